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

from tests.browser.site import HOME

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.site import Site

WIDTH = 360
TAPS = 3
ARRIVED = """() => document.querySelector(":popover-open")
    || location.pathname.includes("/figures/")"""


@dataclass
class Walk:
    """A reader's way from the front page, by what can be seen and tapped."""

    page: Page
    taps: int = 0

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
def walk(visit: Callable[..., Page], request: pytest.FixtureRequest) -> Walk:
    """Start at the front page, on a phone, with scripts and without."""
    options = {"has_touch": True, "java_script_enabled": request.param}
    return Walk(visit(width=WIDTH, **options))


def test_imports_of_2025_and_how_they_were_computed(walk: Walk) -> None:
    """A tap on the imports of 2025 shows the two totals that they follow from."""
    walk.tap(walk.link(re.compile(r"^241\.95")))
    assert re.search(
        r"computed:?.*800\.68.* less .*558\.73", walk.text, re.IGNORECASE | re.DOTALL
    )
    assert "derived" in walk.text.lower()


def test_the_article_on_exports_of_laptops(walk: Walk) -> None:
    """A tap on the value of laptops leads to the article, at the printed words."""
    walk.tap(walk.link(re.compile(r"^152\.15")))
    there = walk.link(re.compile("read it there|open the article there", re.IGNORECASE))
    expect(there).to_be_visible()
    address = there.get_attribute("href") or ""
    assert address.startswith("https://")
    assert "152.15 billion yuan" in unquote(address.partition("#:~:text=")[2])
    assert "Southeast Asia Information Port" in walk.text


def test_whether_2021_and_2025_can_be_compared(walk: Walk) -> None:
    """The page of the figure of 2025 says that the one of 2021 is not comparable."""
    walk.tap(walk.link(re.compile(r"^800\.68")))
    walk.to_record("All about it")
    assert re.search(r"half of 2021.*376\.6.*not comparable: another length", walk.text)


def test_a_csv_of_everything(walk: Walk, site: Site) -> None:
    """The front page offers every figure as CSV, one a row."""
    offer = walk.link(re.compile(r"figures\.csv"))
    expect(offer).to_be_visible()
    url = walk.page.url + str(offer.get_attribute("href"))
    answer = walk.page.request.get(url)
    rows = list(csv.DictReader(io.StringIO(answer.text().lstrip("\ufeff"))))
    pages = [page for page in site.pages if page.startswith("figures/")]
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(rows) == len(pages) - 1


def test_how_to_cite_one_number(walk: Walk) -> None:
    """The page of a number says how to cite it: value, article, and its own address."""
    walk.tap(walk.link(re.compile(r"^800\.68")))
    walk.to_record(re.compile("how to cite it"))
    walk.tap(walk.link("Cite"))
    walk.page.wait_for_url("**/figures/**#cite")
    cite = walk.page.locator(".cite pre").first
    expect(cite).to_be_in_viewport()
    for said in ("800.68", "Southeast Asia", HOME + "figures/trade-2025/"):
        assert said in cite.inner_text()
