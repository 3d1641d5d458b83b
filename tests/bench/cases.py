"""
What is measured, in which order, and how often: all makers in turn, round by round.

In a round each begins with a build from nothing; what follows rests on it. An edit
gives a figure a value that no earlier round gave it, lest it be found in a cache.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from tests.bench import ours
from tests.bench.maker import CHARTED, UNCHARTED
from tests.bench.measured import run
from tests.bench.ours import OURS, PYTHON, TOOL
from tests.bench.serving import served
from tests.bench.sheets import sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.bench.maker import Maker
    from tests.bench.measured import Cost

    Costs = dict[tuple[str, str, str], list[Cost]]
    Case = tuple[str, Callable[[], Cost]]

BARE, COLD = "bare Python", "from nothing"
FIRST, PREVIEW = "preview, first save to served", "preview, save to served"
NOTHING, CHECK = "nothing new", "check, one digit new"
DIGIT, CHART = "one digit, no chart", "one digit, one chart"
CASES = (COLD, NOTHING, CHECK, DIGIT, CHART, FIRST, PREVIEW)
REAL = "this sheet"
PUBLISHED = f"{REAL}, published"
FAR = 500
"""So far are values that are only checked from those that are built."""


def measure(
    makers: tuple[Maker, ...], counts: list[int], folder: Path, rounds: int
) -> Costs:
    """Return the costs by content, case and maker; projects are laid in *folder*."""
    costs: Costs = defaultdict(list)
    real = folder / "real"
    ours.copied(real)
    places = {
        (maker, count): place_of(folder, maker, count)
        for count in counts
        for maker in makers
    }
    for (maker, count), place in places.items():
        maker.write(place, count)
    for number in range(rounds):
        for case, cost in _of_the_real(real, number):
            costs[REAL, case, OURS.name].append(cost())
        for (maker, count), place in places.items():
            for case, cost in _of_sheets(maker, place, number):
                costs[named(count), case, maker.name].append(cost())
            _say(f"round {number + 1} of {rounds}: {maker.name}, {named(count)}")
    for (maker, count), place in places.items():
        edits = range(rounds, 2 * rounds + 1)
        first, *more = served(maker, place, edits)
        costs[named(count), FIRST, maker.name] = [first]
        costs[named(count), PREVIEW, maker.name] = more
        _say(f"preview: {maker.name}, {named(count)}")
    return costs


def named(count: int) -> str:
    """Say how many sheets."""
    return f"{count:,} sheet{'s' * (count > 1)}"


def place_of(folder: Path, maker: Maker, count: int) -> Path:
    """Return where the project of so many sheets is laid out."""
    return folder / f"{maker.name.partition(' ')[0].lower()}-{count}"


def _of_the_real(folder: Path, number: int) -> Iterator[Case]:
    """Yield what is measured of the content of this project."""
    OURS.forget(folder)
    yield BARE, partial(run, (PYTHON, "-c", "pass"), folder)
    yield "--help", partial(run, (*TOOL, "--help"), folder)
    yield COLD, partial(run, OURS.build, folder)
    yield NOTHING, partial(run, OURS.build, folder)
    yield "check, nothing new", partial(run, (*TOOL, "check", "--quiet"), folder)
    ours.digit(folder, ours.UNCHARTED, number + ours.FAR)
    yield CHECK, partial(run, (*TOOL, "check", "--quiet", "--strict"), folder)
    ours.digit(folder, ours.UNCHARTED, number + 1)
    yield DIGIT, partial(run, OURS.build, folder)
    ours.digit(folder, ours.CHARTED, number)
    yield CHART, partial(run, OURS.build, folder)


def _of_sheets(maker: Maker, folder: Path, number: int) -> Iterator[Case]:
    """Yield what is measured of a project of sheets."""
    maker.rewrite(folder, sheet(0))
    maker.forget(folder)
    shown = maker.shown(sheet(0).rows[CHARTED])
    yield COLD, partial(maker.built, folder, shown)
    if maker is OURS:
        yield NOTHING, partial(maker.built, folder, shown)
        maker.edit(folder, UNCHARTED, number + FAR)
        yield CHECK, partial(run, (*TOOL, "check", "--quiet", "--strict"), folder)
        shown = maker.edit(folder, UNCHARTED, number)
        yield DIGIT, partial(maker.built, folder, shown)
    shown = maker.edit(folder, CHARTED, number)
    yield CHART, partial(maker.built, folder, shown)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
