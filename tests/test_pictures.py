"""Every kind of chart, drawn from rows that are hard to draw."""

from __future__ import annotations

import ast
import csv
import json
import re
from decimal import Decimal
from html import unescape
from io import StringIO
from itertools import pairwise
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from sitegen.captions.description import describe
from sitegen.diagnostics import Location
from sitegen.draw import table
from sitegen.draw.files import poster, published
from sitegen.draw.kinds import KINDS as DRAWN
from sitegen.draw.marks import zero
from sitegen.draw.picture import looks, scattered, specification
from sitegen.draw.records import STAR
from sitegen.graphics.colours import Tone
from sitegen.graphics.frame import MARGIN
from sitegen.graphics.page import NARROW, WIDE
from sitegen.graphics.text import text_width
from sitegen.model.chart import Chart, Look
from sitegen.model.figure import Figure, Kind, Subject
from sitegen.model.period import Period
from sitegen.model.plan import Plan, Role, Row
from sitegen.model.quantity import Interval, Qualifier, Quantity, Unit
from sitegen.plan import kinds as plan_kinds
from sitegen.plan.kinds import KINDS
from tests.pictures import faults, marks, svg, texts
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.graphics.page import Page

HERE = Location(PurePosixPath("content/charts/some.yaml"))
UNIT = Unit(id="%", label="%", short="%")
LONG = "Machines that lift, carry, load, weigh and pack goods of any kind"
CHINESE = "\u91cd\u5e86\u5e02\u5bf9\u5916\u8d38\u6613\u8fdb\u51fa\u53e3\u603b\u989d" * 2
ARABIC = "\u2068\u0635\u0627\u062f\u0631\u0627\u062a\u2069"
FORMS = [*KINDS, "arrows"]
"""What is drawn: pairs of two times have a form of their own."""
PAIRED = {"arrows"} | {name for name, sort in KINDS.items() if sort.series}
LINES = 33
SIGNED = ["arrows", *(name for name, sort in KINDS.items() if sort.has_zero_line)]


def _row(label: str, value: str, **more: Any) -> Row:
    span = more.pop("span", None)
    qualifier = more.pop("qualifier", None)
    quantity = Quantity(Decimal(value), UNIT, qualifier, span=span)
    period = more.pop("period", Period.parse("2025"))
    figure = Figure(
        id=more.pop("id", f"f-{label}-{more.get('series', '')}-{value}"),
        kind=more.pop("kind", Kind.SHARE),
        subject=Subject(measure="exports"),
        period=period,
        quantity=quantity,
        at=HERE,
    )
    text = f"{qualifier} {value}" if qualifier else value.replace("-", "\u2212")
    plain = {"quantity": quantity, "period": period, "figure": figure, "text": text}
    return Row(label=label, amount=f"{text}%", when=str(period), **plain | more)


def _plan(kind: str, *rows: Row) -> Plan:
    kind = "paired" if kind == "arrows" else kind
    chart = Chart(
        id="some", kind=kind, title="", subtitle="", figures=(), at=HERE, places={}
    )
    return Plan(
        chart=chart,
        sort=KINDS[kind],
        rows=rows,
        title="A title that says what is found in the picture, in some twelve words",
        subtitle="Per cent",
        note="A note.",
        description=describe(KINDS[kind], "Per cent", rows, ()),
        sources=("a",),
        names=("The Gazette",),
        address="https://example.org/",
    )


def _rows(kind: str, *values: str, **more: Any) -> tuple[Row, ...]:
    """Return rows as a kind wants them: pairs in two series, or periods in turn."""
    if kind == "steps":
        return tuple(
            _row(f"Q{at % 4 + 1} {2000 + at // 4}", value,
                 period=Period.parse(f"{2000 + at // 4}-Q{at % 4 + 1}"), **more)
            for at, value in enumerate(values)
        )  # fmt: skip
    if kind not in PAIRED:
        return tuple(
            _row(f"Thing {at}", each, **more) for at, each in enumerate(values)
        )
    if kind == "arrows":
        return tuple(
            _row(f"Thing {at}", each, series=year, period=Period.parse(year), **more)
            for at, each in enumerate(values)
            for year in ("2024", "2025")
        )
    return tuple(
        _row(f"Thing {at}", each, series=series, flow=flow, **more)
        for at, each in enumerate(values)
        for flow, series in ((1, "Exports"), (2, "Imports"))
    )


