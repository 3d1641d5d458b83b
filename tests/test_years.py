"""Figures side by side in a table of a page: none stands under a head of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.derive import derive
from sitegen.diagnostics import Report
from sitegen.render.fitting import misplaced
from sitegen.render.tables import facts, years
from tests.derive.norland import norland, stated

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.site import Site

FIGURES = (
    stated("now", "trade", "2024", "57.0 EUR bn", growth="60.0 % on 2020"),
    stated("again", "trade", "2024", "57.0 EUR bn", growth="60.0 % on 2020"),
    stated("steady", "trade", "2023", "50.0 EUR bn", adjustment="seasonal"),
    stated("steady-now", "imports", "2024", "27.0 EUR bn", adjustment="seasonal"),
    stated("sold", "exports", "2024", "30.0 EUR bn", growth="20.0 %"),
    stated("sold-before", "exports", "2023", "25.0 EUR bn"),
    stated("first", "imports", "2023-Q1", growth="3.0 % on 2022-Q1"),
    stated("first-again", "imports", "2023-Q1", growth="3.0 % on 2022-Q1"),
    stated("gap", "balance", "2024", "3.0 EUR bn", change="-2.0 EUR bn"),
    stated("gap-before", "balance", "2023", "5.0 EUR bn"),
    stated("plan", "imports", "2024", "30.0 EUR bn", nature="target"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a sheet with figures on several terms."""
    folder: Path = tmp_path_factory.mktemp("norland")
    return derive(norland(folder, *FIGURES), Report())


def test_a_year_stands_beside_one_on_its_terms(site: Site) -> None:
    """Neither an adjusted level nor a growth over four years is told as the last."""
    now, sold = (site.figures[name] for name in ("now", "sold"))

    first, second = years([now, sold], site, facts(site))

    assert (None, None) == (first.before, first.change)
    assert second.before is site.figures["sold-before"]
    assert second.change is site.figures["sold.growth"]


def test_what_has_no_growth_changed_by_an_amount(site: Site) -> None:
    """A balance, which goes through zero, is told with the amount of its change."""
    (gap,) = years([site.figures["gap"]], site, facts(site))

    assert gap.before is site.figures["gap-before"]
    assert gap.change is site.figures["gap.change"]


@pytest.mark.parametrize(
    ("part", "names", "expected"),
    [
        ("years", ("now", "sold"), ""),
        ("years", ("now", "steady"), "'steady' is of 2023, and 'now' of 2024"),
        ("years", ("now", "sold.growth"), "the kind of 'sold.growth' is growth, and"),
        ("years", ("now", "again"), "'again' and 'now' are of the same thing and time"),
        ("years", ("now", "steady-now"), "not on the same terms: adjustment none and"),
        ("years", ("sold", "plan"), "the nature of 'plan' is target, of 'sold' actual"),
        ("growths", ("sold.growth", "first.growth"), ""),
        ("growths", ("now.growth",), "'now.growth' is on 2020, and not on the year"),
        ("growths", ("sold",), "the kind of 'sold' is level, and that of 'growths'"),
        ("growths", ("first.growth", "first-again.growth"), "of the same thing and"),
    ],
)
def test_a_table_takes_what_its_heads_say(
    site: Site, part: str, names: tuple[str, ...], expected: str
) -> None:
    """A figure of another time, base, kind or terms would be read as one of these."""
    told = [*misplaced(part, [site.figures[name] for name in names])]

    assert bool(expected) == bool(told)
    assert all(expected in each for each in told)
