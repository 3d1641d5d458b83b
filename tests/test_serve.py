"""The preview: what is served is what is built, as it now is, and nothing else."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from posixpath import normpath
from queue import Queue
from signal import SIG_DFL, SIGINT, signal
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest

from sitegen import serve
from sitegen.build import Begun, begin, build
from sitegen.cli import SOUND, main
from sitegen.diagnostics import Report
from sitegen.draw import studio
from sitegen.graphics import poster
from sitegen.options import MisuseError
from sitegen.outputs import file_of
from sitegen.project import Project
from sitegen.render.press import Press
from sitegen.serve import opened, preview
from sitegen.serve.answers import WAIT, answer
from sitegen.serve.preview import Preview, State
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.serve.server import Server


TAG = rb'<script src="/.sitegen/follow.js" data-state="([^"]*)" defer></script>'


@contextmanager
def served(root: Path) -> Iterator[int]:
    """Serve a project, and give the port."""
    server = opened(0)
    server.preview = Preview(Project(root, root / "site"), is_strict=False)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    for each in server.preview.finishers:
        each.join()


def ask(
    port: int, path: str, method: str = "GET", **headers: str
) -> tuple[int, str, bytes]:
    """Return status, place or type, and body of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    sent = {"Host": f"127.0.0.1:{port}", **headers}
    connection.request(method, path, headers=sent)
    got = connection.getresponse()
    body = got.read()
    connection.close()
    return got.status, got.headers.get("Location") or got.headers["Content-Type"], body


def state_of(page: bytes) -> str:
    """Return the name of the state that a page is of."""
    found = re.search(TAG, page)
    assert found
    return found[1].decode()


def test_what_is_served_is_what_is_built(small: Path) -> None:
    """Each file comes byte for byte, a page with one script more."""
    outputs = build(Project(small, small / "site"), Report())
    with served(small) as port:
        for path, data in outputs.items():
            status, kind, body = ask(port, f"/{path}")
            if path.endswith(".html"):
                body, count = re.subn(TAG, b"", body)
                assert count == 1
                assert kind == "text/html; charset=utf-8"
            assert (200, data) == (status, body), path
        assert ask(port, "/")[2] == ask(port, "/index.html")[2]
        folder = next(p for p in outputs if p.endswith("/index.html"))
        folder = folder.removesuffix("/index.html")
        assert ask(port, f"/{folder}")[:2] == (301, f"/{folder}/")
        assert ask(port, f"/{folder}/")[0] == 200


def test_an_edit_is_seen_at_the_next_request(small: Path) -> None:
    """Freshness is proved when a page is asked for; faults are shown with the line."""
    content = small / "content" / "pages" / "index.md"
    text = content.read_text(encoding="utf-8")
    with served(small) as port:
        assert b"Newly said." not in ask(port, "/")[2]
        content.write_text(f"{text}\nNewly said.\n", encoding="utf-8")
        assert b"Newly said." in ask(port, "/")[2]

        content.write_text(f"{text}\n{{no-such-figure}}\n", encoding="utf-8")
        status, _, told = ask(port, "/")
        assert status == 500
        assert b"no-such-figure" in told
        assert b"^" in told
        assert b'href="/.sitegen/before?/"' in told

        assert ask(port, "/.sitegen/before?/")[:2] == (303, "/")
        faulty = re.search(rb'data-state="([^"]*)" data-faults', told)
        assert faulty
        seen = f"before={faulty[1].decode()}"
        assert b"Newly said." in ask(port, "/", Cookie=seen)[2]
        assert ask(port, "/", Cookie="before=2-abc")[0] == 500

        content.write_text(text, encoding="utf-8")
        assert ask(port, "/", Cookie=seen)[0] == 200


