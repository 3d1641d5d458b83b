"""
Reads the number in a picture, by the shapes of digits and by nothing that drew it.

A reader for a clean raster on light paper: the tallest line of ink holds the number,
columns without ink part its signs, and each is the one whose shape is nearest.
"""

from __future__ import annotations

import io
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import fontpkg_noto_sans  # type: ignore[import-untyped]
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNS = "0123456789.,−"
SHAPE = (24, 32)
"""To this size each sign is brought before it is compared."""
LARGE = 120
SPACE = 0.3
"""A gap of so much of a line's height parts words."""
TURNED = Image.Transpose.TRANSPOSE


def largest_number(picture: bytes) -> str:
    """Return the first word of the largest line of a picture, read as digits."""
    grey = Image.open(io.BytesIO(picture)).convert("L")
    ink = grey.point([255 * (shade < 128) for shade in range(256)])
    lines = [ink.crop((0, top, ink.width, end)) for top, end in _runs(ink)]
    line = max(lines, key=lambda each: each.height)
    read, last = "", None
    for begin, end in _runs(line.transpose(TURNED)):
        if last is not None and begin - last > SPACE * line.height:
            break
        read, last = read + _sign(line.crop((begin, 0, end, line.height))), end
    return read


def _runs(ink: Image.Image) -> list[tuple[int, int]]:
    """Return where rows with ink begin and end."""
    rows = [
        ink.crop((0, row, ink.width, row + 1)).getbbox() is not None
        for row in range(ink.height)
    ]
    runs = [
        (has_ink, [*run])
        for has_ink, run in groupby(range(len(rows)), rows.__getitem__)
    ]
    return [(run[0], run[-1] + 1) for has_ink, run in runs if has_ink]


def _sign(ink: Image.Image) -> str:
    """Return the sign whose shape is nearest to that of some ink."""
    shape = _shape(ink)
    far = {
        sign: ImageStat.Stat(ImageChops.difference(shape, known)).sum[0]
        for sign, known in _known().items()
    }
    return min(far, key=far.__getitem__)


def _shape(ink: Image.Image) -> Image.Image:
    return ink.crop(ink.getbbox()).resize(SHAPE, Image.Resampling.BOX)


@cache
def _known() -> Mapping[str, Image.Image]:
    """Return the shape of each sign, large and bold."""
    folder = Path(str(fontpkg_noto_sans.__file__)).parent / "files"
    font = ImageFont.truetype(folder / "NotoSans[wdth,wght].ttf", LARGE)
    font.set_variation_by_axes([700, 100])
    made = {}
    for sign in SIGNS:
        sheet = Image.new("L", (2 * LARGE, 2 * LARGE))
        ImageDraw.Draw(sheet).text((LARGE // 2, 0), sign, fill=255, font=font)
        made[sign] = _shape(sheet)
    return made
