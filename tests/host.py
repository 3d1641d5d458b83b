"""A host of this machine that answers as GitHub Pages does, and a walk through it."""

from __future__ import annotations

from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from sitegen.markup import look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OK, MOVED, MISSING = 200, 301, 404


class Answer(NamedTuple):
    """What a host answers: the status, where it leads to, the kind, and the bytes."""

    status: int
    to: str
    kind: str
    data: bytes


class _Server(ThreadingHTTPServer):
    """Says nothing of a reader that went away."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def served(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve on this machine while the block runs, and yield the address."""
    server = _Server(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _found(folder: Path, way: str) -> Path | None:
    """Return the file behind a way below a site, as Pages looks for it."""
    if any(part.startswith(".") for part in way.split("/")):
        return None  # what is hidden was never published
    is_folder = not way or way.endswith("/")
    names = (f"{way}index.html",) if is_folder else (way, f"{way}.html")
    return next((folder / name for name in names if (folder / name).is_file()), None)


def _pages(folder: Path, top: str) -> type[BaseHTTPRequestHandler]:
    """Return what serves a folder below the path *top*, and nothing beside it."""

    class Pages(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            way = unquote(path.removeprefix(top))
            file = _found(folder, way) if path.startswith(top) else None
            if file is None and path.startswith(top) and (folder / way).is_dir():
                self._send(Answer(MOVED, f"{path}/", "text/html", b""))
                return
            error = folder / "404.html"
            status = OK if file else MISSING
            kind = guess_type(file or error)[0] or "application/octet-stream"
            self._send(Answer(status, "", kind, (file or error).read_bytes()))

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            if answer.to:
                self.send_header("Location", answer.to)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.data)))
            self.end_headers()
            self.wfile.write(answer.data)

    return Pages


@contextmanager
def hosted(folder: Path, home: str) -> Iterator[str]:
    """Serve a folder as its *home* would be, and yield the address of its front."""
    top = urlsplit(home).path or "/"
    with served(_pages(folder, top)) as root:
        yield urljoin(root, top)


def ask(address: str) -> Answer:
    """Return what an address of this machine answers, without going where it leads."""
    parts = urlsplit(address)
    line = HTTPConnection(parts.netloc, timeout=20)
    try:
        line.request("GET", parts.path)
        got = line.getresponse()
        kind = got.headers.get_content_type()
        return Answer(got.status, got.headers.get("Location", ""), kind, got.read())
    finally:
        line.close()


def links(page: Answer, address: str, home: str, here: str) -> set[str]:
    """Return where a page leads to on its own site; *home* is served at *here*."""
    found = (link.partition("#")[0] for link, _ in look(page.data.decode()).links)
    whole = {urljoin(address, link) for link in found if link}
    if home:
        whole = {each.replace(home, here, 1) for each in whole}
    return {each for each in whole if urlsplit(each)[:2] == urlsplit(here)[:2]}


def walk(here: str, home: str) -> dict[str, Answer]:
    """Follow every link from the front page on; return what each address answers."""
    found: dict[str, Answer] = {}
    waiting = [here]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        found[address] = answer = ask(address)
        if answer.to:
            waiting.append(urljoin(address, answer.to))
        elif answer.kind == "text/html":
            waiting += links(answer, address, home, here)
    return found
