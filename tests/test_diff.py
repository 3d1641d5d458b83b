"""What changed between two states of the content is told in the terms of the sheet."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from markdown_it import MarkdownIt

from sitegen.cli import FAULTS, SOUND, WRONG_USE, main
from sitegen.diagnostics import Report
from sitegen.diff import owed
from sitegen.diff import told as say
from sitegen.diff.compare import compare
from sitegen.diff.state import look
from sitegen.project import Project
from tests.sheets import MERISIA, sheet_in
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.diff.record import Comparison

GAZETTE = "content/sources/gazette-2026-01-20.yaml"
HERALD = "content/sources/herald-2025-02-03.yaml"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def old(small: Path, tmp_path: Path) -> Path:
    """Return the small project as it was before a test edits it."""
    return shutil.copytree(small, tmp_path / "old")


def edit(root: Path, name: str, *changes: tuple[str, str]) -> None:
    """Replace words of a file, each of which must be there."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def compared(old: Path, new: Path) -> Comparison:
    """Return what differs between two projects."""
    return compare(
        look(Project(old, old / "site"), "old", Report()),
        look(Project(new, new / "site"), "new", Report()),
    )


def correct_exports(root: Path) -> None:
    """Change one digit of a figure, as its article prints it now."""
    edit(root, GAZETTE, ("over 23 XTS", "over 22 XTS"), ("over 23 b", "over 22 b"))


def correct_trade(root: Path) -> None:
    """Change one digit of a figure from which another is computed."""
    edit(
        root,
        GAZETTE,
        ("41.2 XTS", "41.3 XTS"),
        ("41.2 billion", "41.3 billion"),
    )
    edit(root, "content/identities.yaml", ("(41.2 XTS", "(41.3 XTS"))


def test_nothing_changed(old: Path, small: Path) -> None:
    """Two copies of a project are the same, byte for byte."""
    found = compared(old, small)

    assert found.files
    assert () == found.files.touched
    assert found.files.same > 50
    assert () == (*found.removed, *found.added, *found.changed, *found.moved)
    assert () == (*found.sentences, *found.charts, *found.broken, *found.unchecked)


def test_one_digit_is_followed_wherever_it_goes(old: Path, small: Path) -> None:
    """A change shows value, words and place, and what moved with it."""
    correct_trade(small)

    found = compared(old, small)

    (change,) = found.changed
    assert ("41.2 billion florins", "41.3 billion florins") == (
        change.old.value,
        change.new.value,
    )
    assert ("paragraph 1: 41.3 billion florins",) == change.new.printed
    assert f"{GAZETTE}:15:12" == change.new.place
    assert [("trade-growth", ("trade-2025",))] == [
        (each.new.id, each.causes) for each in found.moved
    ]
    assert ["trade"] == [each.id for each in found.charts]
    assert any("41.3 billion florins" in each.new for each in found.sentences)
    assert found.files
    assert "figures/trade-2025/index.html" in found.files.differing
    assert "figures/shops-2024/index.html" not in found.files.differing


def test_a_correction_is_told_with_what_it_was(old: Path, small: Path) -> None:
    """What a figure was before is part of what a change says."""
    name = "content/sources/herald-2025-02-03.yaml"
    printed = "    printed: {1: 40.0 billion florins}\n"
    was = "{value: 39.0 XTS bn, until: 2026-01-30, reason: our error}"
    edit(small, name, (printed, f"{printed}    vintages: {was}\n"))

    found = compared(old, small)

    (change,) = found.changed
    assert ("trade-2024", ("vintages",)) == (change.new.id, change.parts)
    line = "vintages: nothing → 39.0 billion florins until 2026-01-30 (our error)"
    assert line in say(found, "text")


REASONS = ("source revised", "our error", "definition changed")
WAS = 'vintages: {value: "41.2 XTS bn", until: 2026-01-31, reason: '


@pytest.mark.parametrize("reason", REASONS)
def test_a_change_of_a_value_says_of_which_kind_it_is(
    reason: str, old: Path, small: Path
) -> None:
    """What the vintages of a figure say stands with its values, and none is asked."""
    correct_trade(small)
    edit(small, GAZETTE, ("value: 41.3", f"{WAS}{reason}}}\n    value: 41.3"))

    found = compared(old, small)

    (change,) = found.changed
    assert (reason, "") == (change.kind, change.asked)
    line = f"41.2 billion florins → 41.3 billion florins ({reason})"
    assert line in say(found, "text")
    assert [] == [each for each in found.moved if each.asked]


