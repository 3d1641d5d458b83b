"""
One digit of one figure, followed through all that a build makes of it.

The sheet is built, a digit of its source is edited, and it is built again in the same
folder, where old pictures and pages are kept. Each format is then read by a program
that we did not write, and says the new digit and no longer the old one.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import feedparser
import html2text
import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from pysdmx.io import read_sdmx
from trafilatura import extract

from sitegen.cli import SOUND, main
from sitegen.outputs import ALONE
from tests.pixels import largest_number
from tests.sheets import MERISIA, sheet_in
from tests.whole import HOME, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    Files = Mapping[str, bytes]

WAS, IS = "3.37", "3.38"
OLD, NEW = (re.compile(rf"(?<![\d.,]){re.escape(each)}(?!\d)") for each in (WAS, IS))
FIGURE = "exports-2025-05"
PAGE = f"figures/{FIGURE}/index.html"
CHART = "charts/flows-by-month/"
PICTURES = (f"{CHART}chart.png", f"figures/{FIGURE}/card.png")
SOURCE = "content/sources/trade-2025-05.yaml"
VALUE = f"    value: {WAS} USD bn\n"
VINTAGE = "    vintages: {value: 3.31 USD bn, until: 2025-07-05, reason: our error}\n"
"""What it was before, so that the feed tells of it, too."""


def build(root: Path) -> Files:
    """Build a project and return every file of its site."""
    told = ("--root", str(root), "--address", HOME, "--strict", "--quiet")
    assert SOUND == main(["build", *told])
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def edit(root: Path, old: str, new: str) -> None:
    """Replace words of the source, all that are there."""
    path = root / SOURCE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the sheet as it was and, in another folder, as it is to be edited."""
    folder = tmp_path_factory.mktemp("digit")
    old, new = (sheet_in(folder / name, MERISIA).root for name in ("old", "new"))
    for root in (old, new):
        edit(root, VALUE, f"{VALUE}{VINTAGE}")
    return old, new


@pytest.fixture(scope="module")
def built(roots: tuple[Path, Path]) -> tuple[Files, Files]:
    """Return the site before the edit and after it, from one folder."""
    _, root = roots
    before = build(root)
    edit(root, WAS, IS)
    return before, build(root)


def row(rows: Iterable[dict[str, Any]], key: str = "id") -> str:
    """Return the value that the row of the figure holds, from a table in any format."""
    (found,) = (each for each in rows if each[key] == FIGURE)
    return str(found["value"])