def _drawn(plan: Plan, page: Page) -> str:
    return svg(specification(plan, page), page)


def _told(picture: str, page: Page) -> str:
    return " ".join(each.name for each in texts(picture, page))


def test_every_kind_is_declared_and_drawn() -> None:
    """What may be drawn has a file that draws it, and nothing else has one."""
    assert set(KINDS) == set(DRAWN)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_some_thirty_lines(kind: str) -> None:
    """What it says itself is short, since all that kinds share is drawn for it."""
    tree = ast.parse(Path(str(DRAWN[kind].__file__)).read_text(encoding="utf-8"))
    steps = [each for each in tree.body if isinstance(each, ast.FunctionDef)]
    lines = sum(
        (each.end_lineno or 0) - (each.body[0].end_lineno or 0) for each in steps
    )
    assert 0 < lines <= LINES


CASES = {
    "one": ("5",),
    "some": ("30.5", "12", "4.25"),
    "zero": ("0", "10"),
    "only zero": ("0",),
}


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", FORMS)
def test_words_have_their_room(kind: str, case: str, page: Page) -> None:
    """Nothing overlaps or is cut, and each value stands in the picture."""
    plan = _plan(kind, *_rows(kind, *CASES[case]))
    picture = _drawn(plan, page)
    assert list(faults(picture, page)) == []
    for row in plan.rows:
        assert row.text in _told(picture, page)


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("name", [LONG, CHINESE, ARABIC])
@pytest.mark.parametrize("kind", [each for each in FORMS if each != "steps"])
def test_names_of_any_length_and_script_are_read(
    kind: str, name: str, page: Page
) -> None:
    """They break into lines, between characters where there are no spaces."""
    first, *others = _rows(kind, "30.5", "12", "4")
    rows = tuple(
        Row(
            **_fields(each) | {"label": name if each.label == "Thing 0" else each.label}
        )
        for each in (first, *others)
    )
    picture = _drawn(_plan(kind, *rows), page)
    assert list(faults(picture, page)) == []
    assert name.replace(" ", "") in _told(picture, page).replace(" ", "")


def _fields(row: Row) -> dict[str, Any]:
    return {name: getattr(row, name) for name in Row.__struct_fields__}


@pytest.mark.parametrize("kind", ["bars", "dots", "change", "shares", "waterfall"])
def test_many_rows_are_drawn(kind: str) -> None:
    """Twenty-five categories stand below one another, each with its value."""
    values = [str(1 + at % 4) for at in range(25)]
    picture = _drawn(_plan(kind, *_rows(kind, *values)), NARROW)
    assert list(faults(picture, NARROW)) == []
    assert _told(picture, NARROW).count("Thing") == 25


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("kind", SIGNED)
def test_negative_values_go_to_the_other_side(kind: str, page: Page) -> None:
    """Their words are clear of their marks, and the line at zero is seen."""
    plan = _plan(kind, *_rows(kind, "12", "-4"))
    picture = _drawn(plan, page)
    assert list(faults(picture, page)) == []
    assert "\u22124" in _told(picture, page)


@pytest.mark.parametrize("kind", [each for each in SIGNED if each != "steps"])
def test_a_mark_at_the_left_edge_takes_no_room_at_the_right(kind: str) -> None:
    """Below names that have no column, all of a dot is inside, and no value is cut."""
    rows = [
        replace(row, label=f"{row.label} {LONG}", text=f"{row.text}%")
        for row in _rows(kind, "11.6", "-12.8")
    ]
    assert list(faults(_drawn(_plan(kind, *rows), NARROW), NARROW)) == []


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("kind", ["bars", "dots", "change", "waterfall"])
def test_a_value_comes_before_its_growth(kind: str, page: Page) -> None:
    """In every row, whichever way its mark goes, and however long its growth is."""
    rows = [
        Row(**_fields(row) | {"change": change})
        for row, change in zip(
            _rows(kind, "120", "-9", "-61", "33", "4"),
            ("+8%", "+7%", "\u2212120.5%", "+6%", "+5%"),
            strict=True,
        )
    ]
    picture = _drawn(_plan(kind, *rows), page)
    assert list(faults(picture, page)) == []
    found = {each.name: each for each in texts(picture, page)}
    for row in rows:
        value, change = found[row.text], found[row.change]
        assert value.top == pytest.approx(change.top)
        assert 0 < change.left - value.right < 60


