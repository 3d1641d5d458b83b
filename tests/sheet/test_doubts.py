"""What is in doubt, and what is only easily misread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.check import check
from sitegen.derive import derive
from sitegen.diagnostics import Report
from sitegen.model.identity import Contradiction
from tests.derive.norland import real
from tests.support import HERE

if TYPE_CHECKING:
    from sitegen.model.site import Site


@pytest.fixture(scope="module")
def site() -> Site:
    """Return this project, computed and checked."""
    return check(derive(real(), Report()), Report())


def doubting(site: Site, *figures: str, is_doubt: bool) -> Site:
    """Return a site with one note of some figures, and nothing else in doubt."""
    note = Contradiction(
        id="note",
        title="A note",
        figures=figures,
        words="Said in two ways.",
        is_doubt=is_doubt,
        readings=("One.", "Another.") if is_doubt else (),
        at=HERE,
        title_at=HERE,
        words_at=HERE,
    )
    sure = {
        name: replace(each, is_doubtful=False) for name, each in site.figures.items()
    }
    return replace(
        site, figures=sure, known=replace(site.known, contradictions=(note,))
    )


def test_a_doubt_goes_through_formulas(site: Site) -> None:
    """What is computed through a figure in doubt is in doubt, at any distance."""
    found = doubting(site, "trade-2024", is_doubt=True).disputed

    direct = {"trade-2024", "trade-2025-growth", "imports-2024"}
    assert direct | {"balance-2024", "imports-2025-growth"} <= found
    assert not found & {"trade-2025", "exports-2025", "imports-2025", "exports-2024"}


def test_what_is_easily_misread_has_no_star(site: Site) -> None:
    """A quiet note leaves its figures without a star, and what follows from them."""
    assert frozenset() == doubting(site, "trade-2024", is_doubt=False).disputed


def test_what_is_explained_has_no_star(site: Site) -> None:
    """An identity that does not hold, and is explained, puts nothing in doubt."""
    explained = {
        figure.id
        for each in site.identities
        if each.explanation and not any(one.is_doubtful for one in each.figures)
        for figure in each.figures
    }

    assert {"trade-2025.growth", "trade-2024.equivalent"} <= explained
    assert not explained & site.disputed


def test_each_star_has_its_readings(site: Site) -> None:
    """A figure with a star is doubtful or rests on it; a note tells its readings."""
    doubts = [each for each in site.known.contradictions if each.is_doubt]
    told = {name for each in doubts for name in each.figures}
    stars = site.disputed

    assert stars
    assert stars == {name for name in site.figures if site.rests_on(name, told)}
    assert all(len({*each.readings}) >= 2 for each in doubts)
    assert {each.id for each in site.figures.values() if each.is_doubtful} <= told


def test_nothing_is_checked_through_a_growth_in_doubt(site: Site) -> None:
    """No arithmetic of the checks uses a growth rate that depends on a reading."""
    used = {
        figure.id
        for each in site.identities
        for figure in each.figures
        if figure.is_doubtful and figure.id.endswith(".growth")
    }

    assert set() == used
