"""What holds on every page, at four widths, light and dark, scripts on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.site import SAMPLE
from tests.browser.survey import SCHEMES, WIDTHS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.site import Site
    from tests.browser.survey import Survey

PROMISES = {
    "sideways": "no page is wider than the screen",
    "clipped": "nothing is cut off by what holds it",
    "prose-text": "prose is set in 16 px or more",
    "small-text": "no label is set in less than 13 px",
    "chart-text": "text in a chart appears in 11 px or more",
    "chart-label": "labels of a chart stay inside it and clear of each other",
    "chart-text-contrast": "text in a chart has 4.5:1 against what lies under it",
    "mark-contrast": "marks of a chart have 3:1 against the page",
    "target": "what can be pressed is 24 px by 24 px, or a link in a line of text",
    "console": "the browser has nothing to say",
    "foreign": "nothing is asked of another server",
    "failed": "nothing is asked for that is not there",
    "shift": "nothing moves once it is shown",
    "axe": "axe finds no fault of WCAG 2.2 A and AA, nor of its best practice",
}


@pytest.mark.parametrize("kind", PROMISES)
def test_every_page_keeps(kind: str, survey: Survey) -> None:
    """Each promise holds on every page, in every state of it."""
    complaint = survey.complaint(kind)
    assert not complaint, f"promised: {PROMISES[kind]}\n{complaint}"


def test_every_page_was_looked_at_in_every_state(site: Site, survey: Survey) -> None:
    """The survey saw each page at each width in four ways, and no other."""
    assert set(SAMPLE) <= set(site.pages)
    assert survey.states == {
        (page, f"{width} px, {scheme}, scripts {scripts}")
        for page in site.pages
        for width in WIDTHS
        for scheme in SCHEMES
        for scripts in ("on", "off")
    }


def test_a_wrong_address_leads_back(site: Site, visit: Callable[..., Page]) -> None:
    """The page for a wrong address is styled at any depth and links to the sheet."""
    page = visit("no/such/page/")
    links = page.locator("main a").evaluate_all("all => all.map(a => a.href)")
    sheet = page.locator("link[rel=stylesheet]").first.evaluate("e => e.href")
    assert page.locator("h1").inner_text() == "Page not found"
    assert site.address in {link.removesuffix("index.html") for link in links}
    assert sheet.startswith(site.address + "static/")
