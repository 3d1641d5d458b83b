"""
A fact sheet of a place that does not exist, as large as one wishes.

Months and years of exports and imports by partner, whose levels add up and whose growth
rates follow from them, so that every rule has work to do and nothing is broken.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tests.support import CONTENT, SETTINGS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST_YEAR = 1990
FLOWS = ("exports", "imports")
MEASURES = """\
trade: {label: Trade, definition: x, topic: trade, sum_of: [exports, imports]}
exports: {label: Exports, definition: x, topic: trade, part_of: [trade]}
imports: {label: Imports, definition: x, topic: trade, part_of: [trade]}
balance: {label: Balance, definition: x, topic: trade}
"""
HEAD = """\
title: The year {year} in months
name: The Gazette, {year}
publisher: Norland Gazette
published: {year}-12-31
covers: {year}
url: https://gazette.example/{year}-{part}
text: gazette-{year}-{part}.txt
growth_base: year
figures:
"""
PER_FILE = 700
"""Figures a file, so that none is larger than a content file may be."""
MOST_RECIPES = 1_800
"""They stand in one file."""


def write(folder: Path, *, years: int, partners: int) -> int:
    """Write a fact sheet to *folder*; return the number of its figures."""
    texts = {
        "site.yaml": SETTINGS.replace("2025-03-01", "2099-12-31"),
        "vocabulary/measures.yaml": MEASURES,
        "vocabulary/units.yaml": UNITS,
        "vocabulary/topics.yaml": CONTENT["vocabulary/topics.yaml"],
        "vocabulary/partners.yaml": "".join(
            f"p{each}: {{label: Partner {each}}}\n" for each in range(partners)
        ),
        "pages/index.md": "---\ntitle: Norland\ndescription: Trade.\n---\nTrade.\n",
    }
    for name in ("products", "enterprises", "scopes"):
        texts[f"vocabulary/{name}.yaml"] = CONTENT[f"vocabulary/{name}.yaml"]
    stated, recipes = 0, []
    for year in range(FIRST_YEAR, FIRST_YEAR + years):
        entries = [entry for each in range(-1, partners) for entry in _year(year, each)]
        for part, start in enumerate(range(0, len(entries), PER_FILE)):
            head = HEAD.format(year=year, part=part)
            body = "".join(entries[start : start + PER_FILE])
            texts[f"sources/gazette-{year}-{part}.yaml"] = head + body
        recipes += [
            each for partner in range(partners) for each in _recipes(year, partner)
        ]
        stated += sum(1 + ("growth:" in each) for each in entries)
    recipes = recipes[:MOST_RECIPES]
    texts["derived.yaml"] = "".join(recipes)
    for name, text in texts.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return stated + len(recipes)


def _level(flow: str, partner: int, year: int, months: tuple[int, ...]) -> Decimal:
    """Return what *months* make, in billions; more from month to month."""
    if flow == "trade":
        return sum((_level(each, partner, year, months) for each in FLOWS), Decimal(0))
    base = 50_000 if partner < 0 else 500 + 7 * partner
    base += 90 if flow == "exports" else 0
    tenths = sum(base + 12 * (year - FIRST_YEAR) + month for month in months)
    return Decimal(tenths).scaleb(-1)


def _periods(year: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    for month in range(1, 13):
        yield f"{year}-{month:02}", (month,)
    yield f"{year}", tuple(range(1, 13))


def _year(year: int, partner: int) -> Iterator[str]:
    """Yield the entries of a partner, or below zero of all together."""
    for flow in ("trade", *FLOWS):
        for period, months in _periods(year):
            value = _level(flow, partner, year, months)
            before = _level(flow, partner, year - 1, months)
            rate = (100 * (value / before - 1)).quantize(Decimal("0.1"))
            key = f"    partner: p{partner}\n" if partner >= 0 else ""
            yield (
                f"  {_id(flow, partner, period)}:\n"
                f"    measure: {flow}\n{key}"
                f"    period: {period}\n"
                f"    value: {value} EUR bn\n"
                f"    printed: {{1: {value} billion euros}}\n"
                f"    growth: {{value: {rate} %, printed: {{1: up {rate}%}}}}\n"
            )


def _id(flow: str, partner: int, period: str) -> str:
    return f"{flow}-p{partner}-{period}" if partner >= 0 else f"{flow}-{period}"


def _recipes(year: int, partner: int) -> Iterator[str]:
    for period, _ in _periods(year):
        exports, imports = (_id(flow, partner, period) for flow in FLOWS)
        yield (
            f"{_id('balance', partner, period)}: {{formula: balance, "
            f"of: [{exports}, {imports}], measure: balance, partner: p{partner}}}\n"
        )
