"""What a page says, block by block: in its source, as it is seen, as it is copied."""

from __future__ import annotations

from typing import NamedTuple

BLOCKS = (
    "main :is(p, li, dd)"
    ":not(:has(p, li, dd, table, details, svg), svg *, [hidden])"
    ":not(nav *, .credit, .looks, .told *)"
)
"""
What holds sentences, the words of lists and what is said of charts. A line that only
leads elsewhere is none, nor are the marks of a legend.
"""

# What a page says: as its source has it, as it is seen, and as it is copied. What
# comes from the style, such as a star, is in none of them.
SAID = """selector => [...document.querySelectorAll(selector)].filter(block => {
    const ways = [...block.querySelectorAll("a:not(.figure), button")];
    const led = ways.reduce((sum, way) => sum + way.textContent.length, 0);
    return led < 0.75 * block.textContent.trim().length;
}).map(block => {
    getSelection().selectAllChildren(block);
    return [block.textContent, block.innerText, getSelection().toString()];
})"""


class Block(NamedTuple):
    """One block of a page in its three forms."""

    source: str
    seen: str
    copied: str


Said = dict[str, list[Block]]
"""The blocks by page."""