@pytest.mark.parametrize("kind", ["bars", "dots", "change", "shares", "waterfall"])
def test_names_have_their_marks_in_the_middle(kind: str) -> None:
    """Of names in a column, be they one line or three."""
    first, *others = _rows(kind, "30", "12", "4")
    rows = (Row(**_fields(first) | {"label": LONG}), *others)
    picture = _drawn(_plan(kind, *rows), WIDE)
    assert list(faults(picture, WIDE)) == []
    told = texts(picture, WIDE)
    for row in rows:
        value = next(each for each in told if each.name == row.text)
        left = min(each.left for each in told)
        name = [each for each in told if each.left == left and each.name in row.label]
        middle = (name[0].top + name[-1].bottom) / 2
        assert middle == pytest.approx((value.top + value.bottom) / 2, abs=1)


def test_a_bar_is_as_long_as_its_value() -> None:
    """Lengths are in proportion to values, from one line to both sides."""
    picture = _drawn(_plan("bars", *_rows("bars", "8", "2", "-4")), WIDE)
    bars = [each for each in marks(picture, WIDE) if each.bottom - each.top > 15]
    long, short, back = (each for each in bars if each.right - each.left > 3)
    assert (long.right - long.left) / (short.right - short.left) == pytest.approx(
        4, rel=0.01
    )
    assert back.right == pytest.approx(long.left, abs=0.2)
    assert back.right - back.left == pytest.approx(
        (long.right - long.left) / 2, abs=0.5
    )


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("kind", [name for name in FORMS if name != "steps"])
def test_what_every_row_owes_is_told(kind: str, page: Page) -> None:
    """Remark and way of knowing are in the picture, the table and the description."""
    rows = [*_rows(kind, "30", "12")]
    rows[0] = Row(**_fields(rows[0]) | {"note": "as we read it", "known": "implied"})
    plan = _plan(kind, *rows)
    picture = _drawn(plan, page)
    assert list(faults(picture, page)) == []
    told = _told(picture, page)
    for word in ("as we read it", "implied"):
        assert word in told
        assert word in plan.description
        assert word in rows[0].said
    assert "as we read it" in table(plan.rows).decode()


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("kind", FORMS)
def test_what_is_known_in_one_way_is_said_once(kind: str, page: Page) -> None:
    """Where all is computed the picture says so above it, however many its panels."""
    rows = _rows(kind, "30", "12", known="computed")
    half = len(rows) // 2
    parted = [
        *(Row(**_fields(row) | {"panel": "One"}) for row in rows[:half]),
        *(Row(**_fields(row) | {"panel": "Another"}) for row in rows[half:]),
    ]
    for plan in (_plan(kind, *rows), _plan(kind, *parted)):
        made = specification(plan, page)
        assert 1 == _told(svg(made, page), page).count("computed")
        assert "All computed." in published(plan, made)["title"]["subtitle"]
        assert "All computed." in poster(plan, svg(made, page))


@pytest.mark.parametrize("notes", [("as one", "as one"), ("as one", "as other")])
@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("kind", [name for name in FORMS if name != "steps"])
def test_remarks_of_parts_lie_not_on_each_other(
    kind: str, page: Page, notes: tuple[str, ...]
) -> None:
    """What is said of the parts of a row is said once, or of which part it is."""
    rows = [
        Row(**_fields(row) | {"note": note})
        for row, note in zip(_rows(kind, "30", "12"), notes * 2, strict=False)
    ]
    picture = _drawn(_plan(kind, *rows), page)

    assert list(faults(picture, page)) == []
    assert all(note in _told(picture, page) for note in notes)


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("kind", FORMS)
def test_a_star_stands_at_what_is_in_doubt(kind: str, page: Page) -> None:
    """No kind can forget it: in the picture, the table and all that is told."""
    first, *others = _rows(kind, "30", "12")
    given = {"is_disputed": True, "doubt": "in doubt"}
    row = Row(**_fields(first) | given)
    plan, plain = _plan(kind, row, *others), _plan(kind, first, *others)
    picture = _drawn(plan, page)
    assert list(faults(picture, page)) == []
    assert f"{row.text}{STAR}" in _told(picture, page)
    assert STAR not in _told(_drawn(plain, page), page)
    assert [Look.DOUBT] == [each for each in looks(plan) if each not in looks(plain)]
    for told in (row.said, plan.description):
        assert "in doubt" in told
    told_ = csv.DictReader(StringIO(table(plan.rows).decode("utf-8-sig")))
    assert ["yes", *("" for _ in others)] == [each["doubtful"] for each in told_]
    assert "Star: in doubt." in poster(plan, picture)


