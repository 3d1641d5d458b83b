"""The figures against the texts of their articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.diagnostics import BuildError, Report
from sitegen.model.figure import Kind
from sitegen.model.quantity import EXACT, Qualifier, Quantity, printed_number
from sitegen.verify import verify
from tests.support import (
    codes,
    real_site,
    texts_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from pathlib import Path

    from sitegen.model.figure import Figure
    from sitegen.model.quantity import Unit
    from sitegen.model.site import Site


def synthetic(site: Site) -> dict[str, str]:
    """Return texts made of nothing but the places of the figures of *site*."""
    paragraphs: dict[str, dict[int, list[str]]] = {}
    for figure in (each for each in site.figures.values() if each.source):
        of_source = paragraphs.setdefault(figure.source, {})
        for place in figure.places:
            words = f"{place.prefix} {place.printed} {place.suffix}".split()
            sentence = f"{' '.join(words)}."
            if sentence not in of_source.setdefault(place.paragraph, []):
                of_source[place.paragraph].append(sentence)
    return {
        site.sources[slug].text: "\n".join(
            " ".join(of_source.get(number, ["Nothing."]))
            for number in range(1, max(of_source) + 1)
        )
        for slug, of_source in paragraphs.items()
    }


def numbers(digits: str) -> Iterator[str]:
    """Yield what becomes of printed *digits* by one slip of the hand."""
    for position, digit in enumerate(digits):
        if digit.isdigit():
            for step in (1, 9):
                other = str((int(digit) + step) % 10)
                yield digits[:position] + other + digits[position + 1 :]
        elif digit == ".":
            yield digits[:position] + digits[position + 1 :]
    whole, point, decimals = digits.partition(".")
    if digits.strip("0."):
        yield f"{whole}{decimals[:1]}{point}{decimals[1:]}" if point else f"{digits}0"
    yield f"{digits}0" if point else f"{digits}.0"


def mutants(quantity: Quantity, units: dict[str, Unit]) -> Iterator[Quantity]:
    """Yield a quantity with one change to its number, unit or bound each."""
    unit = quantity.stated_unit or quantity.unit

    def changed(number: Decimal, unit: Unit, qualifier: Qualifier | None) -> Quantity:
        product = EXACT.multiply(number, unit.factor)
        return Quantity(product, units[unit.canonical], qualifier, number, unit)

    for digits in numbers(f"{quantity.stated.copy_abs():f}"):
        number = printed_number(digits.strip("."), is_percentage=unit.id == "%")
        signed = number.copy_sign(quantity.stated)
        yield changed(signed, unit, quantity.qualifier)
    yield changed(quantity.stated.copy_negate(), unit, quantity.qualifier)
    for other in units.values():
        if other is not unit:
            yield changed(quantity.stated, other, quantity.qualifier)
    for qualifier in {None, *Qualifier} - {quantity.qualifier}:
        yield changed(quantity.stated, unit, qualifier)


def survives(figure: Figure, site: Site, texts: Path) -> bool:
    """Tell whether *figure* is proved by the texts."""
    report = Report()
    alone = replace(
        site,
        figures={figure.id: figure},
        sources={figure.source: site.sources[figure.source]},
    )
    try:
        verify(alone, texts, report)
    except BuildError:
        assert {"value-differs"} == set(codes(report))
        return False
    return True


@pytest.mark.thorough
def test_every_slip_of_the_hand_is_found(tmp_path: Path) -> None:
    """
    No digit, point, sign, unit or bound of any figure can change unnoticed.

    Save for places in an order that two share: "the two largest".
    """
    site = real_site()
    texts = texts_in(tmp_path / "texts", synthetic(site))
    units = dict(site.vocabulary.units)
    sound = verify(site, texts, Report(is_strict=True))
    printed = [figure for figure in site.figures.values() if figure.source]
    tried, alive = 0, []

    for figure in printed:
        for mutant in mutants(figure.quantity, units):
            tried += 1
            if survives(replace(figure, quantity=mutant), site, texts):
                alive.append((figure, f"{mutant.stated:f} {mutant.stated_unit}"))

    assert len(printed) == sound.figures
    assert tried > 30 * sound.figures
    shared = [
        figure.id
        for figure in printed
        if figure.kind is Kind.RANK and "two largest" in figure.places[0].printed
    ]
    assert shared == [figure.id for figure, _ in alive]
