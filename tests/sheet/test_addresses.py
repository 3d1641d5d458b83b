"""Addresses that were published: none of them dies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import ROOT
from tests.whole import outputs

KEPT = (Path(__file__).parent / "charts.txt").read_text(encoding="utf-8").split()
"""Ids of charts that have had an address, each on a line; nothing is taken out."""

PAGES = Path(__file__).parent / "addresses.txt"
"""Addresses of all pages that were published, each on a line."""


def test_no_address_of_a_page_dies(*, golden: bool) -> None:
    """A page that moved is named by `moved` in site.yaml; --golden adds new pages."""
    kept = {*PAGES.read_text(encoding="utf-8").split()}
    pages = {
        path.removesuffix("index.html")
        for path in outputs()
        if path.endswith("/index.html")
    }
    if golden:
        lines = "".join(f"{each}\n" for each in sorted(kept | pages))
        PAGES.write_text(lines, encoding="utf-8")

    assert set() == kept - pages


@pytest.mark.parametrize("name", KEPT)
def test_the_address_of_a_chart_stays(name: str) -> None:
    """A chart that went or was merged leads to what took its place."""
    assert f"charts/{name}/index.html" in outputs()


def test_every_chart_is_on_the_list() -> None:
    """A new chart is kept from now on."""
    site = (path.stem for path in (ROOT / "content/charts").glob("*.yaml"))
    assert set(site) <= set(KEPT)


def test_a_moved_chart_names_the_new_one() -> None:
    """The small page at the old address leads on."""
    page = outputs()["charts/nine-months-in-year/index.html"].decode()
    assert 'href="../trade-by-year/index.html"' in page
    assert "moved" in page
