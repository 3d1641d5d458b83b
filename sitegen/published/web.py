"""
A copy of a site on the web, by the standard library alone.

Nothing but the origin of its address is asked, and never for longer or more than is
said here: what a server sends is data, and a slow one is left alone in the end.
"""

from __future__ import annotations

from contextlib import suppress
from http.client import (
    NOT_FOUND,
    OK,
    HTTPConnection,
    HTTPException,
    HTTPResponse,
    HTTPSConnection,
)
from socket import SHUT_RDWR
from threading import Timer
from typing import TYPE_CHECKING, Self
from urllib.parse import quote, urljoin, urlsplit

from sitegen.read.addresses import read_home

if TYPE_CHECKING:
    from types import TracebackType

SECONDS, PATIENCE = 600.0, 20.0
"""How long all may take, and how long a server may say nothing."""
MOST = 1_000_000_000
"""So many bytes are read in all; GitHub Pages publishes no larger site."""
PIECE = 65_536
MOVED, TURNS = frozenset({301, 302, 303, 307, 308}), 3
GONE = 410
HERE = frozenset({"127.0.0.1", "localhost"})
"""This machine, where a copy may be looked at before it is published."""


class UnreachableError(Exception):
    """What is published there cannot be told; says why."""


def is_here(address: str) -> bool:
    """Tell whether an address is one of this machine."""
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname in HERE


class WebCopy:
    """What an address serves; a context, since the clock runs and a line is open."""

    def __init__(self, address: str, *, seconds: float = SECONDS) -> None:
        """Take an address by https, or of this machine; raises `ValueError`."""
        if not is_here(address):
            read_home(address)
        self._address = f"{address.rstrip('/')}/"
        self._origin = urlsplit(self._address)
        self._line: HTTPConnection | None = None
        self._seconds, self._left, self._is_late = seconds, MOST, False
        self._timer = Timer(seconds, self._give_up)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self._hang_up()

    def names(self) -> frozenset[str]:
        """Return nothing: a server lists no files, and its manifest is read apart."""
        return frozenset()

    def read(self, path: str, most: int) -> bytes | None:
        """Return a file, of a longer one *most* bytes; `None` where there is none."""
        address = urljoin(self._address, quote(path))
        for _ in range(TURNS + 1):
            response = self._ask(address)
            if response.status not in MOVED:
                return self._body(response, most, address)
            to = urljoin(address, response.headers.get("Location") or "")
            self._hang_up()
            if urlsplit(to)[:2] != self._origin[:2]:
                raise UnreachableError(f"{address} leads to {to}; name that address")
            address = to
        raise UnreachableError(f"{address} leads from place to place without end")

    def _ask(self, address: str) -> HTTPResponse:
        """Return what answers; a line that the server closed is opened once more."""
        parts = urlsplit(address)
        way = f"{parts.path}?{parts.query}" if parts.query else parts.path
        for is_last in (self._line is None, True):
            try:
                line = self._open()
                line.request("GET", way, headers={"Accept-Encoding": "identity"})
                return line.getresponse()
            except (OSError, HTTPException) as error:
                self._hang_up()
                if is_last or self._is_late:
                    raise self._unreachable(address, error) from None
        raise AssertionError  # the second turn is the last

    def _open(self) -> HTTPConnection:
        if self._is_late:
            raise TimeoutError
        if self._line is None:
            is_secure = self._origin.scheme == "https"
            kind = HTTPSConnection if is_secure else HTTPConnection
            host, port = self._origin.hostname or "", self._origin.port
            self._line = kind(host, port, timeout=PATIENCE)
            self._line.connect()
        return self._line

    def _body(self, response: HTTPResponse, most: int, address: str) -> bytes | None:
        """Return what an answer holds; raises where it is no plain file."""
        status, coding = response.status, response.headers.get("Content-Encoding")
        if status in {NOT_FOUND, GONE}:
            self._hang_up()
            return None
        if status != OK:
            raise UnreachableError(f"{address} answers {status} {response.reason}")
        if coding not in {None, "identity"}:
            raise UnreachableError(f"{address} comes packed as {coding}, unasked")
        try:
            data = self._piecewise(response, most)
        except (OSError, HTTPException) as error:
            raise self._unreachable(address, error) from None
        if not response.isclosed():  # the rest would be taken for the next answer
            self._hang_up()
        return data[:most]

    def _piecewise(self, response: HTTPResponse, most: int) -> bytes:
        """Read as much as is wanted; raises `OSError` where it ends too early."""
        data = bytearray()
        while len(data) < most and (piece := response.read1(PIECE)):
            data += piece
            self._left -= len(piece)
            if self._left < 0:
                raise OSError(f"with the rest it exceeds {MOST} bytes")
        if self._is_late or (response.length and len(data) < most):
            raise OSError("it broke off")
        return bytes(data)

    def _unreachable(self, address: str, error: Exception) -> UnreachableError:
        if self._is_late:
            end = f"there is no end after {self._seconds:g} seconds"
            return UnreachableError(f"{address}: {end}")
        why = str(error) or type(error).__name__
        return UnreachableError(f"{address} cannot be read: {why}")

    def _give_up(self) -> None:
        """End what is under way; called by the clock, so that it closes nothing."""
        self._is_late = True
        line = self._line
        if line is not None and line.sock is not None:
            with suppress(OSError):
                line.sock.shutdown(SHUT_RDWR)

    def _hang_up(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close()
