"""
A range, "3 to 4 percent", is read as each of its two ends by itself.

Where the other end is left out, what is left is a phrase like any other: sign, scale,
unit and bound are those of "fell by 3 percent" and of "fell by 4 percent".
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.printed.bounds import NEAR
from sitegen.printed.language import any_of
from sitegen.printed.numerals import numerals
from sitegen.printed.units import scale_at
from sitegen.printed.words import words_of

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.printed.language import Language
    from sitegen.printed.numerals import Numeral
    from sitegen.printed.passage import Passage

BETWEEN = 32
"""How many letters may stand between the ends, with scale and unit of the first."""

AHEAD = 40
"""How many letters before a number tell that it ends a range."""
_RANGE = r"[0-9]\s?[%‰]?\s?[-–—~/]\s?$"
_GROUP = re.compile(r"[0-9]{3}(?:\.|$)")
_CURRENCY = (
    r"(?-i:(?<![A-Za-z])(?:[A-Z]{3}|[A-Z]{0,3}[$\u00a2-\u00a5\u20a0-\u20cf\uffe5]))"
)
_SIGN = re.compile(rf"{_CURRENCY}\s?$")
"""A currency as it stands before a number: "€", "US$", "EUR"."""

Ends = tuple["Passage", "Passage"]


@cache
def _opening(language: Language) -> re.Pattern[str]:
    """Return what opens a range, with a currency behind it: "between $"."""
    words = any_of(language, language.list_of("ranges", "opening"))
    rest = rf"(?:{_CURRENCY}\s?|[^\s\w])?"
    return re.compile(rf"(?P<open>{words}\s*)(?P<rest>{rest})$", re.IGNORECASE)


@cache
def _link(language: Language) -> re.Pattern[str]:
    """Return what joins two ends, with a currency and a minus behind it."""
    words = any_of(language, language.list_of("ranges", "links"))
    return re.compile(
        rf"(?P<own>[^,;:.!?()]*?)(?:\s?[-–—~]\s?|\s*(?P<word>{words})\s*)"
        r"(?P<minus>[-–]?)(?:[^\s\w-]\s?)?",
        re.IGNORECASE,
    )


def ends_of(passage: Passage, *, is_change: bool = True) -> Ends | None:
    """
    Return a passage for each end of the one range in it, as they are printed.

    *is_change* tells that it is a range of growth: what fell 3 to 40 billion has a
    level of 40, and none between the two.
    """
    text, language = passage.text, passage.language
    within = [
        each
        for each in numerals(text, language)
        if passage.start <= each.start and each.end <= passage.end
    ]
    found = [
        (one, other, link)
        for one, other in pairwise(within)
        if (link := _joined(passage, one, other, is_change=is_change))
    ]
    if len(found) != 1:
        return None
    first, second, link = found[0]
    return _first(passage, first, second), _second(passage, first, second, link)


def _joined(
    passage: Passage, first: Numeral, second: Numeral, *, is_change: bool
) -> re.Match[str] | None:
    """Return what joins two numbers, if they are the ends of a range."""
    language = passage.language
    bare = _without_sign(passage.text, first, second)
    if bare is None:
        return None
    text, first, second = bare
    link = _link(language).fullmatch(text, first.end, second.start)
    if link is None or second.start - first.end > BETWEEN:
        return None
    if not first.digits or not second.digits:
        return None
    left, words = text[max(0, first.start - NEAR) : first.start], words_of(language)
    if _opening(language).search(left):
        return link
    if words.origins.search(left):
        return None
    is_level = not is_change and link["word"] and words.moving.search(left)
    if link["own"]:
        _, end = scale_at(text, first.end, language)
        is_unit = end == link.end("own") or text.startswith(link["own"], second.end)
        is_sum = _both(language).fullmatch(link["word"] or "")
        return link if is_unit and not is_level and not is_sum else None
    return link if is_range(text, second, language) and not is_level else None


def _without_sign(
    text: str, first: Numeral, second: Numeral
) -> tuple[str, Numeral, Numeral] | None:
    """Leave out the currency before both ends: "€3 to €4"; `None` if these differ."""
    one = _SIGN.search(text, 0, first.start)
    other = _SIGN.search(text, first.end, second.start)
    if not one or not other:
        return text, first, second
    if one[0].strip() != other[0].strip():
        return None
    kept = (text[: one.start()], text[first.start : other.start()])
    begin = len(kept[0])
    middle = begin + len(kept[1])
    return (
        "".join((*kept, text[second.start :])),
        replace(first, start=begin, end=begin + first.end - first.start),
        replace(second, start=middle, end=middle + second.end - second.start),
    )


@cache
def _both(language: Language) -> re.Pattern[str]:
    """Return what joins ends only where a word opens the range: "and"."""
    words = any_of(language, language.list_of("ranges", "opened"))
    return re.compile(words, re.IGNORECASE)


def _first(passage: Passage, first: Numeral, second: Numeral) -> Passage:
    """Leave out the second end; its scale is that of the first, unless that has one."""
    text, language = passage.text, passage.language
    power, behind = scale_at(text, first.end, language)
    _, after = scale_at(text, second.end, language)
    kept = text[first.end : behind] if power else ""
    tail = after if power else second.end
    return _opened(passage, first, text[first.start : first.end] + kept + text[tail:])


def _second(
    passage: Passage, first: Numeral, second: Numeral, link: re.Match[str]
) -> Passage:
    """Leave out the first end, and the minus that may stand before it."""
    left = passage.text[: first.start]
    bare = re.sub(r"(?<![\w%)])[-–]\s?$", "", left)
    text = bare + passage.text[first.start :]
    moved = len(bare) - len(left)
    shifted = replace(
        passage,
        text=text,
        start=min(passage.start, len(bare)),
        end=passage.end + moved,
    )
    at = replace(first, start=first.start + moved, end=first.end + moved)
    rest = passage.text[second.start :]
    return _opened(shifted, at, link["minus"] + rest)


def _opened(passage: Passage, first: Numeral, rest: str) -> Passage:
    """Return a passage in which *rest* stands from the first end on."""
    left = passage.text[: first.start]
    if match := _opening(passage.language).search(left):
        left = left[: match.start()] + match["rest"]
    text = left + rest
    behind = len(passage.text) - passage.end
    return replace(
        passage,
        text=text,
        start=min(passage.start, len(left)),
        end=len(text) - behind,
    )


def as_ends(figure: Figure) -> tuple[Figure, Figure]:
    """Return a figure for each end of a range, the one of the smaller size first."""
    quantity = figure.quantity
    span = quantity.interval
    if quantity.ends is None or span.low is None or span.high is None:
        message = f"{figure.id} is no range"
        raise ValueError(message)
    pairs = list(zip((span.low, span.high), quantity.ends, strict=True))
    if span.high <= 0:
        pairs.reverse()
    one, other = (
        replace(
            figure,
            quantity=replace(
                quantity, number=number, stated=shown, span=None, qualifier=None
            ),
        )
        for number, shown in pairs
    )
    return one, other


@cache
def _range(language: Language) -> re.Pattern[str]:
    words = "|".join(map(language.pattern, language.list_of("range")))
    return re.compile(rf"{_RANGE}|{words}" if words else _RANGE, re.IGNORECASE)


def is_range(text: str, numeral: Numeral, language: Language) -> bool:
    """Tell whether a number is one end of a range such as ``10–15%``, "5 to 7"."""
    before = text[max(0, numeral.start - AHEAD) : numeral.start]
    if re.search(r"(?<![0-9])[0-9]{1,3} $", before) and _GROUP.match(numeral.digits):
        return True  # "1 234" may be one number or two
    return bool(_range(language).search(before)) or bool(
        re.match(r"\s?[%‰]?\s?[-–—~]\s?[0-9]", text[numeral.end :])
    )
