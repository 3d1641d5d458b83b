"""Two numbers that are the ends of one range, as one number."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.model.figure import Kind
from sitegen.printed.direction import direction
from sitegen.printed.language import language_of
from sitegen.printed.passage import Passage
from sitegen.printed.ranges import ends_of
from sitegen.printed.words import FALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from sitegen.propose.numbers import Number

RANGE = 32
"""How many letters may stand between the ends of a range."""


def joined(
    text: str, found: Sequence[Number], tag: str
) -> Iterator[tuple[Number, tuple[Decimal, Decimal] | None]]:
    """Yield each number, and the two ends of a range as one."""
    taken = False
    for one, other in pairwise([*found, None]):
        if taken or one is None:
            taken = False
            continue
        ends = other and _ends(text, one, other, tag)
        if not (ends and other):
            yield one, None
            continue
        taken = True
        span = (one.mention.start, other.mention.end)
        way = direction(text, span, language_of(tag), is_points=other.unit == "pp")
        mention = replace(other.mention, start=span[0], bound=None)
        if other.unit == "%" and way.says:
            mention = replace(mention, kind=Kind.GROWTH)
            ends = (-ends[1], -ends[0]) if way.sign == FALL else ends
        yield replace(other, mention=mention), ends


def _ends(
    text: str, one: Number, other: Number, tag: str
) -> tuple[Decimal, Decimal] | None:
    """Return the ends of a range that two numbers are, the lower one first."""
    start, end = one.span[0], other.span[1]
    if other.span[0] - one.span[1] > RANGE or not other.is_known:
        return None
    if re.search("[,;\uff0c\uff1b]", text[one.span[1] : other.span[0]]):
        return None
    passage = Passage.within(text, (start, end - start), tag)
    if ends_of(passage, is_change=other.unit in {"%", "pp"}) is None:
        return None
    pair = sorted((abs(one.mention.number), abs(other.mention.number)))
    return (pair[0], pair[1]) if pair[0] != pair[1] else None
