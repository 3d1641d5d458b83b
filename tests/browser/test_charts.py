"""Charts in the browser: the same picture without scripts, and alive on request."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from tests.browser.chromium import AWAKE
from tests.browser.site import CHART, FRONT
from tests.browser.view import DESKTOP, HEIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page, Route

    from tests.browser.site import Site

PICTURES = """() => [...document.querySelectorAll(".chart .picture")].map(
    picture => [...picture.querySelectorAll("svg")].map(svg => {
        const box = svg.getBoundingClientRect();
        return `${svg.outerHTML} ${Math.round(box.width)} ${Math.round(box.height)}`;
    }).join()
)"""

LABELS = """() => {
    const faults = [];
    for (const svg of document.querySelectorAll(".picture svg")) {
        if (!svg.checkVisibility()) continue;
        const frame = svg.getBoundingClientRect();
        const boxes = [...svg.querySelectorAll("text")].map(text => [
            text.textContent, text.getBoundingClientRect(),
            parseFloat(getComputedStyle(text).fontSize)
                * frame.width / svg.viewBox.baseVal.width,
        ]);
        for (const [name, box, size] of boxes) {
            if (size < 11) faults.push(`${name} appears in ${size} px`);
            if (box.left < frame.left - 0.5 || box.right > frame.right + 0.5 ||
                box.top < frame.top - 0.5 || box.bottom > frame.bottom + 0.5)
                faults.push(`${name} is cut`);
        }
        const marks = [...svg.querySelectorAll("path")].map(
            mark => mark.getBoundingClientRect()
        );
        for (const [name, box] of boxes) for (const mark of marks) {
            const across = Math.min(box.right, mark.right)
                - Math.max(box.left, mark.left);
            const down = Math.min(box.bottom, mark.bottom)
                - Math.max(box.top, mark.top);
            if (across > 1 && down > 5) faults.push(`${name} lies on a mark`);
        }
        boxes.forEach(([name, box], index) => boxes.slice(index + 1).forEach(
            ([other, next]) => {
                const across = Math.min(box.right, next.right)
                    - Math.max(box.left, next.left);
                const down = Math.min(box.bottom, next.bottom)
                    - Math.max(box.top, next.top);
                if (across > 1 && down > 4) faults.push(`${name} lies on ${other}`);
            }
        ));
    }
    return faults;
}"""

BARS = "charts/exports-by-product/index.html"
"""Of Merisia: amounts with their growth."""
FONTS = ("DejaVu Sans", "Liberation Sans")
"""A wide one, as wide as any system's, and a narrow one."""
BREADTHS = (320, 360, 414, 591, 592, 768, 1280)
"""The usual ones, and those at which a picture becomes another, in pixels."""
SET_IN = """font => document.querySelectorAll(".picture text").forEach(
    text => text.setAttribute("font-family", font))"""


def _charts(site: Site) -> list[str]:
    found = [path for path in site.pages if re.match(r"charts/.+/index", path)]
    return [path for path in found if 'class="chart"' in site.read(path)]


@pytest.fixture(scope="module")
def labelled(chromium: Browser, site: Site) -> dict[tuple[int, str], list[str]]:
    """Return what is wrong with labels, by width and font, on all pages of charts."""
    faults: dict[tuple[int, str], list[str]] = {
        state: [] for state in product(BREADTHS, FONTS)
    }
    page = chromium.new_page()
    for path in [FRONT, *_charts(site)]:
        page.goto(site.url(path))
        page.wait_for_selector(AWAKE, state="attached")
        for width, font in faults:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.evaluate(SET_IN, font)
            told = page.evaluate(LABELS)
            faults[width, font] += [f"{path}: {fault}" for fault in told]
    page.close()
    return faults


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("width", BREADTHS)
def test_labels_are_read_at_every_width(
    *, width: int, font: str, labelled: dict[tuple[int, str], list[str]]
) -> None:
    """In wide and narrow fonts no label is cut, small, or on another or a mark."""
    assert [] == labelled[width, font]


def test_scripts_change_no_picture(visit: Callable[..., Page]) -> None:
    """Until a reader asks, the charts are the same with scripts and without."""
    with_scripts = visit(FRONT, 390).evaluate(PICTURES)
    without = visit(FRONT, 390, java_script_enabled=False).evaluate(PICTURES)
    assert with_scripts
    assert without == with_scripts


def test_vega_is_loaded_only_when_asked_for(visit: Callable[..., Page]) -> None:
    """A page of charts costs no more than its pictures."""
    page = visit(CHART)
    loaded = "() => performance.getEntriesByType('resource').map(e => e.name)"
    assert not [name for name in page.evaluate(loaded) if "vega" in name]
    page.get_by_role("button", name="Explore").click()
    page.wait_for_selector(".stage svg")
    assert [name for name in page.evaluate(loaded) if "static/vega-" in name]


