"""Numbers, units, periods and figures in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen import names, words
from sitegen.model.figure import Kind
from sitegen.model.page import Form
from sitegen.model.period import Period
from sitegen.model.quantity import Interval, Quantity, Unit, printed_number
from sitegen.words.joined import doubled, joined
from tests.support import figure, quantity, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.site import Site

UNITS = {
    unit.id: unit
    for unit in (
        Unit(id="EUR bn", label="billion euros", short="bn €", currency="EUR", scale=9),
        Unit(
            id="EUR mn",
            label="million euros",
            short="mn €",
            currency="EUR",
            scale=6,
            of="EUR bn",
            factor=Decimal("0.001"),
        ),
        Unit(id="GBP bn", label="billion", short="bn", before="£", currency="GBP"),
        Unit(id="%", label="%", short="%"),
        Unit(id="times", label="times", short="times", of="%", factor=Decimal("1E+2")),
        Unit(id="pp", label="percentage points", short="pp", one="percentage point"),
        Unit(id="rank", label="rank", short="rank"),
        Unit(id="zones", label="zones", short="zones", one="zone"),
    )
}
LANGUAGES = ("en", "en-GB", "en-US")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return the small fact sheet."""
    return small_site(tmp_path)


def spaced(text: str) -> str:
    """Return *text* with an underline for each no-break space."""
    return text.replace(words.NO_BREAK, "_")


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("56.7", "56.7"),
        ("1234.50", "1,234.50"),
        ("465305", "465,305"),
        ("9.5E+4", "95,000"),
        ("2.073E+6", "2,073,000"),
        ("0.47", "0.47"),
        ("0", "0"),
        ("12.0", "12.0"),
        ("-3.2", "−3.2"),
        ("-1234567", "−1,234,567"),
        ("0.005", "0.005"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_number(digits: str, expected: str, language: str) -> None:
    """A number has its printed decimals, grouped thousands and a true minus."""
    assert expected == words.number(Decimal(digits), language)


@given(st.integers(0, 10**9), st.integers(0, 6), st.sampled_from(LANGUAGES))
def test_number_shows_the_printed_digits(
    whole: int, places: int, language: str
) -> None:
    """The digits shown are the digits printed: none is lost, added or rounded."""
    printed = f"{Decimal(whole).scaleb(-places):,f}"

    assert printed == words.number(printed_number(printed), language)


@pytest.mark.parametrize(
    ("value", "long", "short"),
    [
        ("56.7 EUR bn", "56.7_billion euros", "56.7_bn €"),
        ("470 EUR mn", "470_million euros", "470_mn €"),
        ("1,234.5 GBP bn", "£1,234.5_billion", "£1,234.5_bn"),
        ("12 %", "12%", "12%"),
        ("1.8 times", "180%", "180%"),
        ("43.7 pp", "43.7_percentage points", "43.7_pp"),
        ("1 pp", "1_percentage point", "1_percentage point"),
        ("7 zones", "7_zones", "7_zones"),
        ("1 zones", "1_zone", "1_zone"),
        ("1 rank", "first", "first"),
        ("10 rank", "tenth", "tenth"),
        ("11 rank", "number 11", "number 11"),
    ],
)
def test_amount(value: str, long: str, short: str) -> None:
    """A value stands in the unit that the article printed; multiples as per cent."""
    stated = quantity(value, UNITS)

    assert (long, short) == (
        spaced(words.amount(stated)),
        spaced(words.amount(stated, is_short=True)),
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("over 60 %", "over 60%"),
        ("nearly 7,000 zones", "nearly 7,000_zones"),
        ("about 230 EUR mn", "about 230_million euros"),
        ("60 %", "60%"),
    ],
)
def test_bounded(value: str, expected: str) -> None:
    """A bound stays in front of the number that it bounds."""
    assert expected == spaced(words.bounded(quantity(value, UNITS)))


