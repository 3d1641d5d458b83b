"""What may be said of a source, and what older content says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen import words
from sitegen.diagnostics import Report
from sitegen.model.author import Author
from sitegen.model.source import SourceKind
from sitegen.read import read
from tests.support import CONTENT, GAZETTE, small_project, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.source import Source


def source(folder: Path, *changes: tuple[str, str]) -> Source:
    """Return a source of the small fact sheet, with some of its lines changed."""
    text = GAZETTE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    site = small_site(folder, {**CONTENT, "sources/gazette.yaml": text})
    return site.sources["gazette"]


def test_older_content_is_told_what_its_keys_are_called_now(tmp_path: Path) -> None:
    """`seed` is read as `text`; the remark names its line and stops not even strict."""
    text = GAZETTE.replace("text: gazette.txt", "seed: gazette.txt")
    project = small_project(tmp_path, {**CONTENT, "sources/gazette.yaml": text})
    report = Report(is_strict=True)

    content = read(project, report)

    assert ["gazette.txt", "herald.txt"] == [each.text for each in content.sources]
    assert [
        (
            "content/sources/gazette.yaml:7:1: remark[key-renamed] "
            "'seed' is called 'text' now; rename it"
        )
    ] == [str(each) for each in report.diagnostics]


def test_the_text_may_be_left_out(tmp_path: Path) -> None:
    """A source without the key has its text in the file named like itself."""
    assert "gazette.txt" == source(tmp_path, ("text: gazette.txt\n", "")).text


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/7#:~:text=old", "https://a.example/7"),
        ("https://a.example/7#part:~:text=old", "https://a.example/7#part"),
        ("https://a.example/7#part", "https://a.example/7#part"),
        ("https://a.example/7?a=b&c", "https://a.example/7?a=b&c"),
    ],
)
def test_a_place_has_one_text_directive(
    url: str, expected: str, tmp_path: Path
) -> None:
    """A directive of the address itself goes, so that the place's own is found."""
    found = source(tmp_path, ("https://gazette.example/trade", url))

    assert expected == found.url


def test_what_is_said_of_a_source_stands_on_one_line(tmp_path: Path) -> None:
    """A title, a publisher or a name of two lines is one line in every download."""
    found = source(
        tmp_path,
        ('title: Trade, "as never before"', 'title: "Trade\\nand  more"'),
        ("publisher: Norland Gazette", "publisher: |-\n  Norland\n  Gazette"),
    )

    assert ("Trade and more", "Norland Gazette") == (found.title, found.publisher)


def test_a_source_says_all_that_is_known_of_it(tmp_path: Path) -> None:
    """Kind, authors, addresses and language; authors in parts or as they are spoken."""
    found = source(
        tmp_path,
        (
            "published: 2025-02-01",
            """published: 2025-02-01
kind: press release
author:
  - Roe, Jane
  - organisation: Roe and Daughters
  - {family: King, given: Martin Luther, suffix: Jr.}
archived: https://archive.example/1
pdf: https://gazette.example/a.pdf
pdf_page: 3
language: zh-Hans
untitled: yes""",
        ),
    )

    assert found.kind is SourceKind.RELEASE
    assert (
        Author(family="Roe", given="Jane"),
        Author(family="Roe and Daughters"),
        Author(family="King", given="Martin Luther", suffix="Jr."),
    ) == found.authors
    assert "Jane Roe, Roe and Daughters and Martin Luther King Jr." == words.byline(
        found
    )
    assert "https://gazette.example/a.pdf#page=3" == found.pdf_link
    assert found.is_untitled
    assert ("https://archive.example/1", "zh-Hans") == (found.archived, found.language)
