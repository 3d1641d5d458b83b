"""What was read before is found again as it was, and never what was not."""

from __future__ import annotations

import os
import shutil
import warnings
from fractions import Fraction
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import msgpack

from sitegen import cache, diagnostics
from sitegen.cache import CacheWarning, Store
from sitegen.cli import FAULTS, SOUND, main
from sitegen.diagnostics import MOST, Location, Report
from sitegen.hashed import hashed
from sitegen.model.where import Where
from sitegen.project import Project
from sitegen.read import read, readers
from sitegen.read.ahead import ahead
from sitegen.read.kept import ROOM, Part, Shelf, _told
from sitegen.remembered import forget
from tests.support import ROOT, run, small_project

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.content import Content

SHEETS = (ROOT, *sorted((ROOT / "tests" / "sites").glob("*/")))


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files that are read as YAML from now on."""
    found: list[str] = []
    parse = vars(readers)["parse"]

    def counted(text: str, path: PurePosixPath, report: Report) -> Any:
        found.append(path.name)
        return parse(text, path, report)

    monkeypatch.setattr(readers, "parse", counted)
    return found


def reread(project: Project) -> Content:
    """Return what another process would read of a project."""
    forget()
    return read(project, Report())


def places(content: Content) -> list[str]:
    """Return where all that a fault may be told of stands."""
    listed = (content.sources, content.figures, content.charts, content.pages)
    words = content.vocabulary.where.items()
    return [
        *(f"{each.at}" for group in listed for each in group),
        *(f"{key} {at}" for each in content.figures for key, at in each.where.items()),
        *(f"{name} {key} {at}" for name, of in words for key, at in of.items()),
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_what_was_read_before_is_the_same(
    tmp_path: Path, sheet: Path, count: list[str]
) -> None:
    """Equal in every value and place, with hashes by which pages are known."""
    project = Project(sheet, tmp_path, drawings=tmp_path / "kept")
    Shelf(project.cache).make_room()
    new = reread(project)
    assert count
    count.clear()

    again = reread(project)

    assert [] == count
    assert new == again
    assert places(new) == places(again)
    assert [hashed(each) for each in (new.figures, new.vocabulary, new.charts)] == [
        hashed(each) for each in (again.figures, again.vocabulary, again.charts)
    ]


def test_only_what_is_new_is_read(tmp_path: Path, count: list[str]) -> None:
    """After an edit of one file the others are found; who only looks keeps nothing."""
    project = small_project(tmp_path / "project")
    reread(project)
    assert not (project.cache / ROOM).exists()
    Shelf(project.cache).make_room()
    reread(project)
    count.clear()
    path = project.content / "sources" / "gazette.yaml"
    path.write_text(path.read_text("utf-8") + "\n# a remark\n", "utf-8")

    reread(project)

    assert ["gazette.yaml"] == count


@pytest.mark.parametrize("spoilt", [b"", b"\xc1", b"\x80", b"\x93\x01\x02\x03"])
def test_what_is_no_content_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: list[str], spoilt: bytes
) -> None:
    """Bytes that say something else are passed over with one warning."""
    project = small_project(tmp_path / "project")
    Shelf(project.cache).make_room()
    sound = reread(project)
    for entry in (project.cache / ROOM).iterdir():
        Store(project.cache, ROOM).put(entry.name, spoilt)
    count.clear()
    monkeypatch.setattr(cache, "_TOLD", {})

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("default", CacheWarning)
        again = reread(project)

    assert sound == again
    assert "gazette.yaml" in count
    assert 1 == len(told)


def test_what_is_told_of_a_file_is_told_each_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A remark is no less true for having been told by the build before."""
    project = small_project(tmp_path / "project")
    path = project.content / "pages" / "index.md"
    path.write_text(path.read_text("utf-8") + "\n{gdp-2024|number]\n", "utf-8")
    told = []

    for _ in range(2):
        forget()
        main(["check", "--root", str(project.root)])
        told.append(capsys.readouterr().err)

    assert told[0] == told[1] != ""


def test_where_nothing_can_be_kept_all_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A project in a folder that takes no files is checked as any other."""
    project = small_project(tmp_path / "project")
    shutil.rmtree(project.cache, ignore_errors=True)
    make = os.mkdir

    def refused(path: str, *given: int) -> None:
        if str(path).startswith(str(project.root)):
            raise PermissionError(13, "Permission denied", path)
        make(path, *given)

    monkeypatch.setattr(os, "mkdir", refused)

    assert SOUND == main(["check", "--root", str(project.root)])
    assert "Permission" not in capsys.readouterr().err


def test_more_faults_than_anybody_reads_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that are found before any file is read are told, too."""
    project = small_project(tmp_path / "project")
    for number in range(MOST + 1):
        (project.content / "sources" / f"No {number}.yaml").touch()

    assert FAULTS == main(["check", "--root", str(project.root)])

    told = capsys.readouterr().err
    assert told.count("error[file-unknown]") == MOST


