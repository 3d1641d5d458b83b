"""What may stand on the command line; nothing else is loaded to read it."""

from __future__ import annotations

import argparse
import os

from sitegen import __version__

FORMATS = ("text", "github", "json")
FORMS = ("text", "markdown", "json", "html")

HELP = """\
Makes a fact sheet from figures in YAML: every number of the site leads to the
place where an article printed it.

  sitegen build             check the content and write the site
  sitegen check             the same without writing
  sitegen serve             show the site while it is edited
  sitegen verify TEXTS      prove each figure against the articles' texts
  sitegen diff REVISION     tell what changed since a revision, or in a folder
  sitegen figures laptops   find figures and their ids
  sitegen formulas          list the formulas, with an example each
  sitegen kinds             list the kinds of chart, with an example each

The project is a folder with content/ and templates/; the site goes to site/
inside it. Faults are told as file:line:column with the cause and the cure, all
at once. Exit status: 0 sound, 1 faults in the content, 2 wrong use.
"""

BUILD = """\
Check the content and write the site.

Where nothing has changed since the last sound build, neither content nor
templates nor options nor this program nor its libraries, by every byte of them,
nothing is made anew. That the site is still as it was written is then told by the
size and the time of each file; --check-output reads them all.
"""

DIFF = """\
Tell what changed between two states of the content, in the terms of the sheet.

The older state is another folder of a project, or a revision of the git repository
that holds this one; the newer is the content as it stands. Figures, identities,
sentences, charts and every byte of the built sites are compared; nothing is written.
Exit status: 0 also where they differ, 1 where the content as it stands has faults.
"""
CHECK = """\
Check the content and write nothing.

With --fix, lines of which it is plain how they were meant are shown corrected, as a
diff for git and patch; --fix apply writes them into the content. No digit is ever
altered. What is found only after these faults are gone is found by the next check.
"""
ABOUT = {"build": BUILD, "check": CHECK, "diff": DIFF}


class MisuseError(Exception):
    """What the command line names cannot be used."""


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    made = argparse.ArgumentParser(
        prog="sitegen",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--version", action="version", version=f"sitegen {__version__}")
    made.set_defaults(inputs="")
    commands = made.add_subparsers(
        required=True, metavar="COMMAND", title="commands", dest="command"
    )
    for name, text in (
        ("build", "check the content and write the site"),
        ("check", "check the content and write nothing"),
        ("serve", "show the site in a browser while it is edited"),
        ("verify", "prove each figure against the texts of the articles"),
        ("diff", "tell what changed between two states of the content"),
        ("figures", "find figures by words in their name, id or value"),
        ("formulas", "list the formulas, with an example each"),
        ("kinds", "list the kinds of chart, with an example each"),
    ):
        about = ABOUT.get(name, f"{text}.".capitalize())
        sub = commands.add_parser(
            name,
            help=text,
            description=about,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.set_defaults(refuse=sub.error)
        _common(sub)
        _own(name, sub)
    return made


def folders(options: argparse.Namespace) -> tuple[str, str]:
    """Return the project's folder and that of its site."""
    root = os.path.realpath(options.root)
    output = options.output or f"{root}/site"
    return root, os.path.join(os.getcwd(), output)


def summary(
    output: str | os.PathLike[str], changed: int, unchanged: int, removed: int
) -> str:
    """Say what became of the site."""
    return (
        f"{changed + unchanged} files in {output}: "
        f"{changed} written, {unchanged} unchanged, {removed} removed"
    )


def sound(count: int) -> str:
    """Say that nothing is wrong."""
    return f"sound: {count} files would be made"


def _own(name: str, parser: argparse.ArgumentParser) -> None:
    """Add what only one command takes."""
    if name == "build":
        parser.add_argument(
            "--check-output",
            action="store_true",
            help="read every byte of the site to tell whether it is as it was "
            "written, not only sizes and times",
        )
    if name == "check":
        _fix(parser)
    if name == "serve":
        parser.add_argument(
            "--port",
            type=int,
            default=8000,
            metavar="NUMBER",
            help="where it listens on this machine (default: 8000)",
        )
    if name == "verify":
        parser.add_argument(
            "texts",
            metavar="TEXTS",
            help="a folder with the text of each article, named as its source's text",
        )
        parser.add_argument(
            "--record",
            action="store_true",
            help="remember each cited paragraph in content/paragraphs.yaml, so "
            "that a later run tells which have changed",
        )
    if name == "diff":
        _states(parser)
    if name == "figures":
        parser.add_argument(
            "words",
            nargs="*",
            metavar="WORDS",
            help="all of them must occur; none lists every figure",
        )


def _fix(parser: argparse.ArgumentParser) -> None:
    """Add what becomes of lines of which it is plain how they were meant."""
    parser.add_argument(
        "--fix",
        nargs="?",
        choices=("show", "apply"),
        const="show",
        help="show what was plainly meant as a diff, or apply it to the content",
    )


def _states(parser: argparse.ArgumentParser) -> None:
    """Add what is compared, and how it is told."""
    parser.add_argument(
        "state",
        nargs="?",
        default="HEAD",
        metavar="REV|FOLDER",
        help="the older state: a revision of git, or a folder with content/ "
        "(default: HEAD, what was committed last)",
    )
    parser.add_argument(
        "--as",
        dest="form",
        choices=FORMS,
        default="text",
        help="how changes are told; html has the pictures side by side, and "
        "--format is about faults alone (default: text)",
    )


def _common(parser: argparse.ArgumentParser) -> None:
    """Add what every command takes."""
    parser.add_argument(
        "--root",
        default=".",
        metavar="FOLDER",
        help="the project (default: this folder)",
    )
    parser.add_argument(
        "--output",
        metavar="FOLDER",
        help="where the site goes (default: site/ in the project)",
    )
    for name, what in (
        ("--address", "where the site is published"),
        ("--repository", "the project's page on GitHub"),
    ):
        parser.add_argument(
            name,
            default="",
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
    parser.add_argument("--quiet", action="store_true", help="say nothing but faults")
    parser.add_argument(
        "--verbose", action="store_true", help="say how long each step took"
    )
