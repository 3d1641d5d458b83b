"""Figures that are printed in tables, and what their heads and captions say of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sitegen.model.figure import Kind
from sitegen.model.place import Cell, Place, Spot
from sitegen.printed.evidence import complaint
from sitegen.printed.table import MissError, prove_cell, tables
from sitegen.printed.unit_words import UnitWords
from sitegen.read.fields import read_quantity
from sitegen.resolve.units import in_units
from tests.printed.words import BALANCE, units
from tests.support import HERE, figure

TEXT = """\
Table 1. Trade of Norland (million euros)
| Kind | 2024 | 2025 | Change (%) |
|------|-----:|-----:|-----------:|
| Exports | 1,240.5 | 1,302.0* | 5.0 |
| Imports | 1,410 | 1,398 | (0.9) |

Prose with a | in it.
Handled, in '000 tonnes\t2025
Ore\t412
Grain\t96
"""
WORDS = UnitWords(frozenset({"%", "euros", "tonnes"}))


def place(text: str, table: int = 1) -> Place:
    """Return a place in a table as YAML says it."""
    row, column, printed, *unit = text.split(" | ")
    cell = Cell(row=row, column=column, unit="".join(unit))
    return Place(paragraph=0, table=table, printed=printed, cell=cell, at=HERE)


def said_of(value: str, text: str, kind: Kind = Kind.LEVEL, tag: str = "en") -> str:
    """Return why a value does not follow from a cell, or nothing."""
    return complaint(figure(value, units(), kind), place(text), tag, BALANCE)


@pytest.mark.parametrize(
    ("value", "text", "tag"),
    [
        ("1,302.0 EUR mn", "Exports | 2025 | 1,302.0 | million euros", "en"),
        ("558.73 USD mn", "Exports | 2025 | 558.73 | USD mn", "en"),
        ("558.73 USD mn", "Exports | 2025 | 558.73 | US$ million", "en"),
        ("55.873 CNY bn", "Exports | 2025 | 558.73 | 100 million yuan", "en"),
        ("558.73 CNY yi", "Exports | 2025 | 558.73 | 100 million yuan", "en"),
        ("412,000 tonnes", "Ore | 2025 | 412,000", ""),
        ("12.5 USD mn", "Exports | 2025 | 12.5 | $m", "en"),
        ("12.5 USD mn", "Exports | 2025 | 12.5 | $mn", "en"),
        ("12.5 USD mn", "Exports | 2025 | 12.5 | in millions of US dollars", "en"),
        ("12,000 TEU", "Boxes | 2025 | 12 | '000 TEU", "en"),
        ("1,234.5 EUR mn", "Ausfuhren | 2025 | 1.234,5 | in Mio. €", "de"),
        ("-1.31 USD bn", "Deficit | 2025 | 1.31 | USD bn", "en"),
        ("-1.31 USD bn", "Balance | 2025 | -1.31 | USD bn", "en"),
        ("-1.31 USD bn", "Balance | 2025 | (1.31) | USD bn", "en"),
        ("558.7 EUR mn", "Ausfuhren | 2025 | 558,7 | Mio. Euro", "de"),
        ("558.73 CNY yi", "出口 | 2025年 | 558.73 | 亿元", "zh"),
    ],
)
def test_a_cell_is_read_with_its_unit(value: str, text: str, tag: str) -> None:
    """The unit of a caption or head goes with the number, whatever its scale."""
    if not tag:
        text, tag = f"{text} | tonnes", "en"

    assert "" == said_of(value, text, tag=tag)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("558.73 USD bn", "Exports | 2025 | 558.73 | USD mn"),
        ("558.73 CNY mn", "Exports | 2025 | 558.73 | 100 million yuan"),
        ("558.73 CNY bn", "Exports | 2025 | 558.73 | yuan, 100 million"),
        ("558.73 USD mn", "Exports | 2025 | 558.73 | million euros"),
        ("558.73 USD mn", "Exports | 2025 | 558.73"),
        ("1.31 USD bn", "Deficit | 2025 | 1.31 | USD bn"),
        ("1.31 USD bn", "Balance | 2025 | (1.31) | USD bn"),
        ("412 tonnes", "Ore | 2025 | 412 | '000 tonnes"),
        ("12 TEU", "Boxes | 2025 | 12 | TEU (1,000)"),
        ("12 TEU", "Boxes | 2025 | 12 | TEU, thousands"),
        ("12 TEU", "Boxes | 2025 | 12"),
    ],
)
def test_another_scale_unit_or_sign_is_refused(value: str, text: str) -> None:
    """What multiplies a table, and what makes a cell negative, is never passed over."""
    assert said_of(value, text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("-0.9 %", "Imports | Change (%) | (0.9) | %"),
        ("-0.9 %", "Imports | Decrease (%) | 0.9 | %"),
        ("5.0 %", "Exports | Change on 2024 (%) | 5.0 | %"),
        ("5.0 %", "Exports | Growth | 5.0% "),
        ("5.0 %", "Exports | Rise or fall (%) | 5.0 | %"),
        ("-5.0 %", "Exports | Rise or fall (%) | -5.0 | %"),
    ],
)
def test_rates_in_a_cell_have_their_sign(value: str, text: str) -> None:
    """A minus, brackets or a word of the head make a rate negative."""
    assert "" == said_of(value, text, Kind.GROWTH)
    other = f"-{value}" if not value.startswith("-") else value[1:]
    assert said_of(other, text, Kind.GROWTH)


@pytest.mark.parametrize(
    ("text", "table", "paragraph"),
    [
        ("Exports | 2025 | 1,302.0 | million euros", 1, 4),
        ("Imports | Change (%) | (0.9) | %", 1, 5),
        ("Ore | 2025 | 412 | '000 tonnes", 2, 8),
    ],
)
def test_a_cell_stands_where_it_is_said(text: str, table: int, paragraph: int) -> None:
    """Row, column, cell and unit stand in the text, whose tables have tabs or bars."""
    found = tables(TEXT)

    assert 2 == len(found)
    assert paragraph == prove_cell(place(text, table), found, "en", WORDS)


@pytest.mark.parametrize(
    ("text", "table", "code"),
    [
        ("Exports | 2025 | 1,302.0 | million euros", 3, "table-missing"),
        ("Export | 2025 | 1,302.0 | million euros", 1, "table-row"),
        ("Exports | 2026 | 1,302.0 | million euros", 1, "table-column"),
        ("Exports | 2025 | 1,302 | million euros", 1, "table-cell"),
        ("Exports | 2024 | 240.5 | million euros", 1, "table-cell"),
        ("Exports | 2025 | 1,302.0 | euros", 1, "table-unit"),
        ("Exports | 2025 | 1,302.0 | million", 1, "table-unit"),
        ("Exports | 2025 | 1,302.0 | billion euros", 1, "table-unit"),
        ("Exports | Change (%) | 5.0 | million euros", 1, "table-unit"),
        ("Ore | 2025 | 412 | tonnes", 2, "table-unit"),
    ],
)
def test_a_cell_that_is_not_there_is_told(text: str, table: int, code: str) -> None:
    """Each part of a place is proved, and a part of a unit is none."""
    with pytest.raises(MissError) as told:
        prove_cell(place(text, table), tables(TEXT), "en", WORDS)

    assert code == told.value.code


@pytest.mark.parametrize("text", ["4", "table 2", "table 2 page 3"])
def test_a_spot_is_written_as_it_is_read(text: str) -> None:
    """The key of a place is the same whichever way it goes."""
    assert text == str(Spot.parse(text))


def test_chinese_units_touch_what_stands_before_them() -> None:
    """亿元 is the unit of 单位亿元, and 元 is not."""
    text = "表1 单位:亿元\n项目|2025年\n出口|558.73\n"
    sound, part = place("出口 | 2025年 | 558.73 | 亿元"), "出口 | 2025年 | 558.73 | 元"

    assert 3 == prove_cell(sound, tables(text), "zh", UnitWords(frozenset({"元"})))
    with pytest.raises(MissError, match="table-unit"):
        prove_cell(place(part), tables(text), "zh", UnitWords(frozenset({"元"})))


def test_the_number_of_a_cell_is_exact() -> None:
    """A table in 100 million keeps the digits that it prints."""
    quantity = in_units(read_quantity("55.873 CNY bn"), units())

    assert Decimal("55.873") == quantity.number


@pytest.mark.parametrize("corner", [" | ", "| | ", "|| ", "", "\t", "\t\t"], ids=repr)
def test_an_empty_corner_shifts_no_column(corner: str) -> None:
    """Where no sign parts it off, or one opens each line, a head is above its own."""
    sign = "\t" if "\t" in corner or not corner else " | "
    lead = sign if corner in {"| | ", "|| ", "\t\t"} else ""
    lines = [f"{corner}H1 2024{sign}H1 2025", f"{lead}Exports{sign}1,240{sign}1,302"]

    (table,) = tables("\n".join(lines))

    at = table.heads.index("H1 2025")
    assert "1,302" == table.rows[0].cells[at]
    assert "1,240" == table.rows[0].cells[at - 1]


def test_a_cell_without_a_head_shifts_no_column() -> None:
    """Where the first head is that of the rows, what stands last has none."""
    (table,) = tables("Product\t2024\t2025\nFood\t5\t6\ta\nOre\t7\t8\tb")

    assert ("Product", "2024", "2025") == table.heads


KINDS = [
    ("zh", "share", "1.1 %", "家具 | 同比(%)", "%", False),
    ("zh", "share", "3.4 %", "机电产品 | 同比增减(%)", "%", False),
    ("zh", "share", "4.4 %", "家具 | 贡献率(%)", "%", False),
    ("zh", "contribution", "4.4 %", "家具 | 贡献率(%)", "%", True),
    ("zh", "share", "59 %", "机电产品 | 占比(%)", "%", True),
    ("zh", "growth", "59 %", "机电产品 | 占比(%)", "%", False),
    ("zh", "contribution", "-1.3 pp", "服装 | 比重增减(百分点)", "百分点", False),
    ("zh", "shift", "1.3 pp", "服装 | 比重增减(百分点)", "百分点", True),
    ("de", "share", "3.3 %", "Maschinen | Veränderung in %", "%", False),
    ("de", "contribution", "3.3 %", "Maschinen | Veränderung in %", "%", False),
    ("de", "growth", "3.3 %", "Maschinen | Veränderung in %", "%", True),
    (
        "de",
        "shift",
        "0.4 pp",
        "Maschinen | Wachstumsbeitrag in Prozentpunkten",
        "Prozentpunkten",
        False,
    ),
    (
        "de",
        "contribution",
        "0.4 pp",
        "Maschinen | Wachstumsbeitrag in Prozentpunkten",
        "Prozentpunkten",
        True,
    ),
    ("de", "share", "59.3 %", "Maschinen | Anteil in %", "%", True),
    ("en", "share", "1.1 %", "Food | Growth on a year earlier (%)", "%", False),
    (
        "en",
        "contribution",
        "1.1 %",
        "Food | Exports, change on previous month (%)",
        "%",
        False,
    ),
    (
        "en",
        "share",
        "1.1 %",
        "Food | Exports, change on previous month (%)",
        "%",
        False,
    ),
    ("en", "contribution", "1.1 %", "Food | Share of exports (%)", "%", False),
    ("en", "share", "1.1 %", "Food | Share of exports (%)", "%", True),
    ("en", "shift", "1.1 pp", "Food | Contribution to growth (pp)", "pp", False),
    ("en", "difference", "1.1 pp", "Food | Contribution to growth (pp)", "pp", False),
    ("en", "contribution", "1.1 pp", "Food | Contribution to growth (pp)", "pp", True),
    ("en", "difference", "1.1 pp", "Food | Change in share (pp)", "pp", False),
    ("en", "shift", "1.1 pp", "Food | Change in share (pp)", "pp", True),
    ("en", "contribution", "1.1 pp", "Food | Change in share (pp)", "pp", False),
    ("en", "share", "1.1 %", "Food | Change (%)", "%", False),
    ("en", "growth", "1.1 %", "Food | Change (%)", "%", True),
    ("en", "contribution", "1.1 %", "Food | Change (%)", "%", False),
]


@pytest.mark.parametrize(("tag", "kind", "value", "heads", "unit", "is_right"), KINDS)
def test_heads_say_of_what_kind_a_cell_is(  # noqa: PLR0913 - a column each
    tag: str, kind: str, value: str, heads: str, unit: str, *, is_right: bool
) -> None:
    """A share is no growth, and neither is a contribution, in tables as in prose."""
    number = value.partition(" ")[0].removeprefix("-")
    printed = number.replace(".", ",") if tag == "de" else number

    said = said_of(value, f"{heads} | {printed} | {unit}", Kind(kind), tag)

    assert is_right == (not said)
