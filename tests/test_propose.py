"""A new source, proposed from an article's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.cli import SOUND, WRONG_USE, main
from sitegen.diagnostics import Report
from sitegen.model.figure import Kind
from sitegen.printed.standing import Text, read_text
from sitegen.printed.table import tables
from sitegen.project import Project
from sitegen.propose import Wish, propose
from sitegen.read import read
from sitegen.read.fields import read_day
from sitegen.resolve import resolve
from tests.articles import ARTICLES, FOLDER, article, proposed, score, told
from tests.support import small_site

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sitegen.model.figure import Figure
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

    assert WRONG_USE == added(small, "--write", "--slug", "mine")

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
    assert WRONG_USE == added(small, *arguments)

    assert message in capsys.readouterr().err


@pytest.mark.parametrize("raw", [b"", b" \n\n", b"caf\xe9"])
def test_a_text_that_cannot_be_read_is_told(
    raw: bytes, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty text, and one in another encoding, is no article."""
    (small / "release.txt").write_bytes(raw)

    assert WRONG_USE == added(small)

    assert "release.txt: no text in UTF-8" in capsys.readouterr().err


def text_of(*paragraphs: str) -> Text:
    """Return a text of these paragraphs."""
    return Text(list(paragraphs), tables("\n".join(paragraphs)))


def test_things_of_a_list_have_a_number_each(site: Site) -> None:
    """What is told "respectively" goes to its product, with its growth."""
    text = text_of(
        "In 2025, exports of vehicles, timber and laptops were 5, 4 and 3 billion "
        "euros, up 6%, 7% and 8% respectively."
    )

    figures = proposed(text, Wish(text="a.txt"), site)

    assert [
        ("vehicles", "5 EUR bn level 2025", "6 % growth 2025 on 2024"),
        ("timber", "4 EUR bn level 2025", "7 % growth 2025 on 2024"),
        ("laptops", "3 EUR bn level 2025", "8 % growth 2025 on 2024"),
    ] == [
        (level.subject.product, told(level), told(growth))
        for level, growth in batched(figures)
    ]


def batched(figures: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Return figures in pairs, a level and its growth."""
    return list(zip(figures[::2], figures[1::2], strict=True))


def test_what_another_source_says_is_pointed_out(tmp_path: Path) -> None:
    """A figure of the same thing and time is named, and whether it is the same."""
    text = text_of("Foreign trade in 2024 came to 56.7 billion euros, up 11%.")

    proposal = propose(text, Wish(text="a.txt"), small_site(tmp_path))

    assert "# known: trade-2024 of gazette is 56.7 EUR bn, the same\n" in proposal
    assert "# known: trade-2024.growth of gazette is 12 %\n" in proposal


def test_what_is_unsure_says_why(site: Site) -> None:
    """No guess stands without a comment: unit, kind, base and period."""
    text = text_of("Some 420 looms were sold, and 7% in May.", "It was 9% of it.")

    proposal = propose(text, Wish(text="a.txt"), site)

    assert "value: about 420 looms\n" in proposal
    assert "# no unit 'looms'; add it to vocabulary/units.yaml\n" in proposal
    assert "# no time is named; write its period\n" in proposal
    assert "measure: measure-to-name  # no measure of the vocabulary" in proposal


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Call +49 30 555 2481 or 0800 555 10, or come to 12 Harbour Street.", "en"),
        ("Under the 14th Five-Year Plan, Flight 302 leaves at 8:30 a.m. daily.", "en"),
        ("It was founded in 1987, on the 5th of May, in the 1980s.", "en"),
        ("Telefon: 0611 75-3444, Hafenstraße 7, 65189 Varnau, um 10 Uhr.", "de"),
        ("Die Sitzung nach § 14 war am 3. März 2025, die Messe im Jahr 2024.", "de"),
        ("“十四五”时期，联系电话：0794-8250000，邮编：266011，24小时服务。", "zh"),  # noqa: RUF001
        ("2025年3月5日，第12届大会召开，近三年来首次。", "zh"),  # noqa: RUF001
    ],
)
def test_names_dates_and_addresses_are_not_proposed(
    sentence: str, language: str, site: Site
) -> None:
    """What only looks like a figure is left out."""
    text = text_of(sentence)

    found = proposed(text, Wish(text="a.txt", language=language), site)

    assert [] == [told(each) for each in found if each.kind is not Kind.RANK]


@pytest.mark.parametrize(
    "line",
    [
        "Exports <rose> by 99999999999999999999999999999 % to # 5 : {billion} euros",
        "| Month | Exports (%) |",
        "Q9 2025, Feb 30, 2025-13-45, H3 and 31 April: from 5 to 5 to 5 percent",
        "“5%” \\ 'half a \u202e third' &amp; *3* [4](5) ~6~ =7 @8 \u200b9 tn",
        "x" * 5000 + " 7%",
    ],
)
def test_any_text_gives_a_proposal_that_is_read(line: str, site: Site) -> None:
    """Whatever stands in a text, its proposal is content that can be read."""
    text = text_of("May 2025 | 5%", line, "June 2025 | 6%")

    for language in ("en", "de", "zh"):
        assert proposed(text, Wish(text="a.txt", language=language), site)
