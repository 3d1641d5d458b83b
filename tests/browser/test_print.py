"""The fact sheet on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.site import FRONT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_fact_sheet_is_two_pages(
    visit: Callable[..., Page], paper: str, scheme: str
) -> None:
    """The front page prints on two pages of A4 and of Letter, whatever the screen."""
    page = visit(FRONT, 1280, color_scheme=scheme)
    pdf = page.pdf(format=paper, prefer_css_page_size=False)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2
