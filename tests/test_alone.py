"""The front page as one file, to send and to keep."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.markup import look
from sitegen.outputs import ALONE
from sitegen.render import alone
from tests.support import CONTENT, SETTINGS, small_project
from tests.whole import HOME, outputs

if TYPE_CHECKING:
    from pathlib import Path

IN_PAGE = re.compile(r'<a\b[^>]*\bdata-note="(\d+)"[^>]*>')


@pytest.mark.parametrize("home", ["", HOME])
def test_it_asks_for_nothing(home: str) -> None:
    """No script, style or picture is elsewhere, and its policy lets nothing in."""
    page = outputs(home)[ALONE].decode()
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()

    for part in ("<script", "<iframe", "<img", "<button", "<form", " src=", "@import"):
        assert part not in page
    assert [] == re.findall(r'<link (?!rel="canonical")', page)
    assert [] == re.findall(r'url\((?!"data:)', style)
    assert (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
        "form-action 'none'\">"
    ) in page


@pytest.mark.parametrize("home", ["", HOME])
def test_every_link_leads_somewhere(home: str) -> None:
    """A link stays in the file, or goes to the web; none needs a file beside it."""
    found = look(outputs(home)[ALONE].decode())

    links = [link for link, _ in found.links]
    assert [] == [link for link in links if not link.startswith(("#", "https://"))]
    assert {link[1:] for link in links if link.startswith("#")} <= set(found.ids)
    assert [] == found.twice
    assert bool(home) == any(link.startswith(HOME) for link in links)


def test_each_number_leads_to_its_note() -> None:
    """The numbers of the front page are all there, each with where it comes from."""
    front, page = (outputs(HOME)[path].decode() for path in ("index.html", ALONE))
    (notes,) = re.findall(r'<section class="notes".*?</section>', page, re.DOTALL)

    numbers = list(IN_PAGE.finditer(page))
    noted = {number[1] for number in numbers}
    assert {number[1] for number in IN_PAGE.finditer(front)} == noted
    for number in numbers:
        assert f'href="#note-{number[1]}"' in number[0]
    assert len(noted) == notes.count("<p id=")
    assert notes.count("Computed: ") + notes.count("Read it there") == len(noted)
    assert front.count("<svg") == page.count("<svg")


def test_it_says_of_when_it_is_and_where_the_current_one_is(tmp_path: Path) -> None:
    """Its edition, the next one, and the address, or else that it may be old."""
    content = {**CONTENT, "site.yaml": f"{SETTINGS}next: 2025-04-01\n"}
    project = small_project(tmp_path, content)

    pages = [
        build(replace(project, address=home), Report(is_strict=True))[ALONE].decode()
        for home in (HOME, "")
    ]

    for page in pages:
        text = re.sub("<[^>]*>", "", page).replace("\xa0", " ")
        assert "Edition of 1 March 2025, in one file that needs no connection." in text
        assert "Next edition due 1 April 2025." in text
    assert f'The current edition stands at <a href="{HOME}">' in pages[0]
    assert "It may no longer be the current one." in pages[1]


def test_it_is_no_page_of_the_site() -> None:
    """It is linked under the data, and no sitemap lists it beside the front page."""
    made = outputs(HOME)

    assert b'href="fact-sheet.html" download' in made["data/index.html"]
    assert b"fact-sheet.html" not in made["sitemap.xml"]
    assert f'<link rel="canonical" href="{HOME}">'.encode() in made[ALONE]


def test_any_mail_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has 300 KB at most: pictures go before words, the wide ones first."""
    page = '<div class="narrow">n</div><div class="wide">wide</div>words'

    assert len(outputs(HOME)[ALONE]) <= alone.MOST == 300_000
    for most, expected in (
        (100, page),
        (50, '<div class="narrow">n</div>words'),
        (20, "words"),
    ):
        monkeypatch.setattr(alone, "MOST", most)
        assert expected == alone.copied(page, "")
