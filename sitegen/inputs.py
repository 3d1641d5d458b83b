"""
What a site is made of: content, templates, tool, libraries, told by every byte.

Inputs are told by content, never by time; only whether somebody wrote to them while
they were read is told by times. Whatever is unclear is told as nothing.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha256

from sitegen.shipped import PACKAGE, TEMPLATES

TYPE_CHECKING = False  # typing costs a quarter of a start of Python
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TOOL = PACKAGE
TOLD = ("GITHUB_", "SITEGEN_")
"""What the names of variables begin with by which a workflow may tell a build."""
CHUNK = 1 << 16
BINARY = getattr(os, "O_BINARY", 0)
"""Windows has it, where line ends would be other bytes without."""
_OF_TOOLS: dict[str, str] = {}
"""Hashes of the code that this process began with, by its folder."""
_OF_LIBRARIES: dict[str, str] = {}
"""The packages that it found, by the folders in which it looked for them."""


class UnclearError(Exception):
    """Something among the inputs or the files is not a plain one."""


def fingerprint(root: str, settings: Sequence[str]) -> str:
    """
    Return a hash of content, templates, *settings*, tool, libraries and Python.

    It is empty where they cannot be told for certain: then nothing is fresh.
    """
    return _hash_of((*settings, *_surroundings()), (f"{root}/content", *_makers(root)))


def ground(root: str) -> str:
    """Return the same without content and settings: a hash of what makes pages."""
    return _hash_of(_surroundings(), _makers(root))


def tool() -> str:
    """Return a hash of code and libraries alone, whoever runs them on whatever."""
    return _hash_of(_libraries(), (TOOL,))


def edited(root: str, settings: Sequence[str]) -> str:
    """Return the same of what is edited while a process goes on: all but its code."""
    folders = (each for each in _makers(root) if each != TOOL)
    return _hash_of(settings, (f"{root}/content", *folders))


def _hash_of(texts: Iterable[str], folders: Iterable[str]) -> str:
    total = sha256()
    try:
        for text in texts:
            total.update(f"{len(text)} {text}".encode(errors="surrogateescape"))
        for folder in folders:
            known = _OF_TOOLS.get(folder) or _hash_of_folder(folder)
            if folder == TOOL:
                _OF_TOOLS[folder] = known
            total.update(known.encode())
    except (OSError, UnclearError):
        return ""
    return total.hexdigest()


def _hash_of_folder(folder: str) -> str:
    total = sha256()
    if os.path.islink(folder) and folder not in {TOOL, TEMPLATES}:
        raise UnclearError(folder)
    for name in _files(folder):
        data = "" if name.endswith("/") else hash_at(f"{folder}/{name}")
        line = f"{len(name)} {name} {data}"
        total.update(line.encode(errors="surrogateescape"))
    return total.hexdigest()


def touched(root: str) -> str:
    """
    Return what tells whether somebody wrote to content or templates meanwhile.

    What was edited and put back while it was read has the same bytes as before.
    """
    told = []
    try:
        folders = (f"{root}/content", *_makers(root))
        for folder in (each for each in folders if each != TOOL):
            for name in ("", *_files(folder)):
                found = os.lstat(f"{folder}/{name}")
                told.append(f"{found.st_ctime_ns} {found.st_ino}")
    except (OSError, UnclearError):
        return ""
    return " ".join(told)


def _surroundings() -> Iterator[str]:
    """Yield the versions of Python and of all packages, and what a workflow tells."""
    yield from _libraries()
    for name in sorted(os.environ):
        if name.startswith(TOLD):
            yield f"{name}={os.environ[name]}"


def _libraries() -> Iterator[str]:
    """Yield the versions of Python and of all packages."""
    yield sys.version
    where = os.pathsep.join(sys.path)
    if where not in _OF_LIBRARIES:
        folders = filter(os.path.isdir, sys.path)
        names = {name for folder in folders for name in os.listdir(folder)}
        found = sorted(name for name in names if name.endswith("-info"))
        _OF_LIBRARIES[where] = "\n".join(found)
    yield _OF_LIBRARIES[where]


def _makers(root: str) -> tuple[str, ...]:
    """Return the folders of templates and tool; those of a checkout are the tool's."""
    own = f"{root}/templates"
    # A project may do without; what is no folder there is found unclear.
    owns = (own,) if os.path.lexists(own) else ()
    shipped = () if TEMPLATES.startswith(f"{TOOL}{os.sep}") else (TEMPLATES,)
    return tuple(dict.fromkeys((*owns, TOOL, *shipped)))


def _files(folder: str, within: str = "") -> Iterator[str]:
    """
    Yield the files and folders of a folder in order, these with a slash.

    Raises `UnclearError` for all else. What Python compiles of the tool is no input.
    """
    with os.scandir(f"{folder}/{within}") as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__" or folder != TOOL:
                yield f"{within}{entry.name}/"
                yield from _files(folder, f"{within}{entry.name}/")
        elif entry.is_file(follow_symlinks=False):
            yield f"{within}{entry.name}"
        else:
            raise UnclearError(entry.path)


def hash_at(path: str) -> str:
    """Return the SHA-256 of a file; raises `OSError`."""
    total = sha256()
    for chunk in chunks(path):
        total.update(chunk)
    return total.hexdigest()


def chunks(path: str) -> Iterator[bytes]:
    """Yield a file; it is asked for all at each edit. Raises `OSError`."""
    file = os.open(path, os.O_RDONLY | BINARY)
    try:
        while chunk := os.read(file, CHUNK):
            yield chunk
    finally:
        os.close(file)
