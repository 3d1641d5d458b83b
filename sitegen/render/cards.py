"""
The numbers of one page, each an object with its card.

A number is a button that opens its card, a native popover, so that it works
without JavaScript. On paper the cards are footnotes, hence their numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from sitegen.model.figure import Figure


class Cards:
    """Collects the figures that a page shows, in order of their first use."""

    def __init__(self) -> None:
        self._order: dict[str, Figure] = {}

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures so far, each once."""
        return tuple(self._order.values())

    def __contains__(self, name: str) -> bool:
        return name in self._order

    def number(self, figure: Figure, text: str) -> Markup:
        """Return *text* as the button that opens the card of *figure*."""
        self._order.setdefault(figure.id, figure)
        place = list(self._order).index(figure.id) + 1
        mark = Markup('<span class="has-note">*</span>') if figure.note else ""
        return Markup(
            '<button type="button" class="figure {}" popovertarget="card-{}">{}{}'
            '</button><sup class="footnote">{}</sup>'
        ).format(figure.status, figure.id, text, mark, place)
