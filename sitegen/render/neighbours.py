"""The pages of figures, each with the figures nearest to it of those on its subject."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sitegen import outputs
from sitegen.later import Asked, Once
from sitegen.render.numbers import Numbers
from sitegen.render.order import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sitegen.model.figure import Figure, Subject
    from sitegen.model.site import Site
    from sitegen.render.templates import Values
    from sitegen.render.views import View

OTHERS = 12
"""So many figures of its subject are on the page of a figure, lest the pages of long
series grow as the square of their length."""


def pages_of_figures(site: Site) -> Iterator[View]:
    """Yield a view for each figure of a site."""
    values = partial(_values, Once(partial(_Around, site)))
    for figure in site.figures.values():
        yield outputs.figure_address(figure), "figure.html", Asked(values, figure)


class _Around:
    """What the pages of all figures tell of others."""

    def __init__(self, site: Site) -> None:
        about: dict[Subject, list[Figure]] = {}
        self.feeding: dict[str, list[Figure]] = {}
        """What each figure goes into, by its id."""
        for each in site.figures.values():
            about.setdefault(each.subject, []).append(each)
            if each.derivation:
                for name in dict.fromkeys(each.derivation.inputs):
                    self.feeding.setdefault(name, []).append(each)
        self._about = {
            subject: Once(partial(_placed, found)) for subject, found in about.items()
        }

    def placed(self, figure: Figure) -> tuple[list[Figure], dict[str, int]]:
        """Return the figures of its subject in their order, and the place of each."""
        return self._about[figure.subject]()


def _placed(figures: list[Figure]) -> tuple[list[Figure], dict[str, int]]:
    found = in_order(figures)
    return found, {each.id: place for place, each in enumerate(found)}


def _values(known: Callable[[], _Around], figure: Figure) -> Values:
    """Return the values of the page of a figure."""
    same, places = known().placed(figure)
    others = _nearest(same, places[figure.id])
    return {
        "figure": figure,
        "pictured": figure,
        "numbers": Numbers(about=figure.id),
        "others": others,
        "more": len(same) - 1 - len(others),
        "feeding": known().feeding.get(figure.id, ()),
    }


def _nearest(found: list[Figure], at: int) -> list[Figure]:
    """Return the figures that stand around the one at a place of a list, at most so."""
    first = max(0, min(at - OTHERS // 2, len(found) - 1 - OTHERS))
    return [*found[first:at], *found[at + 1 : first + OTHERS + 1]]
