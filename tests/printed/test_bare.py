"""
Numbers that are printed alone, and what the words around them in an article say.

``bare.tsv`` holds a line a number; what is printed of it stands between ``<`` and
``>``, the words that are taken in with it between ``{`` and ``}``. What a trap claims
is spoken against by the printed words or by those around.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from sitegen.model.figure import Kind
from sitegen.model.place import Place
from sitegen.printed.evidence import complaint, complaint_in
from sitegen.printed.passage import Passage
from tests.printed.words import BALANCE, units
from tests.support import HERE, figure


class Line(NamedTuple):
    """A number in its sentence, with what is claimed of it."""

    verdict: str
    language: str
    kind: str
    value: str
    text: str


PATH = Path(__file__).with_name("bare.tsv")
LINES = [
    Line(*each.split("\t"))
    for each in PATH.read_text(encoding="utf-8").splitlines()
    if not each.startswith("#")
]


def against(line: Line) -> str:
    """Return what speaks against a claim, or nothing."""
    before, _, rest = line.text.partition("<")
    printed, _, after = rest.partition(">")
    lead, _, prefix = before.rpartition("{")
    suffix = after.partition("}")[0] if "}" in after else ""
    lead, prefix = (lead, prefix) if "{" in before else (before, "")
    text = f"{lead}{prefix}{printed}{after}".replace("}", "")
    start = len(lead) + len(prefix)
    made = figure(line.value, units(), Kind(line.kind))
    place = Place(paragraph=1, printed=printed, prefix=prefix, suffix=suffix, at=HERE)
    passage = Passage.within(text, (start, len(printed)), line.language)
    taken = (len(lead), start + len(printed) + len(suffix))
    return complaint(made, place, line.language, BALANCE) or complaint_in(
        made, passage, taken, BALANCE
    )


@pytest.mark.parametrize(
    "line", LINES, ids=lambda line: f"{line.kind} {line.value} {line.text}"
)
def test_what_a_sentence_says_of_a_number_counts(line: Line) -> None:
    """A number is not torn out of the sentence that says what it is."""
    assert (line.verdict == "trap") == bool(against(line)), against(line)
