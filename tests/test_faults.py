"""
What is wrong with content, told as ``path:line:column``, all at once.

A folder of faults/ is laid over sites/small: its files replace those of the same
name, ``X.append`` is added to the end of X, and ``X.delete`` removes X. The name
of the folder is the code, and behind two hyphens what is special about it. What
no folder can hold is made here.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sitegen
from sitegen.cli import FAULTS, WRONG_USE, main
from sitegen.read.files import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Refusal = Callable[[], list[str]]

CASES = sorted(path for path in Path(__file__).parent.glob("faults/*") if path.is_dir())
EXPECTED = "expected.txt"
PACKAGE = Path(sitegen.__file__).parent


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_fault_is_told(
    *, case: Path, small: Path, golden: bool, refusal: Refusal
) -> None:
    """A faulty project is refused with the expected diagnostics and nothing else."""
    _lay_over(case, small)

    told = refusal()

    if golden:
        text = "".join(f"{line}\n" for line in told)
        (case / EXPECTED).write_text(text, encoding="utf-8")
    assert (case / EXPECTED).read_text(encoding="utf-8").splitlines() == told
    code = case.name.partition("--")[0]
    assert any(f" error[{code}] " in line for line in told)


@pytest.mark.parametrize(
    ("raw", "where", "said"),
    [
        ("é: x\n".encode("utf-16"), "1:1", "this is UTF-16; save it as UTF-8"),
        ("é: x\n".encode("utf-16-be"), "1:1", "byte 0xe9 is not UTF-8"),
        ("x: y\n".encode("utf-16-le"), "1:2", "character U+0000 does not belong in"),
        ("x: y\n".encode("utf-32"), "1:1", "this is UTF-16; save it as UTF-8"),
        ("x: é\n".encode("latin-1"), "1:4", "byte 0xe9 is not UTF-8"),
        ("\ufeffé: x\ny: é".encode() + b"\xff", "2:5", "byte 0xff is not UTF-8"),
        (b"a: b\r\nc: \xc3\x28\r\n", "2:4", "byte 0xc3 is not UTF-8"),
        (b"a: \xed\xa0\x80\n", "1:4", "byte 0xed is not UTF-8"),
        (b"a: b\nc: \x1b[31m\n", "2:4", "character U+001B does not belong in text"),
        ("a: b\u2028c: d\n".encode(), "1:5", "character U+2028 does not belong in"),
        ("a: \ufeffb\n".encode(), "1:4", "character U+FEFF does not belong in text"),
    ],
)
@pytest.mark.parametrize("name", ["sources/fault.yaml", "pages/fault.md"])
def test_other_encodings_are_refused(
    name: str, raw: bytes, where: str, said: str, small: Path, refusal: Refusal
) -> None:
    """Text that is no plain UTF-8 is refused at the byte where that shows."""
    (small / "content" / name).write_bytes(raw)

    (told,) = refusal()

    assert told.startswith(f"content/{name}:{where}: error[file-encoding] {said}")


@pytest.mark.parametrize("name", ["sources/fault.yaml", "pages/fault.md"])
def test_a_huge_file_is_refused_unread(
    name: str, small: Path, refusal: Refusal
) -> None:
    """A file of 100 MB costs no more memory than the largest that is read."""
    with (small / "content" / name).open("wb") as file:
        file.truncate(100_000_000)

    tracemalloc.start()
    (told,) = refusal()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    cure = f"larger than {LARGEST:,} bytes; split it or remove it"
    assert f"content/{name}:1:1: error[file-large] {cure}" == told
    assert peak < 20 * LARGEST


@pytest.mark.parametrize(
    "text",
    ["[" * 10_000, "{a: " * 10_000, "- " * 10_000, "? " * 10_000, "[{a: " * 10_000],
)
def test_deep_nesting_is_refused(text: str, small: Path, refusal: Refusal) -> None:
    """Ten thousand levels are refused at the first that is too deep."""
    (small / "content/charts/fault.yaml").write_text(text, encoding="utf-8")

    (told,) = refusal()

    assert told.startswith("content/charts/fault.yaml:1:")
    assert told.endswith("nested more than 16 levels deep; write it flatter")


def test_an_alias_bomb_is_refused(small: Path, refusal: Refusal) -> None:
    """Nine levels of nine aliases are refused at the first anchor."""
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    text = "\n".join(["a0: &a0 [lol]", *levels])
    (small / "content/charts/fault.yaml").write_text(text, encoding="utf-8")

    (told,) = refusal()

    assert told.startswith("content/charts/fault.yaml:1:5: error[yaml-alias]")


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("content/sources/fault.yaml", "/etc/passwd"),
        ("content/sources/fault.yaml", "herald-2025-02-03.yaml"),
        ("content/sources/fault.yaml", "nowhere"),
        ("content/charts/more", "/"),
        ("content/charts/loop", "."),
        ("templates/static/more.css", "/etc/passwd"),
        ("templates/static/more", "/"),
    ],
)
def test_links_are_not_followed(
    link: str, target: str, small: Path, refusal: Refusal
) -> None:
    """A symbolic link is refused wherever it leads."""
    (small / link).symlink_to(target)

    (told,) = refusal()

    assert told.startswith(f"{link}:1:1: error[file-link] a symbolic link is not")


@pytest.mark.parametrize("folder", ["content", "content/charts", "templates/static"])
def test_folders_that_are_links_are_not_followed(
    folder: str, small: Path, refusal: Refusal
) -> None:
    """A symbolic link is refused even where a folder of the project should be."""
    (small / folder).rename(small / "elsewhere")
    (small / folder).symlink_to(small / "elsewhere")

    assert any(line.startswith(f"{folder}:1:1: error[file-link]") for line in refusal())


def test_what_is_no_file_is_refused(small: Path, refusal: Refusal) -> None:
    """A pipe is refused rather than waited for."""
    os.mkfifo(small / "content/sources/fault.yaml")

    (told,) = refusal()

    expected = "error[file-unreadable] no regular file; remove it"
    assert f"content/sources/fault.yaml:1:1: {expected}" == told


@pytest.mark.parametrize(
    "path", ["content/charts/trade.yaml", "templates/static/style.css"]
)
def test_what_cannot_be_read_is_told(
    path: str, small: Path, refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file without rights is told by its path."""
    opened = Path.open

    def refuse(self: Path, mode: str = "r", *rest: object, **named: object) -> object:
        if self == small / path:
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, mode, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything

    told = refusal()

    cure = "Permission denied; check its rights"
    assert f"{path}:1:1: error[file-unreadable] {cure}" == told[0]


