"""Writing: only what changed, only what is ours, and all or nothing."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sitegen.diagnostics import BuildError, Report
from sitegen.fresh import STAGE
from sitegen.write import MANIFEST, Written, write
from tests.support import ROOT, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OLD = {
    "index.html": b"front",
    "a/index.html": b"a",
    "a/b/index.html": b"a b",
    "stale/deep/index.html": b"stale",
    "data/x.csv": b"1",
    ".nojekyll": b"",
}
NEW = {
    "index.html": b"new front",
    "a/index.html": b"a",
    "a/b/index.html": b"new a b",
    "fresh/index.html": b"fresh",
    "data/x.csv": b"2",
    ".nojekyll": b"",
}

MOVES = 6
"""Two manifests and the four files that differ between OLD and NEW."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site that holds OLD."""
    folder = tmp_path / "site"
    write(OLD, folder, Report())
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below *folder*, and every empty folder with a slash."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[f"{name}/"] = b""
    return found


def files(folder: Path) -> dict[str, bytes]:
    """Return the same without the manifest."""
    return {name: data for name, data in tree(folder).items() if name != MANIFEST}


def identity(path: Path) -> tuple[int, int]:
    """Return what changes when a file is written anew."""
    stat = path.stat()
    return stat.st_ino, stat.st_mtime_ns


def refused(outputs: Mapping[str, bytes], folder: Path) -> list[tuple[str, str, str]]:
    """Return code, place and message of what stops the writing."""
    report = Report()
    with pytest.raises(BuildError):
        write(outputs, folder, report)
    return [(each.code, str(each.at), each.message) for each in report.diagnostics]


