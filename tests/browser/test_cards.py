"""The cards of the numbers on the front page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.chromium import AWAKE
from tests.browser.site import FRONT
from tests.browser.view import (
    AXE,
    AXE_RUN,
    AXE_TAGS,
    KNOWN,
    MEASURE,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.site import Site


@pytest.fixture(scope="session")
def site(merisia: Site) -> Site:
    """Return the sheet whose words and numbers these tests name."""
    return merisia


SIZES = ((320, 568), (390, 844), (844, 390), (1280, 844), (1366, 650))
KINDS = ("reported", "derived", "implied")
"""The three kinds of number; the card of each is made otherwise."""
WRONG_CARDS = """async () => {
    const wrong = [];
    const card = document.getElementById("card");
    for (const number of document.querySelectorAll("main a.figure")) {
        if (!number.checkVisibility()) continue;
        number.scrollIntoView({block: "center"});
        number.click();
        const end = performance.now() + 2000;
        while (!card.matches(":popover-open") && performance.now() < end)
            await new Promise(done => setTimeout(done));
        const box = card.getBoundingClientRect();
        const isOpen = card.matches(":popover-open");
        const isIn = box.left >= 0 && box.right <= innerWidth &&
            box.top >= 0 && box.bottom <= innerHeight;
        const isHigh = card.scrollHeight > card.clientHeight + 1;
        const isWide = card.scrollWidth > card.clientWidth + 1;
        const target = card.querySelector(".close")?.getBoundingClientRect();
        const isLarge = target && target.width >= 44 && target.height >= 44;
        const isSeen = target && target.bottom <= box.bottom;
        card.hidePopover();
        const isCut = isHigh && innerHeight > 800 && innerWidth < 768;
        if (!(isOpen && isIn && !isWide && !isCut && isLarge && isSeen))
            wrong.push(number.href + JSON.stringify(
                {isOpen, isIn, isWide, isCut, isLarge, isSeen}));
    }
    return wrong;
}"""


@pytest.mark.parametrize("path", [FRONT, "checks/index.html"])
def test_cards_fit_the_screen(
    visit: Callable[..., Page], ours: Site, path: str
) -> None:
    """
    The card of each number in the middle of the screen lies within the screen.

    On a tall phone it shows all that it holds. Its button to close it suits a thumb.
    """
    page = visit(ours.url(path))
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(WRONG_CARDS) == [], (width, height)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_card_is_sound(
    visit: Callable[..., Page], kind: str, scheme: str
) -> None:
    """An open card keeps what every page keeps: axe, sizes of text and of targets."""
    page = visit(FRONT, 320, color_scheme=scheme)
    page.locator(f"main a.{kind}").filter(visible=True).first.click()
    page.locator("#card:popover-open").wait_for()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(AXE_RUN, AXE_TAGS)["found"] == []
    assert measured(page, "card") == []


def measured(page: Page, word: str) -> list[Any]:
    """Return what is wrong with elements that have this word in their path."""
    return [fault for fault in page.evaluate(MEASURE, KNOWN) if word in fault[1]]


def test_a_card_is_named_by_its_subject(visit: Callable[..., Page]) -> None:
    """A screen reader hears what the card is about, and is in it."""
    page = visit(FRONT)
    page.locator("main .prose a.figure").first.click()
    card = page.locator("#card")
    card.wait_for()
    name = card.locator(".card-name").inner_text()
    assert name
    assert page.get_by_role("dialog", name=name).count() == 1
    assert card.evaluate("card => card === document.activeElement")


def test_a_second_press_closes_the_card(visit: Callable[..., Page]) -> None:
    """A press on the same number puts its card away; on another, shows that one's."""
    page = visit(FRONT, 1280)
    numbers = page.locator("main .prose a.figure")
    numbers.nth(0).click()
    page.locator("#card:popover-open").wait_for()
    numbers.nth(0).click()
    page.locator("#card:popover-open").wait_for(state="hidden")
    numbers.nth(0).click()
    first = page.locator("#card .card-name").inner_text()
    page.keyboard.press("Escape")
    numbers.nth(2).click()
    page.wait_for_function(
        "was => document.querySelector('#card .card-name').innerText !== was", arg=first
    )
    page.locator("#card .close").click()
    page.locator("#card:popover-open").wait_for(state="hidden")


@pytest.mark.parametrize("modifier", ["Control", "Shift", "Meta"])
def test_other_clicks_stay_links(visit: Callable[..., Page], modifier: str) -> None:
    """With a key held, or the middle button, a number is a link like any other."""
    page = visit(FRONT)
    number = page.locator("main a.figure").first
    is_kept = """([number, key]) => {
        let isKept = null;
        addEventListener("click", event => {
            isKept = !event.defaultPrevented;
            event.preventDefault();
        }, {once: true});
        number.dispatchEvent(new MouseEvent("click", {
            bubbles: true, cancelable: true, [key]: true}));
        return isKept;
    }"""
    key = {"Control": "ctrlKey", "Shift": "shiftKey", "Meta": "metaKey"}[modifier]
    handle = number.element_handle()
    assert page.evaluate(is_kept, [handle, key])
    assert not page.locator("#card:popover-open").count()


def test_a_card_that_fails_to_come_says_so(
    visit: Callable[..., Page], site: Site
) -> None:
    """Without its file a card tells that, and leads to the record; a retry may work."""
    page = visit("about:blank")
    page.route("**/cards/*.json", lambda route: route.abort())
    page.goto(site.url(FRONT))
    page.wait_for_selector(AWAKE, state="attached")
    number = page.locator("main .prose a.figure").first
    number.click()
    card = page.locator("#card:popover-open")
    card.wait_for()
    assert "could not be fetched" in card.inner_text()
    assert card.get_by_role("link").evaluate("e => e.href") == number.evaluate(
        "e => e.href"
    )
    page.keyboard.press("Escape")
    page.unroute("**/cards/*.json")
    number.click()
    page.locator("#card .card-value").wait_for()


@pytest.mark.parametrize("strips", [True, False], ids=["no popover", "no scripts"])
@pytest.mark.parametrize("width", [390, 1280])
def test_without_popover_or_scripts_a_number_leads_to_its_record(
    visit: Callable[..., Page], site: Site, *, strips: bool, width: int
) -> None:
    """In an older browser nothing unfolds or goes dead: a number is a link."""
    page = visit("about:blank", width, java_script_enabled=strips)
    if strips:
        page.add_init_script("delete HTMLElement.prototype.showPopover")
    page.goto(site.url(FRONT))
    page.wait_for_selector(AWAKE, state="attached")
    assert not page.locator("[popover], .card").filter(visible=True).count()
    assert page.locator("main h1").bounding_box()["y"] < 300  # type: ignore[index]
    number = page.locator("main .prose a.figure").first
    href = number.get_attribute("href") or ""
    number.click()
    page.wait_for_url(f"**/{href}")
    assert page.locator("h1").inner_text()


def test_the_ear_hears_how_a_number_is_known(visit: Callable[..., Page]) -> None:
    """The name of a link says what its star or its dashes say; its text does not."""
    page = visit(FRONT)
    tree = page.locator("main").aria_snapshot()
    assert re.search(r'link "[^"]*\d[^"]*\(computed\)', tree)
    assert "(computed)" not in page.locator("main").inner_text()
