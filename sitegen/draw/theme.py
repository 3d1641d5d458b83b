"""Type, colour and spacing of every chart: one theme, registered with altair."""

from __future__ import annotations

import json
from pathlib import Path

import altair as alt

from sitegen.graphics.page import NARROW

NAME = "sitegen"
CONFIG = Path(__file__).with_suffix(".json").read_text(encoding="utf-8")
"""As Vega-Lite wants it, but for sizes; colours are variables of the page."""


@alt.theme.register(NAME, enable=True)
def theme(size: int = NARROW.size, line: int = NARROW.line) -> alt.theme.ThemeConfig:
    """Return what charts have in common, with text of a *size* in lines of a height."""
    config = json.loads(CONFIG)
    for words in ("text", "title"):
        config[words] |= {"fontSize": size, "lineHeight": line}
    for scale in ("axis", "legend"):
        config[scale]["labelFontSize"] = size
    config["title"]["subtitleFontSize"] = config["axis"]["titleFontSize"] = size
    config["legend"]["rowPadding"] = line - size
    return {"config": config}
