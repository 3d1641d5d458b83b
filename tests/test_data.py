"""The downloads, read back by programs that we did not write, without a network."""

from __future__ import annotations

import io
import json
import re
import zipfile
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import feedparser
from frictionless import system, validate
from msgspec.structs import replace
from openpyxl import load_workbook

from sitegen.as_json import dumps
from sitegen.build import build
from sitegen.columns import FIGURES, TABLES
from sitegen.diagnostics import Report
from sitegen.export import export, found, manifests
from sitegen.model.table import DATE, INTEGER, NUMBER
from tests.prove import prove
from tests.support import real_site, small_project, small_site, texts_in
from tests.whole import HOME, exported, written

if TYPE_CHECKING:
    from sitegen.model.site import Site


def test_the_data_package_is_valid(tmp_path: Path) -> None:
    """Frictionless reads each table by its schema: types, words, keys and hashes."""
    folder = written(exported(), tmp_path)
    with system.use_context(trusted=True):
        report: Any = validate(str(folder / "data/datapackage.json"))

    assert [] == report.flatten(["type", "rowNumber", "fieldName", "message"])
    assert len(TABLES) == report.stats["tasks"]


def test_json_has_the_digits_of_the_figures() -> None:
    """Each value is a number with its own digits, to the last zero."""
    site = real_site()
    document = json.loads(
        exported()["data/figures.json"], parse_float=Decimal, parse_int=Decimal
    )

    assert list(site.figures) == [each["id"] for each in document["figures"]]
    assert [column.name for column in FIGURES.columns] == list(document["columns"])
    for each in document["figures"]:
        quantity = site.figures[each["id"]].quantity
        if quantity.is_bound and not quantity.number:
            assert each["value"] is None
        else:
            assert quantity.plain == str(each["value"])


def test_json_keeps_digits() -> None:
    """A decimal is a number of JSON, whatever stands around it; text stays text."""
    assert '{"a":[40.0,-0.10,"40.0"]}' == dumps(
        {"a": [Decimal("40.0"), Decimal("-0.10"), "40.0"]}
    )


def test_csvw_describes_each_table_as_it_is() -> None:
    """The metadata name the columns of each file in their order."""
    metadata = json.loads(exported()["data/csv-metadata.json"])

    for table in metadata["tables"]:
        data = exported()[f"data/{table['url']}"].decode("utf-8-sig")
        header = data.partition("\r\n")[0].split(",")
        assert header == [each["name"] for each in table["tableSchema"]["columns"]]
        assert set(table["tableSchema"]["primaryKey"]) <= set(header)


def test_rows_are_known_by_their_keys() -> None:
    """No two rows of a table have the same key."""
    for table in TABLES:
        rows = table.rows(real_site())
        assert len(rows) == len({tuple(row[key] for key in table.key) for row in rows})


def test_the_feed_tells_the_edition() -> None:
    """A feed reader finds one entry for the edition, with its day and address."""
    feed = feedparser.parse(exported()["feed.xml"])
    (entry,) = feed.entries
    edition = real_site().settings.edition

    assert not feed.bozo
    assert HOME == feed.feed.link
    assert f"{HOME}#edition-{edition}" == entry.id
    assert f"{edition}T00:00:00Z" == entry.updated


def test_the_sitemap_lists_pages_and_nothing_else() -> None:
    """Each page by its canonical address and the day of the edition."""
    root = ET.fromstring(exported()["sitemap.xml"])  # noqa: S314 - made a moment ago
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}

    assert [HOME, f"{HOME}a/"] == [
        each.text for each in root.iterfind(".//s:loc", space)
    ]
    assert {str(real_site().settings.edition)} == {
        each.text for each in root.iterfind(".//s:lastmod", space)
    }
    assert f"Sitemap: {HOME}sitemap.xml\n" in exported()["robots.txt"].decode()


def test_without_an_address_nothing_needs_one(tmp_path: Path) -> None:
    """A site that was told no address makes no feed and no sitemap."""
    outputs = found(small_site(tmp_path), ["index.html"])

    assert "feed.xml" not in outputs
    assert "sitemap.xml" not in outputs
    assert b"User-agent: *\nAllow: /\n" == outputs["robots.txt"]


