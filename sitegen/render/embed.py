"""What others paste into their pages to show a number or a chart of this sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from sitegen import names, words
from sitegen.catalogue import catalogue
from sitegen.outputs import chart_address, figure_address, own_picture

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

SIZE = 'width="600" height="315"'
"""Of the picture of a figure, so that the page around it does not move."""


def in_words(site: Site, figure: Figure) -> str:
    """Return HTML of a figure with its period, where it comes from, and this sheet."""
    title, period, value = _said(site, figure)
    address = escape(f"{site.settings.address}{figure_address(figure)}")
    day = words.day(site.settings.edition, site.settings.language)
    say = catalogue(site.settings.language)
    sheet = say("%(title)s, edition of %(day)s", title=site.settings.title, day=day)
    return (
        "<blockquote>\n"
        f'<p>{escape(title)}, {escape(period)}: <a href="{address}">{escape(value)}</a>'
        f"</p>\n<footer>{escape(_origin(site, figure))}. {escape(sheet)}.</footer>\n"
        "</blockquote>"
    )


def as_picture(site: Site, figure: Figure) -> str:
    """Return HTML of a figure's own picture, which has its source line inside."""
    home = site.settings.address
    title, period, value = _said(site, figure)
    alt = f"{title}, {period}: {value}. {_origin(site, figure)}."
    image = f'<img src="{escape(home + own_picture(figure))}" {SIZE}'
    return _linked(f"{home}{figure_address(figure)}", f'{image} alt="{escape(alt)}">')


def of_chart(site: Site, chart: str, title: str, name: str) -> str:
    """Return HTML of a chart's picture, a file *name*; title and source are in it."""
    address = f"{site.settings.address}{chart_address(chart)}"
    image = f'<img src="{escape(address + name)}" alt="{escape(title)}"'
    return _linked(address, f'{image} style="max-width: 100%">')


def _linked(address: str, image: str) -> str:
    return f'<a href="{escape(address)}">{image}</a>'


def _said(site: Site, figure: Figure) -> tuple[str, str, str]:
    """Return name, period and value; its origin says that it is a target."""
    language = site.settings.language
    value, remarks = words.value(figure, language), words.remarks(figure, language)
    return (
        names.title(figure, site.vocabulary),
        words.period(figure.period, language),
        words.bracketed(value, remarks),
    )


def _origin(site: Site, figure: Figure) -> str:
    said = names.origin(figure, site)
    return said[0].upper() + said[1:]
