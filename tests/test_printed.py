"""What an article prints, and the values that follow from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.model.figure import Kind
from sitegen.model.place import Place
from sitegen.model.quantity import Unit
from sitegen.printed import evidence
from sitegen.printed.passage import Passage
from tests.support import HERE, figure

if TYPE_CHECKING:
    from sitegen.model.figure import Figure

EUROS = ("euros", "EUR")
DOLLARS = ("US dollars", "USD", "$")
UNITS = {
    unit.id: unit
    for unit in (
        Unit(id="EUR bn", label="", short="", currency="EUR", scale=9, nouns=EUROS),
        Unit(id="EUR mn", label="", short="", currency="EUR", scale=6, nouns=EUROS),
        Unit(id="USD bn", label="", short="", currency="USD", scale=9, nouns=DOLLARS),
        Unit(id="USD mn", label="", short="", currency="USD", scale=6, nouns=DOLLARS),
        Unit(id="%", label="%", short="%", nouns=("%", "per cent")),
        Unit(id="pp", label="", short="pp", nouns=("percentage points",)),
        Unit(id="times", label="", short="", nouns=("times",)),
        Unit(id="rank", label="", short="", nouns=("rank",)),
        Unit(id="zones", label="", short="", nouns=("bonded zones", "zones")),
        Unit(id="firms", label="", short="", nouns=("companies",)),
        Unit(id="years", label="", short="", nouns=("anniversary",)),
        Unit(id="mn cars", label="", short="", scale=6, nouns=("cars",)),
        Unit(id="cars", label="", short="", nouns=("cars",)),
        Unit(id="areas", label="", short="", nouns=("key areas",)),
        Unit(id="nameless", label="", short=""),
    )
}
BOUNDS = {
    "over": "over",
    "above": "over",
    "more than": "over",
    "no less than": "at least",
    "not less than": "at least",
    "surpassed": "over",
    "surpassing": "over",
    "at least": "at least",
    "exceed": "over",
    "exceeds": "over",
    "exceeded": "over",
    "exceeding": "over",
    "nearly": "nearly",
    "almost": "nearly",
    "under": "nearly",
    "below": "nearly",
    "less than": "nearly",
    "no more than": "at most",
    "not more than": "at most",
    "not exceed": "at most",
    "not exceeding": "at most",
    "at most": "at most",
    "up to": "at most",
    "as much as": "at most",
    "about": "about",
    "approximately": "about",
    "around": "about",
    "roughly": "about",
    "some": "about",
    "close to": "about",
}
NUMERALS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
}
LEVEL, GROWTH, SHARE, RANK = Kind.LEVEL, Kind.GROWTH, Kind.SHARE, Kind.RANK


def complaint(stated: Figure, text: str) -> str:
    """Return why a value does not follow from a printed string, or nothing."""
    return evidence.complaint(stated, Place(paragraph=1, printed=text, at=HERE))


def complaint_before(stated: Figure, text: str) -> str:
    """Return what *text*, right before the printed value, does to it."""
    unit = stated.quantity.stated_unit or stated.quantity.unit
    number = f"{stated.quantity.stated.copy_abs():f}"
    value = f"{number}%" if unit.id == "%" else f"{number} million {unit.nouns[0]}"
    whole = f"{text} {value}" if text[-1:].isalnum() else f"{text}{value}"
    at = (len(whole) - len(value), len(value))
    return evidence.complaint_in(stated, Passage.within(whole, at, "en"))


def found(value: str, text: str, kind: Kind = LEVEL) -> str:
    """Return why *value* does not follow from *printed*, or nothing."""
    return complaint(figure(value, UNITS, kind), text)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("470 EUR mn", "470 million euros"),
        ("0.47 EUR bn", "470 million euros"),
        ("376.6 EUR bn", "376.6 billion euros"),
        ("376.6 EUR bn", "376.6 Billion EUROS"),
        ("376.6 EUR bn", "total of 376.6\u00a0billion  euros"),
        ("300 USD mn", "$300 million"),
        ("1.1 USD bn", "$1.1 billion"),
        ("98.18 USD bn", "USD 98.18 billion"),
        ("about 98.18 USD bn", "about USD 98.18 billion"),
        ("about 58.05 USD bn", "approximately 58.05 billion US dollars"),
        ("100 EUR bn", "100 billion euros"),
        ("over 100 EUR bn", "exceeds 100 billion euros"),
        ("over 20 EUR bn", "exceeding 20 billion euros"),
        ("2.073 mn cars", "2.073 million cars"),
        ("95,000 cars", "95,000 cars"),
        ("3,000 cars", "3 thousand cars"),
        ("2 mn cars", "two million cars"),
        ("7 zones", "seven bonded zones"),
        ("7 zones", "Seven zones"),
        ("7 zones", "the city’s seven bonded zones"),
        ("10 years", "10th anniversary"),
        ("2 years", "2nd anniversary"),
        ("over 4,900 firms", "over 4,900 companies"),
        ("at least 4,900 firms", "no less than 4,900 companies"),
        ("nearly 180 firms", "less than 180 companies"),
        ("at most 180 firms", "no more than 180 companies"),
        ("4,739 firms", "4,739 companies"),
        ("3 areas", "three key areas"),
    ],
)
def test_levels_that_follow(value: str, printed: str) -> None:
    """A level follows from its digits, scale, unit and bound, in any spelling."""
    assert "" == found(value, printed)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("12 %", "12%"),
        ("12 %", "12 per cent"),
        ("12.60 %", "12.60%"),
        ("100 %", "100 per cent"),
        ("100 %", "100%"),
        ("37.6 %", "an increase of 37.6%"),
        ("37.6 %", "37.6% over the same period last year"),
        ("1.8 times", "1.8 times"),
        ("over 40 %", "more than 40%"),
        ("at least 10 %", "double-digit growth"),
        ("0 %", "fell by 0%"),
        ("at least 10 %", "Double-Digit Growth"),
        ("12.3 %", "double-digit growth of 12.3%"),
        ("over 0 %", "showing positive growth"),
        ("-3.2 %", "down 3.2%"),
        ("-3.2 %", "fell by 3.2%"),
        ("-3.2 %", "a decline of 3.2%"),
        ("-3.2 %", "-3.2%"),
        ("-3.2 %", "−3.2%"),
        ("-12 %", "dropped 12%"),
        ("over -12 %", "decreased by more than 12%"),
        ("-5 %", "shrank by 5%"),
        ("-5 %", "contracted 5%"),
        ("-5 %", "a contraction of 5%"),
        ("-5 %", "negative growth of 5%"),
        ("-5 %", "minus 5%"),
        ("-5 %", "reduced by 5%"),
        ("-5 %", "plunged 5%"),
        ("-5 %", "slipped 5%"),
        ("-5 %", "5% less"),
        ("-5 %", "5% fewer than a year before"),
        ("5 %", "growth fell to 5%"),
        ("at most 5 %", "up to 5%"),
        ("at most 5 %", "at most 5%"),
        ("at most 5 %", "not more than 5%"),
        ("at most 5 %", "did not exceed 5%"),
        ("at most 5 %", "5% or less"),
        ("at least 5 %", "not less than 5%"),
        ("at least 5 %", "5% or more"),
        ("over 5 %", "surpassed 5%"),
        ("about 5 %", "close to 5%"),
    ],
)
def test_rates_that_follow(value: str, printed: str) -> None:
    """A rate follows from its digits and its direction."""
    assert "" == found(value, printed, GROWTH)


@pytest.mark.parametrize(
    ("value", "printed", "reason"),
    [
        ("0.47 EUR bn", "470 billion euros", "prints 470, the value is 0.47"),
        ("4.7 EUR bn", "470 million euros", "prints 0.47, the value is 4.7"),
        ("0.470 EUR bn", "470 million euros", "prints 0.47, the value is 0.470"),
        ("470 EUR bn", "470 million euros", "prints 0.47, the value is 470"),
        ("376 EUR bn", "376.6 billion euros", "prints 376.6, the value is 376"),
        ("376.60 EUR bn", "376.6 billion euros", "prints 376.6, the value is 376.60"),
        ("95,001 cars", "95,000 cars", "prints 95000, the value is 95001"),
        ("300 USD mn", "300 million euros", "unit 'USD mn' does not follow"),
        ("300 EUR mn", "$300 million", "unit 'EUR mn' does not follow"),
        ("300 USD mn", "HK$300 million", "unit 'USD mn' does not follow"),
        ("6.5 USD bn", "USD at 6.5 billion euros", "unit 'USD bn' does not follow"),
        ("5 cars", "5 carsharing offers", "unit 'cars' does not follow"),
        ("5 nameless", "5 things", "it is printed as nothing"),
        ("4,900 firms", "over 4,900 companies", "prints over, the value has none"),
        ("4,900 firms", "a total of over 4,900 companies", "prints over"),
        ("over 4,900 firms", "4,900 companies", "prints no bound, the value has over"),
        ("over 180 firms", "nearly 180 companies", "prints nearly, the value has over"),
        ("over 60 firms", "no more than 60 companies", "prints at most"),
        ("8 zones", "seven bonded zones", "prints 7, the value is 8"),
        ("7 areas", "seven bonded zones", "unit 'areas' does not follow"),
        ("3 zones", "three key areas of seven bonded zones", "two numbers"),
        ("12 zones", "bonded zones", "no number is printed there"),
        ("24 zones", "24.5.3 zones", "unit 'zones' does not follow"),
        ("5 zones", "G5 zones", "no number is printed there"),
        ("-7 zones", "7 zones", "prints 7, the value is -7"),
        ("7 zones", "-7 zones", "prints -7, the value is 7"),
        ("470 EUR mn", "470 million euros of 900 million euros", "two numbers"),
    ],
)
def test_levels_that_do_not_follow(value: str, printed: str, reason: str) -> None:
    """Another digit, scale, unit or bound is told, and so is a second number."""
    assert reason in found(value, printed)


@pytest.mark.parametrize(
    ("value", "printed", "reason"),
    [
        ("180 %", "1.8 times", "unit '%' does not follow"),
        ("1.8 %", "1.8 times", "unit '%' does not follow"),
        ("1.80 times", "1.8 times", "prints 1.8, the value is 1.80"),
        ("37.6 %", "137.6%", "prints 137.6, the value is 37.6"),
        ("137.6 %", "37.6%", "prints 37.6, the value is 137.6"),
        ("43.7 %", "43.7 percentage points", "unit '%' does not follow"),
        ("43.7 pp", "43.7%", "unit 'pp' does not follow"),
        ("12 %", "12% points", "unit '%' does not follow"),
        ("12.0 %", "12%", "prints 12, the value is 12.0"),
        ("3.2 %", "down 3.2%", "prints -3.2, the value is 3.2"),
        ("3.2 %", "-3.2%", "prints -3.2, the value is 3.2"),
        ("3.2 %", "−3.2%", "prints -3.2, the value is 3.2"),
        ("3.2 %", "fell 3.2%", "prints -3.2, the value is 3.2"),
        ("3.2 %", "3.2% lower", "prints -3.2, the value is 3.2"),
        ("-3.2 %", "3.2%", "prints 3.2, the value is -3.2"),
        ("-3.2 %", "up 3.2%", "prints 3.2, the value is -3.2"),
        ("-10 %", "double-digit growth", "prints at least"),
        ("at least -10 %", "double-digit growth", "prints 10, the value is -10"),
        ("12 %", "between 12% and 15%", "two numbers"),
        ("10 %", "double-digit growth", "prints at least, the value has none"),
        ("at least 11 %", "double-digit growth", "prints 10, the value is 11"),
        ("at least 10 pp", "double-digit growth", "prints it in %, the value is in pp"),
        ("over 0 %", "exceeded the national average", "prints it in pp"),
        ("over 0 %", "steady growth", "no number is printed there"),
    ],
)
def test_rates_that_do_not_follow(value: str, printed: str, reason: str) -> None:
    """Another digit, unit, bound or direction of a rate is told."""
    assert reason in found(value, printed, GROWTH)


@pytest.mark.parametrize(
    ("value", "printed", "expected"),
    [
        ("1 rank", "ranking first", ""),
        ("1 rank", "a record high", ""),
        ("1 rank", "top investor", ""),
        ("1 rank", "the world’s largest", ""),
        ("2 rank", "ranked second", ""),
        ("2 rank", "the second largest", ""),
        ("3 rank", "third-largest", ""),
        ("5 rank", "fifth", ""),
        ("1 rank", "two largest trading partners", ""),
        ("2 rank", "two largest trading partners", ""),
        ("3 rank", "two largest trading partners", "prints 1, the value is 3"),
        ("1 rank", "the second largest", "prints 2, the value is 1"),
        ("2 rank", "largest", "prints 1, the value is 2"),
        ("1.5 rank", "ranking first", "prints 1, the value is 1.5"),
        ("over 1 rank", "ranking first", "prints no bound, the value has over"),
        ("1 %", "ranking first", "prints it in rank, the value is in %"),
        ("1 rank", "thirst for topsoil", "no rank is printed there"),
    ],
)
def test_ranks(value: str, printed: str, expected: str) -> None:
    """A rank follows from the word for it, exactly and without a bound."""
    reason = found(value, printed, RANK)

    assert (bool(expected), True) == (bool(reason), expected in reason)


@pytest.mark.parametrize(("words", "qualifier"), BOUNDS.items())
def test_every_bound_is_read(words: str, qualifier: str) -> None:
    """Each bounding word demands its bound, in a figure and right before one."""
    bounded, free = figure(f"{qualifier} 5 %", UNITS), figure("5 %", UNITS)

    assert "" == complaint(bounded, f"{words} 5%")
    assert "no bound" not in complaint(free, f"{words.capitalize()} 5%")
    assert "" != complaint(free, f"{words} 5%")
    assert "" == complaint_before(bounded, f"growth of {words} ")
    assert repr(words) in complaint_before(free, f"growth of {words} ")


@pytest.mark.parametrize(("word", "digits"), NUMERALS.items())
def test_every_number_word_is_read(word: str, digits: str) -> None:
    """Each number word stands for its number and for no other."""
    assert "" == found(f"{digits} zones", f"{word} bonded zones")
    assert "" != found(f"{int(digits) + 1} zones", f"{word} bonded zones")


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ("12 %", "an increase of", ""),
        ("12 %", "over the same period last year,", ""),
        ("12 %", "the discovery of", ""),
        ("over 12 %", "more than", ""),
        ("over 12 %", "nearly ", "'nearly' before it bounds it"),
        ("12 %", "more than ", "'more than' before it bounds it"),
        ("12 %", "no more than", "'no more than' before it bounds it"),
        ("3.2 %", "exports fell by ", "make it negative"),
        ("3.2 %", "exports fell ", "make it negative"),
        ("3.2 %", "a decline of", "make it negative"),
        ("3.2 %", "exports: -", "make it negative"),
        ("-3.2 %", "exports fell by ", ""),
        ("3.2 %", "imports fell, exports rose by", ""),
        ("3.2 %", "year-on-year -", "make it negative"),
        ("3.2 %", "in mid-", ""),
    ],
)
def test_words_before_a_figure(value: str, text: str, expected: str) -> None:
    """A bound or a fall right before the printed words must be taken into them."""
    reason = complaint_before(figure(value, UNITS, GROWTH), text)

    assert (bool(expected), True) == (bool(reason), expected in reason)


def test_leads_are_turned_round_by_a_fall() -> None:
    """A difference between two rates has a direction, as the rates have."""
    lead = figure("2.1 pp", UNITS, Kind.DIFFERENCE)
    lag = figure("-2.1 pp", UNITS, Kind.DIFFERENCE)

    assert "" == complaint(lead, "2.1 percentage points higher")
    assert "" == complaint(lag, "2.1 percentage points lower")
    assert "" != complaint(lead, "2.1 percentage points lower")


def test_levels_are_not_turned_round_by_a_fall() -> None:
    """Something that fell to a level is still that level."""
    level = figure("300 EUR mn", UNITS)

    assert "" == complaint(level, "fell to 300 million euros")
    assert "no level" in complaint_before(level, "trade fell by")
    assert "" != complaint_before(level, "a balance of -")


def test_values_without_a_stated_unit_are_compared_as_they_are() -> None:
    """A value that is not converted is compared in its own unit."""
    plain = figure("12 %", UNITS, SHARE)
    plain = replace(plain, quantity=replace(plain.quantity, stated_unit=None))

    assert "" == complaint(plain, "12%")
    assert "prints 13, the value is 12" in complaint(plain, "13%")
