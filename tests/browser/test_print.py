"""The fact sheet on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.site import FRONT, SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.site import Site


SMALL = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set();
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
        if (element.closest("svg")) continue;
        for (const part of [null, "::before", "::after"]) {
            const look = getComputedStyle(element, part);
            if (part && look.content === "none") continue;
            const size = parseFloat(look.fontSize) * 0.75;
            if (size > 0 && size < 8.49) found.add(
                `${element.localName}.${element.className}${part ?? ""} ${size}`);
        }
    }
    return [...found];
}"""


LINED = """() => [...document.querySelectorAll("main .figure, main .figure .digits")]
    .filter(e => e.checkVisibility())
    .map(e => [e, getComputedStyle(e)])
    .filter(([, {textDecorationLine: line}]) => line !== "none")
    .filter(([e, {textDecorationStyle: style}]) => style !== "dashed"
        || e.closest(".title") || !e.closest(".derived, .implied"))
    .map(([e]) => e.textContent)"""


@pytest.mark.parametrize("path", SAMPLE)
def test_a_page_can_be_read_on_paper(visit: Callable[..., Page], path: str) -> None:
    """
    Nothing is below 8.5 points, on as many sheets as that takes; a line is dashed.

    It is below what is computed: what is reported has none, nor has a title, so that
    none is taken for another.
    """
    page = visit(path, 1280)
    page.emulate_media(media="print")
    assert page.evaluate(SMALL) == []
    assert page.evaluate(LINED) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_an_open_card_is_not_printed(
    visit: Callable[..., Page], merisia: Site, width: int
) -> None:
    """The paper is the same with a card open and without."""
    page = visit(merisia.url(FRONT), width)
    page.wait_for_load_state("networkidle")
    closed = pictures(page)
    page.locator("main .prose a.figure").first.click()
    page.locator("#card:popover-open").wait_for()
    assert closed == pictures(page)
    page.emulate_media(media="print")
    assert not page.locator("#card").is_visible()


def pictures(page: Page) -> list[bytes]:
    """Return what the paper shows, without what a PDF says of when it was made."""
    pdf = page.pdf(format="A4", prefer_css_page_size=False)
    return re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)


def test_notes_on_paper_have_the_numerals_of_their_numbers(
    visit: Callable[..., Page], merisia: Site
) -> None:
    """A number on paper refers to the line at the end that says where it is from."""
    page = visit(merisia.url(FRONT), 1280)
    page.emulate_media(media="print")
    shown = "e => getComputedStyle(e, '::after').content"
    first = page.locator("main a.figure[data-note='1']").first
    assert '"1"' in first.evaluate(shown)
    note = page.locator(".notes p[data-note='1']")
    assert note.is_visible()
    assert first.inner_text().split()[0] in note.inner_text()
