"""A comparison in Markdown, as the summary of a job on GitHub shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.diff import owed, story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.diff.record import ChartChange, Comparison, Picture

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~&$@:])")
"""What Markdown or GitHub may take for more than text: mentions and addresses too."""


def markdown(found: Comparison) -> str:
    """Return the comparison; of a chart the rows that it draws, old and new."""
    parts = [f"## {_escaped(owed.title(found))}", *_blocks((story.summary(found),))]
    parts += _blocks((*owed.asked(found), *story.sections(found)))
    if found.charts:
        parts.append("### Charts")
        parts += (_chart(each) for each in found.charts)
    listed = owed.pages(found)
    parts += _blocks((listed,)) if listed.lines else ()
    return "\n\n".join(parts)


def _blocks(sections: tuple[story.Section, ...]) -> Iterator[str]:
    for section in sections:
        lines = [f"### {_escaped(section.heading)}", ""]
        for line in section.lines:
            lines.append(f"- {_escaped(line.text)}")
            lines += (f"  - {_escaped(each)}" for each in line.beside)
        yield "\n".join(lines)


def _chart(change: ChartChange) -> str:
    shown = [f"#### {_escaped(change.id)}"]
    for name, picture in (("Old", change.old), ("New", change.new)):
        if picture is None:
            shown.append(f"{name}: no such chart")
        else:
            shown += (f"{name}: {_escaped(_head(picture))}", _table(picture))
    return "\n\n".join(shown)


def _head(picture: Picture) -> str:
    return ". ".join(filter(None, (picture.title, picture.subtitle, picture.note)))


def _table(picture: Picture) -> str:
    head = [picture.columns, ("---",) * len(picture.columns)]
    cells = [tuple(map(_escaped, row)) for row in picture.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in (*head, *cells))


def _escaped(text: str) -> str:
    """Return text of the content as text: nothing in it is a mark, tag or mention."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
