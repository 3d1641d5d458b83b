"""The front page as one file, opened where nothing else is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser.site import ALONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.site import Site

FOUND = "document.querySelector(':target').textContent"


@pytest.mark.parametrize("width", [320, 1280])
def test_it_opens_without_a_request(
    visit: Callable[..., Page], site: Site, tmp_path: Path, width: int
) -> None:
    """Alone on a disk it has its style and pictures, and asks for nothing."""
    file = tmp_path / "sent.html"
    shutil.copy(site.folder / ALONE, file)
    page = visit("about:blank", width)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri(), wait_until="networkidle")

    assert [file.as_uri()] == asked
    assert page.locator("svg:visible").count() >= 3
    assert width >= page.evaluate("document.documentElement.scrollWidth")
    shown = page.locator("main a.figure[data-note]").first
    words = shown.inner_text().split()[0]
    shown.click()
    assert words in page.evaluate(FOUND)
