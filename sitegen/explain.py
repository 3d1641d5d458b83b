"""
What the code of a diagnostic means, by an example and its cure.

Where a fault of that kind is kept among the tests, it is told too, as it is told there:
its line and its diagnostic. These are found by the tests, never written by hand.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.guesses import did_you_mean
from sitegen.options import MisuseError
from sitegen.shipped import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE, TOLD = Path(PACKAGE, "explained.toml"), Path(PACKAGE, "told.toml")
WIDTH = 78


class Explanation(Struct, frozen=True, kw_only=True):
    """What is wrong, a few words in which it is, and what to do about it."""

    means: str
    example: str
    cure: str
    line: str = ""
    """The line of content that has such a fault, where one is kept."""
    said: str = ""
    """How that is told."""


@cache
def explanations() -> Mapping[str, Explanation]:
    """Return all explanations by their codes."""
    known, told = (
        tomllib.loads(path.read_text(encoding="utf-8")) for path in (FILE, TOLD)
    )
    return {
        code: Explanation(**each, **told.get(code, {})) for code, each in known.items()
    }


def explain(asked: str) -> str:
    """
    Return what *asked* means, a code or the beginning of a diagnostic around it.

    Raises `MisuseError` for what is no code, with the nearest that is one.
    """
    code = asked.rpartition("[")[2].partition("]")[0].strip().lower()
    known = explanations()
    if code not in known:
        message = f"no diagnostic has the code {code!r}{did_you_mean(code, known)}"
        raise MisuseError(message)
    found = known[code]
    parts = [
        f"{code}:{_block(found.means)}",
        f"For example:{_block(found.example)}",
        f"What to do:{_block(found.cure)}",
    ]
    if found.said:
        line = f"\n    {found.line}" if found.line else ""
        parts.append(f"As it is told:{line}{_block(found.said)}")
    return "\n\n".join(parts)


def _block(text: str) -> str:
    return f"\n{fill(text, WIDTH, initial_indent='    ', subsequent_indent='    ')}"
