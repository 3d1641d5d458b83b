"""A request and a state -> an answer, from memory: no path reaches the disk."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from mimetypes import MimeTypes
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.serve.preview import State

OWN = "/.sitegen/"
"""Addresses of the preview itself; no file of a site begins with a point."""
SCRIPT = f"{OWN}follow.js"
WAIT = f"{OWN}wait"
BEFORE = f"{OWN}before"
COOKIE = "before"
TYPES = MimeTypes(filenames=())
"""Types by endings, whatever this machine's own table says."""
MORE = {
    ".csv": "text/csv",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".webmanifest": "application/manifest+json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
for ending, kind in MORE.items():
    TYPES.add_type(kind, ending)
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"


class Answer(Struct, frozen=True, kw_only=True):
    """What goes back: a status of HTTP, a type, bytes and further headers."""

    status: int = 200
    type: str = "text/html; charset=utf-8"
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def answer(state: State, target: str, top: str = "/", before: str = "") -> Answer:
    """
    Return what a request for *target* gets.

    *top* is the folder that the site is published in, *before* the name of the state
    whose faults a reader has seen and turned away from.
    """
    path = unquote(urlsplit(target).path)
    if path == SCRIPT:
        return Answer(type="text/javascript; charset=utf-8", body=script())
    if path == BEFORE:
        back = unquote(urlsplit(target).query) or "/"
        back = back if back.startswith("/") and back[1:2] not in {"/", "\\"} else "/"
        kept = f"{COOKIE}={state.name}; Path=/; HttpOnly; SameSite=Strict"
        return Answer(status=303, headers={"Location": quote(back), "Set-Cookie": kept})
    name = path.removeprefix(top) if path.startswith(top) else path.lstrip("/")
    if name in {"", "index.html"} or name.endswith(("/", ".html")):
        if state.faults and (before != state.name or not state.outputs):
            return _faults(state, path)
    elif name not in state.outputs and f"{name}/index.html" in state.outputs:
        return Answer(status=301, headers={"Location": quote(f"{path}/")})
    name = f"{name}index.html" if not name or name.endswith("/") else name
    body = state.outputs.get(name)
    if body is None:
        missing = state.outputs.get("404.html", b"There is no page at this address.")
        return Answer(status=404, body=_followed(missing, state))
    kind = TYPES.guess_type(name)[0] or "application/octet-stream"
    if kind == "text/html":
        return Answer(body=_followed(body, state))
    is_text = kind.startswith("text/") or kind.endswith(("json", "javascript", "xml"))
    return Answer(type=f"{kind}; charset=utf-8" if is_text else kind, body=body)


def script() -> bytes:
    """Return the script that pages of the preview follow the content by."""
    return (files("sitegen.serve") / "follow.js").read_bytes()


def _followed(page: bytes, state: State, *, is_page: bool = True) -> bytes:
    """Add the script to a page: the only thing in it that no build writes."""
    what = f'data-state="{state.name}"' + ("" if is_page else " data-faults")
    tag = f'<script src="{SCRIPT}" {what} defer></script>'
    head, end, tail = page.rpartition(b"</body>")
    return head + tag.encode() + end + tail if end else page + tag.encode()


def _faults(state: State, path: str) -> Answer:
    """Return the page that tells why the content makes no site."""
    way = f'<a href="{BEFORE}?{quote(path)}">Show the last sound site</a>'
    style = '<link rel="stylesheet" href="/static/style.css">' if state.outputs else ""
    text = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Faults in the content</title>
{style}
</head>
<body>
<main id="content" class="inner">
<h1>Faults in the content</h1>
<p>{way if state.outputs else "There is no sound site yet."}</p>
<pre>{escape(state.faults)}</pre>
</main>
</body>
</html>
"""
    body = _followed(text.encode(), state, is_page=False)
    return Answer(status=500, body=body, headers={"Content-Security-Policy": POLICY})
