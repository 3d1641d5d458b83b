"""The downloads."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from sitegen.export import export
from sitegen.model.figure import Status
from tests.support import real_site, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.site import Site

COLUMNS = (
    *("id", "source", "paragraph", "printed", "value", "unit", "measure", "period"),
    *("partner", "product", "enterprise", "base", "qualifier", "status", "note", "url"),
)
Row = dict[str, str]


def table(site: Site, name: str) -> list[Row]:
    """Return the rows of a download, read as any program reads them."""
    text = export(site)[f"data/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.fixture
def small(tmp_path: Path) -> Site:
    """Return the small fact sheet."""
    return small_site(tmp_path)


def row(site: Site, name: str) -> Row:
    """Return the row of one figure."""
    (found,) = (each for each in table(site, "figures") if each["id"] == name)
    return found


def test_columns_keep_their_order() -> None:
    """The columns that programs rely on come first, in an order that never changes."""
    (header, *_) = (
        export(real_site())["data/figures.csv"].decode("utf-8-sig").splitlines()
    )

    assert list(COLUMNS) == header.split(",")[: len(COLUMNS)]


def test_every_figure_has_one_row() -> None:
    """Growth rates, shares and ranks are rows of their own, as levels are."""
    site = real_site()

    ids = [each["id"] for each in table(site, "figures")]

    assert list(site.figures) == ids
    assert len(set(ids)) == len(ids)


def test_values_are_those_of_the_figures() -> None:
    """Each value read from the download equals its figure, to the last digit."""
    site = real_site()

    for found in table(site, "figures"):
        figure = site.figures[found["id"]]
        quantity = figure.quantity
        if quantity.is_bound and not quantity.number:  # a sign, and no number
            assert found["value"] == ""
            assert {"0"} == {found["low"], found["high"]} - {""}
        else:
            assert quantity.number == Decimal(found["value"])
        assert "E" not in found["value"]
        assert (quantity.unit.id, str(quantity.qualifier or "")) == (
            found["unit"],
            found["qualifier"],
        )
        subject = figure.subject
        assert [subject.measure, subject.partner, subject.product] == [
            found[key] for key in ("measure", "partner", "product")
        ]
        assert [subject.enterprise, str(figure.period), str(figure.base or "")] == [
            found[key] for key in ("enterprise", "period", "base")
        ]


def test_reported_figures_name_their_evidence() -> None:
    """A reported figure names source, paragraphs, printed words and a link."""
    site = real_site()

    for found in table(site, "figures"):
        is_reported = found["status"] == Status.REPORTED
        for key in ("source", "paragraph", "printed", "url"):
            assert is_reported == bool(found[key])


def test_every_source_is_listed_with_its_text() -> None:
    """Each article of a figure is among the sources, and names the file of its text."""
    site = real_site()
    sources = {each["source"]: each for each in table(site, "sources")}

    named = {each["source"] for each in table(site, "figures")} - {""}

    assert set(site.sources) == set(sources)
    assert named == set(sources)
    for slug, source in site.sources.items():
        assert (source.text, source.url, source.title) == (
            sources[slug]["seed"],
            sources[slug]["url"],
            sources[slug]["title"],
        )


def test_every_place_has_one_row() -> None:
    """A figure that is printed three times has three rows of places, in order."""
    site = real_site()

    assert [
        (
            *(figure.id, str(place.paragraph or ""), place.printed),
            *(place.prefix, place.suffix),
        )
        for figure in site.figures.values()
        for place in figure.places
    ] == [
        (
            *(each["figure"], each["paragraph"], each["printed"]),
            *(each["prefix"], each["suffix"]),
        )
        for each in table(site, "places")
    ]


def test_a_level_in_full(small: Site) -> None:
    """Two places share a row; notes are plain text, with values for references."""
    assert {
        "id": "trade-2024",
        "source": "gazette",
        "paragraph": "1; 4",
        "printed": "56.7 billion euros",
        "value": "56.7",
        "unit": "EUR bn",
        "measure": "trade",
        "period": "2024",
        "partner": "",
        "product": "",
        "enterprise": "",
        "base": "",
        "qualifier": "",
        "status": "reported",
        "note": 'Called "large", though not by all,\nand up 12%.',
        "url": "https://gazette.example/trade#:~:text=to-,56.7%20billion%20euros",
    } == {key: row(small, "trade-2024")[key] for key in COLUMNS}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("trade-2024.growth", {"value": "12", "unit": "%", "base": "2023"}),
        ("exports-boats-2024", {"value": "0.47", "unit": "EUR bn", "product": "boats"}),
        ("exports-boats-2024.growth", {"value": "180", "decimals": "-1"}),
        ("exports-boats-2024.share", {"kind": "share", "scope": "exports"}),
        ("imports-2024.growth", {"value": "-3.2", "enterprise": "private"}),
        ("trade-2024.equivalent", {"qualifier": "about", "unit": "USD mn"}),
        ("depots-2024", {"value": "4900", "qualifier": "over", "decimals": "-2"}),
        ("depots-planned", {"nature": "target", "period": "at-undated"}),
        ("trade-2023", {"status": "implied", "source": "", "url": "", "printed": ""}),
        ("trade-2024", {"doubtful": ""}),
    ],
)
def test_rows_by_example(small: Site, name: str, expected: Row) -> None:
    """Values stand in their common unit, with bound, base, kind and nature beside."""
    found = row(small, name)

    assert expected == {key: found[key] for key in expected}


def test_places_link_to_themselves(small: Site) -> None:
    """Each place of a figure has a link of its own."""
    urls = [
        each["url"].partition("#")[2]
        for each in table(small, "places")
        if each["figure"] == "trade-2024"
    ]

    assert [
        ":~:text=to-,56.7%20billion%20euros",
        ":~:text=total%20of-,56.7%20billion%20euros",
    ] == urls


def test_sources_say_what_is_inferred(small: Site) -> None:
    """What an editor inferred stands in the list of sources, in plain words."""
    gazette, herald = table(small, "sources")

    assert ("The year is 2024.", "2025-02-01", 'Trade, "as never before"') == (
        gazette["note"],
        gazette["published"],
        gazette["title"],
    )
    assert ("", "", "2025-01") == (
        herald["note"],
        herald["published"],
        herald["covers"],
    )


def test_downloads_follow_the_standard(small: Site) -> None:
    """Lines end as RFC 4180 says, and quotes, commas and line ends are quoted."""
    outputs = export(small)
    tables = [data for path, data in outputs.items() if path.endswith(".csv")]
    assert len(tables) == 6  # one of them of the only topic
    for data in tables:
        text = data.decode("utf-8-sig")
        records = list(csv.reader(io.StringIO(text, newline=""), strict=True))

        assert text.endswith("\r\n")
        assert not text.startswith("\ufeff")
        assert 1 == len({len(record) for record in records})
    figures = outputs["data/figures.csv"].decode()
    assert '"Called ""large"", though not by all,\nand up 12%."' in figures