FAULTY = {
    "sources/herald-2025-02-03.yaml": (
        "  x{0}: {{measure: trade, period: 2099, value: 1 XTS bn, printed: {{4: x}}}}\n"
    ),
    "vocabulary/partners.yaml": "x{0}: {{label: X{0}, part_of: [y]}}\n",
}
"""Entries by the file in which each is wrong, as long as nothing else is."""


@pytest.mark.parametrize("name", FAULTY)
def test_more_faults_of_one_file_than_anybody_reads_are_told(
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    """Those that are found apart, to be known by the next edit, are told, too."""
    most = 3
    monkeypatch.setattr(diagnostics, "MOST", most)
    with (small / "content" / name).open("a", encoding="utf-8") as file:
        file.writelines(map(FAULTY[name].format, range(most + 1)))

    for _ in range(2):
        assert FAULTS == main(["check", "--root", str(small)])

        assert capsys.readouterr().err.count(": error[") == most


def test_what_is_missing_is_told_without_a_word_of_the_cache(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is not there is no entry that was spoilt."""
    project = small_project(tmp_path / "project")
    (project.content / "site.yaml").unlink()
    told = []

    for _ in range(2):
        forget()
        assert FAULTS == main(["check", "--root", str(project.root)])
        told.append(capsys.readouterr().err)

    assert "error[file-missing]" in told[0]
    assert told[0] == told[1]


def test_what_is_new_is_read_by_a_copy(
    tmp_path: Path, alone: Path, count: list[str]
) -> None:
    """All of it, or what an edit made new; this process reads nothing then."""
    assert alone.exists()
    project = small_project(tmp_path / "project")

    ahead(project)
    assert reread(project).figures
    assert [] == count
    path = project.content / "site.yaml"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: New "), "utf-8")
    ahead(project)

    assert reread(project).settings.title.startswith("New ")
    assert [] == count


def test_a_build_loads_nothing_that_reads(tmp_path: Path) -> None:
    """Where a digit is new, a copy reads it; this process finds what it says."""
    project = small_project(tmp_path / "project")
    told = ("--root", str(project.root), "--quiet")
    assert SOUND == main(["build", *told])
    path = project.content / "sources" / "gazette.yaml"
    path.write_text(path.read_text("utf-8") + "\n# a remark\n", "utf-8")
    script = (
        "import sys\n"
        "from sitegen.cli import main\n"
        f"main({['build', *told]!r})\n"
        "print(*sorted(sys.modules))\n"
    )

    loaded = run(["-c", script]).stdout.split()

    assert "sitegen.render" in loaded
    assert {"yaml", "pydantic"} & {*loaded} == set()


def test_what_reads_one_part_loads_no_other(tmp_path: Path) -> None:
    """An edit waits for what reads a source, and not for what reads a vocabulary."""
    path = small_project(tmp_path / "project").content / "sources" / "gazette.yaml"
    script = (
        "import sys\n"
        "from pathlib import Path, PurePosixPath\n"
        "from sitegen.diagnostics import Report\n"
        "from sitegen.read.readers import READERS\n"
        f"texts = {{PurePosixPath('gazette.yaml'): Path({str(path)!r}).read_text()}}\n"
        "[_] = READERS['sources'](texts, Report())\n"
        "print(*sorted(sys.modules))\n"
    )

    loaded = {*run(["-c", script]).stdout.split()}

    assert "sitegen.read.sources" in loaded
    others = {"vocabulary", "charts", "pages", "settings", "derived", "identities"}
    assert set() == {f"sitegen.read.{each}" for each in others} & loaded


DEEP = b"\x91" * 100_000
PLACE = ["content/site.yaml", 3, 1]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        *((Location, each) for each in (["a", "x", 1], ["a", 1], "abc", {"a": 1})),
        *((Location, each) for each in (["a", True, 1], [1, 2, 3], ["a", 1, 2.5])),
        *((Where, each) for each in (["a", "key", 1, "x"], ["a", 1, 2, 3], [])),
        *((Fraction, each) for each in ("1/0", "x")),
    ],
)
def test_what_tells_no_such_thing_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type, told: object
) -> None:
    """A place, or a fraction, is made only of what tells one."""
    shelf, part = Shelf(tmp_path), Part[object]("any", kind)
    shelf.make_room()
    store, name = Store(tmp_path, ROOM), shelf._name(part, {})
    for data in (msgpack.encode(told), DEEP):
        monkeypatch.setattr(cache, "_TOLD", {})
        store.put(name, data)
        with pytest.warns(CacheWarning, match="not as it was kept"):
            assert shelf.get(part, {}) is None


def test_a_place_is_as_it_was_kept(tmp_path: Path) -> None:
    """What is told of places and made of that again is the same."""
    shelf, where = Shelf(tmp_path), Where({"value": Location(PurePosixPath("a"), 3, 7)})
    shelf.make_room()
    for kind, thing in ((Location, Location(PurePosixPath("a"), 2)), (Where, where)):
        shelf.put(Part("any", kind), {}, thing)
        assert thing == shelf.get(Part("any", kind), {})


def test_what_no_record_holds_is_not_kept() -> None:
    """A field of a kind that nobody thought of is a fault of ours, and told."""
    with pytest.raises(TypeError, match="no part of a record"):
        _told(object())
