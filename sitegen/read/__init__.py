"""Step 1: files -> Content; every value knows its line."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sitegen.diagnostics import BuildError, Location, did_you_mean
from sitegen.model.content import Content
from sitegen.read import charts, nodes, pages, settings, sources, vocabulary
from sitegen.read.fields import is_id
from sitegen.read.files import load, walk

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.project import Project

SETTINGS = PurePosixPath("content/site.yaml")


def read(project: Project, report: Report) -> Content:
    """Read every content file in order of its path."""
    found: dict[PurePosixPath, nodes.Node] = {}
    texts: dict[PurePosixPath, str] = {}
    for path in walk(project.root, project.content, report):
        if not _is_content(path):
            message = f"no content file is called so{did_you_mean(str(path), KNOWN)}"
            report.error("file-unknown", Location(path), message)
            continue
        text = load(project.root, path, report)
        if text is None:
            continue
        if not text.strip():
            report.error("file-empty", Location(path), "empty file; fill or remove it")
        elif path.suffix == ".md":
            texts[path] = text
        elif node := nodes.parse(text, path, report):
            found[path] = node
    return _assemble(found, texts, report)


KNOWN = (
    str(SETTINGS),
    *(f"content/vocabulary/{name}.yaml" for name in vocabulary.NAMES),
    "content/sources/<slug>.yaml",
    "content/charts/<id>.yaml",
    "content/pages/<id>.md",
)


def _is_content(path: PurePosixPath) -> bool:
    """Tell whether *path* is one of the known files or stands for one."""
    inside = path.relative_to("content")
    suffix = {"sources": ".yaml", "charts": ".yaml", "pages": ".md"}
    in_folder = suffix.get(str(inside.parent)) == path.suffix and is_id(path.stem)
    return in_folder or str(path) in KNOWN


def _assemble(
    found: dict[PurePosixPath, nodes.Node],
    texts: dict[PurePosixPath, str],
    report: Report,
) -> Content:
    by_folder: dict[str, dict[str, nodes.Node]] = {}
    for path, node in found.items():
        by_folder.setdefault(path.parent.name, {})[path.stem] = node
    general = settings.read_settings(by_folder.get("content", {}).get("site"), report)
    words = vocabulary.read_vocabulary(by_folder.get("vocabulary", {}), report)
    articles = sources.read_sources(by_folder.get("sources", {}), report)
    drawn = charts.read_charts(by_folder.get("charts", {}), report)
    written = pages.read_pages(texts, report)
    if not any(each.at.path == SETTINGS for each in report.diagnostics) and not general:
        report.error("file-missing", Location(SETTINGS), "no such file; add it")
    report.stop_on_errors()
    if general is None:  # without settings there was an error above
        raise BuildError(report)
    return Content(
        settings=general,
        vocabulary=words,
        sources=tuple(source for source, _ in articles),
        statements=tuple(each for _, stated in articles for each in stated),
        charts=drawn,
        pages=written,
    )
