"""
What is wrong with content, told as ``path:line:column``, all at once.

A folder of faults/ is laid over sites/small: its files replace those of the same
name, ``X.append`` is added to the end of X, and ``X.delete`` removes X. The name
of the folder is the code, and behind two hyphens what is special about it.
"""

from __future__ import annotations

import ast
import re
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sitegen
from sitegen.cli import FAULTS, SOUND, main
from sitegen.explain import explanations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
CASES = sorted(
    path
    for path in HERE.glob("faults/*")
    if path.is_dir() and path.name != "__pycache__"
)
REMARKS = sorted(path for path in HERE.glob("remarks/*") if path.is_dir())
EXPECTED = "expected.txt"
MADE = tuple(
    HERE / name
    for name in (
        *("faults/test_unstorable.py", "test_social.py", "test_verify.py"),
        *("test_write.py", "test_published.py", "test_past.py"),
    )
)
"""Tests that make what no folder can hold."""

REFERENCES = (
    *("measure", "partner", "product", "enterprise", "scope", "unit", "topic", "key"),
    *("dimension", "figure", "chart", "part", "form", "identity", "file"),
)
"""What content refers to by name."""


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_fault_is_told(
    *,
    case: Path,
    small: Path,
    golden: bool,
    refusal: Callable[[], list[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A faulty project is refused with the expected diagnostics and nothing else."""
    _lay_over(case, small)

    texts = small / "texts"
    told = verified(small, capsys) if texts.is_dir() else refusal()

    if golden:
        text = "".join(f"{line}\n" for line in told)
        (case / EXPECTED).write_text(text, encoding="utf-8")
    assert (case / EXPECTED).read_text(encoding="utf-8").splitlines() == told
    code = case.name.partition("--")[0]
    assert any(f" error[{code}] " in line for line in told)


@pytest.mark.parametrize("case", REMARKS, ids=lambda path: path.name)
def test_a_remark_is_told(
    case: Path, small: Path, *, golden: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """What need not be mended is told as a fault is, and refuses no build."""
    _lay_over(case, small)

    status = main(["check", "--strict", "--root", str(small)])

    told = capsys.readouterr().err.splitlines()
    if golden:
        text = "".join(f"{line}\n" for line in told)
        (case / EXPECTED).write_text(text, encoding="utf-8")
    assert SOUND == status
    assert (case / EXPECTED).read_text(encoding="utf-8").splitlines() == told
    code = case.name.partition("--")[0]
    assert any(f" remark[{code}] " in line for line in told)


def verified(project: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what is said of a project against its texts, but for those missing."""
    status = main(["verify", str(project / "texts"), "--root", str(project)])

    lines = capsys.readouterr().err.splitlines()[:-1]
    assert FAULTS == status
    return [line for line in lines if "[text-missing]" not in line]


def test_every_code_has_a_fault() -> None:
    """Every code that sitegen may give has a case, and every case gives such a code."""
    kept = {case.name.partition("--")[0] for case in CASES}
    made = "".join(path.read_text(encoding="utf-8") for path in MADE)
    given = {*_patterns()}

    untold = [
        code
        for code in given
        if code not in made and not any(re.fullmatch(code, each) for each in kept)
    ]
    unknown = [
        code for code in kept if not any(re.fullmatch(each, code) for each in given)
    ]

    assert [] == sorted(untold)
    assert [] == sorted(unknown)


def test_every_code_is_explained() -> None:
    """What a code means is told of each that may be given, and of no other."""
    kept = {case.name.partition("--")[0] for case in CASES}
    closed = {each for each in _patterns() if each.replace("-", "").isalpha()}

    assert sorted(kept | closed | {*_remarks()}) == sorted(explanations())


def test_every_reference_is_proved() -> None:
    """Each thing that content refers to by name has a case in which it is not there."""
    kept = {case.name.partition("--")[0] for case in CASES}

    assert [] == [each for each in REFERENCES if f"{each}-unknown" not in kept]


@cache
def _nodes() -> list[ast.Call | ast.Yield]:
    """Return all calls and yields of sitegen."""
    return [
        node
        for path in Path(sitegen.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call | ast.Yield)
    ]


def _patterns() -> Iterator[str]:
    """Yield every code that sitegen gives to a fault; an open part is any word."""
    for node in _nodes():
        given: list[ast.expr] = []
        match node:
            case ast.Call() if _is_reporting(node.func):
                given = [*node.args, *(each.value for each in node.keywords)]
            case ast.Yield(value=ast.Tuple(elts=[first, _, *_])):
                given = [first]
            case _:
                pass
        for code in map(_pattern, given):
            if re.fullmatch(r"[a-z\\w+]+(-[a-z]+)+", code):
                yield code


def _remarks() -> Iterator[str]:
    """Yield the code of every remark, which is no fault."""
    for node in _nodes():
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "remark":
            yield _pattern(node.args[0])


def _is_reporting(function: ast.expr) -> bool:
    name = getattr(function, "attr", getattr(function, "id", ""))
    known = {"Diagnostic", "error", "warn", "_report", "Objection"}
    return name in known or name.endswith("Error")


def _pattern(argument: ast.expr) -> str:
    match argument:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_pattern(part) for part in parts)
        case ast.FormattedValue():
            return r"\w+"
        case _:
            return ""


def _lay_over(case: Path, project: Path) -> None:
    """Change a sound project by the files of a folder."""
    for path in sorted(case.rglob("*")):
        target = project / path.relative_to(case)
        if path.is_dir() or path.name == EXPECTED:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".delete":
            target.with_suffix("").unlink()
        elif path.suffix == ".append":
            with target.with_suffix("").open("ab") as file:
                file.write(path.read_bytes())
        else:
            shutil.copyfile(path, target)
