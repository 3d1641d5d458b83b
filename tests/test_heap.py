"""Texts that are kept one after another are found again, whoever adds meanwhile."""

from __future__ import annotations

import os
import shutil
from gc import collect, get_objects
from hashlib import sha256
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from sitegen.build import build
from sitegen.cache import CacheWarning, Store
from sitegen.diagnostics import BuildError, Report
from sitegen.heap import Heap
from sitegen.later import File
from sitegen.remembered import forget, once
from sitegen.render import kept, ledger
from sitegen.render.kept import Kept
from sitegen.render.ledger import LEDGER, TEXTS, Ledger
from sitegen.render.pool import Pool
from sitegen.render.told import Shared
from tests.support import made_anew, small_project, with_templates

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.project import Project

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


def test_a_text_that_changed_is_none(tmp_path: Path) -> None:
    """What is not as it was put is told; what is gone is not."""
    heap = heap_in(tmp_path)
    start = heap.put(b"one")
    assert start is not None
    path = tmp_path / "kept" / ROOM / NAME
    path.write_bytes(b"two")
    with pytest.warns(CacheWarning, match="not as it was kept"):
        assert heap.get(start, 3, hash_of(b"one")) is None
    path.unlink()
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


def test_texts_that_nobody_needs_are_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A heap that is mostly of old texts is written anew; no text is made for it."""
    monkeypatch.setattr(kept, "BUSY", 0)
    for room in (kept, ledger):
        monkeypatch.setattr(room, "ROOMY", 0)
        monkeypatch.setattr(room, "MOST", 1)
    project = small_project(tmp_path / "project")
    build(project, Report(), is_trial=True)
    (before,) = (project.cache / ledger.ROOM).glob(f"{TEXTS}*")
    size = before.stat().st_size
    os.truncate(before, 3 * size)
    forget()
    build(project, Report(), is_trial=True)
    (after,) = (project.cache / ledger.ROOM).glob(f"{TEXTS}*")
    assert before.name != after.name
    assert size == after.stat().st_size
    forget()
    made = made_anew(monkeypatch)
    build(project, Report(), is_trial=True)
    assert {} == made


def test_a_heap_that_is_gone_is_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the texts are gone, all pages are made anew, and are known again then."""
    project = small_project(tmp_path / "project")
    clean = dict(build(project, Report(), is_trial=True))
    for path in (project.cache / ledger.ROOM).glob(f"{TEXTS}*"):
        os.truncate(path, 10)
    forget()
    made = made_anew(monkeypatch)
    assert clean == dict(build(project, Report(), is_trial=True))
    assert "figures/" in made
    made.clear()
    forget()
    assert clean == dict(build(project, Report(), is_trial=True))
    assert {} == made


def heaps(project: Project) -> list[str]:
    """Return the names of all heaps of a project."""
    found = (project.cache / ledger.ROOM).glob(f"{TEXTS}*")
    return sorted(path.name for path in found)


def test_what_is_lost_is_made_anew_and_kept_again_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that goes on does without the texts that somebody removed meanwhile."""
    project = small_project(tmp_path / "project")
    clean = dict(build(project, Report(), is_trial=True))
    for name in heaps(project):
        (project.cache / ledger.ROOM / name).unlink()
    assert clean == dict(build(project, Report(), is_trial=True))
    assert clean == dict(build(project, Report(), is_trial=True))
    made = made_anew(monkeypatch)
    assert clean == dict(build(project, Report(), is_trial=True))
    assert {} == made


def test_what_a_build_made_before_a_fault_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one page has a fault, the others need not be made again once it is gone."""
    project = small_project(tmp_path / "project")
    shutil.rmtree(project.cache)
    shown, forbidden = "figures/exports-boats-2024/", "404.html"
    text = Kept.text

    def broken(self: Kept, name: str, *given: Any) -> Any:
        if name == forbidden:
            raise BuildError(Report())
        return text(self, name, *given)

    with monkeypatch.context() as patch:
        patch.setattr(Kept, "text", broken)
        with pytest.raises(BuildError):
            build(project, Report(), is_trial=True)
    forget()
    made = made_anew(monkeypatch)
    build(project, Report(), is_trial=True)
    assert forbidden in made
    assert shown not in made


def test_no_heap_is_left_that_nobody_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither templates that change nor a build that died leave heaps behind."""
    monkeypatch.setattr(kept, "BUSY", 0)
    project = with_templates(small_project(tmp_path / "project"))
    page = project.root / "templates" / "404.html"
    build(project, Report(), is_trial=True)
    for number in range(3):
        page.write_text(f"{page.read_text('utf-8')}<!-- {number} -->", "utf-8")
        build(project, Report(), is_trial=True)
        assert 1 == len(heaps(project))
    (project.cache / ledger.ROOM / LEDGER).unlink()
    (project.cache / ledger.ROOM / f"{TEXTS}{'0' * 16}").write_bytes(b"0" * 1000)
    forget()
    build(project, Report(), is_trial=True)
    assert 1 == len(heaps(project))


def test_builds_for_two_addresses_share_a_cache(tmp_path: Path) -> None:
    """Two sites are asked for by turns; neither takes the texts of the other."""
    here = small_project(tmp_path / "project")
    there = replace(here, address="https://norland.example/sheet/")
    first, second = (build(each, Report(), is_trial=True) for each in (here, there))
    forget()
    third = build(here, Report(), is_trial=True)
    clean = replace(there, drawings=tmp_path / "kept")
    assert dict(first) == dict(third)
    made = build(clean, Report(), is_trial=True)
    pages = [path for path in made if path.endswith(".html")]
    assert [made[path] for path in pages] == [second[path] for path in pages]
    assert len(heaps(here)) > 1


def test_what_was_put_into_another_heap_is_not_known() -> None:
    """What a copy put where the texts are no longer is made anew, not believed."""
    ledger = Ledger("ground")
    text = File("0" * 64, 3, bytes)
    entry = Shared().entry("told", [("read", "answer")], (["one"], []), text, 0)
    before = ledger.heap
    ledger.add("first/", entry, before)
    heap, found = ledger.find("first/")
    assert found
    assert (before, "told", text.hash) == (heap, found.given, found.hash)
    assert (entry.reads, entry.shown, entry.noted) == (
        *(found.reads, found.shown, found.noted),
    )
    ledger.lose()
    ledger.add("second/", entry, before)
    assert [None, None] == [ledger.find(name)[1] for name in ("first/", "second/")]
    assert {"first/"} == ledger.others


def test_who_builds_once_holds_nothing_of_what_texts_rest_on(tmp_path: Path) -> None:
    """Once all pages are made, nobody asks for it; what follows has the room."""
    project = small_project(tmp_path / "project")
    build(project, Report())
    forget()
    collect()
    others = [each for each in get_objects() if type(each) is Pool]

    with once():
        made = build(project, Report())
        collect()
        held = [each for each in get_objects() if type(each) is Pool]
        new = (each for each in held if not any(each is other for other in others))
        words = {word for each in new for word in each.all}

    assert len(made) > 1
    assert {*build(project, Report())} == {*made}
    assert not [each for each in words if " figures" in each]
