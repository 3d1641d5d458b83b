"""Deaths at random moments; ``make soak`` tries many more, and full disks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.soak.machines import kills

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough


def test_site_opens_after_any_death(tmp_path: Path) -> None:
    """Killed at any moment, a site can be walked through; the next build heals it."""
    assert 15 == kills(15, tmp_path)["kills"]
