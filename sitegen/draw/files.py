"""Sheets -> the files of a chart: the two pictures of the page and the downloads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sitegen.draw.picture import specification
from sitegen.draw.svg import png, standing, svg
from sitegen.draw.theme import FONT_OF_PICTURES, PLAIN, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.draw.sheet import Sheet

Sheets = tuple["Sequence[Sheet]", "Sequence[Sheet]", "Sequence[Sheet]"]

NAMES = ("narrow", "wide")


def drawn(title: str, description: str, sheets: Sheets) -> dict[str, bytes]:
    """Return the files of a chart by name; *sheets* are narrow, wide and poster."""
    narrow, wide, alone = (specification(each) for each in sheets)
    pictures = {
        name: svg(spec, each[0].width, sum(sheet.height for sheet in each))
        for name, spec, each in zip(NAMES, (narrow, wide), sheets, strict=False)
    }
    plain = _plain(alone) | {"description": f"{title}. {description}"}
    live = {"narrow": narrow, "wide": wide}
    return {
        **{name: text.encode() for name, text in pictures.items()},
        "live.json": _json(live, indent=None),
        "chart.vl.json": _json(plain, indent=1),
        "chart.svg": standing(plain, title, description).encode(),
        "chart.png": png(_set_in_one_font(plain)),
    }


def _plain(spec: dict[str, Any]) -> dict[str, Any]:
    """Return a specification with colours in the place of the page's variables."""
    text = json.dumps(spec)
    for tone, colour in PLAIN.items():
        text = text.replace(str(tone), colour)
    plain: dict[str, Any] = json.loads(text)
    plain["padding"] = 16
    plain["config"]["background"] = PLAIN[Tone.PAPER]
    return plain


def _set_in_one_font(spec: dict[str, Any]) -> dict[str, Any]:
    """Return a specification for pictures, the same whatever fonts a machine has."""
    return spec | {"config": spec["config"] | {"font": FONT_OF_PICTURES}}


def _json(value: object, indent: int | None) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return f"{text}\n".encode()