@pytest.mark.parametrize(
    ("value", "signed", "change"),
    [
        ("12 %", "+12%", "up 12%"),
        ("-3.2 %", "−3.2%", "down 3.2%"),
        ("0.4 %", "+0.4%", "up 0.4%"),
        ("-0.4 %", "−0.4%", "down 0.4%"),
        ("1.8 times", "+180%", "up 180%"),
        ("over 40 %", "over 40%", "up over 40%"),
    ],
)
def test_growth(value: str, signed: str, change: str) -> None:
    """A growth rate shows its direction, by a sign or by a word, never by both."""
    rate = quantity(value, UNITS)

    assert (signed, change) == (words.signed(rate), words.change(rate))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("-12.4 EUR bn", "a deficit of 12.4_billion euros"),
        ("over -12.4 EUR bn", "a deficit of over 12.4_billion euros"),
        ("1.2 EUR bn", "a surplus of 1.2_billion euros"),
        ("-4 to -3 EUR bn", "a deficit of 3_to 4_billion euros"),
        ("3 to 4 EUR bn", "a surplus of 3_to 4_billion euros"),
        ("-1 to 2 EUR bn", "a balance of −1_to 2_billion euros"),
        ("0 EUR bn", "a balance of 0_billion euros"),
    ],
)
def test_balance(value: str, expected: str) -> None:
    """A balance is said by its side, and never with a minus."""
    assert expected == spaced(words.balance(quantity(value, UNITS)))


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("2025", "2025", "2025"),
        ("2021-H1", "first half of 2021", "H1_2021"),
        ("2021-H2", "second half of 2021", "H2_2021"),
        ("2025-Q1", "first quarter of 2025", "Q1_2025"),
        ("2025-Q4", "fourth quarter of 2025", "Q4_2025"),
        ("2021-06", "June 2021", "Jun_2021"),
        ("2025-10-09", "9 October 2025", "9 October 2025"),
        ("2025-Q1..Q3", "first three quarters of 2025", "Q1–Q3_2025"),
        ("2025-Q2..Q3", "April to September 2025", "Q2–Q3_2025"),
        ("2021..2025", "2021 to 2025", "2021–2025"),
        ("2024-07..2025-05", "July 2024 to May 2025", "Jul_2024 – May_2025"),
        (
            "2025-01-05..2025-02-03",
            "5 January 2025 to 3 February 2025",
            "5 January 2025 to 3 February 2025",
        ),
        ("2025-01..2025-05", "January to May 2025", "Jan–May_2025"),
        ("2020-Q2..2021-Q2", "April 2020 to June 2021", "Apr_2020 – Jun_2021"),
        ("at-2024-12-31", "end of 2024", "end of 2024"),
        ("at-2025-02-09", "as of 9 February 2025", "as of 9 February 2025"),
        ("at-undated", "undated", "undated"),
    ],
)
def test_period(text: str, long: str, short: str) -> None:
    """A period has a name for prose, and a short one for tables."""
    period = Period.parse(text)

    assert (long, short) == (
        words.period(period, "en-GB"),
        spaced(words.short_period(period)),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_day(language: str) -> None:
    """A day has its month in words, so that nobody takes it for another."""
    assert "9 October 2025" == words.day(date(2025, 10, 9), language)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("trade-2024", "Foreign trade"),
        ("trade-2024.growth", "Growth of foreign trade"),
        ("trade-2024.equivalent", "Foreign trade in US dollars"),
        ("exports-boats-2024", "Exports of boats to the South"),
        ("exports-boats-2024.growth", "Growth of exports of boats to the South"),
        (
            "exports-boats-2024.share",
            "Share of exports of boats to the South in exports",
        ),
        (
            "exports-boats-2024.rank",
            "Exports of boats to the South: rank among all countries",
        ),
        (
            "imports-2024.difference",
            "Growth of imports of private firms, compared with all countries",
        ),
    ],
)
def test_title(site: Site, name: str, expected: str) -> None:
    """The title of a figure names its subject and what is said of it."""
    assert expected == spaced(names.title(site.figures[name], site.vocabulary))


