"""What somebody who has never seen the site finds on a phone, within three taps."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from sitegen import words
from sitegen.model.figure import Figure, Status
from tests.browser.site import FRONT, HOME, sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.site import Site

    Start = Callable[[Callable[[Figure, Site], object]], "Walk"]

SHOWN = re.compile(r'<a class="figure [^>]*href="figures/([^/"]+)/')
OTHER_LENGTH = "not comparable: another length"
WIDTH = 360
TAPS = 3
ARRIVED = """() => document.querySelector(":popover-open")
    || location.pathname.includes("/figures/")"""


@dataclass
class Walk:
    """A reader's way from the front page, by what can be seen and tapped."""

    page: Page
    site: Site
    figure: Figure
    """The number on the front page that it begins with."""
    taps: int = 0

    def tap_number(self) -> None:
        """Tap the number that the walk begins with."""
        link = f"main a.figure[href='figures/{self.figure.id}/index.html']"
        self.tap(self.page.locator(link).filter(visible=True).first)

    def tap(self, target: Locator) -> None:
        """Tap what is there to be seen, if the walk is not too long by then."""
        self.taps += 1
        assert self.taps <= TAPS, f"more than {TAPS} taps"
        expect(target).to_be_visible()
        target.tap()

    def link(self, words: str | re.Pattern[str]) -> Locator:
        """Return the first link or button that says so."""
        inside = self.page.locator(":popover-open")
        place = inside if inside.count() else self.page.locator("body")
        named = place.get_by_role("link", name=words)
        button = place.get_by_role("button", name=words)
        return named.or_(button).filter(visible=True).first

    def to_record(self, words: str | re.Pattern[str]) -> None:
        """Go from an open card to the record; without a card one is there already."""
        self.page.wait_for_function(ARRIVED)
        if self.page.locator(":popover-open").count():
            self.tap(self.link(words))
        self.page.wait_for_url("**/figures/**")

    @property
    def text(self) -> str:
        """Return what can be read now: the open card, or the page."""
        card = self.page.locator(":popover-open")
        return (card if card.count() else self.page.locator("main")).inner_text()


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def start(
    *,
    visit: Callable[..., Page],
    request: pytest.FixtureRequest,
    ours: Site,
    merisia: Site,
) -> Start:
    """
    Return what begins a walk, on a phone, with scripts and without.

    It takes what the number to begin with must be; if there is none such on our front
    page, the walk is through a sheet that has one.
    """

    def begin(is_it: Callable[[Figure, Site], object]) -> Walk:
        site, figure = next(
            (site, figure)
            for site in (ours, merisia)
            for figure in map(sheet(site).figures.get, SHOWN.findall(site.read(FRONT)))
            if figure and is_it(figure, site)
        )
        options = {"has_touch": True, "java_script_enabled": request.param}
        return Walk(visit(site.url(FRONT), WIDTH, **options), site, figure)

    return begin


def is_printed(figure: Figure, site: Site) -> bool:
    """Say whether a source prints the figure in a line of text."""
    source = sheet(site).sources.get(figure.source)
    return bool(source and source.url and figure.places[0].paragraph)


def digits(figure: Figure, site: Site) -> str:
    """Return the digits of a figure as pages show them."""
    found = re.search(r"\d[\d.,]*", words.value(figure, sheet(site).settings.language))
    assert found
    return found[0]


def test_how_a_number_was_computed(start: Start) -> None:
    """A tap on a computed number shows the numbers that it follows from."""
    walk = start(lambda figure, _: figure.status is not Status.REPORTED)
    walk.tap_number()
    assert walk.figure.derivation
    given = [sheet(walk.site).figures[name] for name in walk.figure.derivation.inputs]
    text = walk.text
    assert re.search("computed", text, re.IGNORECASE)
    assert walk.figure.status in text.lower()
    assert [] == [each.id for each in given if digits(each, walk.site) not in text]


def test_where_a_number_was_printed(start: Start) -> None:
    """A tap on a number leads to its source, at the printed words."""
    walk = start(is_printed)
    walk.tap_number()
    there = walk.link(re.compile("read it there|open the .* there", re.IGNORECASE))
    expect(there).to_be_visible()
    address = there.get_attribute("href") or ""
    assert address.startswith("https://")
    place = walk.figure.places[0]
    assert place.printed in unquote(address.partition("#:~:text=")[2])
    source = sheet(walk.site).sources[walk.figure.source]
    assert source.name in walk.text


def test_whether_two_periods_can_be_compared(start: Start) -> None:
    """The page of a number says which others are not comparable with it, and why."""
    walk = start(
        lambda figure, site: (
            OTHER_LENGTH in site.read(f"figures/{figure.id}/index.html")
        )
    )
    walk.tap_number()
    walk.to_record("All about it")
    assert OTHER_LENGTH in walk.text


def test_a_csv_of_everything(start: Start) -> None:
    """The front page offers every figure as CSV, one a row."""
    walk = start(lambda *_: True)
    offer = walk.link(re.compile(r"figures\.csv"))
    expect(offer).to_be_visible()
    url = walk.page.url + str(offer.get_attribute("href"))
    answer = walk.page.request.get(url)
    rows = list(csv.DictReader(io.StringIO(answer.text().lstrip("\ufeff"))))
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(rows) == len(sheet(walk.site).figures)


def test_how_to_cite_one_number(start: Start) -> None:
    """The page of a number says how to cite it: value, article, and its own address."""
    walk = start(is_printed)
    walk.tap_number()
    walk.to_record(re.compile("how to cite it"))
    walk.tap(walk.link("Cite"))
    walk.page.wait_for_url("**/figures/**#cite")
    cite = walk.page.locator(".cite pre").first
    expect(cite).to_be_in_viewport()
    source = sheet(walk.site).sources[walk.figure.source]
    address = f"{HOME}figures/{walk.figure.id}/"
    for said in (digits(walk.figure, walk.site), source.publisher, address):
        assert said in cite.inner_text()