def test_the_page_that_is_asked_for_is_made_first(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an edit no other page is made before one is answered, and then all are."""
    made: list[str] = []
    page = Press._page

    def counted(self: Press, address: str, *arguments: Any) -> Any:
        made.append(address)
        return page(self, address, *arguments)

    content = small / "content" / "pages" / "index.md"
    monkeypatch.setattr(preview, "QUIET", 600)
    monkeypatch.setattr(Press, "_page", counted)
    with served(small) as port:
        ask(port, "/sources/")
        with content.open("a", encoding="utf-8") as file:
            file.write("\nNewly said.\n")
        made.clear()
        assert b"Newly said." in ask(port, "/")[2]
        assert [""] == made
        monkeypatch.setattr(preview, "QUIET", 0)
        written = {
            normpath(f"{folder}/{line.split()[1].decode()}")
            for folder in ("data", "as-of")
            for line in ask(port, f"/{folder}/manifest.sha256")[2].splitlines()
        }
        assert set(map(file_of, made)) <= written
        assert len(made) == len(set(made)) > 20


def test_the_picture_of_a_chart_is_drawn_for_who_asks_for_it(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page has to be made for it, and it is that of the edited content."""
    monkeypatch.setattr(preview, "QUIET", 600)
    (chart,) = (small / "content" / "charts").glob("*.yaml")
    with served(small) as port:
        ways = [f"/charts/{chart.stem}/chart.{form}" for form in ("png", "svg")]
        before = [ask(port, way)[2] for way in ways]
        text = chart.read_text(encoding="utf-8")
        chart.write_text(text.replace("title: ", "title: Newly, "), encoding="utf-8")
        monkeypatch.setattr(Press, "_page", lambda *_: pytest.fail("a page is made"))
        png, svg = [ask(port, way)[2] for way in ways]

    assert png.startswith(b"\x89PNG")
    assert b"Newly" in svg
    assert [png, svg] != before
    assert png == poster.drawn(svg)


def test_what_only_the_whole_site_shows_is_told_when_it_is_made(small: Path) -> None:
    """A link to nowhere on a page is a fault of the next state, which is waited for."""
    content = small / "content" / "pages" / "index.md"
    with content.open("a", encoding="utf-8") as file:
        file.write("\n[Away](no/such/page/).\n")
    with served(small) as port:
        status, _, page = ask(port, "/")
        if status == 200:
            told = ask(port, f"/.sitegen/wait?after={state_of(page)}")[2]
            assert state_of(page) not in told.decode()
        status, _, page = ask(port, "/")
        assert status == 500
        assert b"link-broken" in page


def test_no_page_shows_a_value_before_it_is_proved(alone: Path, small: Path) -> None:
    """Also where another core proves it, as when a preview begins."""
    assert alone.is_dir()
    source = small / "content/sources/gazette-2026-01-20.yaml"
    text = source.read_text(encoding="utf-8")
    assert "{3: 470 million" in text
    source.write_text(text.replace("{3: 470 million", "{3: 490 million"))
    shown = Preview(Project(small, small / "site"), is_strict=False)

    assert "error[value-differs]" in shown.state().faults


def test_what_is_put_back_each_time_is_read_when_it_stays(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After as many builds as are tried at once, the next request begins anew."""
    page, begun = small / "content/pages/about.md", vars(preview)["begin"]
    sound = page.read_bytes()

    def meanwhile(*given: Any) -> Any:
        page.write_bytes(sound + b"\nMeanwhile.\n")
        found = begun(*given)
        page.write_bytes(sound)
        return found

    monkeypatch.setattr(preview, "begin", meanwhile)
    shown = Preview(Project(small, small / "site"), is_strict=False)
    assert b"Meanwhile." in shown.state().outputs["about/index.html"]
    monkeypatch.setattr(preview, "begin", begun)

    assert b"Meanwhile." not in shown.state().outputs["about/index.html"]
    for each in shown.finishers:
        shown._asked = 0
        each.join()


@pytest.mark.parametrize("is_edited", [False, True])
def test_what_is_put_back_while_it_is_read_is_read_again(
    small: Path, monkeypatch: pytest.MonkeyPatch, *, is_edited: bool
) -> None:
    """The state that stands is of the content as it is, and is finished like any."""
    page, begun = small / "content/pages/about.md", vars(preview)["begin"]
    sound, times = page.read_bytes(), list[int]()

    def meanwhile(*given: Any) -> Any:
        times.append(1)
        if len(times) > 1:
            return begun(*given)
        page.write_bytes(sound + b"\nMeanwhile.\n" if is_edited else sound)
        found = begun(*given)
        page.write_bytes(sound)
        return found

    monkeypatch.setattr(preview, "begin", meanwhile)
    shown = Preview(Project(small, small / "site"), is_strict=False)

    assert b"Meanwhile." not in shown.state().outputs["about/index.html"]
    assert [1, 1] == times
    (finisher,) = shown.finishers
    shown._asked = 0
    finisher.join()


def test_what_is_put_back_while_a_page_is_made_is_read_again(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what was written when inputs were told by their bytes, and not by times."""
    page, tell = small / "content/pages/about.md", vars(preview)["edited"]
    sound, told = page.read_bytes(), list[str]()

    def just_before(*given: Any) -> Any:
        told.append(tell(*given))
        if len(told) == 1:
            page.write_bytes(sound + b"\nMeanwhile.\n")
        return told[-1]

    def answered(state: State, *given: Any) -> Any:
        found = answer(state, *given)
        page.write_bytes(sound)
        return found

    monkeypatch.setattr(preview, "edited", just_before)
    monkeypatch.setattr(preview, "answer", answered)
    shown = Preview(Project(small, small / "site"), is_strict=False)

    assert b"Meanwhile." not in shown.answer("/about/").body
    assert b"Meanwhile." not in shown.answer("/about/").body
    for each in shown.finishers:
        shown._asked = 0
        each.join()


def test_who_waits_is_told_of_the_next_state(small: Path) -> None:
    """A page that waits is answered when the content changes, not before."""
    content = small / "content" / "pages" / "index.md"
    with served(small) as port:
        first = state_of(ask(port, "/")[2])
        got: list[bytes] = []
        path = f"/.sitegen/wait?after={first}"
        waiting = Thread(target=lambda: got.append(ask(port, path)[2]))
        waiting.start()
        waiting.join(0.5)
        assert got == []
        with content.open("a", encoding="utf-8") as file:
            file.write("\nOne more.\n")
        waiting.join(60)
        second = state_of(ask(port, "/")[2])
        assert second != first
        assert got == [f'{{"state": "{second}"}}'.encode()]


@pytest.mark.parametrize(
    ("page", "comes"),
    [("/", True), ("/no/such/", False), ("/static/style.css", False)],
)
def test_a_page_comes_with_the_next_state(
    small: Path, page: str, *, comes: bool
) -> None:
    """Who says which page it shows gets that one, and no other kind of file."""
    with served(small) as port:
        told = json.loads(ask(port, f"{WAIT}?after=another&page={page}")[2])
        assert comes == ("page" in told)
        if comes:
            assert told["page"].encode() == ask(port, page)[2]


def test_a_file_that_goes_and_comes_is_waited_out(small: Path) -> None:
    """Editors that rename leave nothing for a moment; then all is as before."""
    path = small / "content" / "pages" / "index.md"
    with served(small) as port:
        before = ask(port, "/")
        path.rename(path.with_suffix(".part"))
        assert ask(port, "/")[0] == 500
        path.with_suffix(".part").rename(path)
        after = ask(port, "/")
        assert after[0] == 200
        assert re.sub(TAG, b"", after[2]) == re.sub(TAG, b"", before[2])


def test_what_is_no_plain_file_costs_no_builds(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor's lock is a link to nothing: it is looked past, not built again for."""
    builds = []

    def counted(project: Project, report: Report) -> Begun:
        builds.append(project)
        return begin(project, report)

    monkeypatch.setattr(preview, "begin", counted)
    (small / "content" / "pages" / ".#index.md").symlink_to("me@here.1:2")
    with served(small) as port:
        for _ in range(3):
            ask(port, "/")
        assert len(builds) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/../content/site.yaml",
        "/%2e%2e/content/site.yaml",
        "/..%2fcontent/site.yaml",
        "//etc/passwd",
        "/static/",
        "/.sitegen.json/",
        "/.sitegen/",
        "/content/site.yaml",
        "/\x00".replace("\x00", "%00"),
    ],
)
def test_nothing_else_is_served(path: str) -> None:
    """No path leads out of the site, and no folder is listed."""
    page = b"<p>Page not found</p></body>"
    state = State(number=7, outputs={"404.html": page, "static/a.css": b""})
    given = answer(state, path)
    assert given.status == 404
    assert re.sub(TAG, b"", given.body) == page
    assert state_of(given.body) == state.name


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "/\\e"])
def test_the_way_back_stays_here(back: str) -> None:
    """The way to the last sound site leads to no other server."""
    state = State(number=1, outputs={}, faults="x")
    assert answer(state, f"/.sitegen/before?{back}").headers["Location"] == "/"


