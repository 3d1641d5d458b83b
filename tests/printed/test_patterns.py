"""Patterns of words that are compiled when a text may hold what they seek."""

from __future__ import annotations

import gc
import re
import sys
from itertools import product

import pytest

from sitegen.printed.language import bounded, codes
from sitegen.printed.patterns import OFTEN, _Pattern, needed, pattern_of
from tests.printed.test_corpora import corpus, reason

PATTERNS = {
    "a word": r"rose",
    "one of several": r"rose|fell(?:\s+by)?|increas(?:ed|es|ing)",
    "whole words": bounded(r"rose|(?:is|was)\s+up|\s+down|[a-z]in|(?!z)on|3x"),
    "words with digits": bounded(r"h2o|a?[0-9]|co2?|x增b"),
    "a letter that may be missing": r"colou?r",
    "a part that may be missing": r"(?:some|many)?\s*things*",
    "a part so many times": r"(?:ab){2,3}c{1}d{0,}e",
    "what stands beside it": r"(?<=up )by(?= [0-9])(?! 7)|(?<!down )to",
    "a named part": r"(?P<fall>down|lower)|(?P<rise>up)",
    "signs": r"n[’']t|\$\s?[0-9]+(?:\.[0-9]+)?\bm|[]|(]x|a{b}_c",
    "a part that is matched again": r"(?P<one>a+)-(?P=one)",
    "what is greedy": r"(?>ab|a)c",
    "nothing": r"(?!)",
    "anything": r"",
    "Chinese": r"(?:增长|下降)了?[0-9]",
    "German": r"stra(?:ß|ss)e|höher",
}
TEXTS = (
    *("Exports ROSE", "it fell by 3", "was up", "rise", "prose", "arose and", "in on"),
    *("Color, colour", "many things", "thing", "ababcde", "ababcdde", "up by 6 to 8"),
    *("up by 7", "down to", "Lower, up", "didn’t", "$ 3.5m", "]x", "a{b}_c", "aa-aa"),
    *("h2o", "3", "co", "of co2", "x增b", "a4"),
    *("abc", "ac", "", "增长了3", "STRASSE", "Straße", "HÖHER", "x down", "down", "3x"),
)


@pytest.mark.parametrize("kind", PATTERNS)
def test_a_pattern_finds_what_it_would_find(kind: str) -> None:
    """Whatever a text is, a pattern that is sought finds there what it always did."""
    pattern = PATTERNS[kind]
    known = re.compile(pattern, re.IGNORECASE)
    for text in TEXTS:
        expected = [match.span() for match in known.finditer(text)]
        assert expected == [each.span() for each in pattern_of(pattern).finditer(text)]
        assert known.findall(text) == pattern_of(pattern).findall(text)
        assert known.sub("-", text) == pattern_of(pattern).sub("-", text)
        for method in ("search", "match", "fullmatch"):
            one, other = (
                getattr(each, method) for each in (known, pattern_of(pattern))
            )
            assert bool(one(text)) == bool(other(text))
            assert bool(one(text, 1)) == bool(other(text, 1))


@pytest.mark.thorough
def test_letters_that_are_taken_for_others_are_alike() -> None:
    """A pattern finds each letter in every case in which it would find it."""
    letters = [chr(each) for each in range(sys.maxunicode) if chr(each).isalpha()]
    folds: dict[str, set[str]] = {}
    for each in letters:
        for other in (each.lower(), each.upper(), each.casefold()):
            folds.setdefault(other, set()).add(each)
    for alike in folds.values():
        for one, text in product(alike, repeat=2):
            known = re.compile(one, re.IGNORECASE)
            assert known.findall(text) == pattern_of(one).findall(text)


@pytest.mark.thorough
@pytest.mark.parametrize("language", codes())
def test_no_pattern_is_missed(language: str) -> None:
    """Nothing that is sought in any language is in a text that may not hold it."""
    lines = corpus(language)
    for line in lines:
        reason(line, language)
    made = [each for each in gc.get_objects() if isinstance(each, _Pattern)]
    assert len(made) > 20
    known = [(each, re.compile(each.pattern, re.IGNORECASE)) for each in made]
    said = {line.phrase for line in lines}
    for text in said | {phrase.upper() for phrase in said}:
        for each, pattern in known:  # one text after another, since each is folded once
            assert each._may_be_in(text) or not pattern.search(text), each.pattern


def test_a_word_begins_with_any_of_its_letters() -> None:
    """Letters that a class of letters takes only where case is ignored are letters."""
    kelvin = "1 \u212aelvin"
    known = re.compile(bounded("kelvin"), re.IGNORECASE)

    assert known.findall(kelvin) == pattern_of(bounded("kelvin")).findall(kelvin)


def test_a_pattern_is_compiled_when_a_text_may_hold_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A text that has none of its words costs no pattern; one that has some does."""
    compiled = list[object]()
    whole = bounded("rose|fell")
    known = re.compile(whole, re.IGNORECASE)

    def taken_down(*given: object) -> re.Pattern[str]:
        compiled.append(given)
        return known

    monkeypatch.setattr("sitegen.printed.patterns.re.compile", taken_down)

    assert ("\0rose", "\0fell") == needed(whole)
    assert pattern_of(whole).search("prose of a felon up to 2025") is None
    assert [] == compiled
    assert pattern_of(whole).search("it Rose") is not None
    assert [(whole, re.IGNORECASE)] == compiled
    often = pattern_of(whole)
    for _ in range(OFTEN):
        assert often.search("neither") is None
    assert [(whole, re.IGNORECASE)] == compiled
    assert often.search("neither") is None
    assert [(whole, re.IGNORECASE)] * 2 == compiled
