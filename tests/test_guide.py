"""What `sitegen formulas` and `sitegen kinds` list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen import guide
from sitegen.cli import main
from sitegen.derive import derive
from sitegen.diagnostics import Report
from sitegen.model.formula import FORMULAS
from sitegen.plan.kinds import KINDS
from tests.derive.norland import norland, stated

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = (
    stated("trade-2024", "trade", "2024", "100.0 EUR bn", growth="5.0 %"),
    stated(
        *("exports-2024", "exports", "2024", "60.0 EUR bn"),
        growth="8.0 %",
        equivalent="65.0 USD bn",
    ),
    stated("exports-2020", "exports", "2020", "48.0 EUR bn"),
    stated("imports-2024", "imports", "2024", "40.0 EUR bn"),
    stated(
        *("exports-boats-2024", "exports", "2024"),
        product="boats",
        share="20.0 % of exports",
    ),
    stated(
        *("exports-boats-2023", "exports", "2023"),
        product="boats",
        share="18.5 % of exports",
    ),
)
"""What `guide.GIVEN` says of the examples."""


def test_every_example_of_a_formula_gives_what_it_says(tmp_path: Path) -> None:
    """Each formula has an example, which is computed as it is listed."""
    derived = "\n".join(recipe for recipe, _ in guide.RECIPES.values()) + "\n"
    site = derive(norland(tmp_path, *GIVEN, derived=derived), Report(is_strict=True))
    ids = {
        name: recipe.partition(":")[0] for name, (recipe, _) in guide.RECIPES.items()
    }
    found = {name: site.figures[each].quantity for name, each in ids.items()}

    assert set(FORMULAS) == set(guide.RECIPES)
    assert {name: gives for name, (_, gives) in guide.RECIPES.items()} == {
        name: f"{each.plain} {each.unit.id}" for name, each in found.items()
    }


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_chart_says_what_it_draws(kind: str) -> None:
    """Each has a line, and an example with the keys that it needs and no others."""
    lines = guide.example(kind).splitlines()
    keys = {line.partition(":")[0] for line in lines if not line.startswith(" ")}

    assert guide.kinds()[kind].endswith(".")
    assert {"kind", "title", "subtitle", "figures"} | KINDS[kind].needs == keys


@pytest.mark.parametrize(
    ("command", "known"), [("formulas", set(FORMULAS)), ("kinds", set(KINDS))]
)
def test_lists_need_no_project(
    command: str,
    known: set[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are printed wherever one is, quiet or not, each name on a line."""
    monkeypatch.chdir(tmp_path)

    assert 0 == main([command, "--quiet"])
    told = capsys.readouterr().out.splitlines()
    assert {str(each) for each in known} <= set(told)
    assert max(map(len, told)) <= 80
