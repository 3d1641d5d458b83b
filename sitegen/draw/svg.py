"""A Vega-Lite specification -> SVG and PNG."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from sitegen.draw import engine
from sitegen.draw.deflate import smaller
from sitegen.draw.theme import FONT, SIZE

_NOISE = re.compile(
    r" (?:aria-hidden|aria-roledescription|role|pointer-events|xmlns:xlink|version"
    r'|class|opacity|aria-label)="[^"]*"'
    r'| (?:text-anchor="start"|stroke-width="1"|stroke-miterlimit="10")'
    rf'| font-family="{re.escape(FONT)}"| font-size="{SIZE}px"'
    r'| transform="translate\(0,0\)"'
)
_EMPTY_PATH = re.compile(
    r'<path(?: (?:d="(?:M0,0h0v0h0Z)?"|display="none"|fill="[^"]*"))+/>'
)
_BACKGROUND = re.compile(r'<path class="background"[^>]*/>')
_TAG = re.compile(r"<[^>]*>")
_STROKE_WIDTH = re.compile(r' stroke-width="[^"]*"')
_NUMBER = re.compile(r"-?[0-9]+\.[0-9]+")


def svg(specification: dict[str, Any], width: float, height: float) -> str:
    """
    Return the chart as an SVG element without ids, names or a fixed size.

    Its colours are variables of the page's style sheet. What assistive
    technology reads is said once, by the page around it.
    """
    inner, _ = _drawn(specification | {"autosize": "none"})
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" font-size="{SIZE}" '
        'aria-hidden="true" '
        f'fill="none" focusable="false">{inner}</svg>'
    )


def standing(specification: dict[str, Any], title: str, description: str) -> str:
    """Return the chart as a file of its own, which says itself what it shows."""
    inner, size = _drawn(specification)
    _, _, width, height = size.split(" ")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" width="{width}" '
        f'height="{height}" font-family="{FONT}" font-size="{SIZE}" role="img" '
        'aria-labelledby="title description" fill="none">'
        f'<title id="title">{escape(title)}</title>'
        f'<desc id="description">{escape(description)}</desc>{inner}</svg>\n'
    )


def png(specification: dict[str, Any]) -> bytes:
    """Return the chart as a picture for screens of twice the density."""
    return smaller(engine.png(specification, scale=2))


def _drawn(specification: dict[str, Any]) -> tuple[str, str]:
    """Return what is inside the SVG element, and its view box."""
    drawn = engine.svg(specification)
    view = re.search(r'viewBox="([^"]*)"', drawn)
    size = view[1] if view else "0 0 0 0"
    drawn = drawn[drawn.index(">") + 1 : drawn.rindex("</svg>")]
    drawn = _BACKGROUND.sub("", drawn)
    drawn = _TAG.sub(_shortened, drawn)
    drawn = _EMPTY_PATH.sub("", _NOISE.sub("", drawn))
    return _flat(drawn), size


def _shortened(tag: re.Match[str]) -> str:
    """Round the place of a mark, to a pixel that of its text, which stays as it is."""
    digits = 0 if tag[0].startswith("<text ") else 1
    short = _NUMBER.sub(
        lambda match: f"{round(float(match[0]), digits) + 0.0:g}", tag[0]
    )
    return short if " stroke=" in short else _STROKE_WIDTH.sub("", short)


def _flat(drawn: str) -> str:
    """Return SVG without groups that say nothing."""
    kept: list[bool] = []
    parts = []
    for part in re.split(r"(<g[^>]*>|</g>)", drawn):
        if part == "</g>":
            is_kept = kept.pop()
        elif part.startswith("<g"):
            is_kept = part not in {"<g>", '<g fill="none">'}
            kept.append(is_kept)
        else:
            is_kept = True
        if is_kept:
            parts.append(part)
    return "".join(parts)
