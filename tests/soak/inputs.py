"""
Input that means harm: it ends in a site or in diagnostics, and in nothing else.

``python -m tests.soak.inputs`` tries many and tells how many; the tests try few.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sys
import tempfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, Any

from yaml import YAMLError

from sitegen.build import build
from sitegen.diagnostics import BuildError, Location, Report
from sitegen.project import Project
from sitegen.read.files import _decode
from sitegen.read.nodes import parse
from tests.hostile import STRINGS, leaves, lines, tree
from tests.support import CONTENT, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType

SECONDS, BYTES = 60, 1_000_000_000
"""The longest that one input may take, and the most memory."""
HERE = Location(PurePosixPath("content/x.yaml"))
WAYS = ("javascript:", "vbscript:", "//", "data:text")
READ = str(ROOT / "sitegen" / "read")
PIECES = [b"\0", b"\t", b"\n", b" ", b": ", b"- ", b'"', b"'", b"{", b"}", b"[", b"]"]
PIECES += [b"#", b"&a", b"*a", b"!x", b"|", b">", b"%", b"---\n", b"...", b"\xff", b"?"]
PIECES += ["\u2028é漢\ufeff".encode(), b"9" * 30, b"{" * 40, b"  " * 30, b"x" * 999]


class _Active(HTMLParser):
    """Collects what runs or fetches in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "base", "meta", "link"}:
            known = [each for each in attrs if each[0] in {"src", "http-equiv", "rel"}]
            self.found.add(f"{tag} {known if tag != 'script' else attrs}")
        for name, value in attrs:
            way = (value or "").strip().lower()
            leads = name in {"href", "src", "action", "formaction", "data"}
            if name.startswith("on") or (leads and way.startswith(WAYS)):
                self.found.add(f"{tag} {name}={value}")


def active(outputs: Mapping[str, bytes]) -> set[str]:
    """Return what runs or fetches in any page."""
    reader = _Active()
    for path, data in outputs.items():
        if path.endswith(".html"):
            reader.feed(data.decode())
            reader.close()
            reader.reset()
    return {each.replace("../", "") for each in reader.found}


def lay(folder: Path, files: Mapping[str, str | bytes]) -> Project:
    """Write a project into *folder*, in the place of the one before."""
    shutil.rmtree(folder / "content", ignore_errors=True)
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    if not (folder / "templates").exists():
        shutil.copytree(ROOT / "templates", folder / "templates")
    return Project(folder, folder / "site")


def hostile(numbers: range, folder: Path) -> Counter[str]:
    """
    Try trees of hostile strings; tree *n* has another string in each text field.

    What is refused is taken back until the tree is sound; then no page may run or
    fetch anything that it does not without them.
    """
    seen, places = Counter[str](), leaves()
    usual = active(build(lay(folder, CONTENT), Report(), is_trial=True))
    for number in numbers:
        put = {
            leaf: STRINGS[(number + 7 * place) % len(STRINGS)]
            for place, leaf in enumerate(places)
        }
        seen["strings"] += len(put)
        while put:
            project, report = lay(folder, tree(put)), Report()
            try:
                outputs = build(project, report, is_trial=True)
            except BuildError as error:
                refused = list(_refused(put, error, folder))
                seen["refused"] += len(refused)
                for leaf in refused:
                    del put[leaf]
            else:
                assert set() == active(outputs) - usual
                seen["published"] += len(put)
                break
        seen["trees"] += 1
    return seen


def _refused(put: Mapping[Any, str], error: BuildError, folder: Path) -> Iterator[Any]:
    """Yield the places of the strings that were refused, as far as lines tell them."""
    found = set()
    for fault in error.report.diagnostics:
        name = str(fault.at.path).removeprefix("content/")
        mine = [leaf for leaf in put if leaf[0] == name]
        try:
            places = lines((folder / fault.at.path).read_text("utf-8"))
        except (YAMLError, OSError):
            places = {}
        near = [leaf for leaf in mine if places.get(leaf[1]) == fault.at.line]
        found.update(near or mine[-1:])
    yield from found or list(put)


def mutants(count: int, folder: Path, seed: int = 1) -> Counter[str]:
    """Try sound trees with bytes, lines and files lost, doubled or mixed up."""
    random, seen = Random(seed), Counter[str]()
    for _ in range(count):
        files: dict[str, bytes] = {
            name: each.encode() for name, each in CONTENT.items()
        }
        for _ in range(random.choice((1, 1, 1, 2, 5))):
            name = random.choice(list(files))
            files[name] = mutated(files[name], random)
        if random.random() < 0.1:
            del files[random.choice(list(files))]
        project, report, start = lay(folder, files), Report(), monotonic()
        try:
            build(project, report, is_trial=True)
        except BuildError:
            seen["refused"] += 1
            assert report.diagnostics
        else:
            seen["sound"] += 1
        assert monotonic() - start < SECONDS
    return seen


def mutated(data: bytes, random: Random) -> bytes:
    """Return bytes with one thing changed."""
    at, to = sorted(random.randrange(len(data) + 1) for _ in range(2))
    lines = data.split(b"\n")
    line = random.randrange(len(lines))
    match random.randrange(7):
        case 0:
            return data[:at] + random.choice(PIECES) + data[at:]
        case 1:
            return data[:at] + data[min(to, at + 20) :]
        case 2:
            return b"\n".join([*lines[:line], *lines[line + 1 :]])
        case 3:
            return b"\n".join([*lines[: line + 1], *lines[line:]])
        case 4:
            other = random.randrange(len(lines))
            lines[line], lines[other] = lines[other], lines[line]
            return b"\n".join(lines)
        case 5:
            return data[:at] + random.choice(STRINGS).encode() + data[at:]
        case _:
            return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def guided(count: int, seed: int = 1) -> Counter[str]:
    """Feed the reader of YAML, and go on from what took it along new lines."""
    random, seen = Random(seed), Counter[str]()
    known: set[tuple[int, int]] = set()
    corpus = [text.encode() for name, text in CONTENT.items() if name.endswith("yaml")]
    corpus += [each.encode(errors="replace") for each in STRINGS]
    for number in range(count):
        data = corpus[number] if number < len(corpus) else random.choice(corpus)
        for _ in range(random.randrange(4) if number >= len(corpus) else 0):
            data = mutated(data, random)
        report, taken = Report(), set[Any]()
        before = 0

        def trace(frame: FrameType, event: str, _: object) -> Any:
            nonlocal before
            if not frame.f_code.co_filename.startswith(READ):
                return None
            if event == "line":
                taken.add((before, frame.f_lineno))  # noqa: B023 - it ends with the turn
                before = frame.f_lineno
            return trace

        sys.settrace(trace)
        try:
            text = _decode(data, HERE, report)
            node = parse(text, HERE.path, report) if text else None
        except BuildError:
            node = None
        finally:
            sys.settrace(None)
        assert node or report.diagnostics
        seen["read" if node else "refused"] += 1
        if taken - known:
            known |= taken
            corpus.append(data)
    return seen + Counter(steps=len(known))


def main() -> None:
    """Try many."""
    parser = argparse.ArgumentParser(description=__doc__)
    usual = {"trees": len(STRINGS), "mutants": 10_000, "guided": 100_000, "seed": 1}
    for name, value in usual.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(
            "hostile strings:", dict(hostile(range(options.trees), folder)), flush=True
        )
        print(
            "mutants:", dict(mutants(options.mutants, folder, options.seed)), flush=True
        )
        print("YAML:", dict(guided(options.guided, options.seed)), flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"memory: {memory // 1_000_000} MB")
    assert memory < BYTES


if __name__ == "__main__":
    main()
