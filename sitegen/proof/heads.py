"""
A cell is of the time that its heads name, and moved or not as they say.

The heads of a cell are known from its place; what the caption and the corner of its
table say, only where the text is at hand.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.figure import BASED, Kind
from sitegen.model.period import Kind as Length
from sitegen.printed.language import any_of, language_of
from sitegen.printed.numerals import plain
from sitegen.proof.compared import compared
from sitegen.proof.objection import Objection
from sitegen.proof.running import is_pair_of, paired, running_time
from sitegen.proof.short import short_part
from sitegen.proof.words import said
from sitegen.propose.dates import Clock
from sitegen.propose.times import times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.model.place import Cell

_INDEX = re.compile(r"(?:19|20)[0-9]{2}\s*=\s*100")
_YEAR = re.compile(
    r"(?<![0-9.,])(?P<first>(?:19|20)[0-9]{2})(?:\s?[/\u2013-]\s?(?P<last>[0-9]{2})(?![0-9]))?"
    r"(?![0-9]|[.,][0-9])"
)
_SPAN = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})\s?(?:[-\u2013\u2014]|to|bis|\u81f3)\s?((?:19|20)[0-9]{2})(?![0-9])"
)
YEAR = 12
CENTURY = 2000
"""In which a year of two digits lies."""
LONGEST = 160
"""Letters of a line above a table that may be its caption, and no paragraph."""


class Around(Struct, frozen=True, kw_only=True):
    """What a text says of a table as a whole."""

    captions: tuple[str, ...] = ()
    """The lines above it that are no sentences, and its corner; none if unknown."""
    is_known: bool = False
    """The text is at hand, so that there is nothing else."""


NOTHING = Around()


def time_objection(
    figure: Figure, cell: Cell, covers: Period | None, around: Around, tag: str
) -> Objection | None:
    """Return which head names another time than that of a figure, if one does."""
    if not figure.period.is_dated:
        return None
    code = language_of(tag).code
    heads = [_Head(plain(each), tag, code) for each in (cell.column, cell.row)]
    above = [_Head(plain(each), tag, code) for each in around.captions]
    for head in heads:
        if named := head.against(figure, covers):
            return _objection(head.text, named, figure)
    if reason := _above(figure, heads, above):
        return reason
    yearly = next((each for each in heads if each.years), None)
    parts = [part for each in (*heads, *above) for part in each.parts(figure.period)]
    if yearly and around.is_known and _is_whole(figure.period, parts, covers):
        return _objection(yearly.text, "a whole year", figure)
    return None


def _above(
    figure: Figure, heads: Sequence[_Head], above: Sequence[_Head]
) -> Objection | None:
    """Return which caption names another time, where the heads of a cell name none."""
    period = figure.period
    is_dated = any(each.years for each in heads)
    is_parted = any(list(each.parts(period)) for each in heads)
    for head in above:
        if not is_dated and head.years and not head.years & _years(period):
            return _objection(head.text, "another year", figure)
        found = list(head.parts(period))
        is_other = found and not any(is_same_part(each, period) for each in found)
        if is_other and not (is_dated or is_parted):
            return _objection(head.text, "another time", figure)
    return None


def _is_whole(period: Period, parts: Sequence[Period], covers: Period | None) -> bool:
    """Tell whether nothing says that a value of a year is one of a part of it."""
    is_part = period.kind is not Length.INSTANT and 0 < period.months < YEAR
    is_covered = covers is not None and covers.is_comparable(period)
    is_said = any(is_same_part(each, period) for each in parts)
    return is_part and not is_covered and not is_said


def _objection(head: str, named: str, figure: Figure) -> Objection:
    message = (
        f"the head {head!r} names {named}, and the figure is of {figure.period}; take "
        "the cell of that time, or correct the period"
    )
    return Objection(code="period-differs", key="period", message=message)


def _years(period: Period) -> set[int]:
    return {period.start_day.year, period.end_day.year}


def is_same_part(one: Period, other: Period) -> bool:
    """Tell whether two are the same months of a year, or a day is one of them."""
    if other.kind is Length.INSTANT:
        return one.end_day.month == other.end_day.month
    ends = ((each.start_day, each.end_day) for each in (one, other))
    first, second = ([(day.month, day.day) for day in each] for each in ends)
    return [one[0] for one in first] == [two[0] for two in second]


class _Head(Struct, frozen=True):
    """A head of a table, with the times that it names."""

    text: str
    tag: str
    code: str

    @property
    def years(self) -> set[int]:
        """The years that it names, of 2024/25 both."""
        found: set[int] = set()
        for match in _YEAR.finditer(_INDEX.sub("", self.text)):
            first = int(match["first"])
            found.add(first)
            last = first // 100 * 100 + int(match["last"] or 0)
            if match["last"] and last == first + 1:
                found.add(last)
        part, is_said = short_part(self.text, self.tag, CENTURY)
        return found or ({part.end_day.year} if part and is_said else set())

    def parts(self, period: Period) -> list[Period]:
        """Return the parts of a year that it names."""
        clock = Clock(published=None, covers=period)
        found = [each.period for each in times(self.text, self.tag, clock)]
        parts = [each for each in found if each.is_dated and _is_part(each)]
        part, _ = short_part(self.text, self.tag, period.end_day.year)
        return parts or ([part] if part else [])

    def against(self, figure: Figure, covers: Period | None) -> str:
        """Return what time it names that is not that of a figure, or nothing."""
        period, base = figure.period, figure.base
        pair = paired(self.text, self.tag) if figure.kind in BASED else None
        if pair:
            return "" if is_pair_of(figure, pair) else "growth of one time on another"
        if counted := self._counted(figure, covers):
            return counted
        if figure.kind not in BASED or base is None:
            return self._against(period, self.years, covers)
        if len(self.years) > 1:
            is_of = max(self.years) in _years(period) and self.years & _years(base)
            return "" if is_of else _told(self.years)
        named = compared(self.text, self.tag, period)
        if named and not any(each.names(base, period) for each in named):
            return f"the base {named[0].words!r}"
        return "" if named else self._against(period, self.years, covers)

    def _counted(self, figure: Figure, covers: Period | None) -> str:
        """Return what it counts, such as "YTD"; a part that it names says more."""
        if self.parts(figure.period):
            return ""
        return running_time(self.text, self.code, figure, covers)

    def _against(self, period: Period, years: set[int], covers: Period | None) -> str:
        is_long = period.months > YEAR
        is_of = years & _years(period) if not is_long else _years(period) <= years
        if match := _SPAN.search(self.text):  # "2023–2025" is no year of these
            is_of = {int(each) for each in match.groups()} == _years(period)
        if years and not is_of:
            return _told(years)
        parts = self.parts(period)
        if parts and not any(is_same_part(each, period) for each in parts):
            return str(parts[0]) if years else "another part of the year"
        before = said(self.code, "heads", "before").search(self.text)
        if before and covers and covers.is_dated and not years:
            is_before = period.end_day < covers.end_day
            return "" if is_before else f"the time before {covers}"
        return ""


def _is_part(period: Period) -> bool:
    return period.kind is Length.DAY or 0 < period.months < YEAR


def _told(years: set[int]) -> str:
    return " and ".join(map(str, sorted(years)))


def moved_objection(figure: Figure, cell: Cell, tag: str) -> Objection | None:
    """Return which head makes a cell a change, where the figure is a level."""
    unit = figure.quantity.unit
    if figure.kind not in {Kind.LEVEL, Kind.EQUIVALENT} or unit.is_relative:
        return None
    pattern = _changing(language_of(tag).code)
    match = pattern.search(plain(cell.column)) or pattern.match(plain(cell.row))
    if match is None:
        return None
    message = (
        f"the head says {match[0]!r}, how far it moved, and the figure is a level; "
        "write it as change: {value: …, printed: …}"
    )
    return Objection(code="kind-differs", key="value", message=message)


@cache
def _changing(code: str) -> re.Pattern[str]:
    language = language_of(code)
    words = any_of(language, language.list_of("amount", "nouns"))
    signs = r"\u00b1|\+\s?/\s?[-\u2013]"
    return re.compile(rf"\s*(?:{words}|{signs})", re.IGNORECASE)


def around_of(table_heads: tuple[str, ...], captions: tuple[str, ...]) -> Around:
    """Return what is said of a whole table: its corner, and what stands above it."""
    kept = tuple(_captions(captions))
    return Around(captions=(*table_heads[:1], *kept), is_known=True)


def _captions(lines: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines that may be a caption, and are no sentences."""
    for line in lines:
        if len(line) <= LONGEST and not re.search(r"[.!?\u3002]\s*$", line):
            yield line
