"""JSON with the digits of a value as they are: 40.0 stays 40.0, never a float."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

_MARK = os.urandom(16).hex()
"""It is set around digits; no content can bring it in, since nobody knows it."""
_NUMBER = re.compile(f'"{_MARK}([0-9.-]+){_MARK}"')


def dumps(value: object, indent: int | None = None) -> str:
    """Return JSON in which each Decimal is a number with its own digits."""
    return _plain(
        json.dumps(
            value,
            ensure_ascii=False,
            indent=indent,
            separators=(",", ": " if indent else ":"),
            default=_marked,
        )
    )


def line_of(value: object) -> bytes:
    """Return plain values as a line that `json.loads` reads."""
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def in_lines(document: Mapping[str, object]) -> str:
    """
    Return the same of a document, each member of what is in it on a line of its own.

    So a row that changed is a line that changed.
    """
    return "".join(map(_plain, _lines(document)))


def _lines(document: Mapping[str, object]) -> Iterator[str]:
    tell = json.JSONEncoder(ensure_ascii=False, default=_marked).encode
    between = "{\n"
    for name, each in document.items():
        yield f"{between} {tell(name)}: "
        yield from _listed(each, tell)
        between = ",\n"
    yield "\n}\n"


def _listed(value: object, tell: Callable[[object], str]) -> Iterator[str]:
    """Yield a list, made one by one, or a mapping in lines; anything else in one."""
    if isinstance(value, Iterator) or (value and isinstance(value, list)):
        yield from _within("[]", map(tell, value))
    elif value and isinstance(value, Mapping):
        pairs = (f"{tell(name)}: {tell(each)}" for name, each in value.items())
        yield from _within("{}", pairs)
    else:
        yield tell(value)


def _within(signs: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield lines between two signs, and nothing else where there are none."""
    between = f"{signs[0]}\n"
    for line in lines:
        yield f"{between}  {line}"
        between = ",\n"
    yield f"\n {signs[1]}" if between == ",\n" else signs


def _marked(value: object) -> str:
    """Return a number as text that `_plain` finds again; raises `TypeError`."""
    if not isinstance(value, Decimal):
        message = f"no JSON for {type(value).__name__}"
        raise TypeError(message)
    return f"{_MARK}{value:f}{_MARK}"


def _plain(text: str) -> str:
    return _NUMBER.sub(r"\1", text)
