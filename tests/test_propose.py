"""A new source, proposed from an article's text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.cli import FAULTS, SOUND, WRONG_USE, main
from sitegen.diagnostics import Report
from sitegen.model.figure import Kind
from sitegen.model.period import Period
from sitegen.model.terms import Observation
from sitegen.printed.standing import Text, read_text
from sitegen.printed.table import tables
from sitegen.project import Project
from sitegen.proof import spoken_against
from sitegen.propose.proposal import Wish, propose
from sitegen.read import read
from sitegen.read.fields import read_day
from sitegen.resolve import resolve
from tests.articles import (
    ARTICLES,
    FOLDER,
    article,
    figures_of,
    proposed,
    score,
    told,
)
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

ENGLISH = "en-GB"
"""What the sheet is in."""
FOUND, RIGHT, STRUCK, DOUBTED = 0.97, 0.90, 1 / 3, 0.05
"""Of the numbers that a careful reader would keep; the last for each that is kept."""


@pytest.fixture(scope="module")
def site() -> Site:
    """Return a project with a vocabulary and nothing else."""
    report = Report()
    return resolve(read(Project(FOLDER, FOLDER / "site"), report), report)


@pytest.fixture(scope="module")
def proposals(site: Site) -> dict[str, str]:
    """Return what is proposed of each invented article in its language."""
    return {
        name: propose(article(name).text, wish(name), site, spoken_against)
        for name in ARTICLES
    }


@pytest.fixture(scope="module")
def scores(proposals: dict[str, str]) -> dict[str, Score]:
    """Return how each invented article is proposed."""
    return {
        name: score(article(name), figures_of(text)) for name, text in proposals.items()
    }


def wish(name: str) -> Wish:
    """Return what is known of an invented article."""
    known = article(name).known
    return Wish(
        text=f"{name}.txt",
        language=known.get("language", ENGLISH),
        published=read_day(known["published"]),
    )


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


@pytest.mark.parametrize(
    ("name", "firsts"),
    [("en-9", ["12.1", "2.4"]), ("de-6", ["12.4"]), ("zh-6", ["12.1"])],
)
def test_a_number_that_was_replaced_is_proposed_as_a_first_one(
    proposals: dict[str, str], name: str, firsts: list[str]
) -> None:
    """It is of the time of what took its place, and provisional."""
    made = [
        each
        for each in figures_of(proposals[name])
        if each.observation is Observation.PROVISIONAL
    ]

    assert firsts == [str(each.quantity.number) for each in made]
    assert {"2025-07"} == {str(each.period) for each in made}


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_hardly_a_number_of_a_sound_article_is_in_doubt(
    language: str, proposals: dict[str, str]
) -> None:
    """What a careful reader keeps is refused, or to be read again, for hardly any."""
    kept, doubted = 0, []
    for name in (each for each in ARTICLES if each.startswith(language)):
        kept += len(article(name).expected)
        told = re.findall(r"# (?:left out|read it again).*", proposals[name])
        doubted += [f"{name}: {each}" for each in told]

    assert len(doubted) <= DOUBTED * kept, doubted


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


@pytest.mark.parametrize("name", ARTICLES)
def test_the_language_of_a_text_is_told_by_its_words(
    name: str, site: Site, proposals: dict[str, str]
) -> None:
    """Who names no language is not given the numbers of another one."""
    known = wish(name)
    other = "de" if known.language == ENGLISH else ENGLISH
    unnamed, wrong = (
        propose(article(name).text, replace(known, language=each), site, spoken_against)
        for each in ("", other)
    )

    assert proposals[name] == unnamed != wrong


def test_a_unit_is_known_by_its_currency(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An amount is not lost because no noun is in the language of the text."""
    (small / "release.txt").write_text(
        "2026年3月贸易\n出口3772.5亿美元。进口25亿欧元。\n", encoding="utf-8"
    )

    assert SOUND == added(small)

    made = capsys.readouterr().out
    assert "value: 377.25 USD bn" in made
    assert "value: 2,500,000,000 euros" in made
    assert "# add '美元' to the nouns of 'USD bn' in vocabulary/units.yaml" in made


