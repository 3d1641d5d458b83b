"""The command line: arguments, exit codes, and the only module that prints."""

from __future__ import annotations

import argparse
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.diagnostics import BuildError, Report, Severity
from sitegen.project import Project
from sitegen.show import FORMATS, show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sitegen.model.site import Site

SOUND, FAULTS, WRONG_USE = 0, 1, 2
INTERRUPTED, UNHEARD = 130, 141
"""As shells say it: by the keyboard, and by a reader that went away."""

HELP = """\
Makes a fact sheet from figures in YAML: every number of the site leads to the
place where an article printed it.

  sitegen build             check the content and write the site
  sitegen check             the same without writing
  sitegen verify TEXTS      prove each figure against the articles' texts
  sitegen figures laptops   find figures and their ids

The project is a folder with content/ and templates/; the site goes to site/
inside it. Faults are told as file:line:column with the cause and the cure, all
at once. Exit status: 0 sound, 1 faults in the content, 2 wrong use.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # it may know few letters
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(_parser().parse_args(arguments))
        print(end="", flush=True)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # as in: sitegen figures | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNHEARD
    return status


def _run(options: argparse.Namespace) -> int:
    try:
        project = _project(options)
    except (MisuseError, OSError, RuntimeError) as error:  # e.g. links in a circle
        print(f"sitegen: {error}", file=sys.stderr)
        return WRONG_USE
    report = Report(is_strict=options.strict)
    command: Callable[[argparse.Namespace, Project, Report], str] = options.command
    try:
        told = command(options, project, report)
        status = SOUND
    except BuildError:
        told, status = "", FAULTS
    except OSError as error:  # e.g. a template that may not be read
        print(f"sitegen: {error}; check the rights of that file", file=sys.stderr)
        return WRONG_USE
    _tell(options.format, report, project.root, told)
    return status


class MisuseError(Exception):
    """The folders named are not those of a project."""


def _project(options: argparse.Namespace) -> Project:
    root = options.root.resolve()
    if not (root / "content").is_dir():
        message = f"no folder content/ in {options.root}; name the project with --root"
        raise MisuseError(message)
    output = (options.output or root / "site").absolute()
    project = Project(root, output, options.address or "", options.repository or "")
    if project.output.resolve() == root:
        message = "--output is the project itself; name another folder"
        raise MisuseError(message)
    for folder in (project.content, project.templates):
        if project.output.resolve().is_relative_to(folder.resolve()):
            message = f"--output lies inside {folder.name}/; name another folder"
            raise MisuseError(message)
    return project


def _tell(form: str, report: Report, root: Path, told: str) -> None:
    """Print faults where the format wants them, and what the command has to say."""
    found = report.diagnostics
    if form == "json":
        print(show(found, form, root))
        print(told, end="\n" if told else "", file=sys.stderr)
        return
    if found:
        stream = sys.stdout if form == "github" else sys.stderr
        print(show(found, form, root, has_lines=stream.isatty()), file=stream)
    if told:
        print(told)
    elif found:
        count = sum(each.severity is not Severity.REMARK for each in found)
        print(
            f"{count} {'fault' if count == 1 else 'faults'}; nothing was written",
            file=sys.stderr,
        )


def _build(_options: argparse.Namespace, project: Project, report: Report) -> str:
    from sitegen.build import build
    from sitegen.write import write

    written = write(build(project, report), project.output, report)
    return (
        f"{written.changed + written.unchanged} files in {project.output}: "
        f"{written.changed} written, {written.unchanged} unchanged, "
        f"{written.removed} removed"
    )


def _check(_options: argparse.Namespace, project: Project, report: Report) -> str:
    from sitegen.build import build

    return f"sound: {len(build(project, report))} files would be made"


def _verify(options: argparse.Namespace, project: Project, report: Report) -> str:
    from sitegen.verify import recorded, verify

    proof = verify(_site(project, report), options.texts, report)
    report.stop_on_errors()  # a warning does, under --strict
    if options.record:
        path = project.content / "paragraphs.yaml"
        path.write_text(recorded(proof), encoding="utf-8")
    return (
        f"proved: {proof.figures} figures at {proof.places} places "
        f"of {proof.sources} articles"
    )


def _figures(options: argparse.Namespace, project: Project, report: Report) -> str:
    from sitegen.find import find, listing

    site = _site(project, report)
    found = find(site, options.words)
    return listing(found, site) if found else "no figure matches all of these words"


def _site(project: Project, report: Report) -> Site:
    from sitegen.derive import derive
    from sitegen.read import read
    from sitegen.resolve import resolve

    return derive(resolve(read(project, report), report), report)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sitegen",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for name, command, text in (
        ("build", _build, "check the content and write the site"),
        ("check", _check, "check the content and write nothing"),
        ("verify", _verify, "prove each figure against the texts of the articles"),
        ("figures", _figures, "find figures by words in their name, id or value"),
    ):
        sub = commands.add_parser(name, help=text, description=f"{text}.".capitalize())
        sub.set_defaults(command=command)
        _common(sub)
        if name == "verify":
            sub.add_argument(
                "texts",
                type=Path,
                metavar="TEXTS",
                help="a folder with the text of each article, named as "
                "its source's key text says, or <source>.txt",
            )
            sub.add_argument(
                "--record",
                action="store_true",
                help="remember each cited paragraph in content/paragraphs.yaml, so "
                "that a later run tells which have changed",
            )
        if name == "figures":
            sub.add_argument(
                "words",
                nargs="*",
                metavar="WORDS",
                help="all of them must occur; none lists every figure",
            )
    return parser


def _address(text: str) -> str:
    from sitegen.read.addresses import read_home

    try:
        return read_home(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="the project (default: this folder)",
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FOLDER",
        help="where the site goes (default: site/ in the project)",
    )
    for name, what in (
        ("--address", "where the site is published"),
        ("--repository", "the project's page on GitHub"),
    ):
        parser.add_argument(
            name,
            type=_address,
            metavar="URL",
            help=f"{what} (default: what content/site.yaml says)",
        )
    parser.add_argument(
        "--strict", action="store_true", help="treat warnings as errors"
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="how faults are told: text for people, github for "
        "annotations of a workflow, json for programs",
    )
