"""
``make bench``: what builds and previews cost, ours and those of the peers.

Prints tables in Markdown, and leaves in a folder the same, all that was measured, and
a small sheet that draws how the costs grow. ``tests/bench/README.md`` tells how to
read them.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.bench import told
from tests.bench.cases import PUBLISHED, REAL, measure, named, place_of
from tests.bench.growth import draw
from tests.bench.ours import OURS, published
from tests.bench.parts import inside
from tests.bench.peers import install
from tests.bench.sheets import GOODS, YEARS
from tests.bench.sizes import sizes


def main() -> None:
    """Measure what is asked for, and tell it."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("--sheets", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--rounds", type=int, choices=range(1, 10), default=5)
    parser.add_argument("--peers", action="store_true", help="install and measure them")
    parser.add_argument("--folder", type=Path, help="where the results go")
    options = parser.parse_args()
    results = options.folder or Path(tempfile.mkdtemp(prefix="sitegen-bench-"))
    results.mkdir(parents=True, exist_ok=True)
    makers = (OURS, *(install() if options.peers else ()))
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        costs = measure(makers, options.sheets, work, options.rounds)
        raw = [[*key, [asdict(each) for each in runs]] for key, runs in costs.items()]
        (results / "costs.json").write_text(json.dumps(raw, indent=1), encoding="utf-8")
        spent = {count: inside(place_of(work, OURS, count)) for count in options.sheets}
        real = work / "real"
        weighed = {REAL: sizes(real / OURS.site), PUBLISHED: sizes(published(real))}
        largest = max(options.sheets)
        weighed[named(largest)] = sizes(place_of(work, OURS, largest) / OURS.site)
    found = told.middles(costs)
    text = "\n".join(
        (
            f"Python {platform.python_version()}, medians of {options.rounds}.\n",
            told.start(found),
            told.compared(found),
            told.figures(spent, len(GOODS) + len(YEARS)),
            told.weights(weighed),
        )
    )
    (results / "tables.md").write_text(text, encoding="utf-8")
    drawn = draw(results / "growth", told.growth(found))
    sys.stdout.write(f"{text}\nIn {results}; how costs grow: {drawn}\n")


if __name__ == "__main__":
    main()
