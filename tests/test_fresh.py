"""A build that finds nothing new does nothing; else it does all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from sitegen import build as pipeline
from sitegen import commands, fresh, inputs, write
from sitegen.cache import Store
from sitegen.cli import FAULTS, SOUND, main
from sitegen.diagnostics import BuildError, Report
from sitegen.exchange import MARK
from sitegen.render import press
from sitegen.write import MANIFEST
from tests.support import CONTENT, ROOT, run, small_project, with_templates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Count = Callable[..., int]

LIGHT = 60
"""Modules that a build with nothing new may load beside those of a bare Python."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that was built."""
    folder = tmp_path_factory.mktemp("built") / "project"
    root = with_templates(small_project(folder)).root
    assert SOUND == main(["build", "--root", str(root)])
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """Return a project that was built, and where a second build does nothing."""
    root = tmp_path / "project"
    shutil.copytree(built, root)
    kept = Store(root / fresh.CACHE, fresh.ROOM)
    kept.put(recorded(root), kept.get(recorded(built)) or b"")
    return root


def recorded(project: Path) -> str:
    """Return by what name it is recorded what was written for a project."""
    return sha256(str(project / "site").encode()).hexdigest()


def record(project: Path, root: Path) -> Path:
    """Return where it is recorded in *root* what was written for *project*."""
    return root / fresh.CACHE / fresh.ROOM / recorded(project)


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> Count:
    """Return what builds a project and tells how often it was made anew."""
    count, make = 0, commands.build

    def counted(*arguments: object) -> str:
        nonlocal count
        count += 1
        return make(*arguments)  # type: ignore[arg-type]

    def build(root: Path, *options: object) -> int:
        nonlocal count
        count = 0
        main(["build", "--root", str(root), *map(str, options)])
        return count

    monkeypatch.setattr(commands, "build", counted)
    return build


