"""Two sheets of other places, made with the real templates, and what they say."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from html.parser import HTMLParser
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from sitegen.build import build
from sitegen.diagnostics import BuildError, Report
from sitegen.verify import verify
from tests.sheets import MERISIA, SHEETS, sheet_in
from tests.support import codes, site_of, texts_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sitegen.model.site import Site
    from sitegen.outputs import Outputs

STATED = {
    "merisia": [
        ("balance-2025-05", "-1.18", "USD bn", "provisional"),
        ("balance-2025", "-14", "USD bn", "forecast"),
        ("exports-2025-04", "3.25", "USD bn", "provisional"),
        ("exports-2025-04-revised", "3.26", "USD bn", "revised"),
        ("exports-2025-04.growth", "-2.4", "%", "provisional"),
        ("exports-2025-04.growth-2024-04", "3.5", "%", "provisional"),
        ("imports-2025-05.growth", "-0.2", "%", "provisional"),
        ("exports-2026", "45", "USD bn", ""),
        ("containers-2025-05", "128450", "TEU", ""),
        ("containers-2025", "1500000", "TEU", "forecast"),
        ("cargo-2025-05.growth", "-1.9", "%", ""),
    ],
    "qinghe": [
        ("trade-2024", "325.68", "CNY bn", ""),
        ("balance-2024", "95.16", "CNY bn", ""),
        ("trade-eu-2024.growth", "-2.7", "%", ""),
        ("trade-private-2024.share", "61", "%", ""),
        ("trade-private-2024.shift", "1.6", "pp", ""),
        ("exports-2024.contribution", "5.1", "pp", ""),
        ("trade-2025-03.growth-2025-02", "21.4", "%", ""),
        ("trading-enterprises-2024", "6218", "enterprises", ""),
        ("containers-2025-q1", "236000", "TEU", ""),
        ("trains-2024.growth", "20", "%", ""),
        ("trade-2025-target.growth", "5", "%", ""),
    ],
}
"""Id, value, unit and how firm it is, read from the texts by hand."""
FOREIGN = {
    "merisia": ("Chongqing", "ASEAN", "yuan", "Qinghe", "article"),
    "qinghe": ("Chongqing", "laptop", "dollar", "Merisia", "article"),
}
"""Words that belong to other sheets, or to other kinds of source."""
KINDS = ("data/index.html", "article")
"""Where all kinds of source are named."""
SILENT = {"script", "style", "code", "pre", "title"}


@dataclass(frozen=True)
class Made:
    """A sheet, and what became of it."""

    name: str
    folder: Path
    site: Site
    outputs: Outputs
    report: Report

    @cached_property
    def pages(self) -> dict[str, str]:
        """The HTML of each page, by its path."""
        return {
            path: data.decode()
            for path, data in self.outputs.items()
            if path.endswith(".html")
        }

    @cached_property
    def read(self) -> dict[str, _Reader]:
        """Each page as it is read, by its path."""
        return {path: _Reader(html) for path, html in self.pages.items()}

    def text(self, page: str) -> str:
        """Return what a reader reads on a page."""
        return " ".join(self.read[page].words)


@pytest.fixture(scope="module")
def making(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Made]:
    """Return what builds each sheet once, as strictly as can be."""
    return cache(lambda sheet: _made(sheet, tmp_path_factory.mktemp(sheet.name)))


@pytest.fixture(params=SHEETS, ids=lambda path: path.name)
def made(request: pytest.FixtureRequest, making: Callable[[Path], Made]) -> Made:
    """Return each sheet in turn."""
    return making(request.param)


@pytest.fixture
def merisia(making: Callable[[Path], Made]) -> Made:
    """Return the sheet with months, a forecast and a target."""
    return making(MERISIA)


def _made(sheet: Path, folder: Path) -> Made:
    project = sheet_in(folder, sheet)
    report = Report(is_strict=True)
    outputs = build(project, report)
    return Made(sheet.name, sheet, site_of(project), outputs, report)


def test_there_are_two_sheets() -> None:
    """Both sheets are where the tests look for them."""
    assert sorted(STATED) == [path.name for path in SHEETS]


def test_a_sheet_builds_and_its_texts_prove_it(made: Made) -> None:
    """Nothing is to be said of either, not even a warning."""
    proof = verify(made.site, made.folder / "texts", made.report)

    stated = [each for each in made.site.figures.values() if each.source]
    assert [] == codes(made.report)
    assert len(stated) == proof.figures
    assert len(made.site.sources) == proof.sources


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("haiguan-2025-03.txt", "845.3亿元", "1845.3亿元"),
        ("haiguan-2024.txt", "6218家", "16218家"),
        ("gongzuobaogao-2025.txt", "100万标箱", "3亿100万标箱"),
        ("gongzuobaogao-2025.txt", "近两成", "近三成"),
    ],
)
def test_no_part_of_a_chinese_number_proves_anything(
    file: str, old: str, new: str, tmp_path: Path
) -> None:
    """Where words touch, a figure still stands for the whole number it is in."""
    sheet = next(path for path in SHEETS if path.name == "qinghe")
    site = site_of(sheet_in(tmp_path, sheet))
    texts = {path.name: path.read_text("utf-8") for path in sheet.glob("texts/*")}
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new)
    report = Report()

    with pytest.raises(BuildError):
        verify(site, texts_in(tmp_path / "texts", texts), report)

    assert ["text-differs"] == codes(report)


def test_what_a_sheet_states_is_in_its_downloads(made: Made) -> None:
    """Each value stands in figures.csv with its unit, and how firm it is."""
    text = made.outputs["data/figures.csv"].decode("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(StringIO(text))}

    assert set(made.site.figures) == set(rows)
    for name, value, unit, firmness in STATED[made.name]:
        row = rows[name]
        assert (Decimal(value), unit, firmness) == (
            Decimal(row["value"]),
            row["unit"],
            row["observation"],
        )


def test_a_bound_stays_with_the_number_of_the_downloads(made: Made) -> None:
    """The page of a bounded figure names its value in the files with the bound."""
    figures = made.site.figures.values()
    bounded = [
        each for each in figures if each.quantity.qualifier and not each.quantity.ends
    ]

    assert bounded
    for each in bounded:
        quantity = each.quantity
        expected = f"{quantity.qualifier} {quantity.plain} {quantity.unit.id}"
        page = made.pages[f"figures/{each.id}/index.html"]
        assert f"<code>{each.id}</code>, <code>{expected}</code>" in page


def test_no_page_speaks_of_another_sheet(made: Made) -> None:
    """No word of another place stands on any page, and no source is misnamed."""
    found = [
        (page, word)
        for page in made.pages
        for word in FOREIGN[made.name]
        if re.search(rf"\b{word}", made.text(page)) and (page, word) != KINDS
    ]

    assert [] == found


def test_numbers_above_999_are_grouped(made: Made) -> None:
    """No number of a page has four digits in a row, but years and days."""
    loose = re.compile(r"(?<![\d,.:/-])(?!(?:19|20)\d\d(?!\d))\d{4,}(?![\d:/-])")

    found = [
        (page, match[0])
        for page in made.pages
        for match in loose.finditer(made.text(page).replace("GB/T 7714", ""))
    ]

    assert [] == found


def test_no_heading_stands_over_nothing(made: Made) -> None:
    """Behind each heading comes something before the next of its rank."""
    found = [
        (page, heading)
        for page, reader in made.read.items()
        for heading in reader.empty
    ]

    assert [] == found


def test_a_source_is_called_what_it_is(merisia: Made) -> None:
    """A press release is opened as one, a report as one, with its PDF."""
    release = merisia.text("sources/trade-2025-04/index.html")
    report = merisia.text("sources/corvane-2025-05/index.html")

    assert "Open the press release" in release
    assert "Open the report" in report
    assert "PDF" in report
    assert "numbers were read in these sources" in merisia.text("sources/index.html")


def test_a_forecast_is_no_target(merisia: Made) -> None:
    """What is expected is called a forecast wherever it stands, a target a target."""
    forecast = merisia.text("figures/balance-2025/index.html")
    target = merisia.text("figures/exports-2026/index.html")
    sdmx = merisia.outputs["data/figures.sdmx.csv"].decode("utf-8-sig")
    status = {
        row["FIGURE"]: row["OBS_STATUS"] for row in csv.DictReader(StringIO(sdmx))
    }

    assert "forecast" in forecast
    assert "target" not in forecast
    assert "target" in target
    assert ["F", "P", "R"] == [
        status[name]
        for name in ("balance-2025", "exports-2025-05", "exports-2025-04-revised")
    ]


def test_a_first_number_leads_to_what_took_its_place(merisia: Made) -> None:
    """Its page and its card say what its source revised it to, and no other's do."""
    first = merisia.text("figures/exports-2025-04/index.html")
    later = merisia.text("figures/exports-2025-04-revised/index.html")
    other = merisia.text("figures/exports-2025-05/index.html")
    card = merisia.outputs["cards/figures.exports-2025-04.json"].decode()
    told = "Another value has taken its place: 3.26 billion dollars revised"

    assert told in " ".join(first.replace("\xa0", " ").split())
    assert "taken its place" in card
    assert "taken its place" not in later + other


