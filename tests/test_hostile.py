"""Input that means harm ends in a site or in diagnostics; ``make soak`` tries more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile import STRINGS, leaves
from tests.soak.inputs import guided, hostile, mutants

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough


def test_hostile_strings_do_no_harm(tmp_path: Path) -> None:
    """
    Hundreds of strings in every text field are refused, or published as text.

    Here each is in a few fields, there each in all; no page runs or fetches
    anything for them.
    """
    step = -(-len(STRINGS) // 20)
    seen = hostile(range(0, len(STRINGS), step), tmp_path)

    assert len(STRINGS) >= 300
    assert 20 * len(leaves()) >= seen["strings"] >= 15 * len(leaves())
    assert seen["published"] > seen["strings"] / 4


def test_mutated_content_is_no_traceback(tmp_path: Path) -> None:
    """Content with bytes, lines and files lost or mixed up is sound, or refused."""
    seen = mutants(100, tmp_path)

    assert 100 == seen["sound"] + seen["refused"]
    assert min(seen["sound"], seen["refused"]) > 0


def test_reader_of_yaml_reads_or_refuses() -> None:
    """Whatever is fed to the reader becomes nodes or diagnostics."""
    seen = guided(2000)

    assert 2000 == seen["read"] + seen["refused"]
