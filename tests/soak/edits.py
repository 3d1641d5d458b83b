"""
Edit after edit: what a build makes with what earlier ones left is the clean build.

``python -m tests.soak.edits`` makes many sequences and tells how many; the tests few.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections import Counter
from math import inf
from multiprocessing import active_children
from pathlib import Path
from random import Random
from time import monotonic
from typing import TYPE_CHECKING
from unittest.mock import patch

from msgspec.structs import replace

from sitegen.build import begin, finish
from sitegen.diagnostics import BuildError, Report
from sitegen.graphics.cache import ROOM as DRAWN
from sitegen.project import Project
from sitegen.read.kept import Shelf
from sitegen.remembered import forget
from sitegen.render import slices
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    Outcome = dict[str, bytes] | list[str]

SHEETS = ROOT / "tests" / "sites"
NAMES = sorted(path.name for path in SHEETS.iterdir() if path.is_dir())
STEPS = 12
"""Edits in one sequence; every third of them is taken back or forth."""


@patch.multiple(slices, LEAST=2, SHORT=1)  # small sheets, too, are to have some
def outcome(project: Project, asked: str = "", *, is_trial: bool = True) -> Outcome:
    """
    Return the files of a trial, or of a build, or what is told of its faults.

    The page that is *asked* for is made before all others, as for a preview.
    """
    report = Report(is_strict=True)
    try:
        begun = begin(project, report, is_trial=is_trial)
        begun.pages.get(asked)
        return dict(finish(begun, project, report, is_trial=is_trial))
    except BuildError:
        return [str(each) for each in report.diagnostics]
    finally:
        for copy in active_children():  # nobody waits for it behind a fault
            copy.kill()
            copy.join()


def _digit(line: str, random: Random) -> str:
    places = [place for place, letter in enumerate(line) if letter.isdigit()]
    if not places:
        return line
    at = random.choice(places)
    return f"{line[:at]}{random.randrange(10)}{line[at + 1 :]}"


def _word(line: str, random: Random) -> str:
    words = line.split(" ")
    at = random.randrange(len(words))
    return " ".join(
        (*words[:at], words[at] + "e" * words[at].isalpha(), *words[at + 1 :])
    )


NUMBER = re.compile(r"(?<![\d.,-])\d+(?:[.,]\d+)*(?![\d-])")
"""One that is no day and no name."""
EDITS: dict[str, Callable[[str, Random], str]] = {
    "a digit": _digit,
    "a word": _word,
    "a line less": lambda *_: "",
    "a line twice": lambda line, _: f"{line}\n{line}",
    "a comment": lambda line, _: f"{line}\n# remark",
    "nothing": lambda line, _: line,
}


def _no_more(path: Path) -> None:
    path.unlink()


def _again(path: Path) -> None:
    shutil.copyfile(path, path.with_stem(f"{path.stem}-again"))


def _elsewhere(path: Path) -> None:
    path.rename(path.with_stem(f"{path.stem}-moved"))


OF_FILES: dict[str, Callable[[Path], None]] = {
    "a file less": _no_more,
    "a file twice": _again,
    "another name": _elsewhere,
}
"""Of pages, charts and sources, whose names are addresses."""
FEW, OFTEN = 0.15, 0.4
"""So often it is a file, or a number wherever it stands in one, and else a line."""
HALF, RARE = 0.5, 20
"""So often a trial comes before; and one of so many sequences draws."""


def _value(path: Path, random: Random) -> str:
    """Change a number wherever it stands in a file; say how, if there is one."""
    text = path.read_text(encoding="utf-8")
    numbers = NUMBER.findall(text)
    if not numbers:
        return ""
    old = random.choice(numbers)
    new = f"{old[:-1]}{(int(old[-1]) + random.randrange(1, 10)) % 10}"
    path.write_text(
        re.sub(rf"(?<![\d.,-]){re.escape(old)}(?![\d-])", new, text), encoding="utf-8"
    )
    return f"{new} for {old}"


def edit(project: Project, random: Random) -> str:
    """Change a line or file somewhere in content or templates; say what was done."""
    files = [
        path
        for folder, ends in (
            (project.content, {".yaml", ".md"}),
            (project.templates.own, {".html"}),
        )
        for path in sorted(folder.rglob("*"))
        if path.suffix in ends
    ]
    weights = [9 if path.is_relative_to(project.content) else 1 for path in files]
    path = random.choices(files, weights)[0]
    if path.parent.parent == project.content and random.random() < FEW:
        name = random.choice([*OF_FILES])
        OF_FILES[name](path)
        return f"{name} of {path.relative_to(project.root)}"
    if random.random() < OFTEN and (said := _value(path, random)):
        return f"{said} in {path.relative_to(project.root)}"
    name = random.choice([*EDITS])
    lines = path.read_text(encoding="utf-8").split("\n")
    at = random.randrange(len(lines))
    lines[at] = EDITS[name](lines[at], random)
    path.write_text("\n".join(lines), encoding="utf-8")
    return f"{name} in {path.relative_to(project.root)}:{at + 1}"


def sequence(
    folder: Path,
    seed: int,
    sheet: str = "",
    *,
    steps: int = STEPS,
    is_drawn: bool = False,
) -> Counter[str]:
    """
    Edit a sheet of ``tests/sites`` step by step; compare each build with a clean one.

    They are trials, or draw all charts; then some come after a trial, and the clean one
    knows what was drawn, but not of what.

    Raises `AssertionError` with the steps where they differ; returns how steps ended.
    """
    random, done, ended = Random(seed), [], Counter[str]()
    root = folder / "project"
    shutil.copytree(
        SHEETS / (sheet or random.choice(NAMES)) / "content", root / "content"
    )
    shutil.copytree(ROOT / "templates", root / "templates")
    project = Project(
        *(root, root / "site", "https://norland.example/"),
        repository="https://github.example/norland",
        drawings=folder / "kept",
    )
    Shelf(project.cache).make_room()
    states, pages = [_state(project)], ["index.html"]
    clean: dict[frozenset[tuple[Path, bytes]], Outcome] = {}
    for step in range(steps):
        if step % 3 == 2:  # as another branch is checked out
            _restore(project, random.choice(states))
            done.append("an earlier state")
        else:
            done.append(edit(project, random))
        asked = random.choice(pages)
        if is_drawn and random.random() < HALF:
            outcome(project)
        kept = outcome(project, asked, is_trial=not is_drawn)
        state = frozenset(_state(project).items())
        if state not in clean:  # of the same files the clean build is the same
            if "templates" in done[-1] or done[-1] == "an earlier state":
                shutil.rmtree(folder / "none", ignore_errors=True)
            forget()
            none = folder / "none"
            if is_drawn and (drawn := folder / "kept" / DRAWN).is_dir():
                shutil.copytree(drawn, none / DRAWN)
            again = replace(project, drawings=none)
            clean[state] = outcome(again, is_trial=not is_drawn)
            _forget(none)
        assert clean[state] == kept, f"seed {seed}: {done}"
        ended["sound" if isinstance(kept, dict) else "faults"] += 1
        if isinstance(kept, dict):
            pages = sorted(kept)
            states.append(_state(project))
        else:
            _restore(project, states[-1])
    return ended


def _forget(kept: Path) -> None:
    """Remove all that was kept but what templates were compiled to."""
    for room in kept.iterdir() if kept.is_dir() else ():
        if room.name != "templates":
            shutil.rmtree(room)


def _state(project: Project) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in _files(project)}


def _restore(project: Project, state: dict[Path, bytes]) -> None:
    for path in _files(project):
        if path not in state:
            path.unlink()
    for path, data in state.items():
        path.write_bytes(data)


def _files(project: Project) -> list[Path]:
    folders = (project.content, project.templates.own)
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


def main() -> None:
    """Make as many sequences as are asked for, and say how they ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sequences", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--minutes", type=float, default=inf, help="at most")
    given = parser.parse_args()
    ended, made, end = Counter[str](), 0, monotonic() + 60 * given.minutes
    for seed in range(given.first, given.first + given.sequences):
        if monotonic() > end:
            break
        with tempfile.TemporaryDirectory() as folder:
            ended += sequence(Path(folder), seed, is_drawn=not seed % RARE)
        made += 1
    told = ", ".join(f"{count} {name}" for name, count in sorted(ended.items()))
    sys.stdout.write(f"{made} sequences of {STEPS} edits: {told}; all equal\n")


if __name__ == "__main__":
    main()
