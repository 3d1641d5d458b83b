"""What each command does; the answer is what it has to say beside faults."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from sitegen.cache import sweep
from sitegen.fresh import fingerprint, remember, remember_sound
from sitegen.options import folders, sound, summary

if TYPE_CHECKING:
    import argparse

    from sitegen.diagnostics import Report
    from sitegen.model.site import Site
    from sitegen.progress import Progress
    from sitegen.project import Project


def new(options: argparse.Namespace) -> str:
    """Begin a fact sheet, and say what to do next."""
    from pathlib import Path

    from sitegen.new import PLACE
    from sitegen.new import new as begin

    place = PLACE if options.place is None else options.place
    made = begin(Path(options.folder), place)
    return (
        f"{len(made)} files in {options.folder}, an example to change; "
        f"next: cd {quote(options.folder)} && sitegen serve"
    )


def explain(options: argparse.Namespace) -> str:
    """Tell what the code of a fault means."""
    from sitegen.explain import explain as tell

    return tell(options.code)


def build(
    options: argparse.Namespace, project: Project, report: Report, progress: Progress
) -> str:
    """Write the site."""
    from sitegen import build as pipeline
    from sitegen.write import write

    with progress.shown(pipeline):
        outputs = pipeline.build(project, report)
        progress.begin("write")
        done = write(outputs, project.output, report)
    sweep(project.cache)
    root, output = folders(options)
    inputs = _inputs(options, report)
    remember(root, output, inputs, done.hashes)
    remember_sound(root, inputs, len(outputs))
    told = summary(project.output, done.changed, done.unchanged, done.removed)
    if not options.why:
        return told
    from sitegen.render.kept import reasons

    return f"{told}\n{reasons(project.cache, options.why)}"


def check(
    options: argparse.Namespace, project: Project, report: Report, progress: Progress
) -> str:
    """Find every fault of the content, and write nothing."""
    from sitegen import build as pipeline

    with progress.shown(pipeline):
        outputs = pipeline.build(project, report, is_trial=True)
    remember_sound(folders(options)[0], _inputs(options, report), len(outputs))
    return sound(len(outputs))


def serve(
    options: argparse.Namespace, project: Project, _: Report, progress: Progress
) -> str:
    """Show the site while it is edited, until the keyboard interrupts."""
    from sitegen.serve import opened, run
    from sitegen.serve.preview import Preview

    server = opened(options.port)
    run(server, Preview(project, is_strict=options.strict), progress.say)
    return ""


def _inputs(options: argparse.Namespace, report: Report) -> str:
    """
    Return the hash of the inputs that were found sound, or nothing.

    A warning is told each time, and what changed while it was read is unclear.
    """
    root, _ = folders(options)
    now = fingerprint(root, (options.address, options.repository))
    return now if now == options.inputs and not report.diagnostics else ""


def verify(
    options: argparse.Namespace, project: Project, report: Report, _: Progress
) -> str:
    """Prove each figure against the articles' texts."""
    from pathlib import Path

    from sitegen.verify import listed, recorded
    from sitegen.verify import verify as prove

    proof = prove(_site(project, report), Path(options.texts), report)
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
    rest = f"in no figure, by source and paragraph:\n{left}" if left else ""
    return f"{told}\n\n{rest or 'no number is left out'}"


def add(
    options: argparse.Namespace, project: Project, report: Report, _: Progress
) -> str:
    """Propose a new source from an article's text."""
    from sitegen.add import add as propose

    return propose(options, project, lambda: _site(project, report))


def verify_site(
    options: argparse.Namespace, project: Project, report: Report, progress: Progress
) -> str:
    """Tell whether a published copy is what this content builds."""
    from sitegen import build as pipeline
    from sitegen.options import MisuseError
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

    site = _site(project, report)
    found = find(site, options.words)
    return listing(found, site) if found else "no figure matches all of these words"


def _site(project: Project, report: Report) -> Site:
    from sitegen.derive import derive
    from sitegen.read import read
    from sitegen.resolve import resolve

    return derive(resolve(read(project, report), report), report)
