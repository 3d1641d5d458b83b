"""``content/pages/<id>.md`` -> Page: front matter in YAML, then Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.diagnostics import Edit, Location
from sitegen.model.page import Page
from sitegen.read import nodes, slips
from sitegen.read.quotes import is_key
from sitegen.read.shapes import PageShape
from sitegen.read.validate import validate, where

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import PurePosixPath

    from sitegen.diagnostics import Report

FENCE = "---"
_NEARLY = re.compile("[-\u2010-\u2015*_+=]{1,6}")
"""A line that was meant to be the fence."""
FRONT = "index"


def read_pages(texts: Mapping[PurePosixPath, str], report: Report) -> tuple[Page, ...]:
    """Return every page in order of the paths."""
    pages = [_page(path, text, report) for path, text in texts.items()]
    return tuple(page for page in pages if page)


def _report_front(lines: list[str], path: PurePosixPath, report: Report) -> None:
    """Report what is wrong with the lines that a page begins with."""
    place = next((n for n, line in enumerate(lines) if line.strip()), 0)
    at, first, edits = (
        Location(path, place + 1),
        lines[place].strip(),
        tuple[Edit, ...](),
    )
    message = "a page begins with --- title and description ---; add these lines"
    if _NEARLY.fullmatch(first) and first != FENCE:
        message = f"a page begins with a line of three hyphens, not with {first!r}"
        edits = (Edit(at, first, FENCE),)
    elif first == FENCE and place:
        message = "a page begins with --- in its first line; remove those before it"
    elif first == FENCE:
        keys = (n for n in range(1, len(lines)) if not is_key(lines[n]))
        last = next(keys, len(lines) - 1)
        at = Location(path, last + 1)
        message = "title and description end with a line ---, which is missing; add it"
        if _NEARLY.fullmatch(lines[last].strip()):
            edits = (Edit(at, lines[last].strip(), FENCE),)
    report.error("page-front-matter", at, message, edits=edits)


def _page(path: PurePosixPath, text: str, report: Report) -> Page | None:
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE or FENCE not in lines[1:]:
        _report_front(lines, path, report)
        return None
    end = lines.index(FENCE, 1)
    node = nodes.parse("\n".join(lines[1:end]), path, report, first_line=2)
    shape = validate(PageShape, node, report) if node else None
    if shape is None or node is None:
        return None
    body = "\n".join(lines[end + 1 :])
    slips.miscounted(body, path, end + 2, report)
    return Page(
        path="" if path.stem == FRONT else f"{path.stem}/",
        title=shape.title,
        description=shape.description,
        place=shape.place,
        text=body,
        first_line=end + 2,
        at=Location(path),
        where=where(node),
    )
