"""Figures -> rows of a chart; the one place where Decimal becomes float."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen import words
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site


@dataclass(frozen=True, slots=True)
class Row:
    """One mark."""

    label: str
    value: float
    text: str
    """The value as it stands beside the mark."""
    detail: str
    """Behind the value, e.g. the growth rate; may be empty."""


def incomparable(
    figures: Sequence[Figure], means: Collection[Kind]
) -> tuple[int, str] | None:
    """
    Say which figure cannot stand in one series with the first one, and why.

    Levels of different units, lengths of time or measures, and rates on
    different bases are different things, whatever their numbers look like.
    """
    if not figures:
        return 0, "a chart needs figures; name at least one"
    first = figures[0]
    for index, figure in enumerate(figures):
        reason = _difference(first, figure, means)
        if reason:
            return index, f"{figure.id!r} cannot stand beside {first.id!r}: {reason}"
        if figure in figures[:index]:
            return index, f"{figure.id!r} is drawn twice; remove one"
    return None


def _difference(first: Figure, other: Figure, means: Collection[Kind]) -> str:
    if other.kind not in means:
        return f"this chart draws a {' or '.join(means)}, and it is a {other.kind}"
    checks = (
        (other.kind is first.kind, "one is a {first.kind}, the other a {other.kind}"),
        (
            other.quantity.unit.id == first.quantity.unit.id,
            "their units are {first.quantity.unit.id} and {other.quantity.unit.id}",
        ),
        (
            other.period == first.period or other.period.is_comparable(first.period),
            "their periods {first.period} and {other.period} differ in length",
        ),
        (_bases_agree(first, other), "their bases are {first.base} and {other.base}"),
        (
            other.nature is first.nature,
            "one is an actual value, the other a target",
        ),
    )
    for holds, reason in checks:
        if not holds:
            return reason.format(first=first, other=other)
    return ""


def _bases_agree(first: Figure, other: Figure) -> bool:
    if first.base is None or other.base is None:
        return first.base is other.base
    length = other.period.end_day.year - other.base.end_day.year
    return length == first.period.end_day.year - first.base.end_day.year


def rows(figures: Sequence[Figure], site: Site) -> list[Row]:
    """Return a row a figure, in the same order, named by what differs between them."""
    return [
        Row(
            label=_label(figure, figures, site),
            value=float(figure.quantity.number),
            text=_text(figure, site),
            detail=_detail(figure, site),
        )
        for figure in figures
    ]


def _label(figure: Figure, figures: Sequence[Figure], site: Site) -> str:
    """Name a mark by the first dimension in which the figures differ."""
    terms = site.vocabulary
    subject = figure.subject
    candidates: dict[str, Callable[[], str]] = {
        "product": lambda: terms.products[subject.product].label,
        "partner": lambda: terms.partners[subject.partner].label,
        "enterprise": lambda: terms.enterprises[subject.enterprise].label,
        "measure": lambda: terms.measures[subject.measure].label,
    }
    for dimension, label in candidates.items():
        values = {getattr(each.subject, dimension) for each in figures}
        if len(values) > 1 and getattr(subject, dimension):
            return label()
    if len({each.period for each in figures}) > 1:
        return words.short_period(figure.period)
    return words.subject(subject, terms)


def _text(figure: Figure, site: Site) -> str:
    language = site.settings.language
    if figure.kind is Kind.GROWTH:
        return words.signed(figure.quantity, language)
    number = words.number(figure.quantity.number, language)
    bound = figure.quantity.qualifier
    return f"{bound} {number}" if bound else number


def _detail(figure: Figure, site: Site) -> str:
    growth = site.figures.get(f"{figure.id}.growth")
    return words.signed(growth.quantity, site.settings.language) if growth else ""