def test_growth_in_doubt_has_its_own_star() -> None:
    """The level keeps its number clean where only the growth is in doubt."""
    given = {"change": "+12%", "is_growth_disputed": True, "doubt": "growth in doubt"}
    row = Row(**_fields(_row("Thing", "30")) | given)
    told = _told(_drawn(_plan("bars", row), WIDE), WIDE)
    assert f"+12%{STAR}" in told
    assert f"30{STAR}" not in told
    assert "growth in doubt" in row.said
    assert row.record["doubtful"] == "growth"


@pytest.mark.parametrize("named", [{"label": "2025"}, {"label": "", "series": "2025"}])
def test_a_period_that_is_a_name_is_said_once(named: dict[str, str]) -> None:
    """A mark in words tells its period, unless that is what it is called."""
    row = Row(**_fields(_row("Tea", "30", known="computed")) | {"series": "Exports"})
    assert "Tea, Exports: 30%, 2025, computed" == row.said
    assert "2025: 30%, computed" == Row(**_fields(row) | {"series": ""} | named).said


@pytest.mark.parametrize(
    "kind", ["arrows", *(name for name, each in KINDS.items() if each.draws_bounds)]
)
def test_a_bound_has_an_arrow(kind: str) -> None:
    """What is only a limit says so and points to where the value may lie."""
    plain = _plan(kind, *_rows(kind, "30.00", "12.00"))
    bound = _plan(kind, *_rows(kind, "30.00", "12.00", qualifier=Qualifier.OVER))
    assert looks(plain) == []
    assert looks(bound) == [Look.BOUND]
    assert "triangle-right" in json.dumps(specification(bound, NARROW))
    picture = _drawn(bound, NARROW)
    assert list(faults(picture, NARROW)) == []
    assert "over 30.00" in _told(picture, NARROW)


@pytest.mark.parametrize("kind", FORMS)
def test_only_wide_intervals_are_drawn(kind: str) -> None:
    """An interval wider than its mark is a thin line; a narrower one is not seen."""
    wide = _rows(kind, "30", "12", span=Interval(Decimal(8), Decimal(34)))
    near = _rows(kind, "30", "12", span=Interval(Decimal("11.99"), Decimal("12.01")))
    assert looks(_plan(kind, *wide)) == [Look.INTERVAL]
    assert looks(_plan(kind, *near)) == []


def test_missing_time_is_cut_short_visibly() -> None:
    """Two strokes stand where years without figures are left out."""
    rows = (
        _row("2021", "5.00", period=Period.parse("2021")),
        _row("2025", "6.00", period=Period.parse("2025")),
    )
    plan = _plan("steps", *rows)
    assert looks(plan) == [Look.BREAK]
    assert "//" in _told(_drawn(plan, NARROW), NARROW)


def test_a_kind_that_forgets_a_row_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind says where the words of each row go, or nothing is drawn."""
    monkeypatch.setattr(DRAWN["shares"], "place", lambda found, _page: found)
    with pytest.raises(ValueError, match="no place"):
        specification(_plan("shares", *_rows("shares", "5")), NARROW)


@pytest.mark.parametrize("layers", ["none", "a line"])
def test_a_kind_that_draws_nothing_is_refused(
    layers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words without marks are no picture; marks of rows have a fill."""
    drawn = {"none": lambda _: [], "a line": zero}
    monkeypatch.setattr(DRAWN["bars"], "marks", drawn[layers])
    with pytest.raises(ValueError, match="no mark"):
        specification(_plan("bars", *_rows("bars", "0")), NARROW)


