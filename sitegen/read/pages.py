"""``content/pages/<id>.md`` -> Page: front matter in YAML, then Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.diagnostics import Location
from sitegen.model.page import Page
from sitegen.read import nodes, slips
from sitegen.read.shapes import PageShape
from sitegen.read.validate import validate, where

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import PurePosixPath

    from sitegen.diagnostics import Report

FENCE = "---"
FRONT = "index"


def read_pages(texts: Mapping[PurePosixPath, str], report: Report) -> tuple[Page, ...]:
    """Return every page in order of the paths."""
    pages = [_page(path, text, report) for path, text in texts.items()]
    return tuple(page for page in pages if page)


def _page(path: PurePosixPath, text: str, report: Report) -> Page | None:
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE or FENCE not in lines[1:]:
        message = "a page begins with --- title and description ---; add these lines"
        report.error("page-front-matter", Location(path), message)
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
        text=body,
        first_line=end + 2,
        at=Location(path),
        where=where(node),
    )
