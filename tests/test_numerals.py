"""
Every numeral that states a fact is a link to its record, with its card and its note.

The built pages are walked tag by tag. A text with a digit of any script stands in a
number, in evidence, in something that says of itself that it states no figure, or in a
drawing, which has its table beside it. The cards of a page come in a file of their own.
"""

from __future__ import annotations

import json
import posixpath
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sitegen import prose, words
from sitegen.outputs import ALONE, CARDS, figure_address, file_of
from sitegen.render import says
from tests.support import real_site
from tests.whole import outputs

if TYPE_CHECKING:
    from collections.abc import Mapping

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"} | {
    *("source", "track", "wbr")
}
WITHIN = {"body"}
"""What of a page is walked."""

FIGURE = re.compile(r"(?:^|/)figures/([a-z0-9.-]+)/index\.html$")
"""The page of a figure."""

OBJECTS = {"a.figure"}
"""A number, which is a link to its record; so is any other link to one."""

FORMATS = "data/index.html"
"""The page of the downloads: its numbers are those of standards."""

EVIDENCE = {
    ".printed",  # the words of an article
    "cite",  # the name of an article
    ".citation",
    ".cite",  # the name of a form to cite in
    "pre",  # a citation to copy
    "code",  # an id or a value as the downloads have it
    ".given",  # a period, a name, a count of what is on the page
    ".computed",  # a value within a sentence of arithmetic
    ".card-value",  # the number whose card it is
    "svg",  # has its table beside it
    ".told",  # its marks in words
    "script",  # for programs, not for readers
    "[hidden]",  # the words that are read out in the place of a drawing
}
"""What states no figure of its own."""


class Element(NamedTuple):
    """One open element."""

    tag: str
    attributes: Mapping[str, str]
    leads: str
    """The file to which it leads, if it is a link."""

    @property
    def names(self) -> set[str]:
        """Return how selectors name it."""
        classes = self.attributes.get("class", "").split()
        is_link = bool(FIGURE.search(self.leads))
        return {
            self.tag,
            *(f".{each}" for each in classes),
            *(f"{self.tag}.{each}" for each in classes),
            *(["[hidden]"] if "hidden" in self.attributes else []),
            *(["a.figure"] if is_link else []),
        }


@dataclass
class Page(HTMLParser):
    """What of one page matters here."""

    path: str
    source: str
    bare: list[str] = field(default_factory=list)
    """Texts with a digit that stands in nothing that may hold one."""
    numbers: list[str] = field(default_factory=list)
    """The ids of the figures that numbers lead to."""
    noted: list[tuple[int, str]] = field(default_factory=list)
    """The numbers of their notes, and these ids."""
    notes: dict[int, str] = field(default_factory=dict)
    """The notes at the end, by their number."""
    cards: str = ""
    """Where the file of its cards is."""
    links: list[str] = field(default_factory=list)
    """The targets of all links."""
    externals: list[str] = field(default_factory=list)
    """Those of them that lead elsewhere."""
    texts: list[tuple[Element, str]] = field(default_factory=list)
    buttons: list[Element] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Walk the page at once."""
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        attributes = {key: value or "" for key, value in attrs}
        leads = target(self, attributes.get("href", ""))
        element = Element(tag, attributes, leads)
        name = element.attributes.get("id", "")
        if name:
            self.ids[name] += 1
        self.cards = element.attributes.get("data-cards", self.cards)
        if tag == "button":
            self.buttons.append(element)
        self._take(element)
        if tag not in VOID:
            self._open.append(element)

    def _take(self, element: Element) -> None:
        """Note a number, a note of one, a link."""
        href = element.attributes.get("href", "")
        note = element.attributes.get("data-note")
        if ".figure" in element.names and (found := FIGURE.search(element.leads)):
            self.numbers.append(found[1])
            if note:
                self.noted.append((int(note), found[1]))
        elif note:
            self.notes[int(note)] = ""
        if href:
            self.links.append(href)
            if element.attributes.get("rel") == "external":
                self.externals.append(href)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Judge a text."""
        if self._open:
            self.texts.append((self._open[-1], data))
        for each in self._open:
            if "data-note" in each.attributes and each.tag == "p":
                self.notes[int(each.attributes["data-note"])] += data
        names = [each.names for each in self._open]
        is_walked = any(each & WITHIN for each in names)
        is_allowed = any(each & (OBJECTS | EVIDENCE) for each in names)
        if is_walked and not is_allowed and has_numeral(data):
            last = self._open[-1]
            classes = last.attributes.get("class", "")
            where = f"{last.tag}.{classes}" if classes else last.tag
            self.bare.append(f"{self.path}: <{where}> {' '.join(data.split())}")

    @property
    def text(self) -> str:
        """Return all that can be read in it."""
        return "".join(text for _, text in self.texts)

    @property
    def printed(self) -> str:
        """Return what it quotes."""
        return "".join(text for each, text in self.texts if ".printed" in each.names)


