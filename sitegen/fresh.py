"""
Whether a build would change anything, told before anything large is loaded.

A sound build leaves a record: one hash of all that it was made from, and the size
and time of each file as it was written. While the inputs have that hash and the
files those sizes and times, there is nothing to do. Whatever is unclear counts as
changed: a record can save a build, and never excuse one.
"""

from __future__ import annotations

import os
import stat
from hashlib import sha256

from sitegen.cache import Store
from sitegen.inputs import UnclearError, hash_at

TYPE_CHECKING = False  # typing costs a quarter of a start of Python
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CACHE, ROOM, CHECKED = ".sitegen-cache", "built", "checked"
STAGE = ".sitegen-stage"
"""Lies in the folder of a site only while it is written, or after a death."""
READABLE, OPEN = 0o444, 0o555


def fresh(root: str, output: str, inputs: str, *, has_bytes: bool) -> int | None:
    """
    Return how many files the site has, if a build would change none of them.

    With *has_bytes* each is read and compared, else its size and time must do.
    """
    lines = _record(root, output)
    if not inputs or lines[0] != inputs:
        return None
    names = list[str]()
    try:
        if os.path.lexists(f"{output}/{STAGE}"):
            return None
        for line in lines[1:]:
            stamp, hashed, name = line.split("\t")
            path = f"{output}/{name}"
            if _stamp(path) != stamp or (has_bytes and hash_at(path) != hashed):
                return None
            names.append(name)
        if not stat.S_ISDIR(os.lstat(output).st_mode):
            return None
        if not all(is_open(f"{output}/{each}") for each in folders_of(names)):
            return None
    except (OSError, ValueError, UnclearError):
        return None
    return len(lines) - 2  # without the inputs and the manifest


def folders_of(names: Iterable[str]) -> set[str]:
    """Return every folder in which one of these files lies, down from the site's."""
    found: set[str] = set()
    for name in names:
        while (name := name.rpartition("/")[0]) and name not in found:
            found.add(name)
    return found


def is_open(folder: str) -> bool:
    """Tell whether a folder is there, and all can see what is in it."""
    try:
        mode = os.lstat(folder).st_mode
    except OSError:
        return False
    return stat.S_ISDIR(mode) and mode & OPEN == OPEN


def standing(root: str, output: str) -> dict[str, tuple[str, str]]:
    """
    Return the files that stand as the last build left them, by paths.

    Each with its SHA-256 and its stamp, which tells later whether it still stands so.
    """
    found = {}
    for line in _record(root, output)[1:]:
        stamp, _, rest = line.partition("\t")
        hashed, _, name = rest.partition("\t")
        try:
            if _stamp(f"{output}/{name}") == stamp:
                found[name] = hashed, stamp
        except (OSError, UnclearError):
            continue
    return found


def remember(
    root: str,
    output: str,
    inputs: str,
    hashes: Mapping[str, str],
    known: Mapping[str, tuple[str, str]],
) -> None:
    """
    Record that a site was made from *inputs*; *hashes* are the SHA-256 of its files.

    Where a file is no longer what was written, nothing is recorded; those that stand
    as they were recorded last are not read again, and those that are *known* to have
    stood so before others were written are not looked at.
    """
    # Where some are known, no other stands as it was recorded.
    before, lines = set() if known else {*_record(root, output)}, [inputs]
    try:
        for name, hashed in sorted(hashes.items()):
            if (stood := known.get(name)) and stood[0] == hashed:
                lines.append(f"{stood[1]}\t{hashed}\t{name}")
                continue
            stamp = _stamp(f"{output}/{name}")  # before the bytes, which may change
            line = f"{stamp}\t{hashed}\t{name}"
            if line not in before and hash_at(f"{output}/{name}") != hashed:
                return
            lines.append(line)
    except (OSError, UnclearError):
        return
    if inputs:
        text = "\n".join(lines).encode(errors="surrogateescape")
        Store(f"{root}/{CACHE}", ROOM).put(_name(output), text)


def count_of_sound(root: str, inputs: str) -> int | None:
    """Return how many files would be made, if just these *inputs* were sound."""
    kept = Store(f"{root}/{CACHE}", ROOM).get(CHECKED) or b""
    known, _, count = kept.decode(errors="replace").partition("\n")
    return int(count) if inputs and known == inputs and count.isdecimal() else None


def remember_sound(root: str, inputs: str, count: int) -> None:
    """Record that *inputs* are sound, without a warning, and make *count* files."""
    if inputs:
        Store(f"{root}/{CACHE}", ROOM).put(CHECKED, f"{inputs}\n{count}".encode())


def _record(root: str, output: str) -> list[str]:
    """Return the inputs of the last site, and a line for each file of it."""
    kept = Store(f"{root}/{CACHE}", ROOM).get(_name(output)) or b""
    return kept.decode(errors="surrogateescape").split("\n")


def _name(output: str) -> str:
    return sha256(output.encode(errors="surrogateescape")).hexdigest()


def _stamp(path: str) -> str:
    """Return size and time of a plain file that all can read."""
    found = os.lstat(path)
    if not stat.S_ISREG(found.st_mode) or found.st_mode & READABLE != READABLE:
        raise UnclearError(path)
    return f"{found.st_size} {found.st_mtime_ns}"
