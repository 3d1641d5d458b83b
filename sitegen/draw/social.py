"""
The card that a shared link shows: the number, its period and its source.

A picture of each figure in the size that messengers show, in the one font that
vl-convert brings along, so that it is the same on every machine.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from struct import unpack
from textwrap import wrap
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from sitegen import names, words
from sitegen.diagnostics import Location
from sitegen.draw.cache import Cache
from sitegen.draw.deflate import smaller
from sitegen.draw.theme import FONT_OF_PICTURES, PLAIN, Tone
from sitegen.model.figure import Nature
from sitegen.outputs import social_address

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.outputs import Outputs

WIDTH, HEIGHT, MARGIN = 600, 315, 40
VALUE_ROOM = WIDTH - 2 * MARGIN
ICON, SIZES = "static/icon.svg", (192, 512)
_FETCHED = re.compile(r"""(?:href\s*=\s*["']|url\(\s*["']?)\s*(?!#|data:)([^"')]+)""")
LARGEST, WIDEST = 64, 0.6
"""The value's size in pixels, and the width of a bold character in parts of it."""


def social(
    site: Site, folder: Path | None = None, *, is_trial: bool = False
) -> Outputs:
    """
    Return the picture of every figure; what was drawn is kept in *folder*.

    In a trial the pictures are empty.
    """
    cache = Cache(folder, is_trial=is_trial)
    return {
        social_address(figure): _picture(figure, site, cache)
        for figure in site.figures.values()
    }


def icons(
    templates: Path, report: Report, folder: Path | None = None
) -> dict[str, bytes]:
    """
    Return the icon of the templates in the sizes that home screens ask for.

    An icon that cannot be drawn goes to the report.
    """
    path = templates / ICON
    if not path.is_file():
        return {}
    try:
        return _icons(path.read_text(encoding="utf-8"), Cache(folder))
    except (OSError, ValueError, RuntimeError) as error:
        reason = str(error).partition("\n")[0]
        message = f"this icon cannot be drawn: {reason}; save it afresh as SVG"
        at = Location(PurePosixPath("templates") / ICON)
        report.error("icon-broken", at, message)
        return {}


def _icons(svg: str, cache: Cache) -> dict[str, bytes]:
    if found := _FETCHED.search(svg):  # a build asks nobody for anything
        message = f"it asks for {found[1]!r}"
        raise ValueError(message)
    wide, high = unpack(">II", _png(svg, cache)[16:24])  # in the head of a PNG
    if wide != high:
        message = f"it is {wide} by {high} pixels, and icons are square"
        raise ValueError(message)
    return {
        f"static/icon-{size}.png": _png(svg, cache, scale=size / wide) for size in SIZES
    }


def _picture(figure: Figure, site: Site, cache: Cache) -> bytes:
    return _png(card(figure, site), cache)


def _png(svg: str, cache: Cache, scale: float = 1) -> bytes:
    key = cache.key("social", svg, str(scale))
    kept = cache.get(key, ("png",))
    if kept is None:
        from sitegen.draw import engine

        kept = {"png": smaller(engine.raster(svg, scale))}
        cache.put(key, kept)
    return kept["png"]


def card(figure: Figure, site: Site) -> str:
    """Return the card of a figure as SVG."""
    value = words.value(figure, site.settings.language)
    title = names.title(figure, site.vocabulary)
    when = words.period(figure.period)
    source = site.sources.get(figure.source)
    origin = f"printed in {source.name}" if source else f"{figure.status} by us"
    if figure.nature is Nature.TARGET:
        origin = f"a target, {origin}"
    size = min(LARGEST, VALUE_ROOM / (len(value) * WIDEST))
    lines = [
        _text(MARGIN, 62 + 30 * place, line, 22, PLAIN[Tone.QUIET])
        for place, line in enumerate([*_cut(title, 44, 2), _begun(when)])
    ]
    lines += [
        _text(MARGIN, 208, value, size, PLAIN[Tone.INK], weight="bold"),
        _text(MARGIN, 256, _cut(_begun(origin), 60, 1)[0], 18, PLAIN[Tone.QUIET]),
        _text(MARGIN, 284, site.settings.title, 18, PLAIN[Tone.INK], weight="bold"),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PLAIN[Tone.PAPER]}"/>'
        f'<rect width="{WIDTH}" height="10" fill="{PLAIN[Tone.FIRST]}"/>'
        f"{''.join(lines)}</svg>"
    )


def _cut(text: str, columns: int, most: int) -> list[str]:
    """Break a text into lines of which there are not too many."""
    return wrap(text, columns, max_lines=most, placeholder=" …")


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]


def _text(  # noqa: PLR0913 - where, what and how
    x: int, y: int, text: str, size: float, fill: str, *, weight: str = "normal"
) -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="{FONT_OF_PICTURES}" '
        f'font-size="{size:.1f}" font-weight="{weight}" fill="{fill}">'
        f"{escape(text)}</text>"
    )
