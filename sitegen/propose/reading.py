"""Reads every number of an article as a candidate, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sitegen.model.figure import BASED, Kind
from sitegen.model.period import Kind as PeriodKind
from sitegen.model.period import Period
from sitegen.model.quantity import Unit
from sitegen.printed.contributed import sign_of_contribution
from sitegen.printed.direction import direction
from sitegen.printed.language import language_of
from sitegen.printed.money import sign_of_money
from sitegen.printed.replaced import was_replaced
from sitegen.printed.standing import Text
from sitegen.printed.words import FALL
from sitegen.propose.bases import base_of, is_elsewhere, zones_of
from sitegen.propose.candidate import UNDATED, Candidate, proved
from sitegen.propose.kinds import Guess, is_change, kind_in_table, kind_of, nature_of
from sitegen.propose.lists import respective
from sitegen.propose.nouns import taught, untold
from sitegen.propose.numbers import Number, numbers
from sitegen.propose.ranges import joined
from sitegen.propose.said import said_in
from sitegen.propose.subjects import Lexicon, as_part, scope_of
from sitegen.propose.tables import Tables
from sitegen.propose.terms import adjustment_at
from sitegen.propose.times import is_earlier, period_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from sitegen.model.vocabulary import Measure, Vocabulary
    from sitegen.propose.article import Article
    from sitegen.propose.candidate import Against


def candidates(
    article: Article, vocabulary: Vocabulary, against: Against
) -> Iterator[Candidate]:
    """
    Yield the candidates of an article, in reading order, each with its proof.

    *against* says what the words around a place speak against.
    """
    text = Text(list(article.paragraphs), list(article.tables))
    own = vocabulary.units
    vocabulary = replace(vocabulary, units=taught(own, article.tag))
    lexicon = Lexicon(vocabulary, article.tag)
    reader = _Reader(article, vocabulary, lexicon, own)
    tables = Tables(article, vocabulary, lexicon)
    for place in range(len(article.paragraphs)):
        made = reader.paragraph(place)
        cells = tables.row(place + 1)
        made += [each for each in cells if not any(map(each.overlaps, made))]
        for each in sorted(made, key=lambda one: one.start):
            measure = reader.measure(each.subject)
            yield proved(each, text, article.tag, measure, against)


class _Reader(Struct, frozen=True):
    """An article, and the words in which its numbers are said."""

    article: Article
    vocabulary: Vocabulary
    lexicon: Lexicon
    own: Mapping[str, Unit]
    """The units as the content names them; those of the vocabulary are taught."""

    def measure(self, subject: dict[str, str]) -> Measure | None:
        """Return the measure of a subject, if the vocabulary has it."""
        return self.vocabulary.measures.get(subject.get("measure", ""))

    def paragraph(self, place: int) -> list[Candidate]:
        """Return what a paragraph says in numerals, and what in words alone."""
        flat, tag = self.article.flat[place], self.article.tag
        named = self.lexicon.named(flat)
        units = list(self.vocabulary.units.values())
        found = numbers(self.article.paragraphs[place], units, tag)
        made: list[Candidate] = []
        for number, ends in joined(flat, found, tag):
            is_money = bool(self._unit(number).currency)
            subject = self.lexicon.subject(flat, number.span, named, is_money=is_money)
            one = self._read(place, number, found, subject, made)
            made.append(replace(one, ends=ends))
        numerals = list(made)
        for each in said_in(flat, tag, self.vocabulary):
            if not any(map(each.overlaps, numerals)):
                span = (each.start, each.end)
                subject = self.lexicon.subject(flat, span, named, is_money=False)
                nature = nature_of(flat, each.start, tag)
                one = replace(each, subject=subject, paragraph=place + 1, nature=nature)
                one = replace(one, adjustment=adjustment_at(flat, each.start, tag))
                made.append(one)
        made.sort(key=lambda each: each.start)
        timed: list[Candidate] = []
        for each in made:
            timed.append(self._timed(place, each, [*timed, *made[len(timed) :]]))
        return respective(flat, timed, named, self.article.times[place], tag)

    def _unit(self, number: Number) -> Unit:
        """Return the unit of a number, one of the vocabulary or a new one."""
        return self.vocabulary.units.get(number.unit) or _new(number)

    def _read(
        self,
        place: int,
        number: Number,
        others: Sequence[Number],
        subject: dict[str, str],
        made: Sequence[Candidate],
    ) -> Candidate:
        """Return what a number is taken for, without its time."""
        flat, tag = self.article.flat[place], self.article.tag
        mention, measure = number.mention, self.measure(subject)
        guess = self._guess(place, number, others, measure, made)
        if guess.kind is Kind.LEVEL and is_change(flat, number, measure, tag):
            guess = Guess(kind=Kind.CHANGE, is_sure=True)
        scope = scope_of(flat, number.span, guess.kind, self.vocabulary, tag)
        subject, scope = as_part(subject, scope, guess.kind, self.vocabulary)
        return Candidate(
            paragraph=place + 1,
            start=mention.start,
            end=mention.end,
            kind=guess.kind,
            number=self._signed(place, number, guess.kind, measure, made),
            unit=self._unit(number),
            bound=mention.bound,
            period=UNDATED,
            subject=subject,
            nature=nature_of(flat, number.at[0], tag) or _first(flat, number, tag),
            adjustment=adjustment_at(flat, number.at[0], tag),
            scope=scope,
            doubts=tuple(self._doubts(number, guess, flat)),
        )

    def _doubts(self, number: Number, guess: Guess, text: str) -> Iterator[str]:
        """Yield what is unsure of the kind of a number, and of its unit."""
        unit = self._unit(number)
        if not guess.is_sure:
            yield f"a {guess.kind} as far as words tell"
        if not number.is_known:
            yield f"no unit {number.unit!r}; add it to vocabulary/units.yaml"
        elif noun := untold(text[slice(*number.at)], unit, self.own[unit.id]):
            where = f"the nouns of {unit.id!r} in vocabulary/units.yaml"
            yield f"add {noun!r} to {where}"

    def _signed(
        self,
        place: int,
        number: Number,
        kind: Kind,
        measure: Measure | None,
        made: Sequence[Candidate],
    ) -> Decimal:
        """Return a number with its sign: a fall, or an amount of a deficit."""
        flat, tag = self.article.flat[place], self.article.tag
        value, unit = number.mention.number, self._unit(number)
        if kind in {Kind.GROWTH, Kind.SHIFT, Kind.DIFFERENCE}:
            return value
        if kind is Kind.CONTRIBUTION:
            way = sign_of_contribution(flat, number.span, language_of(tag))
            return -abs(value) if way.sign == FALL else abs(value)
        if kind is Kind.CHANGE:
            way = direction(flat, number.span, language_of(tag), is_points=False)
            return -abs(value) if way.sign == FALL else abs(value)
        value = abs(value)
        if kind is Kind.LEVEL and unit.currency:
            way = sign_of_money(flat, number.span, language_of(tag), measure)
            is_like = any(each.number < 0 and each.unit == unit for each in made[-2:])
            is_fall = way.sign == FALL and way.is_certain
            if is_fall or (is_like and is_earlier(flat, number.at, tag)):
                return -value
        return value

    def _guess(
        self,
        place: int,
        number: Number,
        others: Sequence[Number],
        measure: Measure | None,
        made: Sequence[Candidate],
    ) -> Guess:
        """Return the kind of a number, by the heading of its table if by no words."""
        flat, tag = self.article.flat, self.article.tag
        rates = [each.kind for each in made if each.unit.id == "%"]
        usual = rates[-1] if rates else None
        if measure and measure.is_rate:
            usual = Kind.LEVEL
        guess = kind_of(flat[place], number, others, tag, usual)
        told = None if guess.is_sure else kind_in_table(flat, place, tag)
        return Guess(kind=told, is_sure=True) if told else guess

    def _timed(
        self, place: int, made: Candidate, others: Sequence[Candidate]
    ) -> Candidate:
        """Return a candidate with its period, and with the base of a growth."""
        article, span, doubts = self.article, (made.start, made.end), made.doubts
        flat, known, tag = article.flat[place], article.times[place], article.tag
        if made.kind in BASED:  # "1.8 times that of the same period" is of now
            known = tuple(each for each in known if not each.is_same)
        found = period_at(flat, span, known, tag, article.covers)
        period = found or article.covers or UNDATED
        if not period.is_dated:
            doubts += ("no time is named; write its period",)
        is_moment = period.kind is PeriodKind.INSTANT
        measure = self.measure(dict(made.subject))
        if made.kind is Kind.LEVEL and measure and measure.is_stock and not is_moment:
            day = article.published
            period = Period.parse(f"at-{day}") if day else UNDATED
        if made.kind not in BASED:
            return replace(made, period=period, doubts=doubts)
        if is_moment and period.is_dated:  # nothing grows in a moment
            period = Period.parse(f"{period.end_day.year:04}")
        spans = [(each.start, each.end) for each in others]
        zones = zones_of(flat, span, spans, tag)
        base = base_of(flat, period, article.times[place], zones, tag)
        if base is None:
            base, is_sure = _usual(period, others)
            doubts += () if is_sure else ("no base is named; this is a guess",)
        if is_elsewhere(flat, zones, tag):
            doubts += ("with what does it compare? write its base",)
        return replace(made, period=period, base=base, doubts=doubts)


def _usual(period: Period, others: Sequence[Candidate]) -> tuple[Period | None, bool]:
    """Return the base that a growth has where no words say so, and whether it must."""
    if not period.has_two_bases:
        return period.year_before, True
    known = [each for each in others if each.base and each.period == period]
    return (known[-1].base if known else period.year_before), False


def _new(number: Number) -> Unit:
    """Return a unit that is no word of the vocabulary yet."""
    name = number.unit
    return Unit(id=name, label=name, short=name, nouns=(number.noun or name,))


def _first(text: str, number: Number, tag: str) -> str:
    """Return that a number is a first one, whose place another took, or nothing."""
    return "provisional" if was_replaced(text, number.at, language_of(tag)) else ""
