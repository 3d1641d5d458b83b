"""What a comparison tells editors alone: what they owe readers, and the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.diff.story import Line, Section, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.diff.record import Comparison

LISTED = 40
"""So many files are named; the JSON has all."""
KEEP = "if an edition has shown the old value, keep it and choose why it is no more:"
LEAD = "if an edition has shown it, lead readers on, in content/site.yaml:"


def title(found: Comparison) -> str:
    """Return what is compared."""
    return f"What changed: {found.old} → {found.new}"


def asked(found: Comparison) -> tuple[Section, ...]:
    """Return what an editor is to say of values that changed, and of lost pages."""
    lines = [
        Line(
            f"{each.new.name}, {each.new.period}: {each.old.value} → {each.new.value}",
            (KEEP, each.asked, *where(each.new)),
        )
        for each in found.changed
        if each.asked
    ]
    made = (
        Section("Why they changed is not said", tuple(lines)),
        Section("Addresses that are no more", tuple(_lost(found))),
    )
    return tuple(each for each in made if each.lines)


def _lost(found: Comparison) -> Iterator[Line]:
    """Yield the address of each page that is no more, and how to lead on from it."""
    ids = {each.old.id: each.new.id for each in found.renamed}
    for path in found.files.removed if found.files else ():
        way, _, name = path.rpartition("/")
        old, dot, part = way.removeprefix("figures/").partition(".")
        now = f"figures/{ids[old]}{dot}{part}/" if old in ids else "where it is now"
        if way and name == "index.html":
            yield Line(f"{way}/", (LEAD, f"moved: {{{way}/: {now}}}"))


def pages(found: Comparison) -> Section:
    """Return the files that differ, pages before what machines read."""
    files = found.files
    if files is None:
        return Section("Pages", ())
    marks = {
        **dict.fromkeys(files.removed, " (removed)"),
        **dict.fromkeys(files.added, " (added)"),
    }
    names = sorted(files.touched, key=lambda path: (not path.endswith(".html"), path))
    lines = [Line(f"{path}{marks.get(path, '')}") for path in names[:LISTED]]
    if len(names) > LISTED:
        lines.append(Line(f"and {len(names) - LISTED} more files"))
    return Section("Pages and files that differ", tuple(lines))
