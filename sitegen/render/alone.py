"""
The front page as one file that needs no other: for a chat, a mail, a disk.

Its pictures and its style are in it, and each number leads to its note in it, which
says where the number comes from. What would need a script is left out. Links lead to
the current site where its address is known; where it is not, only to the sources.
"""

from __future__ import annotations

import re

MOST = 300_000
"""So many bytes at most, that any mail takes; pictures go before words do."""

_LINK = re.compile(r'<a\b([^>]*)\bhref="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_NOTED = re.compile(r'\bdata-note="(\d+)"')
_ACTIVE = re.compile(
    r'<button\b.*?</button>|<div class="tools">.*?</div>| data-(?:live|vega)="[^"]*"',
    re.DOTALL,
)
_PICTURES = (
    re.compile(r'<div class="wide">.*?</div>', re.DOTALL),
    re.compile(r'<div class="narrow">.*?</div>', re.DOTALL),
)
"""What goes where there is too much: first the wide ones, then all of them."""


def copied(html: str, home: str) -> str:
    """Return a page that stands by itself; *home* is where the site is, or empty."""
    found = _LINK.sub(lambda link: _link(link, home), _ACTIVE.sub("", html))
    for picture in _PICTURES:
        if len(found.encode()) > MOST:
            found = picture.sub("", found)
    return found


def _link(link: re.Match[str], home: str) -> str:
    """Return a link that leads somewhere from anywhere, or else its words."""
    before, way, after, words = link.groups()
    if note := _NOTED.search(before + after):
        way = f"#note-{note[1]}"
    elif not way.startswith(("#", "https://")):
        path = re.sub(r"^(\.\./)+", "", way)
        path = re.sub(r"(^|(?<=/))index\.html(?=#|$)", "", path)
        way = f"{home}{path}" if home else ""
    return f'<a{before}href="{way}"{after}>{words}</a>' if way else words
