"""A number as a figure that may be kept, and the words that prove it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sitegen.diagnostics import Location
from sitegen.model.figure import BASED, Figure, Kind, Nature, Subject
from sitegen.model.period import Period
from sitegen.model.place import Place
from sitegen.model.quantity import Interval, Qualifier, Quantity
from sitegen.model.terms import Adjustment, Observation, Per
from sitegen.printed.evidence import complaint, complaint_in
from sitegen.printed.passage import Passage
from sitegen.printed.standing import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from sitegen.model.quantity import Unit
    from sitegen.model.vocabulary import Measure
    from sitegen.printed.standing import Text

    Against = Callable[[Figure, Place, Text, tuple[int, int], str], str]

OBSERVED = {
    each.value: each for each in (Observation.FORECAST, Observation.PROVISIONAL)
}
"""How firm a value is, by what its sentence says."""
UNDATED = Period.parse("at-undated")
HERE = Location(PurePosixPath("content/sources"))
FAR, BEHIND = 14, 3
"""How many words before and behind a number may be taken in to prove it."""
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\s\u3040-\u30ff\u3400-\u9fff]+")


class Candidate(Struct, frozen=True, kw_only=True):
    """A number of the article, as content would state it."""

    paragraph: int
    start: int
    end: int
    kind: Kind
    number: Decimal
    unit: Unit
    bound: Qualifier | None
    ends: tuple[Decimal, Decimal] | None = None
    """Of a range the lower and the upper end."""
    period: Period
    base: Period | None = None
    scope: str = ""
    nature: str = ""
    """``target``, ``forecast`` or ``provisional``, where the article says so."""
    subject: dict[str, str]
    adjustment: Adjustment = Adjustment.NONE
    """For what of the calendar it is adjusted, as far as words tell."""
    per: Per = Per.WHOLE
    doubts: tuple[str, ...] = ()
    """What is unsure of it, and why."""
    printed: str = ""
    """As content writes it, in a few words with ``<…>``."""
    place: Place | None = None
    """Where it stands, if that is a cell of a table."""
    refused: str = ""
    """What the words around it say against it, so that it is not proposed."""

    def overlaps(self, other: Candidate) -> bool:
        """Tell whether two of one paragraph share letters."""
        return self.start < other.end and other.start < self.end

    @property
    def value(self) -> str:
        """The value as content writes it, e.g. ``over 20 CNY bn``."""
        if self.ends:
            low, high = self.ends
            return f"{low:,f} to {high:,f} {self.unit.id}"
        bound = f"{self.bound} " if self.bound else ""
        return f"{bound}{self.number:,f} {self.unit.id}"

    @property
    def spot(self) -> str:
        """The paragraph or the table in which it stands, as content writes it."""
        return str(self.place.spot) if self.place else str(self.paragraph)

    @property
    def quantity(self) -> Quantity:
        """The value as the model has it."""
        if not self.ends:
            return Quantity(self.number, self.unit, self.bound)
        low, high = self.ends
        return Quantity(
            (low + high) / 2, self.unit, Qualifier.BETWEEN, span=Interval(low, high)
        )

    @property
    def figure(self) -> Figure:
        """The figure that it would be."""
        return Figure(
            id="candidate",
            kind=self.kind,
            subject=Subject(**{"measure": "", **self.subject}),
            period=self.period,
            base=self.base,
            adjustment=self.adjustment,
            per=self.per,
            quantity=self.quantity,
            nature=Nature.TARGET if self.nature == "target" else Nature.ACTUAL,
            observation=OBSERVED.get(self.nature, Observation.NORMAL),
            at=HERE,
        )


def proved(
    candidate: Candidate,
    text: Text,
    tag: str,
    measure: Measure | None,
    against: Against,
) -> Candidate:
    """
    Return a candidate with the fewest words that tell it apart and prove its value.

    Where none do, it has those that tell it apart, and the complaint as a doubt; what
    the words speak *against* is refused, unless they name another base or divisor.
    """
    made = _proved(candidate, text, tag, measure, against)
    for each in _otherwise(candidate) if made.refused else ():
        other = _proved(each, text, tag, measure, against)
        if not other.refused:
            return other
    return made


def _otherwise(candidate: Candidate) -> Iterator[Candidate]:
    """Yield a candidate on each other base that it may have, and by each divisor."""
    period = candidate.period
    for base in (period.previous, period.year_before):
        if candidate.kind in BASED and base:
            yield replace(candidate, base=base)
    yield from (replace(candidate, per=each) for each in Per)


def _proved(
    candidate: Candidate,
    text: Text,
    tag: str,
    measure: Measure | None,
    against: Against,
) -> Candidate:
    figure, paragraphs = candidate.figure, text.paragraphs
    if place := candidate.place:
        refused = against(figure, place, text, (0, 0), tag)
        return replace(candidate, printed=_cell(place), refused=refused)
    paragraph = paragraphs[candidate.paragraph - 1]
    fallback, reason, refused = "", "", ""
    for place, start in _places(candidate, paragraph):
        if count(place, paragraphs) != 1:
            continue
        at = (start, len(place.printed))
        found = complaint(figure, place, tag, measure) or complaint_in(
            figure, Passage.within(paragraph, at, tag), measure=measure
        )
        if not found and (said := against(figure, place, text, at, tag)):
            refused = refused or said
            continue
        if not found:
            return replace(candidate, printed=_marked(place))
        if not fallback:
            fallback, reason = _marked(place), found
    doubt = f"read it again: {reason}" if reason else "it stands there more than once"
    return replace(
        candidate,
        printed=fallback or paragraph[candidate.start : candidate.end],
        refused=refused,
        doubts=(*candidate.doubts, doubt),
    )


def _places(candidate: Candidate, text: str) -> Iterator[tuple[Place, int]]:
    """Yield the number alone, then with more and more words around it."""
    start, end = candidate.start, candidate.end
    before = [each.start() for each in _WORD.finditer(text, 0, start)][::-1]
    behind = [each.end() for each in _WORD.finditer(text, end)]
    printed = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    for total in range(FAR + BEHIND):
        for last in range(min(total, BEHIND, len(behind)) + 1):
            first = total - last
            if first > min(FAR, len(before)):
                continue
            prefix = text[before[first - 1] : start].strip() if first else ""
            suffix = text[end : behind[last - 1]].strip() if last else ""
            if not re.search("[<>]", prefix + printed + suffix):
                yield _place(candidate.paragraph, prefix, printed, suffix), start


def _place(paragraph: int, prefix: str, printed: str, suffix: str) -> Place:
    return Place(
        paragraph=paragraph, printed=printed, prefix=prefix, suffix=suffix, at=HERE
    )


def _cell(place: Place) -> str:
    """Return a cell as content writes it: its row, column, number and unit."""
    cell = place.cell
    parts = [cell.row, cell.column, place.printed, cell.unit] if cell else []
    return " | ".join(each for each in parts if each)


def _marked(place: Place) -> str:
    if not place.prefix and not place.suffix:
        return place.printed
    before = f"{place.prefix} " if place.prefix else ""
    after = f" {place.suffix}" if place.suffix else ""
    return f"{before}<{place.printed}>{after}"
