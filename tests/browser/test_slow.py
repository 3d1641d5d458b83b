"""What a reader sees while a page is still on its way."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.site import FIGURE, FRONT, Handler, served
from tests.browser.survey import SETTLE, WIDTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.browser.site import Site

PAUSE = 0.04
"""So many seconds pass between two pieces: longer than a browser waits to draw."""


class Slow(Handler):
    """Sends what stands above the title of a page tag by tag, and all else at once."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:  # noqa: N802  the base class names it so
        """Send what is asked for."""
        if not self.path.endswith("/"):
            super().do_GET()
            return
        page = Path(self.translate_path(self.path)) / "index.html"
        text = page.read_text(encoding="utf-8")
        start, end = text.index("<body"), text.index("<h1")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        for piece in (text[:start], *re.split(r"(?<=>)", text[start:end]), text[end:]):
            self.wfile.write(piece.encode())
            self.wfile.flush()
            time.sleep(PAUSE)


@pytest.fixture(scope="module")
def slow(site: Site) -> Iterator[Site]:
    """Serve the site over a bad line."""
    with served(site.folder, site.root, Slow) as there:
        yield there


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", [FRONT, FIGURE])
def test_what_comes_later_moves_nothing(
    visit: Callable[..., Page], slow: Site, path: str, width: int
) -> None:
    """Each part of the head has its place before the next has come."""
    page = visit(slow.url(path), width)
    assert [] == page.evaluate(SETTLE)
