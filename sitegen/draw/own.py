"""A kind that a project brings along, drawn like those that are at home here."""

from __future__ import annotations

import json
from typing import Any

import altair as alt

from sitegen.draw.marks import Layers, Sketch, fill, zero


class Own:
    """The marks of a specification, as a kind's module has them."""

    CLEAR = 6

    def __init__(self, specification: str) -> None:
        self._made: dict[str, Any] = json.loads(specification)

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
