"""Periods: how they are written, ordered, measured and compared."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sitegen.model.comparison import Comparison
from sitegen.model.period import Kind, Period, between

YEARS = st.integers(1900, 2100)


@st.composite
def units(draw: st.DrawFn) -> str:
    """Draw a day, month, quarter, half or year."""
    year = draw(YEARS)
    form = draw(st.sampled_from(("year", "half", "quarter", "month", "day")))
    if form == "day":
        return draw(st.dates(date(year, 1, 1), date(year, 12, 31))).isoformat()
    endings = {
        "year": [""],
        "half": ["-H1", "-H2"],
        "quarter": [f"-Q{number}" for number in range(1, 5)],
        "month": [f"-{number:02}" for number in range(1, 13)],
    }
    return f"{year}{draw(st.sampled_from(endings[form]))}"


@st.composite
def spans(draw: st.DrawFn) -> str:
    """Draw a span of years, quarters, months or days."""
    year, later = draw(YEARS), draw(st.integers(1, 9))
    first, last = draw(st.lists(st.integers(1, 4), min_size=2, max_size=2, unique=True))
    forms = (
        f"{year}..{year + later}",
        f"{year}-Q{min(first, last)}..Q{max(first, last)}",
        f"{year}-{first:02}..{year + later}-{last:02}",
        f"{year}-0{first}-10..{year + later}-0{last}-28",
    )
    text = draw(st.sampled_from(forms))
    try:
        Period.parse(text)
    except ValueError as error:  # it has another name
        return str(error).removesuffix("; write that").rpartition(" ")[2]
    return text


def instants() -> st.SearchStrategy[str]:
    """Draw a dated instant."""
    return st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(lambda day: f"at-{day}")


SPANNING = st.one_of(units(), spans()).map(Period.parse)
DATED = st.one_of(units(), spans(), instants()).map(Period.parse)
PERIODS = st.one_of(DATED, st.just(Period.parse("at-undated")))


@pytest.mark.parametrize(
    ("text", "kind", "start", "end", "length"),
    [
        ("2025", Kind.YEAR, "2025-01-01", "2025-12-31", (365, 12)),
        ("2024", Kind.YEAR, "2024-01-01", "2024-12-31", (366, 12)),
        ("2021-H1", Kind.HALF, "2021-01-01", "2021-06-30", (181, 6)),
        ("2021-H2", Kind.HALF, "2021-07-01", "2021-12-31", (184, 6)),
        ("2025-Q1", Kind.QUARTER, "2025-01-01", "2025-03-31", (90, 3)),
        ("2025-Q4", Kind.QUARTER, "2025-10-01", "2025-12-31", (92, 3)),
        ("2021-06", Kind.MONTH, "2021-06-01", "2021-06-30", (30, 1)),
        ("2024-02", Kind.MONTH, "2024-02-01", "2024-02-29", (29, 1)),
        ("2025-W14", Kind.WEEK, "2025-03-31", "2025-04-06", (7, 0)),
        ("2020-W53", Kind.WEEK, "2020-12-28", "2021-01-03", (7, 0)),
        ("2025-10-09", Kind.DAY, "2025-10-09", "2025-10-09", (1, 0)),
        ("2025-Q1..Q3", Kind.SPAN, "2025-01-01", "2025-09-30", (273, 9)),
        ("2025-Q4..2026-Q1", Kind.SPAN, "2025-10-01", "2026-03-31", (182, 6)),
        ("2020-04..2021-05", Kind.SPAN, "2020-04-01", "2021-05-31", (426, 14)),
        ("2021..2025", Kind.SPAN, "2021-01-01", "2025-12-31", (1826, 60)),
        ("2025-10-01..2025-10-08", Kind.SPAN, "2025-10-01", "2025-10-08", (8, 0)),
        ("at-2024-12-31", Kind.INSTANT, "2024-12-31", "2024-12-31", (0, 0)),
        ("at-undated", Kind.INSTANT, "9999-12-31", "9999-12-31", (0, 0)),
        ("9999", Kind.YEAR, "9999-01-01", "9999-12-31", (365, 12)),
    ],
)
def test_each_form_names_its_days(
    text: str, kind: Kind, start: str, end: str, length: tuple[int, int]
) -> None:
    """Each way of writing a period means these days, so many days and months."""
    period = Period.parse(text)

    assert kind is period.kind
    assert (start, end) == (str(period.start_day), str(period.end_day))
    assert length == (period.days, period.months)


@pytest.mark.parametrize(
    "text",
    [
        *("", "25", "2025-Q5", "2025-H3", "2025-1", "2025-7-1", "2025-Q1..Q5", "Q1"),
        *("2025-Q1..", "..2025", "2025..", "2025-Q1..2025-06", "2025..2025-Q3"),
        *("2025-q1", "2025 ", " 2025", "2025\n", "\uff12025", "at-2025", "at-2025-06"),
        *("at-undated..2025", "2025..at-undated", "at-2025-01-01..2025-02-01"),
        *("at-at-2025-01-01", "2024..2025..2026", "2025-Q1..Q2..Q3", "currently"),
        pytest.param("at-" * 5000 + "2025-01-01", id="nested instants"),
        pytest.param("2020" + "..2021" * 5000, id="nested spans"),
    ],
)
def test_unreadable_texts_say_how_to_write(text: str) -> None:
    """What is no period raises a `ValueError` that shows how periods are written."""
    with pytest.raises(ValueError, match=r"write one such as 2025, 2021-H1"):
        Period.parse(text)


@pytest.mark.parametrize(
    "text", ["2025-13", "2025-00", "2025-02-29", "2025-06-31", "0000", "at-2025-02-30"]
)
def test_days_outside_of_the_calendar_are_refused(text: str) -> None:
    """A day or month that does not exist raises a `ValueError` that says so."""
    with pytest.raises(ValueError, match="does not exist in the calendar"):
        Period.parse(text)


@pytest.mark.parametrize(
    "text",
    ["2025..2021", "2025..2025", "2025-Q3..Q1", "2025-Q1..Q1", "2021-06..2021-05"],
)
def test_spans_run_forwards(text: str) -> None:
    """A span that does not end later than it begins is refused."""
    with pytest.raises(ValueError, match="does not run forwards"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2025-01..2025-06", "2025-H1"),
        ("2025-Q1..Q2", "2025-H1"),
        ("2025-Q1..2025-Q3", "2025-Q1..Q3"),
        ("2025-01..2025-09", "2025-Q1..Q3"),
        ("2025-H1..2025-H2", "2025"),
        ("2021-Q1..2025-Q4", "2021..2025"),
        ("2024-07..2025-06", "2024-H2..2025-H1"),
        ("2025-01-01..2025-01-31", "2025-01"),
        ("2025-01-01..2025-05-31", "2025-01..2025-05"),
    ],
)
def test_a_period_has_one_name(text: str, name: str) -> None:
    """The same days in another spelling are refused with the name they have."""
    with pytest.raises(ValueError, match=f"is the same as {name}; write that$"):
        Period.parse(text)


@given(SPANNING)
def test_days_name_their_period(period: Period) -> None:
    """A period of whole months is found again by its first and its last day."""
    expected = period if period.months else None
    assert between(period.start_day, period.end_day) == expected


@given(PERIODS)
def test_text_is_kept(period: Period) -> None:
    """A period that is written out and read again is the same."""
    again = Period.parse(str(period))

    assert (period, hash(period), period.sort_key) == (
        again,
        hash(again),
        again.sort_key,
    )


@given(PERIODS)
def test_slug_fits_into_an_address(period: Period) -> None:
    """The slug of a period consists of lower-case letters, digits and hyphens."""
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789-")

    assert allowed >= set(period.slug)


@given(PERIODS, PERIODS, PERIODS)
def test_order_is_total(one: Period, two: Period, three: Period) -> None:
    """Of two periods that differ exactly one comes first, and order has no circles."""
    assert [one == two, one < two, two < one].count(True) == 1
    if one < two < three:
        assert one < three


@given(DATED, DATED)
def test_order_follows_the_calendar(one: Period, two: Period) -> None:
    """A period that ends earlier comes first; of two that end together the longer."""
    if one.end_day != two.end_day:
        assert (one.end_day < two.end_day) == (one < two)
    elif one.start_day != two.start_day:
        assert (one.start_day < two.start_day) == (one < two)


def test_longer_periods_come_before_their_ends() -> None:
    """A year comes before its last quarter, month, day and instant."""
    texts = ["2025", "2025-H2", "2025-Q4", "2025-12", "2025-12-31", "at-2025-12-31"]
    periods = [Period.parse(text) for text in reversed(texts)]

    assert texts == [str(period) for period in sorted(periods)]


@given(DATED)
def test_undated_comes_last(period: Period) -> None:
    """What happened at no known date comes after everything that is dated."""
    undated = Period.parse("at-undated")

    assert [period, undated] == sorted([undated, period])


@given(YEARS)
def test_length_is_the_sum_of_the_parts(year: int) -> None:
    """A year is as long as its halves, its quarters, its months, and its days."""
    parts = {
        "halves": [f"{year}-H{half}" for half in (1, 2)],
        "quarters": [f"{year}-Q{quarter}" for quarter in range(1, 5)],
        "months": [f"{year}-{month:02}" for month in range(1, 13)],
    }
    whole = Period.parse(str(year))

    for texts in parts.values():
        periods = [Period.parse(text) for text in texts]
        assert whole.days == sum(period.days for period in periods)
        assert whole.months == sum(period.months for period in periods)
        assert all(whole.contains(period) for period in periods)


@given(DATED)
def test_length_is_the_days_between(period: Period) -> None:
    """The length counts first and last day; an instant has none."""
    days = (period.end_day - period.start_day + timedelta(days=1)).days

    assert (0 if period.kind is Kind.INSTANT else days) == period.days


@given(PERIODS, PERIODS)
def test_containing_is_overlapping(one: Period, two: Period) -> None:
    """What contains a period shares a day with it, and begins and ends around it."""
    if one.contains(two):
        assert one.overlaps(two)
        assert one.start_day <= two.start_day <= two.end_day <= one.end_day


@given(PERIODS, PERIODS)
def test_overlapping_is_mutual(one: Period, two: Period) -> None:
    """If one period overlaps another, that one overlaps it too."""
    assert one.overlaps(two) == two.overlaps(one)


@given(DATED, DATED)
def test_overlapping_is_sharing_a_day(one: Period, two: Period) -> None:
    """Two periods overlap exactly if neither ends before the other begins."""
    apart = one.end_day < two.start_day or two.end_day < one.start_day

    assert (not apart) == one.overlaps(two)


@pytest.mark.parametrize("other", ["at-undated", "2025", "at-2025-01-01"])
def test_undated_meets_nothing(other: str) -> None:
    """Nothing is known to contain, overlap or resemble what has no date."""
    undated, period = Period.parse("at-undated"), Period.parse(other)

    assert [False] * 6 == [
        undated.contains(period),
        period.contains(undated),
        undated.overlaps(period),
        period.overlaps(undated),
        undated.is_comparable(period),
        period.is_comparable(undated),
    ]


@given(DATED, st.integers(-80, 80))
def test_shifting_there_and_back(period: Period, years: int) -> None:
    """
    A period shifted by some years and back is the same.

    But for days that some years lack, and for days that are whole weeks in the other
    year, since such are called by their weeks.
    """
    there = period.shifted(years)
    assume("02-29" not in str(period) and "W" not in f"{period} {there}")

    assert period == there.shifted(-years)


@given(DATED, st.integers(-80, 80))
@example(Period.parse("2096-02-29"), 4)
@example(Period.parse("2024-02-29"), -1)
@example(Period.parse("2020-02-29"), 4)
@example(Period.parse("2043-02-10..2050-03-28"), -1)
@example(Period.parse("2024-02-13..2024-02-19"), -1)
def test_shifting_keeps_the_part_of_the_year(period: Period, years: int) -> None:
    """
    The same part of another year is comparable, and as many years away.

    But spans of weeks: a year has 52 or 53 of them, and so has what holds its end.
    """
    assume("W" not in str(period) or ".." not in str(period))
    shifted = period.shifted(years)

    assert period.is_comparable(shifted)
    assert years == shifted.start_day.year - period.start_day.year
    assert period.months == shifted.months
    is_week = {period.kind, shifted.kind} == {Kind.SPAN, Kind.WEEK}
    assert period.kind is shifted.kind or (is_week and period.is_as_long_as(shifted))


def test_seven_days_compare_with_the_week_that_they_were() -> None:
    """A festival week is a week of the calendar in one year and none in the next."""
    now, before = Period.parse("2024-02-13..2024-02-19"), Period.parse("2023-W07")

    assert before == now.year_before
    assert now.is_comparable(before)
    assert before.is_as_long_as(now)
    assert not now.is_comparable(Period.parse("2023-W08"))
    assert not Period.parse("2024-02-13..2024-02-20").is_as_long_as(before)
    assert not Period.parse("2024-02").is_as_long_as(now)


@pytest.mark.parametrize(
    ("text", "years", "expected"),
    [
        ("2025", -1, "2024"),
        ("2025-Q1..Q3", -1, "2024-Q1..Q3"),
        ("2020-04..2021-05", 2, "2022-04..2023-05"),
        ("2024-02-29", -1, "2023-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2096-02-29", 4, "2100-02-28"),
        ("2100-02-28", -4, "2096-02-28"),
        ("at-2024-12-31", -4, "at-2020-12-31"),
        ("at-undated", -1, "at-undated"),
    ],
)
def test_shifting_by_example(text: str, years: int, expected: str) -> None:
    """A period moves by whole years; 29 February becomes the 28th where it must."""
    assert expected == str(Period.parse(text).shifted(years))


@pytest.mark.parametrize(("text", "years"), [("0001", -1), ("9999", 1)])
def test_shifting_ends_with_the_calendar(text: str, years: int) -> None:
    """There is no period before the year 1 or after the year 9999."""
    with pytest.raises(ValueError, match="period"):
        Period.parse(text).shifted(years)


@given(DATED, DATED, DATED)
def test_comparable_is_an_equivalence(one: Period, two: Period, three: Period) -> None:
    """Each dated period is comparable with itself, mutually, and through a third."""
    assert one.is_comparable(one)
    assert one.is_comparable(two) == two.is_comparable(one)
    if one.is_comparable(two) and two.is_comparable(three):
        assert one.is_comparable(three)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("2025", "2024", True),
        ("2025-Q1..Q3", "2024-Q1..Q3", True),
        ("2024-02", "2023-02", True),
        ("2024-Q1", "2023-Q1", True),
        ("at-2024-12-31", "at-2023-12-31", True),
        ("2020-04..2021-05", "2018-04..2019-05", True),
        ("2024-02-29", "2023-02-28", True),
        ("2025", "2025-Q1..Q3", False),
        ("2021-H1", "2021-H2", False),
        ("2025-Q1", "2025-Q2", False),
        ("2021..2025", "2025", False),
        ("2021..2025", "2021..2023", False),
        ("2024-12-31", "at-2024-12-31", False),
        ("2025-10-01..2025-10-08", "2024-10-01..2024-10-07", False),
        ("2020-04..2021-05", "2020-04..2020-05", False),
    ],
)
def test_comparable_by_example(one: str, two: str, *, expected: bool) -> None:
    """Periods are comparable if they are the same part of years, and only then."""
    assert expected == Period.parse(one).is_comparable(Period.parse(two))


@given(DATED, DATED)
def test_base_lies_before(period: Period, base: Period) -> None:
    """A growth rate compares with a period that ended before, and with no other."""
    if base.end_day < period.start_day:
        assert f"{period}/{base}" == str(Comparison(period, base))
    else:
        with pytest.raises(ValueError, match="does not lie before"):
            Comparison(period, base)


@pytest.mark.parametrize(
    ("period", "base"),
    [("at-undated", "2020"), ("2020", "at-undated"), ("at-undated", "at-undated")],
)
def test_no_growth_without_dates(period: str, base: str) -> None:
    """Nothing grows from or to a time that is not known."""
    with pytest.raises(ValueError, match="does not lie before"):
        Comparison(Period.parse(period), Period.parse(base))


@pytest.mark.parametrize(
    ("period", "base", "is_like", "years"),
    [
        ("2025", "2024", True, 1),
        ("2024", "2020", True, 4),
        ("2021-H1", "2020-H1", True, 1),
        ("2021-H2", "2021-H1", False, 0),
        ("2025-Q1..Q3", "2024", False, 1),
    ],
)
def test_comparison_knows_its_distance(
    period: str, base: str, years: int, *, is_like: bool
) -> None:
    """A comparison knows whether both sides are alike, and the years between them."""
    comparison = Comparison(Period.parse(period), Period.parse(base))

    assert (is_like, years) == (comparison.is_like_for_like, comparison.years)


@pytest.mark.parametrize(
    ("whole", "part", "rest"),
    [
        ("2025", "2025-Q1..Q3", "2025-Q4"),
        ("2025", "2025-Q4", "2025-Q1..Q3"),
        ("2025", "2025-H1", "2025-H2"),
        ("2021-H1", "2021-06", "2021-01..2021-05"),
        ("2025-Q1", "2025-01", "2025-02..2025-03"),
        ("2025", "2025-Q2", None),
        ("2025", "2025", None),
        ("2025", "2024", None),
        ("2025-02", "2025-02-28", None),
        ("2025", "at-2025-12-31", None),
        ("2025-01-01..2025-02-01", "2025-02-01", "2025-01"),
        ("2025-01-01..2025-02-01", "at-2025-02-01", None),
        ("2025", "at-undated", None),
        ("2021..2025", "2025", "2021..2024"),
        ("2024-Q4..2025-Q1", "2024-Q4", "2025-Q1"),
        ("2025-Q1..Q3", "2025-Q1", "2025-Q2..Q3"),
    ],
)
def test_rest_of_a_period(whole: str, part: str, rest: str | None) -> None:
    """What remains without a part at one end is a period, if it has a name."""
    found = Period.parse(whole).without(Period.parse(part))

    assert rest == (found and str(found))


@given(SPANNING, SPANNING)
def test_rest_and_part_make_the_whole(whole: Period, part: Period) -> None:
    """A part and what remains without it share no day and fill the whole."""
    rest = whole.without(part)
    if rest:
        assert not rest.overlaps(part)
        assert whole.days == rest.days + part.days
        assert whole.contains(rest)


@pytest.mark.parametrize(
    ("text", "before", "year_before"),
    [
        ("2025-01", "2024-12", "2024-01"),
        ("2025-03", "2025-02", "2024-03"),
        ("2025-Q1", "2024-Q4", "2024-Q1"),
        ("2025-H2", "2025-H1", "2024-H2"),
        ("2025", "2024", "2024"),
        ("2025-W01", "2024-W52", "2024-W01"),
        ("2024-03-01", "2024-02-29", "2023-03-01"),
        ("2024-Q2..2025-Q1", "2023-Q2..2024-Q1", "2023-Q2..2024-Q1"),
        ("0001", None, None),
        ("at-2024-12-31", None, "at-2023-12-31"),
        ("at-undated", None, None),
    ],
)
def test_what_lies_before(text: str, before: str | None, year_before: str) -> None:
    """The one of its kind just before a period, and the same of the year before."""
    period = Period.parse(text)

    assert before == (str(period.previous) if period.previous else None)
    assert year_before == (str(period.year_before) if period.year_before else None)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025-04", "2025-05", True),
        ("2024-02", "2025-01", True),
        ("2025-Q1", "2025-Q4", True),
        ("2025-H1", "2025-H2", True),
        ("2024", "2025", True),
        ("2025-W14", "2025-W15", True),
        ("2025-Q1..Q3", "2025-Q2..Q4", True),
        ("2025-Q1", "2025-01", False),
        ("2025-Q1..Q3", "2025-01..2025-05", False),
        ("2025-H1", "2025", False),
        ("2025-10-01..2025-10-08", "2025-10-01..2025-10-07", False),
        ("at-2024-12-31", "at-2025-12-31", True),
        ("at-2024-12-31", "at-2025-06-30", False),
        ("at-undated", "at-undated", False),
    ],
)
def test_periods_of_one_kind_are_equal_in_length(
    one: str, other: str, *, expected: bool
) -> None:
    """Months are as long as one another, whatever their days."""
    assert expected is Period.parse(one).is_as_long_as(Period.parse(other))
    assert expected is Period.parse(other).is_as_long_as(Period.parse(one))
