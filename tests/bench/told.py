"""What was measured -> tables in Markdown, medians with ratios."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.cases import BARE, COLD, PREVIEW, REAL, named
from tests.bench.measured import Cost, middle
from tests.bench.ours import OURS
from tests.bench.sizes import MOST, Sizes, shown_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tests.bench.cases import Costs

MEGA = 1_000_000
DRAWN = {COLD: "build from nothing", PREVIEW: "save to served"}
"""What is drawn as growth, by the names of `growth.MEASURES`."""
Middles = dict[tuple[str, str, str], Cost]
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
    """Return the table of sheets: each case by each maker, and its ratio to ours."""
    rows = []
    for (content, case, maker), cost in found.items():
        ours = found.get((content, case, OURS.name), cost)
        if content != REAL:
            ratio = cost.processor / ours.processor if ours.processor else 0.0
            rows.append((content, case, maker, *_cost(cost), f"{ratio:.2f}"))
    rows.sort(key=lambda row: (row[1], int(row[0].split()[0].replace(",", ""))))
    return _table(f"content | case | maker | {UNITS} | of ours", rows)


def figures(inside: Mapping[int, Mapping[str, float]], per_sheet: int) -> str:
    """Return what a figure costs in a build from nothing, and a build without them."""
    rows = []
    for count, told in inside.items():
        pages, cards = told["seconds of figure pages"], told["seconds of cards"]
        each = count * per_sheet
        without = told["total"] - pages - cards - told["social"]
        drawing = told["draw"] + told["files"]
        times = (pages / each, cards / each, told["total"] / each, drawing / count / 3)
        rows.append(
            (
                named(count),
                *(f"{1000 * time:.2f}" for time in times),
                f"{told['total']:.2f}",
                f"{without:.2f}",
            )
        )
    head = (
        "from nothing, processor | ms a figure's page | ms its card | ms a figure, all"
        " in all | ms a drawn SVG | s | s without pages and cards of figures"
    )
    return _table(head, rows)


def weights(found: Mapping[str, Mapping[str, Sizes]]) -> str:
    """Return the table of sizes, and whether an edition keeps its limit."""
    rows = [
        (content, name, f"{size[0]:,}", *(f"{each:,}" for each in size[1:]))
        for content, sizes in found.items()
        for name, size in sizes.items()
    ]
    real = shown_of(dict(found[REAL]))
    verdict = "within" if real <= MOST else "beyond"
    return (
        _table("content | what | files | bytes | gzip | brotli", rows)
        + f"\nHTML, style, scripts and pictures of {REAL}: {real / MEGA:.2f} MB, "
        f"{verdict} the limit of {MOST / MEGA:.0f} MB.\n"
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
    columns = head.count("|") + 1
    words = sum(
        not each.replace(".", "").replace(",", "").isdigit() for each in rows[0]
    )
    rule = "|".join(["---"] * words + ["--:"] * (columns - words))
    lines = [head, rule, *(" | ".join(row) for row in rows)]
    return "".join(
        f"| {line} |\n" if "---" not in line else f"|{line}|\n" for line in lines
    )
