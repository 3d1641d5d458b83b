"""An article: its paragraphs in a language, with the times that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sitegen.printed.numerals import plain
from sitegen.propose.dates import Clock
from sitegen.propose.times import Time, dated, main_period, times

if TYPE_CHECKING:
    from datetime import date

    from sitegen.model.period import Period
    from sitegen.printed.standing import Text
    from sitegen.printed.table import TextTable


HEAD = 5
"""In how many paragraphs an article names its day and its year, if it does."""


class Article(Struct, frozen=True, kw_only=True):
    """What is known of a text before its numbers are read."""

    paragraphs: tuple[str, ...]
    flat: tuple[str, ...]
    """The same in plain signs, letter for letter."""
    tag: str
    """The tag of its language."""
    published: date | None
    covers: Period | None
    """What it is about, as somebody says or as its times tell."""
    times: tuple[tuple[Time, ...], ...]
    """Of each paragraph."""
    tables: tuple[TextTable, ...]


def article_of(
    text: Text, tag: str, published: date | None, covers: Period | None
) -> Article:
    """Return an article with its times; its day and period are found if not given."""
    flat = [plain(each) for each in text.paragraphs]
    clock = Clock(published=published, covers=covers)
    found = [times(each, tag, clock) for each in flat]
    if clock.year is None:
        days = [each.period for part in found[:HEAD] for each in part]
        day = next((each.start for each in days if each.days == 1), None)
        named = [each for part in found[:HEAD] for each in part]
        published = day
        clock = replace(clock, published=day) if day else dated(named, clock)
        found = [times(each, tag, clock) for each in flat]
    main = covers or main_period(found)
    clock = replace(clock, main=main)
    return Article(
        paragraphs=tuple(text.paragraphs),
        flat=tuple(flat),
        tag=tag,
        published=published,
        covers=main,
        times=tuple(tuple(times(each, tag, clock)) for each in flat),
        tables=tuple(text.tables),
    )
