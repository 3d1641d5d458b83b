"""The server: requests of this machine only, and no more of them than it can take."""

from __future__ import annotations

import json
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from sitegen.serve.answers import COOKIE, WAIT, Answer

if TYPE_CHECKING:
    from socket import socket

    from sitegen.serve.preview import Preview

MOST = 64
"""Requests at a time; each open page waits with one of them."""
PATIENCE = 10.0
"""Seconds that may pass while a request is said and nothing comes."""
LOCAL, HTTP = {"127.0.0.1", "localhost"}, 80
"""Names of this machine, and the port that browsers leave out."""
TURN = 20.0
"""Seconds after which a page that waits asks again."""


class Server(ThreadingHTTPServer):
    """Listens at one port of this machine."""

    daemon_threads = True
    allow_reuse_address = True
    preview: Preview

    def __init__(self, address: tuple[str, int]) -> None:
        self._room = BoundedSemaphore(MOST)
        super().__init__(address, Handler)

    def server_close(self) -> None:
        """Listen no more, and begin nothing more."""
        super().server_close()
        if hasattr(self, "preview"):
            self.preview.end()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Take a request, unless there are too many: then it is hung up on."""
        if self._room.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a reader that went away."""


class Handler(BaseHTTPRequestHandler):
    """Answers one request, or refuses it."""

    server: Server
    connection: socket
    protocol_version = "HTTP/1.0"
    server_version, sys_version = "sitegen", ""
    timeout = PATIENCE

    def do_GET(self) -> None:
        """Answer with head and body."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer with the head alone."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing of single requests."""

    def _answer(self) -> None:
        if not self._is_ours():
            text = b"This preview answers to 127.0.0.1 and localhost only."
            self._send(Answer(status=421, type="text/plain; charset=utf-8", body=text))
            return
        preview = self.server.preview
        parts = urlsplit(self.path)
        if parts.path == WAIT:
            self._send(self._news(parse_qs(parts.query)))
            return
        self._send(preview.answer(self.path, self._before()))

    def _news(self, asked: dict[str, list[str]]) -> Answer:
        """Wait for a state after the one that a page has; the page comes with it."""
        state = self.server.preview.after(asked.get("after", [""])[0], TURN)
        news: dict[str, str] = {"state": state.name}
        if "page" in asked and state.name not in asked.get("after", []):
            page = self.server.preview.answer(asked["page"][0], self._before())
            if page.status == HTTPStatus.OK and "html" in page.type:
                news["page"] = page.body.decode()
        return Answer(type="application/json", body=json.dumps(news).encode())

    def _is_ours(self) -> bool:
        """Tell whether a page of another name is not behind it (DNS rebinding)."""
        name, _, port = self.headers.get("Host", "").rpartition(":")
        is_ours = name in LOCAL
        own = self.server.server_port
        return (is_ours and port == str(own)) or (own == HTTP and port in LOCAL)

    def _before(self) -> str:
        try:
            found = SimpleCookie(self.headers.get("Cookie", "")).get(COOKIE)
        except CookieError:
            return ""
        return found.value if found else ""

    def _send(self, given: Answer) -> None:
        self.send_response(given.status)
        self.send_header("Content-Type", given.type)
        self.send_header("Content-Length", str(len(given.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in given.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(given.body)
