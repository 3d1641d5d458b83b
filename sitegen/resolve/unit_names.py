"""
Names of units, and which was meant by one that is none.

One of another scale is another unit, however alike their names are: "t" is a millionth
of "Mt", which may be called "mn t" here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.diagnostics import Edit
from sitegen.guesses import did_you_mean
from sitegen.printed.units import scale_in_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitegen.diagnostics import Location, Report
    from sitegen.model.quantity import Unit


def prove_unit(
    name: str, units: Mapping[str, Unit], at: Location, report: Report
) -> bool:
    """Tell whether a unit is known; report it otherwise, with what is meant perhaps."""
    if name in units:
        return True
    meant = _meant(name, units)
    said = f"; did you mean {meant!r}?" if meant else _beside(name, units)
    edits = (Edit(at, name, meant),) if meant else ()
    report.error("unit-unknown", at, f"unknown unit {name!r}{said}", edits=edits)
    return False


def _meant(name: str, units: Mapping[str, Unit]) -> str:
    """Return the unit whose label, or scale and noun, a name is; nothing if none is."""
    plain = " ".join(name.lower().split()).rstrip(".,;")
    for each in units.values():
        if plain in {each.id.lower(), each.label.lower()}:
            return each.id
    power, _ = scale_in_name(name)
    alike = (each.id for each in _of_its_noun(name, units) if _scale(each) == power)
    return next(alike, "")


def _beside(name: str, units: Mapping[str, Unit]) -> str:
    """Say which units there are beside an unknown one, as the end of a message."""
    if others := [each.id for each in _of_its_noun(name, units)]:
        told = f"{'are' if others[1:] else 'is'} {', '.join(map(repr, others))}"
        cure = f"write it if it is meant, or add {name!r} to vocabulary/units.yaml"
        return f"; of another scale there {told}; {cure}"
    power, _ = scale_in_name(name)
    near = [
        each.id
        for each in units.values()
        if power in {0, _scale(each)}
        and name[1:].lower() != each.id.lower()  # "MT" of "t"
    ]
    guess = did_you_mean(name, near)
    return guess if guess.endswith("?") else did_you_mean(name, units)


def _of_its_noun(name: str, units: Mapping[str, Unit]) -> Iterator[Unit]:
    """Yield the units that have the noun of a name, of whichever scale."""
    _, noun = scale_in_name(name)
    for each in units.values():
        said = (each.id, each.label, each.currency, *each.nouns)
        if noun.lower() in {scale_in_name(one)[1].lower() for one in said if one}:
            yield each


def _scale(unit: Unit) -> int:
    """Return the power of ten of a unit, which its id may say alone: "kt"."""
    return unit.scale or scale_in_name(unit.id)[0]
