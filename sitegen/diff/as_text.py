"""A comparison for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.diff import owed, story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.diff.record import ChartChange, Comparison


def text(found: Comparison) -> str:
    """Return the comparison as plain lines."""
    parts = [owed.title(found), *_blocks((story.summary(found),))]
    parts += _blocks((*owed.asked(found), *story.sections(found)))
    if found.charts:
        lines = [story.Line(_chart(each)) for each in found.charts]
        parts += _blocks((story.Section("Charts", tuple(lines)),))
    listed = owed.pages(found)
    parts += _blocks((listed,)) if listed.lines else ()
    return "\n\n".join(parts)


def _blocks(sections: tuple[story.Section, ...]) -> Iterator[str]:
    for section in sections:
        lines = [section.heading]
        for line in section.lines:
            lines.append(f"  {line.text}")
            lines += (f"      {each}" for each in line.beside)
        yield "\n".join(lines)


def _chart(change: ChartChange) -> str:
    if change.new is None:
        return f"{change.id}: removed"
    if change.old is None:
        return f"{change.id}: added, {change.new.title}"
    if change.old.title != change.new.title:
        return f"{change.id}: {change.old.title} → {change.new.title}"
    return f"{change.id}: {change.new.title}"
