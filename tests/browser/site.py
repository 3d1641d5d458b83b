"""The site that the browser tests look at: built once, served below /repo/."""

from __future__ import annotations

import functools
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.project import Project
from tests.support import site_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from socketserver import BaseServer

    from sitegen.model.site import Site as Sheet

PROJECT = Path(__file__).parents[2]
PREFIX = "/repo"
"""A project's site on GitHub Pages lies below the name of its repository."""
HOME = "https://sitegen.example/repo/"
"""Where the site is said to be published; nobody is there."""

FRONT = "index.html"
ALONE = "data/fact-sheet.html"
"""The front page as one file, which is no page of the site."""
TABLE = "figures/index.html"
FIGURE = "figures/*/index.html"
CHART = "charts/*/index.html"
TOPIC = "topics/*/index.html"
SAMPLE = (
    FRONT,
    TABLE,
    FIGURE,
    "about/licences/index.html",
    "as-of/index.html",
    "charts/index.html",
    CHART,
    "checks/index.html",
    "corrections/index.html",
    "find/index.html",
    "glossary/index.html",
    "sources/index.html",
    "sources/*/index.html",
    TOPIC,
    "periods/*/index.html",
)
"""A page of each kind; where a star stands, the longest that a sheet has of it."""


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: the folder that holds it and the address that serves it."""

    folder: Path
    address: str
    root: Path = PROJECT
    """The project that it is made of."""

    @property
    def pages(self) -> list[str]:
        """Return every page, as a path relative to the site; no copy in one file."""
        return sorted(
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*.html")
            if path != self.folder / ALONE
        )

    def longest(self, name: str) -> str:
        """Return the longest of the pages that *name* stands for; empty if none is."""
        return _longest(self, name)

    def url(self, name: str) -> str:
        """Return the address of a page as a reader has it: without index.html."""
        page = self.longest(name) if "*" in name else name
        return self.address + re.sub(r"(^|(?<=/))index\.html$", "", page)

    def read(self, page: str) -> str:
        """Return the source of a page."""
        return (self.folder / page).read_text(encoding="utf-8")


@functools.cache
def _longest(site: Site, name: str) -> str:
    found = [page for page in site.pages if fnmatch(page, name)]
    return max(found, key=lambda page: len(site.read(page)), default="")


@functools.cache
def sample(site: Site) -> frozenset[str]:
    """Return a page of each kind that the site has."""
    return frozenset(map(site.longest, SAMPLE)) - {""}


@functools.cache
def sheet(site: Site) -> Sheet:
    """Return what the site is made of: all its figures, and what names them."""
    return site_of(Project(site.root, site.folder))


def build(folder: Path, root: Path = PROJECT, past: Path | None = None) -> None:
    """Build a project into *folder*, with *past* editions, as an editor does."""
    command = [sys.executable, "-m", "sitegen", "build", "--address", HOME]
    given = ["--past", str(past)] if past else []
    done = subprocess.run(
        [*command, "--root", str(root), "--output", str(folder), *given],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"the project does not build:\n{done.stdout}{done.stderr}")


class Handler(SimpleHTTPRequestHandler):
    """Serves as GitHub Pages does: below a prefix, with the site's own 404 page."""

    protocol_version = "HTTP/1.1"
    # Not what this machine's /etc/mime.types says.
    extensions_map = {  # noqa: RUF012  the base class declares it so
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/vnd.microsoft.icon",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def translate_path(self, path: str) -> str:
        """Return the file of an address; none lies outside the prefix."""
        if not path.startswith(PREFIX + "/"):
            return str(Path(self.directory) / "outside the site")
        return super().translate_path(path.removeprefix(PREFIX))

    def send_error(
        self, code: int, message: str | None = None, explain: str | None = None
    ) -> None:
        """Answer what is missing with the site's page that says so."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing; the tests do."""


class Server(ThreadingHTTPServer):
    """Does not complain when a browser hangs up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Leave the fault to the browser, which reports the request as failed."""


@contextmanager
def served(
    folder: Path, root: Path = PROJECT, handler: type[Handler] = Handler
) -> Iterator[Site]:
    """Serve *folder* on a free port as long as the context lasts."""
    answer = functools.partial(handler, directory=str(folder))
    server: BaseServer
    with Server(("127.0.0.1", 0), answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            address = f"http://127.0.0.1:{server.server_address[1]}{PREFIX}/"
            yield Site(folder, address, root)
        finally:
            server.shutdown()
            thread.join()
