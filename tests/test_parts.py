"""The figures of a topic or a chart, each as a download of its own."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from sitegen.build import build
from sitegen.columns import TABLES
from sitegen.diagnostics import Report
from tests.sheets import MERISIA, sheet_in
from tests.support import site_of, small_project

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.site import Site
    from sitegen.outputs import Outputs


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Outputs]:
    """Return a sheet and its site."""
    project = sheet_in(tmp_path_factory.mktemp("parts"), MERISIA)
    return site_of(project), build(project, Report(is_strict=True))


def ids(outputs: Outputs, folder: str) -> list[list[str]]:
    """Return the figures in the CSV, the JSON and the workbook of a folder."""
    text = outputs[f"{folder}figures.csv"].decode("utf-8-sig")
    found = json.loads(outputs[f"{folder}figures.json"])["figures"]
    book = load_workbook(io.BytesIO(outputs[f"{folder}figures.xlsx"]))
    return [
        [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))],
        [row["id"] for row in found],
        [str(row[0].value) for row in book["Figures"].iter_rows(min_row=2)],
    ]


def test_every_form_has_the_same_columns_in_the_same_order(
    made: tuple[Site, Outputs],
) -> None:
    """Of the whole, of a topic and of a chart, in tables, records and workbooks."""
    site, outputs = made
    folders = [f"charts/{name}/" for name in site.charts]
    folders += [f"topics/{name}/" for name in site.vocabulary.topics]
    names = {table.name: [each.name for each in table.columns] for table in TABLES}

    for folder in ("data/", *folders):
        text = outputs[f"{folder}figures.csv"].decode("utf-8-sig")
        assert names["figures"] == next(csv.reader(io.StringIO(text, newline="")))
        found = json.loads(outputs[f"{folder}figures.json"])
        assert names["figures"] == [*found["columns"]]
        book = load_workbook(io.BytesIO(outputs[f"{folder}figures.xlsx"]))
        for name, expected in names.items():
            head, *rows = book[name.capitalize()].iter_rows(values_only=True)
            assert expected == [*head]
            assert len(rows) == len(found[name])
            assert all(expected == [*row] for row in found[name])


def test_each_topic_has_its_figures(made: tuple[Site, Outputs]) -> None:
    """Each is in the downloads of its topic, in the order of all, and in no other."""
    site, outputs = made
    for topic in site.vocabulary.topics:
        expected = [name for name in site.figures if site.topic_of[name] == topic]

        assert [expected] * 3 == ids(outputs, f"topics/{topic}/")
        assert b'figures.xlsx" download' in outputs[f"topics/{topic}/index.html"]


def test_each_chart_has_the_figures_behind_it(made: tuple[Site, Outputs]) -> None:
    """They are those that its own table shows, with the sources that print them."""
    site, outputs = made
    for chart in site.charts:
        found = ids(outputs, f"charts/{chart}/")
        shown = outputs[f"charts/{chart}/chart.csv"].decode("utf-8-sig")

        assert found[0] == found[1] == found[2]
        assert found[0]
        assert {row["id"] for row in csv.DictReader(io.StringIO(shown))} <= {*found[0]}
        book = load_workbook(io.BytesIO(outputs[f"charts/{chart}/figures.xlsx"]))
        sources = {row[0].value for row in book["Sources"].iter_rows(min_row=2)}
        assert {site.figures[name].source for name in found[0]} - {""} == sources


def test_figures_in_another_order_are_told_in_it(tmp_path: Path) -> None:
    """Where figures change places in the content, so they do in all downloads."""
    project = small_project(tmp_path / "project")
    build(project, Report())
    path = project.content / "sources/gazette.yaml"
    head, figures = path.read_text(encoding="utf-8").split("figures:\n")
    each = re.split(r"^(?=  \w)", figures, flags=re.MULTILINE)
    path.write_text(f"{head}figures:\n{''.join(reversed(each))}", encoding="utf-8")
    site, outputs = site_of(project), build(project, Report())

    for topic in site.vocabulary.topics:
        expected = [name for name in site.figures if site.topic_of[name] == topic]
        assert [expected] * 3 == ids(outputs, f"topics/{topic}/")