def test_a_script_that_knows_nothing_of_us_proves_the_figures(tmp_path: Path) -> None:
    """Each place is found in the text of its source; a changed digit is not."""
    site: Site = small_site(tmp_path / "project")
    folder = written(export(site), tmp_path / "site")
    places = sum(len(figure.places) for figure in site.figures.values())
    texts = texts_in(tmp_path / "texts")

    assert (places, []) == prove(folder, texts)

    gazette = texts / "gazette.txt"
    changed = gazette.read_text(encoding="utf-8").replace("470 million", "471 million")
    gazette.write_text(changed, encoding="utf-8")
    proved, faults = prove(folder, texts)
    assert places - 1 == proved
    assert re.search(r"exports-boats-2024/#place-1: '470 million euros'", faults[0])


def test_the_script_is_short() -> None:
    """Whoever doubts the figures reads the script that proves them in a minute."""
    lines = (
        (Path(__file__).parent / "prove.py").read_text(encoding="utf-8").splitlines()
    )

    assert len(lines) <= 66
    assert "sitegen" not in "".join(lines)


def test_downloads_are_made_with_the_site(tmp_path: Path) -> None:
    """A build makes them all, from the same figures."""
    project = replace(small_project(tmp_path), address=HOME)
    outputs = build(project, Report(is_strict=True))

    for path in ("datapackage.json", "csv-metadata.json", "annotations.jsonld"):
        assert f"data/{path}" in outputs
    assert f"<loc>{HOME}figures/trade-2024/</loc>" in outputs["sitemap.xml"].decode()


def test_the_workbook_has_the_values_of_the_tables() -> None:
    """Read by another library, each cell is what its column holds, numbers as such."""
    site = real_site()
    book = load_workbook(io.BytesIO(exported()["data/figures.xlsx"]))

    assert ["About", "Figures", "Places", "Sources", "Vintages"] == book.sheetnames
    for table in TABLES:
        sheet = book[table.name.capitalize()]
        assert not sheet.merged_cells.ranges
        header, *lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert header == [column.name for column in table.columns]
        for line, row in zip(lines, table.rows(site), strict=True):
            for column, cell in zip(table.columns, line, strict=True):
                said = row[column.name]
                if not said:
                    assert cell is None
                elif column.kind in {NUMBER, INTEGER}:
                    assert Decimal(said) == Decimal(str(cell))
                elif column.kind == DATE:
                    assert said == str(cell.date())
                else:
                    assert said == cell


def test_the_workbook_shows_the_digits_of_a_value() -> None:
    """A zero that was printed is shown, and no cell is a formula."""
    sheet = load_workbook(io.BytesIO(exported()["data/figures.xlsx"]))["Figures"]
    for row in sheet.iter_rows(min_row=2):
        value = row[4]
        assert "f" not in {cell.data_type for cell in row}
        if value.value is not None:
            figure = real_site().figures[row[0].value]
            decimals = len(figure.quantity.plain.partition(".")[2])
            assert value.number_format == ("0." + "0" * decimals if decimals else "0")


def test_the_zip_holds_every_download() -> None:
    """It is the files as they lie on the site, with the day of the edition."""
    outputs = exported()
    with zipfile.ZipFile(io.BytesIO(outputs["data/all.zip"])) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        for info in packed.infolist():
            assert outputs[f"data/{info.filename}"] == packed.read(info)
            edition = real_site().settings.edition
            assert info.date_time[:3] == (edition.year, edition.month, edition.day)
    kept = {path for path in outputs if path.startswith("data/")} - {"data/all.zip"}
    assert kept == {f"data/{name}" for name in names}


def test_the_manifests_prove_a_copy(tmp_path: Path) -> None:
    """Each line is a hash and the way to its file from the folder of its manifest."""
    pages = {"index.html": b"a", "as-of/2025-01-01/index.html": b"c"}
    outputs = {**pages, "data/x.csv": b"b", ".nojekyll": b""}
    made = manifests(outputs)
    folder = written(outputs, tmp_path)

    assert {"data/manifest.sha256": 2, "as-of/manifest.sha256": 1} == {
        name: data.count(b"\n") for name, data in made.items()
    }
    for name, data in made.items():
        for line in data.decode().splitlines():
            digest, way = line.split("  ")
            path = (folder / name).parent / way
            assert digest == sha256(path.read_bytes()).hexdigest()
