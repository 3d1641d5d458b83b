"""Why pages were made anew when pages were made last."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sitegen.cache import Store
from sitegen.options import unmoved
from sitegen.render.held import TEXT
from sitegen.render.kept import REASONS
from sitegen.render.ledger import ROOM

if TYPE_CHECKING:
    from pathlib import Path


def reasons(folder: Path, path: str) -> str:
    """Say why the page at *path* was made anew when pages were made last."""
    address = path.removesuffix("index.html")
    try:
        why = json.loads(Store(folder, ROOM).get(REASONS) or b"{}")
        found = [*why.get(address, ()), *why.get(TEXT + address, ())]
    except (ValueError, TypeError, AttributeError, RecursionError):
        found = []
    if not found:
        return unmoved(path)
    return "\n".join(
        (f"{path!r} was made anew, since these changed:", *sorted({*found}))
    )
