"""The period that the words for a time name, with the year that they leave out."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.period import Period, between

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sitegen.propose.words import Words

    Named = Callable[[int, Mapping[str, int]], Period | None]


class Clock(Struct, frozen=True, kw_only=True):
    """What tells the year of a time that names none."""

    published: date | None
    covers: Period | None
    """What the whole article is about, if somebody says so."""
    main: Period | None = None
    """What it names most, of which "the full year" is the whole."""

    @property
    def year(self) -> int | None:
        """What "this year" is, as far as it is known."""
        if self.covers is not None and self.covers.is_dated:
            return self.covers.end_day.year
        return self.published.year if self.published else None


def period_of(match: re.Match[str], words: Words, clock: Clock) -> Period | None:
    """Return the period that the parts of a match name; `None` if there is none."""
    part = {key: each for key, each in match.groupdict().items() if each is not None}
    if "now" in part:
        day = clock.published
        return Period.parse(f"at-{day}" if day else "at-undated")
    if "whole" in part and clock.main is not None and clock.main.is_dated:
        return Period.parse(f"{clock.main.end_day.year:04}")
    if "plan" in part:
        return _plan(_number(part["plan"], words), is_end="planned" in part)
    year = _year(part, clock)
    if year is None:
        return None
    count = {key: _number(each, words) for key, each in part.items() if key in _COUNTED}
    try:
        form = next(form for key, form in _NAMED if key in part)
        found = form(year, count)
        if found and not part.keys() & _SAID and _is_ahead(found, clock):
            found = form(year - 1, count)
    except (ValueError, StopIteration):
        return None
    return found


def _plan(number: int, *, is_end: bool) -> Period | None:
    """Return the years of a five-year plan of China; since the 3rd, one ends each 5."""
    last = 1955 + 5 * number
    return _years(last if is_end else last - 4, {"z": last})


def _is_ahead(period: Period, clock: Clock) -> bool:
    """Tell whether a period without a year would not be over when it was told of."""
    day = clock.published
    return day is not None and clock.covers is None and period.end_day > day


def is_month(match: re.Match[str], text: str, words: Words) -> bool:
    """Tell "May" from "may": a bare month has a capital where letters have such."""
    groups = match.groupdict()
    month = groups.get("m")
    if not month or not month[0].isascii() or not month[0].isalpha():
        return True
    is_bare = not any(groups.get(key) for key in ("y", "d", "n"))
    return month[0].isupper() and not (
        is_bare and month.lower() in {"may", "march"} and _is_verb(match, text, words)
    )


def _is_verb(match: re.Match[str], text: str, words: Words) -> bool:
    """Tell "May exports rise" from "May exports rose": a noun in the way is counted."""
    if text[: match.start()].strip() or text[match.end() :][:1] != " ":
        return False
    return not words.any("times", "of_month").match(text, match.end() + 1)


def _months(year: int, first: int, last: int) -> Period | None:
    start = Period.parse(f"{year:04}-{first:02}")
    return between(start.start_day, Period.parse(f"{year:04}-{last:02}").end_day)


def _up_to(year: int, count: Mapping[str, int]) -> Period | None:
    """Return so many months up to the end of one: "the three months to March"."""
    end = Period.parse(f"{year:04}-{count['m']:02}")
    first = 12 * year + count["m"] - count["back"]
    return between(date(first // 12, first % 12 + 1, 1), end.end_day)


def _quarter_to(year: int, count: Mapping[str, int]) -> Period | None:
    """Return "the September quarter", which ends with that month."""
    return _up_to(year, {**count, "back": 3})


def _end(year: int, count: Mapping[str, int]) -> Period:
    month = f"-{count['m']:02}" if "m" in count else ""
    return Period.parse(f"at-{Period.parse(f'{year:04}{month}').end_day}")


def _day(year: int, count: Mapping[str, int]) -> Period:
    return Period.parse(f"{year:04}-{count['m']:02}-{count['d']:02}")


def _years(year: int, count: Mapping[str, int]) -> Period | None:
    return between(date(year, 1, 1), date(count["z"], 12, 31))


_SAID = frozenset({"y", "this", "whole", "next", "last", "d"})
"""Parts by which the year of a time is said; a day may lie ahead."""
_COUNTED = frozenset({"m", "d", "n", "q", "qs", "ms", "back", "h", "z"})
_NAMED: tuple[tuple[str, Named], ...] = (
    ("at", _end),
    ("back", _up_to),
    ("ending", _quarter_to),
    ("d", _day),
    ("n", lambda year, count: _months(year, count["m"], count["n"])),
    ("m", lambda year, count: Period.parse(f"{year:04}-{count['m']:02}")),
    ("qs", lambda year, count: _months(year, 1, 3 * count["qs"])),
    ("ms", lambda year, count: _months(year, 1, count["ms"])),
    ("q", lambda year, count: Period.parse(f"{year:04}-Q{count['q']}")),
    ("h1", lambda year, _: Period.parse(f"{year:04}-H1")),
    ("h2", lambda year, _: Period.parse(f"{year:04}-H2")),
    ("h", lambda year, count: Period.parse(f"{year:04}-H{count['h']}")),
    ("z", _years),
    ("y", lambda year, _: Period.parse(f"{year:04}")),
    ("whole", lambda year, _: Period.parse(f"{year:04}")),
    ("this", lambda year, _: Period.parse(f"{year:04}")),
    ("next", lambda year, _: Period.parse(f"{year:04}")),
    ("last", lambda year, _: Period.parse(f"{year:04}")),
)
"""What each part of a time makes of it; the first that is there says so."""


def _number(text: str, words: Words) -> int:
    if text.isdigit():
        return int(text)
    for pattern, value in words.table("times", "months").items():
        if re.fullmatch(pattern, text, re.IGNORECASE):
            return int(value)
    return int(words.table("times", "numbers")[text.lower()])


def _year(part: Mapping[str, str], clock: Clock) -> int | None:
    """Return the year that a match names, or the one that it must mean."""
    if "y" in part:
        return int(part["y"])
    if clock.year is None:
        return None
    return clock.year + ("next" in part) - ("last" in part)
