"""What is past, as a reader finds it: a page above it, what changed, and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.cli import SOUND, main
from tests.browser import site as sites
from tests.browser.survey import survey
from tests.browser.test_pages import PROMISES
from tests.sheets import MERISIA, sheet_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Page

    from tests.browser.survey import Survey

DAY, TODAY = "2025-07-03", "2025-07-10"
WAS, IS = "130,950 TEU", "131,210 TEU"
NOTE = ", reason: source revised, note: As its report on April had it."
VINTAGE = f'    vintages: {{value: "{WAS}", until: 2025-06-25{NOTE}}}\n'
BEFORE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "site.yaml": ((f"edition: {TODAY}", f"edition: {DAY}"),),
    "sources/corvane-2025-05.yaml": ((VINTAGE, ""), (IS, WAS)),
}
"""How the sheet was before the port revised its figure of April."""
ABOVE = (
    "as-of/index.html",
    f"as-of/since-{DAY}/index.html",
    f"as-of/{DAY}/as-of/index.html",
)
KEPT = (
    f"as-of/{DAY}/index.html",
    f"as-of/{DAY}/corrections/index.html",
    f"as-of/{DAY}/figures/containers-2025-04/index.html",
)


class Past(sites.Site):
    """A site of which only what is past is looked at."""

    @property
    def pages(self) -> list[str]:
        """Return what is said of earlier editions, and some pages of one."""
        return sorted((*ABOVE, *KEPT))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Past]:
    """Build and serve a sheet with an edition before the current one."""
    folder = tmp_path_factory.mktemp("past")
    old = sheet_in(folder / "old", MERISIA)
    for name, edits in BEFORE.items():
        path = old.content / name
        text = path.read_text(encoding="utf-8")
        for this, that in edits:
            assert this in text
            text = text.replace(this, that)
        path.write_text(text, encoding="utf-8")
    told = ("--root", str(old.root), "--address", sites.HOME, "--strict", "--quiet")
    assert SOUND == main(["pack", str(folder / "archives"), *told])
    project = sheet_in(folder / "new", MERISIA)
    sites.build(project.output, project.root, folder / "archives")
    with sites.served(project.output, project.root) as served:
        yield Past(served.folder, served.address, served.root)


@pytest.fixture(scope="module")
def seen(site: Past) -> Survey:
    """Look at these pages in every state, once."""
    return survey(site)


@pytest.mark.parametrize("kind", PROMISES)
def test_what_is_past_keeps(kind: str, seen: Survey) -> None:
    """What is promised of every page holds for those of earlier editions, too."""
    complaint = seen.complaint(kind)

    assert not complaint, f"promised: {PROMISES[kind]}\n{complaint}"
    assert {*ABOVE, *KEPT} == {page for page, _ in seen.states}


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_reader_finds_out_what_changed(
    visit: Callable[..., Page], site: Past, *, has_scripts: bool
) -> None:
    """From the corrections over what is past to what it was, what it is, and back."""
    page = visit("corrections/index.html", java_script_enabled=has_scripts)
    page.get_by_role("link", name="Earlier editions").click()
    assert "Earlier editions" == page.locator("h1").inner_text()
    assert "is past: it is kept byte for byte" in page.locator("main").inner_text()

    page.get_by_role("link", name="What changed since").click()
    summary = page.locator("main ul").first.inner_text().replace("\xa0", " ")
    assert f"{WAS} → {IS}" in summary
    page.get_by_role("link", name="the edition of that day").click()
    assert site.url(KEPT[0]) == page.url.removesuffix("index.html")

    page.goto(site.url(KEPT[2]))
    assert WAS in page.locator("main").inner_text().replace("\xa0", " ")
    page.goto(site.url(KEPT[1]))
    page.get_by_role("link", name="Earlier editions").click()
    assert site.url(ABOVE[2]) == page.url.removesuffix("index.html")
    page.get_by_role("link", name="the current edition").click()
    assert site.url(sites.FRONT) == page.url.removesuffix("index.html")
    page.goto(site.url("figures/containers-2025-04/index.html"))
    assert IS in page.locator("main").inner_text().replace("\xa0", " ")


def test_no_way_from_what_is_past_is_dead(
    site: Past, visit: Callable[..., Page]
) -> None:
    """Each link of these pages within the site is answered."""
    page = visit(ABOVE[0])
    dead = []
    for path in site.pages:
        page.goto(site.url(path))
        links = page.locator("a").evaluate_all("all => all.map(a => a.href)")
        own = {each.partition("#")[0] for each in links}
        for link in sorted(own):
            if link.startswith(site.address):
                status = page.request.get(link).status
                dead += [] if status == 200 else [(path, link, status)]

    assert [] == dead
