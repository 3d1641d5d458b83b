"""Figures that were corrected: what they were before is never lost, nor hidden."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import feedparser
import pytest
from msgspec.structs import replace

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.project import Project
from tests.support import CONTENT, SETTINGS, small_project

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.outputs import Outputs

HOME = "https://norland.example/"
VALUE = "    value: 56.7 EUR bn\n"
TWICE = f"""{VALUE}    vintages:
      - {{value: 56.1 EUR bn, until: 2025-02-03, reason: our error, note: A slip.}}
      - {{value: 56.5 EUR bn, until: 2025-02-28, reason: source revised}}
"""


def made(folder: Path, gazette: str = TWICE, settings: str = "") -> Outputs:
    """Return the site of which trade was corrected twice, two days before it."""
    content = {
        **CONTENT,
        "site.yaml": f"{SETTINGS}{settings}",
        "sources/gazette.yaml": CONTENT["sources/gazette.yaml"].replace(VALUE, gazette),
    }
    project = replace(small_project(folder, content), address=HOME)
    return build(project, Report(is_strict=True))


@pytest.fixture
def site(tmp_path: Path) -> Outputs:
    """Return that site."""
    return made(tmp_path)


def page(site: Outputs, path: str) -> str:
    """Return a page with spaces that break."""
    return site[path].decode().replace("\xa0", " ")


def test_the_list_has_the_newest_first(site: Outputs) -> None:
    """Each correction says what was there, what came, why, and what more there is."""
    html = page(site, "corrections/index.html")

    first, second = (
        html.index(f'id="trade-2024-{day}"') for day in ("2025-02-28", "2025-02-03")
    )
    assert first < second
    newest, oldest = html[first:second], html[second:]
    assert "56.7 billion euros</a>, before" in newest
    assert "56.5 billion euros</span>. Source revised." in newest
    assert '<span class="given">56.5 billion euros</span>, before' in oldest
    assert "56.1 billion euros</span>. Our error. A slip." in oldest
    assert "there are none" not in html


def test_no_correction_is_said_too(tmp_path: Path) -> None:
    """A sheet in which nothing was corrected says so, and has no notice anywhere."""
    site = made(tmp_path, VALUE)

    html = page(site, "corrections/index.html")
    assert "Up to this edition" in html
    assert "there are none." in html
    assert [] == [
        path
        for path, data in site.items()
        if path.endswith(".html") and b">Corrected on <" in data
    ]


@pytest.mark.parametrize(
    "path",
    [
        "index.html",  # it shows the figure
        "figures/trade-2024/index.html",
        "figures/trade-2023/index.html",  # it is computed from it
        "figures/index.html",
        "sources/gazette/index.html",
    ],
)
def test_a_page_says_at_its_top_what_was_corrected(site: Outputs, path: str) -> None:
    """Wherever the figure is shown or computed with, its last correction is told."""
    html = page(site, path)
    main = html[html.index("<main") :]

    before = main.partition("<h1")[0]
    assert 1 == main.count(">Corrected on <")
    assert "28 February 2025" in before
    assert "it was <span" in before
    assert "56.5 billion euros</span> (source revised)" in before
    assert "corrections/index.html#trade-2024-2025-02-28" in before


def test_a_page_without_the_figure_says_nothing(site: Outputs) -> None:
    """What was not corrected has no notice, nor has the list of corrections."""
    for path in ("figures/depots-2024/index.html", "corrections/index.html"):
        assert ">Corrected on <" not in page(site, path)


@pytest.mark.parametrize(("days", "expected"), [(1, True), (0, False), (90, True)])
def test_a_notice_lasts_as_long_as_is_set(
    tmp_path: Path, days: int, *, expected: bool
) -> None:
    """Days count up to the edition, so that the same content makes the same page."""
    site = made(tmp_path, settings=f"correction_days: {days}\n")

    assert expected == (">Corrected on <" in page(site, "index.html"))
    assert 'id="trade-2024-2025-02-28"' in page(site, "corrections/index.html")


def test_record_and_card_keep_what_it_was(site: Outputs) -> None:
    """Both say until when the figure was what, and why it is no more."""
    record = page(site, "figures/trade-2024/index.html")
    card = json.loads(site["cards/index.json"])["trade-2024"].replace("\xa0", " ")

    assert "Until 3 February 2025: 56.1 billion euros</span>. Our error. A slip." in (
        record
    )
    assert "Until 28 February 2025: 56.5 billion euros</span> (source revised)" in card
    for html in (record, card, page(site, "figures/index.html")):
        assert '<span class="tag">corrected</span>' in html


def test_downloads_have_every_vintage(site: Outputs) -> None:
    """The table of vintages and the JSON hold both, and the figure its last day."""
    text = site["data/vintages.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    figures = site["data/figures.csv"].decode("utf-8-sig")
    document = json.loads(site["data/figures.json"])

    keys = ("until", "reason", "value", "unit", "low", "high", "note")
    assert [
        ("2025-02-28", "source revised", "56.5", "EUR bn", "56.45", "56.55", ""),
        ("2025-02-03", "our error", "56.1", "EUR bn", "56.05", "56.15", "A slip."),
    ] == [tuple(row[key] for key in keys) for row in rows]
    assert {"trade-2024"} == {row["figure"] for row in rows}
    assert {"trade-2024": "2025-02-28"} == {
        each["id"]: each["corrected"]
        for each in csv.DictReader(io.StringIO(figures, newline=""))
        if each["corrected"]
    }
    assert [56.5, 56.1] == [each["value"] for each in document["vintages"]]
    assert "56.1 billion euros until 2025-02-03" in site["sheet.md"].decode()


def test_the_feed_carries_corrections(site: Outputs) -> None:
    """Each is an entry of its own with its day and its place in the list."""
    feed = feedparser.parse(site["feed.xml"])
    _, newest, oldest = feed.entries

    assert not feed.bozo
    assert f"{HOME}corrections/#trade-2024-2025-02-28" == newest.link
    assert "2025-02-28T00:00:00Z" == newest.updated
    assert "Correction: Foreign trade, 2024" == newest.title
    said = oldest.summary.replace("\xa0", " ")
    assert "From 56.1 billion euros to 56.5 billion euros: our error. A slip." == said


def test_a_correction_reaches_pages_that_were_kept(tmp_path: Path) -> None:
    """Pages made before it are made anew, also those that only compute with it."""
    made(tmp_path / "kept", VALUE)
    gazette = tmp_path / "kept/content/sources/gazette.yaml"
    text = gazette.read_text(encoding="utf-8")
    gazette.write_text(text.replace(VALUE, TWICE), encoding="utf-8")
    project = Project(tmp_path / "kept", tmp_path / "kept/site", HOME)

    assert made(tmp_path / "new") == build(project, Report(is_strict=True))


def test_what_stands_beside_a_level_has_vintages_too(tmp_path: Path) -> None:
    """A growth rate is corrected by itself, and shows its sign as ever."""
    growth = (
        f"{VALUE}    growth: {{value: 12 %, printed: {{1: 12%}}, "
        "vintages: {value: -2 %, until: 2025-02-28, reason: definition changed}}\n"
    )
    gazette = CONTENT["sources/gazette.yaml"]
    stated = "    growth: {value: 12 %, printed: {1: 12%}}\n"
    project = small_project(
        tmp_path,
        {
            **CONTENT,
            "sources/gazette.yaml": gazette.replace(stated, "").replace(VALUE, growth),
        },
    )

    html = page(build(project, Report(is_strict=True)), "corrections/index.html")

    assert "Growth of foreign trade" in html
    assert '+12%</a>, before <span class="given">−2%</span>. Definition' in html


def test_the_next_edition_is_announced(tmp_path: Path) -> None:
    """When it is due stands in the foot of each page, and in what leaves the site."""
    site = made(tmp_path, settings="next: 2025-04-01\n")

    assert {True} == {
        "Next edition due" in page(site, path) and "1 April 2025" in page(site, path)
        for path in site
        if path.endswith(".html") and "<footer" in page(site, path)
    }
    assert "The next is due 1 April 2025." in page(site, "sheet.md")
    assert "2025-04-01" == json.loads(site["data/figures.json"])["next"]


def test_no_next_edition_is_made_up(site: Outputs) -> None:
    """Where content does not say when it is due, nothing is said."""
    assert "Next edition" not in page(site, "index.html")
    assert "next is due" not in page(site, "sheet.md")
