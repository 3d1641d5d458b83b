"""Commands that prove, find and compare what is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sitegen.commands.content import site_of
from sitegen.options import MisuseError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.progress import Progress
    from sitegen.project import Project


def explain(options: argparse.Namespace) -> str:
    """Tell what the code of a fault means."""
    from sitegen.explain import explain as tell

    return tell(options.code)


def verify(
    options: argparse.Namespace, project: Project, report: Report, _: Progress
) -> str:
    """Prove each figure against the articles' texts."""
    from pathlib import Path

    from sitegen.verify import listed, recorded
    from sitegen.verify import verify as prove

    proof = prove(site_of(project, report), Path(options.texts), report)
    report.stop_on_errors()  # a warning does, under --strict
    if options.record:
        path = project.content / "paragraphs.yaml"
        path.write_text(recorded(proof), encoding="utf-8")
    told = (
        f"proved: {proof.figures} figures at {proof.places} places "
        f"of {proof.sources} sources"
    )
    if not options.unused:
        return told
    left = listed(proof)
    if not left:
        return f"{told}\n\nno number is left out"
    return f"{told}\n\nin no figure, by source and paragraph:\n{left}"


def add(
    options: argparse.Namespace, project: Project, report: Report, _: Progress
) -> str:
    """Propose a new source from an article's text, and write it where asked to."""
    from pathlib import Path

    from sitegen.printed.standing import read_text
    from sitegen.propose import Wish, propose

    read = read_text(path := Path(options.file))
    if read is None or not read.paragraphs:
        raise MisuseError(f"{options.file}: no text in UTF-8 that can be read")
    target = project.content / "sources" / f"{_slug(options, path)}.yaml"
    if options.write and target.exists():
        options.refuse(f"{target} is there already; choose another --slug")
    text = propose(read, Wish(**_wish(options)), site_of(project, report))
    if not options.write:
        return text.rstrip("\n")
    target.parent.mkdir(exist_ok=True)
    with target.open("x", encoding="utf-8") as file:
        file.write(text)
    return f"proposed: {target}; keep what is right, and strike what is not"


def _wish(options: argparse.Namespace) -> dict[str, Any]:
    """Return what is said of a source; what cannot be read is wrong use."""
    from pathlib import Path

    from sitegen.printed import is_read, languages
    from sitegen.read.fields import read_day, read_period

    wish = {"text": Path(options.file).name, "title": options.title}
    if options.language and not is_read(options.language):
        known = ", ".join(languages())
        options.refuse(f"language {options.language!r} is not read; use {known}")
    for name, read in (("published", read_day), ("covers", read_period)):
        if given := getattr(options, name):
            try:
                wish[name] = read(given)
            except ValueError as error:
                options.refuse(f"argument --{name}: {error}")
    return {**wish, "language": options.language}


def _slug(options: argparse.Namespace, path: Path) -> str:
    """Return the slug of a new source; by default it is that of the text's name."""
    from sitegen.read.fields import read_id

    made = re.sub("[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    try:
        return read_id(options.slug or made or "source")
    except ValueError as error:
        return str(options.refuse(f"argument --slug: {error}"))


def verify_site(
    options: argparse.Namespace, project: Project, report: Report, progress: Progress
) -> str:
    """Tell whether a published copy is what this content builds."""
    from sitegen import build as pipeline
    from sitegen.published import NoCopyError, UnreachableError, compare, opened

    try:
        with (
            opened(options.copy, project) as (copy, built),
            progress.shown(pipeline),
        ):
            outputs = pipeline.build(built, report)
            progress.begin("compare")
            alike = compare(outputs, copy, report)
    except NoCopyError as error:
        return str(options.refuse(str(error)))
    except UnreachableError as error:
        raise MisuseError(str(error)) from None
    report.stop_on_errors()
    return f"alike: {alike} files of {options.copy} are what this content builds"


def diff(
    options: argparse.Namespace, project: Project, report: Report, progress: Progress
) -> str:
    """Tell what changed since another state; a state that is none is wrong use."""
    from dataclasses import replace

    from sitegen import build as pipeline
    from sitegen.diagnostics import Report
    from sitegen.diff import told
    from sitegen.diff.compare import compare
    from sitegen.diff.revision import UnknownStateError, found
    from sitegen.diff.state import look

    try:
        with (
            found(project.root, options.state) as folder,
            progress.shown(pipeline),
        ):
            before = replace(project, root=folder, drawings=project.cache)
            old = look(before, options.state, Report())
            new = look(project, "this content", report)
    except UnknownStateError as error:
        return str(options.refuse(str(error)))
    return told(compare(old, new), options.form)


def figures(
    options: argparse.Namespace, project: Project, report: Report, _: Progress
) -> str:
    """List the figures that are asked for."""
    from sitegen.find import find, listing

    site = site_of(project, report)
    found = find(site, options.words)
    return listing(found, site) if found else "no figure matches all of these words"
