"""What earlier builds found in finished pages, so that only new ones are looked at."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from itertools import chain, islice
from typing import TYPE_CHECKING

from msgspec import MsgspecError, Struct
from msgspec.json import Decoder

from sitegen.as_json import line_of
from sitegen.cache import Store
from sitegen.inputs import tool
from sitegen.markup import Markup, look
from sitegen.outputs import CARDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from sitegen.later import Files

ROOM, LAST = "markup", "last"
PARTS = 2
"""So many signs part what is told of a page."""
SOME = 1_000
"""So many words or pages are told at a time, so that nobody holds them twice."""
_LINE = Decoder(tuple[list[str], dict[str, str]])


class Page(Struct, frozen=True):
    """A page, or the cards that scripts put into one, as it was made."""

    path: str
    files: Files
    """Among which it is."""

    @property
    def hash(self) -> str:
        """That of its bytes, by which it is known."""
        return self.files.file(self.path).hash

    @property
    def text(self) -> str:
        """Its HTML."""
        data = self.files[self.path]
        is_cards = self.path.startswith(CARDS)
        return "\n".join(json.loads(data).values()) if is_cards else data.decode()

    @property
    def markup(self) -> Markup:
        """All that it defines and points to, with the places; nobody holds it."""
        return look(self.text)


Prove = Callable[[Page, Markup], None]


class Seen:
    """
    What a page defines and points to; it is looked at only if it is not known.

    What is *told* of it is kept: its hash, and the places of its ids and of its links
    among words.
    """

    __slots__ = ("_ids", "_words", "is_new", "page", "told")

    def __init__(
        self, page: Page, words: Words, told: str | None, prove: Prove
    ) -> None:
        self.page, self._words = page, words
        self.is_new = told is None or told.partition("|")[0] != page.hash
        if told is None or self.is_new:
            markup = page.markup
            prove(page, markup)
            ids = dict.fromkeys(markup.ids)
            links = dict.fromkeys(link for link, _ in markup.links)
            told = "|".join((page.hash, words.told(ids), words.told(links)))
        self.told = told
        self._ids: frozenset[str] | None = None

    @property
    def ids(self) -> frozenset[str]:
        """The ids on it."""
        if self._ids is None:
            self._ids = frozenset(self._words.read(self.places))
        return self._ids

    @property
    def places(self) -> str:
        """Those of its ids."""
        return self.told.split("|")[1]

    @property
    def links(self) -> Iterable[str]:
        """The links on it, each once."""
        return self._words.read(self.told.split("|")[2])


class Words:
    """Texts that stand on many pages, each known by its place among all of them."""

    def __init__(self, words: list[str]) -> None:
        self.all, self._places = words, dict[str, int]()

    def told(self, words: Collection[str]) -> str:
        """Return the places of words, which need not have been known."""
        places = self._places
        if not places:
            places.update((word, place) for place, word in enumerate(self.all))
        for each in words:
            if each not in places:
                places[each] = len(self.all)
                self.all.append(each)
        return " ".join([str(places[each]) for each in words])

    def read(self, told: str) -> list[str]:
        """Return the words at places; none where these are something else."""
        try:
            return [self.all[int(place)] for place in told.split()]
        except (ValueError, IndexError):
            return []


class Known:
    """
    The pages of the last sound site, by path and by hash of what they are.

    Whether a link leads somewhere depends on its page, and on the paths and ids of all
    others; where neither changed, neither did the answer. All else that can be wrong
    with a page depends on it alone.
    """

    def __init__(self, folder: Path | None) -> None:
        self._store = Store(folder, ROOM)
        self._where, self._begun, words, self._pages = self._read()
        self._words = Words(words)
        self._now = list[Seen]()
        self._is_new = False

    def look(self, page: Page, prove: Prove) -> Seen:
        """Return what a page defines and points to; *prove* a new one by itself."""
        seen = Seen(page, self._words, self._pages.get(page.path), prove)
        self._now.append(seen)
        self._is_new |= seen.is_new
        return seen

    def unsure(
        self, outputs: Iterable[str], pages: Mapping[str, Seen], home: str
    ) -> dict[str, Seen]:
        """Return the pages of which a link may lead elsewhere than it did."""
        where = _hash_of(chain((home,), sorted(outputs), _ids(pages)))
        is_elsewhere, self._where = where != self._where, where
        self._is_new |= is_elsewhere
        return {
            path: page for path, page in pages.items() if is_elsewhere or page.is_new
        }

    def keep(self) -> None:
        """Keep what was found: all of it is sound."""
        if self._is_new or len(self._now) < len(self._pages):
            self._store.put(LAST, self._told())

    def _told(self) -> Iterator[bytes]:
        """Yield all as data: what all rest on, words, and then pages, some a line."""
        words = iter(self._words.all)
        pages = ((seen.page.path, seen.told) for seen in self._now)
        yield line_of((tool(), self._where, self._begun or len(self._words.all)))
        while some := [*islice(words, SOME)]:
            yield line_of((some, {}))
        while found := dict(islice(pages, SOME)):
            yield line_of(([], found))

    def _read(self) -> tuple[str, int, list[str], dict[str, str]]:
        """Return what `keep` kept, or nothing where that is of no use."""
        words, pages = list[str](), dict[str, str]()
        try:
            lines = BytesIO(self._store.get(LAST) or b"")
            made_by, where, begun = json.loads(lines.readline())
            for line in lines:
                some, found = _LINE.decode(line)
                words += some
                pages |= found
            is_ours = isinstance(where, str)
            is_ours &= all(each.count("|") == PARTS for each in pages.values())
            # Most of it stands nowhere any more, or it was proved by other rules.
            is_stale = len(words) > 2 * begun or made_by != tool() or not made_by
        except (ValueError, TypeError, MsgspecError, RecursionError):
            return "", 0, [], {}
        return (
            (where, begun, words, pages)
            if is_ours and not is_stale
            else ("", 0, [], {})
        )


def _ids(pages: Mapping[str, Seen]) -> Iterator[str]:
    """Yield each page, and the places of its ids."""
    for path, page in pages.items():
        yield path
        yield page.places


def _hash_of(texts: Iterable[str]) -> str:
    """Return the hash of texts, of which there may be more than fit into memory."""
    total = sha256()
    for each in texts:
        total.update(f"{len(each)} {each}".encode(errors="surrogatepass"))
    return total.hexdigest()
