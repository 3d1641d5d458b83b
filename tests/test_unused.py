"""The numbers of a text that no figure uses."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from sitegen.cli import SOUND, main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SOURCE = """\
title: Notes
name: The Notes
publisher: Office of Exampleland
published: 2026-01-10
covers: 2025
url: https://office.example/notes
{marks}figures:
  shops-2025:
    measure: shops
    period: 2025
    value: 31 shops
    printed: {{1: 31 shops}}
"""
INDEX = """\
---
title: Shops
description: The shops of Exampleland.
---
There were {shops-2025}.
"""
TEXT = """\
In 2025 there were 31 shops in Exampleland, 7% more than in 2024.
Hall 5 and the hall on No. 12 Long Street are open 24 hours a day; call 0800 555 10.
The 14th Five-Year Plan counts 12,400 visitors, and a third of them came twice.
"""
MARKS = '1: "7%", 2: Hall 5, 3: ["12,400 visitors", a third of them]'


def left(project: Path, capsys: pytest.CaptureFixture[str], marks: str = "") -> str:
    """Return what is said of the one source of a project."""
    content = project / "content"
    for name in ("sources", "charts", "pages"):
        shutil.rmtree(content / name)
        (content / name).mkdir()
    for name in ("derived", "identities"):
        (content / f"{name}.yaml").unlink()
    (content / "pages/index.md").write_text(INDEX, encoding="utf-8")
    source = project / "content/sources/notes.yaml"
    source.write_text(SOURCE.format(marks=marks), encoding="utf-8")
    texts = project / "texts"
    texts.mkdir(exist_ok=True)
    (texts / "notes.txt").write_text(TEXT, encoding="utf-8")

    status = main(["verify", str(texts), "--unused", "--root", str(project)])

    told = capsys.readouterr()
    assert SOUND == status, told.err
    return told.out.partition("\n\n")[2]


def test_numbers_in_no_figure_are_listed(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is left out is listed by source and paragraph; names and dates are not."""
    assert (
        "in no figure, by source and paragraph:\n"
        "notes:\n"
        "  1: … shops in Exampleland, <7%> more than in 2024.\n"
        "  2: Hall <5> and the hall on No. 12 …\n"
        "  3: … Five-Year Plan counts <12,400 visitors>, and a third of them …\n"
        "  3: … 12,400 visitors, and <a third> of them came twice.\n"
    ) == left(small, capsys)


def test_marked_numbers_are_not_listed(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A number is marked by its words, several of a paragraph by a list."""
    marks = f"no_figure: {{{MARKS}}}\n"

    assert "no number is left out\n" == left(small, capsys, marks)


def test_cells_of_tables_are_listed(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number in a table is listed, though its unit stands elsewhere."""
    table = "\nMonth | Shops\nMay | 29\nJune | 30*\n"
    monkeypatch.setattr("tests.test_unused.TEXT", f"{TEXT}{table}")
    marks = f'no_figure: {{{MARKS}, 5: "29"}}\n'

    assert (
        "in no figure, by source and paragraph:\nnotes:\n  6: June | <30>*\n"
    ) == left(small, capsys, marks)
