"""A page of which nothing changed is not made again, and no page is ever stale."""

from __future__ import annotations

import errno
import gc
import json
import os
import shutil
from base64 import b64encode
from contextlib import suppress
from importlib import import_module
from itertools import cycle
from sys import byteorder
from time import sleep
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from msgspec.structs import replace

from sitegen.build import build
from sitegen.cache import Store
from sitegen.cli import SOUND, main
from sitegen.diagnostics import BuildError, Report
from sitegen.later import File
from sitegen.project import Project
from sitegen.remembered import forget, once
from sitegen.render import ahead, ledger, slices
from sitegen.render.held import CARD, GROUND
from sitegen.render.kept import Kept
from sitegen.render.ledger import LEDGER, ROOM, SINCE, Ledger
from tests.shared import unlinked
from tests.sheets import MERISIA, sheet_in
from tests.soak.edits import NAMES, outcome, sequence
from tests.support import (
    ROOT,
    codes,
    made_anew,
    run,
    small_project,
    with_templates,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.figure import Figure
    from tests.soak.edits import Outcome

PATIENCE = 1_000
"""Hundredths of a second that a copy may take until it begins."""
inspected: Any = import_module("sitegen.inspect.known")
GAZETTE = "content/sources/gazette.yaml"
DOUBTS = """\
contradictions:
  two-readings:
    title: Two readings
    figures: [exports-boats-2024]
    says: Two readings of the same words.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project of which all pages are kept."""
    project = small_project(tmp_path_factory.mktemp("kept") / "project")
    build(project, Report(), is_trial=True)
    return project


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, ...]]:
    """Return what is made anew from now on, and why."""
    return made_anew(monkeypatch)


