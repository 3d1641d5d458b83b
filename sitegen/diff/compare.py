"""Two states -> what differs between them; a pure function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.catalogue import mark
from sitegen.check import plain
from sitegen.diff.figures import figures
from sitegen.diff.record import ChartChange, Check, Comparison, Files, Picture
from sitegen.diff.sentences import sentences
from sitegen.model.identity import Outcome
from sitegen.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sitegen.diff.state import State
    from sitegen.model.identity import Identity
    from sitegen.model.plan import Plan
    from sitegen.outputs import Outputs

LEFT_OUT = {"low", "high", "kind", "nature", "id"}
"""Columns of a row that say no more than the others, to readers."""


def compare(old: State, new: State) -> Comparison:
    """Return all that differs, as far as both states can be read."""
    old_faults, new_faults = (tuple(map(str, each.faults)) for each in (old, new))
    if old.site is None or new.site is None:
        unread = tuple(each.name for each in (old, new) if each.site is None)
        return Comparison(
            old=old.name,
            new=new.name,
            unread=tuple(f"the figures of {name} cannot be read" for name in unread),
            files=_files(old.outputs, new.outputs),
            old_faults=old_faults,
            new_faults=new_faults,
        )
    found = figures(old.site, new.site)
    ids = {each.old.id: each.new.id for each in found.renamed}
    before = _checks(old.identities or (), ids)
    after = _checks(new.identities or (), {})
    has_charts = old.plans is not None and new.plans is not None
    return Comparison(
        old=old.name,
        new=new.name,
        removed=found.removed,
        added=found.added,
        renamed=found.renamed,
        changed=found.changed,
        moved=found.moved,
        broken=_turned(before, after),
        unchecked=tuple(
            _check(each)
            for key, each in before.items()
            if key not in after and each.outcome is not Outcome.BROKEN
        ),
        healed=_turned(after, before, is_back=True),
        sentences=sentences(old.site, new.site),
        charts=_charts(old, new) if has_charts else (),
        files=_files(old.outputs, new.outputs),
        unread=() if has_charts else (mark("charts are not compared"),),
        old_faults=old_faults,
        new_faults=new_faults,
    )


Key = tuple[str, tuple[str, ...], int]


def _checks(
    identities: Iterable[Identity], ids: Mapping[str, str]
) -> dict[Key, Identity]:
    """Return identities by rule and figures, whatever their values."""
    made: dict[Key, Identity] = {}
    for each in identities:
        about = tuple(ids.get(figure.id, figure.id) for figure in each.figures)
        count = 0
        while (each.rule, about, count) in made:
            count += 1
        made[each.rule, about, count] = each
    return made


def _turned(
    first: Mapping[Key, Identity],
    then: Mapping[Key, Identity],
    *,
    is_back: bool = False,
) -> tuple[Check, ...]:
    """Return what is broken then and was not at first; seen backwards, what healed."""
    turned = [
        (key, each)
        for key, each in then.items()
        if each.outcome is Outcome.BROKEN
        and (key not in first or first[key].outcome is not Outcome.BROKEN)
    ]
    if not is_back:
        return tuple(_check(each) for _, each in turned)
    return tuple(_check(first[key]) for key, _ in turned if key in first)


def _check(identity: Identity) -> Check:
    return Check(
        rule=identity.rule,
        words=plain(identity.words).replace(NO_BREAK, " "),
        figures=tuple(dict.fromkeys(each.id for each in identity.figures)),
        place=str(identity.figures[0].value_at) if identity.figures else "",
        is_explained=identity.explained_at is not None,
    )


def _charts(old: State, new: State) -> tuple[ChartChange, ...]:
    before, after = _pictures(old), _pictures(new)
    changes = []
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        if one != other:
            changes.append(ChartChange(id=name, old=one, new=other))
    return tuple(changes)


def _pictures(state: State) -> dict[str, Picture]:
    return {
        each.chart.id: _picture(each, state.pictures[each.chart.id])
        for each in state.plans or ()
    }


def _picture(plan: Plan, svg: bytes) -> Picture:
    records = [row.record for row in plan.rows]
    told = dict.fromkeys(key for each in records for key in each if key not in LEFT_OUT)
    return Picture(
        title=plan.title.replace(NO_BREAK, " "),
        subtitle=plan.subtitle.replace(NO_BREAK, " "),
        note=plan.note.replace(NO_BREAK, " "),
        columns=tuple(told),
        rows=tuple(tuple(_cell(each.get(key, "")) for key in told) for each in records),
        svg=svg,
    )


def _cell(value: object) -> str:
    return (f"{value}" if isinstance(value, str) else f"{value:f}").replace(
        NO_BREAK, " "
    )


def _files(old: Outputs | None, new: Outputs | None) -> Files | None:
    """Compare two built sites by every byte; nothing where one is not built."""
    if old is None or new is None:
        return None
    both = sorted(old.keys() & new.keys())
    differing = tuple(path for path in both if old[path] != new[path])
    return Files(
        removed=tuple(sorted(old.keys() - new.keys())),
        added=tuple(sorted(new.keys() - old.keys())),
        differing=differing,
        same=len(both) - len(differing),
    )
