"""The front page without a mouse."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.site import FRONT, TOPIC

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.site import Site

TABBABLE = """() => [...document.querySelectorAll(
    "a[href], button, summary, input, select, textarea, [tabindex]"
)].filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility()).length"""

# By the time that the key is let go the focus is where it led.
WATCH = """() => {
    const walked = new Set();
    const stop = () => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const look = getComputedStyle(element);
        const boxes = [...element.getClientRects()].filter(
            box => box.width && box.height
        );
        const isHit = box => [0.2, 0.5, 0.8].some(part => {
            const hit = document.elementFromPoint(
                box.left + box.width * part, box.top + box.height / 2
            );
            return hit && (element.contains(hit) || hit.contains(element) &&
                hit !== document.body && hit !== document.documentElement);
        });
        const isNew = !walked.has(element);
        walked.add(element);
        return {
            isNew,
            name: `${element.localName} “${element.textContent.trim().slice(0, 40)}”`,
            href: element.getAttribute("href"),
            outline: look.outlineStyle === "none" ? 0 : parseFloat(look.outlineWidth),
            colour: look.outlineColor,
            inView: boxes.length > 0 && boxes.every(
                box => box.left >= 0 && box.right <= innerWidth &&
                    box.top >= 0 && box.bottom <= innerHeight
            ),
            uncovered: boxes.every(isHit),
        };
    };
    window.stops = [];
    addEventListener("keyup", () => stops.push(stop()));
}"""

END = """() => {
    const end = document.createElement("button");
    document.body.append(end);
    end.focus();
}"""

CONTRAST = """colour => {
    const brush = new OffscreenCanvas(1, 1).getContext("2d");
    const light = text => {
        brush.fillStyle = text;
        brush.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...brush.getImageData(0, 0, 1, 1).data].map(v =>
            v <= 10 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const [low, high] = [
        light(getComputedStyle(document.body).backgroundColor), light(colour)
    ].sort((a, b) => a - b);
    return high / low;
}"""


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab from the top of the page to its end; return each stop."""
    page.evaluate(WATCH)
    for _ in range(page.evaluate(TABBABLE) + 1):  # the last leads out of the page
        page.keyboard.press("Tab")
    stops: list[dict[str, Any]] = page.evaluate("stops")
    return list(takewhile(lambda stop: stop and stop["isNew"], stops))


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tab_reaches_everything_and_shows_where_it_is(
    visit: Callable[..., Page], width: int, scheme: str
) -> None:
    """Tab meets the skip link first, then all else; the focus is seen everywhere."""
    page = visit(FRONT, width, color_scheme=scheme)
    stops = walk(page)
    assert stops[0]["href"] == "#content"
    assert len(stops) == page.evaluate(TABBABLE)
    colours = {stop["colour"] for stop in stops}
    faint = [each for each in colours if page.evaluate(CONTRAST, each) < 3]
    for stop in stops:
        assert stop["outline"] >= 2, f"no outline: {stop}"
        assert stop["colour"] not in faint, f"faint outline: {stop}"
        assert stop["inView"], f"out of view: {stop}"
        assert stop["uncovered"], f"covered: {stop}"


def test_the_skip_link_skips(visit: Callable[..., Page]) -> None:
    """After the skip link, Tab goes on inside the content."""
    page = visit(FRONT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_focus_goes_backwards_too(visit: Callable[..., Page]) -> None:
    """Shift and Tab leads from the end of the page to the skip link, past all."""
    page = visit(FRONT)
    count = page.evaluate(TABBABLE)
    page.evaluate(END)
    for _ in range(count):
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"


def test_details_open_by_keyboard(visit: Callable[..., Page]) -> None:
    """Enter on a summary opens it and the focus stays there."""
    page = visit(TOPIC)
    summary = page.locator("main summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert summary.evaluate("e => e.parentElement.open && e === document.activeElement")


def test_a_card_opens_and_closes_by_keyboard(
    visit: Callable[..., Page], merisia: Site
) -> None:
    """Enter opens the card of a number, Tab enters it, Escape leads back."""
    page = visit(merisia.url(FRONT))
    number = page.locator("main a.figure").first
    card = page.locator("#card")
    number.focus()
    page.keyboard.press("Enter")
    card.wait_for()
    page.keyboard.press("Tab")
    assert card.evaluate("e => e.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert number.evaluate("e => e === document.activeElement")


def test_back_leads_to_where_one_was(visit: Callable[..., Page]) -> None:
    """After a page deep below, Back shows the place on the front page that was left."""
    page = visit(FRONT)
    link = page.locator("main a[href^='sources/']").filter(visible=True).last
    link.focus()
    before = link.evaluate("e => e.getBoundingClientRect().top")
    assert page.evaluate("scrollY") > 0
    link.click()
    page.go_back()
    page.wait_for_function(
        "([href, before]) => [...document.querySelectorAll(`main a[href='${href}']`)]"
        ".some(e => Math.abs(e.getBoundingClientRect().top - before) <= 2)",
        arg=[link.get_attribute("href"), before],
    )
