"""A comparison as JSON, for programs; nothing is left out but the pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import to_builtins

from sitegen.as_json import dumps
from sitegen.diff import story

if TYPE_CHECKING:
    from sitegen.diff.record import Comparison


def record(found: Comparison) -> str:
    """Return the fields of the comparison, each as its record names it."""
    fields = to_builtins(found)
    for change in fields["charts"]:
        for state in ("old", "new"):
            if change[state]:
                del change[state]["svg"]
    fields["summary"] = [each.text for each in story.summary(found).lines]
    return dumps(fields, indent=2)