def table(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield the rows of a CSV file."""
    return csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))


def line(text: str, words: str) -> str:
    """Return the lines with *words*; there must be some."""
    found = [each for each in text.splitlines() if words in each]
    assert found, words
    return "\n".join(found)


def plain(html: bytes | str) -> str:
    """Return what HTML says, a paragraph a line."""
    reader = html2text.HTML2Text(bodywidth=0)
    reader.ignore_links = True
    text = reader.handle(html if isinstance(html, str) else html.decode())
    return text.replace("\xa0", " ")


def prose(files: Files) -> str:
    """Return the sentence of the front page, as crawlers and archives take it."""
    return line(extract(files["index.html"].decode()) or "", "Merisia sold goods")


def shown(data: bytes) -> str:
    """Return the words of a picture in SVG."""
    root = ET.fromstring(data)  # noqa: S314 - made a moment ago
    return " ".join("".join(each.itertext()) for each in root.iter() if each.text)


def linked(files: Files) -> str:
    """Return the observation that the page of the figure tells machines of."""
    (text,) = re.findall(rb'<script type="application/ld\+json">(.*?)<', files[PAGE])
    graph = json.loads(text, parse_float=Decimal)["@graph"]
    (found,) = (each for each in graph if each["@type"] == "Observation")
    return str(found["value"])


def workbook(files: Files, path: str = "data/figures.xlsx") -> str:
    """Return the row of the figure in a workbook."""
    sheet = load_workbook(io.BytesIO(files[path]))["Figures"]
    names, *rows = ([cell.value for cell in each] for each in sheet.iter_rows())
    return row(dict(zip(names, each, strict=True)) for each in rows)


def packed(files: Files) -> str:
    """Return the row of the figure in the zip of all downloads."""
    with zipfile.ZipFile(io.BytesIO(files["data/all.zip"])) as archive:
        return row(table(archive.read("figures.csv")))


def fed(files: Files) -> str:
    """Return what the feed says of the correction."""
    entries = feedparser.parse(files["feed.xml"]).entries
    (found,) = (each for each in entries if f"{FIGURE}-" in each.link)
    return str(found.summary)


def observed(files: Files) -> str:
    """Return the observation as tools of statistical offices read it."""
    message: Any = read_sdmx(io.BytesIO(files["data/figures.sdmx.csv"]), validate=False)
    (dataset,) = message.data
    rows = dataset.data.to_dict("records")
    return row(({**each, "value": each["OBS_VALUE"]} for each in rows), "FIGURE")


READERS: Mapping[str, Callable[[Files], str]] = {
    "prose": prose,
    "cards on a page": lambda files: line(plain(files["index.html"]), "Exports, May"),
    "card that a click opens": lambda files: plain(
        json.loads(files["cards/index.json"])[FIGURE]
    ),
    "table of all figures": lambda files: line(
        plain(files["figures/index.html"]), "Exports, May 2025"
    ),
    "chart on a page": lambda files: plain(files[f"{CHART}index.html"]),
    "chart as SVG": lambda files: shown(files[f"{CHART}chart.svg"]),
    "chart as CSV": lambda files: str([*table(files[f"{CHART}chart.csv"])]),
    "chart as a specification": lambda files: files[f"{CHART}chart.vl.json"].decode(),
    "chart to explore": lambda files: files[f"{CHART}live.json"].decode(),
    "description": lambda files: said(files[PAGE].decode(), "description"),
    "description of a link": lambda files: said(files[PAGE].decode(), "og:description"),
    "description of a chart": lambda files: line(
        files[f"{CHART}index.html"].decode(), 'aria-label="Picture: '
    ),
    "CSV": lambda files: row(table(files["data/figures.csv"])),
    "XLSX": workbook,
    "XLSX of a topic": lambda files: workbook(files, "topics/trade/figures.xlsx"),
    "XLSX of a chart": lambda files: workbook(files, f"{CHART}figures.xlsx"),
    "JSON": lambda files: row(
        json.loads(files["data/figures.json"], parse_float=Decimal)["figures"]
    ),
    "zip": packed,
    "SDMX-CSV": observed,
    "JSON-LD": linked,
    "feed": fed,
    "share picture": lambda files: largest_number(files[f"figures/{FIGURE}/card.png"]),
    "one-file edition": lambda files: line(plain(files[ALONE]), "Merisia sold goods"),
    "Markdown": lambda files: line(
        MarkdownIt().render(files["sheet.md"].decode()), f"; {FIGURE})"
    ),
    "search": lambda files: files["find/index.json"].decode(),
    "corrections": lambda files: plain(files["corrections/index.html"]),
}
"""Each format, and how others read the figure in it."""


@pytest.mark.parametrize("form", READERS)
def test_a_digit_is_new_in_each_format(form: str, built: tuple[Files, Files]) -> None:
    """What is read has the digit of its content, and none of the other."""
    before, after = (READERS[form](files) for files in built)

    assert (True, False) == (bool(OLD.search(before)), bool(NEW.search(before)))
    assert (False, True) == (bool(OLD.search(after)), bool(NEW.search(after)))


def test_the_old_digit_is_in_no_file(built: tuple[Files, Files]) -> None:
    """Nothing that is text keeps it, and pictures are no longer what they were."""
    before, after = built

    kept = [path for path, data in after.items() if OLD.search(_text(data))]
    same = [path for path in PICTURES if before[path] == after[path]]

    assert ([], []) == (kept, same)
    assert 60 < sum(bool(OLD.search(_text(data))) for data in before.values())


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:  # a picture, a workbook, a zip: read above
        return ""


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_a_digit_is_told_as_the_change(
    form: str,
    roots: tuple[Path, Path],
    built: tuple[Files, Files],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`sitegen diff` has both, one as what was and one as what is."""
    old, new = roots
    assert built
    capsys.readouterr()

    assert SOUND == main(["diff", str(old), "--root", str(new), "--as", form])

    told = capsys.readouterr().out
    if form == "json":
        (change,) = json.loads(told)["changed"]
        told = f"{change['old']['value']} → {change['new']['value']}"
    assert "3.37 billion dollars → 3.38 billion dollars" in plain(told)
