"""
The one door to vl-convert, which draws without a browser.

It loads the fonts of the machine once, at its first picture, and prefers them to
the one that it brings along; another release of that font is other bytes. So its
first picture is made here, where no font of the machine can be seen.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import vl_convert

VEGA_LITE = "6.4"
"""The version whose charts are drawn, of those in vl-convert."""


def svg(specification: dict[str, Any]) -> str:
    """Return a Vega-Lite specification as SVG; no address in it is followed."""
    drawn: str = vl_convert.vegalite_to_svg(
        json.dumps(specification), vl_version=VEGA_LITE, allowed_base_urls=[]
    )
    return drawn


def raster(picture: str, scale: float) -> bytes:
    """Return an SVG as PNG, *scale* pixels for each of its own."""
    drawn: bytes = vl_convert.svg_to_png(picture, scale=scale)
    return drawn


def bundle() -> str:
    """Return Vega, Vega-Lite and vega-embed as one script for browsers."""
    text: str = vl_convert.javascript_bundle(vl_version=VEGA_LITE)  # type: ignore[call-arg]
    return text


def _begin() -> None:
    """Draw a first picture while the machine seems to have no fonts."""
    name = "FONTCONFIG_FILE"
    before = os.environ.get(name)
    os.environ[name] = str(Path(__file__).with_name("fonts.conf"))
    raster('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', 1)
    del os.environ[name]
    if before is not None:
        os.environ[name] = before


_begin()
