"""What the code of a diagnostic means, by an example and its cure."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from sitegen.diagnostics import did_you_mean
from sitegen.options import MisuseError
from sitegen.shipped import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(PACKAGE, "explained.toml")
WIDTH = 78


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What is wrong, a few words in which it is, and what to do about it."""

    means: str
    example: str
    cure: str


@cache
def explanations() -> Mapping[str, Explanation]:
    """Return all explanations by their codes."""
    known = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {code: Explanation(**each) for code, each in known.items()}


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
    return "\n\n".join(
        (
            f"{code}:{_block(found.means)}",
            f"For example:{_block(found.example)}",
            f"What to do:{_block(found.cure)}",
        )
    )


def _block(text: str) -> str:
    return f"\n{fill(text, WIDTH, initial_indent='    ', subsequent_indent='    ')}"
