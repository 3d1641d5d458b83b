"""
The picture that travels alone: title, subtitle, marks, sources and address in one.

Whoever finds it somewhere sees what it says, how it is measured, who printed
the figures and where to read on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import prose
from sitegen.draw.sheet import Line, Scale, Sheet, explained
from sitegen.draw.theme import LINE_HEIGHT, WIDE, Face, Tone, lines
from sitegen.model.chart import Finish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.draw.plan import Plan
    from sitegen.model.site import Site

TITLE_HEIGHT = 24
SAID = {
    Finish.SOLID: "full: reported",
    Finish.LIGHT: "light: derived",
    Finish.DASHED: "dashed: implied by a rounded rate",
    Finish.WHISKER: "thin line: what rounding leaves open",
    Finish.BOUND: "arrow: only a limit is known",
    Finish.BREAK: "two strokes: time without figures, cut short",
}


def poster(plan: Plan, sheets: Sequence[Sheet], site: Site) -> list[Sheet]:
    """Return the wide *sheets* of a chart between a head and a foot."""
    chart = plan.chart
    head = Sheet(WIDE, Scale(0, WIDE, 0, WIDE))
    y = 0.0
    for line in balanced(prose.plain(chart.title, site)):
        y += TITLE_HEIGHT
        head.text(0, y - 6, line, Face.TITLE)
    y = _paragraph(head, prose.plain(chart.subtitle, site), y)
    head.height = y + 14
    foot = Sheet(WIDE, Scale(0, WIDE, 0, WIDE))
    foot.marks.append(Line(0, 12, WIDE, 12, Tone.LINE))
    y = 18.0
    for text in (
        f"Not drawn: {', '.join(plan.missing)}." if plan.missing else "",
        prose.plain(chart.note, site),
        _looks(sheets),
        f"Figures: {'; '.join(source_names(plan, site))}.",
        address(plan, site),
    ):
        y = _paragraph(foot, text, y)
    foot.height = y + 4
    return [head, *sheets, foot]


def balanced(title: str) -> list[str]:
    """Return a title in as few lines as it takes, all about as long."""
    fewest = lines(title, WIDE, Face.TITLE)
    for room in range(WIDE, WIDE // 2, -10):
        broken = lines(title, room, Face.TITLE)
        if len(broken) > len(fewest):
            break
        fewest = broken
    return fewest


def _looks(sheets: Sequence[Sheet]) -> str:
    """Return what the looks in a picture mean, where they need a word."""
    said = "; ".join(SAID[look] for look in explained(sheets))
    return f"{said[0].upper()}{said[1:]}." if said else ""


def source_names(plan: Plan, site: Site) -> list[str]:
    """Return the names of the articles behind a chart, each once."""
    return [site.sources[slug].name for slug in slugs(plan, site)]


def slugs(plan: Plan, site: Site) -> tuple[str, ...]:
    """Return the slugs of the articles behind a chart, each once."""
    found = (slug for each in plan.shown for slug in site.articles_of(each.id))
    return tuple(dict.fromkeys(found))


def address(plan: Plan, site: Site) -> str:
    """Return where the chart is, or the name of the site where it has no address."""
    home = site.settings.address
    return f"{home}charts/{plan.chart.id}/" if home else site.settings.title


def _paragraph(sheet: Sheet, text: str, y: float) -> float:
    for line in lines(text, WIDE, Face.QUIET) if text else []:
        y += LINE_HEIGHT
        sheet.text(0, y - 2, line, Face.QUIET)
    return y
