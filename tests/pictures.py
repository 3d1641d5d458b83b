"""What stands where in a drawn SVG: its texts, its marks, and what overlaps."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from sitegen.graphics import engine
from sitegen.graphics.text import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.graphics.page import Page

NUMBERS = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?")
SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Box:
    """A text or a filled mark, in pixels."""

    name: str
    left: float
    top: float
    right: float
    bottom: float
    size: float = 0
    """Of its letters."""

    def meets(self, other: Box, across: float = 1, down: float = 3) -> bool:
        """Tell whether the two lie on one another."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > across
            and min(self.bottom, other.bottom) - max(self.top, other.top) > down
        )


def svg(made: dict[str, Any], page: Page) -> str:
    """Return the picture of a specification, which no test draws twice."""
    return _drawn(json.dumps(made), page)


@cache
def _drawn(made: str, page: Page) -> str:
    return engine.svg(engine.compiled(json.loads(made)), page)


def texts(svg: str, page: Page) -> list[Box]:
    """Return every line of text in a picture."""
    return [each for each in _walk(ET.fromstring(svg), 0, 0, page) if each.size]  # noqa: S314 - our own


def marks(svg: str, page: Page) -> list[Box]:
    """Return every filled rectangle in a picture."""
    return [each for each in _walk(ET.fromstring(svg), 0, 0, page) if not each.size]  # noqa: S314 - our own


def faults(svg: str, page: Page) -> Iterator[str]:
    """Yield words that are cut, small, or on other words or a mark."""
    root = ET.fromstring(svg)  # noqa: S314 - our own
    _, _, width, height = map(float, root.get("viewBox", "").split())
    found, drawn = texts(svg, page), marks(svg, page)
    for at, each in enumerate(found):
        if each.left < -1 or each.right > width + 1:
            yield f"{each.name!r} is cut: {each}"
        if each.top < -1 or each.bottom > height + 2:
            yield f"{each.name!r} is cut above or below: {each}, {height}"
        if each.size * 288 / 328 < 11 and page.width < 400:
            yield f"{each.name!r} is small"
        yield from (
            f"{each.name!r} lies on {other.name!r}"
            for other in found[at + 1 :]
            if each.meets(other)
        )
        yield from (
            f"{each.name!r} lies on a mark: {each} {mark}"
            for mark in drawn
            if each.meets(mark)
        )


def _walk(node: ET.Element, x: float, y: float, page: Page) -> Iterator[Box]:
    move = re.search(r"translate\(([^)]*)\)", node.get("transform", ""))
    if move:
        across, down = (float(each) for each in move[1].split(","))
        x, y = x + across, y + down
    tag = node.tag.rpartition("}")[2]
    if tag == "text":
        yield from _text(node, x, y, page)
    elif tag == "path" and node.get("fill", "") not in {"", "none"}:
        yield from _path(node.get("d", ""), x, y)
    for child in node:
        yield from _walk(child, x, y, page)


def _text(node: ET.Element, x: float, y: float, page: Page) -> Iterator[Box]:
    size = float(node.get("font-size", f"{page.size}px").removesuffix("px"))
    is_bold = node.get("font-weight") == "bold"
    shift = SHIFT[node.get("text-anchor", "start")]
    for line in list(node) or [node]:
        y += float(line.get("dy", "0")) if line is not node else 0
        text = line.text or ""
        wide = text_width(text, size, is_bold=is_bold)
        left = x - wide * shift
        if text.strip("\u2060"):
            yield Box(text, left, y - size * 0.75, left + wide, y + size * 0.2, size)


def _path(path: str, x: float, y: float) -> Iterator[Box]:
    """Yield a bar, which Vega draws as ``M0,0h10v5h-10Z``; dots are no bars."""
    found = re.fullmatch(r"M([^h]*)h([^v]*)v([^h]*)h[^Z]*Z", path)
    if found:
        left, top = (float(each) for each in NUMBERS.findall(found[1]))
        wide, high = float(found[2]), float(found[3])
        ends = sorted((x + left, x + left + wide))
        sides = sorted((y + top, y + top + high))
        yield Box("bar", ends[0], sides[0], ends[1], sides[1])
