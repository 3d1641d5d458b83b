"""What a reader sees while a page is still on its way."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import AWAKE
from tests.browser.site import FIGURE, FRONT, TABLE, Handler, served
from tests.browser.view import HEIGHT, SETTLE, WIDTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.browser.site import Site

PAUSE = 0.04
"""So many seconds pass between two pieces: longer than a browser waits to draw."""
SLOW = re.compile(
    r"(<body.*?(?=<h1)"
    r"|(?<=<tbody>)\n<tr data-in(?:.*?</tr>){2}"
    r"|</svg>\s*</div>\s*<div class=.wide.>"
    r"|<div class=.tools.>.*?</div>)",
    re.DOTALL,
)
"""What comes in pieces, the first three times."""


class Slow(Handler):
    """Sends the head, two rows of a table, and what follows a picture, tag by tag."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:  # noqa: N802  the base class names it so
        """Send what is asked for."""
        if not self.path.endswith("/"):
            super().do_GET()
            return
        page = Path(self.translate_path(self.path)) / "index.html"
        whole, *parts = SLOW.split(page.read_text(encoding="utf-8"), maxsplit=3)
        pieces = [whole]
        for slow, rest in zip(parts[::2], parts[1::2], strict=True):
            pieces += [*re.split(r"(?<=>)", slow), rest]
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        for piece in pieces:
            self.wfile.write(piece.encode())
            self.wfile.flush()
            time.sleep(PAUSE)


@pytest.fixture(scope="module")
def slow(site: Site) -> Iterator[Site]:
    """Serve the site over a bad line."""
    with served(site.folder, site.root, Slow) as there:
        yield there


def patient(page: Page) -> None:
    """Wait for a page as long as it takes on such a line."""
    page.set_default_navigation_timeout(60_000)


@pytest.mark.parametrize("path", [FRONT, FIGURE, TABLE])
def test_what_comes_later_moves_nothing(
    visit: Callable[..., Page], slow: Site, path: str
) -> None:
    """Parts of the head, of a row and of a chart have their places from the first."""
    pages = {width: visit("about:blank", width, before=patient) for width in WIDTHS}
    for page in pages.values():  # each is on its way while others are
        page.goto(slow.url(path), wait_until="commit")
    for page in pages.values():
        page.wait_for_load_state(timeout=60_000)

    moved = {width: page.evaluate(SETTLE, AWAKE) for width, page in pages.items()}
    assert {width: [] for width in WIDTHS} == moved


IDLE = "window.requestIdleCallback = act => { window.rest = act; }"
"""Nothing is done in idle time but what a test asks for."""
FAR = "getComputedStyle([...document.querySelectorAll('main > section')].at(-1))"
LEAP = """() => {
    const link = document.createElement("a");
    const [, place] = document.querySelectorAll("main > section h2[id]");
    link.href = `${location.href.split("#")[0]}#${place.id}`;
    link.id = "leap";
    link.textContent = "On";
    document.querySelector("main").prepend(link);
    return `#${CSS.escape(place.id)}`;
}"""
"""Adds a link to the second section: short sheets have no list of contents."""


@pytest.mark.parametrize("leap", [None, "keyboard", "focus", "link"])
def test_the_first_screen_does_not_wait_for_the_rest(
    visit: Callable[..., Page], leap: str | None
) -> None:
    """What is far down is laid out in idle time, once it is begun, or for a leap."""
    page = visit(FRONT, 390, before=lambda page: page.add_init_script(IDLE))
    assert page.evaluate(f"{FAR}.contentVisibility") == "auto"
    assert not page.evaluate("window.rest")
    if leap == "keyboard":
        page.keyboard.press("End")
    elif leap == "focus":  # as what reads a page aloud leads to a link
        page.locator("main a").last.focus()
    elif leap == "link":
        page.evaluate(LEAP)
        page.locator("#leap").click()
    else:
        page.mouse.wheel(0, 100)
        page.wait_for_function("() => 'rest' in window")
        page.evaluate("while (document.querySelector('.afresh')) rest()")
    assert page.evaluate(f"{FAR}.contentVisibility") == "visible"


def test_a_link_to_a_place_leads_there(visit: Callable[..., Page]) -> None:
    """Whoever comes by such a link, or follows one, has the place on the screen."""
    page = visit(FRONT, 390)
    place = page.locator(page.evaluate(LEAP))
    page.locator("#leap").click()
    assert 0 <= place.evaluate("e => e.getBoundingClientRect().top") < HEIGHT / 2
    page = visit(page.url, 390)
    assert not page.locator(".afresh").count()
    assert 0 <= place.evaluate("e => e.getBoundingClientRect().top") < HEIGHT / 2
