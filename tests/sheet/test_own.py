"""A kind of chart that a project brings along, without Python."""

from __future__ import annotations

import json
import re
from contextlib import nullcontext
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from sitegen.diagnostics import BuildError, Location, Report
from sitegen.draw.picture import specification
from sitegen.graphics.page import NARROW, WIDE
from sitegen.model.chart import Chart
from sitegen.plan import plan
from tests.pictures import faults, svg, texts
from tests.support import real_site

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.graphics.page import Page
    from sitegen.model.plan import Plan

NEEDLES: dict[str, Any] = {
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
CHART = Chart(
    id="some",
    kind="needles",
    title="{exports-laptops-2025}",
    subtitle="Billion yuan",
    figures=NAMES,
    annotations={NAMES[0]: "no growth rate printed"},
    at=Location(PurePosixPath("content/charts/some.yaml"), 1, 1),
    places={},
)


def _planned(folder: Path, made: object, report: Report) -> Plan:
    (folder / "charts").mkdir()
    path = folder / "charts/needles.vl.json"
    path.write_text(json.dumps(made), encoding="utf-8")
    planned = plan(replace(real_site(), charts={"some": CHART}), report, folder)
    report.stop_on_errors()
    return planned[0].plan()


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
def test_a_specification_is_drawn_like_a_kind(tmp_path: Path, page: Page) -> None:
    """It gets names, values, growth, remarks and both widths."""
    report = Report()
    made = _planned(tmp_path, NEEDLES, report)
    assert not report.diagnostics
    picture = svg(specification(made, page), page)
    assert list(faults(picture, page)) == []
    told = " ".join(each.name for each in texts(picture, page))
    for word in ("Laptops", "152.15", "+35.4%", "no growth rate printed"):
        assert word in told


@pytest.mark.parametrize("where", ["beside the layers", "in each"])
def test_a_transform_holds_for_its_views(tmp_path: Path, where: str) -> None:
    """A filter beside the layers, or within one, is applied; names stay."""
    steps = [{"filter": {"field": "value", "gt": 100}}]
    layers = [{**each, "transform": steps} for each in NEEDLES["layer"]]
    of = {"transform": steps} if where == "beside the layers" else {"layer": layers}
    made = _planned(tmp_path, {**NEEDLES, **of}, Report())
    picture = svg(specification(made, WIDE), WIDE)
    diamonds = re.findall(r'<path[^>]*fill="var\(--mark', picture)
    assert 1 == len(diamonds)
    assert "Mobile phones" in picture


@pytest.mark.parametrize(
    ("asked", "is_drawn"),
    [
        ({"field": "value", "gt": 1000}, False),
        ({"field": "value", "equal": 152.15}, True),
        ({"field": "value", "range": [1, 2]}, False),
        ({"field": "value", "range": [100, None]}, True),
        ({"field": "label", "oneOf": ["Laptops"]}, True),
        ({"field": "label", "gt": 1}, False),
        ({"field": "partner", "equal": "asean"}, False),
        ({"field": "partner", "valid": False}, True),
        ({"not": {"field": "unit", "equal": "CNY bn"}}, False),
        ({"not": {"field": "period", "timeUnit": "year", "equal": 2024}}, True),
        ({"not": {"field": "made", "valid": False}}, True),
        ({"or": [{"field": "value", "lt": 0}, {"field": "value", "lte": 60}]}, True),
        ({"and": [{"field": "value", "gt": 60}, {"field": "value", "lt": 60}]}, False),
    ],
)
@pytest.mark.parametrize("where", ["beside the layers", "in each"])
def test_a_kind_whose_filters_leave_no_row_is_refused(
    tmp_path: Path, asked: dict[str, object], where: str, *, is_drawn: bool
) -> None:
    """It would draw nothing and say nothing; the chart that asks for it is named."""
    ranked = {"window": [{"op": "rank", "as": "made"}]}
    steps, report = [ranked, {"filter": asked}], Report()
    layers = [{**each, "transform": steps} for each in NEEDLES["layer"]]
    of = {"transform": steps} if where == "beside the layers" else {"layer": layers}
    with nullcontext() if is_drawn else pytest.raises(BuildError):
        made = _planned(tmp_path, {**NEEDLES, **of}, report)
        assert re.findall('<path[^>]*fill="var', svg(specification(made, WIDE), WIDE))
    told = [each.code for each in report.diagnostics]
    assert told == ([] if is_drawn else ["chart-empty"])


def test_a_kind_of_what_no_row_has_is_refused(tmp_path: Path) -> None:
    """No growth is printed of laptops, so that a place for it leaves them out."""
    report, x = Report(), {"field": "growth", "type": "quantitative"}
    encoding = {**NEEDLES["encoding"], "x": x}
    _planned(tmp_path, {**NEEDLES, "encoding": encoding}, report)
    assert not report.diagnostics
    alone = replace(CHART, figures=NAMES[:1])
    assert not plan(replace(real_site(), charts={"some": alone}), report, tmp_path)
    assert ["chart-empty"] == [each.code for each in report.diagnostics]


def test_marks_with_colours_of_their_own_tell_themselves_too(tmp_path: Path) -> None:
    """They are rows like others, so that they have the tooltips of rows."""
    colour = {"color": {"field": "label", "type": "nominal", "legend": None}}
    layers = [{**each, "encoding": colour} for each in NEEDLES["layer"]]
    made = _planned(tmp_path, {**NEEDLES, "layer": layers}, Report())
    drawn = specification(made, WIDE)["layer"][: len(layers)]
    assert all("tooltip" in each["encoding"] for each in drawn)


@pytest.mark.parametrize("step", [{"filter": {"field": "values", "gt": 1}}])
def test_a_transform_names_fields_that_rows_have(
    tmp_path: Path, step: dict[str, object]
) -> None:
    """What no row has would leave an empty picture and no word."""
    report = Report()
    with pytest.raises(BuildError):
        _planned(tmp_path, {**NEEDLES, "transform": [step]}, report)
    assert "specification-field" in {each.code for each in report.diagnostics}
