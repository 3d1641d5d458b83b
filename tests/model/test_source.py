"""Sources: the link that opens an article at the printed words."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.period import Period
from sitegen.model.place import Place
from sitegen.model.source import Source
from tests.support import HERE

PAGE = "https://example.org/page"


def source(url: str = PAGE) -> Source:
    """Return an article at *url*."""
    return Source(
        slug="gazette",
        title="Title",
        publisher="Gazette",
        covers=Period.parse("2024"),
        url=url,
        text="gazette.txt",
        name="The Gazette",
        at=HERE,
        where={},
    )


def place(printed: str, prefix: str = "", suffix: str = "") -> Place:
    """Return a place in the first paragraph."""
    return Place(paragraph=1, printed=printed, prefix=prefix, suffix=suffix, at=HERE)


@pytest.mark.parametrize(
    ("printed", "prefix", "suffix", "expected"),
    [
        ("37.6%", "", "", "37.6%25"),
        ("56.7 billion euros", "", "", "56.7%20billion%20euros"),
        ("12%", "up by", "", "up%20by-,12%25"),
        ("12%", "", "of exports", "12%25,-of%20exports"),
        ("12%", "up by", "of exports", "up%20by-,12%25,-of%20exports"),
        ("over 4,900 firms", "", "", "over%204%2C900%20firms"),
        ("year-on-year", "", "", "year%2Don%2Dyear"),
        ("5%", "year-on-year", "", "year%2Don%2Dyear-,5%25"),
        ("3%", "", ", and-so", "3%25,-%2C%20and%2Dso"),
        ('"new" & old', "", "", "%22new%22%20%26%20old"),
        ("the city’s", "", "", "the%20city%E2%80%99s"),
        ("贸易 5%", "", "", "%E8%B4%B8%E6%98%93%205%25"),
        ("$1 #2 a=b?/c", "", "", "%241%20%232%20a%3Db%3F%2Fc"),
    ],
)
def test_link_marks_the_printed_words(
    printed: str, prefix: str, suffix: str, expected: str
) -> None:
    """A link names the words and their context; their commas and hyphens are hidden."""
    link = source().deep_link(place(printed, prefix, suffix))

    assert f"{PAGE}#:~:text={expected}" == link


def test_link_keeps_the_fragment_of_the_address() -> None:
    """An address that leads into a page keeps its anchor before the directive."""
    link = source(f"{PAGE}#trade").deep_link(place("12%"))

    assert f"{PAGE}#trade:~:text=12%25" == link


WORDS = st.text(min_size=1).filter(lambda text: text.isprintable())


@given(WORDS, st.one_of(st.just(""), WORDS), st.one_of(st.just(""), WORDS))
def test_link_can_be_read_back(printed: str, prefix: str, suffix: str) -> None:
    """Whatever the words, a browser finds the same three parts in the link."""
    link = source().deep_link(place(printed, prefix, suffix))

    start, _, directive = link.partition("#:~:text=")
    parts = directive.split(",")
    found_prefix = parts.pop(0).removesuffix("-") if parts[0].endswith("-") else ""
    found_suffix = parts.pop().removeprefix("-") if parts[-1].startswith("-") else ""
    assert PAGE == start
    assert (prefix, [printed], suffix) == (
        unquote(found_prefix),
        [unquote(part) for part in parts],
        unquote(found_suffix),
    )
    assert link.isascii()
    assert " " not in link
