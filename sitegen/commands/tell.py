"""Commands that prove, find and compare what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.commands.content import site_of
from sitegen.commands.past import with_earlier
from sitegen.options import MisuseError

if TYPE_CHECKING:
    import argparse

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

    texts = Path(options.texts)
    proof = prove(site_of(project, report), texts, report)
    if texts.is_file() and not proof.sources:
        message = f"no source says text: {texts.name}; correct one of the two names"
        raise MisuseError(message)
    report.stop_on_errors()  # a warning does, under --strict
    if options.record:
        path = project.content / "paragraphs.yaml"
        path.write_text(recorded(proof), encoding="utf-8")
    told = (
        f"proved: {proof.figures} figures at {proof.places} places "
        f"of {proof.sources} source{'' if proof.sources == 1 else 's'}"
    )
    if not options.unused:
        return told
    left = listed(proof)
    rest = f"in no figure, by source and paragraph:\n{left}" if left else ""
    return f"{told}\n\n{rest or 'no number is left out'}"


def add(
    options: argparse.Namespace, project: Project, report: Report, _: Progress
) -> str:
    """Propose a new source from an article's text."""
    from sitegen.add import add as propose

    return propose(options, project, lambda: site_of(project, report))


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
            whole = with_earlier(options, built, report)
            outputs = pipeline.build(whole, report)
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
    from msgspec.structs import replace

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
