"""
Shares of a whole, each against the length of the whole.

For parts that may or may not be all there are. They are compared from one line, which
a stack would not allow; of what is left one says the name and the size.
"""

from __future__ import annotations

from sitegen.draw.marks import Layers, Page, Record, Sketch, Tone, fill

HUNDRED = 100.0


def place(found: list[Record], _page: Page) -> list[Record]:
    """Put the words of each row behind the end of the whole."""
    wholes = [each["value"] for each in found if each["role"] == "whole"]
    whole = max(wholes, default=HUNDRED)
    return [each | {"at": whole, "side": "right", "whole": whole} for each in found]


def marks(sketch: Sketch) -> Layers:
    """Yield the whole as a pale track, and the part on it."""
    yield sketch.bar(0, "whole", fill=Tone.LINE)
    yield sketch.bar(0, "value").encode(fill=fill(sketch.found))
