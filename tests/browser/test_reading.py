"""
A number is text: whatever takes a page as text gets each sentence as it is seen.

Copied in Chromium and in Firefox, or taken by what reads pages as text (html2text,
trafilatura, Mozilla's reader view), a sentence has its numbers with their units, and
nothing between them that is not seen.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import html2text
import pytest
import trafilatura

from tests.browser.chromium import AWAKE
from tests.browser.said import BLOCKS, Block, Said
from tests.browser.site import FRONT, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.site import Site
    from tests.browser.survey import Survey

HERE = Path(__file__).parent
READABILITY = HERE / "node_modules/@mozilla/readability/Readability.js"
OFFERED = HERE / "node_modules/@mozilla/readability/Readability-readerable.js"
FOLDED = "for (const each of document.querySelectorAll('details')) each.open = true"
READ = """([source]) => {
    const script = new Function(source + "; return Readability");
    return new (script())(document.cloneNode(true)).parse().textContent;
}"""
OFFERS = """([source]) =>
    new Function(source + "; return isProbablyReaderable")()(document)"""
PROSE = ("index.html", "topics/", "sources/")
"""Pages that a reader view is used for: those of prose."""
LONG, ENOUGH = 140, 40
"""Characters of a paragraph that a reader view counts, and twice what it asks for."""


@pytest.fixture(scope="module")
def said(survey: Survey, site: Site) -> Said:
    """Return what each page says, all of it unfolded, on a wide screen."""
    return {
        path: [each for each in map(Block._make, survey.said[path]) if plain(each[0])]
        for path in site.pages
    }


def plain(text: str) -> str:
    """Return *text* with single spaces, whatever they were."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """Return *text* as plain words, without the marks of Markdown around them."""
    return plain(
        re.sub(r"^[ >]*(?:[-*+|]|#+|\d+\.) +|[*_`\\|]", "", text, flags=re.MULTILINE)
    )


def missing(said: Said, texts: dict[str, str]) -> list[str]:
    """Return what is said and not in the *texts* of the pages, page by page."""
    found = {path: bare(text) for path, text in texts.items()}
    return [
        f"{path}: {plain(block.source)}"
        for path, text in found.items()
        for block in said[path]
        if bare(block.source) not in text
    ]


def test_nothing_unseen_stands_in_a_sentence(said: Said) -> None:
    """What the source of a sentence says is what a reader sees of it."""
    assert said[FRONT]
    assert [] == [
        (path, plain(block.source), plain(block.seen))
        for path, blocks in said.items()
        for block in blocks
        if plain(block.source) != plain(block.seen)
    ]


def test_a_sentence_copied_in_chromium_has_its_numbers(said: Said) -> None:
    """Each block that is selected is copied as it is seen."""
    assert [] == [
        (path, plain(block.seen), plain(block.copied))
        for path, blocks in said.items()
        for block in blocks
        if plain(block.seen) != plain(block.copied)
    ]


def test_a_sentence_copied_in_firefox_has_its_numbers(
    said: Said, survey: Survey, site: Site
) -> None:
    """
    Firefox selects nothing of a button, so that no number may be one.

    It looks at each page that has something built otherwise than all others, as axe
    does: what is selected hangs on that, and on no words.
    """
    said = {path: said[path] for path in sorted(survey.judged | sample(site))}
    paths = {site.url(path): path for path in said}
    given = {
        "firefox": shutil.which("firefox-esr") or shutil.which("firefox"),
        "blocks": BLOCKS,
        "unfold": FOLDED,
        "pages": list(paths),
    }
    done = subprocess.run(
        ["node", str(HERE / "copy.mjs")],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    copied = json.loads(done.stdout)
    texts = {path: "\n".join(copied[url]) for url, path in paths.items()}
    assert [] == missing(said, texts)


def test_html2text_has_each_sentence(said: Said, site: Site) -> None:
    """The plain way from HTML to text keeps all that is said."""
    reader = html2text.HTML2Text(bodywidth=0)
    reader.ignore_links = reader.ignore_images = reader.ignore_emphasis = True
    texts = {path: reader.handle(site.read(path)) for path in said}
    assert [] == missing(said, texts)


def test_trafilatura_has_each_sentence(said: Said, site: Site) -> None:
    """What crawlers and archives take of a page has every sentence of its prose."""
    texts = {path: trafilatura.extract(site.read(path)) or "" for path in said}
    assert [] == missing(said, texts)


def test_a_reader_view_has_each_sentence(
    said: Said, visit: Callable[..., Page], site: Site
) -> None:
    """Mozilla's reader view keeps what pages say that are long enough for it."""
    source = READABILITY.read_text(encoding="utf-8")
    offered = OFFERED.read_text(encoding="utf-8")
    texts, page = {}, visit()
    for path in (each for each in said if each.startswith(PROSE)):
        page.goto(site.url(path))
        page.wait_for_selector(AWAKE, state="attached")
        if page.evaluate(OFFERS, [offered]):
            texts[path] = page.evaluate(READ, [source])
    long = [len(plain(block.source)) for block in said[FRONT]]
    is_short = sum(max(0, each - LONG) ** 0.5 for each in long) < ENOUGH
    assert FRONT in texts or is_short
    assert [] == missing(said, texts)