def test_a_number_of_a_release_is_no_year(small: Path) -> None:
    """An article is about what its title names, whatever its dateline counts."""
    (small / "release.txt").write_text(
        "Trade in the first half of 2025\n"
        "Press release 17/2025, 21 July 2025\n"
        "Exports rose by 4.4 per cent. For the whole of 2025 more is expected.\n",
        encoding="utf-8",
    )

    assert SOUND == added(small, "--write")

    text = (small / "content/sources/release.yaml").read_text("utf-8")
    assert "covers: 2025-H1" in text
    assert "period: 2025-H1" in text


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


def test_what_nobody_named_is_not_published(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A check tells each key that is still as it was proposed, at its line."""
    added(small, "--write")
    capsys.readouterr()
    settings = small / "content/site.yaml"
    text = re.sub(
        r"(?m)^edition: .*", "edition: 2027-01-31", settings.read_text("utf-8")
    )
    settings.write_text(text, "utf-8")

    status = main(["check", "--root", str(small)])

    told = re.findall(
        r"release\.yaml:(\d+):\d+: error\[source-unnamed\] (\w+)",
        capsys.readouterr().err,
    )
    assert FAULTS == status
    assert ["name", "publisher", "url"] == [key for _, key in told]
    lines = (small / "content/sources/release.yaml").read_text("utf-8").splitlines()
    assert all(lines[int(line) - 1].startswith(key) for line, key in told)


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

    proposal = propose(text, Wish(text="a.txt"), small_site(tmp_path), spoken_against)

    assert "# known: trade-2024 of gazette is 56.7 EUR bn, the same\n" in proposal
    assert "# known: trade-2024.growth of gazette is 12 %\n" in proposal


def test_what_is_unsure_says_why(site: Site) -> None:
    """No guess stands without a comment: unit, kind, base and period."""
    text = text_of("Some 420 looms were sold, and 7% in May.", "It was 9% of it.")

    proposal = propose(text, Wish(text="a.txt"), site, spoken_against)

    assert "value: about 420 looms\n" in proposal
    assert "# no unit 'looms'; add it to vocabulary/units.yaml\n" in proposal
    assert "# no time is named; write its period\n" in proposal
    assert "measure: measure-to-name  # no measure of the vocabulary" in proposal


def test_what_a_port_handled_is_no_trade(tmp_path: Path) -> None:
    """Its tonnes are of a measure to name, and not of the one that was named last."""
    text = text_of("Foreign trade came to 5 billion euros. The port handled 2 tonnes.")

    proposal = propose(text, Wish(text="a.txt"), small_site(tmp_path), spoken_against)

    assert proposal.count("measure: trade\n") == 1
    assert proposal.count("measure: measure-to-name") == 1


def test_money_is_of_a_measure_whose_id_is_named(small: Path) -> None:
    """Where no label stands by an amount, the id of a measure that does is proposed."""
    report = Report()
    sheet = resolve(read(Project(small, small / "site"), report), report)
    said = "Its trade with Northland came to 3.2 billion florins in 2025."
    text = text_of(said, "It opened 120 schools in 2025.")

    proposal = propose(text, Wish(text="a.txt"), sheet, spoken_against)

    assert 1 == proposal.count("    measure: trade\n    partner: north\n")
    assert 1 == proposal.count("measure: measure-to-name")


def test_what_words_speak_against_is_not_proposed(site: Site) -> None:
    """A growth that its own words compare otherwise is left out, and it is said why."""
    said = "Imports rose 5 percent over the two years to 2025 on 2020."
    text = text_of(f"Exports came to 12 billion euros in 2025. {said}")

    proposal = propose(text, Wish(text="a.txt"), site, spoken_against)

    assert "value: 12 EUR bn\n" in proposal
    assert "value: 5 %\n" not in proposal
    assert "# left out, 1: <5 percent> as 5 %: 'on 2020' says with what" in proposal


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


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        (
            "en",
            "In May 2025 exports rose by 3.1 billion euros to 20.4 billion euros.",
            ["20.4 EUR bn level 2025-05", "3.1 EUR bn change 2025-05 on 2024-05"],
        ),
        (
            "en",
            "Imports fell 0.4 billion euros in May 2025 from April 2025.",
            ["-0.4 EUR bn change 2025-05 on 2025-04"],
        ),
        (
            "de",
            "Im Mai 2025 sanken die Exporte um 3,1 Mrd. Euro auf 20,4 Mrd. Euro.",
            ["20.4 EUR bn level 2025-05", "-3.1 EUR bn change 2025-05 on 2024-05"],
        ),
    ],
)
def test_how_far_something_moved_is_no_level(
    language: str, sentence: str, expected: list[str], site: Site
) -> None:
    """An amount by which something rose or fell is proposed as its change."""
    wish = Wish(text="a.txt", language=language)

    assert expected == [told(each) for each in proposed(text_of(sentence), wish, site)]


@pytest.mark.parametrize(
    ("language", "sentences", "expected"),
    [
        ("en", "The value for the previous year was 19.1 billion euros.", "2024-05"),
        ("en", "In the previous year, exports had been 18 billion euros.", "2024-05"),
        ("en", "A year ago they stood at 14.4 billion euros.", "2024-05"),
        ("en", "A year ago growth was weak, but 14.4 billion euros came.", "2025-05"),
        ("de", "Der Vorjahreswert betrug 19,1 Milliarden Euro.", "2024-05"),
        ("de", "Vor einem Jahr waren es 19,1 Milliarden Euro.", "2024-05"),
        ("zh", "上年同期为16.5亿元。", "2024-05"),
        ("zh", "一年前出口为16.5亿元。", "2024-05"),
    ],
)
def test_a_value_of_before_is_of_before(
    language: str, sentences: str, expected: str, site: Site
) -> None:
    """What words say of the year before is not proposed as of the current period."""
    wish = Wish(text="a.txt", language=language, covers=Period.parse("2025-05"))

    found = proposed(text_of(sentences), wish, site)

    assert [expected] == [str(each.period) for each in found]


def test_of_two_in_brackets_one_is_of_before(site: Site) -> None:
    """A year before that leads to its own number is not that of the one before."""
    text = text_of(
        "Imports were 15.1 billion euros (previous year: 15.9 billion euros)."
    )
    wish = Wish(text="a.txt", covers=Period.parse("2025-05"))

    assert ["15.1 EUR bn level 2025-05", "15.9 EUR bn level 2024-05"] == [
        told(each) for each in proposed(text, wish, site)
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "Seasonally adjusted, exports were 5 billion euros.", "seasonal"),
        ("en", "Exports were 5 billion euros, seasonally adjusted.", "seasonal"),
        ("en", "Exports were 5 billion euros, not seasonally adjusted.", "none"),
        ("en", "Unadjusted exports were 5 billion euros.", "none"),
        ("en", "Calendar- and seasonally adjusted, they were 5 billion euros.", "both"),
        ("en", "Exports were 5 billion euros. Prices are seasonally adjusted.", "none"),
        ("de", "Saisonbereinigt waren es 5 Milliarden Euro.", "seasonal"),
        ("de", "Kalender- und saisonbereinigt waren es 5 Milliarden Euro.", "both"),
        ("de", "Nicht saisonbereinigt waren es 5 Milliarden Euro.", "none"),
        ("de", "Kalenderbereinigt waren es 5 Milliarden Euro.", "calendar"),
        ("zh", "经季节调整后，出口为5亿元。", "seasonal"),  # noqa: RUF001
        ("zh", "未经季节调整，出口为5亿元。", "none"),  # noqa: RUF001
    ],
)
def test_an_adjustment_is_proposed(
    language: str, sentence: str, expected: str, site: Site
) -> None:
    """For what of the calendar a number is adjusted is taken from its sentence."""
    found = proposed(text_of(sentence), Wish(text="a.txt", language=language), site)

    assert [expected] == [each.adjustment for each in found]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "Exports rose by 5 percent per head in 2025.", "head"),
        ("en", "Exports rose by 5 percent in 2025.", "whole"),
        ("de", "Die Ausfuhren stiegen 2025 pro Haushalt um 5 Prozent.", "household"),
        ("zh", "2025年，人均出口增长5%。", "head"),  # noqa: RUF001
    ],
)
def test_by_what_it_is_divided_is_proposed(
    language: str, sentence: str, expected: str, site: Site
) -> None:
    """What is told of a head or a household is proposed as that, and not of all."""
    found = proposed(text_of(sentence), Wish(text="a.txt", language=language), site)

    assert [expected] == [each.per for each in found]


@pytest.mark.parametrize(
    ("language", "caption", "expected"),
    [
        ("en", "Million euros, seasonally adjusted", "2040 EUR mn seasonal"),
        ("en", "Seasonally adjusted; million euros", "2040 EUR mn seasonal"),
        ("de", "Werte in Mio. Euro, saisonbereinigt", "2040 EUR mn seasonal"),
        ("zh", "单位：亿元，季节调整后", "204 CNY bn seasonal"),  # noqa: RUF001
    ],
)
def test_a_caption_is_read_to_its_second_line(
    language: str, caption: str, expected: str, site: Site
) -> None:
    """A unit between commas of the caption, and what it says of adjustment, count."""
    table = ("Table 1. Exports", caption, "Item\t2025", "Exports\t2040")
    text = text_of(*table)

    found = proposed(text, Wish(text="a.txt", language=language), site)

    assert [expected] == [
        f"{told(each).partition(' level')[0]} {each.adjustment}" for each in found
    ]


POINTS = [
    ("en", "added 2.8 percentage points to growth", "2.8 pp contribution 2025"),
    ("en", "subtracted 0.4 percentage points from growth", "-0.4 pp contribution 2025"),
    ("en", "grew 5%, and their share rose 2.1 points", "2.1 pp shift 2025"),
    ("en", "had a share of 20%, down 2.1 points", "-2.1 pp shift 2025"),
    (
        "en",
        "grew 2.1 points faster than the national average",
        "2.1 pp difference 2025",
    ),
    ("de", "trugen 0,8 Prozentpunkte zum Wachstum bei", "0.8 pp contribution 2025"),
    ("de", "minderten das Wachstum um 0,9 Prozentpunkte", "-0.9 pp contribution 2025"),
    (
        "de",
        "hatten einen Anteil, der um 0,9 Prozentpunkte sank",
        "-0.9 pp shift 2025",
    ),
    ("zh", "下拉进出口增速3.4个百分点", "-3.4 pp contribution 2025"),
    ("zh", "拉高进出口增速2.8个百分点", "2.8 pp contribution 2025"),
    ("zh", "比重提升2.1个百分点", "2.1 pp shift 2025"),
    ("zh", "占比下降2.1个百分点", "-2.1 pp shift 2025"),
    ("zh", "增速高于全国2.1个百分点", "2.1 pp difference 2025"),
]


@pytest.mark.parametrize(("language", "said", "expected"), POINTS)
def test_what_points_are_of_is_told_by_words(
    language: str, said: str, expected: str, site: Site
) -> None:
    """Points are a shift of a share, a contribution, or the lead of a growth."""
    subject = {"en": "In 2025 exports ", "de": "2025 die Exporte ", "zh": "2025年出口"}
    text = f"{subject[language]}{said}."
    wish = Wish(text="a.txt", language=language, covers=Period.parse("2025"))

    found = [told(each) for each in proposed(text_of(text), wish, site)]

    assert expected in found[-1]


COLUMNS = [
    ("Change in share (percentage points)", "-0.5 pp shift"),
    ("Contribution to growth (percentage points)", "-0.5 pp contribution"),
    ("Lead over the national average (percentage points)", "-0.5 pp difference"),
]


@pytest.mark.parametrize(("column", "expected"), COLUMNS)
def test_points_in_a_table_keep_their_sign(
    column: str, expected: str, site: Site
) -> None:
    """The head of a column says what they are of; a minus before them stays."""
    lines = text_of(
        "Trade in 2025", f"Kind | {column}", "Exports | -0.5", "Imports | 1"
    )
    wish = Wish(text="a.txt", covers=Period.parse("2025"))

    found = [told(each) for each in proposed(lines, wish, site)]

    assert expected in found[0]
