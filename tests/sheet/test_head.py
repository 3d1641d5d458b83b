"""What stands in the head of every page: its policy, its address, its picture."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.project import Project
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
HOME = "https://sheet.example/repo/"


@cache
def _outputs() -> Mapping[str, bytes]:
    project = replace(Project(ROOT, ROOT / "site"), address=HOME)
    return build(project, Report(is_strict=True))


def _pages() -> dict[str, str]:
    return {
        path: data.decode()
        for path, data in _outputs().items()
        if path.endswith(".html")
    }


def _said(page: str, name: str) -> str:
    found = re.findall(rf'<meta (?:name|property)="{name}" content="([^"]*)">', page)
    assert len(found) == 1, name
    return str(found[0])


def test_each_page_is_shared_with_its_own_picture() -> None:
    """A figure has its card or its topic's, a chart itself, a topic its own."""
    pictures = {path: _said(page, "og:image") for path, page in _pages().items()}
    for path, picture in pictures.items():
        assert picture.removeprefix(HOME) in _outputs(), path
        folder = path.removesuffix("index.html")
        if re.match(r"figures/.+/", folder):
            own_card = f"{HOME}{folder}card.png"
            assert picture == own_card or re.search("/topics/.+/card.png$", picture)
        elif f"{folder}chart.png" in _outputs():
            assert picture == f"{HOME}{folder}chart.png"
    shared = [each for path, each in pictures.items() if re.match("topics/.+/", path)]
    assert len(set(shared)) == len(shared) > 1


def test_long_pages_have_contents() -> None:
    """Each entry leads to a heading of the page."""
    long = ("topics/trade/", "topics/products/", "glossary/", "checks/", "charts/")
    pages = _pages()
    for folder in long:
        page = pages[f"{folder}index.html"]
        start = page.index('class="contents')
        listed = page[start : page.index("</nav>", start)]
        ways = re.findall(r'<a href="#([^"]+)">', listed)
        assert len(ways) > 4
        assert [way for way in ways if f'id="{way}"' not in page] == []
