"""What scripts add is a comfort: it comes without moving what is there."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.browser.site import CHART, FIGURE, FRONT, TABLE
from tests.browser.view import WIDTHS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    from tests.browser.site import Site

WAKES = "\nwake();\n"
READY = "\nwindow.comforts = wake; root.classList.add('ready');\n"
MOVED = """() => {
    const all = [...document.querySelectorAll("main, main *, header, header *")]
        .filter(e => e.checkVisibility());
    const place = e => {
        const {x, y, width, height} = e.getBoundingClientRect();
        return [x, y, width, height].map(Math.round).join(" ");
    };
    const before = all.map(place);
    window.comforts();
    const last = document.querySelector("button.comfort");
    return [!!last, all.flatMap((e, at) => place(e) === before[at] || !e.isConnected
        ? [] : [`${e.localName}.${e.className}: ${before[at]} -> ${place(e)}`])];
}"""


@pytest.mark.parametrize("path", [FRONT, FIGURE, TABLE, CHART])
@pytest.mark.parametrize("width", [*WIDTHS, 412])
def test_what_scripts_add_moves_nothing(
    visit: Callable[..., Page], site: Site, path: str, width: int
) -> None:
    """However late they come, every part of the page stays where it was."""

    def put_off(route: Route) -> None:
        script = site.read("static/site.js")
        assert WAKES in script
        late = script.replace(WAKES, READY)
        route.fulfill(body=late, content_type="text/javascript")

    def late(page: Page) -> None:
        page.route("**/static/site.js", put_off)

    page = visit(path, width, late, is_awake=False)
    page.wait_for_selector(":root.ready", state="attached")
    has_comforts, moved = page.evaluate(MOVED)
    assert has_comforts
    assert moved == []


COLUMN = """place => [...document.querySelectorAll("table.sortable tbody tr")]
    .map(row => row.cells[place].dataset)
    .map(({key, number}) => [key, Number(number)])"""


@pytest.mark.parametrize("times", [1, 2])
def test_values_are_sorted_as_numbers(visit: Callable[..., Page], times: int) -> None:
    """A column of values goes by unit and then by amount, down and up."""
    page = visit(TABLE, 1280)
    page.get_by_role("button", name="Figure").click()
    for _ in range(times):
        page.get_by_role("button", name="Value").click()
    rows = page.evaluate(COLUMN, 2)
    alike = [number for unit, number in rows if unit == rows[0][0]]
    assert alike == sorted(alike, reverse=times == 1)
    assert len({unit for unit, _ in rows}) == len(
        [one for one, two in pairwise([*(unit for unit, _ in rows), ""]) if one != two]
    )


def test_a_phone_sorts_too(visit: Callable[..., Page]) -> None:
    """Where the heads are not shown a list of them sorts the table, and back again."""
    page = visit(TABLE, 390)
    listed = page.evaluate(COLUMN, 2)
    page.get_by_label("Sort by").select_option("Period")
    ends = [end for end, _ in page.evaluate(COLUMN, 1)]
    assert ends == sorted(ends, reverse=True)
    page.get_by_label("Sort by").select_option("Value")
    assert page.evaluate(COLUMN, 2) == listed


def test_a_table_fits_its_comforts_to_the_width(visit: Callable[..., Page]) -> None:
    """Who enlarges the page loses the heads, and gets the list of them instead."""
    page = visit(TABLE, 1280)
    page.get_by_role("button", name="Value").wait_for()
    assert not page.get_by_label("Sort by").is_visible()
    page.set_viewport_size({"width": 320, "height": 700})
    page.get_by_label("Sort by").wait_for()
    assert not page.locator("thead button").count()
    page.set_viewport_size({"width": 1280, "height": 700})
    page.get_by_role("button", name="Value").wait_for()


def test_nothing_unseen_takes_the_focus(visit: Callable[..., Page]) -> None:
    """On a phone the heads of the table are not shown, and hold no buttons."""
    page = visit(TABLE, 390)
    page.get_by_label("Show only").wait_for()
    assert not page.locator("thead button").count()
