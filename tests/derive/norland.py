"""
Sites of which nothing is computed yet.

This project's own, and Norland, a place that does not exist, with whatever figures and
recipes a test needs.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.diagnostics import Report
from sitegen.project import Project
from sitegen.read import read
from sitegen.resolve import resolve
from tests.support import CONTENT, ROOT, UNITS

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.site import Site

VOCABULARY = {
    "measures": """\
trade: {label: Trade, definition: x, topic: trade, sum_of: [exports, imports]}
exports: {label: Exports, definition: x, topic: trade, part_of: [trade]}
imports: {label: Imports, definition: x, topic: trade, part_of: [trade]}
balance:
  {label: Balance, definition: x, topic: trade, balance_of: [exports, imports]}
monthly: {label: Monthly trade, definition: x, topic: trade}
rate: {label: Rate of exchange, definition: x, topic: trade}
exports-per-import: {label: Exports per import, definition: x, topic: trade}
depots: {label: Depots, definition: x, topic: trade, is_stock: true}
new-depots: {label: New depots, definition: x, topic: trade, part_of: [depots]}
traders: {label: Firms that traded, definition: x, topic: trade}
tariff: {label: Tariff, definition: x, topic: trade, is_rate: true}
""",
    "units": UNITS
    + """\
USD bn: {label: billion dollars, currency: USD, scale: 9, nouns: [dollars]}
EUR per USD: {label: euros to the dollar}
EUR per EUR: {label: euros to the euro}
firms: {label: firms, nouns: [firms]}
""",
    "partners": """\
south: {label: South, inline: the South}
port: {label: Port, inline: the Port, part_of: [south]}
coast: {label: Coast, inline: the coast, overlaps: [south, port, north]}
north: {label: North, inline: the North}
""",
    "products": """\
goods: {label: Goods, inline: goods}
boats: {label: Boats, inline: boats, part_of: [goods]}
sails: {label: Sails, inline: sails, part_of: [boats]}
fish: {label: Fish, inline: fish}
rest: {label: Everything else, inline: everything else}
""",
    "enterprises": """\
private: {label: Private firms, inline: private firms}
state: {label: State firms, inline: state firms}
""",
    "scopes": """\
world: {label: The world, inline: all countries}
partners: {label: Partners, inline: all partners}
""",
}
BESIDE = (
    "growth",
    "change",
    "share",
    "shift",
    "contribution",
    "difference",
    "rank",
    "equivalent",
)
"""What an article states beside a level."""

HEAD = """\
title: A title
name: The {slug}
publisher: The {slug}
covers: 2024
url: https://{slug}.example/
text: {slug}.txt
figures:
"""


PRINTED = {
    "EUR bn": "{} billion euros",
    "EUR mn": "{} million euros",
    "USD bn": "{} billion dollars",
    "USD mn": "{} million dollars",
    "%": "{}%",
    "pp": "{} percentage points",
}
"""How an article prints a number in a unit; the others stand behind it."""


def printed(value: str) -> str:
    """Return how an article prints a *value* of content: "over 4,900 firms"."""
    bound, number, unit = re.fullmatch(  # type: ignore[union-attr]
        r"((?:over|nearly|about) )?(-?[0-9.,]+) (.+)", value
    ).groups("")
    if unit == "rank":
        return ("ranked first", "ranked second", "ranked third")[int(number) - 1]
    sign = "minus \u2212" if number.startswith("-") else ""
    said = PRINTED.get(unit, f"{{}} {unit}").format(number.removeprefix("-"))
    return f"{sign}{bound}{said}"


def stated(name: str, measure: str, period: str, value: str = "", **more: str) -> str:
    """
    Return the entry of a figure in the file of an article.

    *more* are keys of the figure; what is stated beside it is written with its base or
    scope, as in ``growth="5 % on 2020"`` or ``share="7.6 % of exports"``.
    """
    keys = [f"measure: {measure}", f"period: {period}"]
    if value:
        keys += [f"value: {value}", f"printed: {{1: '{printed(value)}'}}"]
    for key, text in more.items():
        if key not in BESIDE:
            keys.append(f"{key}: {text}")
            continue
        base, scope = text.partition(" on ")[2], text.partition(" of ")[2]
        number = text.partition(" on ")[0].partition(" of ")[0]
        lead = "up by " if key == "change" else ""
        beside = [f"value: {number}", f"printed: {{1: '{lead}{printed(number)}'}}"]
        beside += [f"base: {base}"] if base else []
        beside += [f"scope: {scope}"] if scope else []
        keys.append(f"{key}: {{{', '.join(beside)}}}")
    return f"  {name}: {{{', '.join(keys)}}}\n"


def norland(
    folder: Path,
    *figures: str,
    derived: str = "",
    known: str = "",
    others: tuple[str, ...] = (),
) -> Site:
    """
    Return the resolved site of a place with *figures*; nothing is computed.

    *others* are stated by a second article, *derived* and *known* are the texts of
    ``derived.yaml`` and ``identities.yaml``.
    """
    content = {
        "site.yaml": CONTENT["site.yaml"],
        **{f"vocabulary/{name}.yaml": text for name, text in VOCABULARY.items()},
        "vocabulary/topics.yaml": CONTENT["vocabulary/topics.yaml"],
        "sources/gazette.yaml": _article("gazette", figures),
        "pages/index.md": "---\ntitle: Norland\ndescription: Trade.\n---\nTrade.\n",
    }
    content |= {"derived.yaml": derived} if derived else {}
    content |= {"identities.yaml": known} if known else {}
    content |= {"sources/herald.yaml": _article("herald", others)} if others else {}
    for name, text in content.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return _resolved(folder)


@cache
def real() -> Site:
    """Return what the articles of this project report."""
    return _resolved(ROOT)


def _resolved(folder: Path) -> Site:
    report = Report(is_strict=True)
    return resolve(read(Project(folder, folder / "site"), report), report)


def _article(slug: str, figures: tuple[str, ...]) -> str:
    return HEAD.format(slug=slug) + "".join(figures)
