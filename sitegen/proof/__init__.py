"""
What the words of a source say against a figure, beyond its number.

`sitegen.printed` reads number, unit, bound and sign; here the words around them are
held against what else the figure states, by rules that all languages share. The words
of each language are data, in ``languages/<code>.toml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.printed.passage import Passage
from sitegen.proof.bases import base_objection
from sitegen.proof.objection import Objection
from sitegen.proof.sentences import spoken_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.figure import Figure
    from sitegen.model.place import Place

__all__ = ["Objection", "objections", "objections_in"]


def objections(figure: Figure, place: Place, tag: str = "en") -> Iterator[Objection]:
    """
    Yield what a *place* of a figure says against it.

    *tag* is that of the language of the article, e.g. ``en-GB``.
    """
    yield from _objections(figure, place, Passage.of(place, tag), tag)


def objections_in(
    figure: Figure, place: Place, text: str, at: tuple[int, int], tag: str = "en"
) -> Iterator[Objection]:
    """
    Yield what the words around a place, in its article, say against its figure.

    What is printed begins *at* a place of *text*, and is so many letters long.
    """
    yield from _objections(figure, place, Passage.within(text, at, tag), tag)


def _objections(
    figure: Figure, place: Place, passage: Passage, tag: str
) -> Iterator[Objection]:
    is_marked = bool(place.prefix or place.suffix)
    spoken = spoken_in(figure, passage, tag, is_marked=is_marked)
    for found in (base_objection(figure, spoken),):
        if found is not None:
            yield found
