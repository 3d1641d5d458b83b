"""Step 1: files -> Content; every value knows its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sitegen.diagnostics import BuildError, Location, did_you_mean
from sitegen.model.content import Content
from sitegen.read import (
    charts,
    derived,
    identities,
    nodes,
    pages,
    settings,
    slips,
    sources,
    vocabulary,
)
from sitegen.read.fields import is_id
from sitegen.read.files import load, walk

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
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
    found: dict[PurePosixPath, nodes.Node] = {}
    texts: dict[PurePosixPath, str] = {}
    paths = walk(project.root, project.content, report)
    for path in (each for each in paths if each != FOR_EDITORS):
        if fault := _misnamed(path):
            report.error("file-unknown", Location(path), fault)
            continue
        text = load(project.root, path, report, may_be_empty=path in MAY_BE_EMPTY)
        if text is None or slips.has_conflict(text, path, report):
            continue
        if path.suffix == ".md":
            texts[path] = text
        elif node := nodes.parse(text, path, report):
            found[path] = node
    for path in REQUIRED:
        if not (project.root / path).exists():
            report.error("file-missing", Location(path), "no such file; add it")
    content = _assemble(found, texts, report)
    general = settings.placed(content.settings, project)
    return replace(content, settings=general)


def _misnamed(path: PurePosixPath) -> str:
    """Say why no content file is called so, or nothing."""
    if FOLDERS.get(str(path.parent)) == path.suffix:
        if is_id(path.stem):
            return ""
        cure = "name the file with lower-case letters, digits and hyphens"
        return f"{path.stem!r} is no address; {cure}"
    known = {*REQUIRED, *OPTIONAL}
    if path in known:
        return ""
    ids = (PurePosixPath(f"{folder}/<id>{end}") for folder, end in FOLDERS.items())
    names = (str(each.relative_to("content")) for each in (*known, *ids))
    guess = did_you_mean(str(path.relative_to("content")), names)
    return f"no content file is called so{guess}"


def _assemble(
    found: dict[PurePosixPath, nodes.Node],
    texts: dict[PurePosixPath, str],
    report: Report,
) -> Content:
    by_folder: dict[str, dict[str, nodes.Node]] = {}
    for path, node in found.items():
        by_folder.setdefault(path.parent.name, {})[path.stem] = node
    top = by_folder.get("content", {})
    general = settings.read_settings(top.get("site"), report)
    words = vocabulary.read_vocabulary(by_folder.get("vocabulary", {}), report)
    articles = sources.read_sources(by_folder.get("sources", {}), report)
    recipes = derived.read_derived(top.get("derived"), report)
    known = identities.read_identities(top.get("identities"), report)
    hashes = identities.read_hashes(top.get("paragraphs"), report)
    drawn = charts.read_charts(by_folder.get("charts", {}), report)
    written = pages.read_pages(texts, report)
    report.stop_on_errors()
    if general is None:  # without settings there was an error above
        raise BuildError(report)
    return Content(
        settings=general,
        vocabulary=words,
        sources=tuple(source for source, _ in articles),
        figures=tuple(each for _, figures in articles for each in figures),
        recipes=recipes,
        known=known,
        paragraphs=hashes,
        charts=drawn,
        pages=written,
    )
