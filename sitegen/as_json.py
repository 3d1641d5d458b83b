"""JSON with the digits of a value as they are: 40.0 stays 40.0, never a float."""

from __future__ import annotations

import json
import re
from decimal import Decimal

_MARK = "\ue000"
"""Of private use: content cannot bring it in, for it is set around digits alone."""
_NUMBER = re.compile(f'"{_MARK}([0-9.-]+){_MARK}"')


def dumps(value: object, indent: int | None = None) -> str:
    """Return JSON in which each Decimal is a number with its own digits."""
    separators = (",", ": " if indent else ":")
    text = json.dumps(
        _marked(value), ensure_ascii=False, indent=indent, separators=separators
    )
    return _NUMBER.sub(r"\1", text)


def _marked(value: object) -> object:
    """Return *value* with its numbers as text that `dumps` finds again."""
    match value:
        case Decimal():
            return f"{_MARK}{value:f}{_MARK}"
        case str():
            return value.replace(_MARK, "")
        case dict():
            return {key: _marked(each) for key, each in value.items()}
        case list() | tuple():
            return [_marked(each) for each in value]
        case _:
            return value
