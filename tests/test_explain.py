"""What `sitegen explain` tells of the code of a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.cli import SOUND, WRONG_USE, main
from sitegen.explain import explanations

if TYPE_CHECKING:
    from pathlib import Path

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
