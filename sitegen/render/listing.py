"""
How figures are called where they are listed to be found, as earlier builds said it.

It is said of some figures at a time, and found again by all that it rests on: so a
digit says it anew of a few. It is believed as far as its folder is (`sitegen.cache`).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import MsgspecError, msgpack

from sitegen import names, words
from sitegen.cache import Store
from sitegen.catalogue import catalogue
from sitegen.hashed import hashed
from sitegen.inputs import tool
from sitegen.model.figure import Status
from sitegen.render.slices import in_slices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.model.vocabulary import Vocabulary

ROOM, LISTED = "finding", "listed"
Said = tuple[str, str, str]
"""The name of a figure, its time with what else is to be known, and its value."""
Known = dict[str, list[Said]]
"""What is said of some figures, by the hash of all that it rests on."""
_DECODER = msgpack.Decoder(Known)


def listed(
    figures: Iterable[Figure], site: Site, folder: Path | None
) -> Iterator[tuple[Figure, Said]]:
    """Yield figures with what is said of each; that is kept in the *folder*."""
    made_by, doubted = tool(), site.disputed
    store = Store(folder if made_by else None, ROOM)
    known, now = _known(store), Known()
    ground = hashed((made_by, site.settings.language, site.vocabulary))
    say = partial(said, site.settings.language, site.vocabulary)
    for some in in_slices(figures):
        doubts = [each.id in doubted for each in some]
        told = hashed((ground, some, doubts))
        found = known.get(told, [])
        if len(found) != len(some):
            found = [*map(say, some, doubts)]
        now[told] = found
        yield from zip(some, found, strict=True)
    if now != known:
        store.put(LISTED, msgpack.encode(now))


def said(
    language: str,
    vocabulary: Vocabulary,
    figure: Figure,
    is_disputed: bool,  # noqa: FBT001
) -> Said:
    """Return what is said of a figure; what it is not given, that cannot rest on."""
    say, when = catalogue(language), [words.short_period(figure.period, language)]
    when += words.terms(figure, language)
    if figure.status is not Status.REPORTED:
        when.append(say("computed"))
    if is_disputed:
        when.append(say("in doubt"))
    name = names.title(figure, vocabulary)
    return name, ", ".join(when), words.value(figure, language)


def _known(store: Store) -> Known:
    """Return what was kept; nothing where that is something else."""
    try:
        return _DECODER.decode(store.get(LISTED) or b"\x80")
    except MsgspecError:
        return {}
