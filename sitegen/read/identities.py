"""``content/{identities,paragraphs}.yaml`` -> what is known of the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.identity import Contradiction, Known
from sitegen.read.nodes import find
from sitegen.read.shapes import Hashes, KnownShape
from sitegen.read.validate import validate, where

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.read.nodes import Node


def read_hashes(node: Node | None, report: Report) -> dict[str, dict[int, str]]:
    """Return the recorded hashes of paragraphs; without a file, none."""
    found: dict[str, dict[int, str]] | None = (
        validate(Hashes, node, report) if node else None
    )
    return found or {}


def read_identities(node: Node | None, report: Report) -> Known:
    """Return what is known; without a file, nothing."""
    shape = validate(KnownShape, node, report) if node else None
    if shape is None or node is None:
        return Known(acknowledged={}, contradictions=())
    places = where(find(node, ["acknowledged"]))
    found = []
    for name, each in shape.contradictions.items():
        entry = find(node, ["contradictions", name])
        found.append(
            Contradiction(
                id=name,
                title=each.title,
                figures=tuple(each.figures),
                words=each.says,
                is_doubt=each.doubtful,
                readings=tuple(each.readings),
                at=where(entry)["figures"],
                title_at=where(entry)["title"],
                words_at=where(entry)["says"],
            )
        )
    return Known(
        acknowledged={
            name: (words, places[name]) for name, words in shape.acknowledged.items()
        },
        contradictions=tuple(found),
    )
