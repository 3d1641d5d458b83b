"""Recipes become figures, in whatever order they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.derive import derive
from sitegen.diagnostics import BuildError, Report
from tests.derive.norland import norland, real, stated
from tests.support import faults

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

TRADE = (
    stated("trade-2024", "trade", "2024", "56.7 EUR bn", growth="12.0 %"),
    stated("exports-2024", "exports", "2024", "30.0 EUR bn"),
    stated("exports-h1", "exports", "2024-H1", "14.0 EUR bn"),
    stated("plan", "trade", "2025", "60.0 EUR bn", nature="target"),
)
CHAIN = """\
monthly: {formula: monthly, of: [imports-2024], measure: monthly}
imports-2024: {formula: difference, of: [trade-2024, exports-2024], measure: imports}
balance: {formula: balance, of: [exports-2024, imports-2024], measure: balance}
trade-2023: {formula: prior, of: [trade-2024, trade-2024.growth]}
growth: {formula: growth, of: [trade-2024, trade-2023], note: A note.}
"""


def refusals(folder: Path, derived: str) -> list[str]:
    """Return what is reported of recipes, without what could be done about it."""
    with pytest.raises(BuildError) as refused:
        derive(norland(folder, *TRADE, derived=derived), Report())
    told = (each.partition(";")[0] for each in faults(refused.value))
    return [each.removeprefix("content/derived.yaml:") for each in told]


def test_figures_feed_one_another(tmp_path: Path) -> None:
    """A computed figure is the input of others; what went through a rate is implied."""
    site = derive(norland(tmp_path, *TRADE, derived=CHAIN), Report())

    assert [
        "monthly 2.2 derived",
        "imports-2024 26.7 derived",
        "balance 3.3 derived",
        "trade-2023 50.6 implied",
        "growth 12.0 implied",
    ] == [
        f"{each.id} {each.quantity.plain} {each.status}"
        for each in site.figures.values()
        if each.derivation
    ]
    assert () == site.recipes
    assert set(site.figures) == set(site.topic_of)


def test_a_computed_figure_knows_its_recipe(tmp_path: Path) -> None:
    """It has a formula, inputs, a note and places in the file, and no article."""
    site = derive(norland(tmp_path, *TRADE, derived=CHAIN), Report())

    growth = site.figures["growth"]

    assert growth.derivation
    assert ("growth", ("trade-2024", "trade-2023")) == (
        growth.derivation.formula.value,
        growth.derivation.inputs,
    )
    assert ("A note.", "", ()) == (growth.note, growth.source, growth.places)
    assert ["5:1", "5:31", "5:63"] == [
        f"{at.line}:{at.column}" for at in (growth.at, growth.value_at, growth.note_at)
    ]


@settings(deadline=None, max_examples=15)
@given(st.randoms(use_true_random=False))
def test_the_order_of_recipes_does_not_matter(random: Random) -> None:
    """Recipes in any order give the same figures, in the order of the file."""
    site = real()
    shuffled = random.sample(site.recipes, len(site.recipes))

    found = derive(replace(site, recipes=tuple(shuffled)), Report())

    assert derive(site, Report()).figures == found.figures
    names = [each.id for each in shuffled]
    assert names == [name for name in found.figures if name not in site.figures]


def test_circles_are_broken_by_nobody(tmp_path: Path) -> None:
    """Each recipe of a circle is told; what only waits for one is not."""
    assert [
        (
            "1:28: error[formula-circular] 'one' is computed from "
            "'two', 'trade-2024', which leads back to it"
        ),
        (
            "2:28: error[formula-circular] 'two' is computed from "
            "'three', 'trade-2024', which leads back to it"
        ),
        (
            "3:30: error[formula-circular] 'three' is computed from "
            "'one', 'trade-2024', which leads back to it"
        ),
        (
            "5:26: error[formula-circular] 'self' is computed from "
            "'self', which leads back to it"
        ),
    ] == refusals(
        tmp_path,
        """\
