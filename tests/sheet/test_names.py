"""What every figure of this sheet is called, and how a small one is."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen import names, words
from sitegen.derive import derive
from sitegen.diagnostics import Report
from sitegen.model.figure import Figure, Kind
from tests.derive.norland import real

if TYPE_CHECKING:
    from sitegen.model.site import Site

OURS = re.compile(
    r"lead over|in another currency|events of this sort|stated|reckoning|identity"
)
NAMES = ("Chongqing", "ASEAN", "Singapore")
"""Proper names with which a name in a sentence begins."""
SMALL = {"of", "in", "to", "the", "with", "since", "among", "by", "from", "and"}
"""Words that no title ends with."""


@cache
def site() -> Site:
    """Return all figures of this sheet, the computed ones too."""
    return derive(real(), Report())


def title(figure: Figure, *, starts: bool = True) -> str:
    """Return the title with plain spaces."""
    text = names.title(figure, site().vocabulary, starts=starts)
    return text.replace(words.NO_BREAK, " ")


def test_a_title_is_a_phrase() -> None:
    """No word stands twice, no end is open, and no word is ours alone."""
    for name, figure in site().figures.items():
        text = title(figure)
        found = re.findall(r"[\w\u2019-]+", text.lower())

        assert text == " ".join(text.split()), name
        assert text[0].isupper(), name
        assert found[-1] not in SMALL, name
        assert [] == [one for one, other in pairwise(found) if one == other], name
        assert not OURS.search(text), name


def test_a_title_inside_a_sentence_begins_small() -> None:
    """Inside a sentence it is the same words, and begins small unless it is a name."""
    for name, figure in site().figures.items():
        inside = title(figure, starts=False)

        assert inside[0].islower() or inside.startswith(NAMES), name
        if figure.kind is not Kind.LEVEL:
            assert title(figure) == inside[0].upper() + inside[1:], name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("exports-laptops-2025", "Exports of laptops"),
        ("exports-2025.growth", "Growth of exports"),
        (
            "exports-farm-products-2024.growth",
            "Growth of exports of agricultural products since 2020",
        ),
        (
            "trading-enterprises-2024-yearly",
            "Average yearly growth of the number of enterprises that traded since 2020",
        ),
        ("exports-laptops-2025-share", "Share of laptops in exports"),
        (
            "electric-share-of-vehicles-2025-q1-q3",
            "Share of electric vehicles in exports of vehicles",
        ),
        ("exports-2025-share", "Share of exports in foreign trade"),
        (
            "trade-private-2021-h1.contribution",
            "Contribution of private enterprises to the growth of foreign trade",
        ),
        (
            "exports-2025-q1-q3.difference",
            "Growth of exports, compared with the national average",
        ),
        ("trade-2024.equivalent", "Foreign trade in US dollars"),
        ("laptop-production.rank", "World rank as a base for making laptops"),
        (
            "trade-private-2021-h1.rank",
            (
                "Rank by growth of private enterprises’ foreign trade, "
                "among provinces and cities where it is large"
            ),
        ),
    ],
)
def test_title(name: str, expected: str) -> None:
    """A title of each kind reads as a person would write it."""
    assert expected == title(site().figures[name])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("exports-2025-q1-q3.difference", "higher"),
        ("trade-private-2021-h1.difference", "43.7 percentage points higher"),
    ],
)
def test_a_lead_is_told_as_higher(name: str, expected: str) -> None:
    """How far one growth rate is above another is said in words, not as a sign."""
    value = words.value(site().figures[name])

    assert expected == value.replace(words.NO_BREAK, " ")


def test_a_lag_is_told_as_lower() -> None:
    """A growth rate below another has no sign either."""
    figure = site().figures["trade-private-2021-h1.difference"]
    quantity = replace(figure.quantity, number=-figure.quantity.number)
    below = replace(figure, quantity=replace(quantity, stated=-quantity.stated))

    value = words.value(below)

    assert "43.7 percentage points lower" == value.replace(words.NO_BREAK, " ")
