"""
Whether a published copy is what this content builds, byte by byte.

A copy names its own files in its manifests, so that what differs is told
apart: a copy that was made of other content, and one that somebody changed.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Protocol

from sitegen.diagnostics import Location
from sitegen.export import MANIFEST, OF_PAST
from sitegen.past.packed import is_hidden

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.diagnostics import Report
    from sitegen.outputs import Outputs

LINE = re.compile(r"([0-9a-f]{64})  ([^\x00-\x1f\\]+)")
"""A line of a manifest: a hash, and the way from its folder."""
LONGEST = 4_000_000
"""So many bytes of a file are read, or of ours as many as it has and one more."""


class Copy(Protocol):
    """A copy of a site, wherever it is."""

    def names(self) -> frozenset[str]:
        """Return the files that can be seen without being asked for by name."""

    def read(self, path: str, most: int) -> bytes | None:
        """Return a file, of a longer one *most* bytes; `None` where there is none."""


def compare(outputs: Outputs, copy: Copy, report: Report) -> int:
    """
    Report the files of a copy that differ, are missing or are foreign.

    Return how many are alike. Hidden files are not published, and not looked at.
    """
    ours = {path: data for path, data in outputs.items() if not is_hidden(path)}
    listed = {**_listed(MANIFEST, copy), **_listed(OF_PAST, copy)}
    alike = 0
    for path, data in ours.items():
        found = copy.read(path, max(LONGEST, len(data) + 1))
        if found == data:
            alike += 1
        elif found is None:
            message = "the copy misses this file; publish the site again, whole"
            report.error("copy-missing", _at(path), message)
        else:
            report.error("copy-differs", _at(path), _difference(path, found, listed))
    for path in sorted((copy.names() | listed.keys()) - ours.keys()):
        if not is_hidden(path):
            message = (
                "this content makes no such file; remove it from the copy, or compare "
                "with the content of which the copy was made"
            )
            report.error("copy-foreign", _at(path), message)
    return alike


def _at(path: str) -> Location:
    return Location(PurePosixPath("site") / path)


def _listed(manifest: str, copy: Copy) -> Mapping[str, str]:
    """Return the hashes that a manifest says, by path; what is no line is left out."""
    text = (copy.read(manifest, LONGEST) or b"").decode(errors="replace")
    whole = text[: text.rfind("\n") + 1]  # of a long one the last line may be cut
    lines = (LINE.fullmatch(line) for line in whole.splitlines())
    folder = dirname(manifest)
    pairs = ((normpath(join(folder, each[2])), each[1]) for each in lines if each)
    return {path: digest for path, digest in pairs if path[0] not in "./"}


def _difference(path: str, found: bytes, listed: Mapping[str, str]) -> str:
    """Say what is wrong with a file; a manifest is in none."""
    is_own = (
        path in {MANIFEST, OF_PAST} or listed.get(path) == sha256(found).hexdigest()
    )
    if is_own:
        return (
            "the copy has other bytes, as its own manifest says; publish this content, "
            "or compare with the content, address and repository it was made of"
        )
    return (
        "the copy has other bytes than this content makes, and than its own manifest "
        "says: it was changed after it was made; publish the site again"
    )
