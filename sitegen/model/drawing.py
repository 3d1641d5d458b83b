"""A chart on its way to a page: planned and drawn, what is large when asked for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.chart import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sitegen.model.chart import Chart
    from sitegen.model.plan import Plan, Row


SIZE = re.compile(r' width="([0-9.]+)" height="([0-9.]+)"')
HEAD = 300
"""So many bytes of a picture say how large it is."""


class Planned(Struct, frozen=True, kw_only=True, eq=False):
    """A chart that may be drawn; its plan is made when somebody asks for it."""

    chart: Chart
    figures: tuple[str, ...]
    """The ids of `Plan.figures`."""
    trace: str
    """A hash of all that the plan rests on: by it what is made of the plan is known."""
    plan: Callable[[], Plan]
    """Makes it, once."""


class Downloads(Struct, frozen=True, kw_only=True):
    """What can be downloaded of a chart."""

    sizes: Mapping[str, int]
    """Name of a file, e.g. ``chart.svg`` -> its bytes."""
    files: Mapping[str, bytes]
    """The files by name."""


class Drawing(Struct, frozen=True, kw_only=True, eq=False):
    """
    A chart in its two widths, in words, and as downloads, fetched when asked for.

    One that is new is drawn meanwhile: who asks for pictures waits for these, and who
    asks for downloads for all that is drawn.
    """

    figures: tuple[str, ...]
    """The figures behind the picture, in its order."""
    plan: Callable[[], Plan]
    """Returns what it shows, as rows and in words."""
    pictures: Callable[[], Mapping[str, bytes]]
    """Returns what is drawn on a page, by name."""
    downloads: Callable[[], Downloads]
    """Returns what can be downloaded of it."""
    hashed: Callable[[], str]
    """Returns the hash of all that a page can say of it; no picture is waited for."""
    has_letters: Callable[[], bool]
    """Tells whether the font of pictures has all of its letters."""

    @property
    def hash(self) -> str:
        """Of all that a page can say of it; what a trial leaves undrawn has another."""
        return self.hashed()

    @property
    def is_drawable(self) -> bool:
        """Whether there is a PNG of it."""
        return self.has_letters()

    @property
    def files(self) -> Mapping[str, bytes]:
        """The downloads by name."""
        return self.downloads().files

    @property
    def sizes(self) -> Mapping[str, int]:
        """Name of a download -> its bytes."""
        return self.downloads().sizes

    @property
    def narrow(self) -> str:
        """The picture for a narrow page, a complete SVG element without ids."""
        return self.pictures()["narrow"].decode()

    @property
    def wide(self) -> str:
        """The picture for a wide page."""
        return self.pictures()["wide"].decode()

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of its PNG, which has two for each of the drawing."""
        head = self.files["chart.svg"][:HEAD].decode(errors="ignore")
        found = SIZE.search(head)
        wide, high = map(float, found.groups()) if found else (0, 0)
        return int(2 * wide), int(2 * high)

    @property
    def description(self) -> str:
        """What the picture shows, in words, from the same figures."""
        return self.plan().description

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its marks with their words, in the order of the picture."""
        return self.plan().rows

    @property
    def looks(self) -> tuple[Look, ...]:
        """What in it wants a word of explanation."""
        return tuple(map(Look, json.loads(self.pictures()["looks"] or "[]")))

    @property
    def sources(self) -> tuple[str, ...]:
        """The slugs of the articles behind it, each once."""
        return self.plan().sources

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of marks that cannot be drawn as something of them is unknown."""
        return self.plan().missing

    @property
    def panels(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of each panel by its name, which is empty where there is one."""
        found: dict[str, tuple[Row, ...]] = {}
        for row in self.rows:
            found[row.panel] = (*found.get(row.panel, ()), row)
        return found