def edited(project: Project, file: str, old: str, new: str) -> None:
    """Replace one text in a file of the project."""
    path = project.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def bytes_in(folder: Path) -> dict[Path, bytes]:
    """Return what the files in a folder hold."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.thorough
@pytest.mark.parametrize("sheet", NAMES)
def test_whatever_is_edited_the_site_is_the_clean_one(
    tmp_path: Path, sheet: str
) -> None:
    """Edits of content and templates, back and forth: all builds are clean builds."""
    assert sequence(tmp_path, 1, sheet)["sound"] > 0


@pytest.mark.thorough
@pytest.mark.parametrize("seed", [9_106, 800_064])
def test_what_is_asked_for_first_tells_what_a_clean_build_tells(
    tmp_path: Path, seed: int
) -> None:
    """A text that is wrong is told at its place, and not at the template besides."""
    assert sequence(tmp_path, seed)["faults"] > 0


@pytest.mark.thorough
def test_whatever_is_edited_charts_are_those_of_a_clean_site(tmp_path: Path) -> None:
    """The same with all charts drawn, after trials that draw none."""
    assert sequence(tmp_path, 6, "merisia", steps=6, is_drawn=True)["sound"] > 0


def test_nothing_is_made_for_a_remark(
    built: Project, made: dict[str, tuple[str, ...]]
) -> None:
    """A comment in the content changes no page, and makes none."""
    edited(built, GAZETTE, "figures:", "# remark\nfigures:")
    build(built, Report(), is_trial=True)
    assert {} == made


def test_a_link_to_a_line_follows_it(tmp_path: Path) -> None:
    """Where pages lead to the lines of the content, a remark moves their links."""
    project = small_project(tmp_path / "project")
    known = replace(project, repository="https://github.example/norland")
    build(known, Report(), is_trial=True)
    edited(known, GAZETTE, "figures:", "# remark\nfigures:")
    made = build(known, Report(), is_trial=True)
    clean = build(replace(known, drawings=tmp_path / "kept"), Report(), is_trial=True)
    pages = [path for path in made if path.endswith(".html")]
    assert [clean[path] for path in pages] == [made[path] for path in pages]
    assert any(b"gazette.yaml#L" in made[path] for path in pages)


def test_a_note_makes_the_pages_that_show_it(
    built: Project, made: dict[str, tuple[str, ...]], tmp_path: Path
) -> None:
    """
    A note changes pages and cards of what it is about, and of no other figure.

    Pages that only count figures, or say from when to when they are, do without.
    """
    name = "exports-boats-2024"
    edited(built, GAZETTE, f"  {name}:\n", f"  {name}:\n    note: Counted at sea.\n")
    files = build(built, Report(), is_trial=True)
    assert b"Counted at sea" in files[f"figures/{name}/index.html"]
    assert {f"figures/{name}/", f"card of {name}"} <= made.keys()
    others = {each for each in made if each.startswith(("figures/", "card of"))}
    assert {each for each in others if name in each} == others - {"figures/"}
    assert (
        set() == {"sources/", "data/", "checks/", "topics/", "404.html"} & made.keys()
    )
    clean = replace(built, drawings=tmp_path / "kept")
    texts = shutil.ignore_patterns(ROOM, "markup", "templates")
    shutil.copytree(built.cache, clean.cache, ignore=texts)
    assert outcome(clean) == dict(files)


def test_a_note_at_the_end_of_a_page_follows_its_figure(tmp_path: Path) -> None:
    """What only the note of a number says of its figure makes the page anew."""
    project = small_project(tmp_path / "project")
    edited(project, "content/pages/index.md", "::: head", "{depots-2024}\n\n::: head")
    build(project, Report(), is_trial=True)
    day = "period: at-2024-12-3"
    edited(project, "content/sources/herald.yaml", f"{day}1", f"{day}0")
    files = build(project, Report(), is_trial=True)
    assert b"30 December 2024" in files["index.html"]
    assert b"31 December 2024" not in files["index.html"]


@pytest.mark.parametrize("is_known", [False, True])
def test_pages_are_made_from_both_ends(
    alone: Path, made: dict[str, tuple[str, ...]], tmp_path: Path, *, is_known: bool
) -> None:
    """
    A copy of the process makes the last pages meanwhile; all are the same.

    It begins with the first, or as soon as much turns out to be new.
    """
    assert alone.is_dir()
    project = small_project(tmp_path / "project")
    build(project, Report(), is_trial=True)
    made.clear()
    edited(project, GAZETTE, "Gazette\n", "Gazette of Norland\n")
    if not is_known:
        shutil.rmtree(project.cache / ROOM)
    forget()
    here, few = os.getpid(), 2

    def slowly(self: Kept, *given: Any) -> File:
        kind = "cards" if given[0].startswith(CARD) else "pages"
        is_page = given[0].endswith("/") and " " not in given[0]
        is_next = is_page and len(made) > few * is_known
        if os.getpid() != here:
            (tmp_path / kind).touch()
        elif is_next or kind == "cards":  # wait until the copy has begun
            waited = 0
            while not (tmp_path / kind).exists() and waited < PATIENCE:
                sleep(0.01)
                waited += 1
        return text(self, *given)

    text = Kept.text
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Kept, "text", slowly)
        patch.setattr(ahead, "SOME", few)
        files = build(project, Report(), is_trial=True)
    assert (tmp_path / "pages").exists()
    assert (tmp_path / "cards").exists()
    assert {"figures/", "sources/gazette/" if is_known else "404.html"} <= made.keys()
    clean = build(replace(project, drawings=tmp_path / "clean"), Report())
    pages = {path: data for path, data in files.items() if path.endswith(".html")}
    assert {path: clean[path] for path in pages} == pages


def test_a_card_in_several_pages_is_made_anew_in_all(tmp_path: Path) -> None:
    """What is said of a figure that stays as it is changes each file with its card."""
    project = small_project(tmp_path / "project")
    build(project, Report(), is_trial=True)
    (project.content / "identities.yaml").write_text(DOUBTS, encoding="utf-8")
    files = build(project, Report(), is_trial=True)
    clean = build(
        replace(project, drawings=tmp_path / "clean"), Report(), is_trial=True
    )
    assert clean["index.html"] == files["index.html"]
    cards = {each for each in clean if each.startswith("cards/")}
    showing = {each for each in cards if b"Two readings" in clean[each]}
    assert len(showing) > 2
    assert {each: clean[each] for each in cards} == {
        each: files[each] for each in cards
    }


def test_a_card_with_a_fault_is_told_by_whatever_page_shows_it(
    alone: Path, tmp_path: Path
) -> None:
    """Also where the page that told it first does not show it any more."""
    shutil.rmtree(alone)
    project = sheet_in(tmp_path / "project", MERISIA)
    project.templates.own.mkdir()
    card = (ROOT / "templates/card.html").read_text(encoding="utf-8")
    broken = "{% if figure.id == 'balance-2025' %}{{ ()[7] }}{% endif %}"
    path = project.templates.own / "card.html"
    path.write_text(f"{card}{broken}", encoding="utf-8")
    source = "content/sources/corvane-2025-05.yaml"
    entry = "\n  containers-2025-01:\n"
    note = f"{entry}    note: Compare {{balance-2025}}.\n"
    for before, after in ((entry, note), (note, entry)):
        edited(project, source, before, after)
        forget()
        report = Report()
        with suppress(BuildError):
            build(project, report, is_trial=True)
        assert {"template-broken"} == {found.code for found in report.diagnostics}


def test_a_text_that_shows_what_is_not_there_is_made_anew(tmp_path: Path) -> None:
    """A figure that was never there may stand in a cache that somebody wrote."""
    project = small_project(tmp_path / "project")
    clean = {**build(project, Report(), is_trial=True)}
    known = ledger.last(str(project.cache))
    for name in known.names:
        heap, entry = known.find(name)
        assert entry is not None
        shows = entry.shared.ids.put([*entry.shown, "gone"])
        known.add(name, replace(entry, shows=shows), heap)
    assert clean == {**build(project, Report(), is_trial=True)}


@pytest.mark.parametrize("is_much", [True, False])
def test_copies_do_not_carry_what_is_known_of_many_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_much: bool
) -> None:
    """It is read before they are begun only where that is little."""
    project = small_project(tmp_path / "project")
    build(project, Report(), is_trial=True)
    folder = str(project.cache)
    size = Store(folder, ROOM).size(LEDGER)
    monkeypatch.setattr(ledger, "MUCH", size + (not is_much))
    forget()
    ledger.ahead(folder)
    assert (folder in ledger.LEDGERS) != is_much


def _empty(_: int) -> File:
    return File.of(b"")


def test_a_copy_begins_when_a_core_has_nothing_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who asks for one page after another sees that at the next of every few."""
    begun, idle = list[object](), list[bool]()
    monkeypatch.setattr(ahead, "SOME", 2)
    monkeypatch.setattr(ahead, "forked", begun.append)
    monkeypatch.setattr(ahead, "has_idle_core", lambda: bool(idle))
    known: Any = SimpleNamespace(is_lasting=True, why={})
    ends = ahead.Ends(_empty, range(5), known, is_shared=True)
    ends.begin()
    ends.make(0)
    assert not begun
    idle.append(True)
    ends.make(1)
    assert not begun
    for place in (2, 3, 4):
        ends.make(place)
    assert len(begun) == 1


