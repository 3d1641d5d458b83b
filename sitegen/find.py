"""Words -> the figures that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import names, words
from sitegen.fold import sought

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site


def find(site: Site, wanted: Sequence[str]) -> list[Figure]:
    """Return the figures in whose id, name, value, period and source every word is."""
    folded = [sought(word) for word in wanted]
    return [
        figure
        for figure in site.figures.values()
        if all(word in _text(figure, site) for word in folded)
    ]


def listing(figures: Sequence[Figure], site: Site) -> str:
    """Return a line a figure: id, value, period and name, in columns."""
    rows = [
        (
            figure.id,
            words.on_terms(figure, is_short=True),
            str(figure.period),
            names.title(figure, site.vocabulary),
        )
        for figure in figures
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        .rstrip()
        .replace(words.NO_BREAK, " ")
        for row in rows
    )


def _text(figure: Figure, site: Site) -> str:
    parts = (
        figure.id,
        names.title(figure, site.vocabulary),
        words.value(figure),
        str(figure.period),
        words.period(figure.period),
        figure.source,
        *words.remarks(figure),
        *(place.printed for place in figure.places),
    )
    return " | ".join(sought(part) for part in parts)
