"""``content/charts/<id>.yaml`` -> Chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.chart import Chart
from sitegen.read.nodes import Sequence, find
from sitegen.read.shapes import ChartShape
from sitegen.read.validate import validate, where

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.diagnostics import Report
    from sitegen.read.nodes import Node


def read_charts(files: Mapping[str, Node], report: Report) -> tuple[Chart, ...]:
    """Return every chart in order of the ids."""
    found = []
    for name, node in files.items():
        shape = validate(ChartShape, node, report)
        if shape is None:
            continue
        figures = find(node, ["figures"])
        items = figures.items if isinstance(figures, Sequence) else []
        drawn = zip(shape.figures, items, strict=True)
        chart = Chart(
            id=name,
            kind=shape.kind,
            title=shape.title,
            subtitle=shape.subtitle,
            figures=tuple(shape.figures),
            note=shape.note,
            at=node.at,
            places=where(node) | {figure: item.at for figure, item in drawn},
        )
        found.append(chart)
    return tuple(found)
