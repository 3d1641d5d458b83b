"""What a formula may take, and what its result then says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.derive import derive
from sitegen.diagnostics import BuildError, Report
from sitegen.model.figure import Subject
from tests.derive.norland import norland, stated

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.figure import Figure

FIGURES = (
    stated("trade", "trade", "2024", "56.7 EUR bn", growth="12.0 %"),
    stated("trade-2023", "trade", "2023", "50.6 EUR bn"),
    stated("trade-h1", "trade", "2024-H1", "26.0 EUR bn"),
    stated("trade-q2", "trade", "2024-Q2", "13.0 EUR bn"),
    stated("trade-abroad", "trade", "2024-H1", "260 USD mn"),
    stated("exports", "exports", "2024", "30.0 EUR bn", growth="9.0 %"),
    stated("imports", "imports", "2024", "26.7 EUR bn"),
    stated(
        *("goods", "exports", "2024", "20.0 EUR bn"),
        product="goods",
        growth="7.0 %",
        share="66.7 % of exports",
    ),
    stated(
        *("boats", "exports", "2024", "8.0 EUR bn"),
        product="boats",
        growth="20.0 % on 2022",
        rank="1 rank of world",
    ),
    stated(
        *("sails", "exports", "2024", "470 EUR mn"),
        product="sails",
        growth="25.0 %",
        equivalent="0.50 USD bn",
    ),
    stated(
        *("fish", "exports", "2024", "5.0 EUR bn"),
        product="fish",
        equivalent="5400 USD mn",
    ),
    stated("south", "exports", "2024", "6.0 EUR bn", partner="south"),
    stated("port", "exports", "2024", "3.0 EUR bn", partner="port"),
    stated("coast", "exports", "2024", "4.0 EUR bn", partner="coast"),
    stated("north", "exports", "2024", "4.5 EUR bn", partner="north"),
    stated(
        "port-boats", "exports", "2024", "1.0 EUR bn", partner="port", product="boats"
    ),
    stated("depots", "depots", "at-2024-12-31", "7 depots"),
    stated("tariff", "tariff", "2024", "12 %"),
    stated("plan", "imports", "2024", "30.0 EUR bn", nature="target", partner="north"),
    stated("guess", "imports", "2024", "30.0 EUR bn", doubtful="yes", product="fish"),
    stated("longer", "exports", "2024", growth="60.0 % on 2020", product="fish"),
    stated("odd", "imports", "2024-Q1", growth="60.0 % on 2020-Q3"),
    stated("at-once", "trade", "2024-05-01", "1.0 EUR bn"),
    stated("firms", "traders", "2024", "400 firms"),
    stated(
        *("goods-2023", "exports", "2023"),
        product="goods",
        share="65.3 % of exports",
    ),
    stated(
        *("goods-of-trade", "exports", "2022"),
        product="goods",
        share="35.0 % of trade",
    ),
)


REST = "remainder-growth exports exports.growth goods goods.growth | product: rest"


def written(recipe: str) -> str:
    """Return ``share a b | product: c`` as it is written in ``derived.yaml``."""
    first, *keys = recipe.split(" | ")
    formula, *names = first.split()
    entries = [f"formula: {formula}", f"of: [{', '.join(names)}]", *keys]
    return f"x: {{{', '.join(entries)}}}\n"


def refusal(folder: Path, recipe: str) -> str:
    """Return what is reported of a recipe."""
    site = norland(folder, *FIGURES, derived=written(recipe))
    with pytest.raises(BuildError) as refused:
        derive(site, Report())
    (found,) = refused.value.report.diagnostics
    assert "content/derived.yaml" == str(found.at.path)
    return f"{found.code}: {found.message}"


def result(folder: Path, recipe: str) -> Figure:
    """Return the figure that a recipe makes."""
    site = norland(folder, *FIGURES, derived=written(recipe))
    return derive(site, Report()).figures["x"]


@pytest.mark.parametrize(
    ("recipe", "code", "words"),
    [
        # How many.
        ("sum trade", "inputs", "takes 2 or more figures"),
        ("share", "inputs", "takes 2 figures"),
        ("share a b c", "figure", ""),
        ("contribution exports exports.growth", "inputs", "takes 4 figures"),
        ("monthly trade trade-2023 | measure: monthly", "inputs", "takes 1 figures"),
        # Of what kind.
        ("growth trade.growth trade-2023", "inputs", "takes a level as its figure 1"),
        ("prior trade goods.share", "inputs", "takes a growth as its figure 2"),
        ("shift goods goods-2023.share", "inputs", "takes a share as its figure 1"),
        ("shift goods.share trade.growth", "inputs", "takes a share as its figure 2"),
        ("shift goods.share goods-of-trade.share", "inputs", "of trade"),
        ("shift goods-2023.share goods.share", "period", "no earlier period"),
        ("part exports goods.growth", "inputs", "takes a share as its figure 2"),
        (
            "converted sails trade | unit: EUR per USD",
            "inputs",
            "takes an equivalent as its figure 2",
        ),
        ("share boats.rank exports", "inputs", "'boats.rank' is a rank"),
        ("yearly-growth trade", "inputs", "takes a growth as its figure 1"),
        # What did not happen, and what is not known to mean what it says.
        ("sum plan exports", "inputs", "'plan' is a target"),
        ("sum guess exports", "doubtful", "'guess' is doubtful"),
        # Mixed currencies.
        (
            "difference trade trade-abroad",
            "unit",
            "is in EUR bn, 'trade-abroad' in USD mn",
        ),
        ("sum sails depots", "unit", "is in EUR bn, 'depots' in depots"),
        (
            "growth trade-abroad trade-2023",
            "unit",
            "is in USD mn, 'trade-2023' in EUR bn",
        ),
        # Unequal periods.
        (
            "sum exports trade-2023 | measure: trade",
            "period",
            "is about 2024, 'trade-2023' about 2023",
        ),
        ("share exports trade-h1", "period", "is about 2024, 'trade-h1' about 2024-H1"),
        ("growth trade trade-h1", "period", "2024-H1 is no earlier period like 2024"),
        ("growth trade-2023 trade", "period", "2024 is no earlier period like 2023"),
        ("difference trade trade-q2", "period", "2024-Q2 does not begin or end 2024"),
        ("difference trade trade-2023", "period", "2023 does not begin or end 2024"),
        (
            "ratio trade trade-2023 | unit: EUR per USD | measure: rate",
            "period",
            "is about 2024, 'trade-2023' about 2023",
        ),
        (
            "monthly at-once | measure: monthly",
            "period",
            "'at-once' belongs to no whole months",
        ),
        (
            "monthly depots | measure: monthly",
            "period",
            "'depots' belongs to no whole months",
        ),
        (
            "yearly-growth odd.growth",
            "period",
            "2024-Q1/2020-Q3, which are not whole years apart",
        ),
        (
            "contribution boats boats.growth exports exports.growth",
            "period",
            "have different bases",
        ),
        # Overlapping parts.
        ("sum goods boats", "overlap", "'goods' and 'boats' overlap"),
        ("sum south north port", "overlap", "'south' and 'port' overlap"),
        ("sum coast north", "overlap", "'coast' and 'north' overlap"),
        ("sum boats south", "overlap", "'boats' and 'south' overlap"),
        ("sum exports trade", "overlap", "'exports' and 'trade' overlap"),
        (
            "balance exports exports | measure: balance",
            "overlap",
            "'exports' and 'exports' overlap",
        ),
        # No part, no rate, no equivalent of it.
        ("share trade exports", "inputs", "'trade' is no part of 'exports'"),
        ("share fish goods", "inputs", "'fish' is no part of 'goods'"),
        ("share south port-boats", "inputs", "'south' is no part of 'port-boats'"),
        ("share trade trade", "inputs", "'trade' is no part of 'trade'"),
        ("difference boats fish", "inputs", "'fish' is no part of 'boats'"),
        *(
            (
                f"{name} trade trade.growth exports exports.growth",
                "inputs",
                "'trade' is no part of 'exports'",
            )
            for name in ("contribution", "contribution-points")
        ),
        (
            "remainder-growth goods goods.growth exports exports.growth",
            "inputs",
            "'exports' is no part of 'goods'",
        ),
        ("growth exports trade-2023", "inputs", "are about different things"),
        (
            "prior trade exports.growth",
            "inputs",
            "'exports.growth' is not the growth rate of 'trade'",
        ),
        (
            "part trade goods.share",
            *(
                "inputs",
                "'goods.share' is a share of exports, not of 'trade'",
            ),
        ),
        (
            "converted goods sails.equivalent | unit: EUR per USD",
            "inputs",
            "is not the equivalent of 'goods'",
        ),
        # A result in a unit, and about something of its own.
        ("ratio exports imports | measure: rate", "unit", "ratio needs the key 'unit'"),
        (
            "share exports trade | unit: times",
            "unit",
            "the unit of a share follows; remove the key 'unit'",
        ),
        (
            "ratio exports imports | unit: times",
            "unit",
            "a ratio has a unit of its own, not 'times'",
        ),
        (
            "ratio sails firms | unit: EUR per EUR | measure: rate",
            "unit",
            "comes to 10^9, and 'EUR per EUR' counts 10^0; name a unit of scale: 9",
        ),
        (
            "ratio firms sails | unit: EUR per EUR | measure: rate",
            "unit",
            "comes to 10^-9, and 'EUR per EUR' counts 10^0; state 'sails' in a unit",
        ),
        (
            "converted fish fish.equivalent | unit: EUR per USD",
            "unit",
            "give both currencies a unit of one scale",
        ),
        (
            "difference trade exports",
            "subject",
            "the result is not what 'trade' is about",
        ),
        ("monthly trade", "subject", "the result is not what 'trade' is about"),
        (
            "sum fish goods | product: goods",
            "subject",
            "the result is not what 'goods' is about",
        ),
        (
            "part exports goods.share",
            "subject",
            "the result is not what 'exports' is about",
        ),
    ],
)
def test_inputs_that_do_not_belong_together_are_refused(
    tmp_path: Path, recipe: str, code: str, words: str
) -> None:
    """Every way in which inputs do not fit a formula has its error, at the recipe."""
    if code == "figure":  # no such figure: `resolve` says so
        with pytest.raises(BuildError, match="figure-unknown"):
            norland(tmp_path, *FIGURES, derived=written(recipe))
        return

    said = refusal(tmp_path, recipe)

    assert f"formula-{code}" == said.partition(":")[0]
    assert words in said


@pytest.mark.parametrize(
    ("recipe", "expected"),
    [
        (
            "sum fish goods | product: rest",
            "level exports rest 2024: 25.0 EUR bn, derived",
        ),
        (
            "difference trade exports | measure: imports",
            "level imports 2024: 26.7 EUR bn, derived",
        ),
        (
            "difference trade trade-h1",
            "level trade 2024-H2: 30.7 EUR bn, derived",
        ),
        (
            "balance exports imports | measure: balance",
            "level balance 2024: 3.3 EUR bn, derived",
        ),
        (
            "share boats goods",
            "share exports boats 2024 of goods: 40 %, derived",
        ),
        (
            "share sails goods",
            "share exports sails 2024 of goods: 2.4 %, derived",
        ),
        (
            "share port-boats boats",
            "share exports port boats 2024 of boats: 13 %, derived",
        ),
        (
            "share exports trade",
            "share exports 2024 of trade: 53 %, derived",
        ),
        (
            "ratio exports imports | measure: rate | unit: EUR per USD",
            "level rate 2024: 1.12 EUR per USD, derived",
        ),
        (
            "growth trade trade-2023",
            "growth trade 2024 on 2023: 12 %, derived",
        ),
        (
            "shift goods.share goods-2023.share",
            "shift exports goods 2024 on 2023 of exports: 1.4 pp, implied",
        ),
        (
            "prior trade trade.growth",
            "level trade 2023: 50.6 EUR bn, implied",
        ),
        (
            "contribution exports exports.growth trade trade.growth",
            "contribution exports 2024 of trade: 41 %, implied",
        ),
        (
            "contribution-points exports exports.growth trade trade.growth",
            "contribution exports 2024 of trade: 4.9 pp, implied",
        ),
        (
            REST,
            "growth exports rest 2024 on 2023: 13 %, implied",
        ),
        (
            "monthly trade-h1 | measure: monthly",
            "level monthly 2024-H1: 4.3 EUR bn, derived",
        ),
        (
            "yearly-growth longer.growth",
            "yearly-growth exports fish 2024 on 2020: 12.5 %, implied",
        ),
        (
            "converted sails sails.equivalent | unit: EUR per USD | measure: rate",
            "level rate sails 2024: 0.94 EUR per USD, derived",
        ),
        (
            "part exports goods.share | product: rest",
            "level exports rest 2024: 20.0 EUR bn, implied",
        ),
    ],
)
def test_each_formula_says_what_its_result_is(
    tmp_path: Path, recipe: str, expected: str
) -> None:
    """A computed figure has a kind, subject, period, base, scope, unit and status."""
    figure = result(tmp_path, recipe)
    subject = figure.subject
    words = [figure.kind.value, subject.measure, subject.partner, subject.product]
    words += [str(figure.period)]
    words += [f"on {figure.base}"] if figure.base else []
    words += [f"of {figure.scope}"] if figure.scope else []
    value = f"{figure.quantity.plain} {figure.quantity.unit.id}"

    said = f"{' '.join(word for word in words if word)}: {value}, {figure.status}"

    assert expected == said


def test_another_measure_keeps_partner_and_product(tmp_path: Path) -> None:
    """A balance with a partner is of that partner; `none` drops what it is of."""
    site = norland(
        tmp_path,
        stated("sold", "exports", "2024", "5 EUR bn", partner="south", product="boats"),
        stated("bought", "imports", "2024", "3 EUR bn", partner="south"),
        derived=(
            "kept: {formula: balance, of: [sold, bought], measure: balance}\n"
            "dropped: {formula: balance, of: [sold, bought], measure: balance,"
            " product: none}\n"
        ),
    )

    figures = derive(site, Report()).figures

    about = Subject(measure="balance", partner="south", product="boats")
    assert about == figures["kept"].subject
    assert replace(about, product="") == figures["dropped"].subject


def test_what_is_stated_twice_beside_a_level_has_two_ids(tmp_path: Path) -> None:
    """A scope tells shifts and contributions apart, then a base, then the unit."""
    shifts = ("exports", "trade", "trade, base: 2020")
    made = [f"{{value: 1 pp, scope: {each}, printed: {{1: a}}}}" for each in shifts]
    parts = ("1 pp, scope: world", "1 %, scope: trade", "1 pp, scope: trade")
    more = [f"{{value: {each}, printed: {{1: a}}}}" for each in parts]
    entry = (
        "  e: {measure: exports, product: goods, period: 2024, "
        f"shift: [{', '.join(made)}], contribution: [{', '.join(more)}]}}\n"
    )

    found = {each for each in norland(tmp_path, entry).figures if each.startswith("e")}

    assert found == {
        *("e.shift", "e.shift-trade", "e.shift-trade-2020"),
        *("e.contribution", "e.contribution-trade", "e.contribution-trade-points"),
    }


def test_the_shift_of_computed_shares_is_no_rounder_than_their_levels(
    tmp_path: Path,
) -> None:
    """It rests on what is printed, is derived, and falls where the share fell."""
    site = norland(
        tmp_path,
        stated("exports", "exports", "2024", "30.0 EUR bn"),
        stated("trade", "trade", "2024", "60.0 EUR bn"),
        stated("exports-2023", "exports", "2023", "30.0 EUR bn"),
        stated("trade-2023", "trade", "2023", "50.0 EUR bn"),
        derived="now: {formula: share, of: [exports, trade]}\n"
        "before: {formula: share, of: [exports-2023, trade-2023]}\n"
        "x: {formula: shift, of: [now, before]}\n",
    )

    found = derive(site, Report()).figures["x"]

    assert "-10 pp" == f"{found.quantity.plain} {found.quantity.unit.id}"
    assert "derived" == found.status
    assert ("2024", "2023", "trade") == (
        str(found.period),
        str(found.base),
        found.scope,
    )
