"""What can be an id, and thus part of an address."""

from __future__ import annotations

import re

ID_LENGTH = 80
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Tell whether *text* can be an id and thus part of an address."""
    return len(text) <= ID_LENGTH and _ID.fullmatch(text) is not None
