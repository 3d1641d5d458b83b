"""The numbers of a text that no figure uses, and that no source marks as none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.standing import found
from sitegen.propose.numbers import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.site import Site
    from sitegen.printed.standing import Text

Span = tuple[int, int]
NEAR = 24
"""How many letters on each side of a number tell which it is."""


class Unused(Struct, frozen=True):
    """A number that an editor may have left out."""

    paragraph: int
    words: str
    """The number with its unit in ``<…>``, and a few words around it."""


def unused(site: Site, slug: str, text: Text) -> list[Unused]:
    """Return what is left of a proved source's *text*, in reading order."""
    source = site.sources[slug]
    units = list(site.vocabulary.units.values())
    taken: dict[int, list[Span]] = {}
    for number, span in [*_figured(site, slug, text), *_marked(site, slug, text)]:
        taken.setdefault(number, []).append(span)
    tag = source.language or site.settings.language
    return [
        Unused(number, _around(line, (start, end)))
        for number, line in enumerate(text.paragraphs, 1)
        for start, end in places(line, units, tag)
        if not any(
            start < last and first < end for first, last in taken.get(number, ())
        )
    ]


def _figured(site: Site, slug: str, text: Text) -> Iterator[tuple[int, Span]]:
    """Yield where figures are printed: the paragraph, and the place in it."""
    for figure in site.figures.values():
        for place in figure.places if figure.source == slug else ():
            number = text.number(place)
            for match in found(place, text.paragraphs[number - 1])[:1]:
                yield number, match.span("printed")


def _marked(site: Site, slug: str, text: Text) -> Iterator[tuple[int, Span]]:
    """Yield where words stand that are marked as no figure."""
    for mark in site.sources[slug].no_figure:
        for match in found(mark, text.paragraphs[mark.paragraph - 1]):
            yield mark.paragraph, match.span()


def _around(text: str, span: Span) -> str:
    """Return a number with a few words on both sides, as a list shows it."""
    start, end = span
    left, right = max(0, start - NEAR), min(len(text), end + NEAR)
    if " " in text[left:start] and left:
        left = text.index(" ", left) + 1
    if " " in text[end:right] and right < len(text):
        right = text.rindex(" ", end, right)
    before = "… " if left else ""
    after = " …" if right < len(text) else ""
    return f"{before}{text[left:start]}<{text[start:end]}>{text[end:right]}{after}"