def test_months_are_listed_by_time(merisia: Made) -> None:
    """The latest month comes first, however many days it has."""
    html = merisia.pages["topics/port/index.html"]
    months = re.findall(r'<h2 id="(2025-\d\d)"', html)

    assert ["2025-05", "2025-04", "2025-03", "2025-02", "2025-01"] == months


def test_months_are_as_long_as_one_another(merisia: Made) -> None:
    """Of April beside May nothing is said; a span of five months is longer."""
    html = merisia.pages["figures/containers-2025-04/index.html"]
    found = re.findall(r'<li><span class="given">(.*?)</span>: (.*?)</li>', html)
    lines = {when.replace("\xa0", " "): told for when, told in found}

    assert "another length" not in lines["May 2025"]
    assert "another length" in lines["Jan–May 2025"]


def test_a_card_says_with_what_each_of_several_rates_compares(merisia: Made) -> None:
    """Of two growth rates of one month each names its base, the usual one as well."""
    name = "exports-2025-04"
    cards = json.loads(merisia.outputs[f"cards/figures.{name}.json"])

    assert "since Mar" in cards[f"{name}.growth"]
    assert "against April" in cards[f"{name}.growth-2024-04"]
    assert "against" not in cards[name].partition("</p>")[0]


class _Reader(HTMLParser):
    """
    Reads the text of a page but for what it quotes.

    It finds the headings with nothing behind them.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.empty: list[str] = []
        self._silent = 0
        self._quoted = False
        self._heading = self._open = ""
        self._name: list[str] = []
        self.feed(html)
        self.close()
        self._behind("")

    def _behind(self, rank: str) -> None:
        """Tell of the last heading that nothing came behind it before *rank*."""
        if self._heading and rank <= self._heading:
            self.empty.append(" ".join(self._name))
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_quoted = tag == "span" and ("class", "printed") in attrs
        self._quoted = self._quoted or is_quoted
        self._silent += tag in SILENT
        if re.fullmatch("h[1-6]", tag):
            self._behind(tag)
            self._heading = self._open = tag
            self._name = []
        elif tag in {"img", "svg"} or ("role", "img") in attrs:
            self._heading = ""

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT
        self._quoted = self._quoted and tag != "span"
        if tag == self._open:
            self._open = ""
        elif tag in {"section", "main"} and self._heading:
            self._behind("")

    def handle_data(self, data: str) -> None:
        if self._silent or not data.strip():
            return
        if not self._quoted:
            self.words.append(data.strip())
        if self._open:
            self._name.append(data.strip())
        else:
            self._heading = ""


def test_points_are_told_as_what_they_are(making: Callable[[Path], Made]) -> None:
    """A page, a chart and the checks say of points whose they are, and which way."""
    made = making(next(path for path in SHEETS if path.name == "qinghe"))
    front = " ".join(made.text("index.html").split())
    shift = made.text("figures/trade-private-2024.shift/index.html")
    chart = made.outputs["charts/growth-2024/chart.csv"].decode("utf-8-sig")
    checks = made.text("checks/index.html")

    assert "went up 1.6 percentage points , to 61%" in front.replace("\u00a0", " ")
    assert "measured against foreign trade" in shift
    assert "Exports,,,5.1,5.05,5.15,pp" in chart
    for rule in (
        *("A shift is one share less the same earlier",),
        *("Contributions in points add up to the growth",),
        *("A balance is one amount less another",),
    ):
        assert rule in checks
