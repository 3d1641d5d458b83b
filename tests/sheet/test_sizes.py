"""What the pages of this sheet weigh."""

from __future__ import annotations

import pytest

from tests.bench.sizes import MOST, part_of
from tests.whole import HOME, outputs


@pytest.mark.parametrize("address", [HOME, ""], ids=["published", "nowhere"])
def test_the_sheet_weighs_no_more_than_the_limit(address: str) -> None:
    """HTML, style, scripts and pictures, but what is to be downloaded, are 6 MB."""
    files = outputs(address)
    shown = {path for path in files if part_of(path).startswith("all ")}

    assert sum(len(files[path]) for path in shown) <= MOST