def after(count: int, call: Callable[..., Any], error: BaseException) -> Any:
    """Return *call* as it is until its *count*th use, which raises *error*."""
    left = count

    def wrapped(*arguments: Any, **options: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0:
            raise error
        return call(*arguments, **options)

    return wrapped


def test_first_build_writes_everything(tmp_path: Path) -> None:
    """An output folder that does not exist is made, with its parents."""
    folder = tmp_path / "far" / "away"

    assert Written(6, 0, 0) == write(OLD, folder, Report())
    assert OLD == files(folder)


def test_unchanged_site_is_not_touched(site: Path) -> None:
    """A build that changes nothing leaves every file and folder as it was."""
    paths = [site, *site.rglob("*")]
    before = {path: identity(path) for path in paths}

    assert Written(0, 6, 0) == write(OLD, site, Report())
    assert before == {path: identity(path) for path in [site, *site.rglob("*")]}


def test_unchanged_file_keeps_its_time(site: Path) -> None:
    """Among changed files one that is the same stays the very same file."""
    before = {name: identity(site / name) for name in OLD if not name.startswith("st")}

    assert Written(4, 2, 1) == write(NEW, site, Report())
    assert {"a/index.html", ".nojekyll"} == {
        name for name, known in before.items() if known == identity(site / name)
    }
    assert NEW == files(site)


def test_changed_file_is_replaced_as_a_whole(site: Path) -> None:
    """Who has the old file open reads all of it to its end."""
    with (site / "index.html").open("rb") as reader:
        write(NEW, site, Report())

        assert b"front" == reader.read()
    assert b"new front" == (site / "index.html").read_bytes()


def test_files_can_be_read_by_all(site: Path) -> None:
    """What is written can be read by any server, whatever this user's new files are."""
    (site / "index.html").chmod(0o600)
    (site / "a").chmod(0o700)
    mask = os.umask(0o077)
    try:
        write(NEW, site.parent / "fresh" / "site", Report())
        write(OLD, site, Report())
    finally:
        os.umask(mask)

    made = [*site.rglob("*"), *(site.parent / "fresh" / "site").rglob("*")]
    assert {(True, 0o644), (False, 0o755)} == {
        (path.is_file(), path.stat().st_mode & 0o777) for path in made
    }


def test_manifest_is_sorted_and_the_same_for_any_order(tmp_path: Path) -> None:
    """The manifest does not depend on the order in which files were made."""
    write(OLD, tmp_path / "one", Report())
    write(dict(reversed(OLD.items())), tmp_path / "two", Report())

    text = (tmp_path / "one" / MANIFEST).read_text(encoding="utf-8")
    assert text == (tmp_path / "two" / MANIFEST).read_text(encoding="utf-8")
    assert sorted(OLD) == list(json.loads(text))


def test_stale_file_goes_with_its_folders(site: Path) -> None:
    """What is no longer made is removed, and so are the folders it leaves empty."""
    write(NEW, site, Report())

    assert not (site / "stale").exists()


def test_stale_file_that_was_edited_stays(site: Path) -> None:
    """What is no longer made but was edited belongs to the one who edited it."""
    (site / "stale/deep/index.html").write_bytes(b"mine")

    assert Written(4, 2, 0) == write(NEW, site, Report())
    assert b"mine" == (site / "stale/deep/index.html").read_bytes()


def test_stale_file_that_is_gone_is_no_fault(site: Path) -> None:
    """What is no longer made may have been removed by hand."""
    (site / "stale/deep/index.html").unlink()

    assert Written(4, 2, 0) == write(NEW, site, Report())


def test_folder_with_foreign_files_stays(site: Path) -> None:
    """A folder goes only when nothing is left in it."""
    (site / "stale/notes.txt").write_bytes(b"mine")

    write(NEW, site, Report())

    assert ["notes.txt"] == [path.name for path in (site / "stale").iterdir()]


def test_stale_file_behind_a_link_stays(site: Path, tmp_path: Path) -> None:
    """Nothing is removed through a folder that became a link to elsewhere."""
    (site / "stale").rename(tmp_path / "elsewhere")
    (site / "stale").symlink_to(tmp_path / "elsewhere")

    write(NEW, site, Report())

    assert b"stale" == (tmp_path / "elsewhere/deep/index.html").read_bytes()


def test_foreign_files_survive(site: Path) -> None:
    """Files that sitegen did not write are left alone, wherever they are."""
    foreign = {"CNAME": b"x", "a/own.html": b"y", ".git/config": b"z", "a/.keep": b""}
    for name, data in foreign.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(data)

    write(NEW, site, Report())

    assert {**NEW, **foreign} == files(site)


@pytest.mark.parametrize("name", ["index.html", "a/index.html", "fresh/index.html"])
def test_foreign_file_in_the_way_stops_the_writing(tmp_path: Path, name: str) -> None:
    """A file that sitegen did not write is never replaced; nothing is written."""
    folder = tmp_path / "site"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_bytes(b"mine")
    before = tree(folder)

    ((code, place, message),) = refused(NEW, folder)

    assert ("output-foreign", f"{folder / name}:1:1") == (code, place)
    assert message.startswith("sitegen did not write this file, or it was edited since")
    assert before == tree(folder)


def test_every_foreign_file_is_told_at_once(tmp_path: Path) -> None:
    """One run tells all files that are in the way."""
    for name in ("index.html", ".nojekyll"):
        (tmp_path / name).write_bytes(b"mine")

    assert ["output-foreign"] * 2 == [code for code, _, _ in refused(NEW, tmp_path)]


def test_edited_file_is_not_replaced(site: Path) -> None:
    """A file that was edited since belongs to the one who edited it."""
    (site / "index.html").write_bytes(b"edited")
    before = tree(site)

    assert ["output-foreign"] == [code for code, _, _ in refused(NEW, site)]
    assert before == tree(site)


def test_lost_file_is_written_again(site: Path) -> None:
    """A file that was removed by hand comes back, though the manifest knows it."""
    (site / "index.html").unlink()

    assert Written(1, 5, 0) == write(OLD, site, Report())
    assert OLD == files(site)


def test_edited_file_may_already_be_as_it_should(site: Path) -> None:
    """A file that was edited to what is written anyway is no fault."""
    (site / "index.html").write_bytes(NEW["index.html"])

    assert Written(3, 3, 1) == write(NEW, site, Report())


def test_folder_full_of_others_files_is_not_harmed(tmp_path: Path) -> None:
    """An output folder that belongs to others only gains files, and loses only ours."""
    theirs = {"notes.txt": b"1", "a/mine.md": b"2", "src/main.py": b"3"}
    for name, data in theirs.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)

    write(OLD, tmp_path, Report())
    both = files(tmp_path)
    write({}, tmp_path, Report())

    assert {**theirs, **OLD} == both
    assert theirs == files(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", "1", '"a"', '{"a": null}', '{"a": 1}', "\ufeff{}"),
        *('{"../a": ["x"]}', '{"/etc/passwd": ["x"]}', '{"a/../../b": ["x"]}'),
        *('{"": ["x"]}', '{".": ["x"]}'),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param(f'{{"a": [{"1" * 5000}]}}', id="long"),
    ],
)
def test_manifest_that_cannot_be_trusted_stops_the_writing(
    site: Path, text: str
) -> None:
    """A manifest that is broken or leads out of the folder is told, not followed."""
    (site / MANIFEST).write_text(text, encoding="utf-8")
    before = tree(site)

    ((code, place, message),) = refused(NEW, site)

    assert ("output-foreign", f"{site / MANIFEST}:1:1") == (code, place)
    assert message.startswith("the manifest cannot be read; ")
    assert before == tree(site)


