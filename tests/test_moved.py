"""A page that moved: readers of its former address are led to the new one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sitegen.build import build
from sitegen.cli import FAULTS, SOUND, main
from sitegen.diagnostics import Report
from tests.support import CONTENT, small_project

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.project import Project

HOME = "address: https://norland.example/"


def moved(folder: Path, *ways: str) -> Project:
    """Return the small sheet of which pages moved."""
    said = "".join(f"  {way}\n" for way in ways)
    settings = f"{CONTENT['site.yaml']}{HOME}\nmoved:\n{said}"
    return small_project(folder, {**CONTENT, "site.yaml": settings})


def test_a_former_address_leads_to_the_new_one(tmp_path: Path) -> None:
    """Any page may have moved, with or without a slash, also to a place on a page."""
    project = moved(
        tmp_path,
        "figures/trade-24/: figures/trade-2024/",
        "sources/old: sources/gazette/",
        "start/: .",
    )

    outputs = build(project, Report(is_strict=True))

    for before, now in (
        ("figures/trade-24/", "../trade-2024/"),
        ("sources/old/", "../gazette/"),
        ("start/", "../"),
    ):
        page = outputs[f"{before}index.html"].decode()
        links = re.findall(r'<p>What stood at .*?<a href="([^"]+)"', page)
        assert [now] == [each.removesuffix("index.html") for each in links]
        assert before not in outputs["sitemap.xml"].decode()


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("a/: figures/none/", "error[link-broken] no page 'figures/none/' is made"),
        ("a/: figures/#none", "error[link-broken] link '../figures/"),
        ("figures/trade-2024/: .", "error[address-duplicate] the address 'figures/tr"),
        ("data/figures.csv: .", "error[address-invalid] 'data/figures.csv' is no ad"),
        ("../a/: .", "error[address-invalid] '../a/' is no page of this site"),
        ("a/: https://b.example/", "error[address-invalid] 'https://b.example/' is no"),
    ],
)
def test_a_way_that_leads_nowhere_is_told(
    tmp_path: Path, way: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told where it is written, and so is one that would hide a page."""
    project = moved(tmp_path, way)
    line = len((project.content / "site.yaml").read_text("utf-8").splitlines())

    status = main(["check", "--root", str(project.root)])

    told = capsys.readouterr().err
    assert FAULTS == status
    assert told.startswith(f"content/site.yaml:{line}:")
    assert said in told


def test_a_page_that_moved_twice_leads_on(tmp_path: Path) -> None:
    """What moved may lead to what moved; nothing else meant is proposed, though."""
    project = moved(tmp_path, "a/: b/", "b/: figures/")

    assert SOUND == main(["check", "--strict", "--quiet", "--root", str(project.root)])
