"""The files of the site as the Nu HTML checker reads them."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.site import Site

JAR = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"
FLAGS = (
    "--also-check-css",
    "--also-check-svg",
    "--exit-zero-always",
    "--format",
    "json",
    "--stdout",
)
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""It ends before it would pay to optimise its code, or to collect beside it."""
UNKNOWN_TO_IT = (
    "CSS: \u201ccontainer-type\u201d: Property ",
    "CSS: Unrecognized at-rule \u201c@container\u201d",
    "CSS: \u201cposition-area\u201d: Property ",
    "CSS: \u201cposition-try-fallbacks\u201d: Property ",
    "CSS: \u201cposition-try-order\u201d: Property ",
)
"""
CSS Containment Level 3 and CSS Anchor Positioning Level 1, which its CSS validator
does not know; browsers do.
"""


def test_html_css_and_svg_are_valid(site: Site) -> None:
    """The checker has no error, no warning and no remark about any file."""
    complaint = "\n".join(
        f"{count} × {words}" for words, count in messages(site.folder).most_common()
    )
    assert not complaint, complaint


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    """The checker reads HTML, CSS and SVG files, in folders too."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/a.html").write_text("<!doctype html><title>t</title><p></div>")
    (tmp_path / "b.css").write_text("p { colour: red }")
    (tmp_path / "c.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><x/></svg>'
    )
    found = " ".join(messages(tmp_path))
    for name in ("deep/a.html", "b.css", "c.svg"):
        assert name in found


def messages(folder: Path) -> Counter[str]:
    """Return what the checker says, each with the first file that it says it of."""
    kinds = {".html", ".css", ".svg"}
    files = [str(path) for path in sorted(folder.rglob("*")) if path.suffix in kinds]
    command = ["java", *BRIEF, "-Xss16m", "-jar", str(JAR), *FLAGS, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    first: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for message in json.loads(done.stdout)["messages"]:
        if message["message"].startswith(UNKNOWN_TO_IT):
            continue
        # On the disk no file is of another's origin; the survey proves the policy.
        if "Resource violates Content Security Policy" in message["message"]:
            continue
        # JSON-LD is data, which no policy blocks; test_linked.py proves it.
        is_inline = message["message"].startswith("Inline script violates Content Sec")
        if is_inline and "application/ld+json" in message.get("extract", ""):
            continue
        name = message["url"].removeprefix(f"file:{folder}/")
        kind = message.get("subType", message["type"])
        text = f"{kind}: {message['message']}"
        place = f"{name}:{message.get('lastLine', '')}: {message.get('extract', '')!r}"
        counts[f"{text} ({first.setdefault(text, place)})"] += 1
    return counts
