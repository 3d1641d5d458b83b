"""
Long lists in slices that are kept apart, so that a digit makes one of them anew.

Where a slice begins depends on the thing alone that stands there, so that one more, or
one in another place, moves no others, unless the list becomes four times as long. The
page rests on all that its slices rest on.
"""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from jinja2 import pass_context
from markupsafe import Markup

from sitegen.model.chart import Chart
from sitegen.model.figure import Figure
from sitegen.model.identity import Identity
from sitegen.render.held import SLICE
from sitegen.render.numbers import Numbers
from sitegen.render.templates import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jinja2 import Environment
    from jinja2.runtime import Context

    from sitegen.diagnostics import Report
    from sitegen.render.kept import Kept

LEAST = 4
"""So many things has a slice on the average, or more."""
SHORT = 8
"""A list of so many is no slice: to know of it would cost more than it brings."""
Thing = Chart | Figure | Identity
T = TypeVar("T", bound=Thing)


def in_template(env: Environment, kept: Kept, report: Report) -> object:
    """
    Return the function ``sliced(template, things, **given)`` of templates.

    It fills a template with each slice of the *things*, and with what it is *given*. A
    short list is no slice; nor is one that has notes, which are counted by the page.
    """

    @pass_context
    def sliced(
        context: Context, template: str, things: Sequence[Thing], **given: Any
    ) -> Markup:
        page, root = context["path"], context["root"]

        def filled(some: Sequence[Thing], numbers: Numbers) -> str:
            whole = {**given, "things": some, "numbers": numbers}
            return fill(env, template, {**whole, "path": page, "root": root}, report)

        if len(things) <= SHORT:
            return Markup(filled(things, context["numbers"]))  # noqa: S704 - as below
        made = []
        for some in in_slices(things):
            numbers = Numbers()
            name, told = f"{SLICE}{page} {some[0].id}", (template, some, given)
            make = partial(filled, some, numbers)
            text = kept.text(name, told, numbers, make).data.decode()
            if numbers.noted:
                text = filled(some, context["numbers"])
            context["numbers"].take(numbers.figures, ())
            made.append(text)
        return Markup("".join(made))  # noqa: S704 - templates escape

    return sliced


def in_slices(things: Iterable[T]) -> list[list[T]]:
    """Return the things in their order, in lists of which none is empty."""
    listed = [*things]
    slices, length = list[list[T]](), length_of(len(listed))
    for each in listed:
        if not slices or _begins(each, length):
            slices.append([])
        slices[-1].append(each)
    return slices


def length_of(count: int) -> int:
    """
    Return how many things of so many a slice has, on the average: a power of two.

    To make a thing costs some sixteen times as much as to fetch a slice: by a quarter
    of the root of their count, both together cost least.
    """
    return max(LEAST, 1 << max(0, count.bit_length() // 2 - 2))


def _begins(thing: Thing, length: int) -> bool:
    """Tell whether a slice begins with that thing, wherever it stands."""
    return not int.from_bytes(sha256(thing.id.encode()).digest()[:2]) % length
