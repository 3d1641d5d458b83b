"""Records that are alike wherever they stand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import PurePosixPath

from msgspec.structs import replace

from sitegen.diagnostics import Location
from sitegen.model.alike import Alike
from sitegen.model.quantity import Unit

HERE, THERE = (Location(PurePosixPath("units.yaml"), line) for line in (1, 2))
UNIT = Unit(id="EUR bn", label="billion euros", short="bn euros", at=HERE)


def test_where_it_stands_tells_none_from_another() -> None:
    """Two are equal wherever they stand, and are found by each other."""
    moved = replace(UNIT, at=THERE)

    assert moved == UNIT
    assert not moved != UNIT  # noqa: SIM202 - the library answers that by itself
    assert {moved, UNIT} == {UNIT}
    assert moved.at != UNIT.at


def test_all_else_does() -> None:
    """Any other field makes another record, and so does another kind."""
    others = {"factor": Decimal(2)}
    for name in Unit.__struct_fields__:
        if name != "at":
            assert replace(UNIT, **{name: others.get(name, "other")}) != UNIT

    class Other(Alike, frozen=True, kw_only=True):
        id: str

    class Same(Alike, frozen=True, kw_only=True):
        id: str

    assert Other(id="1") != Same(id="1")
    assert Other(id="1") == Other(id="1")


def test_what_is_beside_is_there() -> None:
    """No record leaves out a field that it does not have."""
    for kind in Alike.__subclasses__():
        assert {*kind.BESIDE} <= {*kind.__struct_fields__}
