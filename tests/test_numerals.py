"""
Every numeral that states a fact is an object with its card.

The built pages are walked tag by tag. A text with a digit of any script stands in a
number that opens its card, in the evidence on such a card, in something that says of
itself that it states no figure, or in a drawing, which has its table beside it.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sitegen import words
from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.outputs import figure_address, file_of
from sitegen.project import Project
from sitegen.render import says
from tests.support import ROOT, real_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitegen.model.figure import Figure

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"} | {
    *("source", "track", "wbr")
}
WITHIN = {"body"}
"""What of a page is walked."""

FIGURE = re.compile(r"(?:^|/)figures/([a-z0-9.-]+)/index\.html(?:#.*)?$")
"""The way to the page of a figure."""

OBJECTS = {"button.figure", "a.figure"}
"""A number, behind which is its card or its page; so is any link to a figure's page."""

EVIDENCE = {
    "q.printed",  # the words of an article
    "cite",  # the name of an article
    ".citation",
    ".cite",  # the name of a form to cite in
    "pre",  # a citation to copy
    "code",  # an id or a value as the downloads have it
    "time",
    ".given",  # a period, a name, a count of what is on the page
    ".computed",  # a value within a sentence of arithmetic
    ".card-value",  # the number whose card it is
    ".footnote",
    "svg",  # has its table beside it
    "[hidden]",  # the words that are read out in the place of a drawing
}
"""What states no figure of its own."""


class Element(NamedTuple):
    """One open element."""

    tag: str
    attributes: Mapping[str, str]

    @property
    def names(self) -> set[str]:
        """Return how selectors name it."""
        classes = self.attributes.get("class", "").split()
        is_link = bool(FIGURE.search(self.attributes.get("href", "")))
        return {
            self.tag,
            *(f".{each}" for each in classes),
            *(f"{self.tag}.{each}" for each in classes),
            *(["[hidden]"] if "hidden" in self.attributes else []),
            *(["a.figure"] if is_link else []),
        }


