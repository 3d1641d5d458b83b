"""Whether the year in an id is that of its period: a hint where periods disagree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.diagnostics import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.model.figure import Figure


def other_years(figures: Iterable[Figure]) -> Iterator[Note]:
    """Yield a note for each figure whose id names a year that its period has not."""
    for figure in figures:
        named = re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", figure.id)
        period = figure.period
        if not named or not period.is_dated:
            continue
        years = range(period.start_day.year, period.end_day.year + 1)
        if not any(int(each) in years for each in named):
            message = (
                f"{figure.id!r} is of {period} here, though its id says {named[-1]}; "
                "perhaps this is the wrong one"
            )
            yield Note(figure.place_of("period"), message)
