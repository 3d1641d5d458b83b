"""Colours by their role: variables on pages, plain in pictures that travel."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    """A colour by its role; each is a variable of the page's style sheet."""

    INK = "var(--ink)"
    QUIET = "var(--quiet)"
    LINE = "var(--line)"
    PAPER = "var(--paper)"
    FIRST = "var(--mark)"
    SECOND = "var(--mark-2)"
    THIRD = "var(--mark-3)"


PLAIN = {
    Tone.INK: "#1c1f22",
    Tone.QUIET: "#565d64",
    Tone.LINE: "#d8d6cf",
    Tone.PAPER: "#fffefb",
    Tone.FIRST: "#0f6f8f",
    Tone.SECOND: "#b0600a",
    Tone.THIRD: "#5b4a8a",
}
"""For pictures that stand by themselves; the light scheme of the style sheet."""


def plain(text: str) -> str:
    """Return a picture or a specification with colours in the place of variables."""
    for tone, colour in PLAIN.items():
        text = text.replace(str(tone), colour)
    return text
