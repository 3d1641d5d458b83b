"""
How to cite a figure, or a source: in a sentence, and in the six forms asked for.

The forms are made here and not by a library: the one for Python sets the point behind
the quotation marks, names a work without an author twice by its title, shortens given
names in every style, and brings 90 MB of styles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import names, words
from sitegen.catalogue import catalogue
from sitegen.cite.records import bibtex, csl, ris
from sitegen.cite.styles import apa, chicago, gb
from sitegen.cite.work import Work
from sitegen.model.figure import Status
from sitegen.outputs import figure_address

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.model.source import Source


MANUALS = ("APA", "Chicago", "GB/T 7714")
"""Forms without room for a figure: of one that is printed they cite the source."""


def citations(figure: Figure, site: Site) -> dict[str, str]:
    """
    Return how to cite a figure, by form.

    "In a sentence" has the value, where it stands and the address of its page. The
    other forms cite the source that printed it, or the fact sheet that computed it.
    """
    say = catalogue(site.settings.language)
    said = {say("In a sentence"): sentence(figure, site)}
    return said | _forms(_work(figure, site))


def of_figure(figure: Figure, site: Site) -> dict[str, str]:
    """Return the forms in which a figure is cited itself, and not its source alone."""
    found = _forms(_work(figure, site))
    alone = MANUALS if figure.source in site.sources else ()
    return {form: text for form, text in found.items() if form not in alone}


def of_source(source: Source) -> dict[str, str]:
    """Return how to cite a source, by form."""
    return _forms(_printed(source))


def _forms(work: Work) -> dict[str, str]:
    return {
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
    say, language = catalogue(settings.language), settings.language
    source = site.sources.get(figure.source)
    sheet = f"{settings.title}, {words.day(settings.edition, language)}"
    if source:
        day = source.published
        when = words.day(day, language) if day else say("undated")
        place = words.place(figure.places[0], language)
        said = f"{source.publisher}, {when}, {place}, {source.url}"
        origin = say("%(source)s, in %(sheet)s", source=said, sheet=sheet)
    elif figure.status is Status.DERIVED:
        origin = say("derived by %(sheet)s", sheet=sheet)
    else:
        origin = say("implied by %(sheet)s", sheet=sheet)
    page = _page(figure, site)
    return f"{_stated(figure, site)} ({origin}){f', {page}' if page else ''}."


def _work(figure: Figure, site: Site) -> Work:
    """Return the source behind a reported figure; the figure's page for others."""
    settings, page = site.settings, _page(figure, site)
    say = catalogue(settings.language)
    source = site.sources.get(figure.source)
    if source is None:
        return Work(
            key=figure.id,
            kind=None,
            title=_stated(figure, site),
            publisher=settings.title,
            published=settings.edition,
            url=page,
            note=say(
                "%(status)s, not printed in any %(source)s",
                status=say(figure.status),
                source=words.one_source(site.one_source, settings.language),
            ),
        )
    value = _value(figure, site)
    place = words.place(figure.places[0], settings.language)
    parts = (f"{value}, {place}", page)
    return _printed(source, "; ".join(part for part in parts if part))


def _printed(source: Source, note: str = "") -> Work:
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
        note=note,
    )


def _page(figure: Figure, site: Site) -> str:
    home = site.settings.address
    return f"{home}{figure_address(figure)}" if home else ""


def _stated(figure: Figure, site: Site) -> str:
    """Return a figure with its period and value: "Exports, 2025: 7 billion"."""
    when = words.period(figure.period, site.settings.language)
    return f"{names.title(figure, site.vocabulary)}, {when}: {_value(figure, site)}"


def _value(figure: Figure, site: Site) -> str:
    """Return the value and its terms with plain spaces, for other programs."""
    value = words.on_terms(figure, site.settings.language)
    return value.replace(words.NO_BREAK, " ")