def test_levels_are_called_by_their_sign_where_they_share_it(site: Site) -> None:
    """What stands for a deficit and a surplus has the name of the measure."""
    measure = site.vocabulary.measures["trade"]
    sided = replace(measure, surplus="Trade surplus", deficit="Trade deficit")
    vocabulary = replace(site.vocabulary, measures={"trade": sided})
    surplus = site.figures["trade-2024"]
    number = -surplus.quantity.number
    deficit = replace(surplus, quantity=replace(surplus.quantity, number=number))

    assert "Trade surplus" == names.title(surplus, vocabulary)
    assert "Trade deficit" == names.common([deficit, deficit], vocabulary)
    assert "Foreign trade" == names.common([deficit, surplus], vocabulary)


def test_title_of_a_contribution(site: Site) -> None:
    """A share of an increase is not called a share of the whole."""
    share = site.figures["exports-boats-2024.share"]
    contribution = replace(share, kind=Kind.CONTRIBUTION)

    assert "contribution to the growth of exports" == names.aspect(
        contribution, site.vocabulary
    )


def test_title_of_a_shift(site: Site) -> None:
    """How far a share moved is no change of an amount, and says since when."""
    share = site.figures["exports-boats-2024.share"]
    year_before = replace(share, kind=Kind.SHIFT, base=share.period.year_before)
    since = replace(year_before, base=Period.parse("2020"))

    assert "change in the share of exports" == names.aspect(
        year_before, site.vocabulary
    )
    assert (
        "Change in the share of exports of boats to the South in exports since 2020"
        == spaced(names.title(since, site.vocabulary))
    )


def test_subject_inside_a_sentence(site: Site) -> None:
    """Inside a sentence the subject begins with a small letter."""
    subject = site.figures["exports-boats-2024"].subject

    assert "exports of boats to the South" == names.subject(
        subject, site.vocabulary, starts=False
    )


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("12 %", Kind.GROWTH, "+12%"),
        ("12 %", Kind.SHARE, "12%"),
        ("470 EUR mn", Kind.LEVEL, "470_mn €"),
        ("over 20 EUR bn", Kind.LEVEL, "over 20_bn €"),
        ("-318 EUR mn", Kind.CHANGE, "\u2212318_mn €"),
        ("over 20 EUR bn", Kind.CHANGE, "over 20_bn €"),
        ("1.2 pp", Kind.SHIFT, "+1.2_pp"),
        ("-2.1 pp", Kind.DIFFERENCE, "2.1_pp lower"),
    ],
)
def test_value_in_a_table(value: str, kind: Kind, expected: str) -> None:
    """In a table growth rates carry their sign, and units are short."""
    found = words.value(figure(value, UNITS, kind), is_short=True)

    assert expected == spaced(found)


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("trade-2024", Form.LEVEL, "56.7_billion euros"),
        ("trade-2024", Form.NUMBER, "56.7"),
        ("trade-2024", Form.UNIT, "billion euros"),
        ("trade-2024", Form.PERIOD, "2024"),
        ("trade-2024.growth", Form.LEVEL, "12%"),
        ("trade-2024.growth", Form.GROWTH, "12%"),
        ("trade-2024.growth", Form.CHANGE, "up 12%"),
        ("trade-2024.growth", Form.BASE, "2023"),
        ("trade-2024.equivalent", Form.LEVEL, "about 300_million dollars"),
        ("exports-boats-2024", Form.NUMBER, "470"),
        ("exports-boats-2024", Form.PERIOD, "first half of 2024"),
        ("exports-boats-2024.growth", Form.NUMBER, "180"),
        ("exports-boats-2024.growth", Form.UNIT, "%"),
        ("imports-2024.growth", Form.CHANGE, "down 3.2%"),
        ("imports-2024.growth", Form.BASE, "2022"),
        ("depots-2024", Form.LEVEL, "over 4,900_depots"),
        ("depots-2024", Form.PERIOD, "end of 2024"),
        ("depots-2024", Form.BASE, ""),
    ],
)
def test_forms_of_a_reference(site: Site, name: str, form: Form, expected: str) -> None:
    """Each form of a reference shows that part of the figure."""
    assert expected == spaced(words.in_form(site.figures[name], form, site))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("56.7 EUR bn", "56.65 to 56.75_bn €"),
        ("470 EUR mn", "0.465 to 0.475_bn €"),
        ("12 %", "11.5 to 12.5%"),
        ("1.8 times", "175 to 185%"),
        ("over 4,900 zones", "more than 4,900_zones"),
        ("nearly 180 zones", "less than 180_zones"),
    ],
)
def test_rounding(value: str, expected: str) -> None:
    """What a printed number stands for is said as limits or as a bound."""
    assert expected == spaced(words.rounding(quantity(value, UNITS)))


