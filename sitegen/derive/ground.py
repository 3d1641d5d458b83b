"""The printed numbers at the bottom of each figure, each of which is one number."""

from __future__ import annotations

from collections import Counter
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.derive.extremes import Nest, Step
from sitegen.hashed import hashed
from sitegen.model.formula import FORMULAS, OutOfRangeError, corners
from sitegen.model.rounding import outward
from sitegen.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.formula import Formula
    from sitegen.model.quantity import Interval

LARGEST = 100
"""
Formulas that are taken apart for one figure, at most.

What lies deeper counts as numbers of their own, which can only make an interval wider.
"""


class Node(Struct, frozen=True, kw_only=True):
    """A figure: what it can be, and what it rests on."""

    name: str
    key: str = ""
    """The hash of all that it follows from."""
    depth: int = 0
    """Each is deeper than all that it is computed from."""
    span: Interval
    leaves: frozenset[str]
    """The printed numbers at its bottom."""
    formula: Formula | None = None
    inputs: tuple[Node, ...] = ()
    parameters: tuple[Interval, ...] = ()


@remembered
def printed(figure: Figure) -> Node:
    """Return a figure as a number of its own."""
    span, leaves = figure.quantity.interval, frozenset({figure.id})
    return Node(name=figure.id, key=hashed(figure), span=span, leaves=leaves)


def computed(
    name: str,
    formula: Formula,
    inputs: Sequence[Node],
    parameters: Sequence[Interval],
    span: Interval,
) -> Node:
    """Return the figure *name* as it follows from others; *span* is what it can be."""
    return Node(
        name=name,
        depth=1 + max(each.depth for each in inputs),
        span=span,
        leaves=frozenset().union(*(each.leaves for each in inputs)),
        formula=formula,
        inputs=tuple(inputs),
        parameters=tuple(parameters),
    )


def extremes(
    formula: Formula, inputs: Sequence[Node], parameters: Sequence[Interval]
) -> Interval:
    """
    Return the least and the greatest value of a formula of figures.

    Step by step where its inputs have nothing in common, and over the numbers below
    them where they have. Raises `OutOfRangeError`.
    """
    spans = [each.span for each in inputs]
    stepwise = outward(*corners(formula.compute, [*spans, *parameters]))
    leaves = [each.leaves for each in inputs]
    if sum(map(len, leaves)) == len(frozenset().union(*leaves)):
        return stepwise
    last = Step(
        formula=FORMULAS[formula.name],
        inputs=(),
        parameters=tuple(parameters),
        known=stepwise,
    )
    try:
        return _nest(inputs, last).extremes()
    except OutOfRangeError:
        return stepwise


def _nest(inputs: Sequence[Node], last: Step) -> Nest:
    """Return the formulas above what has nothing in common, and that."""
    apart, between = _taken_apart(inputs)
    places = {each.name: place for place, each in enumerate((*apart, *between))}
    steps = [
        Step(
            formula=node.formula,
            inputs=tuple(places[each.name] for each in node.inputs),
            parameters=node.parameters,
            known=node.span,
        )
        for node in between
        if node.formula
    ]
    top = Step(
        formula=last.formula,
        inputs=tuple(places[each.name] for each in inputs),
        parameters=last.parameters,
        known=last.known,
    )
    return Nest(tuple(each.span for each in apart), (*steps, top))


def _taken_apart(inputs: Iterable[Node]) -> tuple[list[Node], list[Node]]:
    """
    Take figures apart until those that are left have no number in common.

    Returns these, and what was taken apart in the order of its computation.
    """
    left = {each.name: each for each in inputs}
    uses = Counter(leaf for node in left.values() for leaf in node.leaves)
    waiting: list[tuple[int, str]] = []
    for node in left.values():
        heappush(waiting, (-node.depth, node.name))
    between: list[Node] = []
    while waiting and len(between) < LARGEST:
        _, name = heappop(waiting)  # the deepest first: nothing is computed from it
        node = left[name]
        if not node.formula or all(uses[leaf] == 1 for leaf in node.leaves):
            continue
        between.append(left.pop(name))
        uses.subtract(node.leaves)
        for each in node.inputs:
            if each.name not in left:
                left[each.name] = each
                uses.update(each.leaves)
                heappush(waiting, (-each.depth, each.name))
    return list(left.values()), between[::-1]