def has_numeral(text: str) -> bool:
    """Tell whether a text holds a digit of any script."""
    return any(unicodedata.category(sign) in {"Nd", "Nl", "No"} for sign in text)


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    """Return the pages of this project's site."""
    return [
        Page(path, data.decode())
        for path, data in outputs().items()
        if path.endswith(".html") and path != ALONE  # its numbers lead to notes in it
    ]


def target(page: Page, href: str) -> str:
    """Return the file to which a link of a page leads."""
    return posixpath.normpath(
        posixpath.join(posixpath.dirname(page.path), href.partition("#")[0])
    )


@pytest.fixture(scope="module")
def cards() -> dict[str, dict[str, Page]]:
    """Return the cards by the file that holds them, and then by figure."""
    return {
        path: {
            name: Page(path, f"<body>{html}</body>")
            for name, html in json.loads(data).items()
        }
        for path, data in outputs().items()
        if path.startswith(CARDS)
    }


def test_no_numeral_is_bare(pages: list[Page]) -> None:
    """Each digit on each page stands in an object, or in what states no figure."""
    site = real_site()
    titles = {  # an editor quoted their digits, which stand for no figure
        prose.plain(each.title, site) for each in site.pages.values()
    }
    found = [
        text.partition(": ")
        for page in pages
        if page.path != FORMATS
        for text in page.bare
        if text.partition("> ")[2] not in titles
    ]
    once = {text: f"{path}: {text}" for path, _, text in reversed(found)}

    assert len(pages) > len(real_site().figures)
    assert [] == sorted(once.values())


def test_a_bare_numeral_is_found() -> None:
    """The walk itself finds digits of any script, and only in what is walked."""
    page = Page(
        "x.html",
        """\
<nav>1</nav><body><p>In all 41.2, <i>\u4e5d \u0664</i> <a href="y/">7<br>8</a>
<a class="figure" href="../figures/a/index.html">9</a> <span class="given">11</span>
<a href="../figures/a/index.html">10</a> \u2162 <span class="printed">16</span></p>
<p hidden>12</p><svg><text>13</text></svg><button class="figure">14</button>
""",
    )

    assert [
        "x.html: <p> In all 41.2,",
        "x.html: <i> \u4e5d \u0664",
        "x.html: <a> 7",
        "x.html: <a> 8",
        "x.html: <p> \u2162",
        "x.html: <button.figure> 14",
    ] == page.bare


def test_no_number_is_a_button(pages: list[Page]) -> None:
    """What is a button cannot be selected everywhere, and reader views drop it."""
    for page in pages:
        assert [] == [each for each in page.buttons if ".figure" in each.names]


def test_each_number_has_its_card(
    pages: list[Page], cards: dict[str, dict[str, Page]]
) -> None:
    """Each page names the file of its cards: those of its numbers, each once."""
    for page in pages:
        if page.cards:
            held = cards[target(page, page.cards)]
            assert list(dict.fromkeys(page.numbers)) == list(held), page.path
        assert [] == [name for name, count in page.ids.items() if count > 1]
    named = {target(page, page.cards) for page in pages if page.cards}
    assert named == set(cards)
    without = {page.path for page in pages if page.numbers and not page.cards}
    assert {"figures/index.html"} == without