def test_manifest_that_is_no_text_stops_the_writing(site: Path) -> None:
    """A manifest in another encoding is told like any other that is broken."""
    (site / MANIFEST).write_bytes(b"\xff\xfe{}")

    assert ["output-foreign"] == [code for code, _, _ in refused(NEW, site)]


def test_lost_manifest_makes_every_changed_file_foreign(site: Path) -> None:
    """Without its manifest nothing in the folder counts as ours, except equal bytes."""
    (site / MANIFEST).unlink()

    assert 3 == len(refused(NEW, site))
    assert Written(0, 6, 0) == write(OLD, site, Report())


def test_linked_output_is_refused(site: Path, tmp_path: Path) -> None:
    """A link is not written through, since its folder may belong to others."""
    (tmp_path / "link").symlink_to(site)
    before = tree(site)

    assert [
        (
            "output-foreign",
            f"{tmp_path / 'link'}:1:1",
            "this is no folder; name another with --output",
        )
    ] == refused(NEW, tmp_path / "link")
    assert before == tree(site)


def test_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    """A file where the folder should be is told and kept."""
    (tmp_path / "site").write_bytes(b"mine")

    assert ["output-foreign"] == [
        code for code, _, _ in refused(NEW, tmp_path / "site")
    ]
    assert b"mine" == (tmp_path / "site").read_bytes()


def test_linked_folder_inside_is_refused(site: Path, tmp_path: Path) -> None:
    """Nothing is written through a link inside the output folder."""
    (site / "a").rename(tmp_path / "elsewhere")
    (site / "a").symlink_to(tmp_path / "elsewhere")

    assert [
        (
            "output-foreign",
            f"{site / 'a'}:1:1",
            "sitegen needs a folder here; move this away",
        )
    ] == refused(NEW, site)
    assert b"a b" == (tmp_path / "elsewhere/b/index.html").read_bytes()


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_linked_file_is_refused(site: Path, tmp_path: Path, target: str) -> None:
    """A link where a file should be is told, and what it leads to is kept."""
    (tmp_path / "elsewhere").write_bytes(OLD["index.html"])
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(tmp_path / target)

    assert ["output-foreign"] == [code for code, _, _ in refused(NEW, site)]
    assert OLD["index.html"] == (tmp_path / "elsewhere").read_bytes()


@pytest.mark.parametrize(
    ("name", "is_folder"),
    [("fresh", False), ("index.html", True), (".nojekyll", True)],
)
def test_folder_and_file_are_not_exchanged(
    site: Path, name: str, *, is_folder: bool
) -> None:
    """A file where a folder should be is told, and the other way round."""
    (site / name).unlink(missing_ok=True)
    if is_folder:
        (site / name).mkdir()
    else:
        (site / name).write_bytes(b"mine")

    assert ["output-foreign"] == [code for code, _, _ in refused(NEW, site)]