@pytest.mark.parametrize("width", [320, 1280])
def test_a_chart_comes_alive(
    *, visit: Callable[..., Page], site: Site, width: int
) -> None:
    """Each live view draws, is driven by the keyboard and says every mark."""
    page = visit(FRONT, width)
    said_by_browser: list[str] = []
    page.on("console", lambda message: said_by_browser.append(message.text))
    page.on("pageerror", lambda error: said_by_browser.append(str(error)))
    for path in _charts(site):
        page.goto(site.url(path))
        page.wait_for_selector(AWAKE, state="attached")
        live = page.locator(".chart").get_attribute("data-live") or ""
        specs = page.request.get(urljoin(page.url, live)).json()
        drawn = specs["narrow" if width < DESKTOP else "wide"]
        amounts = [
            each["amount"]
            for each in drawn["data"][0]["values"]
            if each.get("role") not in {"total", "whole"} or "start" in each
        ]
        page.get_by_role("button", name="Explore").click()
        page.wait_for_selector(".stage[role=application] svg")
        name = page.locator(".stage").get_attribute("aria-label") or ""
        assert name.endswith("Arrow keys go from mark to mark."), name
        told = []
        for _ in amounts:
            page.keyboard.press("ArrowDown")
            told.append(page.locator(".said").inner_text())
        assert len(set(told)) == len(amounts), path
        for amount in amounts:
            assert [
                each
                for each in told
                if amount.replace("\xa0", " ") in each.replace("\xa0", " ")
            ], path
        assert page.locator(".ring").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Escape")
        assert page.locator(".picture").is_visible()
        assert not page.locator(".stage").count()
    assert [] == said_by_browser


def test_pointing_at_a_mark_says_it(visit: Callable[..., Page], merisia: Site) -> None:
    """A mark under the pointer is told like one under the keyboard."""
    page = visit(merisia.url(BARS), 1280)
    page.get_by_role("button", name="Explore").click()
    page.wait_for_selector(".stage svg")
    page.locator(".stage svg path[fill='var(--mark)']").first.hover()
    page.wait_for_function("document.querySelector('.said').textContent.includes(':')")
    assert "Fish: 0.88" in page.locator(".said").inner_text()


def test_the_live_view_says_more_and_sorts(
    visit: Callable[..., Page], merisia: Site
) -> None:
    """It tells what was printed and where, and sets the rows by value or growth."""
    page = visit(merisia.url(BARS), 1280)
    page.get_by_role("button", name="Explore").click()
    page.wait_for_selector(".stage[role=application] svg")
    page.get_by_text("Tap a mark, point at it or use the arrow keys").wait_for()
    page.keyboard.press("ArrowDown")
    told = page.locator(".said").inner_text()
    for word in (
        "Printed: ",
        "Source: ",
        "Between: ",
        "Period: May\xa02025",
        "Status: ",
    ):
        assert word in told
    for order, first in (("by growth", "“Green” machinery"), ("by value", "Fish")):
        page.get_by_role("button", name=order, exact=True).click()
        page.wait_for_function(
            """(first) => [...document.querySelectorAll(".stage svg text")]
                .map((each) => [each.getBoundingClientRect(), each.textContent])
                .sort(([one], [two]) => Math.round(one.top - two.top)
                    || one.left - two.left)[0][1] === first""",
            arg=first,
        )


@pytest.mark.parametrize("width", [320, 1280])
def test_amounts_are_seen_against_their_growth(
    *, visit: Callable[..., Page], width: int, merisia: Site
) -> None:
    """Points say the same as the marks that they stand for, and rows come back."""
    page = visit(merisia.url(BARS), width)
    said_by_browser: list[str] = []
    page.on("console", lambda message: said_by_browser.append(message.text))
    page.get_by_role("button", name="Explore").click()
    page.get_by_role("button", name="amounts against growth").click()
    page.locator(".stage svg").first.wait_for()
    page.locator(".stage").focus()
    told = []
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        told.append(page.locator(".said").inner_text())
    for name, growth in (("Fish", "4.8"), ("machinery", "10.6")):
        assert [each for each in told if name in each and f"Growth: +{growth}%" in each]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="as drawn").click()
    page.locator(".stage svg text", has_text="Fish").first.wait_for()
    assert [] == said_by_browser


def test_a_finger_at_a_mark_says_it(visit: Callable[..., Page], merisia: Site) -> None:
    """On a phone a tap tells the mark under it, or the nearest to it."""
    page = visit(merisia.url(BARS), 390, has_touch=True, is_mobile=True)
    page.get_by_role("button", name="Explore").tap()
    page.get_by_text("Tap a mark").wait_for()
    mark = page.locator(".stage svg path[fill='var(--mark)']").first
    box = mark.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] - 4)
    page.locator(".said", has_text="Fish: 0.88").wait_for()
    assert page.locator(".ring").is_visible()


@pytest.mark.parametrize("missing", ["**/vega-*.js", "**/live.json"])
def test_without_vega_the_picture_stays(
    *, visit: Callable[..., Page], missing: str
) -> None:
    """If anything fails, the reader keeps the picture and is told so."""
    page = visit(CHART)

    def refuse(route: Route) -> None:
        route.fulfill(status=404, body="gone")

    page.route(missing, refuse)
    page.get_by_role("button", name="Explore").click()
    page.get_by_text("cannot be shown").wait_for()
    assert page.locator(".picture").is_visible()
    assert not page.locator(".stage").count()


def test_without_scripts_there_is_no_button(visit: Callable[..., Page]) -> None:
    """Nothing is offered that cannot be done."""
    page = visit(CHART, java_script_enabled=False)
    assert not page.get_by_role("button", name="Explore").count()
