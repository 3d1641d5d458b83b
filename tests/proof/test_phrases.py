"""
Phrases of each language, and figures that they bear out or speak against.

``<language>.tsv`` holds a line a phrase: ``sound`` or ``trap``, the kind of figure, its
value, what else it states, what its article covers where that counts, and the phrase,
written by us after the manner of releases.
The value of a trap is printed there; what else it states is not what the phrase says.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from msgspec.structs import replace

from sitegen.model.figure import Kind
from sitegen.model.period import Period
from sitegen.model.place import Place
from sitegen.model.terms import Adjustment, Observation, Per, Prices, Window
from sitegen.printed.evidence import complaint
from sitegen.printed.language import codes as languages
from sitegen.proof import objections
from tests.printed.test_corpora import MARKED
from tests.printed.words import BALANCE, units
from tests.support import HERE as AT
from tests.support import figure

if TYPE_CHECKING:
    from collections.abc import Callable

READERS: dict[str, Callable[[str], Any]] = {
    "period": Period.parse,
    "base": Period.parse,
    "adjustment": Adjustment,
    "per": Per,
    "window": Window,
    "prices": lambda text: Prices.parse(text.replace("_", " ")),
    "observation": Observation,
}


class Line(NamedTuple):
    """One phrase."""

    verdict: str
    kind: Kind
    value: str
    terms: str
    phrase: str


@cache
def corpus(language: str) -> tuple[Line, ...]:
    """Return the phrases of a language."""
    path = Path(__file__).parent / f"{language}.tsv"
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Line(row[0], Kind(row[1]), *row[2:]) for row in rows if row[0][0] != "#"
    )


def against(line: Line, language: str) -> str:
    """Return what a phrase says against its figure, or nothing."""
    match = MARKED.fullmatch(line.phrase)
    prefix, printed, suffix = match.groups() if match else ("", line.phrase, "")
    place = Place(
        paragraph=1,
        printed=printed.strip(),
        prefix=prefix.strip(),
        suffix=suffix.strip(),
        at=AT,
    )
    said = dict(each.split("=") for each in line.terms.split())
    covers = Period.parse(said.pop("covers")) if "covers" in said else None
    made = figure(line.value, units(), line.kind)
    measure = said.pop("measure", made.subject.measure)
    made = replace(made, subject=replace(made.subject, measure=measure))
    stated = {key: READERS[key](each) for key, each in said.items()}
    if line.kind is Kind.GROWTH and "base" not in stated:
        stated["base"] = stated["period"].year_before
    made = replace(made, **stated)
    wrong = complaint(made, place, language, BALANCE)
    return wrong or "; ".join(
        each.message for each in objections(made, place, language, covers)
    )


@pytest.mark.parametrize("language", languages())
def test_no_trap_is_accepted(language: str) -> None:
    """What a phrase says against a figure is told."""
    traps = [each for each in corpus(language) if each.verdict == "trap"]

    assert [] == [each for each in traps if not against(each, language)]


@pytest.mark.parametrize("language", languages())
def test_sound_phrases_say_nothing_against_a_figure(language: str) -> None:
    """A phrase that says what a figure states is accepted as it stands."""
    sound = [each for each in corpus(language) if each.verdict == "sound"]

    assert {} == {each: told for each in sound if (told := against(each, language))}
