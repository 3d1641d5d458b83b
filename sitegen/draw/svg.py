"""A Vega-Lite specification -> SVG that can stand in a page."""

from __future__ import annotations

import json
import re
from typing import Any

_NOISE = re.compile(
    r" (?:aria-hidden|aria-roledescription|role|pointer-events|xmlns:xlink|version"
    r'|class|opacity)="[^"]*"'
)
_EMPTY_PATH = re.compile(
    r'<path(?: (?:d="(?:M0,0h0v0h0Z)?"|display="none"|fill="[^"]*"))+/>'
)
_BACKGROUND = re.compile(r'<path class="background"[^>]*/>')
_NUMBER = re.compile(r"-?[0-9]+\.[0-9]{3,}")


def svg(specification: dict[str, Any]) -> str:
    """
    Return the chart as an SVG element without ids, names or a fixed size.

    What assistive technology reads is said once, by the page around it.
    """
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(
        json.dumps(specification), vl_version="6.4", allowed_base_urls=[]
    )
    drawn = _BACKGROUND.sub("", drawn)
    drawn = _EMPTY_PATH.sub("", _NOISE.sub("", drawn))
    drawn = _NUMBER.sub(lambda match: f"{float(match[0]):.2f}", drawn)
    while "<g></g>" in drawn:
        drawn = drawn.replace("<g></g>", "")
    view = re.search(r'viewBox="([^"]*)"', drawn)
    size = view[1] if view else "0 0 0 0"
    inner = drawn[drawn.index(">") + 1 :]
    return f'<svg viewBox="{size}" aria-hidden="true" focusable="false">{inner}'
