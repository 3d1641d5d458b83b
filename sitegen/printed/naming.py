"""Asks for each place of a growth whether its words name another thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.printed.named import Names
from sitegen.printed.passage import Passage

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.place import Place
    from sitegen.model.site import Site


class Naming:
    """The names in every language in which a site has articles."""

    def __init__(self, site: Site) -> None:
        """Compile no language before it is asked for."""
        self._site = site
        self._names: dict[str, Names] = {}

    def misnamed(self, figure: Figure, place: Place) -> str:
        """Say what else the words of a place name, or nothing."""
        if place.cell:
            return ""
        tag = self._site.language_of(figure)
        return self._of(tag).misnamed(
            figure, self._site.figures.get(figure.of), Passage.of(place, tag)
        )

    def misnamed_in(self, figure: Figure, text: str, at: tuple[int, int]) -> str:
        """Say the same of the words around a place in its article."""
        tag = self._site.language_of(figure)
        passage = Passage.within(text, at, tag)
        level = self._site.figures.get(figure.of)
        return self._of(tag).misnamed(figure, level, passage)

    def _of(self, tag: str) -> Names:
        site = self._site
        if tag not in self._names:
            own = site.settings.language
            self._names[tag] = Names(site.vocabulary, tag, own)
        return self._names[tag]
