"""
Phrases of each language, and what they state.

``<language>.tsv`` holds a line a phrase: ``sound`` or ``trap``, the kind of figure, a
value as content writes it, and the phrase, written by us after the manner of releases.
A sound phrase bears its value out; the value of a trap is the naive reading of the
phrase, which is wrong. What content takes for a forecast says so in a fifth column.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from sitegen.model.figure import Kind
from sitegen.model.place import Place
from sitegen.model.terms import Observation
from sitegen.printed.evidence import complaint
from sitegen.printed.language import codes as languages
from tests.printed.words import BALANCE, units
from tests.support import HERE as AT
from tests.support import figure

FOLDER = Path(__file__).parent
MARKED = re.compile(r"([^<>]*)<([^<>]+)>([^<>]*)")
ACCEPTED = 95
"""Per cent of the sound phrases that are to be read without marks."""


class Line(NamedTuple):
    """One phrase."""

    verdict: str
    kind: Kind
    value: str
    phrase: str
    observation: str = "normal"


@cache
def corpus(language: str) -> tuple[Line, ...]:
    """Return the phrases of a language."""
    text = (FOLDER / f"{language}.tsv").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in text.splitlines() if row and row[0] != "#"]
    return tuple(Line(row[0], Kind(row[1]), *row[2:]) for row in rows)


def reason(line: Line, language: str) -> str:
    """Return why a phrase does not bear its value out, or nothing."""
    match = MARKED.fullmatch(line.phrase)
    prefix, printed, suffix = match.groups() if match else ("", line.phrase, "")
    place = Place(paragraph=1, printed=printed, prefix=prefix, suffix=suffix, at=AT)
    valued = figure(line.value, units(), line.kind)
    stated = replace(valued, observation=Observation(line.observation))
    return complaint(stated, place, language, BALANCE)


@pytest.mark.parametrize("language", languages())
def test_corpora_are_large(language: str) -> None:
    """Each language has 200 phrases, each once, a third of them traps."""
    lines = corpus(language)
    traps = [each for each in lines if each.verdict == "trap"]

    assert len(lines) >= 200
    assert len(lines) == len(set(lines))
    assert {"sound", "trap"} == {each.verdict for each in lines}
    assert len(traps) * 3 >= len(lines)


@pytest.mark.parametrize("language", languages())
def test_no_trap_is_accepted(language: str) -> None:
    """The wrong value of a trap is never borne out."""
    traps = [each for each in corpus(language) if each.verdict == "trap"]

    assert [] == [each for each in traps if not reason(each, language)]


@pytest.mark.parametrize("language", languages())
def test_sound_phrases_are_read(language: str) -> None:
    """Of the sound phrases, 95 % are read as they stand, and all with their marks."""
    sound = [each for each in corpus(language) if each.verdict == "sound"]
    bare = [each for each in sound if "<" not in each.phrase]
    refused = {each.phrase: reason(each, language) for each in sound}

    assert {} == {
        phrase: why for phrase, why in refused.items() if why and "<" in phrase
    }
    read = sum(not refused[each.phrase] for each in bare)
    assert len(bare) * ACCEPTED <= read * 100, {
        phrase: why for phrase, why in refused.items() if why
    }
