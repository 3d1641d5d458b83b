"""What each command does; the answer is what it has to say beside faults."""

from __future__ import annotations

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
    return summary(project.output, done.changed, done.unchanged, done.removed)


def check(
    options: argparse.Namespace, project: Project, report: Report, progress: Progress
) -> str:
    """Find every fault of the content; write nothing but corrections asked for."""
    from sitegen import build as pipeline
    from sitegen.diagnostics import BuildError

    try:
        with progress.shown(pipeline):
            outputs = pipeline.build(project, report, is_trial=True)
    except BuildError:
        if not options.fix:
            raise
        return _fixed(options, project, report)
    if options.fix and report.diagnostics:
        return _fixed(options, project, report) or sound(len(outputs))
    remember_sound(folders(options)[0], _inputs(options, report), len(outputs))
    return sound(len(outputs))


def _fixed(options: argparse.Namespace, project: Project, report: Report) -> str:
    """Return corrections as a diff, or say how many lines were written."""
    from sitegen import fixes

    made = fixes.corrections(report.diagnostics, project.root)
    if options.fix == "show":
        return fixes.as_diff(made).removesuffix("\n")
    fixes.apply(made, project.root)
    lines, files = fixes.count(made)
    return f"corrected lines: {lines}, in files: {files}; check again" if made else ""


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

    from sitegen.verify import recorded
    from sitegen.verify import verify as prove

    proof = prove(_site(project, report), Path(options.texts), report)
    report.stop_on_errors()  # a warning does, under --strict
    if options.record:
        path = project.content / "paragraphs.yaml"
        path.write_text(recorded(proof), encoding="utf-8")
    return (
        f"proved: {proof.figures} figures at {proof.places} places "
        f"of {proof.sources} sources"
    )


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
