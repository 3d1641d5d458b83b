"""``content/charts/<id>.yaml`` -> Chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.chart import Chart
from sitegen.read.nodes import Mapping, Sequence, find
from sitegen.read.shapes import ChartShape
from sitegen.read.validate import validate, where

if TYPE_CHECKING:
    from collections.abc import Mapping as Map

    from sitegen.diagnostics import Location, Report
    from sitegen.read.nodes import Node


def read_charts(files: Map[str, Node], report: Report) -> tuple[Chart, ...]:
    """Return every chart in order of the ids."""
    found = []
    for name, node in files.items():
        shape = validate(ChartShape, node, report)
        if shape is None:
            continue
        chart = Chart(
            id=name,
            kind=shape.kind,
            title=shape.title,
            subtitle=shape.subtitle,
            figures=tuple(shape.figures),
            query=shape.query,
            order=shape.order,
            panels=shape.panels,
            series=shape.series,
            whole=shape.whole,
            rest=shape.rest,
            note=shape.note,
            annotations=shape.annotations,
            aliases=tuple(shape.aliases),
            at=node.at,
            places=_places(node, shape),
        )
        found.append(chart)
    return tuple(found)


def _places(node: Node, shape: ChartShape) -> dict[str, Location]:
    """Return where fields, drawn figures, parts of the query and annotations stand."""
    figures = find(node, ["figures"]) if shape.figures else None
    items = figures.items if isinstance(figures, Sequence) else []
    drawn = zip(shape.figures, items, strict=True)
    places = {figure: item.at for figure, item in drawn} | where(node)
    for key in ("query", "annotations"):
        inner = find(node, [key])
        if getattr(shape, key) and isinstance(inner, Mapping):
            places |= {f"{key}.{name}": at for name, at in inner.keys.items()}
    return places
