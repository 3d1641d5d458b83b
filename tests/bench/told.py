"""What was measured -> tables in Markdown, medians with ratios."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.bench.cases import BARE, CASES, COLD, PREVIEW, PUBLISHED, REAL, named
from tests.bench.measured import Cost, middle
from tests.bench.ours import OURS
from tests.bench.sizes import MOST, Sizes, shown_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tests.bench.cases import Costs

NUMBER = re.compile(r"[\d.,e+× -]*")
SVGS = 3
"""Drawn of a chart: for narrow and wide pages, and to travel."""
MEGA = 1_000_000
DRAWN = {COLD: "build from nothing", PREVIEW: "save to served"}
"""What is drawn as growth, by the names of `growth.MEASURES`."""
Middles = dict[tuple[str, str, str], Cost]
MEASURED: dict[str, Callable[[Cost], float]] = {
    "seconds of processor": lambda cost: cost.processor,
    "seconds": lambda cost: cost.wall,
    "MB at the peak": lambda cost: cost.memory / MEGA,
}
UNITS = "s of processor | s | MB"


def middles(costs: Costs) -> Middles:
    """Return the medians of all rounds."""
    return {key: middle(found) for key, found in costs.items()}


def start(found: Middles) -> str:
    """Return the table of the real content, in units of a bare Python."""
    bare = found[REAL, BARE, OURS.name].processor
    rows = [
        (case, *_cost(cost), f"{cost.processor / bare:.1f}")
        for (content, case, _), cost in found.items()
        if content == REAL
    ]
    return _table((f"{REAL} | {UNITS} | bare Pythons"), rows)


def compared(found: Middles) -> str:
    """Return tables of the sheets with a column for each maker, and ratios to ours."""
    makers = list(dict.fromkeys(maker for _, _, maker in found))
    cases = sorted({key[:2] for key in found if key[0] != REAL}, key=_order)
    tables = []
    for title, told in MEASURED.items():
        rows = [
            (
                *(case, content),
                *(_beside(found, (content, case), each, told) for each in makers),
            )
            for content, case in cases
        ]
        tables.append(_table(f"{title} | sheets | {' | '.join(makers)}", rows))
    return "\n".join((*tables, _each_more(found, makers)))


def _beside(
    found: Middles, key: tuple[str, str], maker: str, told: Callable[[Cost], float]
) -> str:
    """Return what a maker takes, and how many times what we take."""
    cost, ours = found.get((*key, maker)), found[(*key, OURS.name)]
    if cost is None:
        return ""
    ratio = f" ×{told(cost) / told(ours):.2f}" if maker != OURS.name else ""
    return f"{told(cost):.3g}{ratio}"


def _each_more(found: Middles, makers: Sequence[str]) -> str:
    """Return what each more sheet takes from nothing: what is done once is left out."""
    counts = sorted({_count(content) for content, *_ in found if content != REAL})
    few, many = named(counts[0]), named(counts[-1])
    if few == many:
        return ""
    more = [
        found[many, COLD, maker].processor - found[few, COLD, maker].processor
        for maker in makers
    ]
    row = [f"{1000 * each / (counts[-1] - counts[0]):.1f}" for each in more]
    head = " | ".join(("each more sheet, ms of processor", *makers))
    return _table(head, [(f"from nothing, {few} to {many}", *row)])


def _order(key: tuple[str, str]) -> tuple[int, int]:
    content, case = key
    return CASES.index(case), _count(content)


def _count(content: str) -> int:
    return int(content.split(maxsplit=1)[0].replace(",", ""))


def figures(inside: Mapping[int, Mapping[str, float]], per_sheet: int) -> str:
    """Return what a figure costs in a build from nothing, and a build without them."""
    rows, least = [], min(inside)
    apart = {
        count: told["total"] - told["draw"] - told["links"]
        for count, told in inside.items()
    }
    for count, told in inside.items():
        pages, cards = told["seconds of figure pages"], told["seconds of cards"]
        each, more = count * per_sheet, (count - least) * per_sheet
        without = told["total"] - pages - cards - told["links"]
        times = (pages / each, cards / each, apart[count] / each)
        added = (apart[count] - apart[least]) * 1000
        drawn = (told["draw"] - inside[least]["draw"]) * 1000 / SVGS
        rows.append(
            (
                named(count),
                *(f"{1000 * time:.2f}" for time in times),
                f"{added / more:.2f}" if more else "",
                f"{drawn / (count - least):.1f}" if count > least else "",
                f"{told['total']:.2f}",
                f"{without:.2f}",
            )
        )
    head = (
        "from nothing, processor | ms a figure's page | ms its card | ms a figure, all"
        " but pictures | ms each more figure | ms each more SVG | s"
        " | s without pages and cards of figures"
    )
    return _table(head, rows)


def weights(found: Mapping[str, Mapping[str, Sizes]]) -> str:
    """Return the table of sizes, and whether an edition keeps its limit."""
    rows = [
        (content, name, f"{size[0]:,}", *(f"{each:,}" for each in size[1:]))
        for content, sizes in found.items()
        for name, size in sizes.items()
    ]
    told = []
    for content in (REAL, PUBLISHED):
        shown = shown_of(dict(found[content]))
        verdict = "within" if shown <= MOST else "beyond"
        told.append(f"{content}: {shown / MEGA:.2f} MB, {verdict}")
    return (
        _table("content | what | files | bytes | gzip | brotli", rows)
        + f"\nHTML, style, scripts and pictures of {'; of '.join(told)} the limit of "
        f"{MOST / MEGA:.0f} MB.\n"
    )


def growth(found: Middles) -> list[tuple[str, str, str, float]]:
    """Return maker, measure, content and seconds of what is drawn as growth."""
    return [
        (maker, DRAWN[case], content, cost.wall if case == PREVIEW else cost.processor)
        for (content, case, maker), cost in found.items()
        if content != REAL and case in DRAWN
    ]


def _cost(cost: Cost) -> Iterable[str]:
    yield f"{cost.processor:.3f}"
    yield f"{cost.wall:.3f}"
    yield f"{cost.memory / MEGA:.0f}"


def _table(head: str, rows: Sequence[Sequence[str]]) -> str:
    rule = "|".join("--:" if NUMBER.fullmatch(each) else "---" for each in rows[0])
    lines = [head, rule, *(" | ".join(row) for row in rows)]
    return "".join(
        f"| {line} |\n" if "---" not in line else f"|{line}|\n" for line in lines
    )