def test_a_site_in_a_folder_is_served_in_it() -> None:
    """Where the site is published in a folder its addresses are those of there."""
    state = State(number=1, outputs={"a/index.html": b"A", "404.html": b"none"})
    assert answer(state, "/repo/a/", "/repo/").body.startswith(b"A")
    assert answer(state, "/a/", "/repo/").body.startswith(b"A")


def test_other_names_are_refused(small: Path) -> None:
    """A page of another site that has its name lead here learns nothing."""
    with served(small) as port:
        for name in ("evil.example", f"evil.example:{port}", "127.0.0.1", ""):
            assert ask(port, "/", Host=name)[0] == 421, name
        assert ask(port, "/", Host=f"localhost:{port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_sent(method: str, small: Path) -> None:
    """Only GET and HEAD are answered."""
    with served(small) as port:
        assert ask(port, "/", method)[0] == 501
        assert ask(port, "/", "HEAD")[::2] == (200, b"")


def test_an_endless_request_is_hung_up_on(small: Path) -> None:
    """A line without end gets an answer and no memory."""
    with (
        served(small) as port,
        socket.create_connection(("127.0.0.1", port), timeout=60) as raw,
    ):
        raw.sendall(b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n")
        assert b" 414 " in raw.recv(1000)


def test_a_port_that_is_taken_is_told_before_a_build() -> None:
    """It says who is in the way, and names a port that is free."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(MisuseError, match=rf"port {port} .*--port \d+"):
            opened(port)
    with pytest.raises(MisuseError, match="no such port"):
        opened(70_000)


def test_it_says_where_and_ends_with_the_keyboard(tmp_path: Path, small: Path) -> None:
    """The command names its address, follows nobody else, and leaves no traceback."""
    root = shutil.copytree(small, tmp_path / "other")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "sitegen", "serve", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*command, "--root", str(root)],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        preexec_fn=lambda: signal(SIGINT, SIG_DFL),  # noqa: PLW1509 - may be ignored
    ) as running:
        assert running.stderr
        said = running.stderr.readline()
        assert said == f"http://127.0.0.1:{port}/ as it is\n"
        assert ask(port, "/")[0] == 200
        running.send_signal(2)
        rest = running.stderr.read()
        assert running.wait(30) == 130
        assert rest == "it follows your edits; Ctrl-C ends it\n"


def test_who_draws_is_there_before_anybody_asks(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview that answers in threads can begin no copy of itself any more."""
    begun: list[Path] = []
    monkeypatch.setattr(studio, "open_studio", begun.append)

    def run(server: Server, preview: Preview, _: object) -> None:
        server.server_close()
        assert begun == [small / ".sitegen-cache"]
        begun.append(Path(preview.top))

    monkeypatch.setattr(serve, "run", run)
    assert main(["serve", "--port", "0", "--root", str(small)]) == SOUND
    assert len(begun) == 2


def test_the_terminal_tells_what_an_edit_breaks_and_mends(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a page open, each fault is said once with its line, and that it went."""
    monkeypatch.setattr(serve, "LOOK", 0.05)
    chart = small / "content/charts/trade.yaml"
    sound, said, ended = chart.read_text(), Queue[str](), Event()
    shown = Preview(Project(small, small / "site"), is_strict=False)
    work = (shown, shown.state(), said.put, ended)
    following = Thread(target=serve.follow, args=work, daemon=True)
    following.start()

    chart.write_text(sound.replace("{trade-2025}", "{trade-2025"))
    assert "content/charts/trade.yaml:2:8: error" in said.get(timeout=60)
    chart.write_text(sound)
    assert "sound again" == said.get(timeout=60)
    chart.write_text(f"{sound}annotations:\n" + "  x: y\n" * 100)
    assert serve.LINES + 1 == len(said.get(timeout=60).split("\n"))

    ended.set()
    following.join()
    shown.end()
    for each in shown.finishers:
        each.join()
    assert said.empty()


def test_many_pages_wait_while_an_editor_saves_in_halves_and_twice(small: Path) -> None:
    """Each open page is told, none sees a torn state last, and bytes alone count."""
    front = small / "content/pages/index.md"
    text = front.read_text()
    with served(small) as port:
        first = state_of(ask(port, "/")[2])
        told = Queue[bytes]()
        pages = [
            Thread(target=lambda: told.put(ask(port, f"{WAIT}?after={first}")[2]))
            for _ in range(30)
        ]
        for each in pages:
            each.start()
        front.write_text(text[: len(text) // 2])
        front.write_text(text.replace("There were", "There had been"))
        for each in pages:
            each.join(60)

        assert 30 == told.qsize()
        status, _, page = ask(port, "/")
        assert (200, True) == (status, b"There had been" in page)
        last = state_of(page)
        front.write_text(front.read_text())
        assert last == state_of(ask(port, "/")[2])
