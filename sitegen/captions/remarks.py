"""What is said beside marks: how a value is known, its doubts, fields and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import prose, words
from sitegen.catalogue import catalogue, mark
from sitegen.model.figure import Nature, Status
from sitegen.model.plan import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.model.chart import Chart, Look
    from sitegen.model.figure import Figure
    from sitegen.model.plan import Plan
    from sitegen.model.site import Site

KNOWN = {Status.DERIVED: mark("computed"), Status.IMPLIED: mark("implied")}
"""What says that a value is not reported."""
FIELDS = {
    "panel": mark("Of"),
    "label": mark("What"),
    "series": mark("Which"),
    "amount": mark("Value"),
    "when": mark("Period"),
    "change": mark("Growth"),
    "status": mark("Status"),
    "doubtful": mark("In doubt"),
    "interval": mark("Between"),
    "printed": mark("Printed"),
    "article": mark("Source"),
    "note": mark("Note"),
}
"""What a tooltip says of a mark, field by field."""


def fields(language: str) -> dict[str, str]:
    """Return what the fields of a mark are called."""
    return {name: catalogue(language)(said) for name, said in FIELDS.items()}


def known(status: Status, language: str) -> str:
    """Return how a value is known; nothing where it is reported."""
    return catalogue(language)(KNOWN[status]) if status in KNOWN else ""


def all_known(plan: Plan) -> str:
    """Return what is said once for a picture of which all is known in one way."""
    found = {row.known for row in plan.rows if row.role is not Role.REST}
    is_one = len(found) == 1 < len(plan.rows) and any(found)
    say = catalogue(plan.language)
    return say("All %(known)s.", known=found.pop()) if is_one else ""


def doubt(language: str, *, is_disputed: bool, is_growth_disputed: bool = False) -> str:
    """Return what of a row is in doubt."""
    say = catalogue(language)
    if is_disputed:
        return say("in doubt")
    return say("growth in doubt") if is_growth_disputed else ""


def interval(figure: Figure, language: str) -> str:
    """Return between what a rounded value lies."""
    quantity = figure.quantity
    return words.rounding(quantity, language) if quantity.is_rounded else ""


def note(figure: Figure, chart: Chart, site: Site) -> str:
    """Return what is said at a mark: that it is a target, and what content adds."""
    language = site.settings.language
    said = prose.plain(chart.annotations.get(figure.id, ""), site)
    is_target = figure.nature is Nature.TARGET
    target = catalogue(language)("a target") if is_target else ""
    return "; ".join(filter(None, (target, *words.remarks(figure, language), said)))


def beneath(plan: Plan, looks: Iterable[Look]) -> Iterator[str]:
    """Yield what a picture that travels has below it: notes, sources, an address."""
    say = catalogue(plan.language)
    missing = say("Not drawn: %(names)s", names=", ".join(plan.missing))
    said = (
        f"{missing}." if plan.missing else "",
        plan.note,
        " ".join(say(look.said) for look in looks),
        say("Figures: %(names)s.", names="; ".join(plan.names)),
        plan.address,
    )
    yield from filter(None, said)


def against(untold: str, language: str) -> Iterator[str]:
    """Yield of which rows no growth is known, and what the upright scale is of."""
    say = catalogue(language)
    if untold:
        yield say("no growth rate: %(names)s", names=untold)
    yield say("growth, %%")
