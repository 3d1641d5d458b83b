"""
What no value can be: a share of more than the whole, a fall by more than all.

A contribution can be either, since what grew can outgrow what fell; so can anything of
a balance, which is negative at times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from sitegen.check.of_source import OfSource
    from sitegen.diagnostics import Report

POSSIBLE = {
    Kind.LEVEL: "not negative",
    Kind.SHARE: "from 0 to 100 %",
    Kind.SHIFT: "from -100 to 100 pp",
    Kind.GROWTH: "at least -100 %",
}
"""What the values of a kind are, in words."""


def prove_figures(given: OfSource, report: Report) -> None:
    """Report values that lie outside of what their kind allows."""
    vocabulary = given.vocabulary
    for figure in given.figures:
        measure = figure.subject.measure
        limits = vocabulary.limits(figure.kind, measure, figure.scope)
        words = POSSIBLE.get(figure.kind)
        if words and limits and not limits.meets(figure.quantity.interval):
            cure = "correct the value, or its kind"
            if figure.scope in vocabulary.scopes:
                cure += f"; {figure.scope!r} may say is_whole: no, if it is no whole"
            if figure.kind is Kind.LEVEL:
                cure += f"; if there are such, {measure!r} says is_signed: yes"
            message = f"a {figure.kind} is {words}; {cure}"
            report.error("value-impossible", figure.value_at, message)
