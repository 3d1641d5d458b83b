"""What is said where a phrase can be read in two ways, or holds a word not known."""

from __future__ import annotations

import re

import pytest

from sitegen.model.figure import Kind
from sitegen.printed.evidence import complaint_in
from sitegen.printed.passage import Passage
from tests.printed.test_corpora import Line, reason
from tests.printed.words import BALANCE, units
from tests.support import figure


def told(kind: Kind, value: str, phrase: str, language: str = "en") -> str:
    """Return why a phrase does not bear a value out."""
    return reason(Line("", kind, value, phrase), language)


@pytest.mark.parametrize("value", ["5 %", "-5 %"])
@pytest.mark.parametrize(
    ("phrase", "language"),
    [
        ("5 percent was the fall", "en"),
        ("exports fell 6 percent, after <5 percent> in May", "en"),
        ("5 Prozent betrug der Rückgang", "de"),
    ],
)
def test_two_readings_are_both_shown(value: str, phrase: str, language: str) -> None:
    """Neither sign is demanded: both are named, and the words asked for."""
    found = told(Kind.GROWTH, value, phrase, language)

    assert "leaves two readings, 5 and -5" in found
    assert "mark with < and >" in found


def test_marks_decide_between_two_readings() -> None:
    """The words that are marked govern the number, and no others."""
    phrase = "exports eased, and were <5 percent higher> than in the year before"

    assert "" == told(Kind.GROWTH, "5 %", phrase)
    assert "" != told(Kind.GROWTH, "-5 %", phrase)


@pytest.mark.parametrize(
    ("value", "phrase", "language"),
    [
        ("4.9 to 5.2 EUR bn", "€4.9 to €5.2 billion", "en"),
        ("4.9 to 5.2 USD bn", "between US$4.9 and US$5.2 billion", "en"),
        ("4.9 to 5.2 USD bn", "US$ 4.9–US$ 5.2 billion", "en"),
        ("4.9 to 5.2 EUR bn", "EUR 4,9 bis EUR 5,2 Milliarden", "de"),
        ("4.9 to 5.2 USD yi", "US$4.9亿至US$5.2亿", "zh"),
    ],
)
def test_a_currency_may_stand_before_both_ends(
    value: str, phrase: str, language: str
) -> None:
    """Each end of a range may say its currency, as long as they say the same one."""
    assert "" == told(Kind.LEVEL, value, phrase, language)
    assert "prints no range" in told(
        Kind.LEVEL, value, re.sub("(?:US)?[$]|€|EUR", "£", phrase, count=1), language
    )


def test_an_earlier_verb_is_marked_by_taking_it_in() -> None:
    """A verb that stands before other numbers governs if the words before hold it."""
    with_verb = "down by 7.2 percent, tonnage by 4.1 percent, cargoes by <3.2 percent>"

    assert "" == told(Kind.GROWTH, "-3.2 %", with_verb)
    assert "prints -3.2, the value is 3.2" in told(Kind.GROWTH, "3.2 %", with_verb)
    assert "no word that is known makes it a fall" in told(
        Kind.GROWTH, "-3.2 %", "cargoes by <3.2 percent>"
    )


def test_a_deficit_without_its_word_is_told() -> None:
    """A negative amount is proved by a word for it, and the known ones are listed."""
    phrase = "the gap in trade was <$1.1 billion>"

    assert "such as 'deficits'" in told(Kind.LEVEL, "-1.1 USD bn", phrase)


def test_an_article_tells_of_an_earlier_verb() -> None:
    """Where only the article holds the verb, a rise is not proved by what is cited."""
    text = "Trade was weak: down by 7.2 percent, tonnage by 4 percent, cargoes by 3.2%."
    at = (text.index("cargoes"), len("cargoes by 3.2%"))

    rise = complaint_in(
        figure("3.2 %", units(), Kind.GROWTH), Passage.within(text, at, "en")
    )

    assert "the words before it make it negative; take them into printed" == rise


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("The trade deficit was 12 million euros.", False),
        ("The deficit with Sundria was 12 million euros.", False),
        ("The surplus was 12 million euros, after a deficit in 2023.", True),
        ("A deficit became a surplus of 12 million euros.", True),
    ],
)
def test_a_deficit_before_the_words_belongs_to_them(
    text: str, *, is_right: bool
) -> None:
    """A balance that the article calls a deficit is not proved as a surplus."""
    stated = figure("12 EUR mn", units(), Kind.LEVEL)
    at = (text.index("12"), len("12 million euros"))

    said = complaint_in(stated, Passage.within(text, at, "en"), measure=BALANCE)

    assert is_right == (not said)
    assert is_right or "make it negative; take them into printed" in said


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("5 to the south", "if it stands by a number before, take that in"),
        ("5 billon euros", "'billon' is not known, but 'billion' and 'billions' are"),
        ("5 tousand euros", "'tousand' is not known, but 'thousand'"),
        ("5 quid", "if 'quid' is a form of it, add that to its nouns"),
    ],
)
def test_a_word_behind_a_number_is_told_with_its_cure(
    phrase: str, expected: str
) -> None:
    """A scale that is like it is named, a noun can be added, and "to" is neither."""
    assert expected in told(Kind.LEVEL, "5 EUR bn", phrase)


@pytest.mark.parametrize(
    ("kind", "value", "phrase", "known"),
    [
        (Kind.GROWTH, "5 %", "exports plumetted 5 percent", "'plummets'"),
        (Kind.GROWTH, "-5 %", "exports plumeted 5 percent", "'plummets'"),
        (Kind.LEVEL, "5 EUR bn", "5 billon euros", "'billion'"),
        (Kind.RANK, "3 rank", "somewhere near the top three", "'ranked third'"),
    ],
)
def test_words_that_are_known_are_listed(
    kind: Kind, value: str, phrase: str, known: str
) -> None:
    """Near a word that is not known, those that are and are like it are named."""
    assert known in told(kind, value, phrase)