def edit(path: Path) -> None:
    """Change a file to other bytes of the same size, and keep its time."""
    stat, data = path.stat(), bytearray(path.read_bytes())
    data[-2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def test_nothing_new_is_nothing_done(project: Path, works: Count) -> None:
    """A second build does nothing, however often and however strict."""
    options = [[], ["--strict"], ["--check-output"], ["--format", "json"], ["--quiet"]]

    assert [0] * 5 == [works(project, *each) for each in options]


def test_what_was_sound_is_not_checked_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A check of what a check or a build found sound says so at once."""
    count, make = 0, commands.check

    def counted(*arguments: object) -> str:
        nonlocal count
        count += 1
        return make(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(commands, "check", counted)
    check = ["check", "--strict", "--root", str(project)]

    assert (SOUND, 0) == (main(check), count)
    edit(project / "templates/static/style.css")
    assert (SOUND, SOUND, 1) == (main(check), main(check), count)
    said = capsys.readouterr().out.splitlines()
    assert [said[0]] * 3 == said
    path = project / "content/site.yaml"
    path.write_text(f"{path.read_text('utf-8')}x: y\n", "utf-8")
    assert (FAULTS, FAULTS, 3) == (main(check), main(check), count)


def test_times_of_inputs_do_not_matter(project: Path, works: Count) -> None:
    """What counts is what is in content and templates, not when it was written."""
    for part in ("content", "templates"):
        for path in (project / part).rglob("*"):
            os.utime(path, (0, 0))

    assert 0 == works(project)


@pytest.mark.parametrize(
    "path",
    [
        *("content/site.yaml", "content/pages/index.md", "content/sources/herald.yaml"),
        *("templates/base.html", "templates/static/style.css"),
    ],
)
def test_a_changed_byte_is_noticed(project: Path, works: Count, path: str) -> None:
    """One byte of the content or of a template is enough, even if its time is kept."""
    edit(project / path)

    assert 1 == works(project)


@pytest.mark.parametrize(
    "path", ["content/new.txt", "templates/static/new.css", "content/sources/.hidden"]
)
def test_a_file_more_or_less_is_noticed(project: Path, works: Count, path: str) -> None:
    """A file that is added is noticed, and so is one that goes."""
    (project / path).write_text("x", "utf-8")
    added = works(project)
    (project / path).unlink()
    main(["build", "--root", str(project)])
    again = works(project)
    (project / "content/sources/herald.yaml").unlink()

    assert (1, 0, 1) == (added, again, works(project))


def test_a_renamed_file_is_noticed(project: Path, works: Count) -> None:
    """The same bytes under another name are something else."""
    path = project / "content/sources/herald.yaml"
    path.rename(path.with_name("bulletin.yaml"))

    assert 1 == works(project)


def test_options_and_surroundings_are_inputs(
    project: Path, works: Count, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another address, tool, version of a library or word of a workflow is noticed."""
    address = works(project, "--address", "https://norland.example/")
    back = works(project)
    with monkeypatch.context() as patched:
        patched.setenv("GITHUB_SHA", "1234")
        told = works(project)
    works(project)
    installed = project / "lib"
    (installed / "pyyaml-99.dist-info").mkdir(parents=True)
    with monkeypatch.context() as patched:
        patched.syspath_prepend(installed)
        library = works(project)
    works(project)
    shutil.copytree(inputs.TOOL, project / "tool")
    with (project / "tool/words.py").open("a") as file:
        file.write("\n# a comment\n")
    monkeypatch.setattr(inputs, "TOOL", str(project / "tool"))

    assert (1, 1, 1, 1, 1) == (address, back, told, library, works(project))


@pytest.mark.parametrize("has_bytes", [False, True])
@pytest.mark.parametrize("path", ["index.html", "static/style.css", MANIFEST])
def test_an_edited_site_is_noticed(
    project: Path,
    works: Count,
    capsys: pytest.CaptureFixture[str],
    path: str,
    *,
    has_bytes: bool,
) -> None:
    """A file edited by hand is told as always, though nothing else has changed."""
    target = project / "site" / path
    if has_bytes:
        edit(target)
        assert 0 == works(project)  # as the help says: by size and time
    else:
        with target.open("ab") as file:
            file.write(b" ")
    capsys.readouterr()

    options = ["--check-output"] if has_bytes else []

    if path == MANIFEST and not has_bytes:
        assert SOUND == main(["build", "--root", str(project), *options])
    else:
        assert FAULTS == main(["build", "--root", str(project), *options])
        assert f"{target}:1:1: error[output-foreign]" in capsys.readouterr().err


def test_what_stands_as_it_was_written_is_not_read(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an edit only files that are to change are compared; with an option all."""
    read: list[str] = []
    holds = write._holds

    def held(path: Path) -> bytes | None:
        read.append(path.relative_to(project / "site").as_posix())
        return holds(path)

    monkeypatch.setattr(write, "_holds", held)
    source = project / "content" / "sources" / "gazette.yaml"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("470", "471"), encoding="utf-8")
    assert SOUND == main(["build", "--root", str(project)])
    assert {"sheet.md", MANIFEST} <= {*read}
    assert not {"404.html", "static/style.css"} & {*read}

    read.clear()
    source.write_text(text, encoding="utf-8")
    assert SOUND == main(["build", "--root", str(project), "--check-output"])
    assert {"404.html", "static/style.css"} <= {*read}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda site: (site / "index.html").unlink(),
        lambda site: (site / "index.html").chmod(0o600),
        lambda site: (site / MANIFEST).unlink(),
        lambda site: shutil.rmtree(site / "static"),
        lambda site: (site / fresh.STAGE).mkdir(),
        lambda site: [
            (site / fresh.STAGE).mkdir(),
            (site / fresh.STAGE / MARK).touch(),
        ],
    ],
    ids=["lost", "mode", "manifest", "folder", "empty-stage", "dead-stage"],
)
def test_a_harmed_site_is_mended(
    project: Path, works: Count, spoil: Callable[[Path], None]
) -> None:
    """What was lost or left behind is noticed, mended, and then nothing is to do."""
    site = project / "site"
    before = {path: path.stat().st_mode for path in site.rglob("*")}
    spoil(site)

    assert (1, 0) == (works(project), works(project))
    assert before == {path: path.stat().st_mode for path in site.rglob("*")}


def test_links_in_the_site_are_noticed(project: Path, works: Count) -> None:
    """A file or folder with the same bytes behind a link is not what was written."""
    (project / "site/static").rename(project / "elsewhere")
    (project / "site/static").symlink_to(project / "elsewhere")

    assert 1 == works(project)


def test_a_link_for_a_folder_of_the_site_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever stands behind it is not the site, though nothing of it is new."""
    linked(project / "site/static", project / "elsewhere")

    assert FAULTS == main(["build", "--root", str(project)])

    assert "sitegen needs a folder here; move this away" in capsys.readouterr().err


def test_a_link_far_above_the_files_of_the_site_is_refused(tmp_path: Path) -> None:
    """A folder that holds nothing but folders is looked at like any other."""
    outputs, site = {"a/b/c.txt": b"c"}, tmp_path / "site"
    write.write(outputs, site, Report())
    linked(site / "a", tmp_path / "elsewhere")
    stands = {"a/b/c.txt": (sha256(b"c").hexdigest(), "")}

    with pytest.raises(BuildError, match=r"site/a.*needs a folder here"):
        write.write(outputs, site, Report(), lambda: stands)


def test_a_folder_that_was_closed_is_opened(project: Path, works: Count) -> None:
    """What others could no longer see of the site they see after the next build."""
    (project / "site/static").chmod(0o700)

    assert (1, 0) == (works(project), works(project))
    assert 0o755 == (project / "site/static").stat().st_mode & 0o777


def test_another_folder_is_another_site(project: Path, works: Count) -> None:
    """Each output folder has its own record, and a copied project none."""
    other = project.parent / "other"
    first, again = works(project, "--output", other), works(project, "--output", other)
    shutil.copytree(project, project.parent / "copy")

    assert (1, 0, 0) == (first, again, works(project))
    assert 1 == works(project.parent / "copy")


@pytest.mark.parametrize("text", [b"", b"\xff\n", None])
def test_a_spoiled_record_costs_a_build(
    project: Path, works: Count, text: bytes | None
) -> None:
    """A record that is torn, foreign or gone is none."""
    kept = record(project, project)
    if text is None:
        kept.unlink()
        assert 1 == works(project)
    else:
        kept.write_bytes(text)
        if text:
            with pytest.warns(UserWarning, match="not as it was kept"):
                assert 1 == works(project)
        else:
            assert 1 == works(project)
    assert 0 == works(project)


def test_a_build_with_a_warning_is_done_each_time(
    tmp_path: Path, works: Count, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was warned of is warned of again, and stops a strict build."""
    texts = {**CONTENT, "charts/none.yaml": "x"}
    root = small_project(tmp_path / "project", texts).root

    assert (1, 1) == (works(root), works(root))
    assert 2 == capsys.readouterr().err.count("error[")


def test_what_changes_while_it_is_read_is_read_again(
    project: Path, works: Count, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit during a build is never taken for built."""
    build = pipeline.build

    def late(*arguments: object) -> object:
        outputs = build(*arguments)  # type: ignore[arg-type]
        path = project / "content/pages/index.md"
        path.write_text(f"{path.read_text('utf-8')}\nMore.\n", "utf-8")
        return outputs

    edit(project / "templates/static/style.css")
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "build", late)
        works(project)

    assert (1, 0) == (works(project), works(project))
    assert "More." in (project / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "make",
    [
        lambda root: (root / "content/sources/folder.yaml").mkdir(),
        lambda root: (root / "content/pages/__pycache__").mkdir(),
        lambda root: linked(root / "content", root / "real"),
    ],
    ids=["folder", "compiled", "link"],
)
def test_folders_are_inputs(
    project: Path, works: Count, make: Callable[[Path], object]
) -> None:
    """A folder in the place of a file, or behind a link, is looked at as if anew."""
    assert 0 == works(project)
    with suppress(OSError):
        make(project)

    assert 1 == works(project)


def linked(path: Path, real: Path) -> None:
    """Move a folder, and let a link lead to it."""
    path.rename(real)
    path.symlink_to(real)


def test_what_is_put_back_meanwhile_is_not_what_was_read(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build in which an edit came and went is not recorded as that of the content."""
    page, read = project / "content/pages/index.md", vars(pipeline)["read"]
    sound = page.read_bytes()

    def meanwhile(*given: Any) -> Any:
        page.write_bytes(sound + b"\nMeanwhile.\n")
        found = read(*given)
        page.write_bytes(sound)
        return found

    with (project / "content/vocabulary/units.yaml").open("a") as file:
        file.write("# Other content than before.\n")
    monkeypatch.setattr(pipeline, "read", meanwhile)
    assert SOUND == main(["build", "--root", str(project)])
    monkeypatch.setattr(pipeline, "read", read)
    assert SOUND == main(["build", "--root", str(project)])

    assert b"Meanwhile." not in (project / "site/index.html").read_bytes()


def test_a_template_that_is_put_back_leaves_nothing_behind(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages that were made by it are not taken for those of the one that is there."""
    own, fill = project / "templates/base.html", vars(press)["fill"]
    own.parent.mkdir(exist_ok=True)
    sound = (ROOT / "templates/base.html").read_bytes() + b"{# our own #}\n"
    own.write_bytes(sound)

    def meanwhile(*given: Any) -> Any:
        own.write_bytes(sound + b"<p>Meanwhile.</p>\n")
        found = fill(*given)
        own.write_bytes(sound)
        return found

    monkeypatch.setattr(press, "fill", meanwhile)
    assert SOUND == main(["build", "--root", str(project)])
    assert b"Meanwhile." in (project / "site/index.html").read_bytes()
    monkeypatch.setattr(press, "fill", fill)
    assert SOUND == main(["build", "--root", str(project)])

    assert b"Meanwhile." not in (project / "site/index.html").read_bytes()


def test_schemas_that_are_old_are_told_whoever_built(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build says nothing of them, and does not let a check say that all is well."""
    root = ["--root", str(project)]
    assert SOUND == main(["schema", "--write", *root])
    products = project / "content/vocabulary/products.yaml"
    with products.open("a") as file:
        file.write("salt: {label: Salt}\n")
    assert SOUND == main(["build", *root])

    assert SOUND == main(["check", *root])

    assert "schema-stale" in capsys.readouterr().err


def test_nothing_heavy_is_loaded(project: Path) -> None:
    """A build that finds nothing new loads a few modules of Python's own only."""
    script = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from sitegen.cli import main\n"
        "main(['build', '--root', sys.argv[1], '--quiet'])\n"
        "print(*sorted(set(sys.modules) - before))\n"
    )
    assert SOUND == run(["-m", "sitegen", "build", "--root", str(project)]).returncode

    loaded = run(["-c", script, str(project)]).stdout.split()

    ours = {name for name in loaded if name.startswith("sitegen")}
    assert {
        *("sitegen", "sitegen.cache", "sitegen.cli", "sitegen.fresh"),
        *(
            "sitegen.inputs",
            "sitegen.lock",
            "sitegen.options",
            "sitegen.shipped",
            "sitegen.usage",
        ),
    } == ours
    others = {name.partition(".")[0] for name in loaded} - {"sitegen"}
    assert set() == others - set(sys.stdlib_module_names)
    assert set() == others & {"dataclasses", "pathlib", "json", "typing", "inspect"}
    assert len(loaded) <= LIGHT


def test_two_builds_of_a_project_wait_for_each_other(project: Path) -> None:
    """Builds at once both end well, and the site is that of the last content."""
    path = project / "content/pages/index.md"
    arguments = [sys.executable, "-m", "sitegen", "build", "--root", str(project)]
    builds = []
    for word in ("First.", "Second.", "Third."):
        path.write_text(f"{path.read_text('utf-8')}\n{word}\n", "utf-8")
        builds.append(
            subprocess.Popen(
                arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
        )
    told = [build.communicate(timeout=120)[1] for build in builds]

    waiting = b"sitegen: another build of this project is running; waiting for it\n"
    assert {0} == {build.returncode for build in builds}
    assert {b"", waiting} >= set(told)
    page = (project / "site/index.html").read_text("utf-8")
    assert all(word in page for word in ("First.", "Second.", "Third."))


@pytest.mark.parametrize("option", ["--check-output"])
def test_help_says_how_the_site_is_told(option: str) -> None:
    """The help says what is compared without the option, and what with it."""
    said = " ".join(run(["-m", "sitegen", "build", "--help"]).stdout.split())

    assert "told by the size and the time of each file" in said
    assert f"{option} reads them all" in said
