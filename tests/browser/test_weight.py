"""What the first view of the fact sheet costs."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from tests.browser.site import FIGURE, FRONT, TABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.site import Site

BUDGET = 40 * 1024
REQUESTS = 6
SCRIPTS = 8 * 1024


def weigh(visit: Callable[..., Page], site: Site, path: str) -> dict[str, int]:
    """Return the files that a first view of a page asks for, in bytes as gzipped."""
    page = visit("404.html")
    page.context.clear_cookies()
    asked: list[str] = []
    page.goto("about:blank")
    fresh = page.context.new_page()
    fresh.on("request", lambda request: asked.append(request.url))
    fresh.goto(site.url(path), wait_until="networkidle")
    return {url: len(gzip.compress(fresh.request.get(url).body(), 9)) for url in asked}
