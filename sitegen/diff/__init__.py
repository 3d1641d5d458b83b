"""
What changed between two states of the content, in the terms of the sheet.

`state` reads a state as far as it goes, `revision` finds one in git, `compare` is a
pure function of two states, `story` says its findings in order of weight, `owed` what
editors are to do about them, and each form has a writer of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.diff import as_html, as_markdown, as_record, as_text

if TYPE_CHECKING:
    from sitegen.diff.record import Comparison

WRITERS = {
    "text": as_text.text,
    "markdown": as_markdown.markdown,
    "json": as_record.record,
    "html": as_html.html,
}


def told(comparison: Comparison, form: str) -> str:
    """Return a comparison in a *form*, one of `WRITERS`."""
    return WRITERS[form](comparison)
