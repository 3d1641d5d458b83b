"""Step 1: files -> Content; every value knows its line."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sitegen.diagnostics import BuildError, Location, plainly_meant
from sitegen.model.content import Content
from sitegen.read import (
    charts,
    derived,
    identities,
    pages,
    settings,
    slips,
    sources,
    vocabulary,
)
from sitegen.read.fields import is_id
from sitegen.read.files import load, walk
from sitegen.read.known import Reader, T, Texts, known, nodes_of

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.model.chart import Chart
    from sitegen.model.content import Recipe
    from sitegen.model.figure import Figure
    from sitegen.model.identity import Known
    from sitegen.model.site import Settings
    from sitegen.model.source import Source
    from sitegen.model.vocabulary import Vocabulary
    from sitegen.project import Project

SETTINGS = PurePosixPath("content/site.yaml")
FOR_EDITORS = PurePosixPath("content/README.md")
"""Says how content is written, and is none."""
REQUIRED = (
    SETTINGS,
    *(PurePosixPath(f"content/vocabulary/{name}.yaml") for name in vocabulary.NEEDED),
    PurePosixPath("content/pages/index.md"),
)
MAY_BE_EMPTY = tuple(
    PurePosixPath(f"content/vocabulary/{name}.yaml") for name in vocabulary.TERMS
)
OPTIONAL = (
    *MAY_BE_EMPTY,
    PurePosixPath("content/derived.yaml"),
    PurePosixPath("content/identities.yaml"),
    PurePosixPath("content/paragraphs.yaml"),
)
FOLDERS = {
    "content/sources": ".yaml",
    "content/charts": ".yaml",
    "content/pages": ".md",
}
"""Folders whose files are named by an id, and what the names end with."""


def read(project: Project, report: Report) -> Content:
    """Read every content file in order of its path."""
    texts: Texts = {}
    paths = walk(project.root, project.content, report)
    for path in (each for each in paths if each != FOR_EDITORS):
        if fault := _misnamed(path):
            report.error("file-unknown", Location(path), fault)
            continue
        text = load(project.root, path, report, may_be_empty=path in MAY_BE_EMPTY)
        if text is not None and not slips.has_conflict(text, path, report):
            texts[path] = text
    for path in REQUIRED:
        if not (project.root / path).exists():
            report.error("file-missing", Location(path), "no such file; add it")
    content = _assemble(texts, report)
    general = settings.placed(content.settings, project)
    return replace(content, settings=general)


def _misnamed(path: PurePosixPath) -> str:
    """Say why no content file is called so, or nothing."""
    known, end = {*REQUIRED, *OPTIONAL}, FOLDERS.get(str(path.parent))
    if path in known or (end == path.suffix and is_id(path.stem)):
        return ""
    stem = path.name.partition(".")[0]
    if end:
        near = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
        cure = f"; call it {near}{end}" if stem.isascii() and is_id(near) else ""
        if end != path.suffix:
            return f"a file of {path.parent.name}/ ends with {end}{cure}"
        rule = "the name of a file is of lower-case letters, digits and hyphens"
        return f"{path.stem!r} is no address: {rule}{cure}"
    beside = sorted(each.stem for each in known if each.parent == path.parent)
    if beside:
        near = plainly_meant(stem, beside)
        cure = f"call it {near}.yaml" if near else f"use one of {', '.join(beside)}"
        return f"no file of {path.parent.name}/ is called so; {cure}"
    folders = ", ".join(f"{PurePosixPath(each).name}/" for each in FOLDERS)
    return f"no file is read in this folder; those that are: {folders}, vocabulary/"


def _assemble(texts: Texts, report: Report) -> Content:
    groups: dict[str, Texts] = {}
    for path, text in texts.items():
        folder = path.parent.name
        name = path.stem if folder == "content" else folder
        groups.setdefault(name, {})[path] = text

    def whole(name: str, reader: Reader[T]) -> T:
        return known(reader, groups.get(name, {}), report)

    def each(name: str, reader: Reader[T]) -> list[T]:
        files = groups.get(name, {}).items()
        return [known(reader, {path: text}, report) for path, text in files]

    general = whole("site", _settings)
    words = whole("vocabulary", _vocabulary)
    articles = [one for found in each("sources", _sources) for one in found]
    recipes = whole("derived", _derived)
    ties = whole("identities", _identities)
    hashes = whole("paragraphs", _hashes)
    drawn = tuple(one for found in each("charts", _charts) for one in found)
    written = tuple(one for found in each("pages", pages.read_pages) for one in found)
    report.stop_on_errors()
    if general is None:  # without settings there was an error above
        raise BuildError(report)
    return Content(
        settings=general,
        vocabulary=words,
        sources=tuple(source for source, _ in articles),
        figures=tuple(one for _, figures in articles for one in figures),
        recipes=recipes,
        known=ties,
        paragraphs=hashes,
        charts=drawn,
        pages=written,
    )


def _settings(texts: Texts, report: Report) -> Settings | None:
    return settings.read_settings(nodes_of(texts, report).get("site"), report)


def _vocabulary(texts: Texts, report: Report) -> Vocabulary:
    return vocabulary.read_vocabulary(nodes_of(texts, report), report)


def _sources(texts: Texts, report: Report) -> list[tuple[Source, tuple[Figure, ...]]]:
    return sources.read_sources(nodes_of(texts, report), report)


def _derived(texts: Texts, report: Report) -> tuple[Recipe, ...]:
    return derived.read_derived(nodes_of(texts, report).get("derived"), report)


def _identities(texts: Texts, report: Report) -> Known:
    node = nodes_of(texts, report).get("identities")
    return identities.read_identities(node, report)


def _hashes(texts: Texts, report: Report) -> dict[str, dict[int, str]]:
    return identities.read_hashes(nodes_of(texts, report).get("paragraphs"), report)


def _charts(texts: Texts, report: Report) -> tuple[Chart, ...]:
    return charts.read_charts(nodes_of(texts, report), report)