@pytest.mark.parametrize("name", [b"a\nb.yaml", b"a\x1b.yaml", b"a\xff.yaml"])
def test_names_that_cannot_be_shown_are_refused(
    name: bytes, small: Path, refusal: Refusal
) -> None:
    """A name with control characters or in no encoding is told in ASCII."""
    Path(os.fsdecode(os.fsencode(small / "content/charts") + b"/" + name)).touch()

    (told,) = refusal()

    assert told.startswith("content/charts:1:1: error[file-unknown] the name 'a\\")
    assert told.isascii()


def test_a_template_in_another_encoding_is_told(small: Path, refusal: Refusal) -> None:
    """A template that is no UTF-8 is told by its path."""
    (small / "templates/page.html").write_bytes("é".encode("latin-1"))

    (told,) = refusal()

    assert told.startswith(
        "templates/page.html:1:1: error[template-broken] this is not"
    )


def test_a_project_needs_content(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without content/ is wrong use rather than a fault."""
    assert WRONG_USE == main(["build", "--root", str(tmp_path)])
    assert "no folder content/" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "code"),
    [("file", "output-foreign"), ("file/site", "output-unwritable")],
)
def test_the_output_must_be_a_folder(
    output: str, code: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in the place of the site, or above it, is told and stays."""
    (small / "file").write_text("as it was", encoding="utf-8")

    status = main(["build", "--root", str(small), "--output", str(small / output)])

    assert FAULTS == status
    assert f"error[{code}]" in capsys.readouterr().err
    assert "as it was" == (small / "file").read_text(encoding="utf-8")


MADE = {
    "file-encoding": test_other_encodings_are_refused,
    "file-large": test_a_huge_file_is_refused_unread,
    "file-link": test_links_are_not_followed,
    "file-unreadable": test_what_is_no_file_is_refused,
    "output-foreign": test_the_output_must_be_a_folder,
    "output-unwritable": test_the_output_must_be_a_folder,
}
"""Codes of which the faults are made by a test rather than kept in a folder."""


def test_every_code_has_a_fault() -> None:
    """No code is used in sitegen without a folder or a test of its own."""
    kept = {case.name.partition("--")[0] for case in CASES}
    patterns = {*_patterns()}

    missing = [
        each
        for each in patterns
        if not any(map(re.compile(each).fullmatch, kept | {*MADE}))
    ]

    assert [] == sorted(missing)
    assert [] == sorted(
        code for code in kept if not any(re.fullmatch(each, code) for each in patterns)
    )


@pytest.mark.parametrize(
    "what",
    "measure partner product enterprise scope unit topic dimension figure chart part "
    "form identity key file".split(),
)
def test_every_reference_is_proved(what: str) -> None:
    """Each thing that can be referred to has a case in which it is not there."""
    assert (Path(__file__).parent / "faults" / f"{what}-unknown").is_dir() or [
        case for case in CASES if case.name.startswith(f"{what}-unknown--")
    ]


def _patterns() -> Iterator[str]:
    """Yield every code that sitegen gives to a fault; an open part is any word."""
    for path in PACKAGE.rglob("*.py"):
        if path.name == "verify.py":  # needs texts, and has a test of its own
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_reporting(node.func):
                for argument in node.args:
                    code = _pattern(argument)
                    if re.fullmatch(r"[a-z[\]+]+(-[a-z]+)+", code):
                        yield code


def _is_reporting(function: ast.expr) -> bool:
    name = getattr(function, "attr", getattr(function, "id", ""))
    return name in {"error", "warn", "_report"} or name.endswith("Error")


def _pattern(argument: ast.expr) -> str:
    match argument:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_pattern(part) for part in parts)
        case ast.FormattedValue():
            return "[a-z]+"
        case _:
            return ""


def _lay_over(case: Path, project: Path) -> None:
    """Change a sound project by the files of a folder."""
    for path in sorted(case.rglob("*")):
        target = project / path.relative_to(case)
        if path.is_dir() or path.name == EXPECTED:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".delete":
            target.with_suffix("").unlink()
        elif path.suffix == ".append":
            with target.with_suffix("").open("ab") as file:
                file.write(path.read_bytes())
        else:
            shutil.copyfile(path, target)
