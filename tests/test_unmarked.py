"""Lines in which nothing is marked up are read without a parser, as it would do it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen.diagnostics import Location, Report
from sitegen.render.markdown import Typesetter
from sitegen.render.passages import Passage
from sitegen.render.unmarked import parts_of
from tests.support import small_site

if TYPE_CHECKING:
    from sitegen.model.site import Site

WORDS = (
    *(
        "{trade-2024}",
        "{trade-2024|value}",
        "{trade-2024|period}",
        "{no-such}",
        "{{a}}",
    ),
    *('{"2024"}', "{", "}", "}}", "a", "Trade", "24", ".", ",", ": ", " ", "  ", "-"),
    *("&", "<", ">", '"', "'", "“", "*", "_", "`", "\\", "[", "]", "(", "!", "~", "#"),
    *("\n", "|", "https://a.example", "](", "é", "\u00a0", "*a*", "&amp;", "<b>"),
)


class Told:
    """Writes references as what they would be asked to show."""

    def link(self, *told: Any) -> str:
        """Return what a reference shows."""
        return f"<{told[0].id} {told[1]}>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the small sheet."""
    return small_site(tmp_path_factory.mktemp("small"))


@given(st.lists(st.sampled_from(WORDS), max_size=8).map("".join))
@example("Trade was {trade-2024}, which “is” > 3.")
def test_both_ways_lead_to_the_same(site: Site, text: str) -> None:
    """The HTML is that of the parser, and so is each fault, with its place."""
    found = []
    for way in (Typesetter.inline, Typesetter.marked):
        report, at = Report(), Location(PurePosixPath("content/a.md"), 3)
        passage = Passage(text, at, lines=tuple(text.split("\n")))
        typesetter = Typesetter(site, Told(), report)  # type: ignore[arg-type]
        found.append((str(way(typesetter, passage)), report.diagnostics))

    assert found[0] == found[1]


def test_most_lines_need_no_parser() -> None:
    """Text and references do not; what is marked up does."""
    assert parts_of('Trade in {"2024"} came to {trade-2024}, or more.')
    assert parts_of("*Trade*") is None
