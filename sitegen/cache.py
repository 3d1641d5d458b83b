"""
What earlier builds left, believed as far as its folder is.

Nothing is read from a folder or out of an entry that is a link, belongs to another
user or can be written by others; an entry holds the SHA-256 of its name and its bytes,
so that one that is torn, or was called otherwise, is none. Its name names no path. What
is in it is data: whoever asks for it says what it must look like. Where nothing can be
kept, a build does without.
"""

from __future__ import annotations

import os
import re
import stat
import warnings
from _thread import get_ident  # all of threading takes longer to load
from hashlib import sha256

TYPE_CHECKING = False  # typing costs a quarter of a start of Python
if TYPE_CHECKING:
    from collections.abc import Iterable
    from hashlib import _Hash as Hash

LARGEST = 64_000_000
"""Bytes: no entry that is read whole is larger."""
_UNSEALED = b" " * 2 * sha256().digest_size + b"\n"
"""Stands before what is being written, where its hash will be."""
_NAME = re.compile(r"[0-9a-z][0-9a-z-]*")
_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_WAYS = ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
_PLAIN = sum(getattr(os, each, 0) for each in _WAYS)


class CacheWarning(UserWarning):
    """What earlier builds left is not used; the site is the same without it."""


def tell_plainly() -> None:
    """Let warnings of the cache be told as a line for people."""
    warnings.formatwarning = _line


class Store:
    """Entries in one room of a cache folder; without a folder nothing is kept."""

    def __init__(self, folder: str | os.PathLike[str] | None, room: str) -> None:
        self._folder = os.fspath(folder) if folder else ""
        self._room = os.path.join(self._folder, room)

    def is_ours(self) -> bool:
        """Tell whether both folders are there and nobody else can write in them."""
        try:
            return is_own_folder(self._folder) and is_own_folder(self._room)
        except OSError:
            return False

    def get(self, name: str) -> bytes | None:
        """Return what was kept under *name*, if it is whole and ours."""
        raw = self.part(name, 0, LARGEST) or b""
        told, _, body = raw.partition(b"\n")
        seal = self._seal(name)
        seal.update(body)
        if told != seal.hexdigest().encode():
            # One of an earlier version has no name in its seal, and is passed over.
            if raw and told != sha256(body).hexdigest().encode():
                self.doubt()
            return None
        return body

    def part(self, name: str, start: int, size: int) -> bytes | None:
        """Return bytes of an entry as they are, at most *size*, if it is ours."""
        if not self.is_ours():
            return None
        try:
            opened = self.opened(name, os.O_RDONLY)
            with open(opened, "rb") as file:
                file.seek(start)
                # Who asks for more than there is waits until there is room for it.
                left = os.fstat(opened).st_size - start
                return file.read(min(size, max(left, 0)))
        except OSError:
            return None

    def has(self, name: str) -> bool:
        """Tell whether there is an entry, whatever it is."""
        return os.path.lexists(self._path(name))

    def put(self, name: str, data: bytes | Iterable[bytes]) -> None:
        """Keep *data* under *name*, some at a time, or do without."""
        part = f"{self._path(name)}.{os.getpid()}.{get_ident()}.part"
        try:
            if not self.is_made():
                return
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _PLAIN
            with open(os.open(part, flags, 0o600), "wb") as file:
                file.write(_UNSEALED)
                seal = self._seal(name)
                for each in (data,) if isinstance(data, bytes) else data:
                    seal.update(each)
                    file.write(each)
                file.seek(0)
                file.write(seal.hexdigest().encode())
            os.replace(part, self._path(name))
        except OSError:
            _forget(part)

    def is_made(self) -> bool:
        """
        Make the room if there is none; tell whether it is ours and takes more.

        Raises `OSError` where it cannot be made.
        """
        for folder in (self._folder, self._room):
            if self._folder and not os.path.lexists(folder):
                os.mkdir(folder, 0o700)
            if not is_own_folder(folder):
                return False
        return os.access(self._room, os.W_OK | os.X_OK)

    def opened(self, name: str, flags: int) -> int:
        """Open a plain file of ours; raises `OSError` where there is no such."""
        opened = os.open(self._path(name), flags | _PLAIN, 0o600)
        found = os.fstat(opened)
        if not stat.S_ISREG(found.st_mode) or not _is_own(found):
            os.close(opened)
            _warn(f"an entry of {self._folder} is no file, or others can write it")
            raise PermissionError(name)
        return opened

    def doubt(self) -> None:
        """Say that something is not used."""
        _warn(f"an entry of {self._folder} is not as it was kept")

    def size(self, name: str) -> int:
        """Return how many bytes an entry has, if there is one."""
        found = self._found(name)
        return found.st_size if found else 0

    def time(self, name: str) -> float:
        """Return when an entry was put here, in seconds of its clock; 0 for none."""
        found = self._found(name)
        return found.st_mtime if found else 0

    def _found(self, name: str) -> os.stat_result | None:
        try:
            return os.lstat(self._path(name))
        except OSError:
            return None

    def outlive(self, beginning: str, last: str, by_seconds: float) -> None:
        """Remove entries that begin so and are by so long older than the *last* one."""
        try:
            now = os.lstat(self._path(last)).st_mtime
            for entry in os.scandir(self._room):
                age = now - entry.stat(follow_symlinks=False).st_mtime
                is_other = entry.name.startswith(beginning) and entry.name != last
                if is_other and age >= by_seconds:
                    os.unlink(entry)
        except OSError:
            return

    def remove(self, name: str) -> None:
        """Remove an entry, if there is one."""
        _forget(self._path(name))

    def _seal(self, name: str) -> Hash:
        """Return what seals an entry, with its room and its name in it."""
        return sha256(f"{os.path.basename(self._room)}/{name}\n".encode())

    def _path(self, name: str) -> str:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} names no entry")
        return os.path.join(self._room, name)


def is_own_folder(folder: str) -> bool:
    """Tell whether nobody else can write in a folder; raises `OSError` for none."""
    found = os.lstat(folder)
    is_ours = stat.S_ISDIR(found.st_mode) and _is_own(found)
    if not is_ours:
        _warn(f"{folder} is a link, or others can write in it")
    return is_ours


def _is_own(found: os.stat_result) -> bool:
    """Tell whether only this user, or the system's, can have written something."""
    users = {0, os.geteuid()} if hasattr(os, "geteuid") else {found.st_uid}
    return found.st_uid in users and not found.st_mode & _BY_OTHERS


_TOLD: dict[str | tuple[str, type[Warning], int], int] = {}
_usual_line = warnings.formatwarning


def _line(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    line: str | None = None,
) -> str:
    is_ours = issubclass(category, CacheWarning)
    return (
        f"sitegen: {message}\n"
        if is_ours
        else _usual_line(message, category, filename, lineno, line)
    )


def tell(message: str) -> None:
    """Warn once in a process, however often it is come upon."""
    warnings.warn_explicit(message, CacheWarning, __file__, 1, registry=_TOLD)


def _warn(what: str) -> None:
    tell(f"{what}; it is not used, delete it")


def _forget(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
