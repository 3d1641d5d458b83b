"""The site opened from a folder, as somebody who was sent it does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.browser.site import FRONT, SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.site import Site

LINKS = """() => [...document.querySelectorAll("[href], [src]")].map(
    e => new URL(e.getAttribute("href") ?? e.getAttribute("src"), document.baseURI).href
)"""


def test_there_and_back_from_a_folder(visit: Callable[..., Page], site: Site) -> None:
    """The front page opens from the disk, styled; a number leads on, Back returns."""
    front = (site.folder / FRONT).as_uri()
    page = visit(front)
    assert page.evaluate("document.styleSheets.length") >= 1
    title = page.title()
    page.locator("main a.figure").first.click()
    assert page.url.startswith(site.folder.as_uri())
    assert page.title() != title
    page.go_back()
    assert page.title() == title


@pytest.mark.parametrize("path", SAMPLE)
def test_links_resolve_in_a_folder(
    visit: Callable[..., Page], site: Site, path: str
) -> None:
    """Every link inside the site is a file, and its anchor is in it."""
    page = visit((site.folder / (site.longest(path) or FRONT)).as_uri())
    targets = {urldefrag(link) for link in page.evaluate(LINKS)}
    inner = [(url, anchor) for url, anchor in targets if url.startswith("file:")]
    assert inner
    missing = [
        f"{url}#{anchor}" for url, anchor in inner if not leads(place(url), anchor)
    ]
    assert missing == []


def place(url: str) -> Path:
    """Return the file that an address names."""
    return Path(unquote(urlsplit(url).path))


def leads(file: Path, anchor: str) -> bool:
    """Say whether the file is there, with the anchor if there is one."""
    if not file.is_file():
        return False
    return not anchor or f'id="{anchor}"' in file.read_text(encoding="utf-8")
