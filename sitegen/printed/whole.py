"""
A number of a whole, where content states it of a part, or of another part of it.

"Exports to A, B and C together came to 30, of which 10 to A" says 30 of all three, and
10 of A. "Coffee accounted for 5 percent" says nothing of tea.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from sitegen.dimensions import WHO
from sitegen.model.figure import Kind
from sitegen.model.vocabulary import overlapping
from sitegen.printed import apart
from sitegen.printed.clauses import Opening
from sitegen.printed.headed import listed
from sitegen.printed.labels import terms_of
from sitegen.printed.opposed import of_other_side
from sitegen.printed.turns import lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.figure import Figure
    from sitegen.printed.around import Around
    from sitegen.printed.labels import Labels

_DIGITS = re.compile(r"(?<![0-9])(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]")
"""A number that is no year."""
FEW, LETTERS = 2, 3
"""So many words, or letters of a language without spaces, may lead to a subject."""


def of_another_part(figure: Figure, around: Around, known: Labels) -> str:
    """Say that a number is of a whole, or of another part, than a figure is of."""
    if figure.kind is Kind.RANK:
        return ""
    told = (
        reason
        for dimension in ("measure", *WHO)
        if (own := getattr(figure.subject, dimension))
        and known.can_name(dimension, own)
        for reason in _told(dimension, own, figure, around, known)
    )
    reason = next(told, "") or _unnamed(figure, around, known)
    return reason or of_other_side(figure, around, known)


def _told(
    dimension: str, own: str, figure: Figure, around: Around, known: Labels
) -> Iterator[str]:
    label = dict(terms_of(known.vocabulary))[dimension][own].label
    if word := _together(dimension, own, around, known):
        yield f"{word!r} by it makes it that of a list, and not of {label!r} alone"
    if dimension not in WHO:
        return
    if word := _parted(dimension, own, around, known):
        yield f"{word!r} by it makes {label!r} a part of it; state it of the whole"
    other = _other_part(dimension, own, around, known)
    if not other and figure.kind in {Kind.SHARE, Kind.LEVEL}:
        other = _other_subject(dimension, own, around, known)
    if other:
        yield f"{other!r} by it names another {dimension} than {label!r}; correct it"


def _together(dimension: str, own: str, around: Around, known: Labels) -> str:
    """Return the word by which a number is of all that is listed before it."""
    start, end = around.within
    last = max(around.own.end, around.end)
    word = listed(around.language, "names", "together").search(around.text, start, last)
    if word is None:
        return ""
    placed = known.placed(dimension, around.text[:end])
    named = [each for each in placed if start <= each[0] and each[1] <= around.start]
    for things in lists(named, around.text, around.language):
        between = around.text[things[-1][1] : around.start]
        names = {name for _, _, name in things}
        if own in names and len(names) > 1 and not _DIGITS.search(between):
            return word[0]
    return ""


def _parted(dimension: str, own: str, around: Around, known: Labels) -> str:
    """Return what begins the part behind a number, where only that names its own."""
    text, (start, end) = around.text, around.within
    match = listed(around.language, "names", "of_which").search(text, around.end, end)
    if match:
        word, last, first = match[0], match.start(), match.end()
    else:  # "of the 52 billion, machinery made up 18"
        head = listed(around.language, "names", "of_head").match(around.left.lstrip())
        if not head or around.own.start != start:
            return ""
        behind = around.clauses[around.index + 1 :]
        ends = [each.start for each in behind if each.is_comma]
        other = _DIGITS.search(text, around.end, end)
        word, last = head[0], min([*ends, other.start() if other else end])
        first = last
    if not _DIGITS.search(text, first, end):
        return ""
    is_ahead = own in known.named(dimension, text[:last], own)
    is_behind = own in known.named(dimension, text[first:end], own)
    return word if is_behind and not is_ahead else ""


def _other_part(dimension: str, own: str, around: Around, known: Labels) -> str:
    """Return the one other thing that is named where a number is of a part."""
    if not apart.begins_part(around):
        return ""
    found = known.named(dimension, around.part(around.own), own)
    return _sole(dimension, own, found, known)


def _other_subject(dimension: str, own: str, around: Around, known: Labels) -> str:
    """Return the other thing of which a clause says its share, or its amount."""
    found = known.named(dimension, around.left, own)
    if not found and (before := _led(around)):
        found = known.named(dimension, before, own)
        word = _sole(dimension, own, found, known)
    else:
        word = _sole(dimension, own, found, known)
        word = word if word and _is_subject(word, around) else ""
    if not word:
        return ""
    names = partial(known.named, dimension, own=own)
    if own not in names(around.sentence):
        return word
    is_apart = apart.is_apart(own, found, around, names, Kind.LEVEL)
    return word if is_apart else ""


def _led(around: Around) -> str:
    """
    Return the clause with whose subject one goes on: "tea, worth 5".

    One that only says a share may go on with a number: "came to 5, making up 3 %".
    """
    if not around.index or around.own.opening is not Opening.JOINED:
        return ""
    left = around.left.strip()
    if listed(around.language, "percent", "shares").match(left):
        return around.before
    led = listed(around.language, "names", "led").fullmatch(left)
    return around.before if led and not _DIGITS.search(around.before) else ""


def _unnamed(figure: Figure, around: Around, known: Labels) -> str:
    """Say whose share a number is, where content states it of nobody's."""
    is_of_all = not any(getattr(figure.subject, each) for each in WHO)
    if figure.kind is not Kind.SHARE or not is_of_all:
        return ""
    for dimension in WHO:
        for name, word in known.named(dimension, around.left, "").items():
            if name != figure.scope and _is_subject(word, around):
                return f"{word!r} by it says whose share it is; say {dimension}: {name}"
    return ""


def _sole(dimension: str, own: str, found: dict[str, str], known: Labels) -> str:
    """Return the word for the one thing found that shares nothing with the own."""
    if len(found) != 1:
        return ""
    name, word = next(iter(found.items()))
    alike = overlapping(getattr(known.vocabulary, f"{dimension}s"))
    return "" if not name or name in alike[own] else word


def _is_subject(word: str, around: Around) -> bool:
    """Tell whether a word is that of which a share is told: "coffee made up"."""
    lead, _, rest = around.left.partition(word)
    language = around.language
    shares = listed(language, "percent", "shares")
    if share := shares.search(lead):  # "the share of coffee was"
        of = listed(language, "names", "shared")
        return bool(of.fullmatch(lead[share.end() :].strip()))
    is_spaced = language.data.get("spaced", True)
    is_near = len(lead.split()) <= FEW if is_spaced else len(lead.strip()) <= LETTERS
    amounting = listed(language, "names", "amounting")
    # Words such as "made up", which only seem to move, are hidden by dots.
    is_bare = bool(amounting.fullmatch(rest.strip(" (\uff08·")))
    return (
        is_near and not _DIGITS.search(lead) and (is_bare or bool(shares.search(rest)))
    )
