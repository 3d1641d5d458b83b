"""A new source, proposed from an article's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.cli import SOUND, WRONG_USE, main
from sitegen.diagnostics import Report
from sitegen.printed.standing import read_text
from sitegen.project import Project
from sitegen.propose import Wish
from sitegen.read import read
from sitegen.read.fields import read_day
from sitegen.resolve import resolve
from tests.articles import ARTICLES, FOLDER, article, proposed, score, told

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.site import Site
from tests.articles import Score

SITES = FOLDER.parent / "sites"
RELEASE = """\
Exampleland's trade in March 2026
Exports rose by 12.5 per cent in March 2026 from March 2025.
"""

FOUND, RIGHT, STRUCK = 0.97, 0.90, 1 / 3
"""Of the numbers that a careful reader would keep; the last for each that is kept."""


@pytest.fixture(scope="module")
def site() -> Site:
    """Return a project with a vocabulary and nothing else."""
    report = Report()
    return resolve(read(Project(FOLDER, FOLDER / "site"), report), report)


@pytest.fixture(scope="module")
def scores(site: Site) -> dict[str, Score]:
    """Return how each invented article is proposed."""
    made = {}
    for name in ARTICLES:
        found = article(name)
        wish = Wish(
            text=f"{name}.txt",
            language=found.known.get("language", ""),
            published=read_day(found.known["published"]),
        )
        made[name] = score(found, proposed(found.text, wish, site))
    return made


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_numbers_of_articles_are_found_and_read(
    language: str, scores: dict[str, Score]
) -> None:
    """Nearly all is found, most of it read rightly, and little is to strike."""
    own = [each for name, each in scores.items() if name.startswith(language)]
    kept = sum(each.kept for each in own)
    missed = [line for each in own for line in each.missed]
    wrong = [line for each in own for line in each.wrong]
    struck = [line for each in own for line in each.struck]

    assert kept > 60
    assert len(missed) <= (1 - FOUND) * kept, missed
    assert len(missed) + len(wrong) <= (1 - RIGHT) * kept, wrong
    assert len(struck) <= STRUCK * kept, struck


@pytest.mark.parametrize("name", ["merisia", "qinghe"])
def test_figures_of_a_sheet_are_proposed_from_its_texts(name: str) -> None:
    """From the texts of whole sheets, with tables, each figure is proposed as it is."""
    project = Project(SITES / name, SITES / name / "site")
    content = read(project, Report())
    site = resolve(content, Report())
    made = [
        told(each)
        for source in site.sources.values()
        if (text := read_text(SITES / name / "texts" / source.text))
        for each in proposed(
            text,
            Wish(
                text=source.text, language=source.language, published=source.published
            ),
            site,
        )
    ]

    assert [] == [each for each in map(told, content.figures) if each not in made]


def added(project: Path, *more: str) -> int:
    """Run `add` on a text beside a project, and return its exit status."""
    text = project / "release.txt"
    if not text.exists():
        text.write_text(RELEASE, encoding="utf-8")
    return main(["add", str(text), "--root", str(project), *more])


def test_a_proposal_is_told_and_written_when_asked(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is shown is what is written, and content with it is read."""
    assert SOUND == added(small)
    shown = capsys.readouterr().out
    target = small / "content/sources/release.yaml"
    assert not target.exists()

    assert SOUND == added(small, "--write")

    assert shown == target.read_text(encoding="utf-8")
    figures = read(Project(small, small / "site"), Report()).figures
    assert "12.5 % growth 2026-03 on 2025-03" in {
        told(each) for each in figures if each.source == "release"
    }


def test_no_file_is_written_over(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A source that is there stays, and the answer says so."""
    target = small / "content/sources/mine.yaml"
    target.write_text("mine\n", encoding="utf-8")

    with pytest.raises(SystemExit) as stopped:
        added(small, "--write", "--slug", "mine")

    assert WRONG_USE == stopped.value.code
    assert "mine.yaml is there already" in capsys.readouterr().err
    assert "mine\n" == target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--language", "fi"], "language 'fi' is not read; use de, en, zh"),
        (["--slug", "../a"], "argument --slug: "),
        (["--published", "soon"], "argument --published: "),
        (["--covers", "2025-13"], "argument --covers: "),
    ],
)
def test_wrong_words_about_a_source_are_told(
    arguments: list[str],
    message: str,
    small: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What cannot be used of the command line is wrong use, with its cause."""
    with pytest.raises(SystemExit) as stopped:
        added(small, *arguments)

    assert WRONG_USE == stopped.value.code
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("raw", [b"", b" \n\n", b"caf\xe9"])
def test_a_text_that_cannot_be_read_is_told(
    raw: bytes, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty text, and one in another encoding, is no article."""
    (small / "release.txt").write_bytes(raw)

    assert WRONG_USE == added(small)

    assert "release.txt: no text in UTF-8" in capsys.readouterr().err
