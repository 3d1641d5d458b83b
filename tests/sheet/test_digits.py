"""Digits are earned: bounds stay, nothing has no sign, plans and counts are exact."""

from __future__ import annotations

import pytest

from sitegen import prose, words
from sitegen.captions.marks import text as beside_mark
from sitegen.check import check
from sitegen.diagnostics import Report
from sitegen.model.page import Form
from sitegen.wholes import apart, by_rest
from tests.support import real_site


def test_bounds_stay_with_every_number() -> None:
    """In each form that shows the number of a figure its bound stands before it."""
    bounded = [
        each
        for each in real_site().figures.values()
        if each.quantity.qualifier and each.quantity.number
    ]

    assert len(bounded) >= 14
    for each in bounded:
        shown = {
            words.in_form(each, Form.NUMBER, real_site()),
            words.in_form(each, Form.LEVEL, real_site()),
            words.value(each),
            beside_mark(each, real_site()),
        }
        bound = f"{each.quantity.qualifier} "
        assert not [text for text in shown if not text.startswith(bound)]


def test_no_target_has_a_rounding_nor_is_checked() -> None:
    """A plan is the number that was set, and nothing is compared through it."""
    site = real_site()
    targets = [each for each in site.figures.values() if each.nature == "target"]

    assert targets
    assert not any(each.quantity.is_rounded for each in targets)
    checked = {each for one in check(site, Report()).identities for each in one.figures}
    assert not checked.intersection(targets)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{exports-2025-contribution|rounded}", "about 60%"),
        ("{exports-2025-contribution|rounded 60}", "about 60%"),
        ("{trade-2025|rounded}", "about 800_billion yuan"),
        ("{exports-2025|rounded}", "about 560_billion yuan"),
        ("{exports-2025|rounded 559}", "about 559_billion yuan"),
        ("{trade-2025.growth|rounded}", "12%"),
        ("{exports-farm-products-2021-h1|rounded}", "470_million yuan"),
        ("{trading-enterprises-2024|rounded}", "about 4,700_enterprises"),
    ],
)
def test_prose_rounds_as_a_writer_would(text: str, expected: str) -> None:
    """The roundest number that is true, or the one that the editor wants."""
    assert expected == prose.plain(text, real_site()).replace(words.NO_BREAK, "_")


def test_contributions_of_this_sheet_that_make_no_whole() -> None:
    """Exports and imports of early 2021 make a little more than all of the growth."""
    site = real_site()
    names = ("exports-2021-h1-contribution", "imports-2021-h1-contribution")

    told = apart([site.figures[name] for name in names], site, by_rest(site))

    assert [("contributions", "exports and imports", "100.1%")] == [
        (each.kind, each.parts, each.total) for each in told
    ]
