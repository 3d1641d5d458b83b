"""
The numbers of one page, each an object with its card.

A number is a button that opens its card, a native popover, so that it works
without JavaScript. On paper the cards are footnotes, hence their numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Collection

    from sitegen.model.figure import Figure


_FOLLOWED = re.compile(
    r'<button class="figure [^>]*>[^<]*</button>'
    r'(?:<(?:span class="star"|sup)[^<]*</(?:span|sup)>|[.,;:!?)\u201d])+'
)
_NUMBER = re.compile(r"(.*?\d\S*)(\s\S+)(.*)", re.DOTALL)
"""A number, the first word of its unit, and the rest."""


def kept_together(html: str) -> str:
    """
    Return *html* in which no line breaks between a number, its footnote and its comma.

    A line may break behind any button, whatever follows.
    """
    return _FOLLOWED.sub(r'<span class="kept">\g<0></span>', html)


class Cards:
    """
    Collects the figures that a page shows, in order of their first use.

    What is folded away is not on paper, so that its numbers have no footnotes. The
    *disputed* ones, by id, have a star.
    """

    def __init__(self, disputed: Collection[str]) -> None:
        self._disputed = disputed
        self._order: dict[str, Figure] = {}
        self._footnotes: dict[str, int] = {}
        self._is_folded = False

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures so far, each once: those with footnotes first, in their order."""
        last = len(self._footnotes) + 1
        shown = sorted(self._order, key=lambda name: self._footnotes.get(name, last))
        return tuple(self._order[name] for name in shown)

    def __contains__(self, name: str) -> bool:
        return name in self._order

    def fold(self, *, away: bool) -> None:
        """Say whether the numbers that follow stand in a part that is folded away."""
        self._is_folded = away

    def footnote(self, figure: Figure) -> int:
        """Return the number of the footnote of a figure; 0 where it has none."""
        return self._footnotes.get(figure.id, 0)

    def number(self, figure: Figure, text: str) -> Markup:
        """
        Return *text*, its number as the button that opens the card of *figure*.

        The unit stands outside, for no line breaks within a button.
        """
        self._order.setdefault(figure.id, figure)
        found = _NUMBER.fullmatch(text)
        number, unit, rest = found.groups() if found else (text, "", "")
        shown = Markup(
            '<button class="figure {}" popovertarget="card-{}">{}</button>'
        ).format(figure.status, figure.id, number)
        if unit:
            shown = Markup('<span class="kept">{}{}</span>{}').format(shown, unit, rest)
        if figure.id in self._disputed:
            shown += Markup('<span class="star">*</span>')
        if self._is_folded:
            return shown
        place = self._footnotes.setdefault(figure.id, len(self._footnotes) + 1)
        return shown + Markup('<sup class="footnote">{}</sup>').format(place)
