"""A comparison -> what there is to say, losses first; the same for every form."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sitegen.catalogue import catalogue, mark
from sitegen.model.vintage import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sitegen.catalogue import Catalogue
    from sitegen.diff.record import Change, Check, Comparison, Sentence, Told

FIRST = 3
"""So many of each kind stand in the summary, which is to fit a phone."""
HEADINGS = {
    "removed": mark("Removed figures"),
    "broken": mark("Broken identities"),
    "unchecked": mark("Identities that nothing checks any more"),
    "changed": mark("Changed figures"),
    "moved": mark("Computed from them, and changed with them"),
    "renamed": mark("Renamed figures"),
    "added": mark("Added figures"),
    "healed": mark("Healed identities"),
}


class Line(Struct, frozen=True):
    """One thing that differs, and what there is to know of it."""

    text: str
    beside: tuple[str, ...] = ()


class Section(Struct, frozen=True):
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


def summary(found: Comparison, language: str = "en") -> Section:
    """Return what matters most: losses, changes, what moved, and what stayed."""
    say = catalogue(language)
    told = (
        (found.removed, lambda one: say("removed: %(what)s", what=_one(one))),
        (found.broken, lambda one: say("broken: %(what)s", what=one.words)),
        (
            found.unchecked,
            lambda one: say("no longer checked: %(what)s", what=one.words),
        ),
        (found.changed, lambda one: _brief(one, say)),
        (found.renamed, lambda one: say("renamed: %(what)s", what=_ids(one))),
        (found.added, lambda one: say("added: %(what)s", what=_one(one))),
    )
    few = (line for things, tell in told for line in _few(things, tell, say))
    lines = (*_faulty(found, say), *few, *_counts(found, say), same(found, language))
    return Section(say("In short"), tuple(map(Line, lines)))


def sections(found: Comparison, language: str = "en") -> tuple[Section, ...]:
    """Return everything but the charts, in order of weight; empty sections are out."""
    say = catalogue(language)
    told = {
        "removed": [_figure(each, say) for each in found.removed],
        "broken": [_identity(each, say) for each in found.broken],
        "unchecked": [_identity(each, say) for each in found.unchecked],
        "changed": [_change(each, say) for each in found.changed],
        "moved": [_change(each, say) for each in found.moved],
        "renamed": [Line(_ids(each), (_one(each.new),)) for each in found.renamed],
        "added": [_figure(each, say) for each in found.added],
        "healed": [_identity(each, say) for each in found.healed],
    }
    faulty = say("%(state)s does not build", state=found.new), found.new_faults
    before = say("%(state)s does not build", state=found.old), found.old_faults
    made = [
        *(Section(head, tuple(map(Line, faults))) for head, faults in (faulty, before)),
        *(Section(say(HEADINGS[name]), tuple(lines)) for name, lines in told.items()),
        Section(say("Sentences"), tuple(_sentences(found.sentences, say))),
    ]
    return tuple(each for each in made if each.lines)


def same(found: Comparison, language: str = "en") -> str:
    """Say what is proved to be the same."""
    say = catalogue(language)
    if found.files is None:
        return say(
            "whether the other pages are the same is unknown: a state does not build"
        )
    count = found.files.same
    if not found.files.touched:
        return say.many(
            "nothing changed: the one file is the same, byte for byte",
            "nothing changed: all %(number)s files are the same, byte for byte",
            count,
        )
    return say.many(
        "all other pages are the same, byte for byte (%(number)s file)",
        "all other pages are the same, byte for byte (%(number)s files)",
        count,
    )


def _faulty(found: Comparison, say: Catalogue) -> Iterator[str]:
    for name, faults in ((found.new, found.new_faults), (found.old, found.old_faults)):
        if faults:
            yield say.many(
                "%(state)s does not build: %(number)s fault, see below",
                "%(state)s does not build: %(number)s faults, see below",
                len(faults),
                state=name,
            )
    yield from map(say.gettext, found.unread)


def _few(
    things: Sequence[Any], tell: Callable[[Any], str], say: Catalogue
) -> Iterator[str]:
    """Say the first of some things, and how many more there are."""
    yield from map(tell, things[:FIRST])
    if len(things) > FIRST:
        yield say("and %(count)s more of these", count=len(things) - FIRST)


def _counts(found: Comparison, say: Catalogue) -> Iterator[str]:
    """Say how much moved with what changed."""
    many = say.many
    if count := len(found.moved):
        yield many(
            "%(number)s computed figure changed with them",
            "%(number)s computed figures changed with them",
            count,
        )
    if count := len(found.healed):
        yield many("%(number)s identity healed", "%(number)s identities healed", count)
    touched = found.files.touched if found.files else ()
    pages = sum(path.endswith(".html") for path in touched)
    sentences, charts = len(found.sentences), len(found.charts)
    told = (
        (sentences, many("%(number)s sentence", "%(number)s sentences", sentences)),
        (charts, many("%(number)s chart", "%(number)s charts", charts)),
        (pages, many("%(number)s page", "%(number)s pages", pages)),
    )
    shown = ", ".join(text for number, text in told if number)
    if shown and (sentences, charts, pages) == (0, 0, 1):
        yield say("%(things)s differs", things=shown)
    elif shown:
        yield say("%(things)s differ", things=shown)
    elif count := len(touched):
        yield many(
            "%(number)s file besides pages differ",
            "%(number)s files besides pages differ",
            count,
        )


def _one(told: Told) -> str:
    return f"{told.name}, {told.period}: {told.value} ({told.id})"


def _ids(change: Change) -> str:
    return f"{change.old.id} → {change.new.id}"


def _brief(change: Change, say: Catalogue) -> str:
    """Return a change in a line: the value, or what else differs, and the words."""
    one, other = change.old, change.new
    head = f"{other.name}, {other.period}: "
    if one.value != other.value:
        why = f" ({_kind(change.kind, say)})" if change.kind else ""
        head += f"{one.value} → {other.value}{why}"
    else:
        parts = ", ".join(change.parts)
        head += say("%(value)s, other in %(parts)s", value=other.value, parts=parts)
    was = [each for each in one.printed if each not in other.printed]
    now = [each for each in other.printed if each not in one.printed]
    if was or now:
        way = f"{_quoted(was, say)} → {_quoted(now, say)}"
        return f"{head}; {say('printed %(words)s', words=way)}"
    if not other.printed:
        return head
    return f"{head}; {say('printed %(words)s', words=_quoted(other.printed, say))}"


def _kind(kind: str, say: Catalogue) -> str:
    """Return why a value is another, each of several reasons by itself."""
    reasons = kind.split(", ")
    return ", ".join(map(say, reasons)) if {*reasons} <= {*Reason} else say(kind)


def _quoted(printed: Sequence[str], say: Catalogue) -> str:
    return "; ".join(printed) or say("nothing")


def _change(change: Change, say: Catalogue) -> Line:
    one, other = change.old, change.new
    known = {"value", "printed"}
    beside = [
        f"{part}: {_shown(one, part, say)} → {_shown(other, part, say)}"
        for part in change.parts
        if part not in known
    ]
    if change.causes:
        beside.append(say("because of %(figures)s", figures=", ".join(change.causes)))
    return Line(_brief(change, say), (*beside, *where(other)))


def _shown(told: Told, part: str, say: Catalogue) -> str:
    said = getattr(told, part)
    return (
        _quoted(said, say) if isinstance(said, tuple) else str(said) or say("nothing")
    )


def _figure(told: Told, say: Catalogue) -> Line:
    words = _quoted(told.printed, say)
    printed = [say("printed %(words)s", words=words)] if told.printed else []
    return Line(_one(told), (*printed, *where(told)))


def where(told: Told) -> tuple[str, ...]:
    """Return where a figure stands: in which source, and in which line."""
    source = told.source or told.recipe
    return (*((source,) if source else ()), f"{told.id}, {told.place}")


def _identity(check: Check, say: Catalogue) -> Line:
    explained = say("explained in content/identities.yaml")
    known = (explained,) if check.is_explained else ()
    return Line(check.words, (*known, f"{check.rule}, {check.place}"))


def _sentences(found: Sequence[Sentence], say: Catalogue) -> Iterator[Line]:
    """Yield the sentences of each page together."""
    for (page, file), of_page in groupby(found, lambda each: (each.page, each.file)):
        both = (line for each in of_page for line in (f"- {each.old}", f"+ {each.new}"))
        lines = tuple(line for line in both if line[2:])
        yield Line(f"{page or say('front page')} ({file})", lines)
