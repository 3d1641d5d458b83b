"""Forced colours, reduced motion and the reader's own spacing of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.site import CHART, FIGURE, FRONT, TABLE, TOPIC
from tests.browser.view import HEIGHT, KNOWN, MEASURE, OPEN, WIDTHS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PAGES = (FRONT, FIGURE, TABLE, CHART, TOPIC)
SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }
        svg * { letter-spacing: normal !important; word-spacing: normal !important; }
    `);
    document.adoptedStyleSheets.push(sheet);
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
    const look = getComputedStyle(element);
    const lasts = [look.transitionDuration, look.animationDuration].join(", ");
    return look.scrollBehavior === "smooth" ||
        lasts.split(", ").some(time => parseFloat(time) > 0.01);
}).map(element => `${element.localName}.${element.className}`)"""
OUTLINE = """e => getComputedStyle(e).outlineStyle === "none" ? 0
    : parseFloat(getComputedStyle(e).outlineWidth)"""


def faults(page: Page, *kinds: str) -> list[Any]:
    """Return what is wrong with the page now, of these kinds."""
    return [fault for fault in page.evaluate(MEASURE, KNOWN) if fault[0] in kinds]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_lose_nothing(
    visit: Callable[..., Page], path: str, scheme: str
) -> None:
    """With the system's colours, marks and text of charts and the focus are seen."""
    page = visit(path, color_scheme=scheme, forced_colors="active")
    page.evaluate(OPEN)
    kinds = ("sideways", "clipped", "chart-text-contrast", "mark-contrast")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert faults(page, *kinds) == [], width
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    page.keyboard.press("Tab")
    for _ in range(10):
        page.keyboard.press("Tab")
        assert page.locator(":focus").evaluate(OUTLINE) >= 2


@pytest.mark.parametrize("path", PAGES)
def test_reduced_motion_is_still(visit: Callable[..., Page], path: str) -> None:
    """Who asks for less motion gets none."""
    page = visit(path, reduced_motion="reduce")
    page.evaluate(OPEN)
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate(MOVING) == []
    assert faults(page, "sideways") == []


@pytest.mark.parametrize("path", PAGES)
def test_text_may_be_spaced_out(visit: Callable[..., Page], path: str) -> None:
    """The spacing of WCAG 1.4.12 neither cuts text off nor widens the page."""
    page = visit(path)
    page.evaluate(OPEN)
    page.evaluate(SPACING)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert faults(page, "sideways", "clipped") == [], width


@pytest.mark.parametrize("path", PAGES)
def test_text_may_be_twice_as_large(visit: Callable[..., Page], path: str) -> None:
    """A reader whose browser starts from 32 px reads all of it, without a scroll."""
    page = visit(path, 640)
    page.evaluate(OPEN)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert faults(page, "sideways", "clipped") == []
