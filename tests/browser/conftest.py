"""The built site, the browser, and what was seen on all pages."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import site as sites
from tests.browser import survey as surveys
from tests.browser.chromium import AWAKE, FLAGS, executable
from tests.browser.view import HEIGHT
from tests.shared import once, turn
from tests.sheets import MERISIA, sheet_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def ours() -> Iterator[sites.Site]:
    """Build the project once and serve it."""

    def build(folder: Path) -> None:
        with turn("ours"):
            sites.build(folder)

    with sites.served(once("site", build)) as served:
        yield served


@pytest.fixture(scope="session")
def merisia() -> Iterator[sites.Site]:
    """Build and serve the sheet that has what is to be tried, whatever ours has."""

    def build(folder: Path) -> None:
        project = sheet_in(folder, MERISIA)
        sites.build(project.output, project.root)

    root = once("site-of-merisia", build)
    with sites.served(root / "site", root) as served:
        yield served


@pytest.fixture(scope="session")
def site(ours: sites.Site) -> sites.Site:
    """Return the site of a file's tests: ours, unless the file says another."""
    return ours


@pytest.fixture(scope="session")
def survey(ours: sites.Site) -> surveys.Survey:
    """Look at every page in every state, once in a run."""

    def look(folder: Path) -> None:
        folder.mkdir()
        (folder / "found").write_bytes(pickle.dumps(surveys.survey(ours)))

    made = (once("survey", look) / "found").read_bytes()
    found: surveys.Survey = pickle.loads(made)  # noqa: S301 - by this very run
    return found


# For each file anew: playwright keeps a loop running, which must not outlive it.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start the browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(
    chromium: Browser, site: sites.Site, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """
    Return what opens a page of the site: its path, the width, what else differs.

    What the sheet has no page of, such as charts, is opened where there are some.
    *before* is done with the page when it is still empty; what comes out has run its
    scripts, if it *is_awake*.
    """
    contexts = []

    def url(path: str) -> str:
        if ":" in path:
            return path
        lacks = "*" in path and not site.longest(path)
        where = request.getfixturevalue("merisia") if lacks else site
        return str(where.url(path))

    def go(
        path: str = sites.FRONT,
        width: int = 390,
        before: Callable[[Page], object] | None = None,
        *,
        is_awake: bool = True,
        **options: object,
    ) -> Page:
        viewport = {"width": width, "height": HEIGHT}
        context = chromium.new_context(viewport=viewport, **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(5000)
        page = context.new_page()
        if before:
            before(page)
        page.goto(url(path))
        if is_awake:
            page.wait_for_selector(AWAKE, state="attached")
        return page

    yield go
    for context in contexts:
        context.close()
