"""
What the words of a source say against a figure, beyond its number.

`sitegen.printed` reads number, unit, bound and sign; here the words around them are
held against what else the figure states, by rules that all languages share. The words
of each language are data, in ``languages/<code>.toml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.passage import Passage
from sitegen.proof.adjusted import adjustment_objection, cell_objection
from sitegen.proof.bases import base_objection
from sitegen.proof.dated import period_objection
from sitegen.proof.divided import divided_objection
from sitegen.proof.earlier import earlier_objection
from sitegen.proof.heads import (
    NOTHING,
    Around,
    around_of,
    moved_objection,
    time_objection,
)
from sitegen.proof.objection import Objection
from sitegen.proof.per import per_objection
from sitegen.proof.priced import priced_objection, prices_objection
from sitegen.proof.sentences import spoken_in
from sitegen.proof.windows import window_objection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.model.place import Place
    from sitegen.printed.standing import Text

__all__ = [
    "Around",
    "Article",
    "Objection",
    "around_of",
    "objections",
    "objections_in",
    "spoken_against",
]


class Article(Struct, frozen=True, kw_only=True):
    """What is known of the article of a place."""

    tag: str
    """Of its language, e.g. ``en-GB``."""
    covers: Period | None = None
    """What all of it is about."""
    paragraphs: Sequence[str] = ()
    """None where its text is not at hand."""


def objections(
    figure: Figure,
    place: Place,
    tag: str = "en",
    covers: Period | None = None,
    around: Around = NOTHING,
) -> Iterator[Objection]:
    """
    Yield what a *place* of a figure says against it.

    *tag* is that of the language of the article, e.g. ``en-GB``, and *covers* what all
    of it is about; *around* is what stands above a table, where the text is at hand.
    """
    if place.cell is None:
        article = Article(tag=tag, covers=covers)
        yield from _objections(figure, place, Passage.of(place, tag), article)
        return
    cell = place.cell
    moved = moved_objection(figure, cell, tag)
    heads = (cell.column, cell.row, *around.captions)
    for found in (
        moved or time_objection(figure, cell, covers, around, tag),
        cell_objection(figure, heads, tag),
        priced_objection(figure, heads, tag),
    ):
        if found is not None:
            yield found


def objections_in(
    figure: Figure, place: Place, at: tuple[int, int], article: Article
) -> Iterator[Objection]:
    """
    Yield what the words around a place, in its *article*, say against its figure.

    What is printed begins *at* a place of its paragraph, and is so many letters long.
    """
    paragraph = article.paragraphs[place.paragraph - 1]
    passage = Passage.within(paragraph, at, article.tag)
    yield from _objections(figure, place, passage, article)


def spoken_against(
    figure: Figure, place: Place, text: Text, at: tuple[int, int], tag: str
) -> str:
    """Return the first thing that a *text* says against what was read of it, if any."""
    if place.cell is None:
        article = Article(tag=tag, paragraphs=text.paragraphs)
        found = objections_in(figure, place, at, article)
    else:
        table = text.tables[place.table - 1]
        around = around_of(table.heads, table.captions)
        found = objections(figure, place, tag, figure.period, around)
    return next((each.message for each in found), "")


def _objections(
    figure: Figure, place: Place, passage: Passage, article: Article
) -> Iterator[Objection]:
    is_marked = bool(place.prefix or place.suffix)
    spoken = spoken_in(figure, passage, article.tag, is_marked=is_marked)
    of_time = (
        base_objection(figure, spoken),
        period_objection(figure, spoken),
        earlier_objection(figure, spoken, article.covers),
        per_objection(figure, spoken),
        window_objection(figure, spoken),
    )
    for found in (
        next(filter(None, of_time), None),
        adjustment_objection(figure, spoken, article.paragraphs),
        prices_objection(figure, spoken, article.paragraphs),
        divided_objection(figure, spoken),
    ):
        if found is not None:
            yield found
