"""Whether an SVG is only a picture: known elements, known attributes, no way out."""

from __future__ import annotations

import re

_ELEMENT = re.compile(
    "svg|g|path|rect|line|circle|ellipse|polygon|polyline|text|tspan|title|desc|defs"
    "|clipPath|linearGradient|radialGradient|stop"
)
_ATTRIBUTE = re.compile(
    "xmlns|viewBox|preserveAspectRatio|width|height|x|y|x1|y1|x2|y2|dx|dy|cx|cy|r|rx|ry"
    "|d|points|offset|transform|(fill|stroke|stop|stroke)-opacity|opacity|fill|stroke"
    "|stroke-(width|dasharray|dashoffset|linecap|linejoin|miterlimit)|stop-color"
    "|fill-rule|clip-rule|clip-path|(clipPath|gradient)(Units|Transform)|paint-order"
    "|font-(family|size|weight|style)|text-anchor|dominant-baseline|letter-spacing"
    "|id|class|role|lang|direction|focusable|pointer-events|shape-rendering|version"
    "|aria-[a-z]+"
)
"""None of them runs anything, and none fetches anything but by ``url``."""
_TAG = re.compile(r'<(?:/([A-Za-z]+)|([A-Za-z]+)((?: [A-Za-z0-9:-]+="[^"<>]*")*) ?/?)>')
_PAIR = re.compile(r' ([A-Za-z0-9:-]+)="([^"]*)"')
_FETCHES = re.compile(r"url\s*\((?!#)|&#|\\", re.IGNORECASE)


def is_harmless(svg: str) -> bool:
    """
    Tell whether a picture can stand in a page: it runs and fetches nothing.

    Whatever is not known to be harmless is not; a picture that we draw is.
    """
    return "<" not in _TAG.sub("", svg) and all(map(_is_known, _TAG.finditer(svg)))


def _is_known(tag: re.Match[str]) -> bool:
    return _ELEMENT.fullmatch(tag[1] or tag[2]) is not None and all(
        _ATTRIBUTE.fullmatch(name) and not _FETCHES.search(value)
        for name, value in _PAIR.findall(tag[3] or "")
    )
