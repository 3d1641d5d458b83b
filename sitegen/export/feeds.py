"""For a site with an address: its sitemap, and the feed of its news."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sitegen import names, prose, words
from sitegen.catalogue import catalogue
from sitegen.outputs import ALONE, PAST, file_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sitegen.model.site import Site
    from sitegen.model.vintage import Correction

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
ATOM = "http://www.w3.org/2005/Atom"


def sitemap(site: Site, pages: Iterable[str]) -> bytes:
    """
    Return the pages as sitemaps.org 0.9 lists them, but for errors and what moved.

    Of what is past only the page above it: the map of an edition is to stay as it is.
    """
    root = Element("urlset", xmlns=SITEMAP)
    aside = {"404.html", ALONE, *(file_of(each.before) for each in site.settings.moved)}
    for path in pages:
        if not path.endswith(".html") or path in aside:
            continue
        if path.startswith(PAST) and path != file_of(PAST):
            continue
        address = re.sub(r"(^|(?<=/))index\.html$", "", path)
        url = SubElement(root, "url")
        _text(url, "loc", f"{site.settings.address}{address}")
        _text(url, "lastmod", str(site.settings.edition))
    return _xml(root)


def feed(site: Site) -> bytes:
    """Return the edition and all corrections as an Atom feed (RFC 4287)."""
    settings = site.settings
    home, edition = settings.address, settings.edition
    root = Element("feed", {"xmlns": ATOM, "xml:lang": settings.language})
    _text(root, "id", home)
    _text(root, "title", settings.title)
    _text(root, "subtitle", settings.description)
    _text(root, "updated", _moment(edition))
    _text(root, "rights", settings.licence)
    _text(SubElement(root, "author"), "name", settings.title)
    SubElement(root, "link", {"href": home})
    SubElement(root, "link", {"rel": "self", "href": f"{home}feed.xml"})
    entry = _entry(root, f"{home}#edition-{edition}", edition, _summary(site))
    say = catalogue(settings.language)
    name = say("%(title)s, edition of %(day)s", title=settings.title, day=edition)
    _text(entry, "title", name)
    SubElement(entry, "link", {"href": home})
    for each in site.corrections:
        way = f"{home}corrections/#{each.anchor}"
        entry = _entry(root, way, each.vintage.until, _correction(each, site))
        name = names.title(each.figure, site.vocabulary)
        when = words.period(each.figure.period, settings.language)
        _text(entry, "title", say("Correction: %(figure)s", figure=f"{name}, {when}"))
        SubElement(entry, "link", {"href": way})
    return _xml(root)


def _entry(feed: Element, name: str, day: date, summary: str) -> Element:
    entry = SubElement(feed, "entry")
    _text(entry, "id", name)
    _text(entry, "updated", _moment(day))
    _text(entry, "summary", summary)
    return entry


def _moment(day: date) -> str:
    return f"{day}T00:00:00Z"


def _correction(correction: Correction, site: Site) -> str:
    """Return in words what a figure was and became, why, and what more is said."""
    language, vintage = site.settings.language, correction.vintage
    was, became = words.was(correction, language), words.became(correction, language)
    if correction.after == correction.figure.quantity:
        became = words.on_terms(correction.figure, language)
    note = prose.plain(vintage.note, site)
    say = catalogue(language)
    way = say("From %(was)s to %(became)s", was=was, became=became)
    return f"{way}: {say(vintage.reason)}. {note}".rstrip()


def _summary(site: Site) -> str:
    many = catalogue(site.settings.language).many
    figures, sources, charts = map(len, (site.figures, site.sources, site.charts))
    told = (
        (figures, many("%(number)s figure", "%(number)s figures", figures)),
        (sources, many("%(number)s source", "%(number)s sources", sources)),
        (charts, many("%(number)s chart", "%(number)s charts", charts)),
    )
    return ", ".join(text for number, text in told if number)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _xml(root: Element) -> bytes:
    indent(root, " ")
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
