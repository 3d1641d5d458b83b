"""JSON with the digits of a value as they are: 40.0 stays 40.0, never a float."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec.json import encode

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
    """Return plain values as a line of JSON."""
    return encode(value) + b"\n"


def in_lines(document: Mapping[str, object]) -> bytes:
    """
    Return a document of plain values, each member of what is in it on its own line.

    So a row that changed is a line that changed. A number with its own digits is `Raw`.
    """
    return b"".join(_lines(document))


def _lines(document: Mapping[str, object]) -> Iterator[bytes]:
    between = b"{\n"
    for name, each in document.items():
        yield b"%b %b: " % (between, encode(name))
        yield from _listed(each)
        between = b",\n"
    yield b"\n}\n"


def _listed(value: object) -> Iterator[bytes]:
    """Yield a list, made one by one, or a mapping in lines; anything else in one."""
    if isinstance(value, Iterator) or (value and isinstance(value, list)):
        yield from _within((b"[", b"]"), map(encode, value))
    elif value and isinstance(value, Mapping):
        pairs = (
            b"%b: %b" % (encode(name), encode(each)) for name, each in value.items()
        )
        yield from _within((b"{", b"}"), pairs)
    else:
        yield encode(value)


def _within(signs: tuple[bytes, bytes], lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines between two signs, and nothing else where there are none."""
    first, last = signs
    between = first + b"\n"
    for line in lines:
        yield b"%b  %b" % (between, line)
        between = b",\n"
    yield b"\n %b" % last if between == b",\n" else first + last


def _marked(value: object) -> str:
    """Return a number as text that `_plain` finds again; raises `TypeError`."""
    if not isinstance(value, Decimal):
        message = f"no JSON for {type(value).__name__}"
        raise TypeError(message)
    return f"{_MARK}{value:f}{_MARK}"


def _plain(text: str) -> str:
    return _NUMBER.sub(r"\1", text)
