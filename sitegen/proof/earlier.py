"""A number "a year earlier", or one left, is none of the time of its article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.printed.clauses import Opening, clause_of, clauses
from sitegen.printed.language import any_of
from sitegen.printed.replaced import was_replaced
from sitegen.printed.words import words_of
from sitegen.proof.compared import compared
from sitegen.proof.objection import Objection
from sitegen.proof.words import leading, said
from sitegen.propose.dates import Clock
from sitegen.propose.times import times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.proof.sentences import Spoken
    from sitegen.propose.times import Time

MOVED = {Kind.LEVEL, Kind.SHARE, Kind.GROWTH, Kind.RANK}
NEAR = 32
"""Letters around a number in which words say that it was left."""
YEAR = 12
_LED = re.compile(r"\s?[:\uff1a=]\s?[^\s\w]?")
_SIGN = r"\s*(?:[a-z]{0,3}[^\s\w])?\s*"
"""Before a number: nothing, or the sign of a currency, such as US$."""
_UNIT = re.compile(r"\s?[^\s,;:()]*(?: [^\W\d]+)? (?:in )?")
"""A scale and a unit between a number and a time, and nothing else."""


def earlier_objection(
    figure: Figure, spoken: Spoken, covers: Period | None
) -> Objection | None:
    """
    Return by what words a level is one of before: "5 billion a year earlier".

    *covers* is what its article is about; only a figure of just that can be told.
    """
    period = figure.period
    if figure.kind not in MOVED or not period.is_dated or figure.is_doubtful:
        return None
    if covers and covers.is_dated and period == covers.year_before:
        return _reached(spoken, period, covers)
    if covers != period:
        return None
    if figure.observation.is_first and was_replaced(
        spoken.text, spoken.number, spoken.language
    ):
        return None  # "revised from 5% to 4%" is of one time
    if _is_left(spoken):
        return _objection("the way from it to another number", figure)
    if words := _told_before(spoken, period):
        return _objection(f"{words!r} by it", figure)
    return _behind(figure, spoken)


def _behind(figure: Figure, spoken: Spoken) -> Objection | None:
    """Return that a time of before opens its clause, or stands right behind it."""
    period, text, end = figure.period, spoken.text, spoken.number[1]
    clock = Clock(published=None, covers=period)
    same = [each for each in times(text, spoken.tag, clock) if each.is_same]
    if words := _opening(spoken, same):
        return _objection(f"{words!r} by it", figure)
    spans = [(each.start, each.end) for each in same if each.start >= end]
    pattern = said(spoken.language.code, "earlier", "opening")
    spans += [each.span() for each in pattern.finditer(text, end)]
    if not spans:
        return None
    start, last = min(spans)
    against = compared(text, spoken.tag, period)
    is_compared = any(
        each.start < start < each.end and text[each.start : start].strip()
        for each in against
    )
    if is_compared or not _UNIT.fullmatch(text, end, start):
        return None
    return _objection(f"{text[start:last].strip()!r} by it", figure)


def _reached(spoken: Spoken, period: Period, covers: Period) -> Objection | None:
    """Return that a number was reached from one of before: "from 5.8 to 7.9"."""
    code, text = spoken.language.code, spoken.text
    left, reached = (said(code, "earlier", key).pattern for key in ("left", "reached"))
    way = rf"{left}[^,.;0-9]{{0,{NEAR}}}[0-9][^;]{{0,{NEAR}}}?{reached}{_SIGN}$"
    if not re.search(way, text[: spoken.number[0]], re.IGNORECASE):
        return None
    clock = Clock(published=None, covers=covers)
    named = (e.period for e in times(text, spoken.tag, clock) if not e.is_same)
    if any(each.overlaps(period) for each in named):
        return None
    message = f"the way to it from another number says that it is of {covers}"
    return Objection(
        code="period-differs", key="period", message=f"{message}; correct the period"
    )


def _opening(spoken: Spoken, same: Sequence[Time]) -> str:
    """Return a time before with which the clause begins: "a year earlier it was"."""
    text, code, number = spoken.text, spoken.language.code, spoken.number[0]
    for each in same:  # "(previous year: 5 billion)"
        if _LED.fullmatch(text, each.end, number):
            return text[each.start : each.end].strip()
    found = clauses(text, spoken.language)
    own = found[clause_of(found, number)]
    for each in same:
        if each.is_told and own.start <= each.start < number:
            lead = text[own.start : each.start].strip()
            if lead and not leading(code).fullmatch(lead):
                continue
            if not re.search("[0-9]", text[each.end : number]):  # one of its own
                return text[each.start : each.end].strip()
    part = text[own.start : number].lstrip()
    match = said(code, "earlier", "opening").match(part)
    return match[0] if match and not re.search("[0-9]", part) else ""


def _is_left(spoken: Spoken) -> bool:
    """
    Tell whether something moved from a number to another: "fell from 5 bn to 4".

    Right behind its verb the number was left, wherever that led: "slowed from 5%".
    """
    code, text = spoken.language.code, spoken.text
    start, end = spoken.number
    left, reached = (said(code, "earlier", key).pattern for key in ("left", "reached"))
    match = re.search(rf"{left}{_SIGN}$", text[:start], re.IGNORECASE)
    if match is None:
        return False
    moving, language = words_of(spoken.language).moving, spoken.language
    multiples = re.compile(any_of(language, language.data["multiples"]), re.IGNORECASE)
    before = text[max(0, start - NEAR) : match.start()]
    verbs = (*moving.finditer(before), *multiples.finditer(before))
    # German writes a noun with a capital: "ein Anstieg von 5 %" is one of so much.
    is_noun = "[A-ZÄÖÜ]" if language.is_verb_last else "(?!)"
    for each in verbs:
        if not before[each.end() :].strip() and not re.match(is_noun, each[0]):
            return True
    if _is_behind_where_it_went(spoken, match.start()):
        return True
    is_reached = re.match(
        rf"[^,.;0-9]{{0,{NEAR}}}?{reached}\s*[^\s\w]?\s*[0-9]",
        text[end:],
        re.IGNORECASE,
    )
    went = is_reached and said(code, "earlier", "went").search(is_reached[0])
    return bool(is_reached and (went or moving.search(before)))


def _is_behind_where_it_went(spoken: Spoken, at: int) -> bool:
    """Tell whether it is said before where that led: "rose to 5 bn in May from 4"."""
    text, language = spoken.text, spoken.language
    found = clauses(text, language)
    own = clause_of(found, at)
    lead = text[found[own].start : at]
    if own and found[own].opening is Opening.JOINED and not lead.strip():
        lead = text[found[own - 1].start : at]  # "fell by 9 percent, from 38 bn"
    reached = said(language.code, "earlier", "reached").pattern
    went = re.compile(rf"\s(?:{reached}|by){_SIGN}[0-9]", re.IGNORECASE)
    verbs = words_of(language).moving.finditer(lead)
    return any(went.match(lead, each.end()) for each in verbs)


def _told_before(spoken: Spoken, period: Period) -> str:
    """
    Return words right before a number that say it is of before: "the year-earlier".

    "Last year" may be the year that an article is about, unless that was surpassed.
    """
    code, text = spoken.language.code, spoken.text
    left, folds = text[: spoken.number[0]], spoken.language.list_of("multiple", "times")
    fold = any_of(spoken.language, folds)
    if re.compile(rf"[\s-]*{fold}", re.IGNORECASE).match(text, spoken.number[1]):
        return ""  # "is 2.4 times that of a year earlier"
    for key in ("before", "last"):
        words = said(code, "earlier", key).pattern
        match = re.search(rf"{words}\s*[^\s\w]?\s*$", left, re.IGNORECASE)
        if match and (key == "before" or _is_past(spoken, match.start(), period)):
            return match[0].strip()
    return ""


def _is_past(spoken: Spoken, start: int, period: Period) -> bool:
    """Tell whether "last year" is not the time that is told of."""
    code, text, end = spoken.language.code, spoken.text, spoken.number[1]
    passed = said(code, "earlier", "passed").pattern
    if period.months < YEAR or re.search(rf"{passed}\s*$", text[:start], re.IGNORECASE):
        return True
    surpassed = said(code, "earlier", "surpassed").pattern
    behind = rf"[^,.;0-9]{{0,{NEAR}}}?{surpassed}"
    return bool(re.compile(behind, re.IGNORECASE).match(text, end))


def _objection(words: str, figure: Figure) -> Objection:
    message = f"{words} says that it was before {figure.period}; correct the period"
    return Objection(code="period-differs", key="period", message=message)