one: {formula: growth, of: [two, trade-2024]}
two: {formula: growth, of: [three, trade-2024]}
three: {formula: growth, of: [one, trade-2024]}
waits: {formula: growth, of: [one, trade-2024]}
self: {formula: sum, of: [self]}
""",
    )


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """One run tells every fault, and nothing of what only follows from another."""
    assert [
        (
            "1:25: error[formula-overlap] 'trade-2024' and "
            "'exports-2024' overlap and are never added up"
        ),
        "3:29: error[formula-inputs] 'plan' is a target",
        (
            "4:29: error[formula-circular] 'self' is computed from "
            "'self', which leads back to it"
        ),
    ] == refusals(
        tmp_path,
        """\
sum: {formula: sum, of: [trade-2024, exports-2024]}
after: {formula: growth, of: [sum, trade-2024]}
share: {formula: share, of: [exports-2024, plan]}
self: {formula: growth, of: [self]}
""",
    )


def test_inputs_that_do_not_exist_are_told_before(tmp_path: Path) -> None:
    """A name that leads nowhere is a fault of the reference, with a suggestion."""
    with pytest.raises(BuildError) as refused:
        norland(
            tmp_path, *TRADE, derived="x: {formula: share, of: [export-2024, nobody]}\n"
        )

    assert [
        (
            "1:25: error[figure-unknown] unknown figure "
            "'export-2024'; did you mean 'exports-2024'?"
        ),
        (
            "1:25: error[figure-unknown] unknown figure 'nobody'; if renamed "
            "or removed, correct this too: `sitegen figures` lists all"
        ),
    ] == [each.removeprefix("content/derived.yaml:") for each in faults(refused.value)]


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        (
            "x: {formula: share, of: [tea, zero], product: boats}\n",
            (
                "it divides by an interval that contains zero "
                "(tea 0.5 to 1.5, zero 0 to 0.5)"
            ),
        ),
        (
            "x: {formula: share, of: [tea, over]}\n",
            (
                "an input is only a bound, so that the result has no interval "
                "(tea 0.5 to 1.5, over 20 to \u221e)"
            ),
        ),
        (
            "x: {formula: share, of: [tea, nearly]}\n",
            (
                "an input is only a bound, so that the result has no interval "
                "(tea 0.5 to 1.5, nearly -\u221e to 20)"
            ),
        ),
        (
            "x: {formula: share, of: [tea, little]}\n",
            "the part is larger than its whole (tea 0.5 to 1.5, little 0.35 to 0.45)",
        ),
    ],
)
def test_what_has_no_value_is_told_with_its_intervals(
    tmp_path: Path, derived: str, expected: str
) -> None:
    """A reader of the diagnostic sees by how much the inputs miss."""
    site = norland(
        tmp_path,
        stated("tea", "exports", "2024", "1 EUR bn", product="boats"),
        stated("zero", "exports", "2024", "0 EUR bn"),
        others=(
            stated("over", "exports", "2024", "over 20 EUR bn"),
            stated("nearly", "exports", "2024", "nearly 20 EUR bn"),
            stated("little", "exports", "2024", "0.4 EUR bn"),
        ),
        derived=derived,
    )

    with pytest.raises(BuildError) as refused:
        derive(site, Report())

    (found,) = refused.value.report.diagnostics
    assert f"share cannot be computed: {expected}; leave it out" == found.message
    assert "formula-undefined" == found.code


def test_what_is_only_bounded_feeds_others(tmp_path: Path) -> None:
    """A lower limit is computed from one, and is known to what is computed from it."""
    bound = stated("exports-2024", "exports", "2024", "over 30.0 EUR bn")
    derived = """\
monthly: {formula: monthly, of: [exports-2024], measure: monthly}
"""
    site = derive(norland(tmp_path, bound, derived=derived), Report())

    assert ("2.5", "over") == (
        site.figures["monthly"].quantity.plain,
        site.figures["monthly"].quantity.qualifier,
    )