def test_output_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    """A folder that cannot be made is told with the reason of the system."""
    (tmp_path / "file").write_bytes(b"")

    ((code, place, message),) = refused(NEW, tmp_path / "file" / "site")

    assert "output-unwritable" == code
    assert place.startswith(str(tmp_path / "file"))
    assert (
        message
        == f"{os.strerror(errno.ENOTDIR)}; check its rights and the space on disk"
    )


def test_places_are_told_as_seen_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place inside the working folder is told relative to it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").write_bytes(b"mine")

    ((_, place, _),) = refused(NEW, tmp_path / "site")

    assert "site:1:1" == place


@pytest.mark.parametrize(
    ("call", "count"),
    [
        *(("mkdir", 1), ("mkdir", 2), ("touch", 1), ("unlink", 1)),
        *(("write_bytes", count) for count in range(1, MOVES + 1)),
        *(("chmod", count) for count in range(1, MOVES + 1)),
        *(("replace", count) for count in range(1, MOVES + 1)),
    ],
)
def test_system_that_refuses_is_told(
    site: Path, monkeypatch: pytest.MonkeyPatch, call: str, count: int
) -> None:
    """Whatever the system refuses first, the site is as it was and the reason told."""
    before = tree(site)
    error = PermissionError(errno.EACCES, "Permission denied", str(site / "x"))
    monkeypatch.setattr(Path, call, after(count, getattr(Path, call), error))

    faults = refused(NEW, site)

    assert [
        (
            "output-unwritable",
            f"{site / 'x'}:1:1",
            "Permission denied; check its rights and the space on disk",
        )
    ] == faults
    assert before == tree(site)


@pytest.mark.parametrize("count", range(1, MOVES + 1))
def test_full_disk_leaves_the_site_as_it_was(
    site: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """If the disk is full midway, no file has changed and nothing is left behind."""
    before = {path: identity(path) for path in site.rglob("*")}
    error = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    monkeypatch.setattr(Path, "write_bytes", after(count, Path.write_bytes, error))

    ((code, place, message),) = refused(NEW, site)

    assert ("output-unwritable", f"{site}:1:1") == (code, place)
    assert message.startswith("No space left on device; ")
    assert before == {path: identity(path) for path in site.rglob("*")}


def test_full_disk_of_the_system(site: Path) -> None:
    """The same where the system itself refuses to write so much."""
    before = tree(site)
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from sitegen.diagnostics import Report, BuildError\n"
        "from sitegen.write import write\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    write({'index.html': b'x', 'a/big': b'y' * 2000},"
        " Path(sys.argv[1]), Report())\n"
        "except BuildError as error:\n"
        "    print(error)\n"
    )

    done = run(["-c", script, str(site)], cwd=ROOT)

    assert "error[output-unwritable] File too large; " in done.stdout
    assert "" == done.stderr
    assert before == tree(site)


@pytest.mark.parametrize("error", [OSError(errno.EIO, "I/O"), KeyboardInterrupt()])
@pytest.mark.parametrize("count", range(1, MOVES + 1))
@pytest.mark.parametrize("following", [NEW, OLD, {"index.html": b"third"}])
def test_crash_between_two_moves_is_mended(
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    count: int,
    following: Mapping[str, bytes],
) -> None:
    """Wherever the moving stops, the next build makes the whole site, and no more."""
    (site / "a/own.html").write_bytes(b"mine")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", after(count, Path.replace, error))
        with pytest.raises((BuildError, KeyboardInterrupt)):
            write(NEW, site, Report())
    assert not list(site.glob(STAGE))

    write(following, site, Report())

    assert {**following, "a/own.html": b"mine"} == files(site)
    assert sorted(following) == sorted(json.loads((site / MANIFEST).read_text("utf-8")))


