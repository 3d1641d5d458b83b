"""Texts that are kept one after another are found again, whoever adds meanwhile."""

from __future__ import annotations

import os
from hashlib import sha256
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from sitegen.build import build
from sitegen.cache import CacheWarning, Store
from sitegen.diagnostics import Report
from sitegen.heap import Heap
from sitegen.remembered import forget
from sitegen.render import kept
from sitegen.render.kept import Kept
from tests.support import small_project

if TYPE_CHECKING:
    from pathlib import Path

ROOM, NAME = "pages", "texts-1"
OF_EACH = 300


def heap_in(folder: Path) -> Heap:
    """Return a heap in a folder of its own."""
    return Heap(Store(folder / "kept", ROOM), NAME)


def hash_of(text: bytes) -> str:
    """Return the name by which a text is believed."""
    return sha256(text).hexdigest()


def test_a_text_is_found_where_it_was_put(tmp_path: Path) -> None:
    """Each text is found by its place, its size and its hash."""
    heap = heap_in(tmp_path)
    texts = [b"", b"one", "zwölf".encode() * 1000, b"\0\n"]
    places = [heap.put(text) for text in texts]
    assert None not in places
    for start, text in zip(places, texts, strict=True):
        assert start is not None
        assert text == heap.get(start, len(text), hash_of(text))
    assert sum(map(len, texts)) == heap.size


def test_texts_of_two_processes_have_places_of_their_own(tmp_path: Path) -> None:
    """Two processes that add at the same time lose nothing."""
    context = get_context("fork")
    queue = context.SimpleQueue()

    def add(letter: str) -> None:
        heap = heap_in(tmp_path)
        texts = [f"{letter}{number}".encode() * number for number in range(OF_EACH)]
        queue.put([(text, heap.put(text)) for text in texts])

    copies = [context.Process(target=add, args=(letter,)) for letter in "ab"]
    for copy in copies:
        copy.start()
    found = [pair for _ in copies for pair in queue.get()]
    for copy in copies:
        copy.join()
    heap = heap_in(tmp_path)
    assert 2 * OF_EACH == len(found)
    for text, start in found:
        assert text == heap.get(start, len(text), hash_of(text))


def test_a_text_that_changed_is_none_and_none_of_them_is_believed(
    tmp_path: Path,
) -> None:
    """What is not as it was put is told, and goes with all that stands beside it."""
    heap = heap_in(tmp_path)
    start = heap.put(b"one")
    assert start is not None
    path = tmp_path / "kept" / ROOM / NAME
    path.write_bytes(b"two")
    with pytest.warns(CacheWarning, match="not as it was kept"):
        assert heap.get(start, 3, hash_of(b"one")) is None
    assert not path.exists()
    assert heap.get(start, 3, hash_of(b"one")) is None


@pytest.mark.parametrize("is_link", [False, True])
def test_what_is_no_file_of_ours_is_not_added_to(
    tmp_path: Path, *, is_link: bool
) -> None:
    """A link is not followed, and what others can write is not used."""
    heap = heap_in(tmp_path)
    assert heap.put(b"one") == 0
    path, elsewhere = tmp_path / "kept" / ROOM / NAME, tmp_path / "elsewhere"
    path.rename(elsewhere)
    if is_link:
        path.symlink_to(elsewhere)
        assert heap.put(b"two") is None
    else:
        path.write_bytes(b"one")
        path.chmod(0o666)
        with pytest.warns(CacheWarning, match="others can write it"):
            assert heap.put(b"two") is None
    assert b"one" == elsewhere.read_bytes()


def rewritten(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of what is made anew from now on."""
    found: list[str] = []
    keep = Kept.keep

    def spied(self: Kept) -> None:
        found.extend(self.why)
        keep(self)

    monkeypatch.setattr(Kept, "keep", spied)
    return found


def test_texts_that_nobody_needs_are_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A heap that is mostly of old texts is written anew; no text is made for it."""
    monkeypatch.setattr(kept, "ROOMY", 0)
    monkeypatch.setattr(kept, "MOST", 1)
    project = small_project(tmp_path / "project")
    build(project, Report(), is_trial=True)
    (before,) = (project.cache / kept.ROOM).glob(f"{kept.TEXTS}*")
    size = before.stat().st_size
    os.truncate(before, 3 * size)
    forget()
    build(project, Report(), is_trial=True)
    (after,) = (project.cache / kept.ROOM).glob(f"{kept.TEXTS}*")
    assert before.name != after.name
    assert size == after.stat().st_size
    forget()
    made = rewritten(monkeypatch)
    build(project, Report(), is_trial=True)
    assert [] == made


def test_a_heap_that_is_gone_is_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the texts are gone, all pages are made anew, and are known again then."""
    project = small_project(tmp_path / "project")
    clean = dict(build(project, Report(), is_trial=True))
    for path in (project.cache / kept.ROOM).glob(f"{kept.TEXTS}*"):
        os.truncate(path, 10)
    forget()
    made = rewritten(monkeypatch)
    assert clean == dict(build(project, Report(), is_trial=True))
    assert "figures/" in made
    made.clear()
    forget()
    assert clean == dict(build(project, Report(), is_trial=True))
    assert [] == made
