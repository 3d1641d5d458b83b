"""What stands in the head of every page: its policy, its address, its picture."""

from __future__ import annotations

import re

from tests.whole import HOME, outputs, pages, said


def test_each_page_is_shared_with_its_own_picture() -> None:
    """A figure has its card or its topic's, a chart itself, a topic its own."""
    pictures = {path: said(page, "og:image") for path, page in pages(HOME).items()}
    for path, picture in pictures.items():
        assert picture.removeprefix(HOME) in outputs(HOME), path
        folder = path.removesuffix("index.html")
        if re.match(r"figures/.+/", folder):
            own_card = f"{HOME}{folder}card.png"
            assert picture == own_card or re.search("/topics/.+/card.png$", picture)
        elif f"{folder}chart.png" in outputs(HOME):
            assert picture == f"{HOME}{folder}chart.png"
    shared = [each for path, each in pictures.items() if re.match("topics/.+/", path)]
    assert len(set(shared)) == len(shared) > 1


def test_long_pages_have_contents() -> None:
    """Each entry leads to a heading of the page."""
    long = ("topics/trade/", "topics/products/", "glossary/", "checks/", "charts/")
    for folder in long:
        page = pages(HOME)[f"{folder}index.html"]
        start = page.index('class="contents')
        listed = page[start : page.index("</nav>", start)]
        ways = re.findall(r'<a href="#([^"]+)">', listed)
        assert len(ways) > 4
        assert [way for way in ways if f'id="{way}"' not in page] == []
