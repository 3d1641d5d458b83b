"""
Where a cold build of ours spends its seconds: ``python -m tests.bench.parts FOLDER``.

Prints as JSON the seconds of processor by step, and apart from the other pages those of
figures: their pages, and the cards of all pages. So it can be told what a build would
cost that makes none of these, as the peers make none.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from functools import wraps
from pathlib import Path
from time import process_time
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

from tests.bench.measured import surroundings
from tests.bench.ours import OURS, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Seconds = dict[str, float]
BEGUN = process_time()


def inside(folder: Path) -> Seconds:
    """Return the same of a process of its own, from nothing."""
    OURS.forget(folder)
    command = [*OURS.build[:2], __name__, str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, check=True
    )
    found: Seconds = json.loads(done.stdout)
    return found


def parts(folder: Path) -> dict[str, float]:
    """Return the seconds of a build of the project in a folder, and what it made."""
    from sitegen import build as pipeline
    from sitegen import forked
    from sitegen import write as writing
    from sitegen.cli import SOUND, main

    vars(forked)["can_fork"] = lambda: False  # what copies do is to be seen here
    seconds = defaultdict[str, float](float, {"import": process_time() - BEGUN})
    charts: list[str] = []
    vars(pipeline)["draw"] = _at_once(vars(pipeline)["draw"], charts)
    for name, step in _steps(pipeline):
        setattr(pipeline, name, _timed(step, name, seconds))
    vars(pipeline)["filled"] = _paged(vars(pipeline)["filled"], seconds)
    vars(writing)["write"] = _timed(vars(writing)["write"], "write", seconds)
    if main(["build", "--strict", "--quiet", "--root", str(folder)]) != SOUND:
        raise RuntimeError(folder)
    site = folder / "site"
    made = [path.relative_to(site).as_posix() for path in site.rglob("*.*")]
    counts = {
        "charts": sum(map(bool, charts)),
        "figure pages": sum(map(_is_of_figure, made)),
        "card files": sum(name.startswith("cards/") for name in made),
        "pictures": sum(name.endswith("card.png") for name in made),
    }
    return {**seconds, "total": process_time(), **counts}


def _steps(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    for name, found in [*vars(module).items()]:
        is_step = isinstance(found, FunctionType) and name != "filled"
        if is_step and found.__module__ != module.__name__:
            yield name, found


def _at_once(draw: Callable[..., Any], charts: list[str]) -> Callable[..., Any]:
    """Return what draws every chart there and then, not when a page asks for it."""

    @wraps(draw)
    def drawn(*arguments: Any, **options: Any) -> Any:
        drawings = draw(*arguments, **options)
        charts.extend(each.narrow for each in drawings.values())
        return drawings

    return drawn


def _timed(step: Callable[..., Any], name: str, seconds: Seconds) -> Callable[..., Any]:
    @wraps(step)
    def timed(*arguments: Any, **options: Any) -> Any:
        begun = process_time()
        try:
            return step(*arguments, **options)
        finally:
            seconds[name] += process_time() - begun

    return timed


def _paged(
    filled: Callable[..., Any], seconds: Seconds
) -> Callable[[Mapping[str, bytes], Any], Any]:
    """Return what makes all pages, and takes the time of each kind of them."""

    def paged(pages: Mapping[str, bytes], report: Any) -> Any:
        begun = process_time()
        for path in pages:  # each is made before its path comes
            now = process_time()
            kind = "cards" if path.startswith("cards/") else "pages"
            kind = "figure pages" if _is_of_figure(path) else kind
            seconds[f"seconds of {kind}"] += now - begun
            begun = now
        return filled(pages, report)

    return paged


def _is_of_figure(path: str) -> bool:
    return path.startswith("figures/") and path.count("/") > 1 and "html" in path


if __name__ == "__main__":
    sys.stdout.write(json.dumps(parts(Path(sys.argv[1]).resolve())))
