"""What templates say of a figure, tried on the real ones."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sitegen.check import check
from sitegen.diagnostics import Report
from sitegen.model.figure import Nature
from sitegen.model.identity import Outcome
from sitegen.render.says import Amount, aligned, anchor, formula, verdict
from sitegen.words import NO_BREAK
from tests.support import real_site
from tests.whole import pages


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("trade-2025", ("800.68", "", "billion yuan")),
        ("exports-mobile-phones-2025", ("56.7", "pad-2-1", "billion yuan")),
        ("bonded-zones-2025-02", ("7", "pad-2-2", "zones")),
        ("trade-2025.growth", ("+12%", "pad-1-1", "")),
        ("exports-2025.growth", ("+10.2%", "", "")),
        ("corridor-cargo-2025", ("over 270,000", "pad-2-2", "TEU")),
        ("exports-laptops-2025.rank", ("first", "", "")),
    ],
)
def test_a_value_falls_into_number_and_unit(
    name: str, expected: tuple[str, str, str]
) -> None:
    """What is missing behind the point has room, so that tens stand below tens."""
    figure = real_site().figures[name]
    assert Amount(*expected) == aligned(figure, "en-GB")


def test_doubt_is_told_from_what_is_only_rounded() -> None:
    """Only what is in doubt does not agree; a wide limit and a rounded rate do."""
    identities = check(real_site(), Report()).identities
    (limit,) = (
        each
        for each in identities
        if each.outcome is Outcome.WIDER
        and "exports-mechanical-electrical-2025-q1-q3.share"
        in {figure.id for figure in each.figures}
    )
    assert "agrees, but is far from the limit" == verdict(limit)
    assert "does not agree" == verdict(limit, {limit.figures[0].id})
    assert "agrees, but is far from the limit" == verdict(limit, {limit.figures[1].id})
    broken = replace(limit, outcome=Outcome.BROKEN)
    assert "differs, for a reason" == verdict(broken)
    assert "does not agree" == verdict(broken, {limit.figures[0].id})
    holds = replace(limit, outcome=Outcome.HOLDS)
    assert "agrees" == verdict(holds, {limit.figures[0].id})
    said = {verdict(each) for each in identities if each.outcome is Outcome.WIDER}
    assert "agrees, if rounded to a whole number" in said


def test_each_identity_that_is_explained_has_its_own_anchor() -> None:
    """A card leads to the entry about its number, not to the first of the list."""
    identities = check(real_site(), Report()).identities
    odd = [each for each in identities if each.outcome is not Outcome.HOLDS]
    assert len({anchor(each) for each in odd}) == len(odd) > 1
    first = odd[0]
    other = replace(
        first, figures=(*first.figures, real_site().figures["balance-2025"])
    )
    assert anchor(first) != anchor(other)


def test_an_increase_is_not_told_as_the_amount_it_led_to() -> None:
    """An increase of 558.73 billion yuan would be ten times the true one."""
    site = real_site()
    said = formula(site, site.figures["exports-2025-contribution"], is_short=True)
    assert (
        "the change to 558.73 billion yuan, in per cent of the change to 800.68 "
        "billion yuan; both follow from the growth rates"
    ) == said.replace(NO_BREAK, " ")


def test_averages_of_any_length_can_be_compared() -> None:
    """An amount of another length cannot; that per month is there so that one can."""
    told = pages()
    length = "another length of time"
    assert length in told["figures/trade-eu-2025/index.html"]
    assert length not in told["figures/trade-per-month-eu-2025/index.html"]


def test_targets_stand_among_plans() -> None:
    """A plan is no result, whatever it is about."""
    site = real_site()
    targets = {
        each.id for each in site.figures.values() if each.nature is Nature.TARGET
    }
    planned = {name for name, topic in site.topic_of.items() if topic == "plans"}
    assert targets == planned
    assert len(targets) > 1
