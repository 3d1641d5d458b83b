"""What articles in a language call the units of a vocabulary that does not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.propose.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.model.quantity import Unit

    Units = Mapping[str, Unit]


def taught(units: Units, tag: str) -> Units:
    """
    Return units that know what a language calls them, behind their own nouns.

    A word of the language stands for a currency, or for a noun that units have.
    """
    table = words_of(tag).table("nouns")
    known = {noun for each in units.values() for noun in each.nouns}
    return {
        name: replace(
            unit,
            nouns=(
                *unit.nouns,
                *(
                    word
                    for word, means in table.items()
                    if word not in known and means in {unit.currency, *unit.nouns}
                ),
            ),
        )
        for name, unit in units.items()
    }


def untold(printed: str, unit: Unit, own: Unit) -> str:
    """Return the noun of a taught *unit* that is printed, if its *own* are not."""
    low = printed.lower()
    if any(each.lower() in low for each in own.nouns):
        return ""
    lent = [each for each in unit.nouns if each not in own.nouns]
    return max((each for each in lent if each.lower() in low), key=len, default="")
