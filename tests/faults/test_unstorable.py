"""Faults that no folder can hold: encodings, sizes, links, rights, depths."""

from __future__ import annotations

import builtins
import io
import os
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sitegen.cli import FAULTS, WRONG_USE, main
from sitegen.read.files import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable

    Refusal = Callable[[], list[str]]

ENCODED = {
    "é: x\n".encode("utf-16"): "1:1 this is UTF-16; save it as UTF-8",
    "é: x\n".encode("utf-32"): "1:1 this is UTF-16; save it as UTF-8",
    "é: x\n".encode("utf-16-be"): "1:2 byte 0xe9 is not UTF-8; save it as UTF-8",
    "x: y\n".encode("utf-16-le"): "1:2 character U+0000 does not belong in text",
    "x: é\n".encode("latin-1"): "1:4 byte 0xe9 is not UTF-8; save it as UTF-8",
    "\ufeffé: x\ny: é".encode() + b"\xff": "2:5 byte 0xff is not UTF-8",
    b"a: b\r\nc: \xc3\x28\r\n": "2:4 byte 0xc3 is not UTF-8",
    b"a: \xed\xa0\x80\n": "1:4 byte 0xed is not UTF-8",
    b"a: b\nc: \x1b[31m\n": "2:4 character U+001B does not belong in text",
    "a: b\u2028c: d\n".encode(): "1:5 character U+2028 does not belong in text",
    "a: \ufeffb\n".encode(): "1:4 character U+FEFF does not belong in text",
}


@pytest.mark.parametrize("raw", ENCODED)
@pytest.mark.parametrize("name", ["sources/fault.yaml", "pages/fault.md"])
def test_other_encodings_are_refused(
    name: str, raw: bytes, small: Path, refusal: Refusal
) -> None:
    """Text that is no plain UTF-8 is refused at the byte where that shows."""
    (small / "content" / name).write_bytes(raw)
    place, _, said = ENCODED[raw].partition(" ")

    (told,) = refusal()

    assert told.startswith(f"content/{name}:{place}: error[file-encoding] {said}")


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
    [
        "[" * 10_000,
        "{a: " * 10_000,
        "- " * 10_000,
        "[{a: " * 10_000,
        "".join(f"{' ' * level}a:\n" for level in range(600)),
    ],
)
def test_deep_nesting_is_refused(text: str, small: Path, refusal: Refusal) -> None:
    """Any number of levels is refused at the first that is too deep."""
    (small / "content/charts/fault.yaml").write_text(text, encoding="utf-8")

    (told,) = refusal()

    assert "error[yaml-depth]" in told
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

    def refusing(opened: Any) -> Any:
        def refuse(file: object, *rest: object, **named: object) -> object:
            if str(file) == str(small / path):
                raise PermissionError(13, "Permission denied", str(file))
            return opened(file, *rest, **named)

        return refuse

    for module in (io, builtins, os):  # root may read everything
        monkeypatch.setattr(module, "open", refusing(vars(module)["open"]))

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


@pytest.mark.parametrize(
    "path", ["content/site.yaml", "content/derived.yaml", "content/pages/index.md"]
)
def test_a_folder_is_no_file(path: str, small: Path, refusal: Refusal) -> None:
    """A folder in the place of a file is told, whether that may be missing or not."""
    (small / path).unlink()
    (small / path).mkdir()

    told = refusal()

    said = "error[file-folder] this is a folder; a file is called so, or nothing"
    assert f"{path}:1:1: {said}" in told
