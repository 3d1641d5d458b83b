"""
Each rule of the checks: what holds, what holds in a wider reading, what is broken.

A case is the figures of an article about Norland, the rule, and its outcome.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.check import RULES, check, plain
from sitegen.check import found as every
from sitegen.check.apart import groups
from sitegen.check.book import Book
from sitegen.diagnostics import BuildError, Report
from sitegen.model.identity import Identity, Outcome
from tests.derive.norland import norland, stated

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.site import Site

TRADE = stated("trade", "trade", "2024", "56.7 EUR bn", growth="12.0 %")
EXPORTS = stated("exports", "exports", "2024", "30.0 EUR bn", growth="10.0 %")
IMPORTS = stated("imports", "imports", "2024", "26.7 EUR bn", growth="14.3 %")
BEFORE = stated("trade-2023", "trade", "2023", "50.6 EUR bn")
BOATS = "boats"


def contributed(name: str, contribution: str) -> str:
    """Return a contribution to trade, by itself."""
    measure = name.partition("-")[0]
    return stated(name, measure, "2024", contribution=f"{contribution} of trade")


def shared(name: str, period: str, **more: str) -> str:
    """Return what share of trade exports are, or by how much that moved."""
    stands = {key: f"{value} of trade" for key, value in more.items()}
    return stated(name, "exports", period, **stands)


POINTS = contributed("exports-points", "5.4 pp")
SHARE = shared("exports-share", "2024", share="52.9 %")
EARLIER = shared("exports-share-2023", "2023", share="51.4 %")


def found(site: Site, rule: str) -> list[Identity]:
    """Return the identities of a rule, whatever their outcome."""
    return [each for each in every(site) if each.rule == rule]


def level(name: str, value: str, period: str = "2024", **more: str) -> str:
    """Return a level of trade, or of what *more* says."""
    return stated(name, more.pop("measure", "trade"), period, value, **more)


CASES: dict[str, dict[Outcome, tuple[str, ...]]] = {
    "sum": {
        Outcome.HOLDS: (TRADE, EXPORTS, IMPORTS),
        Outcome.WIDER: (
            level("trade", "over 56 EUR bn"),
            level("exports", "36.0 EUR bn", measure="exports"),
            level("imports", "26.7 EUR bn", measure="imports"),
        ),
        Outcome.BROKEN: (
            TRADE,
            level("exports", "31.0 EUR bn", measure="exports"),
            IMPORTS,
        ),
    },
    "balance": {
        Outcome.HOLDS: (
            EXPORTS,
            IMPORTS,
            level("balance", "3.3 EUR bn", measure="balance"),
        ),
        Outcome.WIDER: (
            EXPORTS,
            IMPORTS,
            level("balance", "over 2 EUR bn", measure="balance"),
        ),
        Outcome.BROKEN: (
            EXPORTS,
            IMPORTS,
            level("balance", "-3.3 EUR bn", measure="balance"),
        ),
    },
    "growth of the sum": {
        Outcome.HOLDS: (TRADE, EXPORTS, IMPORTS),
        Outcome.WIDER: (
            level("trade", "56.70 EUR bn", growth="12 %"),
            level("exports", "30.00 EUR bn", measure="exports", growth="10.0 %"),
            level("imports", "26.70 EUR bn", measure="imports", growth="14.0 %"),
        ),
        Outcome.BROKEN: (
            level("trade", "56.7 EUR bn", growth="12.9 %"),
            EXPORTS,
            IMPORTS,
        ),
    },
    "share": {
        Outcome.HOLDS: (
            EXPORTS,
            level(
                *("boats", "6.0 EUR bn"),
                measure="exports",
                product=BOATS,
                share="20.0 % of exports",
            ),
        ),
        Outcome.WIDER: (
            EXPORTS,
            level(
                *("boats", "6.1 EUR bn"),
                measure="exports",
                product=BOATS,
                share="20 % of exports",
            ),
        ),
        Outcome.BROKEN: (
            EXPORTS,
            level(
                *("boats", "6.0 EUR bn"),
                measure="exports",
                product=BOATS,
                share="21.0 % of exports",
            ),
        ),
    },
    "growth": {
        Outcome.HOLDS: (TRADE, BEFORE),
        Outcome.WIDER: (
            level("trade", "56.75 EUR bn", growth="12 %"),
            level("trade-2023", "50.50 EUR bn", "2023"),
        ),
        Outcome.BROKEN: (level("trade", "56.7 EUR bn", growth="13.0 %"), BEFORE),
    },
    "change": {
        Outcome.HOLDS: (level("trade", "56.7 EUR bn", change="6.1 EUR bn"), BEFORE),
        Outcome.WIDER: (level("trade", "56.7 EUR bn", change="over 4 EUR bn"), BEFORE),
        Outcome.BROKEN: (level("trade", "56.7 EUR bn", change="7.1 EUR bn"), BEFORE),
    },
    "contribution": {
        Outcome.HOLDS: (
            TRADE,
            level(
                *("exports", "30.0 EUR bn"),
                measure="exports",
                growth="10.0 %",
                contribution="45 % of trade",
            ),
        ),
        Outcome.WIDER: (
            TRADE,
            level(
                *("exports", "30.0 EUR bn"),
                measure="exports",
                growth="10.0 %",
                contribution="over 10 % of trade",
            ),
        ),
        Outcome.BROKEN: (
            TRADE,
            level(
                *("exports", "30.0 EUR bn"),
                measure="exports",
                growth="10.0 %",
                contribution="50.0 % of trade",
            ),
        ),
    },
    "contribution to growth": {
        Outcome.HOLDS: (TRADE, POINTS, contributed("exports-part", "45 %")),
        Outcome.WIDER: (
            TRADE,
            contributed("exports-points", "over 4 pp"),
            contributed("exports-part", "45 %"),
        ),
        Outcome.BROKEN: (TRADE, POINTS, contributed("exports-part", "48.0 %")),
    },
    "sum of contributions": {
        Outcome.HOLDS: (TRADE, POINTS, contributed("imports-points", "6.6 pp")),
        Outcome.WIDER: (
            level("trade", "56.7 EUR bn", growth="12 %"),
            POINTS,
            contributed("imports-points", "6.9 pp"),
        ),
        Outcome.BROKEN: (TRADE, POINTS, contributed("imports-points", "7.6 pp")),
    },
    "shift": {
        Outcome.HOLDS: (
            SHARE,
            EARLIER,
            shared("exports-shift", "2024", shift="1.5 pp"),
        ),
        Outcome.WIDER: (
            SHARE,
            EARLIER,
            shared("exports-shift", "2024", shift="over 0.4 pp"),
        ),
        Outcome.BROKEN: (
            SHARE,
            EARLIER,
            shared("exports-shift", "2024", shift="-1.5 pp"),
        ),
    },
    "difference": {
        Outcome.HOLDS: (
            TRADE,
            level(
                *("exports", "30.0 EUR bn"),
                measure="exports",
                growth="10.0 %",
                difference="-2.0 pp of trade",
            ),
        ),
        Outcome.WIDER: (
            TRADE,
            level(
                *("imports", "26.7 EUR bn"),
                measure="imports",
                growth="14.3 %",
                difference="over 1 pp of trade",
            ),
        ),
        Outcome.BROKEN: (
            TRADE,
            level(
                *("imports", "26.7 EUR bn"),
                measure="imports",
                growth="14.3 %",
                difference="3.3 pp of trade",
            ),
        ),
    },
    "same fact": {
        Outcome.HOLDS: (level("one", "56.7 EUR bn"), level("two", "56.74 EUR bn")),
        Outcome.BROKEN: (level("one", "56.7 EUR bn"), level("two", "56.9 EUR bn")),
    },
    "conversion": {
        Outcome.HOLDS: (
            level("one", "56.7 EUR bn", equivalent="60.0 USD bn"),
            level("two", "28.35 EUR bn", "2023", equivalent="30.0 USD bn"),
        ),
        Outcome.BROKEN: (
            level("one", "56.7 EUR bn", equivalent="60.0 USD bn"),
            level("two", "28.35 EUR bn", "2023", equivalent="33.0 USD bn"),
        ),
    },
    "part": {
        Outcome.HOLDS: (TRADE, EXPORTS),
        Outcome.BROKEN: (TRADE, level("exports", "56.9 EUR bn", measure="exports")),
    },
    "part before": {
        Outcome.HOLDS: (TRADE, EXPORTS),
        Outcome.BROKEN: (
            TRADE,
            level("exports", "54.0 EUR bn", measure="exports", growth="2.0 %"),
        ),
    },
    "parts": {
        Outcome.HOLDS: (
            TRADE,
            level("south", "30.0 EUR bn", partner="south"),
            level("north", "26.0 EUR bn", partner="north"),
        ),
        Outcome.BROKEN: (
            TRADE,
            level("south", "30.0 EUR bn", partner="south"),
            level("north", "27.0 EUR bn", partner="north"),
        ),
    },
    "parts before": {
        Outcome.HOLDS: (
            TRADE,
            level("south", "30.0 EUR bn", partner="south", growth="12.0 %"),
            level("north", "26.0 EUR bn", partner="north", growth="12.0 %"),
        ),
        Outcome.BROKEN: (
            TRADE,
            level("south", "30.0 EUR bn", partner="south", growth="7.0 %"),
            level("north", "26.0 EUR bn", partner="north", growth="12.0 %"),
        ),
    },
    "span": {
        Outcome.HOLDS: (TRADE, level("h1", "27.0 EUR bn", "2024-H1")),
        Outcome.BROKEN: (TRADE, level("h1", "57.0 EUR bn", "2024-H1")),
    },
    "span before": {
        Outcome.HOLDS: (TRADE, level("h1", "27.0 EUR bn", "2024-H1", growth="5.0 %")),
        Outcome.BROKEN: (TRADE, level("h1", "56.0 EUR bn", "2024-H1", growth="5.0 %")),
    },
    "spans": {
        Outcome.HOLDS: (
            TRADE,
            level("h1", "27.0 EUR bn", "2024-H1"),
            level("h2", "29.7 EUR bn", "2024-H2"),
        ),
        Outcome.WIDER: (
            level("trade", "over 50 EUR bn"),
            level("h1", "37.0 EUR bn", "2024-H1"),
            level("h2", "29.7 EUR bn", "2024-H2"),
        ),
        Outcome.BROKEN: (
            TRADE,
            level("h1", "27.0 EUR bn", "2024-H1"),
            level("h2", "28.7 EUR bn", "2024-H2"),
        ),
    },
    "rank": {
        Outcome.HOLDS: (
            level("s", "30.0 EUR bn", partner="south", rank="1 rank of partners"),
            level("n", "20.0 EUR bn", partner="north", rank="2 rank of partners"),
        ),
        Outcome.BROKEN: (
            level("s", "30.0 EUR bn", partner="south", rank="2 rank of partners"),
            level("n", "20.0 EUR bn", partner="north", rank="1 rank of partners"),
        ),
    },
}
every_case = pytest.mark.parametrize(
    ("rule", "outcome"),
    [(rule, outcome) for rule, cases in CASES.items() for outcome in cases],
)


@every_case
def test_a_rule_tells_what_holds(tmp_path: Path, rule: str, outcome: Outcome) -> None:
    """Each rule has figures with which it holds, and such with which it is broken."""
    identities = found(norland(tmp_path, *CASES[rule][outcome]), rule)

    assert [outcome] == [each.outcome for each in identities]


@every_case
def test_what_is_looked_at_apart_never_meets(
    tmp_path: Path, rule: str, outcome: Outcome
) -> None:
    """Figures of measures that lead to each other are looked at together."""
    more = [
        level("other", "5.67 EUR bn", "2022", measure="monthly", equivalent="9 USD bn"),
        level("firms", "20 firms", "2022", measure="traders"),
        level("docks", "40 firms", "2022", measure="depots"),
        stated("of-docks", "traders", "2022", share="50.0 % of depots"),
    ]
    site = norland(tmp_path, *CASES[rule][outcome], *more)
    together = Book.of([*site.figures.values()], site.vocabulary)

    identities = {each.id for one in RULES for each in one.identities(together)}

    assert identities == {each.id for each in every(site)}
    assert "share of-docks.share firms docks" in {
        " ".join((each.rule, *(one.id for one in each.figures))) for each in every(site)
    }
    assert len(groups(site)) > 1


@every_case
def test_only_what_is_broken_is_refused(
    tmp_path: Path, rule: str, outcome: Outcome
) -> None:
    """
    A broken identity is told at the stated figure, with notes at the others.

    What holds in a wider reading passes.
    """
    site = norland(tmp_path, *CASES[rule][outcome])
    report = Report()

    with contextlib.suppress(BuildError):
        check(site, report)

    told = {each.message: each for each in report.diagnostics}
    assert {"identity-broken"} >= {each.code for each in told.values()}
    assert outcome is Outcome.BROKEN or not told
    (identity,) = found(site, rule)
    words = f"{plain(identity.words)}; correct a figure, or explain it"
    assert (outcome is Outcome.BROKEN) == (words in told)
    if outcome is Outcome.BROKEN:
        first, *others = dict.fromkeys(identity.figures)
        assert first.value_at == told[words].at
        *stated, cure = told[words].notes
        assert [(each.value_at, f"{each.id} is stated here") for each in others] == [
            (note.at, note.message) for note in stated
        ]
        assert "content/identities.yaml" == str(cure.at.path)
        assert cure.message.endswith(f" explain it here under '{identity.id}'")


@every_case
def test_what_is_acknowledged_carries_the_words(
    tmp_path: Path, rule: str, outcome: Outcome
) -> None:
    """
    What is broken passes with an explanation, as does what holds in a wider reading.

    What holds needs none, and says so.
    """
    site = norland(tmp_path, *CASES[rule][outcome])
    (identity,) = found(site, rule)
    broken = [
        each
        for each in every(site)
        if each.outcome is Outcome.BROKEN or each.id == identity.id
    ]
    at = site.settings.at
    known = replace(
        site.known, acknowledged={each.id: (f"Of {each.rule}.", at) for each in broken}
    )
    report = Report()

    try:
        checked = check(replace(site, known=known), report)
    except BuildError:
        assert outcome is Outcome.HOLDS
        assert ["acknowledgement-unneeded"] == [
            each.code for each in report.diagnostics
        ]
        return

    settled = next(each for each in checked.identities if each.id == identity.id)
    assert outcome is not Outcome.HOLDS
    assert (f"Of {rule}.", at) == (settled.explanation, settled.explained_at)


@pytest.mark.parametrize(
    ("contribution", "outcome"),
    [
        ("5.4 pp", Outcome.HOLDS),  # 2.7 more of what was 50.6
        ("over 4 pp", Outcome.WIDER),
        ("4.8 pp", Outcome.BROKEN),  # in per cent of what trade is now
        ("45 pp", Outcome.BROKEN),  # in per cent of its increase
    ],
)
def test_a_contribution_in_points_is_measured_against_what_was_before(
    tmp_path: Path, contribution: str, outcome: Outcome
) -> None:
    """The points by which a part makes its whole grow are no part of its increase."""
    points = contributed("exports-points", contribution)

    identities = found(norland(tmp_path, TRADE, EXPORTS, points), "contribution")

    assert [outcome] == [each.outcome for each in identities]


@pytest.mark.parametrize(
    ("shift", "outcome"), [("1.5 pp", Outcome.HOLDS), ("3.4 pp", Outcome.BROKEN)]
)
def test_a_shift_follows_from_amounts(
    tmp_path: Path, shift: str, outcome: Outcome
) -> None:
    """Where no share is stated, it is the part of its whole, then and now."""
    before = stated("exports-2023", "exports", "2023", "26.0 EUR bn")
    moved = shared("exports-shift", "2024", shift=shift)

    (found_one,) = found(
        norland(tmp_path, TRADE, EXPORTS, BEFORE, before, moved), "shift"
    )

    assert outcome is found_one.outcome
    assert [
        "exports-shift.shift",
        "exports",
        "trade",
        "exports-2023",
        "trade-2023",
    ] == [each.id for each in found_one.figures]


@pytest.mark.parametrize(
    ("shift", "outcome"),
    [("-0.9 pp", Outcome.HOLDS), ("-1 pp", Outcome.HOLDS), ("0.9 pp", Outcome.BROKEN)],
)
def test_a_shift_follows_from_growth(
    tmp_path: Path, shift: str, outcome: Outcome
) -> None:
    """What grew less than the whole has a smaller share of it than before."""
    moved = shared("exports-shift", "2024", shift=shift)

    (found_one,) = found(norland(tmp_path, TRADE, EXPORTS, moved), "shift")

    assert outcome is found_one.outcome


def test_shares_in_two_currencies_say_nothing_of_a_shift(tmp_path: Path) -> None:
    """Euros by dollars make no share, be one stated and the other computed."""
    before = stated("exports-2023", "exports", "2023", "29.0 USD bn")
    moved = shared("exports-shift", "2024", shift="-0.9 pp")

    assert not found(norland(tmp_path, TRADE, EXPORTS, before, moved), "shift")


def test_of_two_shares_the_exact_one_counts(tmp_path: Path) -> None:
    """A bound that is stated before says less of how far the share moved."""
    bound = shared("exports-bound", "2024", share="over 50 %")
    moved = shared("exports-shift", "2024", shift="9 pp")

    (told,) = found(norland(tmp_path, bound, SHARE, EARLIER, moved), "shift")

    assert told.outcome is Outcome.BROKEN


@pytest.mark.parametrize(
    "growth", ["40 % on 2020", "12.0 % on 2022"], ids=["several years", "two years"]
)
def test_a_contribution_is_to_the_growth_of_a_year(tmp_path: Path, growth: str) -> None:
    """It names no base, so that nothing is told of it by growth on another."""
    trade = level("trade", "56.7 EUR bn", growth=growth)
    more = (
        contributed("imports-points", "6.6 pp"),
        contributed("exports-part", "45 %"),
    )
    site = norland(tmp_path, trade, EXPORTS, POINTS, *more)

    rules = ("contribution", "contribution to growth", "sum of contributions")
    assert not [each for rule in rules for each in found(site, rule)]


def test_growth_on_another_year_says_nothing_of_shares(tmp_path: Path) -> None:
    """What a part was before is known of the year with which it compares alone."""
    since = level("exports", "30.0 EUR bn", measure="exports", growth="10.0 % on 2022")
    moved = shared("exports-shift", "2024", shift="-0.9 pp")
    points = contributed("exports-points", "5.4 pp")

    site = norland(tmp_path, TRADE, since, moved, points)

    assert not found(site, "shift")
    assert not found(site, "contribution")


@pytest.mark.parametrize("is_bound", [True, False])
def test_a_bound_bears_nothing_out(tmp_path: Path, *, is_bound: bool) -> None:
    """What is only limited is no equality, by which others could be proved."""
    over = "over " if is_bound else ""
    points = contributed("exports-points", f"{over}5.4 pp")
    moved = shared("exports-shift", "2024", shift=f"{over}1.5 pp")
    share = contributed("exports-part", "45 %")
    site = norland(tmp_path, TRADE, EXPORTS, points, moved, share, SHARE, EARLIER)

    of_points = found(site, "contribution")[:1]
    told = [*of_points, *found(site, "shift"), *found(site, "contribution to growth")]

    assert len(told) == 3
    assert {not is_bound} == {each.is_equality for each in told}


def test_of_several_statements_the_first_counts(tmp_path: Path) -> None:
    """Where a share is stated twice, the first is that of which a shift is told."""
    again = shared("exports-again", "2024", share="52.8 %")
    moved = shared("exports-shift", "2024", shift="1.5 pp")

    (told,) = found(norland(tmp_path, SHARE, again, EARLIER, moved), "shift")

    assert "exports-share.share" == told.figures[1].id


def test_what_is_in_doubt_makes_no_sum(tmp_path: Path) -> None:
    """A contribution that can be read in two ways is held to nothing."""
    doubtful = (
        "  imports-points: {measure: imports, period: 2024, contribution: "
        "{value: 7.6 pp, scope: trade, doubtful: yes, printed: {1: '7.6'}, note: N}}\n"
    )

    assert not found(norland(tmp_path, TRADE, POINTS, doubtful), "sum of contributions")


def test_a_shift_is_of_shares_of_one_whole(tmp_path: Path) -> None:
    """The share of something else says nothing of it."""
    other = stated("exports-other", "exports", "2023", share="51.4 % of world")
    moved = shared("exports-shift", "2024", shift="1.5 pp")

    assert not found(norland(tmp_path, SHARE, other, moved), "shift")


@pytest.mark.parametrize(
    "figures",
    [
        (TRADE, POINTS),  # of imports nothing is known
        (TRADE, POINTS, contributed("imports-part", "55 %")),
        (POINTS, contributed("imports-points", "6.6 pp")),
    ],
)
def test_only_contributions_of_all_parts_make_a_growth(
    tmp_path: Path, figures: tuple[str, ...]
) -> None:
    """Where one is missing, or is no such, nothing is told of their sum."""
    assert not found(norland(tmp_path, *figures), "sum of contributions")


def test_every_rule_has_its_cases(tmp_path: Path) -> None:
    """No rule is without figures that hold and figures that are broken."""
    rules = {
        each.rule
        for cases in CASES.values()
        for number, (outcome, figures) in enumerate(cases.items())
        for each in every(norland(tmp_path / f"{outcome}{number}", *figures))
    }

    assert rules == set(CASES)
    assert all({Outcome.HOLDS, Outcome.BROKEN} <= {*cases} for cases in CASES.values())


def test_every_rule_has_a_name_for_readers() -> None:
    """Readers are told of each rule by a sentence that stands beside it."""
    names = {name for rule in RULES for name in rule.NAMES}

    assert {*CASES, "computed"} == names