def test_notes_are_in_the_order_of_their_numbers(pages: list[Page]) -> None:
    """A number refers to the note that tells its value, in the order of first use."""
    language, figures = real_site().settings.language, real_site().figures
    for page in pages:
        order = dict.fromkeys(page.noted)
        assert list(range(1, len(order) + 1)) == [note for note, _ in order], page.path
        assert [note for note, _ in order] == list(page.notes), page.path
        for note, name in order:
            assert words.value(figures[name], language) in page.notes[note], page.path


def test_the_page_of_a_figure_has_no_note_of_it(pages: list[Page]) -> None:
    """What the whole page tells is not told again at its end."""
    about = {
        file_of(figure_address(each)): each.id for each in real_site().figures.values()
    }
    for page in pages:
        if page.path in about:
            assert about[page.path] in page.numbers
            assert about[page.path] not in {name for _, name in page.noted}


def test_a_note_tells_the_place_or_the_formula(pages: list[Page]) -> None:
    """A note has the article and the paragraph of a number, or how it is computed."""
    figures, sources = real_site().figures, real_site().sources
    count = 0
    for page in pages:
        for note, name in dict.fromkeys(page.noted):
            figure = figures[name]
            count += 1
            if figure.derivation:
                assert (
                    says.formula(real_site(), figure, is_short=True) in page.notes[note]
                )
            else:
                place = (
                    f"{sources[figure.source].name}, {words.place(figure.places[0])}."
                )
                assert place in page.notes[note]
    assert count > len(figures)


def test_a_card_of_a_figure_is_one_everywhere(
    cards: dict[str, dict[str, Page]],
) -> None:
    """Whichever page a card is opened on, it says the same."""
    seen: dict[str, set[str]] = {}
    for held in cards.values():
        for name, card in held.items():
            seen.setdefault(name, set()).add(card.source)
    assert set(real_site().figures) == set(seen)
    assert {1} == {len(each) for each in seen.values()}


def test_each_card_shows_its_evidence(cards: dict[str, dict[str, Page]]) -> None:
    """A card shows the value, and the printed words or the formula behind it."""
    for name, card in once(cards).items():
        figure = real_site().figures[name]
        assert words.value(figure, real_site().settings.language) in card.text
        if figure.derivation:
            assert "Computed: " in card.text
            assert says.formula(real_site(), figure) in card.text
        else:
            assert figure.places[0].printed in card.printed


def test_each_card_leads_to_its_article(cards: dict[str, dict[str, Page]]) -> None:
    """The link of a card opens the article at the printed words."""
    sources = real_site().sources
    for name, card in once(cards).items():
        figure = real_site().figures[name]
        expected = [
            sources[figure.source].deep_link(place) for place in figure.places[:1]
        ]
        assert expected == card.externals, name


def test_each_card_leads_to_its_page_and_closes(
    cards: dict[str, dict[str, Page]],
) -> None:
    """A card has a link to the page of its figure, and a button that closes it."""
    for name, card in once(cards).items():
        ways = [target(card, href) for href in card.links]
        assert file_of(figure_address(real_site().figures[name])) in ways, name
        assert [{"button", ".close", "button.close"}] == [
            each.names for each in card.buttons
        ]


def test_no_card_has_a_bare_numeral(cards: dict[str, dict[str, Page]]) -> None:
    """What holds for pages holds for cards."""
    assert [] == [text for card in once(cards).values() for text in card.bare]


def once(cards: Mapping[str, Mapping[str, Page]]) -> dict[str, Page]:
    """Return one card for each figure."""
    return {name: card for held in cards.values() for name, card in held.items()}


def test_each_figure_has_one_page(
    pages: list[Page],
) -> None:
    """The page of a figure begins with its number."""
    expected = {file_of(figure_address(each)) for each in real_site().figures.values()}
    made = {path for path in outputs() if FIGURE.search(path)}
    first = {page.path: page.numbers[0] for page in pages if page.path in expected}

    assert expected == made
    assert first == {
        file_of(figure_address(each)): each.id for each in real_site().figures.values()
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
        ways = {way for href in page.links if FIGURE.search(way := target(page, href))}
        assert ways <= known, page.path
