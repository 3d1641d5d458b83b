"""Whether the words of a chart say what its numbers rest on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen import prose
from sitegen.diagnostics import Diagnostic, Location
from sitegen.model.figure import Figure, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.model.chart import Chart
    from sitegen.model.plan import Plan
    from sitegen.model.site import Site

LONGEST_REMARK = 80
MARKUP = re.compile(r"[*_`\[\]]")
NUMBER_WORDS = re.compile(
    r"\b(half|halves|thirds?|twice|(?:double|triple)d?|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)\b"
)


def claims(chart: Chart, site: Site) -> Iterator[Diagnostic]:
    """Yield words that claim a number without saying which, or a wrong one."""
    for key in ("title", "subtitle", "note", "rest"):
        yield from _words(key, getattr(chart, key), chart.place(key), site)
    for key, text in chart.annotations.items():
        at = chart.place(f"annotations.{key}")
        yield from _words("annotation", text, at, site)


def unshown(plan: Plan, site: Site) -> Iterator[Diagnostic]:
    """
    Yield a title that rests on nothing that is drawn, and units that no words name.

    A number of the title is drawn, or computed from what is; the subtitle has the unit
    of each level.
    """
    drawn = {figure.id for figure in plan.figures}
    stated = _stated(prose.pieces(plan.chart.title, site))
    if not any(site.rests_on(figure.id, drawn) for figure in stated):
        names = ", ".join(repr(figure.id) for figure in stated)
        cure = "add it"
        if not {*map(_sort, stated)} & {*map(_sort, plan.figures)}:
            cure += ", or leave it out of the title and state there what is shown"
        message = f"this title states {names}, which the chart does not show; {cure}"
        yield Diagnostic(plan.chart.place("title"), "chart-title", message)
    levels = (each for each in plan.figures if each.kind is Kind.LEVEL)
    for label in sorted({each.quantity.unit.label for each in levels}):
        if label.lower() not in plan.subtitle.lower():
            message = f"this subtitle does not name the unit, {label!r}; add it"
            yield Diagnostic(plan.chart.place("subtitle"), "chart-unit", message)


def _sort(figure: Figure) -> tuple[Kind, str]:
    """Return what figures mostly have in common that one chart can show."""
    return figure.kind, figure.quantity.unit.id


def _stated(pieces: Iterable[object]) -> list[Figure]:
    """Return the figures of which a text shows a value."""
    references = (each for each in pieces if isinstance(each, prose.Reference))
    return [each.figure for each in references if each.form.is_value]


def _words(what: str, text: str, at: Location, site: Site) -> Iterator[Diagnostic]:
    try:
        pieces = list(prose.pieces(text, site))
    except prose.BadReferenceError as fault:
        yield Diagnostic(at, fault.code, str(fault), edits=fault.edits(at))
        return
    plain = " ".join(each for each in pieces if isinstance(each, str))
    for word in prose.bare_numbers(plain):
        message = f"bare number {word!r} in prose; {_refer(word)}"
        yield Diagnostic(at, "number-bare", message)
    if mark := MARKUP.search(plain):
        message = f"{mark[0]!r} is markup, which a picture cannot show; use plain words"
        yield Diagnostic(at, "chart-markup", message)
    is_label = what in {"annotation", "rest"}
    if is_label and len(prose.plain(text, site)) > LONGEST_REMARK:
        message = f"longer than {LONGEST_REMARK} characters; put it into the note"
        yield Diagnostic(at, "chart-label", message)
    if what in {"subtitle", "note", "rest"}:
        return
    for word in sorted({*NUMBER_WORDS.findall(plain.lower())}):
        message = f"{word!r} claims a number; {_refer(word)}"
        yield Diagnostic(at, "chart-title", message)
    if what == "title" and not _stated(pieces):
        message = "this title states no figure; say with {id} what it rests on"
        yield Diagnostic(at, "chart-title", message)


def _refer(word: str) -> str:
    return f'refer to a figure with {{id}}, or write {{"{word}"}} if it states none'
