"""A picture of a page as a file of its own, between lines of words."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.graphics.colours import Tone, plain
from sitegen.graphics.text import FONT

if TYPE_CHECKING:
    from collections.abc import Sequence

MARGIN, GAP = 16, 14
INSET = 2
"""What a picture leaves free at its sides, in which words begin with it."""
LEADING = 1.3
"""From line to line, of the size of the type."""
SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)" font-size="([0-9.]+)"')


class Line(Struct, frozen=True):
    """A line of words; a head is bold."""

    text: str
    size: int
    is_head: bool = False


def framed(
    picture: str,
    above: Sequence[Line],
    below: Sequence[Line],
    title: str,
    description: str,
) -> str:
    """
    Return a picture between lines of words, in plain colours and a font of its own.

    To those who do not see it, it says its title and description.
    """
    found = SIZE.search(picture)
    wide, high, size = map(float, found.groups()) if found else (0.0, 0.0, 0.0)
    head, top = _lines(above, MARGIN)
    foot, bottom = _lines(below, top + GAP + high + GAP)
    drawn = picture[picture.find(">") + 1 : picture.rfind("<")]
    inner = f'<g transform="translate({MARGIN},{top + GAP:g})">{drawn}</g>'
    across, down = wide + 2 * MARGIN, bottom + MARGIN
    ground = f'<rect width="{across:g}" height="{down:g}" fill="{Tone.PAPER}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across:g} {down:g}" '
        f'width="{across:g}" height="{down:g}" font-family="{FONT}" '
        f'font-size="{size:g}" fill="none" role="img" '
        f'aria-labelledby="title description">'
        f'<title id="title">{escape(title)}</title>'
        f'<desc id="description">{escape(description)}</desc>'
        f"{plain(ground + head + inner + foot)}</svg>\n"
    )


def _lines(lines: Sequence[Line], y: float) -> tuple[str, float]:
    """Return lines below a height, and where they end."""
    told = ""
    for line in lines:
        y += round(line.size * LEADING)
        weight = ' font-weight="bold"' if line.is_head else ""
        tone = Tone.INK if line.is_head else Tone.QUIET
        told += (
            f'<text x="{MARGIN + INSET}" y="{y - line.size * (LEADING - 1):g}" '
            f'font-size="{line.size}"{weight} fill="{tone}">{escape(line.text)}</text>'
        )
    return told, y
