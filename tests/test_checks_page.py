"""The page of the checks, in a small project with the real templates."""

from __future__ import annotations

import re
import shutil
from html import unescape
from typing import TYPE_CHECKING

import pytest

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.project import Project
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOUBT = """\
  florins:
    title: Florins of which year
    figures: [trade-2024]
    says: The Herald does not say at whose prices {trade-2024} is counted.
    doubtful: yes
    readings:
      - At those of the year.
      - At those of {"1999"}.
"""


@pytest.fixture
def page(small: Path) -> str:
    """Return the page as its words, one block a line, with a doubt and a remark."""
    shutil.rmtree(small / "templates")
    shutil.copytree(ROOT / "templates", small / "templates")
    with (small / "content/identities.yaml").open("a", encoding="utf-8") as file:
        file.write(DOUBT)
    made = build(Project(small, small / "site"), Report())
    html = made["checks/index.html"].decode()
    main = html[html.index("<h1>") : html.index("</main>")]
    marked = re.sub(
        r"<(/?)(?:h[1-6]|p|li|ul|ol|div|summary|details)\b[^>]*>", "\n", main
    )
    text = unescape(re.sub(r"<[^>]+>", "", marked)).replace("\u00a0", " ")
    return re.sub(r"\s*\n\s*", "\n", text)


def part(page: str, begin: str, end: str) -> str:
    """Return what stands between two headings."""
    assert page.index(begin) < page.index(end)
    return page[page.index(begin) : page.index(end)]


def test_doubt_comes_first_with_its_readings(page: str) -> None:
    """A star has its note, its readings in their order, and what rests on it."""
    odd = part(page, "What does not agree, and how we read it", "Easily misread")

    assert "Florins of which year" in odd
    assert "At those of the year.\nAt those of 1999." in odd
    starred = odd[odd.index("In doubt:") :]
    assert "Foreign trade, 2024: 40.0" in starred
    assert "Computed from it: Growth of foreign trade, 2025" in starred
    assert "Counted in two ways" not in odd


def test_what_is_easily_misread_is_apart(page: str) -> None:
    """A quiet note stands apart from doubt, and so does what is explained."""
    quiet = part(page, "Easily misread", "What agrees\n")

    assert "Counted in two ways" in quiet
    assert "Florins of which year" not in quiet
    assert "differs, for a reason" in quiet
    assert "has seen a newer value" in quiet


def test_what_agrees_names_all_its_parts(page: str) -> None:
    """Each amount of a check stands with its name, the first with its period."""
    agreed = page[page.index("What agrees\n") :]

    assert (
        "Exports, 2025 (over 23 billion florins): at most foreign trade (41.2 billion "
        "florins)."
    ) in agreed
    for word in ("reckoning", "stated is", "identity", "limit only"):
        assert word not in page
