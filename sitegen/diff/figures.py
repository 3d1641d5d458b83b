"""The figures of two states: what came, went, changed, and moved with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sitegen import names, prose, words
from sitegen.catalogue import catalogue
from sitegen.diff.kinds import asked, kind
from sitegen.diff.record import Change, Told
from sitegen.model.vintage import corrections_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site


class Figures(Struct, frozen=True, kw_only=True):
    """What became of the figures."""

    removed: tuple[Told, ...]
    added: tuple[Told, ...]
    renamed: tuple[Change, ...]
    changed: tuple[Change, ...]
    moved: tuple[Change, ...]


def figures(old: Site, new: Site) -> Figures:
    """Compare all figures of two sites by their ids."""
    before, after = _told(old), _told(new)
    gone = [each for name, each in before.items() if name not in after]
    come = [each for name, each in after.items() if name not in before]
    renamed = _renamed(gone, come)
    old_ids = {each.old.id: each.new.id for each in renamed}
    new_ids = set(old_ids.values())
    pairs = [
        (_with_new_ids(before[name], old_ids), after[name])
        for name in before
        if name in after
    ]
    changes = [
        Change(old=one, new=other, parts=parts)
        for one, other in pairs
        if (parts := one.differing(other))
    ]
    touched = {each.new.id for each in changes}
    causes = {each.new.id: _causes(each, touched, after) for each in changes}
    by_itself = [each for each in changes if not causes[each.new.id]]
    return Figures(
        removed=tuple(each for each in gone if each.id not in old_ids),
        added=tuple(each for each in come if each.id not in new_ids),
        renamed=renamed,
        changed=tuple(_with_kind(each, old, new) for each in by_itself),
        moved=tuple(
            replace(each, causes=causes[each.new.id])
            for each in changes
            if causes[each.new.id]
        ),
    )


def _with_kind(change: Change, old: Site, new: Site) -> Change:
    """Return a change with why the value is another, or with what is asked of it."""
    if "value" not in change.parts:
        return change
    name = change.new.id
    why = kind(old.figures[name], new.figures[name])
    entry = "" if why else asked(old.figures[name], new.settings.edition)
    return replace(change, kind=why, asked=entry)


def _causes(
    change: Change, touched: set[str], after: Mapping[str, Told]
) -> tuple[str, ...]:
    """Return the changed figures behind a computed one; none if its recipe changed."""
    if change.old.recipe != change.new.recipe:
        return ()
    roots: dict[str, None] = {}
    waiting = [name for name in change.new.inputs if name in touched]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop(0)
        deeper = [each for each in after[name].inputs if each in touched]
        if name not in seen and not deeper:
            roots[name] = None
        waiting += [] if name in seen else deeper
        seen.add(name)
    return tuple(roots)


def _renamed(gone: Sequence[Told], come: Iterable[Told]) -> tuple[Change, ...]:
    """Pair what differs in its id alone; what is alike twice is not taken for it."""
    by_rest: dict[Told, list[Told]] = {}
    for each in gone:
        by_rest.setdefault(_without_id(each), []).append(each)
    pairs = []
    for each in come:
        same = by_rest.get(_without_id(each), [])
        if len(same) == 1:
            pairs.append(Change(old=same.pop(), new=each, parts=("id",)))
    return tuple(pairs)


def _without_id(told: Told) -> Told:
    return replace(told, id="", place="")


def _with_new_ids(told: Told, ids: Mapping[str, str]) -> Told:
    """Return a figure of the old state with its inputs as the new one calls them."""
    inputs = tuple(ids.get(each, each) for each in told.inputs)
    return replace(told, inputs=inputs, recipe=_recipe(told.formula, inputs))


def _recipe(formula: str, inputs: Sequence[str]) -> str:
    return f"{formula} of {', '.join(inputs)}" if formula else ""


def _told(site: Site) -> dict[str, Told]:
    """Return every figure of a site in words, by id."""
    return {name: _in_words(each, site) for name, each in site.figures.items()}


def _in_words(figure: Figure, site: Site) -> Told:
    language = site.settings.language
    say, source = catalogue(language), site.sources.get(figure.source)
    made = figure.derivation
    formula, inputs = (str(made.formula), made.inputs) if made else ("", ())
    return Told(
        id=figure.id,
        name=_plain(names.title(figure, site.vocabulary)),
        value=_plain(words.value(figure, language)),
        interval=_plain(words.rounding(figure.quantity, language)),
        unit=figure.quantity.unit.id,
        period=_plain(words.period(figure.period, language)),
        base=_plain(words.period(figure.base, language)) if figure.base else "",
        kind=str(figure.kind),
        nature=str(figure.nature),
        status=str(figure.status),
        scope=figure.scope,
        terms=", ".join(words.remarks(figure, language)),
        source=source.name if source else "",
        printed=tuple(
            f"{words.spotted(each.spot, language)}: {each.printed}"
            for each in figure.places
        ),
        recipe=_recipe(formula, inputs),
        doubtful="yes" if figure.is_doubtful else "",
        note=_note(figure, site),
        vintages=tuple(
            say(
                "%(value)s until %(day)s (%(reason)s)",
                value=_plain(words.was(each, language)),
                day=each.vintage.until,
                reason=say(each.vintage.reason),
            )
            for each in corrections_of(figure)
        ),
        formula=formula,
        inputs=inputs,
        place=str(figure.value_at),
    )


def _note(figure: Figure, site: Site) -> str:
    """Return the note as its file has it: its references lead to figures told here."""
    try:
        prose.plain(figure.note, site)
    except prose.BadReferenceError:
        return f"{figure.note} (leads nowhere)"
    return figure.note


def _plain(text: str) -> str:
    return text.replace(words.NO_BREAK, " ")
