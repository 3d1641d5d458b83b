"""What helps editors of this sheet is the same as in a new one."""

from __future__ import annotations

from tests.support import ROOT
from tests.test_format import PAGE
from tests.test_schema import unnamed


def test_the_page_for_editors_is_that_of_a_new_sheet() -> None:
    """Editors of this sheet find the same page in its content."""
    here = ROOT / "content" / "README.md"

    assert PAGE.read_text(encoding="utf-8") == here.read_text(encoding="utf-8")


def test_first_lines_name_the_schemas() -> None:
    """The first line of each file leads to its schema, once they are written."""
    assert [] == unnamed(ROOT)
