"""What is found in pages by scanning is what a parser finds in them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.inspect import _documents
from sitegen.markup import look, parse, scan
from sitegen.outputs import Joined
from tests.whole import outputs

PAGE = """\
<!doctype html>
<html lang="en"><!-- <p id="not"> -->
<script src="a.js">if (1 < 2) { x = '<p id="neither">'; }</script>
<p id="one" class=" id='x'">Text with id="none" &lt; <a href="b/?c=1&amp;d#e">f</a>
<BUTTON popovertarget="one" aria-describedby="one two" hidden>g</BUTTON>
<img src="data:image/png;base64,xyz" alt="a > b"><a href="data:,h">h</a><p id="one">
"""
PIECES = (
    *("<p", "<a", "<A", "<img", "<svg", "<script", "<style", "</script>", "</p>", "/>"),
    *(">", "<", "<!--", "-->", "--", "!", " id", " ID", ' id="x"', ' id="y"', "=", '"'),
    *(" href", ' href="x"', ' src="data:,"', ' src="b&amp;c"', " id='z'", " id=q", " "),
    *("text", "\n", "\t", "&lt;", "&", "é", "\u00a0", ' aria-controls="x y"', "<br/>"),
    *("<style/>", "<script/>"),
    *(
        "<!doctype html>",
        "<?xml ?>",
        "<![CDATA[",
        "]]>",
        "</",
        "</1>",
        "'",
        " data-id",
        ' class=" id x="',
    ),
)


def test_real_pages_are_scanned_and_so_found_alike() -> None:
    """No page of the real site needs the parser, and it would find the same."""
    pages = {page.path: page.text for page in _documents(Joined.of(outputs()))}

    assert pages
    assert [] == [path for path, text in pages.items() if scan(text) != parse(text)]


def test_a_page_is_scanned_rightly() -> None:
    """Names are found in tags only, with entities read and places kept."""
    found = scan(PAGE)

    assert found
    assert found == parse(PAGE)
    assert {"one": 6} == {name: found.place(at)[0] for name, at in found.ids.items()}
    assert [("one", (6, 72))] == [(name, found.place(at)) for name, at in found.twice]
    assert ["a.js", "b/?c=1&d#e", "data:,h"] == [link for link, _ in found.links]
    assert ["one", "one", "two"] == [name for name, _ in found.referred]


@pytest.mark.thorough
@settings(max_examples=2000)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_page_is_scanned_as_it_is_parsed(text: str) -> None:
    """Whatever is not written as our templates write is left to the parser."""
    found = scan(text)

    assert found is None or found == parse(text)
    assert look(text) == parse(text)