@pytest.mark.parametrize("kind", ["paired", "arrows"])
def test_places_without_zero_have_an_axis(kind: str) -> None:
    """What is no length from zero is read from a scale, where there is room for it."""
    plan, scale = _plan(kind, *_rows(kind, "30.5", "12.25")), {"15", "20", "30"}
    assert scale & {each.name for each in texts(_drawn(plan, WIDE), WIDE)}
    assert not scale & {each.name for each in texts(_drawn(plan, NARROW), NARROW)}
    bars = texts(_drawn(_plan("bars", *_rows("bars", "30.5", "12.25")), WIDE), WIDE)
    assert {"30.5", "12.25", "Thing 0", "Thing 1"} == {each.name for each in bars}


def test_the_two_series_of_a_pair_are_two_shapes() -> None:
    """Pairs are told apart by shape, not by colour alone."""
    pair = [_row("Thing", "5", series="One"), _row("Thing", "9", series="Two", flow=2)]
    text = json.dumps(specification(_plan("paired", *pair), WIDE))
    assert '"range": ["diamond", "circle"]' in text


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("names", [("Tea", "Boats", "Wool"), (LONG, CHINESE, ARABIC)])
def test_amounts_stand_against_their_growth(names: Sequence[str], page: Page) -> None:
    """No name lies on another, and no point is without one where it has room."""
    rows = [
        _row(name, value, kind=Kind.LEVEL, growth=_row("", rate).figure)
        for name, value, rate in zip(
            names, ("30", "12", "28"), ("9", "70", "-4"), strict=True
        )
    ]
    silent = _row("Tin", "5", kind=Kind.LEVEL)
    assert scattered(_plan("bars", *rows[1:], silent), page) is None
    made = scattered(_plan("bars", *rows, silent), page)
    assert made
    assert [30, 12, 28] == [each["value"] for each in made["data"]["values"]]
    picture = svg(made, page)
    told = _told(picture, page).replace(" ", "")
    assert list(faults(picture, page)) == []
    if page is WIDE or LONG not in names:
        assert all(name.replace(" ", "") in told for name in names)
    assert "nogrowthrate:Tin" in told


@pytest.mark.parametrize("years", [("2025", "2025"), ("2024", "2025")])
def test_ends_that_change_sides_are_named(years: Sequence[str]) -> None:
    """A row whose order is not that of the first says itself which end is which."""
    values = (("10", "16"), ("37.7", "37.2"), ("11", "15"), ("20", "20"))
    rows = [
        _row(f"Thing {at}", value, series=series, period=Period.parse(year))
        for at, pair in enumerate(values)
        for year, series, value in zip(years, ("Exports", "Imports"), pair, strict=True)
    ]
    picture = _drawn(_plan("paired", *rows), WIDE)
    assert list(faults(picture, WIDE)) == []
    found = texts(picture, WIDE)
    at = {each.name: each for each in found}
    names = [each for each in found if each.name in {"Exports", "Imports"}]
    turned = [each for each in names if each.top == pytest.approx(at["37.7"].top)]
    assert 4 == len(names)
    left, right = sorted(turned, key=lambda each: each.left)
    assert ("Imports", "Exports") == (left.name, right.name)
    assert left.right < at["37.2"].left < at["37.7"].left < right.left


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize(("one", "two"), [("37.7", "37.5"), ("5", "5"), ("4.9", "5")])
def test_two_dots_in_one_place_are_both_seen(one: str, two: str, page: Page) -> None:
    """Each is half of its shape, on the side on which its value stands."""
    rows = [
        _row(name, value, series=series, flow=flow)
        for name, values in (("Far", ("0", "60")), ("Near", (one, two)))
        for flow, series, value in zip((1, 2), ("A", "B"), values, strict=True)
    ]
    picture = _drawn(_plan("paired", *rows), page)
    assert list(faults(picture, page)) == []
    left = re.findall(r'd="M0,-4.9[LC]-[^"]*" fill="([^"]*)"', picture)
    right = re.findall(r'd="M0,-4.9[LC][0-9][^"]*" fill="([^"]*)"', picture)
    tones = [str(Tone.FIRST), str(Tone.SECOND)]
    expected = tones if float(one) <= float(two) else tones[::-1]
    assert expected == [*left, *right]


