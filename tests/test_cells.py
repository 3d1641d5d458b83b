"""Files that spreadsheets open rightly, and that programs read back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.cells import csv_bytes, guarded, plain

RUNNING = (
    "=1+1",
    "=Trade Office",
    "+SUM(A1)",
    "-2+3",
    "@x",
    "\t=1",
    "\r=1",
    "\uff1d1",
    "\uff0b1",
)


@pytest.mark.parametrize("text", RUNNING)
def test_no_cell_runs(text: str) -> None:
    """Text that a spreadsheet would run begins with an apostrophe instead."""
    assert f"'{text}" == guarded(text)
    assert f"'{text}" in csv_bytes(["a"], [{"a": text}]).decode().replace('"', "")


@pytest.mark.parametrize("text", ["-3.2", "+5", "-0.1%", "12", "a=b", "2020-2024", ""])
def test_numbers_stay_numbers(text: str) -> None:
    """A sign before digits is no formula, and nothing else is touched."""
    assert text == guarded(text)


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\nab1. ,\"\uff1b\uff1d")))
def test_what_is_guarded_can_be_read_back(text: str) -> None:
    """Whatever a cell says, a program gets it back from the file, to the letter."""
    data = csv_bytes(["a", "b"], [{"a": text, "b": "x"}])

    assert data.startswith(b"\xef\xbb\xbfa,b\r\n")
    ((cell, _),) = list(
        csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    )[1:]
    assert text == plain(cell)


def test_no_cell_is_lost() -> None:
    """A row has no more than the file has columns for, and may have less."""
    assert b"\r\n1,\r\n" in csv_bytes(["a", "b"], [{"a": "1"}])
    with pytest.raises(ValueError, match="no column is called c"):
        csv_bytes(["a", "b"], [{"a": "1", "c": "2"}])
