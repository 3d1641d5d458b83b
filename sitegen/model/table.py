"""A table of the downloads: what its columns are, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sitegen.model.site import Site

TEXT, NUMBER, INTEGER, DATE, ADDRESS = "string", "number", "integer", "date", "uri"

Row = dict[str, str]


class Column(Struct, frozen=True):
    """What stands in one column of a download."""

    name: str
    kind: str
    """One of `TEXT`, `NUMBER`, `INTEGER`, `DATE` and `ADDRESS`."""
    means: str
    """For the dictionary: a sentence without a point."""
    read: Callable[..., object]
    """What it is of one thing of its table and of the site; empty text for nothing."""
    words: tuple[str, ...] = ()
    """The words that may stand there, where they are few."""
    is_required: bool = False


class Table(Struct, frozen=True, kw_only=True):
    """A table of the downloads."""

    name: str
    title: str
    key: tuple[str, ...]
    """The columns by which a row is known."""
    foreign: tuple[tuple[str, str], ...] = ()
    """A column, and the table whose key it holds."""
    columns: tuple[Column, ...]
    things: Callable[[Site], Iterable[object]]
    """What has a row each."""

    def rows(self, site: Site) -> list[Row]:
        """Return a row for each thing, every cell as text."""
        columns = [(column.name, column.read) for column in self.columns]
        return [
            {name: str(read(thing, site)) for name, read in columns}
            for thing in self.things(site)
        ]