def test_garbage_is_collected_once_much_is_made_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Until then nobody looks for it, and behind the build all is as it was."""
    monkeypatch.setattr(ahead, "SOME", 2)
    known: Any = SimpleNamespace(is_lasting=False, why={})
    ends = ahead.Ends(_empty, range(3), known, is_shared=False)
    with once():
        ends.make(0)
        assert not gc.isenabled()
        known.why |= {"a/": (), "b/": ()}
        ends.make(2)
        assert gc.isenabled()
        assert gc.get_freeze_count()  # what there was before is not searched
    assert gc.isenabled()
    assert not gc.get_freeze_count()


@pytest.mark.parametrize("is_alone", [False, True])
def test_of_a_wrong_value_no_page_says_more(
    alone: Path, tmp_path: Path, *, is_alone: bool
) -> None:
    """Where a value does not follow, faults of pages wait until it does."""
    if not is_alone:
        shutil.rmtree(alone)
    project = small_project(tmp_path / "project")
    name = "exports-boats-2024"
    edited(project, GAZETTE, f"  {name}:\n", f"  {name}:\n    note: About 12.\n")
    for value, code in (("470", "number-bare"), ("490", "value-differs")):
        edited(project, GAZETTE, "{2: 470 million", f"{{2: {value} million")
        report = Report()
        with suppress(BuildError):
            build(project, report, is_trial=True)
        assert [code] == codes(report)


@pytest.mark.parametrize(
    ("note", "code"),
    [("Not ~~all~~.", "markup-unread"), ("About 12 of them.", "number-bare")],
)
@pytest.mark.parametrize("is_alone", [False, True])
def test_a_passage_is_told_wherever_it_is_proved(
    alone: Path, tmp_path: Path, note: str, code: str, *, is_alone: bool
) -> None:
    """A remark and a fault of a note are told, whoever proves it."""
    if not is_alone:
        shutil.rmtree(alone)
    project = small_project(tmp_path / "project")
    name = "exports-boats-2024"
    edited(project, GAZETTE, f"  {name}:\n", f"  {name}:\n    note: {note}\n")
    report = Report()
    with suppress(BuildError):
        build(project, report, is_trial=True)

    assert [code] == codes(report)


def test_a_table_may_stand_twice_on_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slices of one are not taken for those of another, which has other rows."""
    project = small_project(tmp_path / "project")
    shipped = (ROOT / "templates/figures.html").read_text(encoding="utf-8")
    monkeypatch.setattr(slices, "LEAST", 1)
    monkeypatch.setattr(slices, "SHORT", 1)
    call = '{{ sliced("parts/all-rows.html", figures, periods=periods, size=size) }}'
    assert call in shipped
    twice = f"{call}<!-- again -->{call.replace('figures,', 'figures[:2],')}"
    own = project.root / "templates/figures.html"
    own.parent.mkdir(exist_ok=True)
    own.write_text(shipped.replace(call, twice), encoding="utf-8")

    for _ in range(2):
        page = build(project, Report(), is_trial=True)["figures/index.html"].decode()
        whole, first = (part.split("<tr ")[1:] for part in page.split("again"))
        assert len(whole) > len(first) == 2