def test_a_kind_that_is_missing_is_asked_for(old: Path, small: Path) -> None:
    """The entry is shown as the content would have it, after what matters most."""
    correct_exports(small)
    entry = (
        'vintages: {value: "over 23 XTS bn", until: 2026-01-31, '
        "reason: source revised | our error | definition changed}"
    )

    found = compared(old, small)

    assert [("", entry)] == [(each.kind, each.asked) for each in found.changed]
    headings = [part.split("\n")[0] for part in say(found, "text").split("\n\n")]
    assert ["In short", "Why they changed is not said"] == headings[1:3]
    assert entry in say(found, "text")
    assert "\\[" not in entry
    for form in ("markdown", "html", "json"):
        assert "over 23 XTS bn" in say(found, form)
    chosen = entry.replace("source revised | our error | ", "")
    edit(small, GAZETTE, ("value: over 22", f"{chosen}\n    value: over 22"))
    assert ["definition changed"] == [
        each.kind for each in compared(old, small).changed
    ]


def test_a_vintage_of_another_value_is_no_answer(old: Path, small: Path) -> None:
    """What is kept must be what the old state says."""
    correct_trade(small)
    other = WAS.replace("41.2", "41.1")
    edit(small, GAZETTE, ("value: 41.3", f"{other}our error}}\n    value: 41.3"))

    assert [""] == [each.kind for each in compared(old, small).changed]


def test_a_renamed_figure_is_no_loss(old: Path, small: Path) -> None:
    """What differs in its id alone is told as one figure under another name."""
    edit(small, HERALD, ("shops-undated", "first-shop"))

    found = compared(old, small)

    assert [("shops-undated", "first-shop")] == [
        (each.old.id, each.new.id) for each in found.renamed
    ]
    assert () == (*found.removed, *found.added, *found.changed)


def test_an_address_that_is_no_more_is_to_lead_on(old: Path, small: Path) -> None:
    """Each page that went is told with the entry that keeps it, if it moved."""
    edit(small, HERALD, ("shops-undated", "first-shop"))

    found = compared(old, small)

    lost, heading = owed.asked(found)[-1], "Addresses that are no more"
    assert (heading, ["figures/shops-undated/"]) == (
        lost.heading,
        [each.text for each in lost.lines],
    )
    entry = "moved: {figures/shops-undated/: figures/first-shop/}"
    assert entry == lost.lines[0].beside[-1]
    path = small / "content/site.yaml"
    path.write_text(f"{path.read_text('utf-8')}\n{entry}\n", encoding="utf-8")
    assert () == owed.asked(compared(old, small))


def test_a_removed_figure_is_a_loss(old: Path, small: Path) -> None:
    """A figure that is no more is told with all that stood beside it."""
    path = small / GAZETTE
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  cuts-2026:")], encoding="utf-8")

    found = compared(old, small)

    assert ["cuts-2026"] == [each.id for each in found.removed]
    assert ["cuts-2026"] == [each.id for each in compared(small, old).added]


def test_a_broken_identity_is_told_and_figures_all_the_same(
    old: Path, small: Path
) -> None:
    """A state that does not build is compared as far as it can be read."""
    edit(small, GAZETTE, ("0.06 USD bn", "0.06 USD bn"), ("value: 4 %", "value: 9 %"))
    edit(small, GAZETTE, ("{1: 4%}", "{1: 9%}"))

    found = compared(old, small)

    assert found.files is None
    assert any("identity-" in each for each in found.new_faults)
    assert ["trade-2025.growth"] == [each.new.id for each in found.changed]


def test_identities_break_and_heal(old: Path, small: Path) -> None:
    """What held and is broken is a loss; seen the other way round it healed."""
    edit(
        small, GAZETTE, ("value: 4 %", "value: 3 %"), ("{1: 4%}", "{1: 3%}")
    )  # 41.2 / 40.0 is 3 %
    (small / "content/identities.yaml").unlink()

    healed, broken = compared(old, small), compared(small, old)

    assert ["growth"] == [each.rule for each in healed.healed]
    assert () == healed.broken
    assert ["growth"] == [each.rule for each in broken.broken]
    assert broken.broken[0].is_explained


def test_a_removed_input_does_not_hide_the_rest(old: Path, small: Path) -> None:
    """A figure that formulas and charts still name is told, and so is what it fed."""
    edit(small, HERALD, ("trade-2024:", "trade-lost:"), ("40.0", "40.5"))

    found = compared(old, small)

    assert ["trade-2024", "trade-growth"] == [each.id for each in found.removed]
    assert ["trade-lost"] == [each.id for each in found.added]
    assert any("figure-unknown" in each for each in found.new_faults)


def test_a_state_that_cannot_be_read_is_said(old: Path, small: Path) -> None:
    """Without figures nothing is claimed of them."""
    edit(small, GAZETTE, ("figures:", "figures: ["))

    found = compared(old, small)

    assert ("the figures of new cannot be read",) == found.unread
    assert () == found.removed


