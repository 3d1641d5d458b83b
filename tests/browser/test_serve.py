"""A page of the preview comes anew by itself, and the reader loses nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.sheets import MERISIA, sheet_in
from tests.support import with_templates
from tests.test_serve import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """Return a sheet with the real templates that may be edited."""
    return with_templates(sheet_in(tmp_path / "project", MERISIA)).root


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Return a page on a phone."""
    made = chromium.new_page(viewport={"width": 390, "height": 844})
    made.set_default_timeout(30_000)
    yield made
    made.close()


def place(page: Page) -> int:
    """Return how far a page stands from its top, once it does."""
    for _ in range(100):
        if page.evaluate("scrollY"):
            break
        page.wait_for_timeout(100)
    return int(page.evaluate("scrollY"))


def test_a_page_follows_an_edit_and_keeps_its_place(edited: Path, page: Page) -> None:
    """New words stand there without a key, at the same place and with focus."""
    front = edited / "content" / "pages" / "index.md"
    text = front.read_text(encoding="utf-8")
    with served(edited) as port:
        page.goto(f"http://127.0.0.1:{port}/")
        link = page.locator("main p a.figure").nth(3)
        href = link.get_attribute("href")
        link.focus()
        page.evaluate("scrollTo(0, 500)")
        front.write_text(f"{text}\nNewly said of it.\n", encoding="utf-8")

        expect(page.get_by_text("Newly said of it.")).to_be_attached(timeout=60_000)
        assert place(page) == 500
        assert page.evaluate("document.activeElement.getAttribute('href')") == href


def test_a_fault_is_shown_and_then_gone(edited: Path, page: Page) -> None:
    """Faults come with their lines; the last sound site is one click away."""
    front = edited / "content" / "pages" / "index.md"
    text = front.read_text(encoding="utf-8")
    with served(edited) as port:
        page.goto(f"http://127.0.0.1:{port}/")
        title = page.locator("h1").inner_text()
        front.write_text(f"{text}\n{{nothing-such}}\n", encoding="utf-8")
        heading = page.locator("h1")
        expect(heading).to_have_text("Faults in the content", timeout=60_000)
        assert "nothing-such" in page.locator("pre").inner_text()

        page.get_by_role("link", name="Show the last sound site").click()
        expect(heading).to_have_text(title)
        front.write_text(text, encoding="utf-8")
        expect(page.locator("[data-state^='2-']")).not_to_be_attached(timeout=60_000)
        expect(heading).to_have_text(title)


def test_a_healed_fault_gives_the_place_back(edited: Path, page: Page) -> None:
    """The page of faults is passed over: the page comes back as it was left."""
    front = edited / "content" / "pages" / "index.md"
    text = front.read_text(encoding="utf-8")
    with served(edited) as port:
        page.goto(f"http://127.0.0.1:{port}/")
        title = page.locator("h1").inner_text()
        page.evaluate("scrollTo(0, 500)")
        front.write_text(f"{text}\n{{nothing-such}}\n", encoding="utf-8")
        heading = page.locator("h1")
        expect(heading).to_have_text("Faults in the content", timeout=60_000)
        front.write_text(text, encoding="utf-8")
        expect(heading).to_have_text(title, timeout=60_000)
        assert place(page) == 500
        assert page.locator("a.figure[data-changed]").count() == 0


def test_a_number_that_changed_is_marked(edited: Path, page: Page) -> None:
    """A reference that now shows another figure's number stands out for a moment."""
    front = edited / "content" / "pages" / "index.md"
    text = front.read_text(encoding="utf-8")
    head, body = text.rsplit("---\n", 1)
    name = re.search(r"\{([a-z0-9.-]+)\}", body)
    assert name
    with served(edited) as port:
        page.goto(f"http://127.0.0.1:{port}/")
        changed = body.replace(name[0], f"{{{name[1]}|number}}", 1)
        front.write_text(f"{head}---\n{changed}", encoding="utf-8")
        marked = page.locator("a.figure[data-changed]")
        expect(marked.first).to_be_attached(timeout=60_000)
        assert name[1] in (marked.first.get_attribute("href") or "")


ASKED_TWICE = (
    """() => performance.getEntriesByName(location.href, "resource").length > 0"""
)
"""A page knows as what it was made once it asked for itself again."""
BARE = """() => {
  const copy = document.documentElement.cloneNode(true);
  for (const each of copy.querySelectorAll("[data-changed]")) {
    each.removeAttribute("data-changed");
    each.removeAttribute("style");
  }
  return copy.querySelector("main").outerHTML;
}"""
"""What a page shows, without the marks of the preview."""


def saved(path: Path, text: str) -> None:
    """Save a file at once, as editors do: an empty one is a state with faults."""
    beside = path.parents[2] / path.name
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


@pytest.mark.parametrize("address", ["topics/port/", "charts/containers-by-month/"])
def test_another_number_comes_in_place(edited: Path, page: Page, address: str) -> None:
    """A page whose words alone are others is not left, and is what a fresh one is."""
    source = edited / "content" / "sources" / "corvane-2025-05.yaml"
    text, number = source.read_text(encoding="utf-8"), "114,430"
    with served(edited) as port:
        page.goto(f"http://127.0.0.1:{port}/{address}")
        page.evaluate("window.isSame = true")
        page.wait_for_function(ASKED_TWICE)
        for now in ("114,431", "114,429", number):  # what came in place changes next
            saved(source, text.replace(number, now))
            shown = page.locator("main a[href*='containers-2025-02/']", has_text=now)
            expect(shown.first).to_be_attached(timeout=60_000)
            assert page.evaluate("window.isSame")
        became = page.evaluate(BARE)
        page.reload()
        page.wait_for_function(f"became => ({BARE})() === became", arg=became)


def test_a_comment_of_a_template_comes_in_place(edited: Path, page: Page) -> None:
    """What is neither a tag nor words does not keep a page from following."""
    source = edited / "content" / "sources" / "corvane-2025-05.yaml"
    text = source.read_text(encoding="utf-8")
    topic = edited / "templates" / "topic.html"
    marked = topic.read_text(encoding="utf-8").replace(
        "{% block content %}",
        "{% block content %}<!-- {% for found in figures.values() %}"
        "{{ found[0].quantity.number }} {% endfor %} -->",
    )
    topic.write_text(marked, encoding="utf-8")
    with served(edited) as port:
        page.goto(f"http://127.0.0.1:{port}/topics/port/")
        page.evaluate("window.isSame = true")
        page.wait_for_function(ASKED_TWICE)
        saved(source, text.replace("114,430", "114,431"))
        shown = page.locator("main a[href*='containers-2025-02/']", has_text="114,431")
        expect(shown.first).to_be_attached(timeout=60_000)
        assert page.evaluate("window.isSame")


def test_a_page_that_was_used_comes_anew(edited: Path, page: Page) -> None:
    """What scripts fetched or moved for its reader would be of the state before."""
    source = edited / "content" / "sources" / "corvane-2025-05.yaml"
    text = source.read_text(encoding="utf-8")
    with served(edited) as port:
        page.goto(f"http://127.0.0.1:{port}/topics/port/")
        page.evaluate("window.isSame = true")
        page.wait_for_function(ASKED_TWICE)
        page.locator("main a.figure").first.click()
        saved(source, text.replace("114,430", "114,431"))
        shown = page.locator("main a[href*='containers-2025-02/']", has_text="114,431")
        expect(shown.first).to_be_attached(timeout=60_000)
        assert not page.evaluate("window.isSame")
