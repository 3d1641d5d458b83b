"""
What is read of the site, noted while something is made of it: a page, a plan.

Who makes it, and all that it calls, sees the site through a `Watch`: whatever is asked
for is noted by its name, with a hash of the answer. A page to which all answers would
be the same today is the page of today; nobody has to keep a list of what it depends on
(verifying traces: Mokhov, Mitchell, Peyton Jones, "Build systems à la carte", 2018).
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from inspect import getattr_static
from types import FunctionType, MappingProxyType, MethodType
from typing import TYPE_CHECKING, TypeVar, cast

from sitegen.hashed import FEW, PLAIN, hashed
from sitegen.later import Lazy

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        ItemsView,
        Iterable,
        Iterator,
        ValuesView,
    )

    from sitegen.model.site import Site

T = TypeVar("T")
ABSENT = "absent"
NOTHING: Mapping[str, object] = MappingProxyType({})
EVERYWHERE = ("settings", "vocabulary", "rules")
"""Of these every page shows something: they are not watched one by one."""
STANDING = "standing"
TOGETHER = {
    *("topic_of", "charts_of", "shared", "disputed"),
    *("contradictions_of", "recent_corrections", "replaced_by"),
}
"""What stands of a figure while its digits change, and is noted as one: almost every
text on a figure asks for most of it, and each name more is proved for each figure."""


class Watch:
    """Hands out the site, and notes what is read of it."""

    def __init__(self) -> None:
        self._wholes: dict[str, Callable[[], object]] = {}
        self._parts: dict[str, Mapping[str, object]] = {}
        self._standing = list[str]()
        self._hashes: dict[str, str] = {}
        self._noted: dict[str, str] | None = None

    def site(self, site: Site) -> Site:
        """
        Return a site that is read through this watch.

        What a site works out as a property, from however much, is noted as one thing.
        """
        seen: dict[str, object] = {}
        for name in site.__struct_fields__:
            thing = getattr(site, name)
            if name in EVERYWHERE:
                seen[name] = thing
            elif isinstance(thing, Mapping):
                seen[name] = self.parts(name, thing)
            else:
                self._wholes[name] = partial(getattr, site, name)
        for name, ours in vars(type(site)).items():
            if isinstance(ours, property):
                self._wholes[name] = cache(partial(getattr, site, name))
        return cast("Site", _Site(type(site), seen, self))

    def everywhere(self, site: Site, more: object) -> str:
        """Return the hash of what every page shows something of, and of *more*."""
        return hashed(([getattr(site, name) for name in EVERYWHERE], more))

    def parts(self, name: str, things: Mapping[str, T]) -> Mapping[str, T]:
        """Return *things* of which each is noted by its key when it is read."""
        self._parts[name] = things
        if name in TOGETHER:
            self._standing.append(name)
        return _Parts(name, things, self.note)

    def whole(self, name: str) -> object:
        """Return what is only read as a whole, and note it."""
        self.note(name)
        return self._wholes[name]()

    def later(self, name: str, make: Callable[[], T]) -> Callable[[], T]:
        """Return what gives a thing worked out over much of a site, noted as one."""
        self._wholes[name] = cache(make)
        return cast("Callable[[], T]", partial(self.whole, name))

    def note(self, read: str) -> None:
        """Take down the name of something that is read, if anybody notes it."""
        if self._noted is not None and read not in self._noted:
            self._noted[read] = self.answer(read)

    @contextmanager
    def noting(self) -> Iterator[Mapping[str, str]]:
        """
        Yield what is read from now on: its names, each with a hash of the answer.

        What is made within something else rests on this, and so does the whole.
        """
        around, noted = self._noted, dict[str, str]()
        self._noted = noted
        try:
            yield noted
        finally:
            self._noted = around
            self.rest(noted.items)

    def rest(self, reads: Callable[[], Iterable[tuple[str, str]]]) -> None:
        """Take down what was read for something that is not made again."""
        if self._noted is not None:
            self._noted.update(reads())

    def answer(self, read: str) -> str:
        """Return the hash of what a name of `note` answers today."""
        if read not in self._hashes:
            self._hashes[read] = self._hash(read)
        return self._hashes[read]

    def forget(self) -> None:
        """Forget all answers: they are worked out again where somebody asks."""
        self._hashes.clear()

    def is_answered(self, read: str, was: str) -> bool:
        """Tell whether the answer to a name would be today what it *was*, by hashes."""
        answer = self._hashes.get(read) or self._hash(read)
        if answer != was:  # else it is not held, since most are never asked again
            self._hashes[read] = answer
        return answer == was

    def _hash(self, read: str) -> str:
        name, space, key = read.partition(" ")
        if name == STANDING:
            stands = [_said(self._part(each).get(key)) for each in self._standing]
            return _hash_of_all(tuple(stands))
        if name in self._wholes:
            return hashed(self._wholes[name]())
        things = self._part(name)
        if not space:
            return hashed([(each, self.answer(f"{name} {each}")) for each in things])
        if key.startswith("?"):
            return str(key[1:] in things)
        found = things.get(key, NOTHING)
        return ABSENT if found is NOTHING else hashed(found)

    def _part(self, name: str) -> Mapping[str, object]:
        things = self._parts.get(name, NOTHING)
        if type(things) is Lazy:  # this is asked most of all
            things = self._parts[name] = things.made
        return things


def _said(thing: object) -> object:
    """Return a plain thing, which most are, or what tells another from all others."""
    if thing is None or type(thing) in PLAIN:
        return thing
    return hashed(thing) if thing else ()


@lru_cache(FEW)
def _hash_of_all(told: tuple[object, ...]) -> str:
    """Return the hash of what stands of a figure: of many it is the same."""
    return hashed(told)


class _Parts(Mapping[str, T]):
    """Things by their key; a key, the presence of one, or all of them are noted."""

    def __init__(
        self, name: str, things: Mapping[str, T], note: Callable[[str], None]
    ) -> None:
        self._name, self._things, self._note = name, things, note
        self._each, self._has = f"{name} ", f"{name} ?"
        if name in TOGETHER:
            self._each = self._has = f"{STANDING} "

    def __getitem__(self, key: str) -> T:
        self._note(f"{self._each}{key}")
        return self._things[key]

    def __contains__(self, key: object) -> bool:
        self._note(f"{self._has}{key}")
        return key in self._things

    def __iter__(self) -> Iterator[str]:
        self._note(self._name)
        return iter(self._things)

    def __len__(self) -> int:
        self._note(self._name)
        return len(self._things)

    def items(self) -> ItemsView[str, T]:
        self._note(self._name)
        return self._things.items()

    def values(self) -> ValuesView[T]:
        self._note(self._name)
        return self._things.values()


class _Site:
    """A site whose methods see it through the watch as well."""

    def __init__(
        self, kind: type[Site], seen: Mapping[str, object], watch: Watch
    ) -> None:
        self._kind, self._seen, self._watch = kind, seen, watch

    def __getattr__(self, name: str) -> object:
        if name in self._seen:
            return self._seen[name]
        ours = getattr_static(self._kind, name)
        if isinstance(ours, FunctionType):
            return MethodType(ours, self)
        return self._watch.whole(name)
