"""The picture that a shared link shows."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from sitegen import words
from sitegen.draw.social import card
from sitegen.model.figure import Nature
from tests.support import real_site

SITE = real_site()
LONG = 2 * "vehicles of every size and make, with or without engines, old and new, "


def _texts(svg: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(svg) if each.text]  # noqa: S314 - our own


@pytest.mark.parametrize("name", ["trade-2025", "exports-laptops-2025", "balance-2025"])
def test_a_card_says_value_period_and_origin(name: str) -> None:
    """Number, time, article or computation, and the name of the sheet."""
    figure = SITE.figures[name]
    said = _texts(card(figure, SITE))
    assert words.value(figure, SITE.settings.language) in said
    assert words.period(figure.period) in said
    assert SITE.settings.title in said
    assert any(
        re.match("Printed in |Derived by us|Implied by us", each) for each in said
    )


def test_a_long_name_leaves_the_period() -> None:
    """What is too long is cut visibly; the period and the value never are."""
    figure = SITE.figures["exports-laptops-2025"]
    term = SITE.vocabulary.products["laptops"]
    named = replace(term, label=LONG, inline=LONG)
    products = {**SITE.vocabulary.products, "laptops": named}
    vocabulary = replace(SITE.vocabulary, products=products)
    said = _texts(card(figure, replace(SITE, vocabulary=vocabulary)))
    assert any(each.endswith("…") for each in said)
    assert "2025" in said
    assert all(len(each) <= 60 for each in said)


def test_a_target_is_called_one() -> None:
    """What was announced does not travel as if it had happened."""
    figure = replace(SITE.figures["trade-2025"], nature=Nature.TARGET)
    assert any(
        each.startswith("A target, printed") for each in _texts(card(figure, SITE))
    )
