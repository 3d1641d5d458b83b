"""
The picture that a shared link shows: the number, its period and its source.

In the size that messengers show, drawn as a raster in a font from a package, so that
it is the same on every machine. Figures that a page puts first have their own; the
others show that of their topic.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from textwrap import shorten, wrap
from typing import TYPE_CHECKING

from sitegen import names, prose, words
from sitegen.draw.cache import Cache
from sitegen.draw.page import PLAIN, Tone
from sitegen.model.figure import Figure, Nature
from sitegen.model.letters import undrawable
from sitegen.outputs import Outputs, own_picture, shared, topic_picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.ImageFont import FreeTypeFont

    from sitegen.diagnostics import Location, Report
    from sitegen.model.site import Site

WIDTH, HEIGHT, MARGIN = 600, 315, 40
ROOM = WIDTH - 2 * MARGIN
LARGEST = 60
MORE = " …"
LEVELS = 5
"""Shades between paper and ink."""
QUIET = 0.72
REGULAR, BOLD = 400, 700
Line = tuple[int, str, int, int, float]
"""Baseline, text, size, weight and darkness."""


def social(
    site: Site, report: Report, folder: Path | None = None, *, is_trial: bool = False
) -> Outputs:
    """
    Return the pictures of topics and of figures that a page puts first.

    A text with characters that the font lacks has none, and a warning names one. In a
    trial pictures that were not kept are empty.
    """
    kept = Cache(folder, is_trial=is_trial)
    found = {}
    for address, lines, at in _cards(site):
        text = "".join(line[1] for line in lines)
        if missing := undrawable(text):
            message = f"no font of pictures has {missing}; a link here shows no picture"
            report.warn("picture-letter", at, message)
            continue
        key = kept.key("card", repr(lines))
        files = kept.get(key, ("png",))
        if files is None:
            files = {"png": drawn(lines)}
            kept.put(key, files)
        found[address] = files["png"]
    return found


def card(figure: Figure, site: Site) -> list[Line]:
    """Return the lines of a figure's picture."""
    value = words.value(figure, site.settings.language)
    title = names.title(figure, site.vocabulary)
    source = site.sources.get(figure.source)
    origin = f"printed in {source.name}" if source else f"{figure.status} by us"
    if figure.nature is Nature.TARGET:
        origin = f"a target, {origin}"
    heads = wrap(title, 44, max_lines=2, placeholder=MORE)
    return [
        *_heads([*heads, _begun(words.period(figure.period))]),
        (212, value, LARGEST, BOLD, 1),
        (256, shorten(_begun(origin), 60, placeholder=MORE), 17, REGULAR, QUIET),
        (284, site.settings.title, 17, BOLD, 1),
    ]


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


def _cards(site: Site) -> Iterator[tuple[str, list[Line], Location]]:
    for name in sorted(shared(site)):
        figure = site.figures[name]
        yield own_picture(figure), card(figure, site), figure.at
    for topic in site.vocabulary.topics.values():
        summary = prose.plain(topic.summary, site)
        lines: list[Line] = [
            (90, topic.label, 40, BOLD, 1),
            *_heads(wrap(summary, 44, max_lines=3, placeholder=MORE), 140),
            (284, site.settings.title, 17, BOLD, 1),
        ]
        yield topic_picture(topic.id), lines, topic.at


def _heads(texts: Sequence[str], top: int = 58) -> list[Line]:
    return [
        (top + 30 * place, text, 21, REGULAR, QUIET) for place, text in enumerate(texts)
    ]


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


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]
