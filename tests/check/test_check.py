"""Checks as an editor meets them: acknowledgements, new articles, the real content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.check import check, found, plain
from sitegen.derive import derive
from sitegen.diagnostics import BuildError, Report
from sitegen.model.identity import Identity, Outcome, told
from tests.derive.norland import norland, real, stated
from tests.support import codes, faults

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.site import Site
TRADE = stated("trade", "trade", "2024", "56.7 EUR bn", growth="12.0 %")
EXPORTS = stated("exports", "exports", "2024", "30.0 EUR bn")
IMPORTS = stated("imports", "imports", "2024", "26.9 EUR bn")
BROKEN = "sum trade (56.7 EUR bn) exports (30.0 EUR bn) imports (26.9 EUR bn)"


def refusals(site: Site) -> list[str]:
    """Return what a check reports."""
    with pytest.raises(BuildError) as refused:
        check(site, Report())
    return faults(refused.value)


def identities(site: Site) -> list[Identity]:
    """Return every identity that a site has, whatever its outcome."""
    return [*found(site)]


def test_an_explanation_reaches_the_identity(tmp_path: Path) -> None:
    """What is broken is accepted with words, which the identity then carries."""
    known = f"acknowledged:\n  {BROKEN}: Said in two sentences.\n"
    site = norland(tmp_path, TRADE, EXPORTS, IMPORTS, known=known)

    found = {each.id: each for each in check(site, Report()).identities}

    assert Outcome.BROKEN is found[BROKEN].outcome
    assert "Said in two sentences." == found[BROKEN].explanation
    assert "content/identities.yaml:2:72" == str(found[BROKEN].explained_at)
    assert {""} == {each.explanation for each in found.values() if each.id != BROKEN}


def test_an_explanation_lapses_with_its_values(tmp_path: Path) -> None:
    """When a figure changes, the explanation of its old value is none any more."""
    known = f"acknowledged:\n  {BROKEN}: Said in two sentences.\n"
    imports = IMPORTS.replace("26.9", "26.4")
    changed = BROKEN.replace("26.9", "26.4")

    said = refusals(norland(tmp_path, TRADE, EXPORTS, imports, known=known))

    assert [
        (
            "content/identities.yaml:2:72: error[identity-unknown] no identity "
            f"'{BROKEN}' is checked; did you mean '{changed}'?"
        ),
        (
            "content/sources/gazette.yaml:8:48: error[identity-broken] exports (30.0 "
            "EUR bn) plus imports (26.4 EUR bn) make 56.300 to 56.500 billion euros; "
            "trade (56.7 EUR bn) is stated; correct a figure, or explain it"
        ),
    ] == said


def test_what_is_not_checked_cannot_be_acknowledged(tmp_path: Path) -> None:
    """A name that leads to no identity is a fault, with a suggestion."""
    known = f"acknowledged:\n  {BROKEN}: x\n  sum of nothing: y\n"
    said = refusals(norland(tmp_path, TRADE, EXPORTS, IMPORTS, known=known))

    assert [
        (
            "content/identities.yaml:3:19: error[identity-unknown] no identity 'sum of "
            "nothing' is checked"
        )
    ] == [each.partition(";")[0] for each in said]


def test_what_holds_is_not_to_be_acknowledged(tmp_path: Path) -> None:
    """An explanation that is no longer needed is a fault."""
    known = (
        f"acknowledged:\n  {BROKEN}: x\n  part exports (30.0 EUR bn) trade (56.7 EUR "
        "bn): y\n"
    )
    said = refusals(norland(tmp_path, TRADE, EXPORTS, IMPORTS, known=known))

    assert [
        (
            "content/identities.yaml:3:51: error[acknowledgement-unneeded] 'part "
            "exports (30.0 EUR bn) trade (56.7 EUR bn)' holds, so that nothing is to "
            "be acknowledged; remove it"
        )
    ] == said


@pytest.mark.parametrize("words", ["", '""', "' '"])
def test_an_acknowledgement_needs_words(tmp_path: Path, words: str) -> None:
    """Nothing is accepted without an explanation that readers see."""
    known = f"acknowledged:\n  {BROKEN}: {words}\n"

    with pytest.raises(BuildError) as refused:
        norland(tmp_path, TRADE, EXPORTS, IMPORTS, known=known)

    assert ["value-missing"] == codes(refused.value.report)


def test_every_reported_number_of_an_identity_is_a_figure() -> None:
    """The words of an identity name each of its figures, so that none is plain text."""
    site = check(derive(real(), Report()), Report())

    for identity in site.identities:
        shown = plain(identity.words)
        assert [] == [each.id for each in identity.figures if told(each) not in shown]


@pytest.mark.parametrize(
    ("figures", "rules"),
    [
        # Levels in two currencies are not compared.
        (
            (
                stated("trade", "trade", "2024", "56.7 EUR bn"),
                stated("exports", "exports", "2024", "300.0 USD mn"),
                stated("imports", "imports", "2024", "26.7 EUR bn"),
                stated("h1", "trade", "2024-H1", "270.0 USD mn"),
            ),
            ["part imports"],
        ),
        (
            (
                stated(
                    *("trade", "trade", "2024", "56.7 EUR bn"), growth="12.0 % on 2023"
                ),
                stated("trade-2023", "trade", "2023", "506.0 USD mn"),
            ),
            [],
        ),
        # A rate has no parts, and an instant no shorter periods.
        (
            (
                stated("tariff", "tariff", "2024", "5 %"),
                stated("tariff-fish", "tariff", "2024", "9 %", product="fish"),
                stated("tariff-h1", "tariff", "2024-H1", "9 %"),
            ),
            [],
        ),
        (
            (
                stated("depots", "depots", "at-2024-12-31", "7 depots"),
                stated("depots-before", "depots", "at-2023-12-31", "9 depots"),
                stated("new", "new-depots", "2024", "2 depots"),
            ),
            ["part new"],
        ),
        # Those who traded in two quarters may be the same.
        (
            (
                stated("firms", "traders", "2024", "90 firms"),
                stated("firms-h1", "traders", "2024-H1", "60 firms"),
                stated("firms-h2", "traders", "2024-H2", "60 firms"),
            ),
            ["span firms-h1", "span firms-h2"],
        ),
        # What overlaps is not added up.
        (
            (
                stated("trade", "trade", "2024", "56.7 EUR bn"),
                stated("south", "trade", "2024", "30.0 EUR bn", partner="south"),
                stated("coast", "trade", "2024", "30.0 EUR bn", partner="coast"),
                stated("port", "trade", "2024", "29.0 EUR bn", partner="port"),
            ),
            ["part south", "part coast", "part port", "part port"],
        ),
        # Ranks among provinces are no order of products, and records none of partners.
        (
            (
                stated(
                    *("boats", "exports", "2024", "1.0 EUR bn"),
                    product="boats",
                    rank="1 rank of world",
                ),
                stated(
                    *("fish", "exports", "2024", "2.0 EUR bn"),
                    product="fish",
                    rank="2 rank of world",
                ),
            ),
            [],
        ),
        (
            (
                stated(
                    *("boats", "exports", "2024", "2.0 EUR bn"),
                    product="boats",
                    rank="1 rank of exports",
                ),
                stated(
                    *("fish", "exports", "2024", "1.0 EUR bn"),
                    product="fish",
                    rank="2 rank of exports",
                ),
            ),
            ["rank boats.rank"],
        ),
        (
            (
                stated(
                    "s", "trade", "2024", partner="south", rank="1 rank of partners"
                ),
                stated(
                    "n", "trade", "2024", partner="north", rank="2 rank of partners"
                ),
            ),
            [],
        ),
        (
            (
                stated(
                    *("trade", "trade", "2024", "56.7 EUR bn"),
                    growth="12.0 % on 2020",
                    difference="2.0 pp of exports",
                ),
                stated(*("exports", "exports", "2024", "30.0 EUR bn"), growth="10.0 %"),
            ),
            ["part exports"],
        ),
        # A target is no fact, and a growth on another base no growth of the sum.
        (
            (
                stated("plan", "trade", "2024", "10.0 EUR bn", nature="target"),
                stated("exports", "exports", "2024", "30.0 EUR bn"),
            ),
            [],
        ),
        (
            (
                stated("trade", "trade", "2024", "56.7 EUR bn", growth="12.0 %"),
                stated(
                    *("exports", "exports", "2024", "30.0 EUR bn"),
                    growth="90.0 % on 2020",
                ),
                stated("imports", "imports", "2024", "26.7 EUR bn", growth="1.0 %"),
            ),
            ["sum trade", "part exports", "part imports", "part before imports"],
        ),
        # What is only a bound has no sum, no share, no growth and no level before.
        (
            (
                stated("trade", "trade", "2024", "56.7 EUR bn", growth="12.0 %"),
                stated(
                    *("exports", "exports", "2024", "over 20 EUR bn"),
                    growth="10.0 %",
                    contribution="30.0 % of trade",
                    share="40.0 % of trade",
                ),
                stated("imports", "imports", "2024", "26.7 EUR bn", growth="9.0 %"),
                stated("h1", "trade", "2024-H1", "over 10 EUR bn", growth="5.0 %"),
                stated("h2", "trade", "2024-H2", "20.0 EUR bn"),
            ),
            [
                "part exports",
                "part imports",
                "part before imports",
                "span h1",
                "span h2",
            ],
        ),
        (
            (
                stated("trade", "trade", "2024", "56.7 EUR bn", growth="12.0 %"),
                stated("south", "trade", "2024", "over 9 EUR bn", partner="south"),
                stated("north", "trade", "2024", "5.0 EUR bn", partner="north"),
                stated(
                    "south-growth", "trade", "2024", partner="south", growth="1.0 %"
                ),
                stated(
                    "north-growth", "trade", "2024", partner="north", growth="1.0 %"
                ),
            ),
            ["part south", "part north", "part before north", "parts south"],
        ),
        (
            (
                stated("one", "trade", "2024", "over 50 EUR bn", equivalent="9 USD bn"),
                stated("two", "trade", "2022", "50.0 EUR bn", equivalent="9 USD bn"),
                stated("old", "trade", "2021", "50.0 EUR bn", equivalent="9 USD mn"),
            ),
            [],
        ),
        (
            (
                stated(
                    *("trade", "trade", "2024", "56.7 EUR bn"),
                    growth="12.0 %",
                    rank="1 rank of world",
                    difference="over 1 pp of exports",
                ),
                stated(
                    *("exports", "exports", "2024", "30.0 EUR bn"),
                    growth="over 10 %",
                    contribution="30.0 % of trade",
                ),
                stated("trade-2023", "trade", "2023", "over 50 EUR bn"),
            ),
            ["part exports"],
        ),
        # A bound limits, and bears nothing out.
        (
            (
                stated("trade", "trade", "2024", "over 50 EUR bn"),
                stated("exports", "exports", "2024", "30.0 EUR bn"),
                stated("imports", "imports", "2024", "26.7 EUR bn"),
            ),
            ["sum trade", "part exports", "part imports"],
        ),
    ],
)
def test_what_cannot_be_compared_is_not(
    tmp_path: Path, figures: tuple[str, ...], rules: list[str]
) -> None:
    """Figures that only look alike stand in no identity, so that no alarm is false."""
    found = identities(norland(tmp_path, *figures))

    assert rules == [f"{each.rule} {each.figures[0].id}" for each in found]
    assert {Outcome.HOLDS, Outcome.WIDER} >= {each.outcome for each in found}


def test_two_articles_without_a_date_do_not_speak_of_one_time(tmp_path: Path) -> None:
    """Currently is not the same for two articles, though it is for one."""
    one = stated("one", "depots", "at-undated", "7 depots")
    two = stated("two", "depots", "at-undated", "9 depots")

    apart = identities(norland(tmp_path / "apart", one, others=(two,)))
    together = identities(norland(tmp_path / "together", one, two))

    assert [] == apart
    assert [Outcome.BROKEN] == [each.outcome for each in together]


def test_a_fact_of_two_articles_is_one(tmp_path: Path) -> None:
    """Equal digits are complete, meeting intervals consistent, others in conflict."""
    values = {"56.7": "state the same", "56.72": "can both be true"}
    values["57.1"] = "are in conflict"
    for number, words in values.items():
        other = stated("other", "trade", "2024", f"{number} EUR bn")
        site = norland(tmp_path / number, TRADE, others=(other,))

        (identity,) = identities(site)

        assert f"trade (56.7 EUR bn) and other ({number} EUR bn) {words}" == plain(
            identity.words
        )
        assert (words == "state the same") is identity.is_equality


@pytest.mark.parametrize(
    ("value", "is_equality"),
    [
        ("20.0 %", True),
        ("about 20 %", True),
        ("over 15 %", False),
        ("nearly 25 %", False),
    ],
)
def test_a_bound_bears_nothing_out(
    tmp_path: Path, value: str, *, is_equality: bool
) -> None:
    """What is only over something is limited by its parts, and not borne out."""
    site = norland(
        tmp_path,
        EXPORTS,
        stated(
            *("boats", "exports", "2024", "6.0 EUR bn"),
            product="boats",
            share=f"{value} of exports",
        ),
    )

    (identity,) = [each for each in identities(site) if each.rule == "share"]

    assert is_equality is identity.is_equality


def test_a_share_of_a_term_is_of_that_term(tmp_path: Path) -> None:
    """A share may be measured against a product, a partner or a kind of enterprise."""
    site = norland(
        tmp_path,
        stated("goods", "exports", "2024", "20.0 EUR bn", product="goods"),
        stated(
            *("boats", "exports", "2024", "8.0 EUR bn"),
            product="boats",
            share="40.0 % of exports",
        ),
    )
    share = replace(site.figures["boats.share"], scope="goods")

    found = identities(
        replace(site, figures={**site.figures, "boats.share": share}),
    )

    assert ["share boats.share boats goods", "part boats goods"] == [
        " ".join((each.rule, *(figure.id for figure in each.figures))) for each in found
    ]
