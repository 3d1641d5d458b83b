"""The figures of one source, and all else by which they are proved without others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.model.source import Source
    from sitegen.model.vocabulary import Vocabulary


class OfSource(Struct, frozen=True, kw_only=True):
    """What a rule is given of a source; what it is not given, it cannot rest on."""

    figures: tuple[Figure, ...]
    """In their order."""
    source: Source | None
    """`None` of figures that are computed."""
    vocabulary: Vocabulary
    edition: date


def by_source(site: Site) -> Iterator[OfSource]:
    """Yield the figures of each source, and those that are computed as of none."""
    found: dict[str, list[Figure]] = {}
    for each in site.figures.values():
        found.setdefault(each.source, []).append(each)
    for slug, figures in found.items():
        yield OfSource(
            figures=tuple(figures),
            source=site.sources.get(slug),
            vocabulary=site.vocabulary,
            edition=site.settings.edition,
        )