@pytest.mark.parametrize("sheet", NAMES)
def test_a_page_is_the_same_in_slices_and_as_a_whole(
    sheet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long they are: notes are counted by the page, figures in its order."""
    shutil.copytree(ROOT / "tests/sites" / sheet / "content", tmp_path / "content")
    found = []
    for length in (1, 3, 1_000):
        forget()
        monkeypatch.setattr(slices, "LEAST", length)
        monkeypatch.setattr(slices, "SHORT", length)
        kept_in = tmp_path / str(length)
        project = Project(tmp_path, tmp_path / "site", drawings=kept_in)
        found.append(dict(build(project, Report(), is_trial=True)))

    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize(
    ("count", "length"), [(0, 4), (1, 4), (300, 4), (2_000, 8), (20_000, 32)]
)
def test_a_long_table_has_longer_slices(count: int, length: int) -> None:
    """A digit makes one anew and fetches all others: both together are to be little."""
    figures = [SimpleNamespace(id=f"figure-{each}") for each in range(count)]
    made = slices.in_slices(cast("list[Figure]", figures))

    assert slices.length_of(count) == length
    assert [each for some in made for each in some] == figures
    assert count / length / 2 <= len(made) <= 2 * count / length + 1


def test_a_check_and_a_build_share_their_pages(
    built: Project, made: dict[str, tuple[str, ...]]
) -> None:
    """What a build made a check does not make again, nor the other way round."""
    edited(built, GAZETTE, "Gazette\n", "Gazette of Norland\n")
    build(built, Report())
    assert made
    made.clear()
    build(built, Report(), is_trial=True)
    assert {} == made
    edited(built, GAZETTE, "Gazette of Norland\n", "Gazette\n")
    build(built, Report(), is_trial=True)
    assert made
    made.clear()
    build(built, Report())
    assert {} == made


@pytest.mark.parametrize("asked", ["index.html", "sources/gazette/index.html"])
def test_a_page_that_is_asked_for_first_hides_no_fault(
    tmp_path: Path, asked: str
) -> None:
    """What is wrong with it stops none of the others, whose faults are told as well."""
    project = with_templates(small_project(tmp_path / "project"))
    name = "exports-boats-2024"
    edited(project, GAZETTE, f"  {name}:\n", f"  {name}:\n    note: Not ~~all~~.\n")
    for name in ("page.html", "source.html"):
        path = project.templates.own / name
        broken = path.read_text("utf-8").replace("content %}", "content %}{{ ()[7] }}")
        path.write_text(broken, encoding="utf-8")

    told = outcome(project)
    forget()

    assert [each.partition(":")[0] for each in told] == [
        *(GAZETTE, "templates/page.html", "templates/source.html")
    ]
    assert told == outcome(project, asked)


def test_what_is_kept_may_be_damaged(tmp_path: Path, built: Project) -> None:
    """Entries of another kind, sealed or not, are made anew."""
    project = replace(built, drawings=tmp_path / "kept")
    clean = outcome(project)
    store = Store(project.cache, ROOM)
    damages = cycle([b"", b"{", b"[]", b'{"text": 1}', b"{}\n\xff", b"\0" * 9])
    for path, damage in zip((project.cache / ROOM).iterdir(), damages, strict=False):
        store.put(path.name, damage)
    forget()
    assert clean == outcome(project)


PLACES = [
    b64encode(each).decode()
    for each in (b"a", bytes(6), b"\xff" * 4, bytes(8) + b"\x7f" * 4)
]
"""What is no packed places, and places at which nothing stands."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Outcome]:
    """Return a project that no test edits, whose pages are all kept, and its site."""
    project = small_project(tmp_path_factory.mktemp("sound") / "project")
    return project, outcome(project)


@pytest.mark.parametrize(
    ("part", "other"),
    [
        *((1, each) for each in (0, "a", None, [0], *PLACES)),
        *((2, each) for each in (0, "nobody", [["a"]], *PLACES)),
        *((3, each) for each in (None, *PLACES)),
        *((4, each) for each in (1, None, "../../site/x", "a" * 63)),
        *((5, each) for each in ("a", None, -1)),
        *((6, each) for each in ("a", None, -1, 10**9)),
    ],
)
def test_what_is_kept_of_a_page_names_no_path_and_nobody(
    tmp_path: Path, sound: tuple[Project, Outcome], part: int, other: object
) -> None:
    """A ledger that was altered and sealed again is of no use, and does no harm."""
    kept_on, clean = sound
    project = replace(kept_on, drawings=tmp_path / "kept")
    shutil.copytree(kept_on.cache, project.cache)
    store = Store(project.cache, ROOM)
    first, line = (store.get(LEDGER) or b"").splitlines()
    *all_else, entries = json.loads(line)
    for entry in entries.values():
        entry[part] = other
    told = json.dumps((*all_else, entries)).encode()
    store.put(LEDGER, (first, b"\n", told))
    forget()

    assert clean == outcome(project)


def test_what_another_kind_of_machine_kept_of_pages_is_not_used(
    tmp_path: Path, sound: tuple[Project, Outcome]
) -> None:
    """It holds the bytes of a number in another order, and so would find others."""
    kept_on, clean = sound
    project = replace(kept_on, drawings=tmp_path / "kept")
    shutil.copytree(kept_on.cache, project.cache)
    store = Store(project.cache, ROOM)
    first, *lines = (store.get(LEDGER) or b"").splitlines(keepends=True)
    assert Ledger.read(store).names

    other = {"little": "big", "big": "little"}[byteorder]
    store.put(LEDGER, (first.replace(byteorder.encode(), other.encode()), *lines))
    forget()

    assert not Ledger.read(store).names
    assert clean == outcome(project)


def test_only_what_is_new_of_what_is_known_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was known stays as it is; what came since is believed with that alone."""
    monkeypatch.setattr(ledger, "LITTLE", 1)  # much of a small sheet is new
    project = small_project(tmp_path / "project")
    outcome(project)
    store = Store(project.cache, ROOM)
    whole = store.get(LEDGER) or b""
    name = "exports-boats-2024"
    edited(project, GAZETTE, f"  {name}:\n", f"  {name}:\n    note: Odd.\n")
    after = outcome(project)
    since = store.get(SINCE) or b""
    assert whole == store.get(LEDGER)
    assert since
    forget()
    anew = made_anew(monkeypatch)
    assert after == outcome(project)
    assert not anew

    mark, _, told = since.partition(b"\n")
    for other in (b"", b"{}", told, b'"another"\n' + told, mark + b"\n[[],[],[0]]\n"):
        store.put(SINCE, other)
        forget()
        assert after == outcome(project)


def test_what_came_since_is_not_written_to_the_whole_of_another(tmp_path: Path) -> None:
    """Where another process wrote all that it knows, this one writes all, too."""
    project = small_project(tmp_path / "project")
    outcome(project)
    store = Store(project.cache, ROOM)
    store.put(LEDGER, b"another\n")
    name = "exports-boats-2024"
    edited(project, GAZETTE, f"  {name}:\n", f"  {name}:\n    note: Odd.\n")
    after = outcome(project)

    assert (store.get(LEDGER) or b"") != b"another\n"
    forget()
    assert after == outcome(project)


def test_an_editor_is_told_why_a_page_was_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """``build --why PATH`` names what the page shows that changed."""
    monkeypatch.setattr(slices, "SHORT", 1)
    project = small_project(tmp_path / "project")
    ask = ["build", "--root", str(project.root), "--why", "glossary/index.html"]
    assert SOUND == main(ask)
    assert "was not made anew" in capsys.readouterr().out
    edited(
        project, "content/vocabulary/units.yaml", "billion euros", "thousand mn euros"
    )
    assert SOUND == main(ask)
    assert GROUND in capsys.readouterr().out
    assert SOUND == main(ask)
    assert "was not made anew" in capsys.readouterr().out
    name = "  exports-boats-2024:\n"
    edited(project, GAZETTE, name, f"{name}    note: Of a register.\n")
    assert SOUND == main([*ask[:-1], "sources/gazette/index.html"])
    assert "the figure exports-boats-2024" in capsys.readouterr().out
    edited(project, GAZETTE, "Of a register.", "Of another.")
    assert SOUND == main([*ask[:-1], "topics/trade/index.html"])
    assert capsys.readouterr().out.endswith("changed:\nthe figure exports-boats-2024\n")
    edited(project, GAZETTE, "Of another.", "Of a third.")
    assert SOUND == main([*ask[:-1], "figures/index.html"])
    assert capsys.readouterr().out.endswith("changed:\nthe figure exports-boats-2024\n")


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Return the site of the small project as it is made where nothing is kept."""
    project = small_project(tmp_path_factory.mktemp("clean") / "project")
    shutil.rmtree(project.cache)
    return outcome(project)


@pytest.mark.parametrize("code", [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("refused", ["mkdir", "open", "replace"])
def test_where_nothing_can_be_kept_the_site_is_the_same(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    clean: Outcome,
    code: int,
    refused: str,
) -> None:
    """No rights on the folder of the cache, or a full disk, cost only the cache."""
    project = small_project(tmp_path / "project")
    shutil.rmtree(project.cache)
    allowed = getattr(os, refused)

    def refuse(path: str, *rest: Any, **more: Any) -> Any:
        reads = refused == "open" and not rest[0] & os.O_WRONLY
        if reads or not str(path).startswith(str(project.cache)):
            return allowed(path, *rest, **more)
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, refused, refuse)

    assert clean == outcome(project)
    assert [] == [path for path in project.cache.rglob("*") if path.is_file()]


def test_what_the_system_does_not_let_be_kept_is_done_without(tmp_path: Path) -> None:
    """A build that may write no file of a thousand bytes says what it would write."""
    root = small_project(tmp_path / "project").root
    script = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "from sitegen.cli import main\n"
        "sys.exit(main(['check', '--strict', '--root', sys.argv[1]]))\n"
    )
    shutil.rmtree(root / ".sitegen-cache")

    done = run(["-c", script, str(root)])

    assert (SOUND, "") == (done.returncode, done.stderr)


@pytest.mark.parametrize(
    "damage", ["torn", "others can write it", "others can write in"]
)
def test_what_is_not_used_is_told_once(tmp_path: Path, damage: str) -> None:
    """However many entries are damaged or foreign, a build says it in one line."""
    root = small_project(tmp_path / "project").root
    ask = ["build", "--root", str(root)]
    assert SOUND == main(ask)
    before = bytes_in(root / "site")
    cache = unlinked(root / ".sitegen-cache")
    entries = [path for path in cache.rglob("*") if path.is_file()]
    _, told = (Store(cache, ROOM).get(LEDGER) or b"").splitlines()
    *_, texts = json.loads(told)
    for path in entries if "in" not in damage.split() else [cache]:
        if damage == "torn":
            path.write_bytes(path.read_bytes()[:-1])
        else:
            path.chmod(0o777)

    done = run(["-m", "sitegen", *ask])

    (line,) = done.stderr.splitlines()
    assert damage.replace("torn", "not as it was kept") in line
    assert before == bytes_in(root / "site")
    assert len(entries) + len(texts) > 100


def test_pages_that_other_rules_proved_are_looked_at_again(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the last build found in pages is believed of the same tool alone."""
    looked: list[str] = []
    look = inspected.look

    def counted(text: str) -> object:
        looked.append(text)
        return look(text)

    monkeypatch.setattr(inspected, "look", counted)
    root = str(small)
    assert SOUND == main(["build", "--root", root])
    looked.clear()
    page = small / "content" / "pages" / "index.md"
    page.write_text(page.read_text("utf-8") + "\nOne more.\n", "utf-8")
    assert SOUND == main(["build", "--root", root])
    few = len(looked)
    looked.clear()
    monkeypatch.setattr(inspected, "tool", lambda: "another")
    page.write_text(page.read_text("utf-8") + "\nAnd one.\n", "utf-8")

    assert SOUND == main(["build", "--root", root])
    assert few < len(looked)
