"""
The numbers of one page: each a text in a link to its record, with its card and note.

A card is evidence that unfolds beside a number; it comes in a file of its own, so that
nothing hidden stands in the page. A note is the same in one line, at the end of the
page and on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from markupsafe import Markup

from sitegen.outputs import figure_address, file_of
from sitegen.render.broken import tell

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from jinja2 import Environment
    from jinja2.runtime import Context

    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.render.passages import Passage

MACRO = "macros/number.html"


class Numbers:
    """
    Collects the figures that a page shows, in order of their first use.

    The one that a page is *about*, by id, needs no note there.
    """

    def __init__(self, *, has_cards: bool = True, about: str = "") -> None:
        self._has_cards, self._about = has_cards, about
        self._figures: dict[str, Figure] = {}
        self._notes: dict[str, int] = {}

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures so far, each once."""
        return tuple(self._figures.values())

    @property
    def carded(self) -> tuple[Figure, ...]:
        """Those of them that have a card; none where they would be too many."""
        return self.figures if self._has_cards else ()

    @property
    def noted(self) -> tuple[Figure, ...]:
        """Those of them that have a note at the end of the page."""
        return tuple(self._figures[name] for name in self._notes)

    @property
    def state(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids of those that have a card, and of those that have a note."""
        return tuple(self._figures) if self._has_cards else (), tuple(self._notes)

    def take(self, shown: Iterable[Figure], noted: Iterable[Figure]) -> None:
        """Take figures as a text has them that is not made again."""
        for figure in shown:
            self.show(figure, is_noted=False)
        for figure in noted:
            self.show(figure, is_noted=True)

    def copy(self) -> Numbers:
        """Return the same, which stay as they are."""
        copied = Numbers(has_cards=self._has_cards, about=self._about)
        copied.become(self)
        return copied

    def become(self, other: Numbers) -> None:
        """Take the figures of others, and no more of one's own."""
        self._figures, self._notes = {**other._figures}, {**other._notes}

    def show(self, figure: Figure, *, is_noted: bool) -> int:
        """Take a figure; return the number of its note, 0 where it has none."""
        self._figures.setdefault(figure.id, figure)
        if is_noted and figure.id != self._about:
            return self._notes.setdefault(figure.id, len(self._notes) + 1)
        return 0


class Writer:
    """
    Writes the HTML of every number, by the one macro for it.

    The *doubted* ones, by id, are marked.
    """

    def __init__(
        self, env: Environment, doubted: Container[str], report: Report
    ) -> None:
        self._env, self._doubted, self._report = env, doubted, report

    def link(self, figure: Figure, shown: str, passage: Passage) -> Markup:
        """Return *shown*, which stands in a passage, as a link to its record."""
        note = 0
        if passage.numbers is not None:
            note = passage.numbers.show(figure, is_noted=passage.is_noted)
        return self._write(figure, shown, passage.root, note)

    def in_template(self) -> object:
        """
        Return the function ``number(figure, shown)`` of templates.

        A number that its row already tells the source of needs no note.
        """

        @pass_context
        def number(
            context: Context, figure: Figure, shown: str, *, noted: bool = True
        ) -> Markup:
            note = context["numbers"].show(figure, is_noted=noted)
            return self._write(figure, shown, context["root"], note)

        return number

    def _write(self, figure: Figure, shown: str, root: str, note: int) -> Markup:
        href = f"{root}{file_of(figure_address(figure))}"
        try:
            module: Any = self._env.get_template(MACRO).module
            html: Markup = module.number(
                figure, shown, href, note, figure.id in self._doubted
            )
        except Exception as error:  # noqa: BLE001 - a template can raise anything
            tell(error, MACRO, self._env, self._report)
            return Markup()
        return html
