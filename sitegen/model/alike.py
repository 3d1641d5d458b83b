"""Records that are alike wherever they stand."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable


class Alike(Struct, frozen=True, eq=False):
    """Two of a kind are equal if all of their fields but those named here are."""

    BESIDE: ClassVar[tuple[str, ...]] = ()
    """What does not tell one from another, such as where in the content it stands."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        told = _told(type(self))
        return self is other or bool(told(self) == told(other))

    def __ne__(self, other: object) -> bool:
        return not self == other  # msgspec has its own, which asks nothing of ours

    def __hash__(self) -> int:
        return hash(_told(type(self))(self))


@cache
def _told(kind: type[Alike]) -> Callable[[Alike], Any]:
    """Return what takes all fields of a record by which it is known."""
    return attrgetter(*(n for n in kind.__struct_fields__ if n not in kind.BESIDE))
