"""The accessibility statement says what the run of the tests has shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.browser.site import PROJECT
from tests.browser.survey import WIDTHS
from tests.browser.test_pages import PROMISES

if TYPE_CHECKING:
    from tests.browser.survey import Survey

STATEMENT = PROJECT / "content/pages/accessibility.md"
HEADING = "## What is tried at every change\n\n"
NEXT = "Besides,"


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
        f"{len(survey.rules)} rules. They touch these criteria of the guidelines: "
        f"{named}."
    )
    text = f"{looked}\n\n{found}\n\n{judged}\n\n"
    return re.sub(r"\d+(?:[.:]\d+)*", r'{"\g<0>"}', text)