@dataclass
class Card:
    """What is in one card."""

    is_folded: bool
    """It is no footnote on paper."""
    elements: list[Element] = field(default_factory=list)
    texts: list[tuple[Element, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return all that can be read in it."""
        return "".join(text for _, text in self.texts)

    @property
    def printed(self) -> str:
        """Return what it quotes."""
        return "".join(text for each, text in self.texts if "q.printed" in each.names)

    def links(self, rel: str = "") -> list[Element]:
        """Return its links, those within the site or those that lead elsewhere."""
        return [
            each
            for each in self.elements
            if each.tag == "a" and each.attributes.get("rel", "") == rel
        ]


@dataclass
class Page(HTMLParser):
    """What of one page matters here."""

    path: str
    source: str
    bare: list[str] = field(default_factory=list)
    """Texts with a digit that stands in nothing that may hold one."""
    targets: list[str] = field(default_factory=list)
    """The cards that numbers open."""
    noted: list[str] = field(default_factory=list)
    """Those of them that are footnotes on paper."""
    cards: dict[str, Card] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    """The targets of all links."""
    ids: Counter[str] = field(default_factory=Counter)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Walk the page at once."""
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        element = Element(tag, {key: value or "" for key, value in attrs})
        name = element.attributes.get("id", "")
        if name:
            self.ids[name] += 1
        if ".card" in element.names:
            self.cards[name] = Card(is_folded=".folded" in element.names)
        elif "button.figure" in element.names:
            self.targets.append(element.attributes["popovertarget"])
        elif "sup.footnote" in element.names and not self._card():
            self.noted.append(self.targets[-1])
        if "href" in element.attributes:
            self.links.append(element.attributes["href"])
        if card := self._card():
            self.cards[card].elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Judge a text."""
        if card := self._card():
            self.cards[card].texts.append((self._open[-1], data))
        names = [each.names for each in self._open]
        is_walked = any(each & WITHIN for each in names)
        is_allowed = any(each & (OBJECTS | EVIDENCE) for each in names)
        if is_walked and not is_allowed and has_numeral(data):
            last = self._open[-1]
            classes = last.attributes.get("class", "")
            where = f"{last.tag}.{classes}" if classes else last.tag
            self.bare.append(f"{self.path}: <{where}> {' '.join(data.split())}")

    def _card(self) -> str:
        """Return the id of the card that is open, if any."""
        return next(
            (each.attributes["id"] for each in self._open if ".card" in each.names),
            "",
        )


def has_numeral(text: str) -> bool:
    """Tell whether a text holds a digit of any script."""
    return any(unicodedata.category(sign) in {"Nd", "Nl", "No"} for sign in text)


@pytest.fixture(scope="module")
def outputs() -> Mapping[str, bytes]:
    """Return every file of this project's site."""
    return build(Project(ROOT, ROOT / "site"), Report(is_strict=True))


@pytest.fixture(scope="module")
def pages(outputs: Mapping[str, bytes]) -> list[Page]:
    """Return the pages of this project's site."""
    return [
        Page(path, data.decode())
        for path, data in outputs.items()
        if path.endswith(".html")
    ]


def target(page: Page, href: str) -> str:
    """Return the file to which a link of a page leads."""
    return posixpath.normpath(
        posixpath.join(posixpath.dirname(page.path), href.partition("#")[0])
    )


def cards(pages: list[Page]) -> Iterator[tuple[Page, Figure, Card]]:
    """Yield each card with its page and its figure."""
    figures = real_site().figures
    for page in pages:
        for name, card in page.cards.items():
            yield page, figures[name.removeprefix("card-")], card


def test_no_numeral_is_bare(pages: list[Page]) -> None:
    """Each digit on each page stands in an object, or in what states no figure."""
    found = [text.partition(": ") for page in pages for text in page.bare]
    once = {text: f"{path}: {text}" for path, _, text in reversed(found)}

    assert len(pages) > 200
    assert [] == sorted(once.values())


def test_a_bare_numeral_is_found() -> None:
    """The walk itself finds digits of any script, and only in what is walked."""
    page = Page(
        "x.html",
        """\
<nav>1</nav><body><p>In all 41.2, <i>\u4e5d \u0664</i> <a href="y/">7<br>8</a>
<button class="figure" popovertarget="card-a">9</button><sup class="footnote">1</sup>
<a href="../figures/a/index.html">10</a> <span class="given">11</span> \u2162</p>
<p hidden>12</p><svg><text>13</text></svg>
<div class="shelf">
<div class="card" id="card-a">15 <q class="printed">16</q></div> 17</div>
""",
    )

    assert [
        "x.html: <p> In all 41.2,",
        "x.html: <i> \u4e5d \u0664",
        "x.html: <a> 7",
        "x.html: <a> 8",
        "x.html: <p> \u2162",
        "x.html: <div.card> 15",
        "x.html: <div.shelf> 17",
    ] == page.bare


def test_each_number_opens_its_card(pages: list[Page]) -> None:
    """On each page there is one card a number, and no card that nothing opens."""
    for page in pages:
        assert set(page.targets) == set(page.cards), page.path
        assert [] == [name for name, count in page.ids.items() if count > 1]


def test_cards_are_in_the_order_of_their_numbers(pages: list[Page]) -> None:
    """
    A card is the footnote of the first number on paper that opens it.

    Cards of which all numbers are folded away are not printed, and come last.
    """
    for page in pages:
        noted = dict.fromkeys(page.noted)
        rest = [each for each in dict.fromkeys(page.targets) if each not in noted]
        assert [*noted, *rest] == list(page.cards), page.path
        folded = {name for name, card in page.cards.items() if card.is_folded}
        assert set(rest) == folded, page.path


def test_each_card_shows_its_evidence(pages: list[Page]) -> None:
    """A card shows the value, and the printed words or the formula behind it."""
    count = 0
    for page, figure, card in cards(pages):
        count += 1
        shown = words.value(figure, real_site().settings.language)
        assert shown in card.text, (page.path, figure.id)
        if figure.derivation:
            assert "Computed: " in card.text
            assert says.formula(real_site(), figure) in card.text
        else:
            assert figure.places[0].printed in card.printed
    assert count > 1000


def test_each_card_leads_to_its_article(pages: list[Page]) -> None:
    """The link of a card opens the article at the printed words."""
    sources = real_site().sources
    for page, figure, card in cards(pages):
        external = [each.attributes["href"] for each in card.links("external")]
        expected = [
            sources[figure.source].deep_link(place) for place in figure.places[:1]
        ]
        assert expected == external, (page.path, figure.id)


def test_each_card_leads_to_its_page_and_closes(pages: list[Page]) -> None:
    """A card has a link to the page of its figure, and a button that closes it."""
    for page, figure, card in cards(pages):
        ways = [target(page, each.attributes["href"]) for each in card.links()]
        assert file_of(figure_address(figure)) in ways, (page.path, figure.id)
        closing = [
            each.attributes.get("popovertarget")
            for each in card.elements
            if each.tag == "button" and not each.names & {".figure"}
        ]
        assert [f"card-{figure.id}"] == closing, (page.path, figure.id)


def test_each_figure_has_one_page(
    outputs: Mapping[str, bytes], pages: list[Page]
) -> None:
    """The page of a figure begins with its number, whose card it holds."""
    expected = {file_of(figure_address(each)) for each in real_site().figures.values()}
    made = {path for path in outputs if FIGURE.search(path)}
    first = {page.path: page.targets[0] for page in pages if page.path in expected}

    assert expected == made
    assert first == {
        file_of(figure_address(each)): f"card-{each.id}"
        for each in real_site().figures.values()
    }


def test_a_figures_page_leads_to_every_place(pages: list[Page]) -> None:
    """Every place in which an article prints a figure is linked from its page."""
    by_path = {page.path: page for page in pages}
    for figure in real_site().figures.values():
        if figure.places:
            source = real_site().sources[figure.source]
            linked = by_path[file_of(figure_address(figure))].links
            missing = {source.deep_link(place) for place in figure.places} - {*linked}
            assert set() == missing, figure.id


def test_every_link_to_a_figure_finds_it(pages: list[Page]) -> None:
    """A number that is a link leads to the page of a figure that there is."""
    known = {file_of(figure_address(each)) for each in real_site().figures.values()}
    for page in pages:
        ways = {target(page, href) for href in page.links if FIGURE.search(href)}
        assert ways <= known, page.path
