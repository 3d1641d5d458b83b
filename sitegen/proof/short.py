"""Times as heads of tables abbreviate them: "Mar-25", "1Q25", "2025M03", "Jan-Mar"."""

from __future__ import annotations

import re
from functools import cache

from sitegen.model.period import Period, between
from sitegen.propose.words import words_of

_YEAR = r"(?P<year>(?:19|20)?[0-9]{2})(?![0-9])"
_LONG = r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})"
_MONTH = "0?[1-9]|1[0-2]"
_FREE = "(?<![a-z0-9])"
_MARKS = r"[.,'’/ -]*"
_NUMBERED = (
    rf"(?<![0-9])(?P<month>{_MONTH})\s?[-–]\s?(?P<end>{_MONTH})\s?/\s?{_LONG}(?![0-9])",
    rf"{_FREE}(?P<roman>i{{1,3}}|iv)\.? ?(?:q[a-z]*|vj)\b{_MARKS}(?:{_YEAR})?",
    rf"{_LONG}[-/. ]?M?(?P<month>0[1-9]|1[0-2])(?![0-9])",
    rf"(?<![0-9])(?P<month>0?[1-9]|1[0-2])[/.]{_LONG}(?![0-9])",
    rf"{_FREE}(?:q(?P<quarter>[1-4])|(?P<turned>[1-4])\.? ?q){_MARKS}(?:{_YEAR})?",
    rf"{_LONG}{_MARKS}q(?P<quarter>[1-4])(?![0-9])",
    rf"{_FREE}(?P<roman>i{{1,3}}|iv)(?:\.? ?q[a-z]*)?{_MARKS}{_YEAR}",
    rf"{_FREE}h(?P<half>[12]){_MARKS}(?:{_YEAR})?",
)
_ROMAN = ("i", "ii", "iii", "iv")
QUARTER, HALF = 3, 6


def short_part(text: str, tag: str, year: int) -> tuple[Period | None, bool]:
    """
    Return the part of a year that a head names in short, and whether with its year.

    Without one it is of *year*.
    """
    for pattern in _patterns(tag):
        if match := pattern.search(text):
            part = match.groupdict()
            return _period(part, tag, year), bool(part["year"])
    return None, False


@cache
def _patterns(tag: str) -> tuple[re.Pattern[str], ...]:
    names = "|".join(map(re.escape, _months(tag))) or "(?!)"
    named = rf"(?<![^\W\d_])(?P<name>{names})[eityz]?(?![^\W\d_]){_MARKS}"
    last = (
        rf"(?:to|bis|until|[-–/]){_MARKS}(?P<last>{names})[eityz]?(?![^\W\d_]){_MARKS}"
    )
    forms = (rf"{named}(?:{last})(?:{_YEAR})?", rf"{named}(?:{_YEAR})?", *_NUMBERED)
    return tuple(re.compile(each, re.IGNORECASE) for each in forms)


@cache
def _months(tag: str) -> dict[str, int]:
    """Return the months by the first letters of their names."""
    found = words_of(tag).table("times", "months")
    return {name[:3]: int(month) for name, month in found.items()}


def _period(part: dict[str, str | None], tag: str, year: int) -> Period | None:
    said = part.get("year")
    if said:
        year = int(said) if len(said) > 2 else year // 100 * 100 + int(said)  # noqa: PLR2004 - "25" is 2025
    months = _months(tag)
    if name := part.get("name"):
        first = months[name.lower()]
        last = months[(part.get("last") or name).lower()]
    elif month := part.get("month"):
        first, last = int(month), int(part.get("end") or month)
    elif half := part.get("half"):
        first, last = HALF * int(half) - HALF + 1, HALF * int(half)
    else:
        quarter = part.get("quarter") or part.get("turned")
        roman = (part.get("roman") or "i").lower()
        number = int(quarter) if quarter else _ROMAN.index(roman) + 1
        first, last = QUARTER * number - QUARTER + 1, QUARTER * number
    is_pair = said and part.get("month") and (year + 1) % 100 == first  # 2011-12
    if first > last or is_pair:
        return None
    start = Period.parse(f"{year:04}-{first:02}").start_day
    return between(start, Period.parse(f"{year:04}-{last:02}").end_day)
