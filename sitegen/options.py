"""What may stand on the command line; nothing else is loaded to read it."""

from __future__ import annotations

import argparse
import os
import sys

from sitegen import __version__
from sitegen.usage import ABOUT, COMMANDS, FORMATS, HELP, OWN

TYPE_CHECKING = False  # typing costs a quarter of a start of Python
if TYPE_CHECKING:
    from collections.abc import Sequence


COMMIT, HASHES = "SITEGEN_COMMIT", (40, 64)
"""Names the commit of the content, by as many letters as git has for one."""


class MisuseError(Exception):
    """What the command line names cannot be used."""


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """
    Return what *arguments* say, or those of the process.

    What a command takes is looked up only if they name it: that takes long.
    """
    given = sys.argv[1:] if arguments is None else arguments
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
        about = ABOUT.get(name, f"{text[0].upper()}{text[1:]}.")
        sub = commands.add_parser(
            name,
            help=text,
            description=about,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.set_defaults(refuse=sub.error)
        if name in given:
            _common(sub)
            for flag, told, takes in OWN.get(name, ()):
                sub.add_argument(flag, help=told, **takes)
    return made.parse_args(given)


def folders(options: argparse.Namespace) -> tuple[str, str]:
    """Return the project's folder and that of its site."""
    root = os.path.realpath(options.root)
    output = options.output or f"{root}/site"
    return root, os.path.join(os.getcwd(), output)


def commit() -> str:
    """Return the commit that the environment names; what is none is wrong use."""
    given = os.environ.get(COMMIT, "")
    if given and (len(given) not in HASHES or set(given) - set("0123456789abcdef")):
        raise MisuseError(f"{COMMIT} is {given!r}, which is no whole hash of a commit")
    return given


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
