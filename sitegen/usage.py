"""What the command line says of itself: its commands, and what each of them takes."""

from __future__ import annotations

TYPE_CHECKING = False  # typing costs a quarter of a start of Python
if TYPE_CHECKING:
    from typing import Any

FORMATS = ("text", "github", "json")
FORMS = ("text", "markdown", "json", "html")

HELP = """\
Makes a fact sheet from figures in YAML: every number of the site leads to the
place where an article printed it.

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
CHECK = """\
Check the content and write nothing.

With --fix, lines of which it is plain how they were meant are shown corrected, as a
diff for git and patch; --fix apply writes them into the content. No digit is ever
altered. What is found only after these faults are gone is found by the next check.
"""
PACK = """\
Write this edition as an archive with its hash, to be released.

The archive holds the site, and the content and templates of which it was made; the
same of them makes the same bytes. A later edition keeps it below as-of/, byte for
byte, where sitegen build --past names the folder of all such archives.
"""
ABOUT = {
    "build": BUILD,
    "check": CHECK,
    "diff": DIFF,
    "pack": PACK,
    "verify-site": COPY,
}


COMMANDS = (
    ("new", "begin a fact sheet in a folder, with an example to change"),
    ("build", "check the content and write the site"),
    ("check", "check the content and write nothing"),
    ("serve", "show the site in a browser while it is edited"),
    ("verify", "prove each figure against the texts of the articles"),
    ("verify-site", "tell whether a published copy is what this content builds"),
    ("pack", "write this edition as an archive with its hash, to be released"),
    ("diff", "tell what changed between two states of the content"),
    ("add", "propose a new source from the text of an article"),
    ("figures", "find figures by words in their name, id or value"),
    ("explain", "tell what the code of a fault means, with an example and its cure"),
    ("schema", "describe every key of the content for editors, as JSON Schemas"),
    ("formulas", "list the formulas, with an example each"),
    ("kinds", "list the kinds of chart, with an example each"),
)
"""What there is to do, each in a line."""

_NAMED = {"metavar": "TEXT", "default": ""}
_PAST = (
    "--past",
    (
        "a folder with archives of earlier editions and their hashes, to be kept "
        "below as-of/"
    ),
    {"metavar": "FOLDER", "default": ""},
)
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
        _PAST,
    ),
    "check": (
        (
            "--fix",
            "show what was plainly meant as a diff, or apply it to the content",
            {"nargs": "?", "choices": ("show", "apply"), "const": "show"},
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
        _PAST,
    ),
    "pack": (
        (
            "folder",
            "where the archive goes, and the file with its hash",
            {"metavar": "FOLDER"},
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
    "figures": (
        (
            "words",
            "all of them must occur; none lists every figure",
            {"nargs": "*", "metavar": "WORDS"},
        ),
    ),
    "add": (
        ("file", "the text of the article, one paragraph a line", {"metavar": "FILE"}),
        ("--language", "of the text, e.g. de (default: as its words tell)", _NAMED),
        ("--slug", "name of the new file (default: that of the text)", _NAMED),
        ("--title", "of the source (default: the first line of the text)", _NAMED),
        (
            "--published",
            "by which years are told (default: the first day in the text)",
            {"metavar": "DAY", "default": ""},
        ),
        (
            "--covers",
            "what it is about, e.g. 2025-Q1 (default: found in the text)",
            {"metavar": "PERIOD", "default": ""},
        ),
        (
            "--write",
            "write content/sources/<slug>.yaml, which must not be there",
            {"action": "store_true"},
        ),
    ),
    "schema": (
        (
            "--write",
            "write them into content/.schemas/, where editors look for them",
            {"action": "store_true"},
        ),
    ),
    "explain": (("code", "as it stands in brackets", {"metavar": "CODE"}),),
}
"""What only one command takes, with its help."""
