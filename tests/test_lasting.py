"""Where what is made is here to stay, the collector of garbage rests; only there."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from sitegen.lasting import lasting
from sitegen.remembered import once

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Let nothing be passed over but what a test lets be; others find all as it was."""
    gc.unfreeze()
    yield
    gc.freeze()


def test_the_collector_rests_while_something_is_made() -> None:
    """And goes on behind it, also behind a fault."""

    @lasting
    def made(divisor: int) -> tuple[bool, int]:
        return gc.isenabled(), 6 // divisor

    assert made(2) == (False, 3)
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError):
        made(0)
    assert gc.isenabled()


def test_where_it_is_made_once_it_is_passed_over_until_then() -> None:
    """A preview makes content after content, and would hold the garbage of each."""
    made = lasting(dict.copy)
    assert made({}) == {}
    assert gc.get_freeze_count() == 0
    with once():
        assert made({}) == {}
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0
