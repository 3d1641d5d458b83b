"""Whether a published copy, in a folder or on a server, is what the content builds."""

from __future__ import annotations

import os
import shutil
import socket
from contextlib import suppress
from functools import partial
from http.server import (
    BaseHTTPRequestHandler,
    SimpleHTTPRequestHandler,
)
from time import sleep
from typing import TYPE_CHECKING

import pytest

from sitegen.cli import FAULTS, SOUND, WRONG_USE, main
from sitegen.published import UnreachableError, web
from sitegen.published.web import WebCopy
from tests.host import served
from tests.support import small_project

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Told = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small fact sheet whose site is built, once for all tests."""
    root = small_project(tmp_path_factory.mktemp("built") / "project").root
    assert SOUND == main(["build", "--root", str(root), "--quiet"])
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """Return a copy of it to change."""
    return shutil.copytree(built, tmp_path / "project")


@pytest.fixture
def told(project: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Return what compares a copy and returns the status and what was said."""

    def tell(copy: object, *options: str) -> tuple[int, str, str]:
        status = main(["verify-site", str(copy), "--root", str(project), *options])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return tell


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, and writes no log."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass


def spoil(site: Path) -> None:
    """Change a digit, lose a file, and add one that nobody made."""
    page = site / "index.html"
    page.write_bytes(page.read_bytes().replace(b"56.7", b"57.6", 1))
    (site / "data/figures.xlsx").unlink()
    (site / "static/count.js").write_bytes(b"1")


