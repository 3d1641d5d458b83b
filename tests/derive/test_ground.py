"""Intervals over the printed numbers at the bottom of a formula, each of them once."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.derive import derive
from sitegen.derive.extremes import Nest, Step
from sitegen.derive.ground import LARGEST, Node, computed, extremes, printed
from sitegen.derive.slopes import SLOPES, slopes
from sitegen.diagnostics import Report
from sitegen.model.formula import FORMULAS, Name, OutOfRangeError, corners
from sitegen.model.quantity import Interval
from sitegen.model.rounding import outward
from tests.derive.norland import norland, stated
from tests.derive.test_formula import PARTS, boxes, within
from tests.derive.test_value import figure

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.formula import Formula

NEAR = Fraction(1, 10**20)
LEVELS = (Name.SUM, Name.DIFFERENCE, Name.RATIO, Name.SHARE, Name.GROWTH, Name.PRIOR)
WIDE = (
    *(*LEVELS, Name.CONTRIBUTION, Name.CONTRIBUTION_POINTS),
    *(Name.REMAINDER_GROWTH, Name.PART),
)
Grown = tuple[str, str, tuple[str, ...]]


POINTS = st.lists(st.lists(st.integers(0, 10), min_size=5, max_size=5), max_size=20)
"""Points inside of a box, in tenths of the way."""


@st.composite
def nests(draw: st.DrawFn) -> tuple[dict[str, Interval], list[Grown]]:
    """Draw printed numbers, and formulas of them nested three deep, sharing inputs."""
    leaves = {}
    for place in range(draw(st.integers(2, 5))):
        number = Decimal(draw(st.integers(200, 9999))).scaleb(-2)
        half = Decimal(draw(st.sampled_from(["0.005", "0.05", "0.5"])))
        leaves[f"leaf-{place}"] = Interval(number - half, number + half)
    below: list[str] = list(leaves)
    grown: list[Grown] = []
    for depth in range(3):
        made = []
        for place in range(1 if depth == 2 else 2):
            name = draw(st.sampled_from(WIDE))
            formula = FORMULAS[name]
            inputs = [draw(st.sampled_from(below)) for _ in formula.inputs]
            made.append(f"{depth}-{place}")
            grown.append((made[-1], name, tuple(inputs)))
        below = [*leaves, *made] if depth == 0 else [*below, *made]
    return leaves, grown


def value(leaves: dict[str, Fraction], grown: list[Grown]) -> Fraction:
    """Return the last of nested formulas of exact numbers."""
    found = dict(leaves)
    for name, formula, inputs in grown:
        found[name] = FORMULAS[Name(formula)].compute([found[each] for each in inputs])
    return found[grown[-1][0]]


def enclosed(leaves: dict[str, Interval], grown: list[Grown]) -> Interval:
    """Return what the last of nested formulas can be."""
    nodes, known, span = dict[str, Node](), figure("1"), Interval(None, None)
    for name, interval in leaves.items():
        quantity = replace(known.quantity, span=interval)
        nodes[name] = printed(replace(known, id=name, quantity=quantity))
    for name, formula, inputs in grown:
        below = [nodes[each] for each in inputs]
        span = extremes(FORMULAS[Name(formula)], below, [])
        nodes[name] = computed(name, FORMULAS[Name(formula)], below, [], span)
    return span


def forced(
    leaves: dict[str, Interval], grown: list[Grown], tenths: list[list[int]]
) -> tuple[list[Fraction], list[Fraction]]:
    """Return the values in all corners of the printed numbers, and at points inside."""
    ends = [
        (Fraction(each.low or 0), Fraction(each.high or 0)) for each in leaves.values()
    ]
    found = [
        value(dict(zip(leaves, each, strict=True)), grown) for each in product(*ends)
    ]
    inside = [
        [
            low + (high - low) * Fraction(at, 10)
            for (low, high), at in zip(ends, each, strict=False)
        ]
        for each in tenths
    ]
    return found, [
        value(dict(zip(leaves, each, strict=True)), grown) for each in inside
    ]


@settings(deadline=None, max_examples=60)
@given(
    nests(), st.lists(st.lists(st.integers(0, 10), min_size=5, max_size=5), max_size=20)
)
def test_no_truth_of_nested_formulas_is_outside(
    nest: tuple[dict[str, Interval], list[Grown]], tenths: list[list[int]]
) -> None:
    """Whatever the printed numbers stand for, in a corner or inside, is within."""
    leaves, grown = nest
    try:
        span = enclosed(leaves, grown)
    except OutOfRangeError:
        assume(False)  # noqa: FBT003 - hypothesis's signature
    at_corners, inside = forced(leaves, grown, tenths)

    low, high = Fraction(span.low or 0), Fraction(span.high or 0)
    assert low <= min(at_corners + inside)
    assert max(at_corners + inside) <= high


QUARTER: list[Grown] = [
    ("now", "difference", ("year", "part")),
    ("year-before", "prior", ("year", "rate")),
    ("part-before", "prior", ("part", "part-rate")),
    ("before", "difference", ("year-before", "part-before")),
    ("growth", "growth", ("now", "before")),
]


@settings(deadline=None, max_examples=40)
@given(
    st.integers(5000, 9000),
    st.integers(1000, 4500),
    st.integers(20, 400),
    st.integers(20, 400),
)
def test_the_growth_of_a_rest_is_what_the_corners_give(
    year: int, part: int, rate: int, part_rate: int
) -> None:
    """Four numbers, each entering in two ways, give no more than their corners."""
    assume(abs(rate - part_rate) > 20)
    left = Fraction(year, 1000 + rate) - Fraction(part, 1000 + part_rate)
    assume(left > Fraction(1, 100))  # nothing is divided by what may be zero
    numbers = {"year": year, "part": part, "rate": rate, "part-rate": part_rate}
    halves = {"year": 2, "part": 2, "rate": 1, "part-rate": 1}
    leaves = {
        name: Interval(
            (Decimal(number) - Decimal("0.5")).scaleb(-halves[name]),
            (Decimal(number) + Decimal("0.5")).scaleb(-halves[name]),
        )
        for name, number in numbers.items()
    }

    span = enclosed(leaves, QUARTER)

    found, _ = forced(leaves, QUARTER, [])
    near = NEAR * max(Fraction(1), *(abs(each) for each in found))
    assert abs(Fraction(span.low or 0) - min(found)) < near
    assert abs(Fraction(span.high or 0) - max(found)) < near


@pytest.mark.parametrize(
    ("grown", "expected"),
    [
        # A number less itself is nothing.
        ([("x", "difference", ("a", "a"))], "0 to 0"),
        ([("t", "sum", ("a", "b")), ("x", "difference", ("t", "b"))], "9 to 11"),
        ([("t", "sum", ("a", "b")), ("x", "share", ("a", "t"))], "29.03 to 36.67"),
    ],
)
def test_some_intervals_by_hand(grown: list[Grown], expected: str) -> None:
    """A number that enters twice is one number."""
    ends = (("9", "11"), ("19", "22"))
    leaves = {
        name: Interval(Decimal(low), Decimal(high))
        for name, (low, high) in zip("ab", ends, strict=True)
    }

    span = enclosed(leaves, grown)

    ends_ = [f"{each:.4g}" for each in (span.low, span.high) if each is not None]
    assert expected == " to ".join(ends_)


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=list(FORMULAS))
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_slopes_enclose_every_difference(formula: Formula, data: st.DataObject) -> None:
    """Between any two points of a box the value changes as the slopes allow."""
    box = data.draw(boxes(formula))
    result = outward(*corners(formula.compute, box))
    steep = slopes(formula.name, box, result)
    point = [within(each, data.draw(PARTS)) for each in box]
    for place in range(len(box)):
        if formula.inputs[min(place, 1)] in {"its months", "its years"}:
            continue
        other = list(point)
        other[place] = within(box[place], data.draw(PARTS))
        change = formula.compute(other) - formula.compute(point)
        way = other[place] - point[place]
        ends = sorted(
            (way * Fraction(steep[place].low), way * Fraction(steep[place].high))
        )
        assert ends[0] - NEAR <= change <= ends[1] + NEAR


def test_every_formula_has_its_slopes() -> None:
    """A new formula is not forgotten."""
    assert set(FORMULAS) == set(SLOPES)


def test_what_has_its_greatest_value_inside_is_enclosed() -> None:
    """A corner is no extreme where a slope changes its sign; halving comes close."""
    part = FORMULAS[Name.PART]
    less = FORMULAS[Name.DIFFERENCE]
    numbers = (
        Interval(Decimal(100), Decimal(100)),
        Interval(Decimal(40), Decimal(60)),
    )
    nest = Nest(
        numbers,
        (
            Step(formula=less, inputs=(0, 1)),
            Step(formula=part, inputs=(1, 2)),
        ),
    )  # x (100 - x) / 100 is 24 at both ends and 25 in the middle

    found = nest.extremes()

    assert found.low is not None
    assert found.high is not None
    assert abs(found.low - 24) < Decimal("0.1")
    assert 25 <= found.high < Decimal("25.5")


def chain(length: int) -> str:
    """Return recipes of which each takes the same number from the one before."""
    recipes = ["x0: {formula: difference, of: [whole, part], product: fish}"]
    for place in range(1, length):
        products = ("fish", "boats", "sails", "goods", "rest")
        recipes.append(
            f"x{place}: {{formula: monthly, of: [x{place - 1}], "
            f"product: {products[place % 5]}}}"
        )
    return "\n".join(recipes) + "\n"


def test_a_long_chain_is_computed(tmp_path: Path) -> None:
    """Five hundred figures on top of one another need no deep call and little time."""
    figures = (
        stated("whole", "trade", "2024", "800.00 EUR bn"),
        stated("part", "trade", "2024", "30.00 EUR bn", product="boats"),
    )
    site = norland(tmp_path, *figures, derived=chain(500))
    start = process_time()

    found = derive(site, Report())

    assert found.figures["x499"].quantity.interval.high is not None
    assert ("gazette",) == found.articles_of("x499")
    assert process_time() - start < 20


def test_a_chain_that_shares_a_number_is_computed() -> None:
    """What is nested deeper than can be taken apart stays within its true limits."""
    leaves = {
        "a": Interval(Decimal("999.5"), Decimal("1000.5")),
        "b": Interval(Decimal("0.5"), Decimal("1.5")),
    }
    length = LARGEST * 2
    grown: list[Grown] = [
        (f"x{place}", "difference", (f"x{place - 1}" if place else "a", "b"))
        for place in range(length)
    ]
    start = process_time()

    span = enclosed(leaves, grown)

    assert process_time() - start < 60
    assert Fraction(span.low or 0) <= Fraction("999.5") - length * Fraction("1.5")
    assert Fraction(span.high or 0) >= Fraction("1000.5") - length * Fraction("0.5")


def test_hundreds_of_parts_are_one_sum() -> None:
    """A share of a part in the sum of hundreds takes each of them once."""
    leaves = {
        f"part-{place}": Interval(Decimal("9.5"), Decimal("10.5"))
        for place in range(400)
    }
    grown: list[Grown] = [
        ("total", "sum", tuple(leaves)),
        ("share", "share", ("part-0", "total")),
    ]

    span = enclosed(leaves, grown)

    least = Fraction(950, 1) / (Fraction("9.5") + 399 * Fraction("10.5"))
    most = Fraction(1050, 1) / (Fraction("10.5") + 399 * Fraction("9.5"))
    assert abs(Fraction(span.low or 0) - least) < NEAR
    assert abs(Fraction(span.high or 0) - most) < NEAR