PARTS = ("Laptops", "Circuits", "Tablets", "Farm products", "Not named")


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("bars", [("One", "Two"), ("One", "Two", "Three")])
def test_names_of_pieces_are_in_the_order_of_their_bar(
    bars: Sequence[str], page: Page
) -> None:
    """Each has a chip in the tone of its piece, however thin that is; all differ."""
    values = ("38.6", "6.8", "4.9", "0.2", "49.5")
    rows = [
        _row(label, value, series=series, role=role)
        for label in bars
        for series, value in zip(PARTS, values, strict=True)
        for role in (Role.REST if series == PARTS[-1] else Role.MARK,)
    ]
    picture = _drawn(_plan("stacked", *rows), page)
    assert list(faults(picture, page)) == []
    names = [each for each in texts(picture, page) if each.name[-1].isdigit()]
    read = sorted(names, key=lambda each: (round(each.top), each.left))
    told = [f"{row.series} {row.text}" for row in rows]
    assert told == [each.name for each in read]
    shapes = re.findall(r"<path[^>]*/>", picture)
    pieces = [each for each in shapes if 'stroke-width="1.5"' in each]
    lines = [each for each in pieces if f"h3v{page.bar}h-3Z" in each]
    assert len(bars) == len(lines)
    chips = [each for each in shapes if "h9v9h-9Z" in each]
    thick = [each for each in pieces if each not in lines]
    tones = [re.findall(r' fill="([^"]*)"| opacity="([^"]*)"', each) for each in thick]
    assert tones == [
        re.findall(r' fill="([^"]*)"| opacity="([^"]*)"', each) for each in chips
    ]
    assert 5 == len({str(each) for each in tones[:5]})


@pytest.mark.parametrize(
    ("bars", "note", "lines"), [(2, "", 3), (2, "as we read it", 0), (3, "", 0)]
)
def test_two_bars_of_one_whole_are_joined(bars: int, note: str, lines: int) -> None:
    """Lines lead from the end of each part to that of the same, past no other words."""
    values = list(zip(PARTS, ("50", "30", "20"), strict=False))
    rows = [
        _row(str(label), value, series=series, note="" if label else note)
        for label in range(bars)
        for series, value in values
    ]
    wide, narrow = (_drawn(_plan("stacked", *rows), page) for page in (WIDE, NARROW))
    joint = re.compile(r'd="M[^"]*L[^"]*" stroke="var\(--quiet\)"')
    assert lines == len(joint.findall(wide))
    assert list(faults(wide, WIDE)) == list(faults(narrow, NARROW)) == []


def test_names_stand_at_their_pieces_where_they_have_room() -> None:
    """Then they need no chips."""
    rows = [
        _row("One", value, series=series, flow=flow)
        for flow, series, value in ((1, "Exports", "60"), (2, "Imports", "40"))
    ]
    picture = _drawn(_plan("stacked", *rows), WIDE)
    bars = [each for each in marks(picture, WIDE) if each.bottom - each.top > 15]
    names = [each for each in texts(picture, WIDE) if each.name[-1].isdigit()]
    assert [each.left for each in bars] == pytest.approx([n.left for n in names], abs=1)


def test_a_single_bar_is_described_by_its_parts() -> None:
    """The largest and the smallest are named, which the name of the bar does not."""
    rows = [
        _row("Exports", value, series=series)
        for series, value in zip(PARTS, ("50", "30", "20"), strict=False)
    ]

    told = _plan("stacked", *rows).description

    assert "Largest Laptops, 50; smallest Tablets, 20." in told


@pytest.mark.parametrize("page", [NARROW, WIDE], ids=["narrow", "wide"])
def test_a_wide_step_is_pale_below_its_value(page: Page) -> None:
    """Its tone is full only at the value, from which the step reaches to zero."""
    picture = _drawn(_plan("steps", *_rows("steps", "30", "12", "-4")), page)
    assert list(faults(picture, page)) == []
    areas = re.findall(
        r'd="M[^,]*,([^h]*)h[^v]*v([^h]*)h[^>]*fill-opacity="0.3"', picture
    )
    tops = re.findall(r'd="M[^,]*,([^h]*)h[^v]*v3h[^"]*"(?![^>]*opacity)', picture)
    ends = [(float(top), float(top) + float(high)) for top, high in areas]
    expected = [ends[0][0], ends[1][0], ends[2][1] - 3]
    assert expected == pytest.approx([float(each) for each in tops], abs=0.2)


