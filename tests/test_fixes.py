"""Corrected lines: offered as a diff, applied when asked, and never other digits."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.cli import FAULTS, SOUND, main
from sitegen.diagnostics import Diagnostic, Edit, Location
from sitegen.fixes import corrected
from tests.conftest import SMALL
from tests.test_faults import CASES

PAGE = PurePosixPath("content/pages/about.md")
CHART = PurePosixPath("content/charts/trade.yaml")
FIXED = re.compile(r"^  (\S+):(\d+): fix: (.*)$", re.MULTILINE)
NUMBERS = re.compile(r"\d|(?<=\d)[.,](?=\d)")


@pytest.fixture
def slipped(small: Path) -> Path:
    """Return a project with two slips of the pen in one file, and one in another."""
    chart, page = small / CHART, small / PAGE
    chart.write_text(chart.read_text().replace("title: Trade", 'title: "Trade'))
    page.write_text(page.read_text().replace("::: chart trade", "::: chrt trade"))
    return small


def checked(project: Path, *options: str) -> int:
    """Check a project and return the status."""
    return main(["check", "--root", str(project), *options])


def test_a_diff_is_shown_and_nothing_written(
    slipped: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asked for corrections, a check shows them as a diff that git applies."""
    before = (slipped / CHART).read_bytes()

    assert FAULTS == checked(slipped, "--fix")

    told = capsys.readouterr()
    assert before == (slipped / CHART).read_bytes()
    assert '-title: "Trade came to {trade-2025}\n' in told.out
    assert '+title: "Trade came to {trade-2025}"\n' in told.out
    assert "1 fault; --fix apply corrects what is shown\n" in told.err
    done = subprocess.run(
        ["git", "apply"], input=told.out, text=True, cwd=slipped, check=False
    )
    assert 0 == done.returncode
    assert 'title: "Trade came to {trade-2025}"\n' in (slipped / CHART).read_text()


def test_corrections_are_applied_when_asked(
    slipped: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A step that stops hides the next one's faults: two checks correct both files."""
    assert FAULTS == checked(slipped, "--fix", "apply")
    assert "corrected lines: 1, in files: 1; check again\n" == capsys.readouterr().out
    assert FAULTS == checked(slipped, "--fix", "apply")
    assert SOUND == checked(slipped, "--fix", "apply")

    assert "\n::: chart trade\n" in (slipped / PAGE).read_text()
    assert not list(slipped.rglob(".*.corrected"))


def test_what_was_applied_is_offered_no_more(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line that was just corrected is not shown as it would be corrected anew."""
    page = small / PAGE
    text = page.read_text()
    page.write_text(text.replace("\n::: ", "\nOf {trade-2025, all.\n\n::: "))

    assert FAULTS == checked(small, "--fix", "apply")

    assert "Of {trade-2025}, all.\n" in page.read_text()
    assert "fix:" not in capsys.readouterr().err


def test_what_is_not_plain_is_left_alone(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nobody can know what was meant there is no diff, and nothing is written."""
    chart = small / CHART
    chart.write_text(chart.read_text().replace("- trade-2024", "- trade-2042"))
    before = chart.read_bytes()

    assert FAULTS == checked(small, "--fix", "apply")
    assert "" == capsys.readouterr().out
    assert before == chart.read_bytes()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_keep_their_ways(small: Path, end: str, mark: str) -> None:
    """Ends of lines, a byte order mark and a missing last end stay as they are."""
    chart = small / CHART
    text = chart.read_text().rstrip("\n").replace("kind:", "kimd:")
    chart.write_bytes(f"{mark}{text}".replace("\n", end).encode())

    checked(small, "--fix", "apply")

    wanted = f"{mark}{text}".replace("kimd:", "kind:").replace("\n", end)
    assert wanted.encode() == chart.read_bytes()


def test_a_file_without_a_last_end_has_a_diff_that_applies(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The diff says so where the last line of a file has no end."""
    chart = small / CHART
    chart.write_text(chart.read_text().rstrip("\n").replace("note: ", "notte: "))

    checked(small, "--fix")

    told = capsys.readouterr().out
    assert "\n\\ No newline at end of file\n+note: Two years only.\n" in told
    done = subprocess.run(
        ["git", "apply"], input=told, text=True, cwd=small, check=False
    )
    assert 0 == done.returncode


def test_machines_are_told_the_corrected_line(
    slipped: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault carries its corrected line in JSON and in annotations too."""
    checked(slipped, "--format", "json")
    assert (
        '"text": "title: \\"Trade came to {trade-2025}\\""' in capsys.readouterr().out
    )

    checked(slipped, "--format", "github")
    assert '%0Aline 2 was perhaps meant so: title: "Trade' in capsys.readouterr().out


def test_no_digit_is_altered() -> None:
    """Each line that a case corrects keeps its digits, and the marks within numbers."""
    seen = 0
    for case in CASES:
        told = (case / "expected.txt").read_text("utf-8")
        for path, number, new in FIXED.findall(told):
            file = case / path if (case / path).exists() else SMALL / path
            text = file.read_text("utf-8-sig")
            more = case / f"{path}.append"
            text += more.read_text("utf-8") if more.exists() else ""
            old = text.split("\n")[int(number) - 1]
            assert NUMBERS.findall(old) == NUMBERS.findall(new), (case.name, new)
            seen += 1

    assert seen > 100


@given(
    line=st.text("0123456789.,- ab:%", max_size=20),
    column=st.integers(1, 20),
    length=st.integers(0, 5),
    new=st.text("0123456789.,- ab:%", max_size=5),
)
def test_no_edit_can_alter_a_digit(
    tmp_path_factory: pytest.TempPathFactory,
    line: str,
    column: int,
    length: int,
    new: str,
) -> None:
    """An edit that would is none, wherever it came from."""
    root = tmp_path_factory.getbasetemp()
    path = PurePosixPath("fixed.yaml")
    (root / path).write_bytes(f"value: {line}\n".encode())
    at = Location(path, 1, column + 7)
    edit = Edit(at, line[column - 1 : column - 1 + length], new)

    for _, found in corrected(Diagnostic(at, "x", "x", edits=(edit,)), root):
        assert NUMBERS.findall(f"value: {line}") == NUMBERS.findall(found)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ('title: ""Trade""', 'title: "Trade"'),
        ("title: 'The port's year'", 'title: "The port\'s year"'),
        ("title: 'The port's year", 'title: "The port\'s year"'),
        ('title: "The "great" year"', "title: 'The \"great\" year'"),
        ('title: "Roads" and rails', "title: '\"Roads\" and rails'"),
        ('panels: {a: "Roads", rails}', 'panels: {a: "Roads, rails"}'),
        ('panels: {a: "Roads", "rails"}', ""),
        ('printed: 3: "8.8 tonnes"', 'printed: {3: "8.8 tonnes"}'),
        ("printed: 3: 8.8 tonnes", 'printed: {3: "8.8 tonnes"}'),
    ],
)
def test_quotes_are_not_doubled(
    small: Path, capsys: pytest.CaptureFixture[str], slip: str, meant: str
) -> None:
    """Quotes that were meant as those of YAML are no part of the corrected text."""
    chart = small / CHART
    chart.write_text(f"{slip}\n{chart.read_text()}")

    checked(small, "--fix")

    assert [f"+{meant}"] * bool(meant) == [
        line
        for line in capsys.readouterr().out.splitlines()
        if line.startswith("+") and not line.startswith("+++")
    ]
