"""The preview: the site from memory on this machine alone, as the content is edited."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

from sitegen.options import MisuseError
from sitegen.serve.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.serve.preview import Preview, State

HERE = "127.0.0.1"
"""Nobody but this machine can ask."""
TRIED = 20
"""Ports that are tried to name one that is free."""
LINES = 40
"""Lines of faults that the terminal tells."""
LOOK = 1.0
"""Seconds that a fault lasts before the terminal tells it: no half-saved file does."""


def opened(port: int) -> Server:
    """Take the *port*, before anything is built; raises `MisuseError`."""
    try:
        return Server((HERE, port))
    except (OSError, OverflowError) as error:
        free = _free(port + 1)
        cure = f"; {free} is free: --port {free}" if free else "; name another: --port"
        message = f"port {port} cannot be had: {_reason(error)}{cure}"
        raise MisuseError(message) from None


def run(server: Server, preview: Preview, say: Callable[[str], None]) -> None:
    """Answer until the keyboard interrupts; *say* is told where to look, and faults."""
    server.preview = preview
    ended = Event()
    with server:
        state = preview.state()
        found = "with faults" if state.faults else "as it is"
        say(f"http://{HERE}:{server.server_port}{server.preview.top} {found}")
        say("it follows your edits; Ctrl-C ends it")
        if state.faults:
            say(_first(state.faults))
        Thread(target=follow, args=(preview, state, say, ended), daemon=True).start()
        try:
            server.serve_forever(poll_interval=0.1)
        finally:
            ended.set()


def follow(
    preview: Preview, told: State, say: Callable[[str], None], ended: Event
) -> None:
    """Say what edits break and mend after the state that was *told*."""
    before = told
    while not ended.wait(LOOK):
        now = preview.state()
        if now.name == before.name and now.faults != told.faults:
            say(_first(now.faults) or "sound again")
            told = now
        before = now


def _first(faults: str) -> str:
    """Return as much of faults as a terminal shows at once; the page has all."""
    lines = faults.split("\n")
    if len(lines) > LINES:
        lines[LINES:] = ["… the page shows all of them"]
    return "\n".join(lines)


def _free(first: int) -> int | None:
    for port in range(first, min(first + TRIED, 1 << 16)):
        try:
            Server((HERE, port)).server_close()
        except OSError:
            continue
        return port
    return None


def _reason(error: Exception) -> str:
    taken = "another program has it"
    if isinstance(error, PermissionError):
        return "the system keeps it for itself"
    return taken if isinstance(error, OSError) else "there is no such port"