def test_what_has_not_changed_points_nowhere() -> None:
    """An arrow without a length has no head, neither to the right nor to the left."""
    still = _drawn(_plan("arrows", *_rows("arrows", "5")), WIDE)
    now = {"series": "Now", "period": Period.parse("2026")}
    ends = (_row("Thing", "9", **now), _row("Thing", "5", series="Then"))
    moved = _drawn(_plan("arrows", *ends), WIDE)
    triangle = re.compile(r'd="M-?[0-9.]+,-?[0-9.]+L[^C]*L[^LC]*Z"')
    assert (0, 1) == (len(triangle.findall(still)), len(triangle.findall(moved)))


@pytest.mark.parametrize("kind", FORMS)
def test_the_picture_that_travels_says_where_it_is_from(kind: str) -> None:
    """Title, note, source and address stand in the poster, and nothing is cut."""
    note = "A note that is longer than any line of a picture that somebody shares. " * 4
    plan = replace(_plan(kind, *_rows(kind, "30", "12")), note=note)
    alone = poster(plan, _drawn(plan, WIDE))
    told = re.findall(
        r'<text x="(\d+)" y="([\d.]+)" font-size="(\d+)"( font-weight)?[^>]*>([^<]*)<',
        alone,
    )
    words = " ".join(text for *_, text in told)
    for said in ("A title that says", note.strip(), "Figures: The Gazette.", "example"):
        assert said in words
    for x, _, size, is_bold, text in told:
        long = text_width(unescape(text), float(size), is_bold=bool(is_bold))
        assert float(x) + long <= WIDE.width + 2 * MARGIN
    lines = [float(y) for _, y, *_ in told]
    assert all(two - one >= 16 for one, two in pairwise(lines))


@pytest.mark.parametrize("kind", FORMS)
def test_a_specification_is_data_and_encodings(kind: str) -> None:
    """Its data are named, with the field's names, and marks hang on them."""
    plan = _plan(kind, *_rows(kind, "30", "12"))
    made = published(plan, specification(plan, WIDE))
    assert made["data"]["name"] == "figures"
    first = made["data"]["values"][0]
    assert {"label", "value", "low", "high", "unit", "period", "status"} <= set(first)
    assert float(first["value"]) == 30
    text = json.dumps(made)
    assert '"tickCount": 4' in text
    assert '"tooltip": [' in text
    assert not {row.role for row in plan.rows} - {Role.MARK}


def test_the_walk_through_makes_a_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """What CONTRIBUTING shows is a kind that draws, in both widths and with falls."""
    text = (ROOT / ".github/CONTRIBUTING.md").read_text(encoding="utf-8")
    rules, code = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names = {**vars(plan_kinds)}
    sort = eval(rules.strip().removesuffix(","), names)  # noqa: S307 - our own
    module = ModuleType("slopes")
    exec(compile(code, "slopes", "exec"), module.__dict__)  # noqa: S102 - our own
    monkeypatch.setitem(DRAWN, sort.name, module)
    monkeypatch.setitem(KINDS, sort.name, sort)
    plan = _plan(sort.name, *_rows("paired", "12", "-4"))
    for page in (NARROW, WIDE):
        picture = _drawn(plan, page)
        assert list(faults(picture, page)) == []
        assert "\u22124" in _told(picture, page)


def test_a_colour_hangs_on_a_field_of_the_rows() -> None:
    """So that data and encodings alone say what it means, whatever rows are called."""
    rows = [_row("Tea", str(flow), flow=flow) for flow in (1, 2)]
    plan = _plan("bars", *rows)
    made = published(plan, specification(plan, WIDE))
    (fill,) = (
        each["encoding"]["fill"] for each in made["layer"] if "fill" in each["encoding"]
    )
    assert ["part 1", "part 2"] == fill["scale"]["domain"]
    assert ["part 1", "part 2"] == [
        each[fill["field"]] for each in made["data"]["values"]
    ]
