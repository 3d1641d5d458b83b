"""
Where a state of the content lies: a folder, or a revision of the project's repository.

Git is asked for the objects that it has, file by file and without its filters, and
writes nothing; no network is used.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = ("content", "templates")
OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
LINK = "120000"
"""The mode of a symbolic link in a tree of git."""
KEPT_FROM = {"", ".", "..", ".git"}
"""What no part of a path may be that is written."""


class UnknownStateError(Exception):
    """What is named is no state of a project; says what to name instead."""


@contextmanager
def found(root: Path, name: str) -> Iterator[Path]:
    """
    Give the folder of the state *name* while the block runs; raise otherwise.

    A folder with a project in it wins over a revision of the same name.
    """
    folder = Path(name)
    if (folder / "content").is_dir():
        yield folder.resolve()
        return
    git = _git(name)
    commit = _commit(git, root, name)
    with TemporaryDirectory(prefix="sitegen-") as made:
        _write(git, root, commit, Path(made))
        if not (Path(made) / "content").is_dir():
            message = f"no folder content/ in {name!r}; name a later revision"
            raise UnknownStateError(message)
        yield Path(made)


def _git(name: str) -> str:
    """Return the path of git; only a project in a folder can do without."""
    git = shutil.which("git")
    if git is None:
        message = f"{name!r} is no folder of a project, and git is not installed"
        raise UnknownStateError(f"{message}; install it, or name a folder")
    return git


def _commit(git: str, root: Path, name: str) -> str:
    """Return the hash of a commit; the user's text never is an option of git."""
    if _ask(git, root, "rev-parse", "--git-dir") is None:
        message = f"{name!r} is no folder of a project, and this is no repository"
        raise UnknownStateError(f"{message} of git; name a folder")
    asked = f"{name}^{{commit}}"
    told = _ask(git, root, "rev-parse", "--verify", "--end-of-options", asked)
    if told is None:
        message = f"{name!r} is neither a folder of a project nor a revision of git"
        cure = "see git log, or fetch more of its history"
        raise UnknownStateError(f"{message}; {cure}")
    return told.decode().split()[-1]


def _write(git: str, root: Path, commit: str, folder: Path) -> None:
    """Write content and templates of a commit into an empty folder."""
    tree = _ask(git, root, "ls-tree", "-r", "-z", commit, "--", *PARTS) or b""
    for line in filter(None, tree.split(b"\0")):
        about, _, name = line.partition(b"\t")
        mode, kind, hashed = about.decode().split()
        path = PurePosixPath(os.fsdecode(name))
        if kind != "blob" or KEPT_FROM & set(path.parts) or path.is_absolute():
            continue
        data = _ask(git, root, "cat-file", "blob", hashed)
        if data is None:
            message = f"git lacks {path} of {commit[:12]}; fetch it first"
            raise UnknownStateError(message)
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if mode == LINK:  # never followed; the reader says so
            target.symlink_to(os.fsdecode(data))
        else:
            target.write_bytes(data)


def _ask(git: str, root: Path, *arguments: str) -> bytes | None:
    """Return what git says, or `None` where it refuses."""
    done = subprocess.run(  # noqa: S603 - git itself, with arguments of ours
        [git, "-C", str(root), *arguments],
        env={**os.environ, **OFFLINE},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.stdout if done.returncode == 0 else None
