"""What our own prose says of a figure in words, against that figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import words
from sitegen.model.figure import Kind
from sitegen.printed.direction import direction
from sitegen.printed.language import language_of
from sitegen.printed.naming import Naming
from sitegen.words.amounts import MINUS

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site


class Worded:
    """Reads words by references as those of articles are read."""

    def __init__(self, site: Site) -> None:
        self._site, self._names = site, Naming(site)

    def against(
        self, figure: Figure, text: str, at: tuple[int, int]
    ) -> tuple[str, str] | None:
        """Return the word by a value that speaks against it, and what that is."""
        if word := self._names.mistaken_in(figure, text, at):
            return word, self._site.vocabulary.measures[figure.subject.measure].inline
        if word := self._opposite(figure, text, at):
            return word, words.value(figure).replace(words.NO_BREAK, " ")
        return None

    def _opposite(self, figure: Figure, text: str, at: tuple[int, int]) -> str:
        """Return the word right by a number that says the opposite of its sign."""
        start, end = at[0], sum(at)
        if figure.kind is Kind.LEVEL or MINUS in text[start:end]:
            return ""
        language = language_of(self._site.settings.language)
        is_points = figure.kind is Kind.SHIFT
        found = direction(text, (start, end), language, is_points=is_points)
        is_sure = found.is_certain and found.is_adjacent and found.is_known
        is_other = found.sign * figure.quantity.number < 0
        return found.words if is_sure and is_other else ""
