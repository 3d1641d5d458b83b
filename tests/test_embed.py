"""What others paste to show a number or a chart, with where it comes from inside."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.markup import look
from sitegen.render.embed import in_words
from tests.sheets import MERISIA, sheet_in
from tests.support import small_site
from tests.whole import HOME

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.outputs import Outputs

SNIPPET = re.compile(
    r"<summary>(Embed it[^<]*)</summary><pre[^>]*>(.*?)</pre>", re.DOTALL
)


@pytest.fixture(scope="module", params=[HOME, ""], ids=["address", "none"])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Outputs]:
    """Return where a sheet is published, and its site."""
    home = str(request.param)
    project = sheet_in(tmp_path_factory.mktemp("embed"), MERISIA)
    return home, build(replace(project, address=home), Report(is_strict=True))


def snippets(page: bytes) -> dict[str, str]:
    """Return what a page offers to paste, by what it is called."""
    text = page.decode().replace("\xa0", " ")
    return {name: unescape(html) for name, html in SNIPPET.findall(text)}


def test_each_figure_and_chart_can_be_embedded(made: tuple[str, Outputs]) -> None:
    """Where a sheet has an address: with links to it, and pictures it publishes."""
    home, site = made
    pages = [
        path
        for path in site
        if re.fullmatch(r"(figures|charts)/[^/]+/index\.html", path)
    ]
    for path in pages:
        found = snippets(site[path])
        assert bool(home) == ("Embed it in a page" in found)
        for html in found.values():
            page, *rest = [link for link, _ in look(html).links]
            assert f"{home}{path.removesuffix('index.html')}" == page
            assert set(rest) <= {page, *(f"{home}{each}" for each in site)}


def test_a_number_travels_with_its_source(made: tuple[str, Outputs]) -> None:
    """Words and picture say value, period, source; the words name sheet and edition."""
    home, site = made
    found = snippets(site["figures/exports-2025-05/index.html"])
    if not home:
        assert {} == found
        return

    words, picture = found["Embed it in a page"], found["Embed it as a picture"]
    for html in (words, picture):
        for said in ("3.37 billion dollars", "May 2025", "Printed in Release on May"):
            assert said in html
    assert "<footer>" in words
    assert "Merisia’s trade and port, edition of 10 July 2025." in words
    assert f'src="{home}figures/exports-2025-05/card.png" width="600"' in picture


def test_a_target_is_called_one(made: tuple[str, Outputs]) -> None:
    """What was announced does not travel as if it had happened."""
    home, outputs = made
    found = snippets(outputs["figures/exports-2026/index.html"])

    assert bool(home) == bool(found)
    assert all("A target, printed in " in html for html in found.values())


def test_nothing_gets_out_of_its_place(tmp_path: Path) -> None:
    """A name with markup stays text where it is pasted."""
    site = small_site(tmp_path)
    source = replace(site.sources["gazette"], name='<b onclick="x">&')
    settings = replace(site.settings, address=HOME)
    site = replace(site, settings=settings, sources={**site.sources, "gazette": source})

    html = in_words(site, site.figures["trade-2024"])

    assert "Printed in &lt;b onclick=&#34;x&#34;&gt;&amp;." in html
