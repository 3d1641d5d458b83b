"""
Shares of a whole, each against the length of the whole.

For parts that may or may not be all there are. They are compared from one line, which
a stack would not allow; of what is left one says the name and the size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.draw.marks import fill
from sitegen.draw.page import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    import altair as alt

    from sitegen.draw.marks import Sketch
    from sitegen.draw.page import Page
    from sitegen.draw.records import Record

HUNDRED = 100.0


def place(found: list[Record], _page: Page) -> list[Record]:
    """Put the words of each row behind the end of the whole."""
    wholes = [each["value"] for each in found if each["role"] == "whole"]
    whole = max(wholes, default=HUNDRED)
    return [each | {"at": whole, "side": "right", "whole": whole} for each in found]


def marks(sketch: Sketch) -> Iterator[alt.Chart]:
    """Yield the whole as a pale track, and the part on it."""
    yield sketch.bar(0, "whole", fill=Tone.LINE)
    yield sketch.bar(0, "value").encode(fill=fill(sketch.found))
