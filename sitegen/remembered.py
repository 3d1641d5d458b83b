"""
What this process made of the very same things before.

Records are frozen: of the same ones a function makes the same again, so that it need
not be asked twice. What was read of a file that did not change is the same record as
before (`sitegen.read.known`), and all that functions like these make of it stays the
same, too: so an edit costs what it touches.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import lru_cache, partial, wraps
from types import NoneType
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, TypeVarTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Ts = TypeVarTuple("Ts")
T = TypeVar("T")
P = ParamSpec("P")
MOST = 50_000
"""So many results of each function are remembered, and as many from before them."""
PLAIN = {str, bool, NoneType, frozenset}
"""What is told by its value; all else is told by which it is."""
_FORGETTING: list[Callable[[], None]] = []
_AGAIN = [True]
"""Whether another build of this process may ask for the same."""


def forget() -> None:
    """Remember nothing from here on, as another process would."""
    for each in _FORGETTING:
        each()


@contextmanager
def once() -> Iterator[None]:
    """
    Let nothing be held, in here, for which only another build would ask.

    What is made stays to the end, so that nobody searches it for garbage; whoever makes
    much that does not stay calls for that (`search_for_garbage`).
    """
    before, _AGAIN[0] = _AGAIN[0], False
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        _AGAIN[0] = before
        if collects:
            gc.unfreeze()
            gc.enable()


def search_for_garbage() -> None:
    """Let garbage be searched for from here on, but not among all that is there yet."""
    if not gc.isenabled():
        gc.freeze()  # of a large sheet this is much, and searched again and again
        gc.enable()


def may_build_again() -> bool:
    """Tell whether another build of this process may ask for the same."""
    return _AGAIN[0]


def memory() -> dict[str, Any]:
    """Return where a process keeps something by name, until all is forgotten."""
    made: dict[str, Any] = {}
    _FORGETTING.append(made.clear)
    return made


class _Results(Generic[T]):
    """What was made, by name; while it is held, nothing else has the ids in that."""

    def __init__(self) -> None:
        self.now: dict[object, tuple[object, T]] = {}
        self._before = self.now
        _FORGETTING.append(self._forget)

    def add(self, name: object, given: object, make: Callable[[], T]) -> T:
        """Return what is made of something *given*, unless it was there long ago."""
        found = self._before.get(name) or (given, make())
        if len(self.now) >= MOST:
            self.now, self._before = {}, self.now
        self.now[name] = found
        return found[1]

    def _forget(self) -> None:
        self.now = self._before = {}


def remembered(function: Callable[[*Ts], T]) -> Callable[[*Ts], T]:
    """Return a *function* of records that makes a thing once of the same ones."""
    results = _Results[T]()

    @wraps(function)
    def made(*given: *Ts) -> T:
        name = _name(given)
        found = results.now.get(name)
        if found:
            return found[1]
        return results.add(name, given, partial(function, *given))

    return made


def remembered_of(function: Callable[[object], T]) -> Callable[[object], T]:
    """Return the same of one record, in half the time: this is asked most of all."""
    results = _Results[T]()

    @wraps(function)
    def made(record: object) -> T:
        name = id(record)
        found = results.now.get(name)
        return (
            found[1] if found else results.add(name, record, lambda: function(record))
        )

    return made


def recent(most: int) -> Callable[[Callable[[*Ts], T]], Callable[[*Ts], T]]:
    """Return what lets a function remember as many of its latest results."""

    def remembering(function: Callable[[*Ts], T]) -> Callable[[*Ts], T]:
        made = lru_cache(most)(function)
        _FORGETTING.append(made.cache_clear)
        return cast("Callable[[*Ts], T]", made)

    return remembering


def for_builds(kept: Callable[P, T]) -> Callable[P, T]:
    """Return what a build asks once of each thing, and is *kept* for other builds."""
    if clear := getattr(kept, "cache_clear", None):
        _FORGETTING.append(clear)
    function = cast("Callable[P, T]", vars(kept)["__wrapped__"])

    @wraps(kept)
    def made(*given: P.args, **named: P.kwargs) -> T:
        return (kept if _AGAIN[0] else function)(*given, **named)

    return made


class Last(Generic[T]):
    """The last thing that was made under each name, for what is large."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[object, tuple[object, ...], T]] = memory()
        """By what it was made of, which is held so that nothing else has its ids."""

    def made(self, name: str, given: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what *make* makes of what is *given*, if that is not what it was."""
        known, told = self._made.get(name), _name(given)
        if known and known[0] == told:
            return known[-1]
        found = make()
        self._made[name] = told, given, found
        return found


def _name(given: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(
        [  # a list is made in place, which is faster; this is asked most of all
            each
            if (kind := type(each)) in PLAIN
            else _name(cast("tuple[object, ...]", each))
            if kind is tuple
            else id(each)
            for each in given
        ]
    )
