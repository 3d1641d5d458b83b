"""Numbers, cards and names of sources have room, whatever stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.write import write
from tests.browser.site import FRONT, TABLE, Site, served
from tests.browser.view import HEIGHT, WIDTHS
from tests.sheets import MERISIA, sheet_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

LONG = "Release of the National Office for Statistics on April 2025"
WORD = "Aussenhandelsstatistikjahresberichtsveroeffentlichung"
SHORT = "short: Release, April\n"
PAGE = """\
---
title: The trade of {exports-2025-05|period}
description: What there is.
---
::: headline balance-2025-05

::: cards exports-2025-05 imports-2025-05 containers-2025-05 exports-2026 cargo-2025-05

::: years containers-2025

::: years containers-2025-05 cargo-2025-05

::: growths exports-2025-04.growth-2024-04 imports-2025-05.growth-2024-05

::: sources
"""
WIDER = """() => [
  ...document.querySelectorAll(".cards li, .years td, td.from"),
].flatMap((box) => {
  const { left, right } = box.getBoundingClientRect();
  return [...box.querySelectorAll("*")].filter((each) => {
    const own = each.getBoundingClientRect();
    return own.width && (own.left < left - 1 || own.right > right + 1);
  }).map((each) => each.textContent);
})"""
REACH = """() => {
  const ends = [...document.querySelectorAll(".sheet > .cards li")].map(
    (each) => each.getBoundingClientRect().right);
  return Math.max(...ends) / document.documentElement.clientWidth;
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build a sheet of long names and large numbers, and serve it."""
    project = sheet_in(tmp_path_factory.mktemp("room"), MERISIA)
    (project.content / "pages/index.md").write_text(PAGE, encoding="utf-8")
    for file, old, new in (
        ("trade-2025-04", f"name: Release on April 2025\n{SHORT}", f"name: {LONG}\n"),
        ("trade-2025-05", "short: Release, May\n", f"short: {WORD}\n"),
        ("corvane-2025-05", "2,460,000 tonnes", "612,460,000 tonnes"),
    ):
        path = project.content / f"sources/{file}.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    report = Report()
    write(build(project, report), project.output, report)
    with served(project.output) as found:
        yield found


@pytest.mark.parametrize("path", [FRONT, TABLE])
def test_nothing_is_wider_than_its_cell(path: str, visit: Callable[..., Page]) -> None:
    """Units go below large numbers, and long names break, at every width."""
    page, found = visit(path), []
    for width in (*WIDTHS, 1183, 1184):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        across = page.evaluate("document.documentElement.scrollWidth")
        found += [(width, across)] if across > width else []
        found += [(width, each) for each in page.evaluate(WIDER)]

    assert [] == found


def test_cards_take_the_width_that_no_chart_does(
    visit: Callable[..., Page], merisia: Site
) -> None:
    """Where a chart stands beside the headline they are in one column, else in all."""
    alone, beside = visit(FRONT, 1280), visit(merisia.url(FRONT), 1280)

    assert alone.evaluate(REACH) > 0.9
    assert beside.evaluate(REACH) < 0.4
