"""A picture that stands alone as PNG: for slides, messages and shared links."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from sitegen.graphics.cache import code_of

if TYPE_CHECKING:
    from sitegen.graphics.cache import Cache

PNG = "png"
"""What such a picture is called in its entry of the cache."""


def key_of(cache: Cache, name: str) -> str:
    """Return the key of the PNG of an SVG, which is known by its SHA-256."""
    return cache.key("poster", code_of("engine", "text"), name)


def drawn(svg: bytes) -> bytes:
    """Return an SVG as PNG."""
    from sitegen.graphics import engine

    return engine.png(svg.decode())


def keep(cache: Cache, svg: bytes) -> None:
    """Draw the PNG of an SVG where none is kept, so that it is."""
    key = key_of(cache, sha256(svg).hexdigest())
    if not cache.has(key):
        cache.put(key, {PNG: drawn(svg)})
