"""What a text does not state as a fact is taken for none."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sitegen.model.figure import Kind, Nature
from sitegen.model.place import Place
from sitegen.model.quantity import Unit
from sitegen.printed.evidence import complaint, complaint_in
from sitegen.printed.passage import Passage
from tests.printed.test_corpora import Line, reason
from tests.printed.words import units
from tests.support import HERE, figure

RISE = figure("5 %", units(), Kind.GROWTH)


@pytest.mark.parametrize(
    ("phrase", "language", "expected"),
    [
        ("exports did not rise by 5 percent", "en", "'did not' denies it"),
        ("if exports rose by 5 percent", "en", "'if' makes it a supposition"),
        ("would have risen by 5 percent", "en", "'would have' makes it a supposition"),
        ("did exports rise by 5 percent?", "en", "'?' asks whether it is so"),
        ("exports will rise by 5 percent", "en", "'will' makes it a forecast"),
        ("sie könnten um 5 Prozent steigen", "de", "'könnten' makes it a supposition"),
        ("sie stiegen nicht um 5 Prozent", "de", "'nicht' denies it"),
        ("如果出口增长5%", "zh", "'如果' makes it a supposition"),
        ("出口没有增长5%", "zh", "'没有' denies it"),
        ("excluding gold, they rose by 5 percent", "en", "'excluding' makes it that"),
        ("bei manchen Firmen um 5 Prozent gestiegen", "de", "'manchen Firmen' makes"),
        ("剔除黄金，出口增长5%", "zh", "'剔除' makes it that of a part"),
    ],
)
def test_what_is_no_fact_is_told_with_its_word(
    phrase: str, language: str, expected: str
) -> None:
    """The word that denies, supposes, asks or foresees is named, with the cure."""
    found = reason(Line("", Kind.GROWTH, "5 %", phrase), language)

    assert found.startswith(expected)
    assert found.endswith("mark with < and > the verb with its number")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("if gold is counted, exports <rose by 5 percent>", ""),
        ("excluding gold, exports <rose by 5 percent>", ""),
        ("excluding gold, exports rose by <5 percent>", "'excluding'"),
        ("if gold is counted, exports rose by <5 percent>", "'if'"),
        ("if exports <rose by 5 percent>", "'if'"),
        ("did not even <rise by 5 percent>", "'did not'"),
        ("<if gold is counted, exports rose by 5 percent>", "'if'"),
    ],
)
def test_marks_show_what_is_a_fact_all_the_same(phrase: str, expected: str) -> None:
    """A verb in the marks is stated, unless the word that denies goes on with it."""
    found = reason(Line("", Kind.GROWTH, "5 %", phrase), "en")

    assert expected == found.partition(" makes")[0].partition(" denies")[0]


def test_a_target_may_be_wanted() -> None:
    """What content takes for a target needs no word of fact, and no denial."""
    target = replace(RISE, nature=Nature.TARGET)

    should = Place(paragraph=1, printed="exports should rise by 5 percent", at=HERE)
    should_not = replace(should, printed="exports should not rise by 5 percent")

    assert "" == complaint(target, should)
    assert "" != complaint(target, should_not)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports rose by 5 percent.", ""),
        ("The office denied that exports rose by 5 percent.", "'denied' denies it"),
        ("If exports rose by 5 percent, all is well.", "'If' makes it a supposition"),
        ("Have exports, as is said, risen? They rose by 5 percent.", ""),
    ],
)
def test_an_article_tells_what_the_place_leaves_out(text: str, expected: str) -> None:
    """A word of the article that the place leaves out makes the number no fact."""
    at = (text.index("rose by"), len("rose by 5 percent"))

    passage = Passage.within(text, at, "en")
    assert expected == complaint_in(RISE, passage)[: len(expected) or None]


def test_an_article_is_read_beside_what_was_judged() -> None:
    """A word that the place takes in, outside of its marks, is judged there."""
    text = "If gold is counted, exports rose by 5 percent."
    at = (text.index("rose by"), len("rose by 5 percent"))

    passage = Passage.within(text, at, "en")
    assert "" != complaint_in(RISE, passage)
    assert "" == complaint_in(RISE, passage, taken=(0, len(text) - 1))


@pytest.mark.parametrize(
    ("text", "language", "is_fact"),
    [
        ("We will upgrade the seven ports", "en", True),
        ("We will build seven ports", "en", False),
        ("Die sieben ports sollen wachsen", "de", True),
        ("Sieben ports sollen entstehen", "de", False),
    ],
)
def test_what_is_planned_with_a_known_count_leaves_it_a_fact(
    text: str, language: str, *, is_fact: bool
) -> None:
    """A plan for "the seven" says that there are seven; one for seven does not."""
    ports = Unit(id="ports", label="ports", short="ports", nouns=("ports",))
    level = figure("7 ports", {"ports": ports}, Kind.LEVEL)
    number = text.lower().index("seven" if language == "en" else "sieben")
    at = (number, text.index("ports") + 5 - number)

    assert is_fact == (not complaint_in(level, Passage.within(text, at, language)))
