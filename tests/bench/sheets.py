"""
Many small fact sheets in one site: each has twenty figures, a chart, a page, a source.

All numbers follow from the number of the sheet, so that ours and those of the peers
show the same ones. No two figures have to agree, so that any digit may be edited.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
GOODS = (
    *("Food", "Timber", "Paper", "Steel", "Glass", "Tools"),
    *("Ships", "Cars", "Wool", "Shoes", "Toys", "Salt"),
)
"""The bars of a chart."""
YEARS = range(2017, 2025)
"""They have a figure each, which no chart shows."""
NOW = YEARS[-1]
PER_TOPIC = 10
"""Sheets that share a measure and so a topic: two hundred figures each."""
HEAD = """\
title: Trade with Port {number}
name: The Gazette of Port {number}
publisher: Norland Gazette
published: 2025-01-31
covers: {first}..{now}
url: https://gazette.example/{number}
text: gazette-{number}.txt
figures:
"""
CHART = """\
kind: bars
title: Port {{"{number}"}} bought food for {{s{number}-food}}
subtitle: Exports by product, million euros, {{s{number}-food|period}}
figures: [{ids}]
"""
PAGE = """\
---
title: Trade with Port {{"{number}"}}
description: Exports were {{s{number}-{now}}}.
---
::: headline s{number}-{now}

Exports to this port came to {{s{number}-{now}}} in {{s{number}-{now}|period}}.

::: chart chart-{number}

Of these, food was {{s{number}-food}}. Before, they had been {{s{number}-{first}}}.

::: cards {cards}

All were read from [one article](sources/gazette-{number}/).
"""
UNIT = "EUR mn: {label: million euros, currency: EUR, scale: 6, nouns: [euros]}\n"
FRONT = """\
---
title: Norland
description: What the ports of Norland were sold.
---
Trade by port.
"""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One of them: its number, and what it states, by label and as it is printed."""

    number: int
    rows: Mapping[str, str]

    @property
    def title(self) -> str:
        """What its page is called."""
        return f"Trade with Port {self.number}"

    @property
    def bars(self) -> Mapping[str, str]:
        """What its chart shows."""
        return {name: self.rows[name] for name in GOODS}

    def id_of(self, label: str) -> str:
        """Return the id of a figure."""
        return f"s{self.number}-{label.lower()}"


def sheet(number: int, edited: Mapping[str, str] | None = None) -> Sheet:
    """Return a sheet, of which some values by label may be *edited*."""
    rows = {}
    for place, label in enumerate((*GOODS, *map(str, YEARS))):
        tenths = (7_919 * number + 1_049 * place) % 9_000 + 1_000
        rows[label] = f"{tenths // 10 + 20_000 * (label not in GOODS)}.{tenths % 10}"
    return Sheet(number=number, rows=rows | dict(edited or {}))


def write(content: Path, count: int) -> None:
    """Write *count* sheets of our model below the folder *content*."""
    topics = range((count - 1) // PER_TOPIC + 1)
    texts = {
        "site.yaml": SETTINGS,
        "vocabulary/units.yaml": UNIT,
        "vocabulary/products.yaml": _terms(GOODS),
        "vocabulary/partners.yaml": _terms([f"Port {each}" for each in range(count)]),
        "vocabulary/topics.yaml": "".join(
            f"coast-{each}: {{label: Coast {each}, summary: Its ports.}}\n"
            for each in topics
        ),
        "vocabulary/measures.yaml": "".join(
            f"exports-{each}: {{label: Exports of coast {each}, definition: Goods sold."
            f", topic: coast-{each}, partner_word: to}}\n"
            for each in topics
        ),
        "pages/index.md": FRONT,
    }
    for number in range(count):
        texts |= _texts(sheet(number))
    for name, text in texts.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def source(found: Sheet) -> str:
    """Return the source of a sheet as content states it."""
    head = HEAD.format(number=found.number, first=YEARS[0], now=NOW)
    entries = (
        f"  {found.id_of(label)}:\n"
        f"    measure: exports-{found.number // PER_TOPIC}\n"
        f"    partner: port-{found.number}\n"
        + (f"    product: {label.lower()}\n" if label in GOODS else "")
        + f"    period: {NOW if label in GOODS else label}\n"
        f"    value: {value} EUR mn\n"
        f"    printed: {{{place}: {value} million euros}}\n"
        for place, (label, value) in enumerate(found.rows.items(), 1)
    )
    return head + "".join(entries)


def _texts(found: Sheet) -> dict[str, str]:
    number = found.number
    ids = ", ".join(map(found.id_of, GOODS))
    cards = " ".join(map(found.id_of, map(str, YEARS[-4:])))
    page = PAGE.format(number=number, now=NOW, first=YEARS[0], cards=cards)
    return {
        f"sources/gazette-{number}.yaml": source(found),
        f"charts/chart-{number}.yaml": CHART.format(number=number, ids=ids),
        f"pages/port-{number}.md": page,
    }


def _terms(labels: list[str] | tuple[str, ...]) -> str:
    return "".join(
        f"{each.lower().replace(' ', '-')}: {{label: {each}, inline: {each.lower()}}}\n"
        for each in labels
    )
