"""What the first view of the fact sheet costs."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.site import FIGURE, FRONT, TABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

BUDGET = 40 * 1024
REQUESTS = 6
SCRIPTS = 8 * 1024
FLIGHT = 10 * 1460 - 400
"""
What a server sends before it first waits for an answer (RFC 6928: ten packets), less
its headers. A page that needs more costs a phone one more way there and back.
"""


@pytest.mark.parametrize("path", [FRONT, FIGURE, TABLE])
def test_the_first_view_is_light(visit: Callable[..., Page], path: str) -> None:
    """A first view takes at most 40 KB, gzipped, in six requests; scripts 8 KB."""
    asked: list[str] = []
    page = visit(
        path,
        before=lambda page: page.on("request", lambda sent: asked.append(sent.url)),
    )
    page.wait_for_load_state("networkidle")
    weights = {url: weight(page, url) for url in asked if url.startswith("http")}
    assert weights
    assert len(weights) <= REQUESTS
    assert sum(weights.values()) <= BUDGET, weights
    scripts = {url: size for url, size in weights.items() if url.endswith(".js")}
    assert sum(scripts.values()) <= SCRIPTS, scripts
    html = len(gzip.compress(without_style(page.content()).encode(), 6))
    assert html <= FLIGHT


def without_style(html: str) -> str:
    """Return a page without the style that stands in it, which comes first."""
    return re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)


def weight(page: Page, url: str) -> int:
    """Return the bytes of a file as a server gzips it."""
    return len(gzip.compress(page.request.get(url).body(), 6))
