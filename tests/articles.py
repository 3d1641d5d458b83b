"""
Invented articles with what a careful reader would keep of them.

In ``articles/<language>-<number>.txt`` such a number stands in brackets, behind it its
value, kind and period as content says them, and the base of a growth that is not on
the year before: ``[1.7 percent|-1.7 %|growth|2025-04|2025-03]``. Behind a kind may
stand ``~target`` or ``~forecast``. Lines that begin with ``#`` say what is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sitegen.diagnostics import Report
from sitegen.model.figure import Nature
from sitegen.model.period import Period
from sitegen.model.terms import Observation
from sitegen.printed.standing import Text, found
from sitegen.printed.table import tables
from sitegen.proof import spoken_against
from sitegen.propose.proposal import Wish, propose
from sitegen.read.fields import read_quantity
from sitegen.read.nodes import parse
from sitegen.read.sources import read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Quantity
    from sitegen.model.site import Site

FOLDER = Path(__file__).parent / "articles"
ARTICLES = sorted(path.stem for path in FOLDER.glob("*.txt"))
UNTIMED = "?"
"""Marks a number that may be kept or struck: by how much an amount changed."""
_MARK = re.compile(r"\[([^\]|]+)\|([^\]]*)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A number that is to be proposed."""

    paragraph: int
    start: int
    end: int
    said: tuple[str, ...]
    """Value, kind, period and base; ``?`` alone where it does not matter."""

    def overlaps(self, paragraph: int, span: tuple[int, int]) -> bool:
        """Tell whether a printed string stands where this number does."""
        return (
            paragraph == self.paragraph and self.start < span[1] and span[0] < self.end
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text, and what is known and expected of it."""

    text: Text
    known: dict[str, str]
    expected: tuple[Expected, ...]


def article(name: str) -> Article:
    """Return an invented article without its marks."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    known = dict(line[2:].split(" ", 1) for line in lines if line.startswith("#"))
    bare: list[str] = []
    expected = []
    for line in (each for each in lines if each.strip() and each[0] != "#"):
        text, rest = "", 0
        for match in _MARK.finditer(line):
            text += line[rest : match.start()]
            start, rest = len(text), match.end()
            text += match[1]
            said = tuple(match[2].split("|"))
            expected.append(
                Expected(paragraph=len(bare) + 1, start=start, end=len(text), said=said)
            )
        bare.append(text + line[rest:])
    return Article(
        text=Text(bare, tables("\n".join(bare))), known=known, expected=tuple(expected)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How a proposal compares with what a careful reader would keep."""

    kept: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    struck: tuple[str, ...]


def proposed(text: Text, wish: Wish, site: Site) -> tuple[Figure, ...]:
    """Return the figures that are proposed of a text, read as content is read."""
    return figures_of(propose(text, wish, site, spoken_against))


def figures_of(proposal: str) -> tuple[Figure, ...]:
    """Return the figures of a proposal, read as content is read."""
    report = Report()
    node = parse(proposal, PurePosixPath("a.yaml"), report)
    assert node is not None
    ((_, figures),) = read_sources({"a": node}, report)
    assert report.is_sound, report.diagnostics
    return figures


def score(made: Article, figures: Sequence[Figure]) -> Score:
    """Compare figures with what is expected of an article."""
    paragraphs = made.text.paragraphs
    placed = list(_placed(figures, made.text))
    missed, wrong, kept, used = [], [], 0, set()
    for each in made.expected:
        mine = [
            figure
            for paragraph, span, figure in placed
            if each.overlaps(paragraph, span)
        ]
        used |= {figure.id for figure in mine}
        if each.said == (UNTIMED,):
            continue
        kept += 1
        words = paragraphs[each.paragraph - 1][each.start : each.end]
        if not mine:
            missed.append(f"{each.paragraph}: {words}")
        elif all(told(figure) != expected(each) for figure in mine):
            says = " or ".join(told(figure) for figure in mine)
            wrong.append(f"{each.paragraph}: {words}: {expected(each)}, not {says}")
    struck = [
        f"{paragraph}: {paragraphs[paragraph - 1][slice(*span)]}: {told(figure)}"
        for paragraph, span, figure in placed
        if figure.id not in used
    ]
    return Score(
        kept=kept, missed=tuple(missed), wrong=tuple(wrong), struck=tuple(struck)
    )


def _placed(
    figures: Sequence[Figure], text: Text
) -> Iterator[tuple[int, tuple[int, int], Figure]]:
    """Yield where each figure is printed: paragraph and place in it."""
    for figure in figures:
        for place in figure.places:
            number = text.number(place)
            match = found(place, text.paragraphs[number - 1])[0]
            yield number, match.span("printed"), figure


def told(figure: Figure) -> str:
    """Say value, unit, kind, period and base of a figure."""
    is_target = figure.nature is Nature.TARGET
    is_forecast = figure.observation is Observation.FORECAST
    nature = "~target" if is_target else "~forecast" if is_forecast else ""
    base = figure.base or figure.period.year_before
    return _said(figure.quantity, f"{figure.kind}{nature}", str(figure.period), base)


def expected(each: Expected) -> str:
    """Say the same of what is expected."""
    value, kind, period, *base = each.said
    usual = Period.parse(period).year_before
    on = Period.parse(base[0]) if base else usual
    return _said(read_quantity(value), kind, period, on)


def _said(quantity: Quantity, kind: str, period: str, base: Period | None) -> str:
    is_times = quantity.unit.id == "times"
    numbers = [quantity.number]
    if quantity.span and quantity.span.low is not None and quantity.span.high:
        numbers = [quantity.span.low, quantity.span.high]
    shown = [f"{(each * 100 if is_times else each).normalize():f}" for each in numbers]
    bound = f"{quantity.qualifier} " if quantity.qualifier else ""
    unit = "%" if is_times else quantity.unit.id
    on = f" on {base}" if kind.startswith(("growth", "change")) else ""
    return f"{bound}{' to '.join(shown)} {unit} {kind} {period}{on}"
