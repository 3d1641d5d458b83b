"""A phrase in its clause, and what a single word makes of its sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.clauses import Opening, clause_of, clauses, continued
from sitegen.printed.words import masked, side, word, words_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from sitegen.printed.clauses import Clause
    from sitegen.printed.language import Language
    from sitegen.printed.words import Words


class Direction(Struct, frozen=True, kw_only=True):
    """What the words around a number make of its sign."""

    sign: int = 0
    """1 for a rise, -1 for a fall, 0 where no word says."""
    words: str = ""
    is_certain: bool = True
    """False where the word is that of another clause, or far from its number."""
    is_open: bool = False
    """Two readings are possible, and none is better."""
    is_known: bool = True
    """False where the word may be no word for moving at all."""
    is_adjacent: bool = True
    """The word and its number touch, or what stands between says nothing."""

    @property
    def says(self) -> bool:
        """Tell whether there is a word that governs the number, or two."""
        return bool(self.sign) or self.is_open


class Around(Struct, frozen=True):
    """The text around a phrase, in clauses and without words that only seem to move."""

    text: str
    start: int
    end: int
    clauses: list[Clause]
    index: int
    """Of the clause in which the phrase stands."""
    language: Language

    @classmethod
    def of(cls, text: str, span: tuple[int, int], language: Language) -> Around:
        """Look around the phrase in *span* of *text*."""
        start, end = span
        hidden = masked(text, language)
        # No point or comma of the phrase itself ends a clause.
        found = clauses(hidden[:start] + "0" * (end - start) + hidden[end:], language)
        return cls(hidden, start, end, found, clause_of(found, start), language)

    @property
    def own(self) -> Clause:
        """The clause in which the phrase stands."""
        return self.clauses[self.index]

    @property
    def head(self) -> int:
        """The index of the clause that opens the run in which the phrase stands."""
        index = self.index
        while index and self.clauses[index].opening is Opening.JOINED:
            index -= 1
        return index

    def gap(self, index: int) -> str:
        """Return what stands between a clause and the one before it."""
        before = self.clauses[index - 1].end if index else 0
        return self.text[before : self.clauses[index].start]

    def found(
        self, pattern: re.Pattern[str], start: int, end: int
    ) -> Iterator[re.Match[str]]:
        """Yield each match that begins between two places and is not the phrase's."""
        for match in pattern.finditer(self.text, start):
            if match.start() >= end:
                return
            is_apart = match.end() <= self.start or self.end <= match.start()
            if is_apart or self.start == self.end:
                yield match

    @property
    def within(self) -> tuple[int, int]:
        """Where the sentence begins in which the phrase stands, and the next one."""
        opens = [0, *(e.start for e in self.clauses if e.opening is Opening.SENTENCE)]
        start = max(each for each in opens if each <= self.start)
        return start, min((e for e in opens if e > self.start), default=len(self.text))

    @property
    def sentence(self) -> str:
        """The text of that sentence."""
        return self.text[slice(*self.within)]

    @property
    def left(self) -> str:
        """What stands before the phrase in its clause."""
        return self.text[self.own.start : self.start]

    @property
    def right(self) -> str:
        """What stands behind the phrase in its clause."""
        return self.text[self.end : max(self.own.end, self.end)]

    @property
    def frame(self) -> tuple[str, ...]:
        """
        What stands around the phrase, the nearest first, as far as its verbs go.

        An aside that no comma parts leaves the verb before it: "wären ohne Autos um".
        """
        is_within = self.own.opening is Opening.ASIDE and not self.own.is_comma
        parted = (self.before,) if is_within and self.index else ()
        return (self.left, self.right, *parted)

    @property
    def before(self) -> str:
        """The text of the clause before that."""
        return self.part(self.clauses[self.index - 1])

    @property
    def subjects(self) -> Iterator[Clause]:
        """The own clause, and those that it goes on with if it has no subject."""
        yield self.own
        words, left = words_of(self.language), self.left
        verb = words.moving.search(left)
        before = left[: verb.start()] if verb else left
        if words.elided.fullmatch(before) or words.links.fullmatch(before):
            yield from continued(self.clauses, self.index)

    def part(self, clause: Clause) -> str:
        """Return the text of a clause."""
        return self.text[clause.start : clause.end]


def moved_in(part: str, language: Language) -> Direction | None:
    """Return the direction of the last word that moves in a clause."""
    words = words_of(language)
    match = None
    for each in words.moving.finditer(part):
        match = each
    if language.is_verb_last:
        match = words.last.search(part) or match
    return unless_denied(part, match, words) if match else None


def unless_denied(text: str, match: re.Match[str], words: Words) -> Direction:
    """Return the direction of a word, or neither where "not" stands before it."""
    if words.negated.search(text[: match.start()]):
        return Direction(is_open=True, words=f"not {word(match)}")
    return Direction(sign=side(match), words=word(match))
