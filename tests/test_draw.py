"""Rules of drawing: what may stand together, what it looks like, and where."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sitegen.diagnostics import Location
from sitegen.draw.comparable import difference
from sitegen.draw.frame import Room, fitted
from sitegen.draw.kinds import KINDS
from sitegen.draw.metrics import text_width, wrapped
from sitegen.draw.plan import Panel, Plan, Row, Series
from sitegen.draw.sheet import Bar, Dot, Line, Sheet, Text, explained
from sitegen.draw.theme import NARROW, WIDE
from sitegen.model.chart import Chart, Finish
from sitegen.model.figure import Figure, Kind, Nature, Subject
from sitegen.model.period import Period
from sitegen.model.quantity import Quantity, Unit
from sitegen.model.vocabulary import Measure, Vocabulary

HERE = Location(PurePosixPath("content/charts/some.yaml"))
MONEY = Unit(id="EUR bn", label="billion euros", short="bn €", currency="EUR")
DOLLARS = Unit(id="USD bn", label="billion dollars", short="bn $", currency="USD")


def _measure(name: str, topic: str, *part_of: str) -> Measure:
    return Measure(
        id=name,
        label=name,
        inline=name,
        definition="",
        topic=topic,
        part_of=part_of,
        at=HERE,
    )


WORDS = Vocabulary(
    measures={
        each.id: each
        for each in (
            _measure("trade", "trade"),
            _measure("exports", "trade", "trade"),
            _measure("imports", "trade", "trade"),
            _measure("orders", "firms"),
        )
    },
    units={},
    partners={},
    products={},
    enterprises={},
    scopes={},
    topics={},
)

FIRST = Figure(
    id="exports-2025",
    kind=Kind.LEVEL,
    subject=Subject(measure="exports"),
    period=Period.parse("2025"),
    quantity=Quantity(Decimal("56.7"), MONEY),
    at=HERE,
)
GROWTH = replace(FIRST, kind=Kind.GROWTH, base=Period.parse("2024"))


@pytest.mark.parametrize(
    ("first", "change", "reason"),
    [
        (FIRST, {"period": Period.parse("2024")}, ""),
        (FIRST, {"subject": Subject(measure="imports")}, ""),
        (FIRST, {"subject": Subject(measure="trade", product="tea")}, ""),
        (FIRST, {"kind": Kind.SHARE}, "one is a level, the other a share"),
        (FIRST, {"quantity": Quantity(Decimal(1), DOLLARS)}, "their units are"),
        (FIRST, {"period": Period.parse("2025-H1")}, "differ in length"),
        (FIRST, {"nature": Nature.TARGET}, "the other a target"),
        (FIRST, {"subject": Subject(measure="orders")}, "differ in meaning"),
        (
            FIRST,
            {"subject": Subject(measure="imports", product="tea")},
            "differ in meaning",
        ),
        (GROWTH, {"base": Period.parse("2020")}, "their bases are"),
        (GROWTH, {"period": Period.parse("2024"), "base": Period.parse("2023")}, ""),
    ],
)
def test_what_cannot_be_compared_is_told(
    *, first: Figure, change: dict[str, object], reason: str
) -> None:
    """Figures that differ in meaning are no series; the reason says in what."""
    other = replace(first, **change)  # type: ignore[arg-type]
    found = difference(first, other, WORDS)
    assert reason in found
    assert bool(reason) == bool(found)


def _row(value: float, **more: object) -> Row:
    plain = {"id": "a", "label": "Tea", "low": value, "high": value, "text": "1.2"}
    return Row(value=value, **{**plain, **more})  # type: ignore[arg-type]


def _plan(kind: str, *rows: Row) -> Plan:
    chart = Chart(
        id="some", kind=kind, title="", subtitle="", figures=(), at=HERE, places={}
    )
    return Plan(chart, (), (Panel("", rows),))


def _drawn(kind: str, *rows: Row, width: int = NARROW) -> Sheet:
    sheets: list[Sheet] = KINDS[kind].lay_out(_plan(kind, *rows), width)
    return sheets[0]


@pytest.mark.parametrize("kind", ["bars", "dots"])
@pytest.mark.parametrize(
    ("low", "high", "shape"),
    [(4.0, None, "triangle-right"), (None, 4.0, "triangle-left")],
)
def test_a_bound_has_an_arrow(
    *, kind: str, low: float | None, high: float | None, shape: str
) -> None:
    """What is only a limit points to the side on which the value may lie."""
    sheet = _drawn(kind, _row(4, low=low, high=high, is_bound=True), _row(9))
    shapes = {mark.shape for mark in sheet.marks if isinstance(mark, Dot)}
    assert shape in shapes
    assert Finish.BOUND in sheet.looks


@pytest.mark.parametrize("kind", ["bars", "dots", "change"])
def test_only_wide_intervals_are_drawn(kind: str) -> None:
    """An interval wider than its mark is a thin line; a narrower one is not seen."""
    wide = _drawn(kind, _row(5, low=3.0, high=7.0), _row(9))
    narrow = _drawn(kind, _row(5, low=4.99, high=5.01), _row(9))
    assert Finish.WHISKER in wide.looks
    assert Finish.WHISKER not in narrow.looks
    assert len([mark for mark in wide.marks if isinstance(mark, Line)]) > len(
        [mark for mark in narrow.marks if isinstance(mark, Line)]
    )


def test_how_a_value_is_known_is_seen() -> None:
    """Reported, derived and implied marks differ in more than colour."""
    finishes = (Finish.SOLID, Finish.LIGHT, Finish.DASHED)
    sheet = _drawn("bars", *(_row(5, finish=finish) for finish in finishes))
    bars = [mark for mark in sheet.marks if isinstance(mark, Bar)]
    assert [bar.finish for bar in bars] == list(finishes)
    assert explained([sheet]) == finishes
    assert explained([_drawn("bars", _row(5), _row(9))]) == ()


def test_bars_begin_at_zero() -> None:
    """No bar is cut: lengths are in proportion to values."""
    sheet = _drawn("bars", _row(2), _row(8))
    short, long = (mark for mark in sheet.marks if isinstance(mark, Bar))
    assert sheet.scale.value(short.x) == pytest.approx(0)
    assert (long.x2 - long.x) / (short.x2 - short.x) == pytest.approx(4)


def test_a_falling_rate_goes_to_the_left() -> None:
    """A negative rate lies left of zero, with its words on its far side."""
    sheet = _drawn("dots", _row(-7.6, text="-7.6%"), _row(69.1, text="+69.1%"))
    dot = next(mark for mark in sheet.marks if isinstance(mark, Dot))
    words = next(
        mark
        for mark in sheet.marks
        if isinstance(mark, Text) and mark.text.startswith("-")
    )
    assert words.x < dot.x < sheet.scale.x(0)


def test_the_marks_of_two_series_are_two_shapes() -> None:
    """Pairs are told apart by shape, not by colour alone."""
    series = (Series("2021", (_row(3),)), Series("2025", (_row(8),)))
    plan = replace(_plan("paired"), panels=(Panel("", (), series),))
    sheets = KINDS["paired"].lay_out(plan, WIDE)
    shapes = [
        mark.shape for sheet in sheets for mark in sheet.marks if isinstance(mark, Dot)
    ]
    assert shapes == ["diamond", "circle"] * 2


@given(
    some.lists(
        some.builds(
            Room,
            some.floats(-1e6, 1e6),
            some.floats(0, 60),
            some.floats(0, 60),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_all_marks_and_labels_fit(rooms: list[Room]) -> None:
    """Whatever the values, every mark and its words stay within the sides."""
    scale = fitted(rooms, 20, 320)
    assert scale.high > scale.low
    for room in rooms:
        x = scale.x(room.value)
        assert x - room.left >= 20 - 0.01
        assert x + room.right <= 320 + 0.01


@given(some.text("abc é 日", max_size=80), some.integers(20, 300))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """Lines joined again are the text, and only single words are too long."""
    lines = wrapped(text, width, 13)
    assert " ".join(lines) == text
    for line in lines:
        assert " " not in line.strip() or text_width(line, 13) <= width