def test_rounding_of_a_computed_value() -> None:
    """The limits of a computed value are rounded outwards, so that they hold."""
    span = Interval(Decimal("1.2345"), Decimal("1.9871"))
    computed = Quantity(Decimal("1.6"), UNITS["%"], span=span)

    assert "1.23 to 1.99%" == words.rounding(computed)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2.1 pp", "2.1 percentage points higher"),
        ("-2.1 pp", "2.1 percentage points lower"),
        ("0 pp", "0 percentage points"),
        ("0.0 pp", "0.0 percentage points"),
    ],
)
def test_a_difference_of_nothing_is_neither_higher_nor_lower(
    value: str, said: str
) -> None:
    """The way of a difference is told where there is one."""
    units = {"pp": Unit(id="pp", label="percentage points", short="points")}

    assert said == words.lead(quantity(value, units)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("word", "shown", "form", "expected"),
    [
        ("in", "first half of 2025", Form.PERIOD, "in the"),
        ("On", "second quarter of 2024", Form.BASE, "on the"),
        ("in", "end of 2025", Form.PERIOD, "at the"),
        ("by", "end of 2025", Form.PERIOD, "by the"),
        ("in", "as of 30 June 2025", Form.PERIOD, ""),
        ("a", "a surplus", Form.BALANCE, ""),
        ("the", "a deficit of 2.1 billion euros", Form.BALANCE, ""),
        ("over", "over 23 billion florins", Form.LEVEL, ""),
        ("at most", "nearly 4%", Form.GROWTH, ""),
        ("about", "about 60%", Form.ROUNDED, ""),
        ("by", "up 4%", Form.CHANGE, ""),
        ("rose", "up 4%", Form.CHANGE, "was or were"),
        ("in", "2025", Form.PERIOD, None),
        ("in", "June 2025", Form.PERIOD, None),
        ("the", "first half of 2025", Form.PERIOD, None),
        ("and", "first half of 2025", Form.PERIOD, None),
        ("of", "a deficit of 2.1 billion euros", Form.BALANCE, None),
        ("over", "23 billion florins", Form.LEVEL, None),
        ("first", "first", Form.LEVEL, None),
        ("were", "up 4%", Form.CHANGE, None),
    ],
)
def test_a_word_fits_what_follows(
    word: str, shown: str, form: Form, expected: str | None
) -> None:
    """A word that does not read well before a reference has what belongs there."""
    assert expected == joined(word, shown, form)


@pytest.mark.parametrize(
    ("shown", "behind", "expected"),
    [
        ("41.2 billion florins", " billion florins.", " billion florins"),
        ("41.2 billion florins", " florins", " florins"),
        ("41.2 billion florins", " billion, all told", " billion"),
        ("+4%", "% more", "%"),
        ("3 to 4%", " per cent", " per cent"),
        ("41.2 billion florins", " in billions", ""),
        ("4,900 shops", ", and shops", ""),
        ("first", " first", ""),
        ("unchanged", " unchanged", ""),
    ],
)
def test_a_unit_is_not_said_twice(shown: str, behind: str, expected: str) -> None:
    """What repeats the unit right behind a reference is found, and nothing else."""
    assert expected == doubled(shown, behind)
