"""Sources, places in them and terms of values, as readers are told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitegen.catalogue import catalogue, mark
from sitegen.model.figure import Nature
from sitegen.model.terms import Basis, Index, Prices

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.place import Place, Spot
    from sitegen.model.source import Source

CALLED = {
    "source": (mark("source"), mark("sources"), mark("a source")),
    "article": (mark("article"), mark("articles"), mark("an article")),
    "press release": (
        mark("press release"),
        mark("press releases"),
        mark("a press release"),
    ),
    "report": (mark("report"), mark("reports"), mark("a report")),
    "table": (mark("table"), mark("tables"), mark("a table")),
    "speech": (mark("speech"), mark("speeches"), mark("a speech")),
}
"""A source by its kind, several of them, and any of them."""


def one_source(kind: str, language: str = "en") -> str:
    """Return what a source of a kind is called."""
    return catalogue(language)(CALLED[kind][0])


def sources(kind: str, language: str = "en") -> str:
    """Return what several of them are called."""
    return catalogue(language)(CALLED[kind][1])


def a_source(kind: str, language: str = "en") -> str:
    """Return what any of them is called: "an article"."""
    return catalogue(language)(CALLED[kind][2])


def place(value: Place, language: str = "en") -> str:
    """Return where a figure is printed: "table 2, row Exports, column 2025"."""
    spot = spotted(value.spot, language)
    if value.cell is None:
        return spot
    return catalogue(language)(
        "%(table)s, row %(row)s, column %(column)s",
        table=spot,
        row=value.cell.row,
        column=value.cell.column,
    )


def spotted(spot: Spot, language: str = "en") -> str:
    """Return a part of a source: "paragraph 4", "table 2 on page 3"."""
    say = catalogue(language)
    if not spot.table:
        return say("paragraph %(number)s", number=spot.paragraph)
    if not spot.page:
        return say("table %(number)s", number=spot.table)
    return say("table %(number)s on page %(page)s", number=spot.table, page=spot.page)


def byline(source: Source, language: str = "en") -> str:
    """Return who wrote a source: "Jane Roe, John Doe Jr. and Ann Poe"."""
    return listed([author.full for author in source.authors], language)


def listed(names: Sequence[str], language: str = "en") -> str:
    """Return names in a row: "exports, imports and transit"."""
    if len(names) < 2:  # noqa: PLR2004 - one name stands by itself
        return "".join(names)
    others, last = ", ".join(names[:-1]), names[-1]
    return catalogue(language)("%(others)s and %(last)s", others=others, last=last)


def remarks(figure: Figure, language: str = "en") -> tuple[str, ...]:
    """Return on what terms a value is stated: "seasonally adjusted", "forecast"."""
    return tuple(_term(each, language) for each in figure.terms.values() if each.words)


def terms(figure: Figure, language: str = "en") -> tuple[str, ...]:
    """Return what is said beside a value, wherever it is shown; a target is one."""
    is_target = figure.nature is Nature.TARGET
    target = (catalogue(language)("target"),) if is_target else ()
    return (*target, *remarks(figure, language))


def bracketed(text: str, said: Sequence[str]) -> str:
    """Return a text with what is said of it in brackets behind it, if anything is."""
    return f"{text} ({', '.join(said)})" if said else text


def common_terms(figures: Iterable[Figure], language: str = "en") -> tuple[str, ...]:
    """Return what is said beside each of several values, so that once is enough."""
    first, *others = (terms(each, language) for each in figures)
    return tuple(each for each in first if all(each in other for other in others))


def _term(term: Any, language: str) -> str:
    say = catalogue(language)
    match term:
        case Prices():
            return say("in prices of %(period)s", period=term.base)
        case Index():
            return say("%(period)s = 100", period=term.base)
        case Basis():
            return ", ".join(map(say, term.told))
        case _:
            return say.gettext(str(term.words))
