"""What kinds share that draw two values of each thing: places, the way, the key."""

from __future__ import annotations

from operator import itemgetter

import altair as alt

from sitegen.draw.marks import Layers, Page, Record, Sketch, line
from sitegen.draw.records import by_row, least, most

CLEAR = 6
VALUE = itemgetter("value")
DIRECT = 0.7
"""How much of the width the words of the first row may take."""


def place(found: list[Record], page: Page) -> list[Record]:
    """
    Put the words of the smaller value to its left, of the larger to its right.

    Where the names of the two series are short, they stand in the first row, and in
    every row in which the two have changed sides.
    """
    placed = []
    rows = by_row(found)
    usual = min(rows[0], key=VALUE)["series"]
    longest = max(page.wide(each["label"]) for each in found)
    room = (page.width - longest * (longest <= page.column)) * DIRECT
    for row in rows:
        low, high = sorted(row, key=VALUE)  # of two alike, the first is lower
        is_turned = low["series"] != usual and low["value"] < high["value"]
        is_told = (row is rows[0] or is_turned) and _words(row, page) < room
        for each in row:
            end: Record = {"at": most(each), "side": "right"}
            if each is low:
                end = {"at": least(each), "side": "left"}
            if is_told:
                told = filter(None, (each["series"], each.get("beside")))
                end |= {"beside": ", ".join(told), "named": "yes"}
            placed.append(each | end)
    return placed


def way(sketch: Sketch) -> Layers:
    """Yield the line at zero in the rows on both sides of it, and lines in all."""
    names = [
        pair[0]["label"]
        for pair in by_row(sketch.found)
        if min(map(least, pair)) <= 0 <= max(map(most, pair))
    ]
    if names:
        yield line(sketch, 0).transform_filter(alt.FieldOneOfPredicate("label", names))
    between = sketch.base.mark_line()
    yield between.encode(x=alt.X("value:Q"), detail=alt.Detail("label:N"))


def key(sketch: Sketch) -> alt.Legend | None:
    """Return the key of two series, where the first row names neither."""
    if "named" in sketch.every[0]:
        return None
    names = {each["series"] for each in sketch.every}
    has_room = sum(sketch.page.wide(name) + 40 for name in names) < sketch.plot
    return alt.Legend(columns=1 + has_room)


def _words(row: list[Record], page: Page) -> float:
    """Return how wide the words of a row are with the names of its two series."""
    words = (
        each.get(name, "") for each in row for name in ("series", "text", "beside")
    )
    return sum(page.wide(each) + 2 * CLEAR for each in words)
