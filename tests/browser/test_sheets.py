"""The sheets of other places in a browser: several charts in a section, long words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.write import write
from tests.browser.site import Site, served
from tests.browser.view import HEIGHT
from tests.sheets import SHEETS, sheet_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

WIDTHS = (390, 1280)
OVERLAPS = """() => {
  for (const each of document.querySelectorAll("main *")) {
    each.style.contentVisibility = "visible";  // what is far below is laid out too
  }
  const parts = [...document.querySelectorAll("main section > *")].filter(
    (each) => each.matches(".chart, .prose, .onward, h2"));
  const found = [];
  for (const [at, one] of parts.entries()) {
    const a = one.getBoundingClientRect();
    for (const other of parts.slice(at + 1)) {
      const b = other.getBoundingClientRect();
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width > 1 && height > 1 && !one.contains(other)) {
        found.push(`${one.innerText.slice(0, 40)} | ${other.innerText.slice(0, 40)}`);
      }
    }
  }
  return found;
}"""


@pytest.fixture(scope="module", params=SHEETS, ids=lambda path: path.name)
def sheet(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Build a sheet once and serve it."""
    project = sheet_in(tmp_path_factory.mktemp("sheet"), request.param)
    report = Report(is_strict=True)
    write(build(project, report), project.output, report)
    with served(project.output) as site:
        yield site


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_of_a_section_lies_on_another(
    width: int, sheet: Site, visit: Callable[..., Page]
) -> None:
    """Headings, words and several charts of one section stand clear of each other."""
    page = visit(sheet.url("index.html"), width=width)

    assert [] == page.evaluate(OVERLAPS)
    assert page.locator("section:has(> .chart ~ .chart)").count() > 0


def test_no_page_is_wider_than_the_screen(
    sheet: Site, visit: Callable[..., Page]
) -> None:
    """Whatever is said beside its numbers, a page never scrolls sideways."""
    page, widths = visit(sheet.url("index.html")), list(WIDTHS)
    found = []
    for path in sheet.pages:
        page.goto(sheet.url(path))
        for width in widths:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            across = page.evaluate("document.documentElement.scrollWidth")
            if across > width:
                found.append((path, width, across))
        widths.reverse()  # the next page comes as wide as this one was

    assert [] == found
