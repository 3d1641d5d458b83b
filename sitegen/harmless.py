"""Whether an SVG is only a picture: known elements, known attributes, no way out."""

from __future__ import annotations

import re

_ELEMENT = (
    "(?:svg|g|path|rect|line|circle|ellipse|polygon|polyline|text|tspan|title|desc|defs"
    "|clipPath|linearGradient|radialGradient|stop)"
)
_ATTRIBUTE = (
    "(?:xmlns|viewBox|preserveAspectRatio|width|height|x|y|x1|y1|x2|y2|dx|dy|cx|cy|r"
    "|rx|ry|d|points|offset|transform|(?:fill|stroke|stop)-opacity|opacity|fill|stroke"
    "|stroke-(?:width|dasharray|dashoffset|linecap|linejoin|miterlimit)|stop-color"
    "|fill-rule|clip-rule|clip-path|(?:clipPath|gradient)(?:Units|Transform)"
    "|paint-order|font-(?:family|size|weight|style)|text-anchor|dominant-baseline"
    "|letter-spacing|id|class|role|lang|direction|focusable|pointer-events"
    "|shape-rendering|version|aria-[a-z]+)"
)
"""None of them runs anything, and none fetches anything but by ``url``."""
_VALUE = r'"(?:[^"<>&\\uU]|&(?!#)|[uU](?![rR][lL]\s*\((?!#)))*"'
_TAG = re.compile(f"<(?:/{_ELEMENT}|{_ELEMENT}(?: {_ATTRIBUTE}={_VALUE})* ?/?)>")
"""One that is known to be harmless."""


def is_harmless(svg: str) -> bool:
    """
    Tell whether a picture can stand in a page: it runs and fetches nothing.

    Whatever is not known to be harmless is not; a picture that we draw is.
    """
    return "<" not in _TAG.sub("", svg)
