"""What `sitegen explain` tells of the code of a fault."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sitegen.cli import SOUND, WRONG_USE, main
from sitegen.explain import TOLD, explanations

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
SMALL = HERE / "sites/small"
WORD = re.compile(r"\w")
LONGEST = 74
"""So many characters of content stand in a line of a terminal."""
Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    "asked", ["yaml-cut", "YAML-CUT", "[yaml-cut]", "error[yaml-cut]"]
)
def test_a_code_is_explained_anywhere(
    asked: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Meaning, example and cure are told without a project, also as it was printed."""
    monkeypatch.chdir(tmp_path)

    status = main(["explain", asked, "--quiet"])

    expected = """\
yaml-cut:
    A comma or a # ends a text, and the rest would be lost.

For example:
    printed: {2: over 4,900 shops}

What to do:
    Put the text in quotes: {2: "over 4,900 shops"}.

As it is told:
    - {trade-2024}
    content/charts/trade.yaml:6:6: error[yaml-cut] a list names things without
    braces; write trade-2024
"""
    assert (SOUND, expected) == (status, capsys.readouterr().out)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("unit-unknow", "'unit-unknow'; did you mean 'unit-unknown'?"),
        ("qqqq", "'qqqq'"),
        ("", "''"),
    ],
)
def test_an_unknown_code_proposes_the_nearest(
    asked: str, said: str, capsys: Captured
) -> None:
    """What is no code is wrong use, as other slips of the command line are."""
    status = main(["explain", asked])

    told = capsys.readouterr()
    assert (WRONG_USE, "") == (status, told.out)
    assert f"sitegen: no diagnostic has the code {said}\n" == told.err


@pytest.mark.parametrize("code", sorted(explanations()))
def test_an_explanation_is_whole(code: str, capsys: Captured) -> None:
    """Each has sentences and an example, in lines that a terminal shows."""
    found = explanations()[code]

    assert main(["explain", code]) == SOUND
    assert found.example.strip()
    assert found.means.endswith(".")
    assert found.cure.endswith(".")
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_examples_are_faults_that_are_told(*, golden: bool) -> None:
    """Each is a line of a kept fault and its diagnostic; no kept code is without."""
    lines = [
        "# A fault of each kind and how it is told: pytest --golden makes it of them."
    ]
    for code in sorted({_code(each) for each in HERE.glob("*/*/expected.txt")}):
        line, said = min(_faults(code), key=_weight)
        lines += ["", f"[{code}]", *([f"line = {_quoted(line)}"] if line else [])]
        lines.append(f"said = {_quoted(said)}")
    made = "".join(f"{line}\n" for line in lines)
    if golden:
        TOLD.write_text(made, encoding="utf-8")

    assert made == TOLD.read_text(encoding="utf-8")


def _code(expected: Path) -> str:
    return expected.parent.name.partition("--")[0]


def _faults(code: str) -> Iterator[tuple[str, str]]:
    """Yield the lines that have a fault of a kind, and how each is told."""
    kept = (HERE / "faults", HERE / "remarks")
    for folder in (each for one in kept for each in sorted(one.glob(f"{code}*"))):
        expected = folder / "expected.txt"
        for said in expected.read_text("utf-8").splitlines() if folder.is_dir() else ():
            if found := re.match(
                rf"([^ :]+):(\d+):\d+: (?:error|remark)\[{code}\] ", said
            ):
                yield _line(folder, found[1], int(found[2])), said


def _line(folder: Path, name: str, number: int) -> str:
    """Return a line of content as the fault has it; nothing where there is none."""
    own, more, sound = (folder / name, folder / f"{name}.append", SMALL / name)
    held = (
        [own] if own.is_file() else [each for each in (sound, more) if each.is_file()]
    )
    text = b"".join(each.read_bytes() for each in held).decode(errors="replace")
    lines = text.splitlines()[number - 1 : number]
    shown = lines[0].strip() if lines else ""
    return (
        shown
        if shown.isprintable() and len(shown) <= LONGEST and WORD.search(shown)
        else ""
    )


def _weight(fault: tuple[str, str]) -> tuple[bool, bool, int]:
    """Return what of two faults shows less: no line, the top of a file, many words."""
    line, said = fault
    return not line, said.split(" ")[0].endswith(":1:1:"), len(said)


def _quoted(text: str) -> str:
    """Return a text as TOML has it."""
    return json.dumps(text, ensure_ascii=False)
