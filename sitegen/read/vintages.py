"""The ``vintages`` of a figure -> what it was before, each with its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.vintage import Vintage
from sitegen.read.nodes import find

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.read.nodes import Node
    from sitegen.read.record import VintageShape


def read_vintages(shapes: Iterable[VintageShape], node: Node) -> tuple[Vintage, ...]:
    """Return earlier values in the order of the file; *node* holds all of them."""
    return tuple(
        _vintage(each, find(node, [place])) for place, each in enumerate(shapes)
    )


def _vintage(shape: VintageShape, node: Node) -> Vintage:
    return Vintage(
        quantity=shape.value,
        until=shape.until,
        reason=shape.reason,
        note=shape.note,
        value_at=find(node, ["value"]).at,
        until_at=find(node, ["until"]).at,
        note_at=find(node, ["note"]).at,
    )
