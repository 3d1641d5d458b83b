"""Commands that make something: a sheet, a site, a preview."""

from __future__ import annotations

from functools import partial
from shlex import quote
from typing import TYPE_CHECKING

from sitegen.commands.content import site_of
from sitegen.commands.past import weight, with_earlier
from sitegen.fresh import remember, remember_sound, standing
from sitegen.inputs import fingerprint, touched
from sitegen.options import folders, sound, summary
from sitegen.sweep import tidy

if TYPE_CHECKING:
    import argparse
    from types import ModuleType

    from sitegen.diagnostics import Report
    from sitegen.progress import Progress
    from sitegen.project import Project


def new(options: argparse.Namespace) -> str:
    """Begin a fact sheet, and say what to do next."""
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.new import PLACE
    from sitegen.new import new as begin
    from sitegen.project import Project
    from sitegen.schema import files, write

    place = PLACE if options.place is None else options.place
    made = begin(Path(options.folder), place)
    root, report = Path(options.folder).resolve(), Report()
    project = Project(root, root / "site")
    write(project, files(site_of(project, report), project, report))
    return (
        f"{len(made)} files in {options.folder}, an example to change; "
        f"next: cd {quote(options.folder)} && sitegen serve"
    )


def build(
    options: argparse.Namespace, project: Project, report: Report, progress: Progress
) -> str:
    """Write the site."""
    from sitegen.past import prove_kept
    from sitegen.remembered import once
    from sitegen.write import write

    before = touched(str(project.root))
    project = with_earlier(options, project, report)
    pipeline = _loaded(project)
    root, output = folders(options)
    with once(), progress.shown(pipeline):
        outputs = pipeline.build(project, report)
        prove_kept(project.earlier, outputs, report)
        progress.begin("write")
        look = dict if options.check_output else partial(standing, root, output)
        done = write(outputs, project.output, report, look)
    tidy(project.cache)
    inputs = _inputs(options, report, before)
    remember(root, output, inputs, done.hashes, done.stood)
    if not (project.content / ".schemas").is_dir():  # what is stale there is told
        remember_sound(root, inputs, len(outputs))
    told = summary(project.output, done.changed, done.unchanged, done.removed)
    if options.past:
        told += f"\n{weight(project.earlier, outputs)}"
    if not options.why:
        return told
    from sitegen.render.reasons import reasons

    return f"{told}\n{reasons(project.cache, options.why)}"


def check(
    options: argparse.Namespace, project: Project, report: Report, progress: Progress
) -> str:
    """Find every fault of the content; write nothing but corrections asked for."""
    from sitegen.diagnostics import BuildError
    from sitegen.remembered import once

    before = touched(str(project.root))
    pipeline = _loaded(project)
    try:
        with once(), progress.shown(pipeline):
            outputs = pipeline.build(project, report, is_trial=True)
    except BuildError:
        if not options.fix:
            raise
        return _fixed(options, project, report)
    if options.fix and report.diagnostics:
        return _fixed(options, project, report) or sound(len(outputs))
    if (project.content / ".schemas").is_dir():
        _tell_stale(project, report)
    remember_sound(folders(options)[0], _inputs(options, report, before), len(outputs))
    return sound(len(outputs))


def schema(
    options: argparse.Namespace, project: Project, report: Report, _: Progress
) -> str:
    """Describe every key of the content; write that only if it is asked for."""
    from sitegen.schema import FOLDER, files, write

    made = files(site_of(project, report), project, report)
    if options.write:
        write(project, made)
        return f"{len(made)} schemas in {project.root / FOLDER}"
    named = (f'"{name}": {text.strip()}' for name, text in made.items())
    return "{" + ",\n".join(named) + "}"


def _loaded(project: Project) -> ModuleType:
    """
    Return the pipeline.

    What is new in the content is read meanwhile, and what is known of pages.
    """
    from sitegen.read.ahead import ahead

    ahead(project)
    from sitegen import build
    from sitegen.render import ledger

    ledger.ahead(str(project.cache))
    return build


def _fixed(options: argparse.Namespace, project: Project, report: Report) -> str:
    """Return corrections as a diff, or say how many lines were written."""
    from sitegen import fixes

    made = fixes.corrections(report.diagnostics, project.root)
    if options.fix == "show":
        return fixes.as_diff(made).removesuffix("\n")
    fixes.apply(made, project.root)
    report.forget_edits()
    lines, files = fixes.count(made)
    return f"corrected lines: {lines}, in files: {files}; check again" if made else ""


def serve(
    options: argparse.Namespace, project: Project, _: Report, progress: Progress
) -> str:
    """Show the site while it is edited, until the keyboard interrupts."""
    from sitegen.draw.studio import open_studio
    from sitegen.serve import opened, run
    from sitegen.serve.preview import Preview

    server = opened(options.port)
    open_studio(project.cache)
    run(server, Preview(project, is_strict=options.strict), progress.say)
    return ""


def _inputs(options: argparse.Namespace, report: Report, before: str) -> str:
    """
    Return the hash of the inputs that were found sound, or nothing.

    *before* is what `touched` told when nothing of them was read.
    A warning is told each time, and what changed while it was read is unclear.
    """
    root, _ = folders(options)
    now = fingerprint(root, (options.address, options.repository))
    is_as_read = now == options.inputs and touched(root) == before
    return now if is_as_read and not report.diagnostics else ""


def _tell_stale(project: Project, report: Report) -> None:
    """Say which schemas for editors are older than the content."""
    from sitegen.diagnostics import Location
    from sitegen.schema import FOLDER, files, stale

    found = [*stale(project, files(site_of(project, report), project, report))]
    if found:
        names = ", ".join(path.name for path in found)
        message = f"{names}: of older content; run sitegen schema --write"
        report.remark("schema-stale", Location(FOLDER), message)