@pytest.mark.parametrize("count", range(1, MOVES + 1))
def test_kill_between_two_moves_is_mended(site: Path, count: int) -> None:
    """The same after a death without goodbye, whose stage is cleared away."""
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from sitegen.diagnostics import Report\n"
        "from sitegen.write import write\n"
        "from tests.test_write import NEW\n"
        "left, replace = int(sys.argv[2]), Path.replace\n"
        "def wrapped(*arguments):\n"
        "    global left\n"
        "    left -= 1\n"
        "    return replace(*arguments) if left else os._exit(9)\n"
        "Path.replace = wrapped\n"
        "write(NEW, Path(sys.argv[1]), Report())\n"
    )

    done = run(["-c", script, str(site), str(count)], cwd=ROOT)
    stages = list(site.glob(STAGE))
    write(NEW, site, Report())

    assert (9, 1) == (done.returncode, len(stages))
    assert NEW == files(site)


def test_edit_after_a_crash_is_respected(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was edited after a crash is no more ours than at other times."""
    error = OSError(errno.EIO, "I/O")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", after(3, Path.replace, error))
        refused(NEW, site)
    (site / "index.html").write_bytes(b"edited")

    assert ["output-foreign"] == [code for code, _, _ in refused(NEW, site)]
    assert b"edited" == (site / "index.html").read_bytes()


def test_file_that_cannot_be_replaced_leaves_all_as_it_was(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file that the system keeps from being replaced keeps every other one too."""
    before = tree(site)
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target == site / "data/x.csv" and path.name == "4":
            raise PermissionError(errno.EPERM, "Operation not permitted", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)

    ((code, place, _),) = refused(NEW, site)

    assert ("output-unwritable", f"{site / 'data/x.csv'}:1:1") == (code, place)
    assert before == tree(site)


@pytest.mark.parametrize("folder", [".", "a/b", "stale/deep", "data"])
def test_folder_that_cannot_be_written_leaves_all_as_it_was(
    site: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One folder without rights, of a file that changes or goes, stops the writing."""
    before = tree(site)
    access = os.access

    def refuse(path: Path, mode: int) -> bool:
        return path != site / folder and access(path, mode)

    monkeypatch.setattr(os, "access", refuse)  # root may write everywhere

    ((code, place, _),) = refused(NEW, site)

    assert "output-unwritable" == code
    assert place.startswith(str(site / folder))
    assert before == tree(site)


def test_site_that_could_not_be_put_back_is_said_to_be_torn(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where even the way back is closed the truth is told; the next build heals it."""
    replace, count = Path.replace, 0

    def refuse(path: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count > 3:
            raise OSError(errno.EIO, "Input/output error", str(target))
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        ((code, place, message),) = refused(NEW, site)
    write(NEW, site, Report())

    assert ("output-torn", f"{site}:1:1") == (code, place)
    assert message.startswith("the site is half old and half new, since ")
    assert NEW == files(site)


def test_file_system_without_second_names_can_be_written(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file cannot have a second name there is no way back, and all works."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    error = OSError(errno.EIO, "I/O")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", after(5, Path.replace, error))
        torn = refused(NEW, site)

    assert ["output-torn"] == [code for code, _, _ in torn]
    assert Written(0, 6, 0) != write(NEW, site, Report())
    assert NEW == files(site)


@pytest.mark.parametrize(
    "name", [".sitegen-stage-mine", ".sitegen-stage", ".sitegen-stage-1a2b3c4d"]
)
def test_foreign_stage_is_not_touched(site: Path, name: str) -> None:
    """A folder that is called as our stage is belongs to others, unless it is ours."""
    (site / name / "0").mkdir(parents=True)
    (site / name / "0" / "thesis.txt").write_bytes(b"mine")
    before = tree(site / name)

    if name == STAGE:
        ((code, place, message),) = refused(NEW, site)
        assert ("output-foreign", f"{site / name}:1:1") == (code, place)
        assert message == "sitegen needs this name while it writes; move this away"
    else:
        write(NEW, site, Report())
        assert NEW.items() <= files(site).items()
    assert before == tree(site / name)


@pytest.mark.parametrize("target", ["folder", "file", "nowhere"])
def test_linked_stage_is_not_followed(site: Path, tmp_path: Path, target: str) -> None:
    """Nothing is removed or written behind a link that is called as our stage is."""
    (tmp_path / "folder").mkdir()
    for name in ("folder/0", "folder/stage-of-sitegen", "file"):
        (tmp_path / name).write_bytes(b"mine")
    (site / STAGE).symlink_to(tmp_path / target)

    assert ["output-foreign"] == [code for code, _, _ in refused(NEW, site)]
    assert ["0", "stage-of-sitegen"] == sorted(
        path.name for path in (tmp_path / "folder").iterdir()
    )


def test_dead_stage_goes_though_nothing_has_changed(site: Path) -> None:
    """What a build that was killed left goes with the next, whatever that writes."""
    (site / STAGE).mkdir()
    for name in ("stage-of-sitegen", "0", "12", "before-3"):
        (site / STAGE / name).write_bytes(b"ours")

    assert Written(0, 6, 0) == write(OLD, site, Report())
    assert not (site / STAGE).exists()


def test_strange_file_in_a_dead_stage_is_not_lost(site: Path) -> None:
    """What somebody put into a stage is told and kept, and so is the stage."""
    (site / STAGE).mkdir()
    for name in ("stage-of-sitegen", "0", "thesis.txt"):
        (site / STAGE / name).write_bytes(b"mine")

    assert ["output-foreign"] == [code for code, _, _ in refused(NEW, site)]
    assert 3 == len(list((site / STAGE).iterdir()))


@pytest.mark.parametrize("kind", ["pipe", "folder", "link"])
def test_manifest_that_is_no_file_stops_the_writing(
    site: Path, tmp_path: Path, kind: str
) -> None:
    """A pipe in the place of the manifest is not waited for, nor a link followed."""
    manifest = site / MANIFEST
    manifest.rename(tmp_path / "manifest")
    if kind == "pipe":
        os.mkfifo(manifest)
    elif kind == "folder":
        manifest.mkdir()
    else:
        manifest.symlink_to(tmp_path / "manifest")

    ((code, place, message),) = refused(NEW, site)

    assert ("output-foreign", f"{manifest}:1:1") == (code, place)
    assert message.startswith("the manifest cannot be read; ")


CALLS = (
    *((Path, name) for name in ("mkdir", "touch", "write_bytes", "chmod", "replace")),
    *((Path, "unlink"), (Path, "rmdir"), (os, "link")),
)
"""What changes anything on the disk."""


def failing(patched: pytest.MonkeyPatch, first: int, last: int) -> list[int]:
    """Let the calls from *first* to *last* fail; the count goes on in the result."""
    count = [0]

    def wrap(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **options: Any) -> Any:
            count[0] += 1
            if first <= count[0] <= last:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return call(*arguments, **options)

        return wrapped

    for owner, name in CALLS:
        patched.setattr(owner, name, wrap(getattr(owner, name)))
    return count


def whole(folder: Path) -> dict[str, bytes]:
    """Return the files without those of a stage; a folder may be left empty."""
    return {
        name: data
        for name, data in files(folder).items()
        if STAGE not in name and not name.endswith("/")
    }


@pytest.mark.parametrize("is_lasting", [False, True])
def test_any_call_may_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_lasting: bool
) -> None:
    """
    Whichever call to the system fails, once or from then on, the truth is told.

    The site is new, or it is old and that is said, or it is torn and that is said;
    it is never torn after one failure. The next build heals it.
    """
    with monkeypatch.context() as patched:
        count = failing(patched, 10**9, 10**9)
        write(OLD, tmp_path / "first", Report())
        write(NEW, tmp_path / "first", Report())
        total = count[0]
    seen = set()
    for number in range(1, total + 1):
        folder, report = tmp_path / str(number), Report()
        write(OLD, folder, Report())
        before = files(folder)
        with monkeypatch.context() as patched:
            failing(patched, number, 10**9 if is_lasting else number)
            try:
                write(NEW, folder, report)
            except BuildError:
                ((said, _),) = [(each.code, each) for each in report.diagnostics]
            else:
                said = "written"
        left = whole(folder)
        assert left == {"written": NEW, "output-unwritable": before}.get(said, left)
        seen.add(said)

        write(NEW, folder, Report())

        assert NEW == whole(folder)
        assert not (folder / STAGE).exists()
    torn = {"output-torn"} if is_lasting else set()
    assert {"written", "output-unwritable", *torn} == seen
