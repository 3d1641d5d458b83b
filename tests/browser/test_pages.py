"""
What holds on every page, at four widths, light and dark, scripts on and off.

The accessibility statement says what was seen, no more and no less.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.site import PROJECT, sample
from tests.browser.view import ENDS, SCHEMES, WIDTHS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.site import Site
    from tests.browser.survey import Survey

STATEMENT = PROJECT / "content/pages/accessibility.md"
HEADING = "## What is tried at every change\n\n"
NEXT = "Besides,"
PROMISES = {
    "sideways": "no page is wider than the screen",
    "clipped": "nothing is cut off by what holds it",
    "overlap": "no words lie on others",
    "prose-text": "prose is set in 16 px or more",
    "small-text": "no label is set in less than 13 px",
    "chart-text": "text in a chart appears in 11 px or more",
    "chart-label": "labels of a chart stay inside it and clear of each other",
    "chart-text-contrast": "text in a chart has 4.5:1 against what lies under it",
    "text-contrast": "text has 4.5:1 against what lies under it, large text 3:1",
    "mark-contrast": "marks of a chart have 3:1 against the page",
    "target": "what can be pressed is 24 px by 24 px, or a link in a line of text",
    "console": "the browser logs no message",
    "foreign": "nothing is fetched from another server",
    "failed": "nothing is asked for that does not exist",
    "shift": "nothing moves once it is shown",
    "axe": "axe finds no fault of WCAG 2.2 A and AA, nor of its best practice",
}


@pytest.mark.parametrize("kind", PROMISES)
def test_every_page_keeps(kind: str, survey: Survey) -> None:
    """Each promise holds on every page, in every state of it."""
    complaint = survey.complaint(kind)
    assert not complaint, f"promised: {PROMISES[kind]}\n{complaint}"


def test_every_page_was_looked_at_in_every_state(site: Site, survey: Survey) -> None:
    """
    The survey saw each page at each width with scripts and without, and no other.

    It saw both schemes on a phone and on a desktop, and those of a page of each kind at
    every width; of the others light ones with scripts and dark ones without.
    """
    assert survey.states == {
        (page, f"{width} px, {scheme}, scripts {scripts}")
        for page in site.pages
        for width in WIDTHS
        for scheme, own in zip(SCHEMES, ("on", "off"), strict=True)
        for scripts in ("on", "off")
        if page in sample(site) or scripts == own or width in ENDS
    }


def test_a_wrong_address_leads_back(site: Site, visit: Callable[..., Page]) -> None:
    """The page for a wrong address is styled at any depth and links to the sheet."""
    page = visit("no/such/page/")
    links = page.locator("main a").evaluate_all("all => all.map(a => a.href)")
    sheet = page.locator("link[rel=stylesheet]").first.evaluate("e => e.href")
    assert page.locator("h1").inner_text() == "Page not found"
    assert site.address in {link.removesuffix("index.html") for link in links}
    assert sheet.startswith(site.address + "static/")


def test_the_statement_is_made_from_the_results(
    *, survey: Survey, golden: bool
) -> None:
    """It has all that was proved on every page, nothing else, and how it was proved."""
    text = STATEMENT.read_text(encoding="utf-8")
    before, heading, rest = text.partition(HEADING)
    after = rest[rest.index(NEXT) :]
    expected = before + heading + results(survey) + after
    if golden:
        STATEMENT.write_text(expected, encoding="utf-8")
    assert expected == text


def results(survey: Survey) -> str:
    """Return what the survey has shown, as Markdown without bare numbers."""
    *widths, widest = WIDTHS
    kept = [what for kind, what in PROMISES.items() if not survey.complaint(kind)]
    criteria = {
        (int(level), int(part), int(number))
        for tags in survey.rules.values()
        for tag in tags
        for level, part, number in re.findall(r"^wcag(\d)(\d)(\d+)$", tag)
    }
    named = ", ".join(".".join(map(str, each)) for each in sorted(criteria))
    looked = (
        f"Every page was looked at in Chromium, {', '.join(map(str, widths))} and "
        f"{widest} pixels wide, in light and in dark colours, with scripts and "
        "without. What holds for all of them:"
    )
    found = "\n".join(f"- {what[0].upper()}{what[1:]}." for what in kept)
    judged = (
        f"The program axe-core, version {survey.axe}, judged them by "
        f"{len(survey.rules)} rules, and what stands in the same place of several only "
        f"once. They touch these criteria of the guidelines: {named}."
    )
    text = f"{looked}\n\n{found}\n\n{judged}\n\n"
    return re.sub(r"\d+(?:[.:]\d+)*", r'{"\g<0>"}', text)
