"""The cards of the numbers on the front page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.site import FRONT
from tests.browser.survey import (
    AXE,
    AXE_RUN,
    AXE_TAGS,
    KNOWN,
    MEASURE,
    OPEN,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

KINDS = ("reported", "derived", "implied")
"""The three kinds of number; the card of each is made otherwise."""
WRONG_CARDS = """() => [
    ...document.querySelectorAll("button.figure")
].flatMap(button => {
    if (!button.checkVisibility()) return [];
    button.scrollIntoView({block: "center"});
    button.click();
    const card = button.popoverTargetElement;
    const box = card.getBoundingClientRect();
    const isIn = box.left >= 0 && box.right <= innerWidth &&
        box.top >= 0 && box.bottom <= innerHeight;
    const isHigh = card.scrollHeight > card.clientHeight + 1;
    const isWide = card.scrollWidth > card.clientWidth + 1;
    const close = card.querySelector(".card-links button");
    const target = close?.getBoundingClientRect();
    const isLarge = target && target.width >= 44 && target.height >= 44;
    const isSeen = target && target.bottom <= box.bottom;
    card.hidePopover();
    const isCut = isHigh && innerHeight > 800 && innerWidth < 768;
    return isIn && !isWide && !isCut && isLarge && isSeen
        ? []
        : [`${card.id}: ${JSON.stringify({isIn, isWide, isCut, isLarge, isSeen})}`];
})"""


@pytest.mark.parametrize(
    "size", [(320, 568), (390, 844), (844, 390), (1280, 844), (1366, 650)], ids=str
)
@pytest.mark.parametrize("path", [FRONT, "checks/index.html"])
def test_cards_fit_the_screen(
    visit: Callable[..., Page], path: str, size: tuple[int, int]
) -> None:
    """
    The card of each number in the middle of the screen lies within the screen.

    On a tall phone it shows all that it holds. Its button to close it suits a thumb.
    """
    page = visit(path, size[0])
    page.set_viewport_size({"width": size[0], "height": size[1]})
    assert page.locator(".card").count() > 20
    assert page.evaluate(WRONG_CARDS) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_card_is_sound(
    visit: Callable[..., Page], kind: str, scheme: str
) -> None:
    """An open card keeps what every page keeps: axe, sizes of text and of targets."""
    page = visit(FRONT, 320, color_scheme=scheme)
    page.evaluate(OPEN)
    opener = page.locator(f"main .{kind}[popovertarget]").first
    card = page.locator(f"[id='{opener.get_attribute('popovertarget')}']")
    opener.click()
    assert card.is_visible()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(AXE_RUN, AXE_TAGS)["found"] == []
    assert measured(page, "card") == []


def measured(page: Page, word: str) -> list[Any]:
    """Return what is wrong with elements that have this word in their path."""
    return [fault for fault in page.evaluate(MEASURE, KNOWN) if word in fault[1]]


def test_every_number_has_its_card(visit: Callable[..., Page]) -> None:
    """What opens a card names one that is there, and says what it is."""
    page = visit(FRONT)
    openers = page.locator("[popovertarget]").evaluate_all(
        "all => all.filter(e => !e.popoverTargetElement ||"
        " !e.popoverTargetElement.getAttribute('aria-label')).map(e => e.outerHTML)"
    )
    assert openers == []
