"""
Long tables in slices that are kept apart, so that a digit makes one of them anew.

Where a slice begins depends on the figure alone that stands there, so that one more, or
one in another place, moves no others. The page rests on all that its slices rest on.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from jinja2 import pass_context
from markupsafe import Markup

from sitegen.render.held import SLICE
from sitegen.render.numbers import Numbers
from sitegen.render.templates import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment
    from jinja2.runtime import Context

    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.render.kept import Kept

LENGTH = 32
"""Figures of a slice, on the average; bytes have a multiple of as many values."""


def in_template(env: Environment, kept: Kept, report: Report) -> object:
    """
    Return the function ``sliced(template, figures, **given)`` of templates.

    It fills a template with each slice of the *figures*, and with what it is *given*;
    their numbers have no notes.
    """

    @pass_context
    def sliced(
        context: Context, template: str, figures: Iterable[Figure], **given: Any
    ) -> Markup:
        page, root = context["path"], context["root"]
        made = []
        for some in _slices(figures):
            numbers = Numbers()
            whole = {**given, "figures": some, "numbers": numbers}
            whole |= {"path": page, "root": root}
            name, told = f"{SLICE}{page} {some[0].id}", (template, some, given)

            def make(whole: Mapping[str, Any] = whole) -> str:
                return fill(env, template, {**whole}, report)

            made.append(kept.text(name, told, numbers, make).data.decode())
            context["numbers"].take(numbers.figures, ())
        return Markup("".join(made))  # noqa: S704 - templates escape

    return sliced


def _slices(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Return the figures in their order, in lists of which none is empty."""
    slices: list[list[Figure]] = []
    for each in figures:
        if not slices or _begins(each):
            slices.append([])
        slices[-1].append(each)
    return slices


def _begins(figure: Figure) -> bool:
    """Tell whether a slice begins with that figure, wherever it stands."""
    return not sha256(figure.id.encode()).digest()[0] % LENGTH
