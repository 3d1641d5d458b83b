"""Checks as an editor meets them: acknowledgements, new articles, the real content."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sitegen.check import RULES, check, plain
from sitegen.check.book import Book
from sitegen.derive import derive
from sitegen.diagnostics import BuildError, Report
from sitegen.model.identity import Identity, Outcome, told
from sitegen.project import Project
from sitegen.read import read
from sitegen.resolve import resolve
from tests.derive.norland import norland, real, stated
from tests.support import ROOT, codes, faults

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
    book = Book.of(site)
    return [each for one in RULES for each in one.identities(book)]


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
            "trade (56.7 EUR bn) is stated; correct a figure, or acknowledge "
            f"'{changed}' in content/identities.yaml with an explanation"
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


def test_a_new_article_is_checked_without_a_rule(tmp_path: Path) -> None:
    """
    An article with one wrong digit is refused on the day it is added.

    The project is the real one, the article is made up, nobody wrote a rule for it.
    """
    article = """\
title: Trade in the first half of the year
name: A newcomer
publisher: A newcomer
covers: 2025-H1
url: https://example.org/half
text: half.txt
figures:
  trade-2025-h1:
    measure: trade
    period: 2025-H1
    value: 382.41 CNY bn
    printed: {1: 382.41 billion yuan}
  exports-2025-h1:
    measure: exports
    period: 2025-H1
    value: 264.17 CNY bn
    printed: {1: 264.17 billion yuan}
  imports-2025-h1:
    measure: imports
    period: 2025-H1
    value: 118.24 CNY bn
    printed: {1: 118.24 billion yuan}
"""
    for path in (ROOT / "content").rglob("*.yaml"):
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    page = tmp_path / "content" / "pages" / "index.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: x\ndescription: x\n---\nx\n", encoding="utf-8")
    new = tmp_path / "content" / "sources" / "newcomer.yaml"

    def outcome(text: str) -> list[str]:
        new.write_text(text, encoding="utf-8")
        report = Report()
        site = resolve(read(Project(tmp_path, tmp_path / "site"), report), report)
        try:
            check(derive(site, report), report)
        except BuildError as error:
            return [each.partition(";")[0] for each in faults(error)]
        return []

    assert [] == outcome(article)
    assert [
        (
            "content/sources/newcomer.yaml:11:12: error[identity-broken] "
            "exports-2025-h1 (264.17 CNY bn) plus imports-2025-h1 (118.74 CNY bn) make "
            "382.90 to 382.92 billion yuan"
        )
    ] == outcome(article.replace("118.24", "118.74"))
    # Trade below its two parts in three quarters, and more than the whole year.
    assert [
        (
            "content/sources/newcomer.yaml:11:12: error[identity-broken] "
            "exports-2025-h1 (264.17 CNY bn) plus imports-2025-h1 (118.24 CNY bn) make "
            "382.40 to 382.42 billion yuan"
        ),
        (
            "content/sources/newcomer.yaml:11:12: error[identity-broken] trade-2025-h1 "
            "(882.41 CNY bn) is more than trade-2025 (800.68 CNY bn)"
        ),
        (
            "content/sources/newcomer.yaml:11:12: error[identity-broken] trade-2025-h1 "
            "(882.41 CNY bn) is more than trade-2025-q1-q3 (581.98 CNY bn)"
        ),
    ] == outcome(article.replace("382.41", "882.41"))


def test_the_known_limits_are_all_there_are() -> None:
    """What does not hold in the five articles is what identities.yaml explains."""
    site = check(derive(real(), Report()), Report())

    odd = [each for each in site.identities if each.outcome is not Outcome.HOLDS]

    assert [
        (
            "share exports-mechanical-electrical-2025-q1-q3.share: holds in a wider "
            "reading"
        ),
        "growth trade-2025.growth: holds in a wider reading",
        "conversion trade-2021-h1.equivalent: broken",
    ] == [f"{each.rule} {each.figures[0].id}: {each.outcome}" for each in odd]
    assert {each.id for each in odd} == set(site.known.acknowledged)
    assert all(each.explanation and each.explained_at for each in odd)


def test_the_arithmetic_of_the_articles() -> None:
    """The equalities of the five articles, in the numbers that readers see."""
    site = check(derive(real(), Report()), Report())

    said = [plain(each.words) for each in site.identities if each.is_equality]

    assert [
        (
            "exports-2025-q1-q3 (400.83 CNY bn) plus imports-2025-q1-q3 (181.15 CNY "
            "bn) make 581.97 to 581.99 billion yuan; trade-2025-q1-q3 (581.98 CNY "
            "bn) is stated"
        ),
        (
            "exports-2025-q1-q3 (400.83 CNY bn) grew by exports-2025-q1-q3.growth "
            "(10.6 %), imports-2025-q1-q3 (181.15 CNY bn) by imports-2025-q1-q3.growth "
            "(16.2 %); together they grow by 12.230 to 12.339 %; "
            "trade-2025-q1-q3.growth (12.3 %) is stated"
        ),
        (
            "exports-2021-h1 (232.13 CNY bn) plus imports-2021-h1 (144.47 CNY bn) make "
            "376.59 to 376.61 billion yuan; trade-2021-h1 (376.6 CNY bn) is stated"
        ),
        (
            "exports-2021-h1 (232.13 CNY bn) grew by exports-2021-h1.growth (37.7 %), "
            "imports-2021-h1 (144.47 CNY bn) by imports-2021-h1.growth (37.5 %); "
            "together they grow by 37.565 to 37.681 %; trade-2021-h1.growth (37.6 %) "
            "is stated"
        ),
        (
            "trade-2025 (800.68 CNY bn) against trade-2024 (715.42 CNY bn) is growth "
            "by 11.915 to 11.919 %; trade-2025.growth (12 %) is stated"
        ),
        (
            "trade-private-2021-h1 (162.69 CNY bn) grew by "
            "trade-private-2021-h1.growth (78.8 %); its increase is 69.570 to 69.778 % "
            "of the increase of trade-2021-h1 (376.6 CNY bn), which grew by "
            "trade-2021-h1.growth (37.6 %); "
            "trade-private-2021-h1.contribution (69.7 %) is stated"
        ),
        (
            "trade-2021-h1 (376.6 CNY bn) is stated, and we compute "
            "trade-of-flows-2021-h1 (376.60 CNY bn)"
        ),
    ] == said


def test_every_reported_number_of_an_identity_is_a_figure() -> None:
    """The words of an identity name each of its figures, so that none is plain text."""
    site = check(derive(real(), Report()), Report())

    for identity in site.identities:
        shown = plain(identity.words)
        assert [] == [each.id for each in identity.figures if told(each) not in shown]


LEVELS = ("growth of the sum", "part before", "parts before", "span before")


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
    values = {"56.7": "state the same", "56.72": "agree as far as they go"}
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
