"""Asks for each place in an article whether the words around it name another thing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.printed.around import Around
from sitegen.printed.compare import unit_of
from sitegen.printed.headed import misnamed_by_captions
from sitegen.printed.labels import beginning, labels
from sitegen.printed.language import language_of
from sitegen.printed.named import Names
from sitegen.printed.nation import of_nation
from sitegen.printed.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.place import Place
    from sitegen.model.site import Site


class Naming:
    """The names in every language in which a site has articles."""

    def __init__(self, site: Site) -> None:
        """Compile no language before it is asked for."""
        self.site = site
        self._names: dict[str, Names] = {}
        self._measures: dict[str, frozenset[str]] = {}
        """Those that count, or may count, each thing."""

    @cached_property
    def _units(self) -> dict[str, set[str]]:
        """Return what the levels of each measure count."""
        found: dict[str, set[str]] = {}
        for each in self.site.figures.values():
            if each.kind is Kind.LEVEL:
                found.setdefault(each.subject.measure, set()).add(_thing(each))
        return found

    def misnamed_in(self, figure: Figure, text: str, at: tuple[int, int]) -> str:
        """Say what else the words around a place in its article name, or nothing."""
        tag = self.site.language_of(figure)
        passage = Passage.within(text, at, tag)
        level = self.site.figures.get(figure.of)
        reason = self._of(tag).misnamed(
            figure, level, passage, self._alike(level or figure)
        )
        if reason or not self._is_of_part:
            return reason
        return of_nation(figure, passage, self.site.vocabulary)

    @property
    def _is_of_part(self) -> bool:
        """Tell whether a site is about a part of a nation, as CN-CQ is."""
        return "-" in self.site.settings.area

    def mistaken_in(self, figure: Figure, text: str, at: tuple[int, int]) -> str:
        """Return a word by a place in prose that names the other part of a whole."""
        tag, own = self.site.settings.language, figure.subject.measure
        names, language = self._of(tag), language_of(tag)
        around = Around.of(text, (at[0], sum(at)), language)
        for clause in around.subjects:
            found = names.labels.named("measure", around.part(clause), own)
            if own in found or len(found) > 1:
                return ""
            for name, word in found.items():
                said = names.labels.named("measure", around.sentence, own)
                is_other = names.are_parts(own, name) and own not in said
                return word if is_other else ""
        return ""

    def misnamed_above(
        self, figure: Figure, place: Place, captions: Sequence[str]
    ) -> str:
        """Say which other measure a caption names, where the heads of a cell do not."""
        names = self._of(self.site.language_of(figure))
        if place.cell is None:
            return ""
        heads = place.cell.row, place.cell.column
        return misnamed_by_captions(
            figure, heads, captions, names.vocabulary, names.labels
        )

    def _alike(self, figure: Figure) -> frozenset[str]:
        """
        Return the measures that are, or may be, in the unit of a figure.

        A growth that stands alone is of what the levels of its measure count; so is a
        rank, which puts these in order.
        """
        things = {_thing(figure)}
        if unit_of(figure.quantity).is_relative or figure.kind is Kind.RANK:
            things = self._units.get(figure.subject.measure, set())
            if not things:
                return self._unlike(figure.subject.measure)
        return frozenset().union(*map(self._counting, things))

    def _unlike(self, own: str) -> frozenset[str]:
        """
        Return the measures by which another is not called, whatever they count.

        "Prices of exports" names no exports, where that is the measure.
        """
        measures = self.site.vocabulary.measures
        called = " ".join(labels(measures[own])).lower()
        return frozenset(
            name
            for name, each in measures.items()
            if name == own or not any(beginning(one) in called for one in labels(each))
        )

    def _counting(self, thing: str) -> frozenset[str]:
        if thing not in self._measures:
            self._measures[thing] = frozenset(
                each
                for each in self.site.vocabulary.measures
                if thing in self._units.get(each, {thing})
            )
        return self._measures[thing]

    def _of(self, tag: str) -> Names:
        site = self.site
        if tag not in self._names:
            own = site.settings.language
            self._names[tag] = Names(site.vocabulary, tag, own)
        return self._names[tag]


def _thing(figure: Figure) -> str:
    """Return what a unit is of, in whatever scale."""
    unit = unit_of(figure.quantity)
    return unit.currency or unit.canonical
