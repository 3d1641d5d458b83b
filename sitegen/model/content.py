"""What was read, before any id in it is proved."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.diagnostics import Location
from sitegen.model.alike import Alike
from sitegen.model.formula import Name

if TYPE_CHECKING:
    from sitegen.model.chart import Chart
    from sitegen.model.figure import Figure
    from sitegen.model.identity import Known
    from sitegen.model.page import Page
    from sitegen.model.site import Settings
    from sitegen.model.source import Source
    from sitegen.model.vocabulary import Vocabulary


DROPPED = "none"
"""What a recipe says for a partner, product or enterprise that its inputs have and its
result has not."""


class Recipe(Alike, frozen=True, kw_only=True):
    """A figure to be computed, as read; its ids may lead nowhere."""

    BESIDE = ("at", "where")

    id: str
    formula: Name
    inputs: tuple[str, ...]
    subject: Mapping[str, str]
    """What differs from the subject of the first input, by dimension; `DROPPED` where
    the result is about all."""
    unit: str
    """The unit of the result where the formula does not give it."""
    note: str
    at: Location
    where: Mapping[str, Location]

    def place_of(self, key: str) -> Location:
        """Return where *key* stands, or the recipe itself."""
        return self.where.get(key, self.at)


class Content(Struct, frozen=True, kw_only=True):
    """Everything that the content files say."""

    settings: Settings
    vocabulary: Vocabulary
    sources: tuple[Source, ...]
    stated: tuple[tuple[Figure, ...], ...]
    """Those of each source, as read: ids may lead nowhere, and units have nothing but
    a name."""
    recipes: tuple[Recipe, ...]
    known: Known
    paragraphs: Mapping[str, Mapping[int, str]]
    charts: tuple[Chart, ...]
    pages: tuple[Page, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that is stated, in its order."""
        return tuple(chain.from_iterable(self.stated))


def in_order(recipes: Mapping[str, Recipe]) -> list[Recipe]:
    """Return recipes behind those that they need; none of a circle, or behind one."""
    needs = {
        name: {each for each in recipe.inputs if each in recipes}
        for name, recipe in recipes.items()
    }
    heirs: dict[str, list[str]] = {}
    for name, needed in needs.items():
        for each in needed:
            heirs.setdefault(each, []).append(name)
    ready = deque(name for name, needed in needs.items() if not needed)
    found = []
    while ready:
        done = ready.popleft()
        found.append(recipes[done])
        for heir in heirs.get(done, []):
            needs[heir].discard(done)
            if not needs[heir]:
                ready.append(heir)
    return found
