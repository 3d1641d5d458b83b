"""The printed numbers at the bottom of each figure, each of which is one number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from sitegen.derive.extremes import Nest, Step
from sitegen.model.formula import FORMULAS, OutOfRangeError, corners, outward

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Node:
    """A figure: what it can be, and what it rests on."""

    place: int
    """Each stands behind all that it is computed from."""
    span: Interval
    leaves: frozenset[str]
    """The printed numbers at its bottom."""
    formula: Formula | None = None
    inputs: tuple[str, ...] = ()
    parameters: tuple[Interval, ...] = ()


class Ground:
    """What every figure can be, over the numbers that it rests on."""

    def __init__(self) -> None:
        self._nodes: dict[str, _Node] = {}

    def state(self, figure: Figure) -> None:
        """Take a figure as a number of its own, unless it is known as computed."""
        if figure.id not in self._nodes:
            self._nodes[figure.id] = _Node(
                place=len(self._nodes),
                span=figure.quantity.interval,
                leaves=frozenset({figure.id}),
            )

    def compute(
        self,
        name: str,
        formula: Formula,
        inputs: Sequence[str],
        parameters: Sequence[Interval],
        span: Interval,
    ) -> None:
        """Remember how the figure *name* follows from others, and what it can be."""
        leaves = (self._nodes[each].leaves for each in inputs)
        self._nodes[name] = _Node(
            place=len(self._nodes),
            span=span,
            leaves=frozenset().union(*leaves),
            formula=formula,
            inputs=tuple(inputs),
            parameters=tuple(parameters),
        )

    def extremes(
        self, formula: Formula, inputs: Sequence[str], parameters: Sequence[Interval]
    ) -> Interval:
        """
        Return the least and the greatest value of a formula of known figures.

        Step by step where its inputs have nothing in common, and over the numbers below
        them where they have. Raises `OutOfRangeError`.
        """
        spans = [self._nodes[each].span for each in inputs]
        stepwise = outward(*corners(formula.compute, [*spans, *parameters]))
        if not self._shared(inputs):
            return stepwise
        last = Step(
            formula=FORMULAS[formula.name],
            inputs=(),
            parameters=tuple(parameters),
            known=stepwise,
        )
        try:
            return self._nest(inputs, last).extremes()
        except OutOfRangeError:
            return stepwise

    def _shared(self, names: Iterable[str]) -> bool:
        """Tell whether a number enters more than one of several figures, or twice."""
        found = [self._nodes[each].leaves for each in names]
        return sum(map(len, found)) > len(frozenset().union(*found))

    def _nest(self, inputs: Sequence[str], last: Step) -> Nest:
        """Return the formulas above what has nothing in common, and that."""
        apart, between = self._taken_apart(inputs)
        places = {name: place for place, name in enumerate((*apart, *between))}
        nodes = [self._nodes[name] for name in between]
        steps = [
            Step(
                formula=node.formula,
                inputs=tuple(places[each] for each in node.inputs),
                parameters=node.parameters,
                known=node.span,
            )
            for node in nodes
            if node.formula
        ]
        top = Step(
            formula=last.formula,
            inputs=tuple(places[each] for each in inputs),
            parameters=last.parameters,
            known=last.known,
        )
        numbers = tuple(self._nodes[name].span for name in apart)
        return Nest(numbers, (*steps, top))

    def _taken_apart(self, inputs: Iterable[str]) -> tuple[list[str], list[str]]:
        """
        Take figures apart until those that are left have no number in common.

        Returns these, and what was taken apart in the order of its computation.
        """
        left = dict.fromkeys(inputs)
        uses = Counter(leaf for name in left for leaf in self._nodes[name].leaves)
        waiting: list[tuple[int, str]] = []
        for name in left:
            heappush(waiting, (-self._nodes[name].place, name))
        between: list[str] = []
        while waiting and len(between) < LARGEST:
            _, name = heappop(waiting)  # the last one first: nothing is below it
            node = self._nodes[name]
            if not node.formula or all(uses[leaf] == 1 for leaf in node.leaves):
                continue
            between.append(name)
            del left[name]
            uses.subtract(node.leaves)
            for each in dict.fromkeys(node.inputs):
                if each not in left:
                    left[each] = None
                    uses.update(self._nodes[each].leaves)
                    heappush(waiting, (-self._nodes[each].place, each))
        return list(left), between[::-1]
