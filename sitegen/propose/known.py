"""What other sources say of the same thing already."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.propose.candidate import Candidate
    from sitegen.propose.entries import Entry

SHOWN = 3
"""More of the same is not said."""


def known(entry: Entry, site: Site) -> tuple[str, ...]:
    """
    Return a sentence for each figure of another source that an entry may repeat.

    That is one of the same kind, subject and period, or one of the same kind, period
    and value, whatever it is about.
    """
    found = {}
    for each in _all(entry):
        for figure in site.figures.values():
            if figure.source and (same := _sameness(each, figure)):
                found[figure.id] = same
    ordered = sorted(found.values(), key=lambda each: not each.startswith("known"))
    return tuple(ordered[:SHOWN])


def _all(entry: Entry) -> Iterator[Candidate]:
    if entry.level:
        yield entry.level
    for each in entry.beside.values():
        yield from each


def _sameness(each: Candidate, figure: Figure) -> str:
    key = each.kind, each.period, each.base
    is_other_scope = each.scope and each.scope != figure.scope
    if key != (figure.kind, figure.period, figure.base) or is_other_scope:
        return ""
    subject = figure.subject
    mine = {"partner": "", "product": "", "enterprise": "", **each.subject}
    is_same = bool(mine.get("measure")) and all(
        getattr(subject, key) == name for key, name in mine.items()
    )
    number = each.quantity.number * each.unit.factor
    unit = figure.quantity.unit
    is_value = unit.id == each.unit.canonical and figure.quantity.number == number
    stated = figure.quantity.stated_unit or unit
    shown = (
        figure.quantity.stated
        if figure.quantity.stated_unit
        else (figure.quantity.number)
    )
    told = f"{figure.id} of {figure.source} is {shown:,f} {stated.id}"
    if is_same:
        return f"known: {told}{', the same' if is_value else ''}"
    return f"perhaps known: {told}" if is_value else ""
