"""A kind of chart that a project brings along, without Python."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from sitegen.diagnostics import Location, Report
from sitegen.draw.engine import svg
from sitegen.draw.page import NARROW, WIDE
from sitegen.draw.picture import specification
from sitegen.model.chart import Chart
from sitegen.plan import plan
from tests.pictures import faults, texts
from tests.support import real_site

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.draw.page import Page

NEEDLES = {
    "data": {"name": "figures"},
    "encoding": {
        "y": {"field": "label", "type": "nominal"},
        "x": {"field": "value", "type": "quantitative"},
    },
    "layer": [
        {"mark": "rule", "encoding": {"x2": {"datum": 0}}},
        {"mark": {"type": "point", "shape": "diamond"}},
    ],
}
NAMES = ("exports-laptops-2025", "exports-mobile-phones-2025")


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
def test_a_specification_is_drawn_like_a_kind(tmp_path: Path, page: Page) -> None:
    """It gets names, values, growth, remarks and both widths."""
    (tmp_path / "charts").mkdir()
    path = tmp_path / "charts/needles.vl.json"
    path.write_text(json.dumps(NEEDLES), encoding="utf-8")
    chart = Chart(
        id="some",
        kind="needles",
        title="{exports-laptops-2025}",
        subtitle="Billion yuan",
        figures=NAMES,
        annotations={NAMES[0]: "no growth rate printed"},
        at=Location(PurePosixPath("content/charts/some.yaml"), 1, 1),
        places={},
    )
    report = Report()
    (made,) = plan(replace(real_site(), charts={"some": chart}), report, tmp_path)
    assert not report.diagnostics
    picture = svg(specification(made, page), page)
    assert list(faults(picture, page)) == []
    told = " ".join(each.name for each in texts(picture, page))
    for word in ("Laptops", "152.15", "+35.4%", "no growth rate printed"):
        assert word in told
