"""
What a page of HTML defines and points to.

Pages that are written as our templates write (names in any case, values in double
quotes, comments, scripts and styles) are scanned by one expression, which is many
times faster than a parser and finds the same; all others are parsed.
"""

from __future__ import annotations

import re
from html import unescape

from msgspec import Struct, field

REFERRING = {"aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"}
KNOWN = {*REFERRING, "id", "href", "src"}
_SPACE = r"[ \t\n\r\f]"
_ATTRIBUTE = r'[a-z_:@][\w:.-]*(?:="[^"]*")?'
_TELLING = r"(?:id|href|src|aria-|popovertarget)"
"""How attributes begin that may be of those that are `KNOWN`."""
_SILENT = rf"(?:{_SPACE}+(?!{_TELLING}){_ATTRIBUTE})*"
_SAYING = (
    rf"({_SILENT}{_SPACE}+{_TELLING}[\w:.-]*(?:=\"[^\"]*\")?(?:{_SPACE}+{_ATTRIBUTE})*)"
)
_END = rf"{_SPACE}*/?>"
_NAME = r"(?!script|style)[a-z][a-z0-9-]*"
_PARTS = re.compile(
    rf"(?:[^<]*<(?:(script|style){_SILENT}{_SPACE}*>.*?</\1>|{_NAME}{_SILENT}{_END}"
    r"|/[a-z][a-z0-9-]*>|!--(?!-?>).*?-->|!doctype [a-z]+>)){0,99}"
    rf"(?:[^<]*(?P<at><)(?:(script|style){_SAYING}{_SPACE}*>.*?</\3>"
    rf"|({_NAME}){_SAYING}{_END}))?",
    re.DOTALL | re.IGNORECASE | re.ASCII,
)
"""
Some parts of a page that say nothing of interest here, and then one that may, if any.

There is an end to them, since all that the expression might take back is remembered.
"""
_PAIR = re.compile(r'([a-z_:@][\w:.-]*)(?:="([^"]*)")?', re.IGNORECASE | re.ASCII)


class Markup(Struct):
    """Names with the offset of the tag in which they stand, in order."""

    text: str
    ids: dict[str, int] = field(default_factory=dict)
    twice: list[tuple[str, int]] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    referred: list[tuple[str, int]] = field(default_factory=list)

    def place(self, at: int) -> tuple[int, int]:
        """Return the line from 1 and the column from 0 of an offset."""
        return self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at) - 1

    def add(self, tag: str, name: str, value: str, at: int) -> None:
        """Note an attribute of a tag."""
        # An image may stand in the page itself; a page behind a link may not.
        if value.startswith("data:") and tag != "a":
            return
        if name == "id":
            if value in self.ids:
                self.twice.append((value, at))
            self.ids[value] = at
        elif name in REFERRING:
            self.referred += [(each, at) for each in value.split()]
        elif name in {"href", "src"}:
            self.links.append((value, at))


def look(text: str) -> Markup:
    """Return what a page defines and points to."""
    return scan(text) or parse(text)


def scan(text: str) -> Markup | None:
    """Return the same by one expression, or `None` for a page that needs a parser."""
    found, end = Markup(text), 0
    while (part := _PARTS.match(text, end)) and part.end() > end:
        end = part.end()
        if attributes := part[4] or part[6]:
            tag, at = (part[3] or part[5]).lower(), part.start("at")
            for name, value in _PAIR.findall(attributes):
                if name.lower() in KNOWN:
                    found.add(tag, name.lower(), unescape(value), at)
    return None if "<" in text[end:] else found


def parse(text: str) -> Markup:
    """Return the same by the parser of the standard library."""
    from html.parser import HTMLParser  # few pages need it

    found, lines = Markup(text), [0, *(each.end() for each in re.finditer("\n", text))]

    class Reader(HTMLParser):
        def handle_starttag(
            self, tag: str, attrs: list[tuple[str, str | None]]
        ) -> None:
            line, column = self.getpos()
            for name, value in attrs:
                found.add(tag, name, value or "", lines[line - 1] + column)

    reader = Reader(convert_charrefs=True)
    reader.feed(text)
    reader.close()
    return found
