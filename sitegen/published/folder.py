"""A copy of a site in a folder of this machine; no network is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathlib import Path


class FolderCopy(Struct, frozen=True):
    """What lies in a folder; where a link leads is not followed out of sight."""

    folder: Path

    def names(self) -> frozenset[str]:
        """Return every file below the folder."""
        return frozenset(
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_symlink() or not path.is_dir()
        )

    def read(self, path: str, most: int) -> bytes | None:
        """Return a file, of a longer one *most* bytes; `None` where there is none."""
        try:
            if not (self.folder / path).is_file():  # a pipe would be waited for
                return None
            with (self.folder / path).open("rb") as file:
                return file.read(most)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
