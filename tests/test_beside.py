"""What is made beside comes, whatever happens to the process that makes it."""

from __future__ import annotations

import os
from functools import partial

import pytest

from sitegen.graphics import beside as module
from sitegen.graphics.beside import beside


def last_of(process: int) -> str:
    """Die, but in a certain process."""
    if os.getpid() != process:
        os._exit(1)
    return "made here"


@pytest.fixture(autouse=True)
def _cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_it_is_made_in_another_process() -> None:
    """Its result comes back from there."""
    assert beside(os.getpid)() != os.getpid()


def test_a_process_that_dies_costs_time_alone() -> None:
    """What it did not make is made here."""
    assert beside(partial(last_of, os.getpid()))() == "made here"


def test_no_process_can_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then it is made when it is waited for."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(module, "ProcessPoolExecutor", refused)
    assert beside(os.getpid)() == os.getpid()


def test_one_core_has_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside nothing it is made when it is waited for."""
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert beside(os.getpid)() == os.getpid()
