"""The command line: what it says, where, and with which exit status."""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from time import sleep
from types import ModuleType

import pytest

from sitegen import __version__, commands, progress
from sitegen import write as writing
from sitegen.cli import FAULTS, INTERRUPTED, SOUND, UNHEARD, WRONG_USE, main
from sitegen.draw import draw
from sitegen.exchange import TornError
from tests.support import CONTENT, GAZETTE, run, small_project, texts_in

COMMANDS = ("build", "check", "verify", "verify-site", "diff", "figures")
BROKEN = {**CONTENT, "sources/gazette.yaml": GAZETTE.replace("12 %", "12 parts")}
FAULT = "content/sources/gazette.yaml:18:21: error[unit-unknown] unknown unit"
Captured = pytest.CaptureFixture[str]
Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of the small fact sheet."""
    return small_project(tmp_path / "project").root


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return the folder of a fact sheet with one fault."""
    return small_project(tmp_path / "broken", BROKEN).root


@pytest.fixture
def told(capsys: Captured) -> Told:
    """Return what runs a command and returns its status and what it said."""

    def tell(*arguments: object) -> tuple[int, str, str]:
        status = main([str(each) for each in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return tell


def test_build_writes_the_site(told: Told, project: Path) -> None:
    """A build says how many files there are, and a second one that none changed."""
    first, second = told("build", "--root", project), told("build", "--root", project)

    made = [path for path in (project / "site").rglob("*") if path.is_file()]
    count = len(made) - 1  # the manifest is no part of the site
    where = f"{count} files in {project / 'site'}: "
    assert (SOUND, f"{where}{count} written, 0 unchanged, 0 removed\n", "") == first
    assert (SOUND, f"{where}0 written, {count} unchanged, 0 removed\n", "") == second


def test_check_writes_nothing(told: Told, project: Path) -> None:
    """A check says that all is sound; it makes no site, and touches no content."""

    def times() -> dict[Path, int]:
        paths = (
            path for path in project.rglob("*") if ".sitegen-cache" not in str(path)
        )
        return {path: path.stat().st_mtime_ns for path in paths}

    before = times()

    status, out, err = told("check", "--root", project, "--strict")

    assert (SOUND, "") == (status, err)
    assert out.startswith("sound: ")
    assert before == times()


def test_output_goes_where_it_is_told(
    told: Told, project: Path, tmp_path: Path
) -> None:
    """The site may go to any other folder, which is made."""
    status, _, _ = told("build", "--root", project, "--output", tmp_path / "a" / "b")

    assert SOUND == status
    assert (tmp_path / "a" / "b" / "index.html").is_file()
    assert not (project / "site").exists()


def test_folders_may_be_named_as_seen_from_here(
    told: Told, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Relative folders are meant from where one is, and the project is where one is."""
    monkeypatch.chdir(project)
    here, _, _ = told("build", "--output", "../elsewhere")
    monkeypatch.chdir(project / "content")
    above, _, _ = told("check", "--root", "..")

    assert (SOUND, SOUND) == (here, above)
    assert (project.parent / "elsewhere" / "index.html").is_file()


def test_verify_counts_what_it_proved(told: Told, project: Path) -> None:
    """Sound articles are counted; a folder without texts is told as faults."""
    texts = texts_in(project / "texts")

    sound = told("verify", "--root", project, texts)
    status, out, err = told("verify", "--root", project, project / "nowhere")

    assert (SOUND, "proved: 11 figures at 12 places of 2 sources\n", "") == sound
    assert (FAULTS, "") == (status, out)
    assert 2 == err.count("error[text-missing]")


def test_verify_records_only_when_asked(told: Told, project: Path) -> None:
    """The hashes of paragraphs are written on demand; the next run knows them."""
    texts, record = texts_in(project / "texts"), project / "content/paragraphs.yaml"

    told("verify", "--root", project, texts)
    before = record.exists()
    recorded, _, _ = told("verify", "--root", project, texts, "--record")
    (texts / "herald.txt").write_text(
        "At last, over 4,900 bonded depots; seven bonded depots will come.", "utf-8"
    )
    loose, _, warned = told("verify", "--root", project, texts)
    strict, _, _ = told("verify", "--root", project, texts, "--strict", "--record")

    assert (False, SOUND, SOUND, FAULTS) == (before, recorded, loose, strict)
    assert 2 == warned.count("warning[text-changed]")
    assert "gazette:\n  1: " in record.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["boats", "share"], ["exports-boats-2024.share"]),
        (["BOATS", "Record", "HIGH"], ["exports-boats-2024.rank"]),
        (["470 million"], ["exports-boats-2024"]),
        (["herald"], ["depots-2024", "depots-planned"]),
        (["first half of 2024", "levels"], []),
        (["euros", "norland"], []),
    ],
)
def test_figures_are_found_by_any_words(
    told: Told, project: Path, words: list[str], expected: list[str]
) -> None:
    """Figures are found by all of the words, in id, name, value, period or source."""
    status, out, err = told("figures", "--root", project, *words)

    found = [line.split()[0] for line in out.splitlines()]
    assert (SOUND, "", expected or ["no"]) == (status, err, found)


def test_figures_are_listed_in_columns(told: Told, project: Path) -> None:
    """A line has id, value, period and name, each in a column of its own."""
    _, out, _ = told("figures", "--root", project, "trade-2024", "2024")

    lines = out.splitlines()
    assert {"  2024  "} == {line[48:56] for line in lines}
    assert [
        ("trade-2024           ", "56.7 bn €                ", "Foreign trade"),
        (
            "trade-2024.growth    ",
            "+12%                     ",
            "Growth of foreign trade",
        ),
        (
            "trade-2024.equivalent",
            "about 300 million dollars",
            "Foreign trade in US dollars",
        ),
    ] == [(line[:21], line[23:48], line[56:]) for line in lines]


def test_figures_without_words_are_all(told: Told, project: Path) -> None:
    """Without words every figure is listed, the computed ones too."""
    _, out, _ = told("figures", "--root", project)

    assert 12 == len(out.splitlines())


@pytest.mark.parametrize("command", ["build", "check", "figures", "verify"])
def test_faults_are_told_on_the_error_stream(
    told: Told, broken: Path, command: str
) -> None:
    """Faults are told with place, code, cause and cure; then their number."""
    more = [broken] if command == "verify" else []

    status, out, err = told(command, "--root", broken, *more)

    assert (FAULTS, "") == (status, out)
    assert err.startswith(FAULT)
    assert err.endswith("\n1 fault; nothing was written\n")
    assert not (broken / "site").exists()


def test_terminal_is_shown_the_line(
    told: Told, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a terminal the line is shown, with a caret under the column."""
    monkeypatch.setattr(sys.stderr.__class__, "isatty", lambda _: True, raising=False)

    _, _, err = told("check", "--root", broken)

    assert [
        "   18 |     growth: {value: 12 parts, printed: {1: 12%}}",
        "                            ^",
    ] == err.splitlines()[1:3]


def test_format_json(told: Told, broken: Path, project: Path) -> None:
    """For programs faults are a JSON list, also when there are none."""
    status, out, err = told("check", "--root", broken, "--format", "json")
    sound = told("check", "--root", project, "--format", "json")

    (record,) = json.loads(out)
    assert (FAULTS, "") == (status, err)
    assert ("content/sources/gazette.yaml", 18, 21, "error", "unit-unknown", []) == (
        *(record["path"], record["line"], record["column"], record["severity"]),
        *(record["code"], record["notes"]),
    )
    assert (SOUND, []) == (sound[0], json.loads(sound[1]))


def test_format_json_loses_no_answer(told: Told, project: Path) -> None:
    """What a command has to say beside faults goes to the other stream."""
    _, out, err = told("figures", "--root", project, "share", "--format", "json")

    assert [] == json.loads(out)
    assert err.startswith("exports-boats-2024.share ")


def test_format_github(told: Told, broken: Path) -> None:
    """For a workflow each fault is one annotation, with special characters escaped."""
    (broken / "content/sources/a,b:c%.yaml").write_text("", "utf-8")

    status, out, err = told("check", "--root", broken, "--format", "github")

    (annotation,) = out.splitlines()
    assert (FAULTS, "1 fault; nothing was written\n") == (status, err)
    assert annotation.startswith(
        "::error file=content/sources/a%2Cb%3Ac%25.yaml,line=1,col=1::"
    )
    assert annotation.endswith("[file-unknown]")


def test_format_is_one_of_three(told: Told, capsys: Captured) -> None:
    """Another format is wrong use, and the three are named."""
    with pytest.raises(SystemExit) as stopped:
        told("check", "--format", "xml")

    assert WRONG_USE == stopped.value.code
    assert "'xml' (choose from 'text', 'github', 'json')" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["bild"], ["verify"], ["build", "more"]])
def test_wrong_commands_are_wrong_use(
    told: Told, capsys: Captured, arguments: list[str]
) -> None:
    """A command that is missing, unknown or incomplete is told with its usage."""
    with pytest.raises(SystemExit) as stopped:
        told(*arguments)

    assert WRONG_USE == stopped.value.code
    assert "usage: sitegen" in capsys.readouterr().err


def test_help_names_every_command(told: Told, capsys: Captured) -> None:
    """The help says what each command does, and what the exit status means."""
    with pytest.raises(SystemExit) as stopped:
        told("--help")

    out = capsys.readouterr().out
    assert SOUND == stopped.value.code
    assert all(f"\n    {command}" in out for command in COMMANDS)
    assert "Exit status: 0 sound, 1 faults in the content, 2 wrong use." in out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_names_its_options(
    told: Told, capsys: Captured, command: str
) -> None:
    """The help of a command says what it does, what it takes and each option."""
    with pytest.raises(SystemExit):
        told(command, "--help")

    out = capsys.readouterr().out
    own = {"verify": ["TEXTS", "--record"], "figures": ["WORDS"]}.get(command, [])
    for word in ("--root", "--output", "--strict", "--format", *own):
        assert word in out
    assert ".\n" in out
    assert "None" not in out


@pytest.mark.parametrize("name", ["nowhere", "file", "empty"])
def test_folder_without_a_project_is_wrong_use(
    told: Told, tmp_path: Path, name: str
) -> None:
    """A folder without content/, a file and nothing at all are no project."""
    (tmp_path / "file").write_text("", "utf-8")
    (tmp_path / "empty").mkdir()

    status, out, err = told("build", "--root", tmp_path / name)

    assert (WRONG_USE, "") == (status, out)
    assert err.startswith(f"sitegen: no folder content/ in {tmp_path / name}; name ")


@pytest.mark.parametrize(
    "output",
    [
        *("content", "content/site", "templates", "templates/static/x"),
        *("site/../content", "link/content/new", "link/templates"),
    ],
)
def test_output_inside_the_content_is_wrong_use(
    told: Told, project: Path, output: str
) -> None:
    """The site never goes into content/ or templates/, however they are named."""
    (project / "link").symlink_to(project)
    before = sorted(project.rglob("*"))

    status, out, err = told("build", "--root", project, "--output", project / output)

    assert (WRONG_USE, "") == (status, out)
    assert "; name another folder\n" in err
    assert before == sorted(project.rglob("*"))


def test_root_that_may_not_be_read_is_wrong_use(
    told: Told, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that the system does not let one see is told without a traceback."""

    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_dir", refuse)

    status, out, err = told("build", "--root", project)

    assert (WRONG_USE, "") == (status, out)
    assert f"sitegen: [Errno 13] Permission denied: '{project / 'content'}'\n" == err


def test_circle_of_links_is_wrong_use(told: Told, tmp_path: Path) -> None:
    """Links that lead in a circle are told without a traceback."""
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")

    status, out, err = told("build", "--root", tmp_path / "one")

    assert (WRONG_USE, "") == (status, out)
    assert err.startswith("sitegen: ")


def test_file_that_may_not_be_read_is_told(
    told: Told, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of the templates that may not be read is told without a traceback."""

    def refuse(path: Path) -> bytes:
        if path.name == "style.css":
            raise PermissionError(13, "Permission denied", str(path))
        return kept(path)

    kept = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", refuse)

    status, out, err = told("check", "--root", project)

    assert (FAULTS, "") == (status, out)
    assert "static/style.css" in err


def test_system_that_refuses_is_told(
    told: Told, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever else the system refuses is told without a traceback."""

    def refuse(*_: object) -> str:
        raise PermissionError(13, "Permission denied", "paragraphs.yaml")

    monkeypatch.setattr(commands, "verify", refuse)

    status, out, err = told("verify", "--root", project, project)

    assert (WRONG_USE, "") == (status, out)
    assert "sitegen: [Errno 13] Permission denied: 'paragraphs.yaml'; " in err


def test_the_project_itself_is_no_output(told: Told, project: Path) -> None:
    """The site is not written among the content and the templates it is made of."""
    before = sorted(project.rglob("*"))
    status, out, err = told("build", "--root", project, "--output", project)

    assert (WRONG_USE, "") == (status, out)
    assert "--output is the project itself" in err
    assert before == sorted(project.rglob("*"))


def test_output_in_the_way_is_told(told: Told, project: Path) -> None:
    """A site that cannot be written is a fault, told like those of the content."""
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("mine", "utf-8")

    status, out, err = told("build", "--root", project)

    assert (FAULTS, "") == (status, out)
    assert f"{project / 'site' / 'index.html'}:1:1: error[output-foreign]" in err
    assert "mine" == (project / "site" / "index.html").read_text("utf-8")


def test_interruption_is_no_fault(
    told: Told, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that is interrupted ends quietly, with the status of shells."""

    def interrupt(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "check", interrupt)

    assert (INTERRUPTED, "", "") == told("check", "--root", project)


def test_signal_is_no_fault(project: Path) -> None:
    """The same in a process of its own that is interrupted by the keyboard."""
    script = (
        "import os, signal, sys\n"
        "from sitegen import cli, commands\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "commands.check = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.exit(cli.main(['check', '--root', sys.argv[1]]))\n"
    )
    done = run(["-c", script, str(project)])

    assert (INTERRUPTED, "", "") == (done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("is_unbuffered", ["", "1"])
@pytest.mark.parametrize("asked", ["figures", "explain unit-unknown", "kinds"])
def test_reader_that_goes_away_is_no_fault(
    asked: str, is_unbuffered: str, project: Path
) -> None:
    """A pipe that is closed early, as by head, brings no traceback and no message."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "sitegen", *asked.split(), "--root", str(project)],
            stdout=pipe,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": is_unbuffered},
            check=False,
        )

    assert (UNHEARD, b"") == (done.returncode, done.stderr)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_stream_that_knows_few_letters_is_written_to(
    project: Path, encoding: str
) -> None:
    """What a terminal cannot show is written as an escape, without a traceback."""
    arguments = ["-m", "sitegen", "figures", "--root", str(project), "trade-2024"]

    done = run(arguments, PYTHONIOENCODING=encoding)

    shown = "bn €" if encoding == "utf-8" else "bn \\u20ac"
    assert (SOUND, "") == (done.returncode, done.stderr)
    assert shown in done.stdout


def test_module_is_the_command(project: Path, broken: Path) -> None:
    """The module runs as the command does, with the same exit status."""
    sound = run(["-m", "sitegen", "check", "--strict"], cwd=project)
    faulty = run(["-m", "sitegen", "check"], cwd=broken)
    wrong = run(["-m", "sitegen", "check"], cwd=project / "content")

    assert (SOUND, "") == (sound.returncode, sound.stderr)
    assert FAULTS == faulty.returncode
    assert faulty.stderr.startswith(FAULT)
    assert WRONG_USE == wrong.returncode
    assert "sitegen: no folder content/ in .; name the project with --root\n" == (
        wrong.stderr
    )


@pytest.mark.parametrize("is_last", [True, False])
def test_garbage_rests_where_the_process_ends(
    small: Path, monkeypatch: pytest.MonkeyPatch, *, is_last: bool
) -> None:
    """A command of the command line ends with it; who calls one goes on as before."""
    given = ["check", "--quiet", "--root", str(small)]
    monkeypatch.setattr(sys, "argv", ["sitegen", *given])
    try:
        assert main(None if is_last else given) == SOUND
        assert gc.isenabled() is not is_last
    finally:
        gc.enable()


def test_check_draws_no_chart(small: Path, capsys: Captured) -> None:
    """A check from an empty cache finds the same files, and loads nothing to draw."""
    assert SOUND == main(["build", "--root", str(small)])
    count = capsys.readouterr().out.partition(" ")[0]
    shutil.rmtree(small / ".sitegen-cache")
    script = (
        "import sys; from sitegen.cli import main\n"
        "main(['check', '--root', sys.argv[1]])\n"
        "print(*{'altair', 'vl_convert'} & set(sys.modules))\n"
    )

    done = run(["-c", script, str(small)])

    assert ("", f"sound: {count} files would be made\n\n") == (done.stderr, done.stdout)


def test_version_is_told(told: Told, capsys: Captured) -> None:
    """The version is told without a project."""
    with pytest.raises(SystemExit) as stopped:
        told("--version")

    assert SOUND == stopped.value.code
    assert f"sitegen {__version__}\n" == capsys.readouterr().out


def test_quiet_says_nothing_but_faults(told: Told, project: Path, broken: Path) -> None:
    """Asked to be quiet, a command says only what is wrong, or was asked for."""
    first = told("build", "--root", project, "--quiet")
    again = told("build", "--root", project, "--quiet")
    _, found, _ = told("figures", "--root", project, "share", "--quiet")
    status, out, err = told("check", "--root", broken, "--quiet")

    assert [(SOUND, "", "")] * 2 == [first, again]
    assert found
    assert (FAULTS, "") == (status, out)
    assert err.startswith(FAULT)


def test_verbose_tells_the_time_of_each_step(told: Told, project: Path) -> None:
    """Asked to be verbose, a command tells the steps in order, with their seconds."""
    _, _, err = told("check", "--root", project, "--verbose")

    lines = [line.split() for line in err.splitlines()]
    assert {("s", 3)} == {(unit, len(line)) for line in lines for unit in line[1:2]}
    steps = [line[2] for line in lines]
    assert steps[:2] == ["read", "resolve"]
    assert {"derive", "check", "draw", "render", "export", "inspect"} < set(steps)
    assert "total" == steps[-1]


@pytest.mark.parametrize(("is_terminal", "count"), [(True, 2), (False, 0)])
def test_what_takes_long_is_shown_in_a_terminal(
    *, is_terminal: bool, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a second the step is shown, and wiped away; never where nobody looks."""
    stream = StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: is_terminal)
    monkeypatch.setattr(progress, "PATIENCE", 0.02)
    monkeypatch.setattr(progress, "BEAT", 5)
    pipeline = ModuleType("pipeline")
    pipeline.draw = draw  # type: ignore[attr-defined]
    shown = progress.Progress(stream, is_verbose=False)

    with shown.shown(pipeline):
        shown.begin("draw")
        deadline = 200
        while is_terminal and not stream.getvalue() and deadline:
            deadline -= 1
            sleep(0.02)

    assert count == stream.getvalue().count(progress.WIPED)
    told = stream.getvalue()
    assert ("sitegen: [" + "." * 20 + "] draw … 0 s" in told) == is_terminal
    assert bool(re.search(r"sitegen: that took [0-9.]+ s\n\Z", told)) == is_terminal
    assert pipeline.draw is draw


@pytest.mark.parametrize("command", ["figures", "build"])
def test_full_stream_is_told(project: Path, command: str) -> None:
    """Where there is no room for what is to be said, that is said, once."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sitegen", command, "--root", str(project)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    said = "sitegen: what there is to say cannot be written: No space left on device\n"
    assert (WRONG_USE, said) == (done.returncode, done.stderr)


RUN = """
import os, sys
LOST = 99  # a file has the number of a stream, and gets what is written there
import sitegen.build, sitegen.commands
from sitegen.cli import main

folders, statuses = sys.argv[1:], []
for command in ("figures", "check", "build"):
    for root in folders:
        if not (copy := os.fork()):
            status = main([command, "--root", root])
            sys.exit(status if os.open(os.devnull, os.O_RDONLY) > 2 else LOST)
        statuses.append(str(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])))
    statuses.append(str(os.path.exists(f"{folders[0]}/site")))
with open(f"{folders[0]}/statuses", "w") as file:
    file.write(" ".join(statuses))
"""
"""Runs commands on the folders given, as copies of one process with its streams."""


@pytest.mark.parametrize("closed", ["1>&-", "2>&-", "1>&- 2>&-", "0<&-"])
def test_closed_stream_is_no_traceback(
    project: Path, broken: Path, closed: str
) -> None:
    """A stream that is closed swallows what it would get, and hurts no file."""
    done = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "", sys.executable, "-c", RUN, project, broken],
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == done.returncode, done.stderr
    both = f"{SOUND} {FAULTS}"
    told = (project / "statuses").read_text("utf-8")
    assert f"{both} False {both} False {both} True" == told
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_address_that_is_none_is_wrong_use(
    told: Told, project: Path, capsys: Captured
) -> None:
    """An address of the command line is proved like one of the content."""
    with pytest.raises(SystemExit) as stopped:
        told("build", "--root", project, "--address", "http://norland.example/")

    assert WRONG_USE == stopped.value.code
    assert "argument --address: 'http://norland.example/' is no address" in (
        capsys.readouterr().err
    )


def test_torn_site_is_not_called_unwritten(
    told: Told, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a site could neither be exchanged nor put back, that is what is said."""

    def tear(*_: object) -> None:
        raise TornError("Input/output error")

    monkeypatch.setattr(writing, "exchange", tear)

    status, _, err = told("build", "--root", project)

    assert FAULTS == status
    assert "error[output-torn] the site is half old and half new" in err
    assert err.endswith("1 fault; the site is half written\n")