def test_a_chart_is_shown_as_it_was_and_is(old: Path, small: Path) -> None:
    """A chart whose words alone differ differs, with both of its pictures."""
    edit(small, "content/charts/trade.yaml", ("Two years only", "No more than two"))

    (chart,) = compared(old, small).charts

    assert chart.old
    assert chart.new
    assert ("Two years only.", "No more than two.") == (chart.old.note, chart.new.note)
    assert b"<svg" in chart.old.svg
    assert chart.old.svg != chart.new.svg


def test_sentences_are_paired(old: Path, small: Path) -> None:
    """Only the sentence that was touched is told, in words."""
    edit(small, "content/pages/index.md", ("There were", "There may have been"))

    (sentence,) = compared(old, small).sentences

    assert "There were over 4,900 shops." == sentence.old
    assert "There may have been over 4,900 shops." == sentence.new


def test_texts_that_no_page_holds_are_told(old: Path, small: Path) -> None:
    """A new edition, another publisher and a definition are told where they stand."""
    edit(small, "content/site.yaml", ("2026-01-31", "2026-02-28"))
    edit(small, GAZETTE, ("publisher: The Gazette", "publisher: Gazette"))
    words = "content/vocabulary/measures.yaml"
    edit(small, words, ("Exports plus imports.", "Exports and imports."))

    found = compared(old, small)

    assert [
        ("", "edition: 2026-01-31", "edition: 2026-02-28"),
        (
            "sources/gazette-2026-01-20/",
            "publisher: The Gazette",
            "publisher: Gazette",
        ),
        (
            "glossary/",
            "trade, definition: Exports plus imports.",
            "trade, definition: Exports and imports.",
        ),
    ] == [(each.page, each.old, each.new) for each in found.sentences]


def test_a_whole_sheet_is_compared(tmp_path: Path) -> None:
    """One digit leads to the sentences, charts and computed figures of a sheet."""
    roots = [sheet_in(tmp_path / name, MERISIA).root for name in ("old", "new")]
    edit(roots[1], "content/sources/trade-2025-05.yaml", ("3.37 USD", "3.38 USD"))

    found = compared(*roots)

    assert ["exports-2025-05"] == [each.new.id for each in found.changed]
    assert found.moved
    assert {"exports-2025-05"} == {
        cause for each in found.moved for cause in each.causes
    }
    assert found.sentences
    assert found.charts
    assert all(
        each.old and each.new and each.old.svg != each.new.svg for each in found.charts
    )
    assert any("value-differs" in each for each in found.new_faults)


