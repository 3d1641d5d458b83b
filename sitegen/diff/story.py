"""A comparison -> what there is to say, losses first; the same for every form."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sitegen.diff.record import Change, Check, Comparison, Sentence, Told

Thing = TypeVar("Thing")

FIRST = 3
"""So many of each kind stand in the summary, which is to fit a phone."""
LISTED = 40
"""So many files are named; the JSON has all."""
KEEP = "if an edition has shown the old value, keep it and choose why it is no more:"
LEAD = "if an edition has shown it, lead readers on, in content/site.yaml:"
HEADINGS = {
    "removed": "Removed figures",
    "broken": "Broken identities",
    "unchecked": "Identities that nothing checks any more",
    "changed": "Changed figures",
    "moved": "Computed from them, and changed with them",
    "renamed": "Renamed figures",
    "added": "Added figures",
    "healed": "Healed identities",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that differs, and what there is to know of it."""

    text: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


def title(found: Comparison) -> str:
    """Return what is compared."""
    return f"What changed: {found.old} → {found.new}"


def summary(found: Comparison) -> Section:
    """Return what matters most: losses, changes, what moved, and what stayed."""
    lines = [
        *_faulty(found),
        *_few(found.removed, lambda each: f"removed: {_one(each)}"),
        *_few(found.broken, lambda each: f"broken: {each.words}"),
        *_few(found.unchecked, lambda each: f"no longer checked: {each.words}"),
        *_few(found.changed, _brief),
        *_few(found.renamed, lambda each: f"renamed: {each.old.id} → {each.new.id}"),
        *_few(found.added, lambda each: f"added: {_one(each)}"),
        *_counts(found),
        same(found),
    ]
    return Section("In short", tuple(map(Line, lines)))


def sections(found: Comparison) -> tuple[Section, ...]:
    """Return everything but the charts, in order of weight; empty sections are out."""
    told = {
        "removed": map(_figure, found.removed),
        "broken": map(_identity, found.broken),
        "unchecked": map(_identity, found.unchecked),
        "changed": map(_change, found.changed),
        "moved": map(_change, found.moved),
        "renamed": map(_renamed, found.renamed),
        "added": map(_figure, found.added),
        "healed": map(_identity, found.healed),
    }
    made = [
        Section(f"{found.new} does not build", tuple(map(Line, found.new_faults))),
        Section(f"{found.old} does not build", tuple(map(Line, found.old_faults))),
        *(Section(HEADINGS[name], tuple(lines)) for name, lines in told.items()),
        Section("Sentences", tuple(_sentences(found.sentences))),
    ]
    return tuple(each for each in made if each.lines)


def asked(found: Comparison) -> tuple[Section, ...]:
    """Return what an editor is to say of values that changed, and of lost pages."""
    lines = [
        Line(
            f"{each.new.name}, {each.new.period}: {each.old.value} → {each.new.value}",
            (KEEP, each.asked, *_where(each.new)),
        )
        for each in found.changed
        if each.asked
    ]
    lost = Section("Addresses that are no more", tuple(_lost(found)))
    made = (Section("Why they changed is not said", tuple(lines)), lost)
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


def same(found: Comparison) -> str:
    """Say what is proved to be the same."""
    if found.files is None:
        return "whether the other pages are the same is unknown: a state does not build"
    count = found.files.same
    if not found.files.touched:
        return f"nothing changed: all {count} files are the same, byte for byte"
    return f"all other pages are the same, byte for byte ({_many(count, 'file')})"


def _faulty(found: Comparison) -> Iterator[str]:
    for name, faults in ((found.new, found.new_faults), (found.old, found.old_faults)):
        if faults:
            yield f"{name} does not build: {_many(len(faults), 'fault')}, see below"
    yield from found.unread


def _few(things: Sequence[Thing], say: Callable[[Thing], str]) -> Iterator[str]:
    """Say the first of some things, and how many more there are."""
    yield from map(say, things[:FIRST])
    if len(things) > FIRST:
        yield f"and {len(things) - FIRST} more of these"


def _counts(found: Comparison) -> Iterator[str]:
    """Say how much moved with what changed."""
    if found.moved:
        yield f"{_many(len(found.moved), 'computed figure')} changed with them"
    if found.healed:
        count = len(found.healed)
        yield f"{count} {'identity' if count == 1 else 'identities'} healed"
    touched = found.files.touched if found.files else ()
    count = sum(path.endswith(".html") for path in touched)
    told = [
        _many(len(found.sentences), "sentence"),
        _many(len(found.charts), "chart"),
        _many(count, "page"),
    ]
    shown = [each for each in told if not each.startswith("0 ")]
    if shown:
        yield f"{', '.join(shown)} {'differs' if shown == ['1 page'] else 'differ'}"
    elif touched:
        yield f"{_many(len(touched), 'file')} besides pages differ"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _one(told: Told) -> str:
    return f"{told.name}, {told.period}: {told.value} ({told.id})"


def _brief(change: Change) -> str:
    """Return a change in a line: the value, or what else differs, and the words."""
    one, other = change.old, change.new
    head = f"{other.name}, {other.period}: "
    if one.value != other.value:
        why = f" ({change.kind})" if change.kind else ""
        head += f"{one.value} → {other.value}{why}"
    else:
        head += f"{other.value}, other in {', '.join(change.parts)}"
    was = [each for each in one.printed if each not in other.printed]
    now = [each for each in other.printed if each not in one.printed]
    if was or now:
        return f"{head}; printed {_quoted(was)} → {_quoted(now)}"
    return f"{head}; printed {_quoted(other.printed)}" if other.printed else head


def _quoted(printed: Sequence[str]) -> str:
    return "; ".join(printed) or "nothing"


def _change(change: Change) -> Line:
    one, other = change.old, change.new
    known = {"value", "printed"}
    beside = [
        f"{part}: {_shown(one, part)} → {_shown(other, part)}"
        for part in change.parts
        if part not in known
    ]
    if change.causes:
        beside.append(f"because of {', '.join(change.causes)}")
    return Line(_brief(change), (*beside, *_where(other)))


def _shown(told: Told, part: str) -> str:
    said = getattr(told, part)
    return ("; ".join(said) if isinstance(said, tuple) else str(said)) or "nothing"


def _figure(told: Told) -> Line:
    printed = [f"printed {_quoted(told.printed)}"] if told.printed else []
    return Line(_one(told), (*printed, *_where(told)))


def _renamed(change: Change) -> Line:
    return Line(f"{change.old.id} → {change.new.id}", (_one(change.new),))


def _where(told: Told) -> tuple[str, ...]:
    source = told.source or told.recipe
    return (*((source,) if source else ()), f"{told.id}, {told.place}")


def _identity(check: Check) -> Line:
    known = ("explained in content/identities.yaml",) if check.is_explained else ()
    return Line(check.words, (*known, f"{check.rule}, {check.place}"))


def _sentences(found: Sequence[Sentence]) -> Iterator[Line]:
    """Yield the sentences of each page together."""
    for (page, file), of_page in groupby(found, lambda each: (each.page, each.file)):
        both = (line for each in of_page for line in (f"- {each.old}", f"+ {each.new}"))
        lines = tuple(line for line in both if line[2:])
        yield Line(f"{page or 'front page'} ({file})", lines)
