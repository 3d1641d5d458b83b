"""The times that the words around a number name, and which of them it is of."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.period import Kind
from sitegen.printed.bounds import is_compared
from sitegen.printed.clauses import Opening, clause_of, clauses
from sitegen.printed.numerals import numerals
from sitegen.printed.words import words_of as words_for
from sitegen.proof.beside import time_at
from sitegen.proof.compared import compared
from sitegen.proof.length import other_length
from sitegen.proof.turned import in_turn
from sitegen.proof.words import event_before, leading, said
from sitegen.propose.dates import Clock
from sitegen.propose.times import Time, is_earlier, times
from sitegen.propose.words import sentence_of, words_of

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.printed.clauses import Clause
    from sitegen.printed.language import Language
    from sitegen.proof.compared import Compared
    from sitegen.proof.sentences import Spoken

YEAR = 12
BEHIND = 5
"""How many words may stand between a number and the time behind it."""
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_SPLIT = re.compile(r"\s?[/\u2013-]\s?[0-9]")
"""Behind a year: it is the first of two, "2024/25"."""
_MARKS = " ,;:.!?()[]—–-、。\uff0c\uff1b\uff1a\uff08\uff09"
_NEAR = re.compile(r"[^0-9,;:.()]*")
_SIGN = r"(?:[a-z]{2,3}[^\s\w]?\s?|[^\s\w]\s?)?"
"""Before an amount, that of its currency: "from KSh 88 billion"."""
_LEADS = re.compile(r"\s?[:\uff1a=]\s?[^\s\w]?[0-9]")
"""Behind a time: it is that of the number which follows, "(2024: 5.2)"."""


class Timed(Struct, frozen=True, dict=True):
    """The times around a number, for a figure of a period."""

    spoken: Spoken
    period: Period

    @cached_property
    def known(self) -> list[Time]:
        """Every time that is no day, and with which nothing compares."""
        text, tag = self.spoken.text, self.spoken.tag
        is_brief = not self.period.months  # else a day is that of a release
        return [
            each
            for each in times(text, tag, Clock(published=None, covers=self.period))
            if each.period.is_dated
            and not each.is_compared
            and (each.period.kind is not Kind.DAY or is_brief or self.has_year(each))
            and not _SPLIT.match(text, each.end)
            and all(e.end <= each.start or each.end <= e.start for e in self.against)
        ]

    @cached_property
    def against(self) -> list[Compared]:
        """What is compared with."""
        return compared(self.spoken.text, self.spoken.tag, self.period)

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses of the text."""
        return clauses(self.spoken.text, self.spoken.language)

    def governing(self) -> Time | None:
        """Return the one time that a number is of, if words tell it."""
        if (turn := in_turn(self.spoken, self.period, self.known)).is_told:
            return turn.time
        text, tag, span = self.spoken.text, self.spoken.tag, self.spoken.number
        is_before = is_earlier(text, span, tag) or self._is_left()
        if is_before or is_compared(text[: span[0]], self.language):
            return time_at(self.spoken, self.period) or self._right_behind()
        return time_at(self.spoken, self.period) or self._of_sentence()

    def _is_left(self) -> bool:
        """Tell whether a number was left for one of a time: "to 5 in May from 4"."""
        text, start = self.spoken.text, self.spoken.number[0]
        origin = said(self.spoken.language.code, "timed", "origin").pattern
        left = re.compile(rf"\s*{origin}\s*{_SIGN}", re.IGNORECASE)
        return any(left.fullmatch(text, each.end, start) for each in self.known)

    def _of_sentence(self) -> Time | None:
        """Return the time of its clause, or of its sentence, or that of one before."""
        text, tag, span = self.spoken.text, self.spoken.tag, self.spoken.number
        start, end = sentence_of(text, span[0], tag)
        own = self.clauses[clause_of(self.clauses, span[0])]
        mine = self._within(max(own.start, start), own.end)
        if len(mine) > 1 and (time := self._followed_by(mine, own)):
            return time
        if mine:
            is_sole = len(mine) == 1 and not self._says("vague", own.start, own.end)
            return mine[0] if is_sole and self._is_of(mine[0], own) else None
        if self._says("vague", start, own.end) or own.opening is Opening.ASIDE:
            return None
        here = self._within(start, own.end)
        if here := [each for each in here if not _LEADS.match(text, each.end)]:
            return here[0] if len(here) == 1 and self._covers(here[0], own) else None
        # What only follows may be told of it as well.
        is_open = self._within(own.end, end) or self._says("vague", own.end, end)
        return None if is_open else self._before(start)

    @property
    def language(self) -> Language:
        """The language of the text."""
        return self.spoken.language

    def other_length(self, figure: Figure) -> str:
        """Return what says that a number is of a longer or shorter time, or nothing."""
        own = self.clauses[clause_of(self.clauses, self.spoken.number[0])]
        is_named = any(e.period.months for e in self._within(own.start, own.end))
        return other_length(self.spoken, figure, self.clauses, is_named=is_named)

    def _right_behind(self) -> Time | None:
        """Return the time by which a number of before is told: "from 5 bn in 2024"."""
        text, end = self.spoken.text, self.spoken.number[1]
        later = [each for each in self.known if each.start >= end]
        is_year = later and later[0].period.months >= YEAR
        if not later or (is_year and not self.has_year(later[0])):
            return None
        between = text[end : later[0].start]
        is_far = len(between.split()) > BEHIND or not _NEAR.fullmatch(between)
        return None if is_far or not self._is_led(between, later[0]) else later[0]

    def has_year(self, time: Time) -> bool:
        """Tell whether a time names its year."""
        return bool(_YEAR.search(self.spoken.text, time.start, time.end))

    def _followed_by(self, mine: list[Time], own: Clause) -> Time | None:
        """Return the time behind a number, where another number has its own."""
        spoken = self.spoken
        text, language, span = spoken.text, spoken.language, spoken.number
        behind = [each for each in mine if each.start >= span[1]]
        others = [e.start for e in numerals(text, language) if e.start >= span[1]]
        free = [e for e in others if all(e < t.start or t.end <= e for t in self.known)]
        if len(behind) < len(mine) or not behind or not free:
            return None
        is_next = behind[0].end <= free[0] < behind[1].start
        return behind[0] if is_next and self._is_of(behind[0], own) else None

    def _within(self, start: int, end: int) -> list[Time]:
        return [each for each in self.known if start <= each.start < end]

    def _says(self, key: str, start: int, end: int) -> bool:
        """Tell whether words under a key stand between two places, and in no time."""
        taken = [(e.start, e.end) for e in self.known]
        taken += [(e.start, e.end) for e in self.against]
        return any(
            all(found.end() <= first or last <= found.start() for first, last in taken)
            for found in self._pattern(key).finditer(self.spoken.text, start, end)
        )

    def _pattern(self, key: str) -> re.Pattern[str]:
        return said(self.spoken.language.code, "timed", key)

    def _covers(self, time: Time, own: Clause) -> bool:
        """Tell whether the time of an earlier clause is that of the own one, too."""
        if time.start >= own.start:
            return False
        other = self.clauses[clause_of(self.clauses, time.start)]
        start, _ = sentence_of(self.spoken.text, time.start, self.spoken.tag)
        if self._opens(time, start):
            return True
        is_aside = {own.opening, other.opening} & {Opening.ASIDE, Opening.CONTRAST}
        return not is_aside and self._is_of(time, other)

    def _before(self, start: int) -> Time | None:
        """Return the time with which the sentence before opens, that names no other."""
        if not start:
            return None
        text, tag = self.spoken.text, self.spoken.tag
        first, last = sentence_of(text, start - 1, tag)
        if last > start:
            return None
        here = self._within(first, last)
        if len(here) != 1 or self._says("vague", first, last):
            return None
        rest = text[here[0].end : last]
        moving = words_for(self.language).moving
        is_told = re.search("[0-9]", rest) or moving.search(rest)
        return here[0] if is_told and self._opens(here[0], first) else None

    def _opens(self, time: Time, start: int) -> bool:
        """Tell whether a sentence begins with a time, and nobody speaks in it."""
        index = clause_of(self.clauses, time.start)
        clause, lead = self.clauses[index], self._lead(time, index)
        is_in = not lead or leading(self.spoken.language.code).fullmatch(lead)
        return bool(is_in) and clause.start <= start and self._is_plain(time, clause)

    def _lead(self, time: Time, index: int) -> str:
        """Return what stands before a time in its clause, with what opens that."""
        begin = self.clauses[index - 1].end if index else 0
        return self.spoken.text[begin : time.start].strip(_MARKS)

    def _is_of(self, time: Time, clause: Clause) -> bool:
        """Tell whether a time is that of the numbers of its clause."""
        text, number = self.spoken.text, self.spoken.number
        if not self._is_plain(time, clause):
            return False
        if clause.start <= number[0] < time.start:
            between = text[number[1] : time.start]
            is_near = len(between.split()) <= BEHIND and not re.search("[0-9]", between)
            is_led = self._is_led(between, time) or self._is_move_of(between)
            return is_near and is_led
        lead = self._lead(time, clause_of(self.clauses, time.start))
        rest = text[time.end :].lstrip(" ’'-")
        if self._pattern("article").fullmatch(lead) and time.end <= number[0]:
            return bool(self._pattern("noun").match(rest))
        return not lead or self._is_led(lead, time)

    def _is_move_of(self, between: str) -> bool:
        """Tell whether a rise or a fall is told as that of a time: "the rise of"."""
        words = words_for(self.spoken.language)
        match = self._pattern("of").search(between)
        return match is not None and bool(words.moving.search(between[: match.start()]))

    def _is_led(self, lead: str, time: Time) -> bool:
        """Tell whether words lead to a time as that of what is told: "in"."""
        text, language = self.spoken.text, self.spoken.language
        if self._pattern("spans").fullmatch(text, time.start, time.end):
            return True  # "from January to March"
        if not language.data.get("spaced", True):
            return not self._pattern("unled").search(lead)
        match = leading(language.code).search(lead)
        event = event_before(language.code)
        return match is not None and not event.search(lead[: match.start()])

    def _is_plain(self, time: Time, clause: Clause) -> bool:
        """Tell whether a time is no part of a name, and its clause nobody's word."""
        text = self.spoken.text
        speaking = words_of(self.spoken.tag).any("speaking")
        named, rest = text[time.start : time.end], text[time.end :].lstrip(" ’'-")
        return not (
            self._pattern("unmeant").fullmatch(named)
            or self._pattern("naming").match(rest)
            or self._pattern("participle").match(rest)
            or speaking.search(text, clause.start, clause.end)
        )
