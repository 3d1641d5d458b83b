"""The project built whole, once in a run, and what its pages and data hold."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.export import export, found
from sitegen.outputs import ALONE
from sitegen.project import Project
from tests.shared import once, turn
from tests.support import ROOT, real_site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOME = "https://example.github.io/sheet/"
REPOSITORY = "https://github.com/example/sheet"


@cache
def outputs(address: str = "") -> Mapping[str, bytes]:
    """Return the files of the site, as it is published at an *address*, or nowhere."""

    def make(folder: Path) -> None:
        code = REPOSITORY if address else ""
        project = Project(ROOT, ROOT / "site", address=address, repository=code)
        with turn("ours"):  # what one draws is drawn for all
            written(build(project, Report(is_strict=True)), folder)

    folder = once("published" if address else "unpublished", make)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@cache
def pages(address: str = "") -> Mapping[str, str]:
    """Return the pages of the site by their paths, without the copy in one file."""
    return {
        path: data.decode()
        for path, data in outputs(address).items()
        if path.endswith(".html") and path != ALONE
    }


def said(page: str, name: str) -> str:
    """Return what a page says of itself under *name*, once."""
    named = rf'(?:name|property)="{name}"'
    found = re.findall(rf'<meta [^>]*{named}[^>]* content="([^"]*)">', page)
    assert len(found) == 1, name
    return str(found[0])


@cache
def exported() -> Mapping[str, bytes]:
    """Return what is for machines, of the site as it is published at HOME."""
    site = real_site()
    site = replace(site, settings=replace(site.settings, address=HOME))
    paths = ("index.html", "a/index.html", "404.html", "x.css")
    return {**export(site), **found(site, paths)}


def written(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write files as they lie on the site."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder
