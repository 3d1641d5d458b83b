"""
Which fiscal year, or which twelve months, the words by a number name.

A fiscal year is named by the two years that it lies in, or by one of them, and its
months perhaps in brackets behind; twelve months by the last of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.figure import BASED
from sitegen.model.period import Kind
from sitegen.model.terms import Window
from sitegen.printed.clauses import clause_of, clauses
from sitegen.proof.objection import Objection
from sitegen.proof.words import said
from sitegen.propose.dates import Clock
from sitegen.propose.times import times
from sitegen.propose.words import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.proof.sentences import Span, Spoken

    Label = re.Match[str]

_SPLIT = re.compile(
    r"(?<![0-9/])(?P<first>(?:19|20)[0-9]{2})[/–-](?P<last>(?:19|20)?[0-9]{2})(?![0-9/-])"
)
_SINGLE = re.compile(r"(?<![0-9])(?P<first>(?:19|20)[0-9]{2})(?P<last>)(?![0-9])")
_BRACKETS = re.compile(r"[^,.;:()]{0,24}[(\uff08]([^()\uff08\uff09]*)[)\uff09]")
_BRACKETED = re.compile(r"[(\uff08][^()\uff08\uff09]*[)\uff09]")
CENTURY, MONTHS = 100, 2


def window_objection(figure: Figure, spoken: Spoken) -> Objection | None:
    """Return which words by a number name another fiscal year, or other months."""
    if not figure.period.is_dated or figure.is_doubtful:
        return None
    words = ""
    if figure.window is Window.FISCAL_YEAR:
        words = _of_another_year(figure, spoken)
    if figure.window is Window.TWELVE_MONTHS:
        words = _ended_elsewhere(figure, spoken)
    if not words:
        return None
    message = (
        f"{words!r} by it says which months it is of, and the figure is of "
        f"{figure.period}; correct the period, or take in the words that name it"
    )
    return Objection(code="period-differs", key="period", message=message)


def _of_another_year(figure: Figure, spoken: Spoken) -> str:
    """Return the one fiscal year by a number, if the figure is of another."""
    found = [*_labels(spoken)]
    label = found[0] if len({each[0] for each in found}) == 1 else None
    if label is None or not _is_of(label.span(), spoken):
        return ""
    periods = [figure.period]
    if figure.kind in BASED and figure.base and _is_compared(label, spoken):
        periods.append(figure.base)
    fitting = [each for each in periods if _fits(label, each)]
    if not fitting:
        return label[0]
    behind = _BRACKETS.match(spoken.text, label.end())
    months = _months(behind[1], spoken.tag, figure.period) if behind else []
    ends = (fitting[0].start_day.month, fitting[0].end_day.month)
    is_other = len(months) == MONTHS and tuple(months) != ends
    return behind[1] if behind and is_other else ""


def _labels(spoken: Spoken) -> Iterator[Label]:
    """Yield each name of a fiscal year in the sentence: "2024/25", "fiscal 2025"."""
    text, within = spoken.text, sentence_of(spoken.text, spoken.number[0], spoken.tag)
    split = [each for each in _SPLIT.finditer(text, *within) if _is_year(each)]
    yield from split
    if not split:
        pattern = said(spoken.language.code, "to_date", "fiscal")
        for each in pattern.finditer(text, *within):
            if match := _SINGLE.search(text, *each.span()):
                yield match


def _is_year(split: Label) -> bool:
    """Tell whether two years follow each other: "the plan for 2021-25" names none."""
    return int(split["last"]) % CENTURY == (int(split["first"]) + 1) % CENTURY


def _is_of(name: Span, spoken: Spoken) -> bool:
    """
    Tell whether a number is of a year that leads to it, or stands right behind.

    No other number stands between: "in 2023/24 it was 4, and in the year after 5".
    """
    text, (start, end) = spoken.text, spoken.number
    between = text[name[1] : start] or text[end : name[0]]
    if re.search("[0-9]", _BRACKETED.sub("", between)):
        return False
    found = clauses(text, spoken.language)
    own = found[clause_of(found, start)]
    if own.start <= name[0]:
        return name[0] < own.end
    vague = said(spoken.language.code, "timed", "vague")
    return not vague.search(text, own.start, own.end)


def _is_compared(label: Label, spoken: Spoken) -> bool:
    """Tell whether words around a name compare with it: "on 2023/24", "than in it"."""
    text, code = spoken.text, spoken.language.code
    start, end = sentence_of(text, spoken.number[0], spoken.tag)
    # "Compared with" opens a clause, which begins behind it.
    ends = (each.end for each in clauses(text, spoken.language) if each.end <= start)
    before, behind = (max(ends, default=0), label.start()), (label.end(), end)
    places = {"strong": before, "weak": before, "behind": behind}
    return any(
        said(code, "compared", key).search(text, *place)
        for key, place in places.items()
    )


def _fits(label: Label, period: Period) -> bool:
    """Tell whether a period lies in the two years of a name, or in its one."""
    years = (period.start_day.year, period.end_day.year)
    first = int(label["first"])
    if not label["last"]:
        return first in years
    return years == (first, first + 1)


def _months(text: str, tag: str, period: Period) -> list[int]:
    """Return the months that a text names, by their numbers."""
    clock = Clock(published=None, covers=period)
    found = [each.period for each in times(text, tag, clock)]
    return [each.end_day.month for each in found if each.kind in {Kind.MONTH, Kind.DAY}]


def _ended_elsewhere(figure: Figure, spoken: Spoken) -> str:
    """Return to which month twelve months are told to run, if it is another."""
    text, tag, period = spoken.text, spoken.tag, figure.period
    within = sentence_of(text, spoken.number[0], tag)
    moving = said(spoken.language.code, "to_date", "moving")
    found = [*moving.finditer(text, *within)]
    if len(found) != 1:
        return ""
    for each in times(text, tag, Clock(published=None, covers=period)):
        if each.end <= found[0].end():
            continue
        name = (found[0].start(), each.end)
        is_led = each.start <= found[0].end() + 1 and each.period.is_dated
        if not is_led or not _is_of(name, spoken):
            return ""
        last, own = each.period.end_day, period.end_day
        has_year = bool(_SINGLE.search(text, each.start, each.end))
        is_other = last.month != own.month or (has_year and last.year != own.year)
        return text[slice(*name)].strip() if is_other else ""
    return ""