def told(capsys: Captured, *arguments: object) -> tuple[int, str, str]:
    """Run ``sitegen diff`` and return its status and what it said."""
    status = main(["diff", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_text_begins_with_what_matters(
    old: Path, small: Path, capsys: Captured
) -> None:
    """Losses come first, then values with their words, then what stayed."""
    correct_exports(small)
    text = (small / GAZETTE).read_text(encoding="utf-8")
    cut = text[: text.index("  cuts-2026:")]
    (small / GAZETTE).write_text(cut, encoding="utf-8")

    status, out, err = told(capsys, old, "--root", small)

    lines = out.split("\n\n")[1].splitlines()
    assert (SOUND, "") == (status, err)
    assert "In short" == lines[0]
    assert lines[1].startswith("  removed: ")
    assert "over 23 billion florins → over 22 billion florins" in lines[2]
    assert re.fullmatch(r"  all other pages are .* \(\d+ files\)", lines[-1])
    assert out == told(capsys, old, "--root", small)[1]


def test_json_has_everything(old: Path, small: Path, capsys: Captured) -> None:
    """A program reads the fields of the record."""
    correct_trade(small)

    _, out, _ = told(capsys, old, "--root", small, "--as", "json")

    read: dict[str, Any] = json.loads(out)
    assert "trade-2025" == read["changed"][0]["new"]["id"]
    assert ["41.3", "40.0"] == [row[1] for row in read["charts"][0]["new"]["rows"]]
    assert "figures/trade-2025/index.html" in read["files"]["differing"]


def test_markdown_has_the_rows_of_charts(
    old: Path, small: Path, capsys: Captured
) -> None:
    """Charts are tables, and nothing of the content is a mark, a tag or a mention."""
    correct_trade(small)
    edit(
        small,
        "content/pages/about.md",
        ("Back to the", "By @someone, **not** <b>bold</b>; back to the"),
    )

    _, out, _ = told(capsys, old, "--root", small, "--as", "markdown")

    html = MarkdownIt().enable("table").render(out)
    assert out.startswith("## What changed")
    assert 2 == html.count("<table>")
    assert "<td>41.3</td>" in html
    assert "**not** &lt;b&gt;bold&lt;/b&gt;" in html


class _Page(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_html_shows_pictures_side_by_side(
    old: Path, small: Path, capsys: Captured
) -> None:
    """The page needs no other file, and runs nothing."""
    correct_trade(small)

    _, out, _ = told(capsys, old, "--root", small, "--as", "html")

    tags = _Page(out).tags
    images = [str(given["src"]) for tag, given in tags if tag == "img"]
    assert 2 == len(set(images))
    assert all(each.startswith("data:image/svg+xml;base64,") for each in images)
    assert not {"script", "link", "a"} & {tag for tag, _ in tags}


def test_faults_are_told_as_of_any_command(
    old: Path, small: Path, capsys: Captured
) -> None:
    """Faults of the content go where they always go, and so does the status."""
    edit(small, GAZETTE, ("over 23 XTS", "over 22 XTS"))

    status, out, err = told(capsys, old, "--root", small)
    other, text, faults = told(capsys, small, "--root", old)

    assert FAULTS == status
    assert err.startswith(f"{GAZETTE}:21:12: error[value-differs]")
    assert "over 23 billion florins → over 22 billion florins" in out
    assert (SOUND, "") == (other, faults)  # what was wrong once is no fault now
    assert f"{small} does not build" in text


def git(root: Path, *arguments: str) -> None:
    """Run git in a folder, as nobody in particular."""
    name = ("-c", "user.name=Editor", "-c", "user.email=editor@sheet.example")
    subprocess.run(
        ["git", "-C", str(root), *name, *arguments], check=True, capture_output=True
    )


def test_a_revision_of_git_is_a_state(small: Path, capsys: Captured) -> None:
    """What is not committed is compared with what is, also below a repository's top."""
    git(small.parent, "init", "--quiet")
    git(small.parent, "add", "project/content", "project/templates")
    git(small.parent, "commit", "--quiet", "--message", "Begin")
    correct_exports(small)

    status, out, _ = told(capsys, "--root", small)

    assert SOUND == status
    assert out.startswith("What changed: HEAD → this content\n")
    assert "over 23 billion florins → over 22 billion florins" in out


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "-1"])
def test_an_unknown_state_is_wrong_use(
    name: str, small: Path, capsys: Captured
) -> None:
    """What is neither folder nor revision is told, with what to do."""
    git(small, "init", "--quiet")

    with pytest.raises(SystemExit) as ended:
        main(["diff", "--root", str(small), "--", name])

    assert WRONG_USE == ended.value.code
    assert "neither a folder of a project nor a revision" in capsys.readouterr().err


def test_a_folder_needs_no_git(
    old: Path, small: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without git a folder is compared all the same, and a revision is told."""
    monkeypatch.setenv("PATH", "")

    status, out, _ = told(capsys, old, "--root", small)
    with pytest.raises(SystemExit) as ended:
        main(["diff", "--root", str(small)])

    assert SOUND == status
    assert "nothing changed: all " in out
    assert WRONG_USE == ended.value.code
    assert "git is not installed" in capsys.readouterr().err


def test_a_pull_request_tells_what_it_changes(small: Path, tmp_path: Path) -> None:
    """Its summary is in Markdown and its page in HTML, also of content with faults."""
    git(small, "init", "--quiet")
    git(small, "add", "content", "templates")
    git(small, "commit", "--quiet", "--message", "Begin")
    edit(small, GAZETTE, ("over 23 XTS", "over 22 XTS"))
    shutil.copytree(ROOT / ".ci", small / ".ci")
    command = small / ".venv" / "bin" / "sitegen"
    command.parent.mkdir(parents=True)
    command.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m sitegen "$@"\n'
    )
    command.chmod(0o755)
    summary = tmp_path / "summary.md"

    for name, status in (("HEAD", 0), ("nowhere", 1)):
        done = subprocess.run(
            [small / ".ci" / "changes", name, "changes.html"],
            env={**os.environ, "GITHUB_STEP_SUMMARY": str(summary)},
            capture_output=True,
            check=False,
        )
        assert status == done.returncode

    told = summary.read_text(encoding="utf-8")
    assert told.startswith("## What changed\\: HEAD → this content")
    assert "over 23 billion florins → over 22 billion florins" in told


def test_the_workflow_checks_before_it_tells() -> None:
    """Annotations come first; the job may read, and compares with what it goes into."""
    text = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]

    runs = [each["run"] for each in jobs["changes"]["steps"] if "run" in each]
    assert [
        "make .venv/linked",
        ".venv/bin/sitegen check --strict --format github",
        ".ci/changes HEAD^1 changes.html",
        "make site",
    ] == runs
    assert {"contents": "read"} == jobs["changes"]["permissions"]
