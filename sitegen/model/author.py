"""Who wrote a source: people in parts, and organisations whose names stay whole."""

from __future__ import annotations

from msgspec import Struct


class Author(Struct, frozen=True, kw_only=True):
    """A person, by parts of the name, or what has only one name."""

    family: str
    """The family name with its particles, or the whole of a name without parts."""
    given: str = ""
    """Empty for organisations, and for people of one name."""
    suffix: str = ""
    """As "Jr." or "III"."""

    @property
    def full(self) -> str:
        """The name as it is spoken: "Martin Luther King Jr."."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)
