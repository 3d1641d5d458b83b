"""What can be written on the command line: the commands, and what each takes."""

from __future__ import annotations

TYPE_CHECKING = False  # typing costs a quarter of a start of Python
if TYPE_CHECKING:
    from typing import Any

FORMS = ("text", "markdown", "json", "html")

COMMANDS = (
    ("new", "begin a fact sheet in a folder, with an example to change"),
    ("build", "check the content and write the site"),
    ("check", "check the content and write nothing"),
    ("serve", "show the site in a browser while it is edited"),
    ("verify", "prove each figure against the texts of the articles"),
    ("verify-site", "tell whether a published copy is what this content builds"),
    ("diff", "tell what changed between two states of the content"),
    ("add", "propose a new source from the text of an article"),
    ("figures", "find figures by words in their name, id or value"),
    ("explain", "tell what the code of a fault means, with an example and its cure"),
    ("formulas", "list the formulas, with an example each"),
    ("kinds", "list the kinds of chart, with an example each"),
)
"""What there is to do, each in a line."""

OWN: dict[str, tuple[tuple[str, str, dict[str, Any]], ...]] = {
    "new": (
        ("folder", "a new or empty folder", {"metavar": "FOLDER"}),
        (
            "--place",
            "what the example calls its place (default: an invented one)",
            {"metavar": "NAME"},
        ),
    ),
    "build": (
        (
            "--check-output",
            (
                "read every byte of the site to tell whether it is as it was "
                "written, not only sizes and times"
            ),
            {"action": "store_true"},
        ),
        (
            "--why",
            (
                "say what the page at this path of the site shows that changed since "
                "the last build"
            ),
            {"metavar": "PATH", "default": ""},
        ),
    ),
    "serve": (
        (
            "--port",
            "where it listens on this machine (default: 8000)",
            {"type": int, "default": 8000, "metavar": "NUMBER"},
        ),
    ),
    "verify": (
        (
            "texts",
            "a folder with the text of each article, named as its source's text",
            {"metavar": "TEXTS"},
        ),
        (
            "--record",
            (
                "remember each cited paragraph in content/paragraphs.yaml, so that a "
                "later run tells which have changed"
            ),
            {"action": "store_true"},
        ),
        (
            "--unused",
            (
                "list the numbers of the texts that no figure uses, and that no source "
                "marks by no_figure"
            ),
            {"action": "store_true"},
        ),
    ),
    "verify-site": (
        (
            "copy",
            "where it is published, or a folder with a copy of it",
            {"metavar": "ADDRESS|FOLDER"},
        ),
    ),
    "diff": (
        (
            "state",
            (
                "the older state: a revision of git, or a folder with content/ "
                "(default: HEAD, what was committed last)"
            ),
            {"nargs": "?", "default": "HEAD", "metavar": "REV|FOLDER"},
        ),
        (
            "--as",
            (
                "how changes are told; html has the pictures side by side, and "
                "--format is about faults alone (default: text)"
            ),
            {"dest": "form", "choices": FORMS, "default": "text"},
        ),
    ),
    "add": (
        (
            "file",
            "the text of the article, one paragraph a line",
            {"metavar": "FILE"},
        ),
        (
            "--language",
            "of the text, e.g. de (default: that of the site)",
            {"metavar": "TAG", "default": ""},
        ),
        (
            "--slug",
            "name of the new file (default: that of the text)",
            {"metavar": "ID", "default": ""},
        ),
        (
            "--title",
            "of the source (default: the first line of the text)",
            {"metavar": "TEXT", "default": ""},
        ),
        (
            "--published",
            "by which years are told (default: the first day in it)",
            {"metavar": "DAY", "default": ""},
        ),
        (
            "--covers",
            "what it is about, e.g. 2025-Q1 (default: found in it)",
            {"metavar": "PERIOD", "default": ""},
        ),
        (
            "--write",
            "write content/sources/<slug>.yaml, which must not be there",
            {"action": "store_true"},
        ),
    ),
    "figures": (
        (
            "words",
            "all of them must occur; none lists every figure",
            {"nargs": "*", "metavar": "WORDS"},
        ),
    ),
    "explain": (("code", "as it stands in brackets", {"metavar": "CODE"}),),
}
"""What only one command takes, with its help."""
