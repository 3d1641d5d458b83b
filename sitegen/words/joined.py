"""What a reference shows behind the word before it -> how the two should read."""

from __future__ import annotations

import re

from sitegen.model.page import Form
from sitegen.model.quantity import Qualifier
from sitegen.words.times import ORDINALS

WORD = re.compile(r"\b(at (?:least|most)|[A-Za-z]+)\s$")
"""The last word of what stands before a reference."""
_BEFORE_TIMES = {
    *("in", "of", "for", "during", "since", "until", "till", "from", "to", "by", "at"),
    *("on", "over", "than", "with", "against", "through", "throughout", "before"),
    *("after", "within"),
}
SIGNS = ("$", "\u20ac", "\u00a3", "\u00a5")
"""Signs of currencies, which no reference leaves to what stands before it."""
PER_CENT = {"%": ("per cent", "percent")}
_MOVES = {
    *("rose", "rise", "rises", "grew", "grow", "grows", "increased", "increases"),
    *("fell", "fall", "falls", "dropped", "drops", "decreased", "declined", "shrank"),
}
_BOUNDS = tuple(each for each in Qualifier if each is not Qualifier.BETWEEN)
_PARTS = "|".join(ORDINALS)
"""Of a year, in English: these rules are for prose in that alone."""


def joined(word: str, shown: str, form: Form) -> str | None:
    """
    Return what belongs before a reference in place of the *word*, if that reads wrong.

    *shown* is what the reference shows in its form. `None` where the two read well;
    nothing where the word is one too many.
    """
    word, shown = word.lower(), shown.lower()
    is_bound = word in _BOUNDS and shown.startswith(_BOUNDS)
    if form in {Form.PERIOD, Form.BASE} and word in _BEFORE_TIMES:
        if re.match(rf"(?:{_PARTS}) ", shown):
            return f"{word} the"
        if shown.startswith("end of "):
            return f"{'at' if word == 'in' else word} the"
        return "" if shown.startswith(("as of ", "undated")) else None
    if form is Form.CHANGE and word in {"by", *_MOVES}:
        return "was or were" if word in _MOVES else ""
    is_doubled = form is Form.BALANCE and word in {"a", "an", "the"}
    return "" if is_doubled or is_bound else None


def doubled(shown: str, behind: str) -> str:
    """Return what stands *behind* a reference and repeats the unit that it shows."""
    unit = re.split(r"\d", shown)[-1].strip()
    if not unit or unit == shown:
        return ""
    said = [unit, *unit.split()[:1], *unit.split()[-1:], *PER_CENT.get(unit, ())]
    patterns = "|".join(map(re.escape, said))
    found = re.match(rf"\s?(?:{patterns})(?![\w-])", behind, re.IGNORECASE)
    return found[0] if found else ""
