"""
A few lines of text as a picture, in the size that messengers show.

It is drawn as a raster in a font from a package, so that it is the same on every
machine.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.graphics.colours import PLAIN, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT, MARGIN = 600, 315, 40
ROOM = WIDTH - 2 * MARGIN
LEVELS = 5
"""Shades between paper and ink."""
REGULAR, BOLD = 400, 700
Line = tuple[int, str, int, int, float]
"""Baseline, text, size, weight and darkness."""


def drawn(lines: Sequence[Line]) -> bytes:
    """Return lines of text as a PNG of a few shades; a wide one is set smaller."""
    from PIL import Image, ImageDraw

    sheet = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(sheet)
    for y, text, size, weight, dark in lines:
        wide = _font(size, weight).getlength(text)
        fits = size if wide <= ROOM else int(size * ROOM / wide)
        font = _font(fits, weight)
        pen.text((MARGIN, y), text, fill=round(255 * dark), font=font, anchor="ls")
    picture = sheet.point([round(each * LEVELS / 255) for each in range(256)])
    ImageDraw.Draw(picture).rectangle((0, 0, WIDTH, 9), fill=LEVELS + 1)
    picture.putpalette(_palette())
    packed = BytesIO()
    picture.save(packed, "PNG", bits=4, compress_level=6)
    return packed.getvalue()


@cache
def _palette() -> list[int]:
    """Return the shades from paper to ink, then the accent, as Pillow wants them."""
    paper, ink = _rgb(Tone.PAPER), _rgb(Tone.INK)
    shades = [
        round(one + (two - one) * step / LEVELS)
        for step in range(LEVELS + 1)
        for one, two in zip(paper, ink, strict=True)
    ]
    return [*shades, *_rgb(Tone.FIRST)]


def _rgb(tone: Tone) -> tuple[int, ...]:
    return tuple(bytes.fromhex(PLAIN[tone][1:]))


@cache
def _font(size: int, weight: int) -> FreeTypeFont:
    import fontpkg_noto_sans  # type: ignore[import-untyped]
    from PIL import ImageFont

    folder = Path(str(fontpkg_noto_sans.__file__)).parent / "files"
    font = ImageFont.truetype(folder / "NotoSans[wdth,wght].ttf", size)
    font.set_variation_by_axes([weight, 100])
    return font