def test_a_folder_that_is_alike(
    told: Told, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy is alike to the last byte, and no network is asked."""
    monkeypatch.delattr(socket, "socket")

    status, out, err = told(project / "site")

    assert (SOUND, "") == (status, err)
    assert out.startswith("alike: ")
    assert out.endswith("are what this content builds\n")


def test_a_folder_that_differs(told: Told, project: Path) -> None:
    """Each file that differs, is missing or is foreign is told by its name."""
    spoil(project / "site")

    status, out, err = told(project / "site")

    faults = [line.partition("; ")[0] for line in err.splitlines()]
    assert (FAULTS, "") == (status, out)
    changed = (
        "the copy has other bytes than this content makes, and than its own manifest "
        "says: it was changed after it was made"
    )
    assert [
        "site/data/figures.xlsx:1:1: error[copy-missing] the copy misses this file",
        f"site/index.html:1:1: error[copy-differs] {changed}",
        "site/static/count.js:1:1: error[copy-foreign] this content makes no such file",
        "3 faults",
    ] == faults


def test_a_copy_of_other_content_is_told_from_a_changed_one(
    told: Told, project: Path
) -> None:
    """What its own manifest vouches for was made so, of other content."""
    settings = project / "content/site.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}maker: others\n", encoding="utf-8")

    status, _, err = told(project / "site")

    assert FAULTS == status
    assert (
        "site/index.html:1:1: error[copy-differs] the copy has other bytes, as its"
        in err
    )
    assert "changed after" not in err
    assert "figures.csv" not in err  # it says nothing of who made the sheet


def test_an_address_is_read_as_a_folder_is(told: Told, project: Path) -> None:
    """The same is told of a server; what it does not list is known by its manifest."""
    site = project / "site"
    with served(partial(_Quiet, directory=str(site))) as address:
        alike = told(address)
        spoil(site)
        manifest = site / "data/manifest.sha256"
        added = f"{'0' * 64}  ../static/count.js\n{'0' * 64}  ../../etc/passwd\n"
        manifest.write_text(manifest.read_text() + added)
        status, _, err = told(address)

    assert (SOUND, "") == (alike[0], alike[2])
    assert FAULTS == status
    assert [
        ("site/data/figures.xlsx:1:1:", "error[copy-missing]"),
        ("site/data/manifest.sha256:1:1:", "error[copy-differs]"),
        ("site/index.html:1:1:", "error[copy-differs]"),
        ("site/static/count.js:1:1:", "error[copy-foreign]"),
    ] == [tuple(line.split()[:2]) for line in err.splitlines()[:-1]]


def test_an_address_is_what_the_site_is_built_for(
    told: Told, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site on the web names its own address, so that one is built to compare with."""
    main(["build", "--root", str(project), "--address", "https://norland.example/"])
    opened: list[str] = []

    def read(copy: WebCopy, path: str, _most: int) -> bytes | None:
        opened.append(copy._address)
        file = project / "site" / path
        return file.read_bytes() if file.is_file() else None

    monkeypatch.setattr(WebCopy, "read", read)

    status, _, err = told("https://norland.example")

    assert (SOUND, "") == (status, err)
    assert {"https://norland.example/"} == set(opened)


@pytest.mark.parametrize(
    ("copy", "said"),
    [
        ("nowhere", "'nowhere' is no folder, and no address by https"),
        ("http://norland.example/", "is no address of a web page"),
        ("https://norland.example/?x", "leave out what follows"),
        ("https://me:word@norland.example/", "is no address of a web page"),
    ],
)
def test_what_is_no_copy_is_wrong_use(
    told: Told, copy: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is neither a folder nor an address by https is told with the usage."""
    with pytest.raises(SystemExit) as stopped:
        told(copy)

    assert WRONG_USE == stopped.value.code
    assert said in capsys.readouterr().err


def test_a_folder_without_a_site_is_no_copy(
    told: Told, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another folder is told as such, and not as a site of which all is lost."""
    with pytest.raises(SystemExit) as stopped:
        told(project / "content")

    assert WRONG_USE == stopped.value.code
    assert "holds no site: neither index.html nor " in capsys.readouterr().err


def test_a_pipe_in_a_copy_is_not_waited_for(told: Told, project: Path) -> None:
    """In the place of a page it is as if that were missing; elsewhere it is foreign."""
    (project / "site/figures/index.html").unlink()
    for name in ("figures/index.html", "stray"):
        os.mkfifo(project / "site" / name)

    status, _, err = told(project / "site")

    assert FAULTS == status
    assert [
        "site/figures/index.html:1:1: error[copy-missing]",
        "site/stray:1:1: error[copy-foreign]",
    ] == [" ".join(line.split()[:2]) for line in err.splitlines()[:-1]]


def answering(
    status: int = 200, head: Mapping[str, str] | None = None, body: bytes = b"1"
) -> type[BaseHTTPRequestHandler]:
    """Return what answers with the same whatever it is asked."""
    heads = {"Content-Length": str(len(body)), **(head or {})}

    class Answer(_Quiet):
        def do_GET(self) -> None:
            self.send_response(status)
            for name, value in heads.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    return Answer


@pytest.mark.parametrize(
    ("status", "head", "said"),
    [
        (
            302,
            {"Location": "https://elsewhere.example/x"},
            "leads to https://elsewhere",
        ),
        (302, {"Location": "/again"}, "from place to place without end"),
        (500, {}, "answers 500"),
        (200, {"Content-Encoding": "br"}, "comes packed as br"),
        (200, {"Content-Length": "9", "Connection": "close"}, "it broke off"),
    ],
)
def test_a_server_that_cannot_be_told_from(
    told: Told, status: int, head: dict[str, str], said: str
) -> None:
    """Whatever is no plain file of that origin ends it, as what cannot be told."""
    with served(answering(status, head)) as address:
        code, out, err = told(address)

    assert (WRONG_USE, "") == (code, out)
    assert said in err
    assert 1 == len(err.splitlines())


def test_a_server_that_is_not_there(told: Told) -> None:
    """Where nobody listens, that is said in a line."""
    with served(answering()) as address:
        pass

    code, _, err = told(address)

    assert (WRONG_USE, 1) == (code, len(err.splitlines()))
    assert f"sitegen: {address}data/manifest.sha256 cannot be read: " in err


class _Endless(_Quiet):
    """Sends a byte now and then, and never ends."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        with suppress(OSError):
            while True:
                self.wfile.write(b"1")
                sleep(0.01)


def test_no_server_keeps_us_for_ever() -> None:
    """One that sends without end is hung up on when the time is over."""
    with (
        served(_Endless) as address,
        WebCopy(address, seconds=0.3) as copy,
        pytest.raises(UnreachableError) as error,
    ):
        copy.read("index.html", 1_000_000_000)

    assert str(error.value).endswith("there is no end after 0.3 seconds")


def test_no_server_sends_more_than_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A longer file is cut where it is known to differ, and all have one limit."""
    monkeypatch.setattr(web, "MOST", 75)
    with served(answering(body=b"1" * 50)) as address, WebCopy(address) as copy:
        assert b"1" * 20 == copy.read("x", 20)
        with pytest.raises(UnreachableError):
            copy.read("x", 100)
