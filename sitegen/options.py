"""What may stand on the command line; nothing else is loaded to read it."""

from __future__ import annotations

import argparse
import os

from sitegen import __version__
from sitegen.arguments import COMMANDS, OWN

FORMATS = ("text", "github", "json")
HELP = """\
Makes a fact sheet from figures in YAML: every number of the site leads to the
place where an article printed it.

  sitegen new FOLDER        begin a fact sheet, with an example to change
  sitegen build             check the content and write the site
  sitegen check             the same without writing
  sitegen serve             show the site while it is edited
  sitegen verify TEXTS      prove each figure against the articles' texts
  sitegen verify-site COPY  tell whether a published copy is what this content builds
  sitegen diff REVISION     tell what changed since a revision, or in a folder
  sitegen add FILE          propose a new source from an article's text
  sitegen figures laptops   find figures and their ids
  sitegen explain CODE      tell what a fault means, and its cure
  sitegen formulas          list the formulas, with an example each
  sitegen kinds             list the kinds of chart, with an example each

The project is a folder with content/, and with templates/ if it has a look of its
own; the site goes to site/ inside it. Faults are told as file:line:column with the
cause and the cure, all at once.
Exit status: 0 sound, 1 faults in the content, 2 wrong use.
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
COPY = """\
Tell whether a published copy of the site is what this content builds.

The copy is an address or a folder. Files that differ, are missing or are foreign are
told as faults, each by its name. Nothing is written. For a folder no network is used;
of an address only its own origin is asked, for ten minutes at most, and the site is
built for that address. What else it was built for is said by --address, --repository.
Exit status: 0 alike, 1 not, 2 where it cannot be told, as without a connection.
"""
ABOUT = {"build": BUILD, "diff": DIFF, "verify-site": COPY}


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
    for name, text in COMMANDS:
        about = ABOUT.get(name, f"{text}.".capitalize())
        sub = commands.add_parser(
            name,
            help=text,
            description=about,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.set_defaults(refuse=sub.error)
        _common(sub)
        for flag, told, given in OWN.get(name, ()):
            sub.add_argument(flag, help=told, **given)
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


def unmoved(path: str) -> str:
    """Say that a page was not made anew."""
    return f"{path!r} was not made anew: nothing that it shows has changed"


def sound(count: int) -> str:
    """Say that nothing is wrong."""
    return f"sound: {count} files would be made"


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
