"""Words and numbers are found however they are spelled."""

from __future__ import annotations

import json

import pytest

from sitegen.fold import fold
from tests.support import ROOT

SPELLINGS = json.loads((ROOT / "tests/fold.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "folded"), SPELLINGS)
def test_spellings_are_folded(text: str, folded: str) -> None:
    """Accents, capitals, quotes, dashes and groups of digits make no difference."""
    assert fold(text) == folded
    assert fold(folded) == folded
