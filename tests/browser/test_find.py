"""Search and the table of figures find things however they are spelled."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

import pytest

from sitegen import names, words
from sitegen.outputs import figure_address
from tests.browser.site import FRONT, PROJECT, TABLE, sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page, Route

    from tests.browser.site import Site

FIND = "find/index.html"
SEARCH = 2 * 1024
"""Bytes of the two scripts as a server gzips them; the table uses the second too."""

PAIRS = [
    ("-1.18", "−1.18"),
    ("builders' timber", "builders’ timber"),
    ("Jan-May", "Jan–May"),
    ('"green"', "“green”"),
    ("128450", "128,450"),
]
"""What a keyboard types, and what is printed."""


@pytest.fixture(scope="session")
def site(merisia: Site) -> Site:
    """Return the sheet whose words and numbers these tests name."""
    return merisia


FOLDED = """async ([url, texts]) => {
    const { fold } = await import(url);
    return texts.map(fold);
}"""
FOUND = """async ([base, queries]) => {
    const { folder, seeker } = await import(`${base}static/find.js`);
    const { rows, words } = await (await fetch(`${base}find/index.json`)).json();
    const folded = folder(words);
    const all = rows.Figure.map(([name, address, when, value]) =>
        [address, folded([name, when, value].join(" | "))]);
    return queries.map(query => {
        const has = seeker(query);
        return all.filter(([, text]) => has(text)).map(([address]) => address);
    });
}"""


def asked_of(page: Page) -> list[str]:
    """Return what the page will ask for, as it does."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def search(page: Page, query: str, told: str = "found") -> Locator:
    """Open the search of a page, ask, and return the links that are found."""
    if not page.locator("dialog.finder[open]").count():
        page.get_by_role("link", name="Search").click()
    page.get_by_label("Words or digits").fill(query)
    page.locator(".finder [role=status]", has_text=told).wait_for()
    return page.locator(".finder li a")


def test_scripts_fold_as_the_build_does(visit: Callable[..., Page], site: Site) -> None:
    """One table of spellings holds for the browser too."""
    text = (PROJECT / "tests/fold.json").read_text(encoding="utf-8")
    spellings = json.loads(text)
    page = visit()
    given = [site.url("static/find.js"), [spelled for spelled, _ in spellings]]
    assert page.evaluate(FOLDED, given) == [folded for _, folded in spellings]


def test_nothing_comes_before_it_is_asked_for(
    visit: Callable[..., Page], site: Site
) -> None:
    """Script and index are fetched when search is opened, once, and are small."""
    page = visit("about:blank", 1280)
    asked = asked_of(page)
    page.goto(site.url(FRONT), wait_until="networkidle")
    assert not [url for url in asked if re.search(r"/find\b", url)]
    del asked[:]
    search(page, "fish")
    search(page, "tablets")
    kept = {url.removeprefix(site.address) for url in asked}
    assert kept == {"static/find.js", "find/index.json"}
    assert len(asked) == len(kept)
    size = {
        name: len(gzip.compress(page.request.get(site.address + name).body(), 9))
        for name in kept
    }
    assert size["static/find.js"] <= SEARCH


def test_every_figure_is_found(visit: Callable[..., Page], ours: Site) -> None:
    """Its value as printed, its digits ungrouped and its title's words each find it."""
    made = sheet(ours)
    page = visit(ours.url(FRONT))
    queries, due = [], []
    for figure in made.figures.values():
        value = words.value(figure, made.settings.language)
        bare = re.sub(r"(?<=\d),(?=\d)", "", value).replace("−", "-")
        comma = bare.replace(".", ",")
        title = names.title(figure, made.vocabulary)
        plain = title.replace("’", "'").replace("“", '"').replace("”", '"')
        for query in (value, bare, comma, title, plain, f"{plain} {value}"):
            queries.append(query)
            due.append(figure_address(figure))
    found = page.evaluate(FOUND, [ours.address, queries])
    assert [] == [
        (query, address)
        for query, address, them in zip(queries, due, found, strict=True)
        if address not in them
    ]


@pytest.mark.parametrize(("typed", "printed"), PAIRS)
def test_a_keyboard_finds_what_type_does(
    visit: Callable[..., Page], typed: str, printed: str
) -> None:
    """Both spellings find the same, in the search and in the table."""
    page = visit(TABLE, 1280)
    field, rows = page.get_by_label("Show only"), page.locator(".all tbody tr:visible")
    found = []
    for query in (typed, printed):
        field.fill("")
        page.locator(".filter [role=status]:empty").wait_for(state="attached")
        field.fill(query)
        page.locator(".filter [role=status]", has_text="shown").wait_for()
        found.append(rows.all_inner_texts())
    assert found[0]
    assert found[0] == found[1]
    assert search(page, typed).all_inner_texts() == (
        search(page, printed).all_inner_texts()
    )


WIDE = "\uff14\uff0e\uff15\uff15"
"""4.55 in the full-width digits of an East Asian keyboard."""


