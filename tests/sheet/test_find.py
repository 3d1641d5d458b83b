"""Words and numbers are found however they are spelled."""

from __future__ import annotations

import pytest

from sitegen.find import find
from tests.support import real_site


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("-7.6", "−7.6"),
        ("chang'an", "Chang’an"),
        ("4900", "4,900"),
        ('"new three"', "“new three”"),
    ],
)
def test_a_keyboard_finds_what_type_does(typed: str, printed: str) -> None:
    """`sitegen figures` finds by a keyboard's marks what stands in typographic ones."""
    found = find(real_site(), [typed])
    assert found
    assert found == find(real_site(), [printed])


def test_a_decimal_point_is_not_folded() -> None:
    """800.68 is not 8006.8, nor 80068."""
    assert find(real_site(), ["800.68"])
    assert find(real_site(), ["8006.8"]) == []
    assert find(real_site(), ["80068"]) == []
