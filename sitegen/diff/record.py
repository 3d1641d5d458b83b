"""What a comparison found: plain values, in the order of the content."""

from __future__ import annotations

from msgspec import Struct, field

NOT_COMPARED = frozenset({"id", "place", "inputs", "formula"})
"""Where a figure stands is no part of what it says; its recipe is told by itself."""


class Told(Struct, frozen=True, kw_only=True):
    """A figure in words, as readers of one state find it."""

    id: str
    name: str
    value: str
    """With unit and bound."""
    interval: str
    """What rounding leaves open."""
    unit: str
    period: str
    base: str
    kind: str
    nature: str
    status: str
    scope: str
    terms: str
    """On what terms it is stated, where that is said."""
    source: str
    """What its article is called; of a computed figure nothing."""
    printed: tuple[str, ...]
    """Each place in the article: its paragraph and the words."""
    recipe: str
    """The formula and its inputs, of a computed figure."""
    doubtful: str
    note: str
    vintages: tuple[str, ...] = ()
    """What it was before it was corrected, until when, and why it is no more."""
    formula: str = ""
    inputs: tuple[str, ...] = ()
    place: str = ""
    """``file:line:column``."""

    def differing(self, other: Told) -> tuple[str, ...]:
        """Return the names of the fields in which two differ."""
        return tuple(
            name
            for name in self.__struct_fields__
            if name not in NOT_COMPARED and getattr(self, name) != getattr(other, name)
        )


class Change(Struct, frozen=True, kw_only=True):
    """A figure that both states have, and not alike."""

    old: Told
    new: Told
    parts: tuple[str, ...]
    """The fields of `Told` in which they differ."""
    causes: tuple[str, ...] = ()
    """The changed figures that it is computed from; empty if it changed by itself."""
    kind: str = ""
    """Why another value took the place of one; empty where the content is silent."""
    asked: str = ""
    """Where it is, what the content would say of the value that was."""


class Check(Struct, frozen=True, kw_only=True):
    """An identity that came out otherwise."""

    rule: str
    words: str
    figures: tuple[str, ...]
    place: str
    is_explained: bool = False
    """The content acknowledges that it is broken."""


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence or another text that differs; empty where one state has none."""

    page: str
    """The address below the site; empty for the front page."""
    file: str
    old: str
    new: str


class Picture(Struct, frozen=True, kw_only=True):
    """A chart of one state."""

    title: str
    subtitle: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    svg: bytes


class ChartChange(Struct, frozen=True, kw_only=True):
    """A chart that differs; `None` for the state that has none."""

    id: str
    old: Picture | None
    new: Picture | None


class Files(Struct, frozen=True, kw_only=True):
    """How the files of two built sites differ, by every byte."""

    removed: tuple[str, ...]
    added: tuple[str, ...]
    differing: tuple[str, ...]
    same: int

    @property
    def touched(self) -> tuple[str, ...]:
        """Every path that is not the same."""
        return tuple(sorted((*self.removed, *self.added, *self.differing)))


class Comparison(Struct, frozen=True, kw_only=True):
    """Everything that differs between two states."""

    old: str
    """What the states are called."""
    new: str
    removed: tuple[Told, ...] = ()
    added: tuple[Told, ...] = ()
    renamed: tuple[Change, ...] = ()
    """One figure under another id."""
    changed: tuple[Change, ...] = ()
    moved: tuple[Change, ...] = ()
    """Computed as before, from what changed."""
    broken: tuple[Check, ...] = ()
    unchecked: tuple[Check, ...] = ()
    """Held, and nothing checks it any more."""
    healed: tuple[Check, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    charts: tuple[ChartChange, ...] = ()
    files: Files | None = None
    """Nothing where a state does not build, so that nothing is proved of its site."""
    old_faults: tuple[str, ...] = ()
    """Why a state does not build, a diagnostic each."""
    new_faults: tuple[str, ...] = ()
    unread: tuple[str, ...] = field(default=())
    """What of the states could not be compared."""
