"""Files -> Content; every value knows its line."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from sitegen.diagnostics import BuildError, Location
from sitegen.guesses import plainly_meant
from sitegen.model.chart import Chart
from sitegen.model.content import Content, Recipe
from sitegen.model.figure import Figure
from sitegen.model.identity import Known
from sitegen.model.page import Page
from sitegen.model.site import Settings
from sitegen.model.source import Source
from sitegen.model.vocabulary import Vocabulary
from sitegen.read.files import MOST, load, walk
from sitegen.read.ids import is_id
from sitegen.read.kept import Part
from sitegen.read.known import T, Texts, known
from sitegen.read.placed import placed
from sitegen.remembered import for_builds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.diagnostics import Report
    from sitegen.project import Project

SETTINGS = PurePosixPath("content/site.yaml")
FOR_EDITORS = {PurePosixPath("content/README.md")}
"""Say how content is written, and are none."""
NEEDED = ("measures", "units", "topics")
TERMS = ("partners", "products", "enterprises", "scopes")
"""Files of the vocabulary of which a sheet may have none."""
REQUIRED = (
    SETTINGS,
    *(PurePosixPath(f"content/vocabulary/{name}.yaml") for name in NEEDED),
    PurePosixPath("content/pages/index.md"),
)
MAY_BE_EMPTY = frozenset(
    PurePosixPath(f"content/vocabulary/{name}.yaml") for name in TERMS
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


SITE: Part[Settings | None] = Part("site", Settings)
VOCABULARY: Part[Vocabulary] = Part("vocabulary", Vocabulary)
SOURCES: Part[list[tuple[Source, tuple[Figure, ...]]]] = Part(
    "sources", list[tuple[Source, tuple[Figure, ...]]]
)
DERIVED: Part[tuple[Recipe, ...]] = Part("derived", tuple[Recipe, ...])
IDENTITIES: Part[Known] = Part("identities", Known)
PARAGRAPHS: Part[dict[str, dict[int, str]]] = Part(
    "paragraphs", dict[str, dict[int, str]]
)
CHARTS: Part[tuple[Chart, ...]] = Part("charts", tuple[Chart, ...])
PAGES: Part[tuple[Page, ...]] = Part("pages", tuple[Page, ...])
WHOLE: tuple[Part[Any], ...] = (SITE, VOCABULARY, DERIVED, IDENTITIES, PARAGRAPHS)
"""Parts whose files, if there are several, are read as one."""
BY_FILE: tuple[Part[Any], ...] = (SOURCES, CHARTS, PAGES)
"""Parts of which each file is read by itself."""


def read(project: Project, report: Report) -> Content:
    """Read every content file in order of its path."""
    content = _assemble(texts_of(project, report), report, project)
    return replace(content, settings=placed(content.settings, project))


def texts_of(project: Project, report: Report) -> Texts:
    """Return the content files that can be read, in order of their paths."""
    texts: Texts = {}
    paths = walk(project.root, project.content, report)
    for path in (each for each in paths if each not in FOR_EDITORS):
        if fault := _misnamed(path):
            report.error("file-unknown", Location(path), fault)
            continue
        text = load(project.root, path, report, may_be_empty=path in MAY_BE_EMPTY)
        if text is not None:
            texts[path] = text
    for path in REQUIRED:
        if not (project.root / path).exists():
            report.error("file-missing", Location(path), "no such file; add it")
    return texts


@for_builds
@lru_cache(maxsize=MOST)
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


def _assemble(texts: Texts, report: Report, project: Project) -> Content:
    groups, cache = _grouped(texts), project.cache

    def whole(part: Part[T]) -> T:
        return known(part, groups.get(part.name, {}), report, cache)

    def each(part: Part[Iterable[T]]) -> Iterator[T]:
        for path, text in groups.get(part.name, {}).items():
            yield from known(part, {path: text}, report, cache)

    general = whole(SITE)
    words = whole(VOCABULARY)
    articles = [*each(SOURCES)]
    recipes = whole(DERIVED)
    ties = whole(IDENTITIES)
    hashes = whole(PARAGRAPHS)
    drawn = (*each(CHARTS),)
    written = (*each(PAGES),)
    report.stop_on_errors()
    if general is None:  # without settings there was an error above
        raise BuildError(report)
    return Content(
        settings=general,
        vocabulary=words,
        sources=tuple(source for source, _ in articles),
        stated=tuple(figures for _, figures in articles),
        recipes=recipes,
        known=ties,
        paragraphs=hashes,
        charts=drawn,
        pages=written,
    )


def parts(texts: Texts) -> Iterator[tuple[Part[Any], Texts]]:
    """Yield the parts of the content, each with the files that it is read of."""
    groups = _grouped(texts)
    for part in WHOLE:
        yield part, groups.get(part.name, {})
    for part in BY_FILE:
        for path, text in groups.get(part.name, {}).items():
            yield part, {path: text}


def _grouped(texts: Texts) -> dict[str, Texts]:
    """Return the files of each part of the content by its name."""
    groups: dict[str, Texts] = {}
    for path, text in texts.items():
        groups.setdefault(_group(path), {})[path] = text
    return groups


@for_builds
@lru_cache(maxsize=MOST)
def _group(path: PurePosixPath) -> str:
    folder = path.parent.name
    return path.stem if folder == "content" else folder
