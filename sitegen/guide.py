"""Lists what content can call for, formulas and kinds of chart, each by an example."""

from __future__ import annotations

import re
from textwrap import fill, indent
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.model.formula import FORMULAS, Name

if TYPE_CHECKING:
    from collections.abc import Mapping

RECIPES: Mapping[Name, tuple[str, str]] = {
    Name.SUM: (
        "trade: {formula: sum, of: [exports-2024, imports-2024], measure: trade}",
        "100.0 EUR bn",
    ),
    Name.DIFFERENCE: (
        (
            "imports: {formula: difference, of: [trade-2024, exports-2024], "
            "measure: imports}"
        ),
        "40.0 EUR bn",
    ),
    Name.BALANCE: (
        (
            "balance: {formula: balance, of: [exports-2024, imports-2024], "
            "measure: balance}"
        ),
        "20.0 EUR bn",
    ),
    Name.SHARE: (
        "exports-share: {formula: share, of: [exports-2024, trade-2024]}",
        "60.0 %",
    ),
    Name.RATIO: (
        (
            "exports-per-import: {formula: ratio, of: [exports-2024, imports-2024], "
            "measure: exports-per-import, unit: EUR per EUR}"
        ),
        "1.50 EUR per EUR",
    ),
    Name.GROWTH: (
        "exports-since-2020: {formula: growth, of: [exports-2024, exports-2020]}",
        "25 %",
    ),
    Name.SHIFT: (
        (
            "boats-shift: {formula: shift, of: [exports-boats-2024.share, "
            "exports-boats-2023.share]}"
        ),
        "1.5 pp",
    ),
    Name.PRIOR: (
        "trade-2023: {formula: prior, of: [trade-2024, trade-2024.growth]}",
        "95.2 EUR bn",
    ),
    Name.CONTRIBUTION: (
        (
            "exports-contribution: {formula: contribution, of: [exports-2024, "
            "exports-2024.growth, trade-2024, trade-2024.growth]}"
        ),
        "93 %",
    ),
    Name.CONTRIBUTION_POINTS: (
        (
            "exports-points: {formula: contribution-points, of: [exports-2024, "
            "exports-2024.growth, trade-2024, trade-2024.growth]}"
        ),
        "4.7 pp",
    ),
    Name.REMAINDER_GROWTH: (
        (
            "imports-growth: {formula: remainder-growth, of: [trade-2024, "
            "trade-2024.growth, exports-2024, exports-2024.growth], measure: imports}"
        ),
        "0.8 %",
    ),
    Name.MONTHLY: (
        "exports-a-month: {formula: monthly, of: [exports-2024], measure: monthly}",
        "5.0 EUR bn",
    ),
    Name.YEARLY_GROWTH: (
        "exports-a-year: {formula: yearly-growth, of: [exports-since-2020]}",
        "5.7 %",
    ),
    Name.CONVERTED: (
        (
            "rate: {formula: converted, of: [exports-2024, exports-2024.equivalent], "
            "measure: rate, unit: EUR per USD}"
        ),
        "0.923 EUR per USD",
    ),
    Name.PART: (
        (
            "boats: {formula: part, of: [exports-2024, exports-boats-2024.share], "
            "product: boats}"
        ),
        "12.0 EUR bn",
    ),
}
"""An entry of ``derived.yaml`` for each formula, and what comes of it."""

GIVEN = (
    "of trade 100.0 with growth of 5.0 %, exports 60.0 (48.0 in 2020, 65.0 USD bn, "
    "8.0 % more than in 2023, 20.0 % of them boats, and 18.5 % in 2023) and imports "
    "40.0 EUR bn in 2024"
)
"""What the figures of the examples are, in words."""

FIGURES = {
    "series": "[exports-2023, exports-2024, imports-2023, imports-2024]",
    "whole": "[exports-boats-2024, exports-tea-2024]",
    "": "[exports-2023, exports-2024]",
}
"""What a chart may show, by the key that it needs."""
KEYS = {"series": "period", "panels": "measure", "whole": "exports-2024"}
"""Values of keys that a kind of chart needs."""
WIDTH = 78


def formulas() -> str:
    """Return every formula: its inputs, what it computes, an entry of derived.yaml."""
    told = [f"Formulas of content/derived.yaml. The examples are {GIVEN}."]
    for name, formula in FORMULAS.items():
        recipe, gives = RECIPES[name]
        inputs = ", ".join(formula.inputs) + (" …" if formula.is_open else "")
        words = formula.text.format(*("ABCD"[: len(formula.inputs)]))
        rate = "; through a rounded rate" if formula.uses_rate else ""
        about = f"{inputs}: {words}{rate}"
        told.append(
            f"{name}\n{_block(about)}\n{_block(recipe)}\n{_block(f'= {gives}')}"
        )
    return "\n\n".join(fill(each, WIDTH) if each is told[0] else each for each in told)


def charts() -> str:
    """Return every kind of chart: what it draws, and a file that asks for it."""
    told = ["Kinds of chart; each example is a file content/charts/<id>.yaml."]
    for name, words in kinds().items():
        told.append(f"{name}\n{_block(words)}\n{indent(example(name), ' ' * 4)}")
    return "\n\n".join(told)


def example(kind: str) -> str:
    """Return a file for a chart of a *kind*, with the keys that it needs."""
    from sitegen.plan.kinds import KINDS

    needs = sorted(KINDS[kind].needs)
    key = next((each for each in needs if each in FIGURES), "")
    figures, subtitle = FIGURES[key], "Exports, billion euros"
    if Kind.LEVEL not in KINDS[kind].means:
        figures = re.sub(r"(?=[,\]])", ".growth", figures)
        subtitle = "Growth of exports, per cent"
    lines = [
        f"kind: {kind}",
        "title: What the picture shows, {exports-2024} for one",
        f"subtitle: {subtitle}",
        *(f"{each}: {KEYS[each]}" for each in needs),
        fill(f"figures: {figures}", WIDTH - 4, subsequent_indent="  "),
    ]
    return "\n".join(lines)


def kinds() -> dict[str, str]:
    """Return each kind of chart with what it draws, in a line."""
    from sitegen.plan.kinds import KINDS

    return {name: f"{sort.says}." for name, sort in KINDS.items()}


def _block(text: str) -> str:
    return indent(fill(text, WIDTH - 4, subsequent_indent="  "), " " * 4)
