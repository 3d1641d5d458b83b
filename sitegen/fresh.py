"""
Whether a build would change anything, told before anything large is loaded.

A sound build leaves a record: one hash of all that it was made from, and the size
and time of each file as it was written. While the inputs have that hash and the
files those sizes and times, there is nothing to do. Inputs are told by content,
never by time. Whatever is unclear counts as changed: a record can save a build,
and never excuse one.
"""

from __future__ import annotations

import os
import stat
import sys
from hashlib import sha256

from sitegen.cache import Store
from sitegen.shipped import PACKAGE, TEMPLATES

TYPE_CHECKING = False  # typing costs a quarter of a start of Python
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

TOOL = PACKAGE
CACHE, ROOM, CHECKED = ".sitegen-cache", "built", "checked"
TOLD = ("GITHUB_", "SITEGEN_")
"""What the names of variables begin with by which a workflow may tell a build."""
STAGE = ".sitegen-stage"
"""Lies in the folder of a site only while it is written, or after a death."""
CHUNK = 1 << 16
READABLE = 0o444
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
    for name in _files(folder):
        line = f"{len(name)} {name} {_hashed(f'{folder}/{name}')}"
        total.update(line.encode(errors="surrogateescape"))
    return total.hexdigest()


def fresh(root: str, output: str, inputs: str, *, has_bytes: bool) -> int | None:
    """
    Return how many files the site has, if a build would change none of them.

    With *has_bytes* each is read and compared, else its size and time must do.
    """
    lines = _record(root, output)
    if not inputs or lines[0] != inputs:
        return None
    folders = {output}
    try:
        if os.path.lexists(f"{output}/{STAGE}"):
            return None
        for line in lines[1:]:
            stamp, hashed, name = line.split("\t")
            path = f"{output}/{name}"
            if _stamp(path) != stamp or (has_bytes and _hashed(path) != hashed):
                return None
            folders.add(path.rpartition("/")[0])
        if not all(stat.S_ISDIR(os.lstat(each).st_mode) for each in folders):
            return None
    except (OSError, ValueError, UnclearError):
        return None
    return len(lines) - 2  # without the inputs and the manifest


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
    before, lines = {*_record(root, output)}, [inputs]
    try:
        for name, hashed in sorted(hashes.items()):
            if (stood := known.get(name)) and stood[0] == hashed:
                lines.append(f"{stood[1]}\t{hashed}\t{name}")
                continue
            stamp = _stamp(f"{output}/{name}")  # before the bytes, which may change
            line = f"{stamp}\t{hashed}\t{name}"
            if line not in before and _hashed(f"{output}/{name}") != hashed:
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
    """Yield the files of a folder in order; raises `UnclearError` for all else."""
    with os.scandir(f"{folder}/{within}") as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _files(folder, f"{within}{entry.name}/")
        elif entry.is_file(follow_symlinks=False):
            yield f"{within}{entry.name}"
        else:
            raise UnclearError(entry.path)


def _hashed(path: str) -> str:
    total = sha256()
    file = os.open(path, os.O_RDONLY)  # all inputs are read with each request
    try:
        while chunk := os.read(file, CHUNK):
            total.update(chunk)
    finally:
        os.close(file)
    return total.hexdigest()


def _stamp(path: str) -> str:
    """Return size and time of a plain file that all can read."""
    found = os.lstat(path)
    if not stat.S_ISREG(found.st_mode) or found.st_mode & READABLE != READABLE:
        raise UnclearError(path)
    return f"{found.st_size} {found.st_mtime_ns}"
