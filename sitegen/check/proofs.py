"""
Proofs that earlier builds made, and that need not be made again.

A proof is a function of what is stated, of the words by which things are named, and of
the tool. What was found sound is known by the hash of just these, and by nothing else;
where there are faults nothing is kept, so that each is found, and told, anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.cache import Store
from sitegen.fresh import tool
from sitegen.hashed import hashed
from sitegen.remembered import memory, remembered

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.model.site import Site
    from sitegen.model.vocabulary import Vocabulary

ROOM, ENTRY = "proofs", "sound"
SPARE = 1_000
"""As many more hashes are kept as twice those of the last build, which come first."""
_KEPT: dict[str, dict[str, None]] = memory()
"""What this process kept last, by the folder: it need not be read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A figure, and all that its proof reads of the site but the words."""

    figure: Figure
    level: Figure | None
    """The level beside which it is stated."""
    tag: str
    """Of the language in which it is printed, e.g. ``en-GB``."""
    covers: Period | None
    """What all of its source is about."""

    @classmethod
    def of(cls, figure: Figure, site: Site) -> Stated:
        """Return what a site states of a figure that is printed somewhere."""
        return cls(
            figure=figure,
            level=site.figures.get(figure.of),
            tag=site.language_of(figure),
            covers=site.sources[figure.source].covers,
        )


@remembered
def _name(
    ground: str, figure: Figure, level: Figure | None, tag: str, covers: Period | None
) -> str:
    return hashed((ground, figure, level, tag, covers))


class Proofs:
    """What is known to be sound by *vocabulary* and the *language* of its labels."""

    def __init__(
        self, folder: Path | None, vocabulary: Vocabulary, language: str
    ) -> None:
        made_by = tool()
        self._store = Store(folder if made_by else None, ROOM)
        self._now = dict[str, None]()
        self._ground = hashed((made_by, vocabulary, language))
        self._folder = str(folder) if folder and made_by else ""
        self._before = _KEPT.get(self._folder) or self._read()

    def name(self, stated: Stated) -> str:
        """Return the hash of all that a proof is a function of."""
        told = stated.figure, stated.level, stated.tag, stated.covers
        return _name(self._ground, *told)

    def has(self, name: str) -> bool:
        """Tell whether that proof found no fault; what is asked for is kept on."""
        is_known = name in self._before
        if is_known:
            self._now[name] = None
        return is_known

    def add(self, name: str) -> None:
        """Take down that a proof found no fault."""
        self._now[name] = None

    def keep(self) -> None:
        """Keep what this build needed, and of what earlier ones did as much as fits."""
        if not self._now.keys() <= self._before.keys():
            most = 2 * len(self._now) + SPARE
            names = [*(self._now | self._before)][:most]
            self._store.put(ENTRY, "\n".join(names).encode())
            if self._folder:
                _KEPT[self._folder] = dict.fromkeys(names)

    def _read(self) -> dict[str, None]:
        kept = self._store.get(ENTRY) or b""
        return dict.fromkeys(kept.decode(errors="replace").split("\n"))
