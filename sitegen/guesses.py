"""Which known name was meant by an unknown one."""

from __future__ import annotations

import difflib
from functools import lru_cache
from heapq import nsmallest
from itertools import pairwise
from typing import TYPE_CHECKING

from sitegen.diagnostics import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.diagnostics import Location

FEW, LOOKED_AT = 200, 20
"""Among more names than a few, only the most alike are compared letter by letter."""
PLAIN, AHEAD = 0.75, 0.1
"""Names so alike, of 1, are a slip of the pen, if the next is so much less alike."""
FOUND = 4
"""So many longer names are told of which an unknown one is the beginning."""
LISTED = 24
"""So many names can still be read in a message."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """
    Say what could have been meant by an unknown *name*, as the end of a message.

    Returns "; did you mean 'x'?", or the list of known names where it is short,
    or nothing.
    """
    names = frozenset(known)
    if found := _near(name, names, 0.6):
        return f"; did you mean {found[0]!r}?"
    is_short = 0 < len(names) <= LISTED
    return f"; use one of {', '.join(sorted(names))}" if is_short else ""


def renaming(at: Location, name: str, known: Iterable[str]) -> tuple[Edit, ...]:
    """Return the edit of an unknown *name*, if it is plain what was meant."""
    meant = plainly_meant(name, known)
    return (Edit(at, name, meant),) if meant else ()


def plainly_meant(name: str, known: Iterable[str]) -> str:
    """Return the one known name that is near to an unknown one, or nothing."""
    digits = [*filter(str.isdigit, name)]  # with others it is another thing
    near = _near(name, frozenset(known), PLAIN)
    found = [each for each in near if [*filter(str.isdigit, each)] == digits][:2]
    lead = [
        difflib.SequenceMatcher(None, name.lower(), each.lower()).ratio()
        for each in found
    ]
    is_plain = len(lead) == 1 or (bool(lead) and lead[0] - lead[1] >= AHEAD)
    return found[0] if is_plain else ""


def perhaps_figure(name: str, known: Iterable[str]) -> str:
    """
    Say which figure could have been meant, as the end of a message.

    One of another kind or of another year is another figure, and no slip of the pen;
    digits that are mixed up are one.
    """
    kind, digits = name.partition(".")[2], sorted(filter(str.isdigit, name))
    names = frozenset(known)
    for found in _near(name, names, PLAIN):
        is_alike = found.partition(".")[2] == kind
        if is_alike and sorted(filter(str.isdigit, found)) == digits:
            return f"; did you mean {found!r}?"
    longer = [each for each in names if each.startswith(f"{name}-")]
    longer = sorted(each for each in longer if each.partition(".")[2] == kind)
    if longer:
        several = f"; there are {', '.join(map(repr, longer[:FOUND]))}"
        return several if longer[1:] else f"; did you mean {longer[0]!r}?"
    return "; if renamed or removed, correct this too: `sitegen figures` lists all"


@lru_cache(maxsize=8)
def _near(name: str, names: frozenset[str], cutoff: float) -> tuple[str, ...]:
    """Return a few known names, the most alike first; case counts for nothing."""
    lowered = name.lower()
    near = _alike(lowered, names) if len(names) > FEW else names
    meant = {each.lower(): each for each in sorted(near, reverse=True)}
    if lowered in meant:
        return (meant[lowered],)
    found = difflib.get_close_matches(lowered, sorted(meant), n=FEW, cutoff=cutoff)
    return tuple(meant[each] for each in found)


def _alike(name: str, names: frozenset[str]) -> list[str]:
    """Return the names whose pairs of letters differ least, for a closer look."""
    asked = _pairs(name)
    apart = (
        ((asked ^ pairs).bit_count(), each) for each, pairs in _pairs_of(names).items()
    )
    return [each for _, each in nsmallest(LOOKED_AT, apart)]


@lru_cache(maxsize=8)
def _pairs_of(names: frozenset[str]) -> dict[str, int]:
    """Return the pairs of letters of names, made once for so many questions."""
    return {each: _pairs(each.lower()) for each in names}


def _pairs(name: str) -> int:
    """Return the set of the pairs of letters of a name, as bits."""
    bits = 0
    for one, two in pairwise(name):
        bits |= 1 << (31 * ord(one) + ord(two)) % 257
    return bits
