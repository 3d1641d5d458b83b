"""
The kinds of chart, a file each: its marks, and where the words of its rows go.

One that a project brings along is drawn like those that are at home here.
"""

from __future__ import annotations

import json
from importlib import import_module
from pkgutil import iter_modules

import altair as alt

from sitegen.draw.marks import Layers, Sketch, fill, zero

KINDS = {
    each.name: import_module(f"{__name__}.{each.name}")
    for each in iter_modules(__path__)
}
"""By the name that content uses."""


class Own:
    """The marks of a specification, as a kind's module has them."""

    CLEAR = 6

    def __init__(self, specification: str) -> None:
        self._made = json.loads(specification)

    def marks(self, sketch: Sketch) -> Layers:
        """Yield each view of the specification, in the colours of the rows."""
        whole = self._made
        for view in whole.get("layer", [{"mark": whole.get("mark")}]):
            encoding = {**whole.get("encoding", {}), **view.get("encoding", {})}
            mark = view["mark"]
            mark = {"type": mark} if isinstance(mark, str) else mark
            style = {"height": sketch.page.bar} if mark["type"] == "bar" else {}
            steps = [*whole.get("transform", []), *view.get("transform", [])]
            made = {"mark": style | mark, "encoding": encoding, "transform": steps}
            chart = alt.Chart.from_dict(made, validate=False)
            if not encoding.keys() & {"color", "fill", "stroke"}:
                chart = chart.encode(fill=fill(sketch.found))
            yield chart
        yield from zero(sketch)
