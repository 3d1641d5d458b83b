"""What the pages of this sheet weigh."""

from __future__ import annotations

from tests.bench.sizes import MOST, part_of
from tests.whole import outputs


def test_the_sheet_weighs_no_more_than_the_limit() -> None:
    """HTML, style, scripts and pictures, but what is to be downloaded, are 6 MB."""
    shown = {path for path in outputs() if part_of(path).startswith("all ")}

    assert sum(len(outputs()[path]) for path in shown) <= MOST