@pytest.mark.parametrize("spelled", ["4.55", "4,55", "$4.55 bn", WIDE])
def test_a_number_is_found_as_elsewhere_spelled(
    visit: Callable[..., Page], spelled: str
) -> None:
    """A decimal comma, a currency and full-width digits are understood."""
    texts = search(visit(FRONT, 1280), spelled).all_inner_texts()
    assert any("4.55\N{NO-BREAK SPACE}billion" in text for text in texts)


@pytest.mark.parametrize("other", ["45.5", "455", ".55", "0.455"])
def test_another_number_is_not_found(visit: Callable[..., Page], other: str) -> None:
    """Where the point stands matters, and a number is found by its beginning."""
    page = visit(FRONT, 1280)
    texts = search(page, other).all_inner_texts()
    assert not [text for text in texts if "4.55" in text]


@pytest.mark.parametrize(
    ("synonym", "word"),
    [("lumber", "timber"), ("deficit", "trade balance")],
)
def test_synonyms_find_what_their_word_does(
    visit: Callable[..., Page], synonym: str, word: str
) -> None:
    """The vocabulary says what else a thing is called."""
    page = visit(FRONT, 1280)
    texts = search(page, word).all_inner_texts()
    assert texts
    assert set(texts) <= set(search(page, synonym).all_inner_texts())


def test_results_say_what_they_are(visit: Callable[..., Page]) -> None:
    """A result is one link: name, period, terms, and value with bound and unit."""
    page = visit(FRONT, 1280)
    found = search(page, "exports of fish 0.84")
    terms = "seasonally adjusted, balance of payments basis, provisional"
    assert found.last.inner_text().split("\n") == [
        "Exports of fish",
        f"Apr\N{NO-BREAK SPACE}2025, {terms}",
        "0.84\N{NO-BREAK SPACE}billion dollars",
    ]
    bound = "about 1,500,000\N{NO-BREAK SPACE}TEU"
    assert bound in search(page, "about 1,500,000").last.inner_text()
    assert page.locator(".finder [role=status]").inner_text().endswith("found")


def test_an_empty_answer_helps(visit: Callable[..., Page]) -> None:
    """It says what there is, offers near words, and leads to topics and all names."""
    page = visit(FRONT, 1280)
    found = search(page, "machniery", "Nothing found")
    links = found.evaluate_all("all => all.map(a => a.href)")
    assert any("/topics/" in link for link in links)
    assert any(link.endswith("/find/") for link in links)
    page.get_by_role("button", name="machinery", exact=True).click()
    page.locator(".finder [role=status]", has_text="found").wait_for()
    assert "machinery" in found.first.inner_text()


def test_search_is_left_as_it_was_entered(visit: Callable[..., Page]) -> None:
    """Enter on the link opens it, Tab leads to the results, Escape back to the link."""
    page = visit(FRONT, 390)
    link = page.get_by_role("link", name="Search")
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Words or digits").wait_for()
    page.keyboard.type("fish")
    page.locator(".finder li a").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.finder li') !== null")
    page.keyboard.press("Escape")
    assert not page.locator("dialog.finder").is_visible()
    assert link.evaluate("e => e === document.activeElement")


def test_an_index_that_does_not_come_is_said(visit: Callable[..., Page]) -> None:
    """Who is offline is told so, and is led to the page that lists everything."""
    page = visit(FRONT, 390)
    page.route("**/find/index.json", lambda route: route.abort())
    assert search(page, "fish", "cannot").first.inner_text() == "Everything by name"
    page.unroute("**/find/index.json")
    assert search(page, "fish again", "Nothing").count()


def test_a_script_that_does_not_come_leads_to_the_list(
    visit: Callable[..., Page],
) -> None:
    """Where the script cannot be had the link is a link."""
    page = visit(FRONT, 390)
    page.route("**/static/find.js", lambda route: route.abort())
    page.get_by_role("link", name="Search").click()
    page.wait_for_url("**/find/**")
    assert page.locator("h1").inner_text() == "Search"


def test_its_own_page_searches_too(visit: Callable[..., Page]) -> None:
    """With a script the page of all names begins with a field."""
    page = visit(FIND, 390)
    page.get_by_label("Words or digits").fill("128450")
    page.locator(".finder li a", has_text="128,450").first.wait_for()


def test_without_script_everything_is_listed(
    visit: Callable[..., Page], ours: Site
) -> None:
    """
    Each figure, chart, topic, source and period has a link there, and no field.

    An address that only leads on, since a chart has moved, is nothing to be found.
    """
    page = visit(ours.url(FRONT), 390, java_script_enabled=False)
    page.get_by_role("link", name="Search").click()
    page.wait_for_url("**/find/**")
    links = page.locator("main a").evaluate_all("all => all.map(a => a.href)")
    held = {
        link.removeprefix(ours.address).removesuffix("index.html") for link in links
    }
    due = {
        path.removesuffix("index.html")
        for path in ours.pages
        if re.match(r"(figures|charts|topics|sources|periods)/.", path)
        and path.count("/") == 2
        and "This chart has moved" not in ours.read(path)
    }
    assert due
    assert due <= held
    assert any(link.startswith("glossary/") for link in held)
    assert not page.locator("input:visible").count()


