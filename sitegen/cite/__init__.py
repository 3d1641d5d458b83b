"""
How to cite one figure: in a sentence, and in the six forms that are asked for.

The forms are made here and not by a library: the one for Python sets the point behind
the quotation marks, names a work without an author twice by its title, shortens given
names in every style, and brings 90 MB of styles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import names, words
from sitegen.cite.records import bibtex, csl, ris
from sitegen.cite.styles import apa, chicago, gb
from sitegen.cite.work import Work
from sitegen.model.figure import Nature
from sitegen.outputs import figure_address

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site


def citations(figure: Figure, site: Site) -> dict[str, str]:
    """
    Return how to cite a figure, by form.

    "In a sentence" has the value, where it stands and the address of its page. The
    other forms cite the source that printed it, or the fact sheet that computed it.
    """
    work = _work(figure, site)
    return {
        "In a sentence": sentence(figure, site),
        "APA": apa(work),
        "Chicago": chicago(work),
        "GB/T 7714": gb(work),
        "BibTeX": bibtex(work),
        "RIS": ris(work),
        "CSL-JSON": csl(work),
    }


def sentence(figure: Figure, site: Site) -> str:
    """
    Return a figure with its number, its period, its source and this sheet.

    It stands in a text or a footnote as it is, in no style of any manual.
    """
    settings = site.settings
    source = site.sources.get(figure.source)
    edition = words.day(settings.edition, settings.language)
    origin = f"{figure.status} by {settings.title}, {edition}"
    if source:
        when = (
            words.day(source.published, settings.language) if source.published else ""
        )
        paragraph = figure.places[0].words
        said = (source.publisher, when or "undated", paragraph, source.url)
        origin = f"{', '.join(said)}, in {settings.title}, {edition}"
    page = _page(figure, site)
    return f"{_stated(figure, site)} ({origin}){f', {page}' if page else ''}."


def _work(figure: Figure, site: Site) -> Work:
    """Return the source behind a reported figure; the figure's page for others."""
    settings, page = site.settings, _page(figure, site)
    source = site.sources.get(figure.source)
    if source is None:
        return Work(
            key=figure.id,
            kind=None,
            title=_stated(figure, site),
            publisher=settings.title,
            published=settings.edition,
            url=page,
            note=f"{figure.status}, not printed in any {site.one_source}",
        )
    value = _value(figure, site)
    parts = (f"{value}, {figure.places[0].words}", page)
    return Work(
        key=source.slug,
        kind=source.kind,
        title=source.title,
        is_untitled=source.is_untitled,
        publisher=source.publisher,
        authors=source.authors,
        published=source.published,
        url=source.url,
        language=source.language,
        note="; ".join(part for part in parts if part),
    )


def _page(figure: Figure, site: Site) -> str:
    home = site.settings.address
    return f"{home}{figure_address(figure)}" if home else ""


def _stated(figure: Figure, site: Site) -> str:
    """Return a figure with its period and value: "Exports, 2025: 7 billion"."""
    when = words.period(figure.period, site.settings.language)
    return f"{names.title(figure, site.vocabulary)}, {when}: {_value(figure, site)}"


def _value(figure: Figure, site: Site) -> str:
    """Return the value with plain spaces, for other programs."""
    value = words.value(figure, site.settings.language).replace(words.NO_BREAK, " ")
    return f"{value} (target)" if figure.nature is Nature.TARGET else value
