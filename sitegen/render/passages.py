"""The texts of the content that are prose, and the places of words in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from sitegen.diagnostics import Location
from sitegen.texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sitegen.model.site import Site
    from sitegen.render.numbers import Numbers


class Directive(Struct, frozen=True):
    """A line such as ``::: cards exports-2025 imports-2025``."""

    name: str
    words: tuple[str, ...]
    at: Location
    level: int = 3
    """The level of a heading in it."""


class Passage(Struct, frozen=True):
    """Where a text comes from and where it goes."""

    text: str
    at: Location
    root: str = ""
    """The way from its page to the top of the site, e.g. ``../../``."""
    numbers: Numbers | None = None
    """Collects the numbers shown; without it they have neither card nor note."""
    is_noted: bool = True
    """Whether they have notes at the end of the page."""
    direct: Callable[[Directive], str] | None = None
    """Makes the HTML of directives; `None` where there are none."""
    lines: tuple[str, ...] = field(default=())
    """The lines of the text if it begins its own lines of the file."""

    def locate(self, line: int, column: int = 0) -> Location:
        """Return a place of the text in its file; both count from 0."""
        if not self.lines:
            return self.at
        return Location(self.at.path, self.at.line + line, column + 1)


class Cursor(Struct):
    """Goes through the lines of a passage, so that equal words have their places."""

    passage: Passage
    _line: int = 0
    _column: int = 0
    _stop: int = 0

    def enter(self, start: int, stop: int) -> None:
        """Go to the block between two lines; never back."""
        if start > self._line:
            self._line, self._column = start, 0
        self._stop = stop

    def find(self, snippet: str, *, stays: bool = False) -> Location:
        """Return the next place of *snippet* in the block, or where its rest begins."""
        column = self._column
        for line in range(self._line, min(self._stop, len(self.passage.lines))):
            found = self.passage.lines[line].find(snippet, column)
            if found >= 0:
                if not stays:
                    self._line, self._column = line, found + len(snippet)
                return self.passage.locate(line, found)
            column = 0
        return self.passage.locate(self._line)


def passages(site: Site) -> Mapping[str, Sequence[Passage]]:
    """Return the prose of everything but the pages, by the file in which it stands."""
    found: dict[str, list[Passage]] = {}
    for text, at in texts(site):
        if text:
            found.setdefault(str(at.path), []).append(Passage(text, at))
    return found
