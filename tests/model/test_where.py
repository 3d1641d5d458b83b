"""Where parts of a record stand is told as it was read."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from sitegen.diagnostics import Location
from sitegen.model.where import Where

PATH = PurePosixPath("content/sources/gazette.yaml")


def test_places_are_those_that_were_read() -> None:
    """By key, in their order; a key that was not written stands nowhere."""
    read = {"value": Location(PATH, 12, 9), "note": Location(PATH, 345, 5)}
    where = Where(read)

    assert read == dict(where)
    assert len(read) == len(where)
    assert where.get("printed") is None
    with pytest.raises(KeyError):
        where["printed"]
    assert {} == dict(Where({}))
