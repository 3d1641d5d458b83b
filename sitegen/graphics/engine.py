"""
The one door to vl-convert: a Vega-Lite specification -> SVG and PNG, without a browser.

It loads the fonts of the machine once, at its first picture, and prefers them to
the one that it brings along; another release of that font is other bytes. So its
first picture is made here, where no font of the machine can be seen.
"""

from __future__ import annotations

import json
import os
import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import vl_convert
from PIL import Image

from sitegen.graphics.text import FONT, FONT_OF_PICTURES

if TYPE_CHECKING:
    from sitegen.graphics.page import Page

VEGA_LITE = "6.4"
"""The version that charts are compiled by, of those in vl-convert."""
STAND_IN = 1_918_273_000
"""So large are the numbers that stand for ends of scales while others are compiled."""
DOMAIN = re.compile(r'"domain": \[-?[0-9][0-9.e+-]*, -?[0-9][0-9.e+-]*\]')
DIGITS = re.compile(r"[0-9][0-9.]*(?:e[+-]?[0-9]+)?")
"""The two ends of a scale of numbers, and one of them without its sign."""
FEW = 32
"""So many specifications are remembered: of the charts that an editor goes back to."""
NOISE = ("class", "role", "pointer-events", "aria-", "stroke-miterlimit")
"""What Vega says of its scenegraph; the page says what a picture is."""
DEFAULT = {
    "text-anchor": "start",
    "stroke-width": "1",
    "opacity": "1",
    "font-family": FONT,
    "font-weight": "normal",
    "transform": "translate(0,0)",
}
EMPTY = {"", "M0,0h0v0h0Z"}
SHORT = ".12g"
"""How many digits of a number tell its place in a picture, with room to spare."""
SIZE = re.compile(r"-?[0-9]+\.[0-9]+")


def compiled(specification: dict[str, Any]) -> dict[str, Any]:
    """
    Return in Vega what a specification of Vega-Lite says.

    The compiler hands rows, and the ends of scales, on as they are; so they go past it.
    What else is as it was, as where a digit is new, is not compiled again.
    """
    data, ends = specification["data"], list[str]()

    def hidden(domain: re.Match[str]) -> str:
        return DIGITS.sub(kept, domain[0])

    def kept(digits: re.Match[str]) -> str:
        if not float(digits[0]):  # who begins at zero is told so
            return digits[0]
        ends.append(json.dumps(_shortest(float(digits[0]))))
        return str(STAND_IN + len(ends))

    told = json.dumps(specification | {"data": data | {"values": []}})
    told = DOMAIN.sub(hidden, told)
    compiled = _compiled(told)
    for place, end in enumerate(ends, STAND_IN + 1):
        compiled = compiled.replace(str(place), end)
    made: dict[str, Any] = json.loads(compiled)
    named = (each for each in made["data"] if each["name"] == data["name"])
    if own := next(named, None):  # none, where no mark asks for its rows
        own["values"] = [
            {name: _shortest(value) for name, value in row.items()}
            for row in data["values"]
        ]
    return made


@lru_cache(FEW)
def _compiled(told: str) -> str:
    return json.dumps(vl_convert.vegalite_to_vega(told, vl_version=VEGA_LITE))


def _shortest(value: object) -> object:
    """Return a number without the last digits that adding up fractions leaves."""
    if type(value) is not float:
        return value
    return int(value) if value.is_integer() else float(format(value, SHORT))


def svg(vega: dict[str, Any], page: Page) -> str:
    """
    Return a chart as an SVG element without ids, names or a fixed size.

    Its colours are variables of the page's style sheet. What assistive
    technology reads is said by the page around it.
    """
    inner, height = _drawn(vega, page.size)
    return (
        f'<svg viewBox="0 0 {page.width} {height}" font-size="{page.size}" '
        f'aria-hidden="true" fill="none">{inner}</svg>'
    )


def png(picture: str) -> bytes:
    """
    Return a picture that stands alone as one for screens of twice the density.

    It is set in the one font that vl-convert brings along, the same everywhere.
    """
    set_in_one = picture.replace(FONT, FONT_OF_PICTURES)
    drawn = Image.open(BytesIO(raster(set_in_one, scale=2)))
    octree = Image.Quantize.FASTOCTREE
    few = drawn.convert("RGB").quantize(48, octree, dither=Image.Dither.NONE)
    packed = BytesIO()
    few.save(packed, "PNG", compress_level=6)
    return packed.getvalue()


def icon(picture: str, scale: float) -> bytes:
    """Return a picture as `raster` does, its very pixels in fewer bytes."""
    packed = BytesIO()
    Image.open(BytesIO(raster(picture, scale))).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def raster(picture: str, scale: float) -> bytes:
    """Return an SVG as PNG, *scale* pixels for each of its own."""
    drawn: bytes = vl_convert.svg_to_png(picture, scale=scale)
    return drawn


def _drawn(vega: dict[str, Any], size: int) -> tuple[str, str]:
    """
    Return what is inside the SVG element, and its height.

    No address in a specification is followed.
    """
    drawn = vl_convert.vega_to_svg(json.dumps(vega), allowed_base_urls=[])
    root = ET.fromstring(drawn)  # noqa: S314 - our own engine's
    for child in list(root):
        _thin(child, root, size)
    inner = "".join(ET.tostring(each, encoding="unicode") for each in root)
    return inner, root.get("height", "0")


def _thin(node: ET.Element, parent: ET.Element, size: int) -> None:
    """Drop what says nothing: names of Vega's, defaults, empty paths and groups."""
    for child in list(node):
        _thin(child, node, size)
    node.tag = node.tag.rpartition("}")[2]
    is_of_view = node.get("class") in {"background", "foreground"}
    is_empty = node.get("d", "") in EMPTY if node.tag == "path" else not len(node)
    if (node.tag in {"g", "path"} and is_empty) or (node.tag == "path" and is_of_view):
        parent.remove(node)
        return
    default = DEFAULT | {"font-size": f"{size}px"}
    if "stroke" not in node.attrib:
        node.attrib.pop("stroke-width", None)
    for name, value in list(node.attrib.items()):
        if name.startswith(NOISE) or default.get(name) == value:
            del node.attrib[name]
        elif node.tag != "text" or name == "transform":
            node.attrib[name] = SIZE.sub(_rounded, value)
    if node.tag == "g" and node.attrib.items() <= {("fill", "none")}:
        at = list(parent).index(node)
        parent[at : at + 1] = list(node)


def _rounded(match: re.Match[str]) -> str:
    return f"{round(float(match[0]), 1) + 0.0:g}"


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
