"""``content/derived.yaml`` -> recipes of the figures that we compute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.content import Recipe
from sitegen.read.nodes import find
from sitegen.read.record import DIMENSIONS
from sitegen.read.shapes import Recipes, RecipeShape
from sitegen.read.validate import keys, validate, where

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.read.nodes import Node


def read_derived(node: Node | None, report: Report) -> tuple[Recipe, ...]:
    """Return the recipes in the order of the file; without a file there are none."""
    shapes: dict[str, RecipeShape] | None = (
        validate(Recipes, node, report) if node else None
    )
    if not shapes or not node:
        return ()
    return tuple(
        Recipe(
            id=name,
            formula=shape.formula,
            inputs=tuple(shape.of),
            subject={key: getattr(shape, key) for key in DIMENSIONS},
            unit=shape.unit,
            note=shape.note,
            at=keys(node)[name],
            where=where(find(node, [name])),
        )
        for name, shape in shapes.items()
    )