NAME, VALUE = 72, 22
"""So many letters of a name and of a value have room in a row of the table."""
ROWS = """() => [...document.querySelectorAll(".all tbody tr")]
    .filter(row => !row.hidden).map(row => row.dataset.in.split(" "))"""


def shown(page: Page, count: int = 0) -> list[list[str]]:
    """Return what the rows shown are in, once the filter has told of another count."""
    page.wait_for_function(
        "count => ![0, count].includes(parseInt("
        "document.querySelector('.filter [role=status]').textContent) || 0)",
        arg=count,
    )
    rows: list[list[str]] = page.evaluate(ROWS)
    return rows


def test_chips_filter(visit: Callable[..., Page]) -> None:
    """Those of one kind widen each other; kinds and words narrow."""
    page = visit(TABLE, 390)
    whole = page.locator(".all tbody tr").count()
    chip = page.get_by_role("button", name="Trade in goods", exact=True)
    chip.click()
    trade = shown(page)
    assert chip.get_attribute("aria-pressed") == "true"
    assert all("topic-trade" in row for row in trade)
    page.get_by_role("button", name="Exports by product").click()
    both = shown(page, len(trade))
    assert len(both) > len(trade)
    page.get_by_role("button", name="Computed", exact=True).click()
    computed = shown(page, len(both))
    assert len(computed) < len(both)
    assert all("known-computed" in row for row in computed)
    page.get_by_label("Show only").fill("fish")
    count = len(shown(page, len(computed)))
    texts = page.locator(".all tbody tr:visible").all_inner_texts()
    assert len(texts) == count
    assert all("fish" in text for text in texts)
    told = page.locator(".filter [role=status]").inner_text()
    assert told == f"{count} of {whole} shown"


def test_each_period_can_be_chosen(visit: Callable[..., Page]) -> None:
    """Every row belongs to one chip of each kind."""
    page = visit(TABLE, 1280)
    chips = page.locator(".chip").evaluate_all("all => all.map(each => each.value)")
    for row in page.evaluate(ROWS):
        assert len(row) == 3
        assert set(row) <= set(chips)


def test_back_shows_what_was_asked_of_the_table(visit: Callable[..., Page]) -> None:
    """Words, chips and order are as they were left."""
    page = visit(TABLE, 1280)
    page.get_by_label("Show only").fill("exports")
    count = len(shown(page))
    page.get_by_role("button", name="Exports by product", exact=True).click()
    shown(page, count)
    page.get_by_role("button", name="Value").click()
    page.locator("th[aria-sort=ascending]").wait_for()
    rows = page.locator(".all tbody tr:visible")
    before = rows.all_inner_texts()
    page.locator(".all td.value a:visible").first.click()
    page.wait_for_url("**/figures/*/index.html")
    page.go_back()
    page.locator("th[aria-sort=ascending]").wait_for()
    page.wait_for_function(
        "count => document.querySelectorAll('.all tbody tr:not([hidden])').length"
        " === count",
        arg=len(before),
    )
    assert rows.all_inner_texts() == before
    pressed = page.get_by_role("button", name="Exports by product", exact=True)
    assert pressed.get_attribute("aria-pressed") == "true"


def test_words_that_were_typed_early_filter_too(
    visit: Callable[..., Page], site: Site
) -> None:
    """A reader may be quicker than the script of the table."""
    page = visit("about:blank", 1280)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/static/table.js", hold)
    with page.expect_request("**/static/table.js"):
        page.goto(site.url(TABLE))
    page.get_by_label("Show only").fill("exports")
    held[0].continue_()
    assert 0 < len(shown(page)) < page.locator(".all tbody tr").count()
    assert page.get_by_label("Show only").input_value() == "exports"


def test_the_table_is_whole_without_script(
    visit: Callable[..., Page], ours: Site
) -> None:
    """All rows are there, by unit and the largest first, and nothing that is dead."""
    page = visit(ours.url(TABLE), 390, java_script_enabled=False)
    assert page.locator(".all tbody tr:visible").count() == len(sheet(ours).figures)
    assert not page.locator(".filter").is_visible()


NAME, VALUE = 72, 22
"""So many letters of a name and of a value have room in a row of the table."""
CELLS = """() => [...document.querySelectorAll(".all tbody tr")].map(row => [
    row.getBoundingClientRect().height,
    ...["th", ".value"].map(part => row.querySelector(part).innerText),
])"""


def test_a_row_is_a_line(visit: Callable[..., Page], ours: Site, merisia: Site) -> None:
    """On a wide screen a row is one line, but for long names and long units."""
    for site in (ours, merisia):
        page = visit(site.url(TABLE), 1280)
        rows: list[tuple[float, str, str]] = page.evaluate(CELLS)
        short = [row for row in rows if len(row[1]) <= NAME and len(row[2]) <= VALUE]
        assert short
        assert [] == [row for row in short if row[0] >= 45]
        if site is ours and (PROJECT / "tests" / "sheet").is_dir():  # not in a fork
            assert sum(height < 45 for height, *_ in rows) / len(rows) > 0.96
