"""The figures against the texts of their articles."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.cli import WRONG_USE, main
from sitegen.diagnostics import BuildError, Report
from sitegen.verify import recorded, verify
from tests.support import (
    CONTENT,
    GAZETTE,
    TEXTS,
    codes,
    small_project,
    small_site,
    texts_in,
)

if TYPE_CHECKING:
    from pathlib import Path


def found(
    folder: Path, texts: dict[str, str], gazette: str = GAZETTE
) -> list[tuple[str, str]]:
    """Return code and message of each fault of the small fact sheet."""
    site = small_site(folder, {**CONTENT, "sources/gazette.yaml": gazette})
    report = Report()
    with suppress(BuildError):
        verify(site, texts_in(folder / "texts", texts), report)
    return [(each.code, each.message) for each in report.diagnostics]


def with_text(old: str, new: str) -> dict[str, str]:
    """Return the texts with one passage of the Gazette changed."""
    assert old in TEXTS["gazette.txt"]
    return {**TEXTS, "gazette.txt": TEXTS["gazette.txt"].replace(old, new)}


def test_sound_articles_prove_every_figure(tmp_path: Path) -> None:
    """What stands in the articles as stated is counted as proved."""
    site = small_site(tmp_path)
    report = Report(is_strict=True)

    proof = verify(site, texts_in(tmp_path / "texts"), report)

    assert (11, 12, 2) == (proof.figures, proof.places, proof.sources)
    assert [] == codes(report)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: f"\ufeff\n{text}",
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "  \t"),
        lambda text: f"\n \n\u00a0\n{text}",
        lambda text: text.replace(" billion", "\u2028billion"),
    ],
    ids=["crlf", "byte order mark", "no-break", "tabs", "blank lines", "separator"],
)
def test_spaces_and_line_ends_do_not_matter(tmp_path: Path, change: object) -> None:
    """Texts may be saved with any line ends and any kind of space."""
    assert callable(change)

    assert [] == found(tmp_path, {name: change(text) for name, text in TEXTS.items()})


@pytest.mark.parametrize("seed", ["absent.txt", "folder", "latin.txt"])
def test_missing_text_is_told_at_its_seed(tmp_path: Path, seed: str) -> None:
    """A text that cannot be read is told once, at the line that names it."""
    (tmp_path / "texts" / "folder").mkdir(parents=True)
    (tmp_path / "texts" / "latin.txt").write_bytes(b"caf\xe9")
    gazette = GAZETTE.replace("gazette.txt", seed)

    ((code, message),) = found(tmp_path, TEXTS, gazette)

    assert "text-missing" == code
    assert message.startswith("no readable text ")
    assert message.endswith("; add it")


def test_missing_folder_of_texts_misses_every_text(tmp_path: Path) -> None:
    """Without the folder each article is told to be missing; nothing is proved."""
    report = Report()

    with pytest.raises(BuildError):
        verify(small_site(tmp_path), tmp_path / "nowhere", report)

    assert ["text-missing"] * 2 == codes(report)
    assert ["content/sources/gazette.yaml:7:7", "content/sources/herald.yaml:6:7"] == [
        str(each.at) for each in report.diagnostics
    ]


def test_one_text_proves_its_own_source(tmp_path: Path) -> None:
    """The others are neither asked for nor forgotten where paragraphs are recorded."""
    site, folder = small_site(tmp_path), texts_in(tmp_path / "texts")
    known = verify(site, folder, Report()).hashes
    (folder / "herald.txt").unlink()
    report = Report(is_strict=True)

    proof = verify(replace(site, paragraphs=known), folder / "gazette.txt", report)

    assert [] == codes(report)
    assert 1 == proof.sources
    assert {"gazette"} == {*proof.unused}
    assert [*known.items()] == [*proof.hashes.items()]


def test_a_text_of_no_source_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that no source names proves nothing, and is told."""
    project = small_project(tmp_path)
    text = texts_in(tmp_path / "texts") / "gazete.txt"
    text.write_text("Trade.\n", encoding="utf-8")

    assert WRONG_USE == main(["verify", str(text), "--root", str(project.root)])
    assert "no source says text: gazete.txt" in capsys.readouterr().err


def test_wrong_paragraph_is_told_with_the_right_one(tmp_path: Path) -> None:
    """Words that stand elsewhere are told with the paragraph where they stand."""
    gazette = GAZETTE.replace("{2: 470 million", "{3: 470 million")

    assert [
        (
            "text-differs",
            "'470 million euros' does not stand in paragraph 3; it stands in 2",
        )
    ] == found(tmp_path, TEXTS, gazette)


def test_words_that_stand_nowhere_are_told(tmp_path: Path) -> None:
    """Words that are not in the article are to be copied anew."""
    assert [
        (
            "text-differs",
            "'470 million euros' does not stand in paragraph 2; copy it anew",
        )
    ] == found(tmp_path, with_text("470 million euros", "470 millions"))


@pytest.mark.parametrize("number", [5, 99])
def test_paragraph_behind_the_end_is_told(tmp_path: Path, number: int) -> None:
    """A paragraph that the article does not have is told with their number."""
    gazette = GAZETTE.replace("{2: 470 million", f"{{{number}: 470 million")

    assert [
        ("text-paragraph", "the article has 4 paragraphs; correct the number")
    ] == found(tmp_path, TEXTS, gazette)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("8.6%", "38.6%"),
        ("5.3%", "25.3%"),
        ("800 euros", "1,800 euros"),
        ("800 euros", "1\u00a0800 euros"),
        ("1", "1\u2009800"),
        ("800", "800.68"),
        ("800", "800,000"),
        ("68 euros", "800.68 euros"),
        ("12", "12th"),
        ("5 firms", "5 firmsters"),
        ("15%", "10-15%"),
        ("15%", "10%–15%"),
        ("10%", "10%–15%"),
        ("10", "10–15"),
        ("$500", "HK$500"),
        ("12%", "12 %"),
    ],
)
def test_part_of_a_longer_number_is_no_evidence(
    tmp_path: Path, printed: str, text: str
) -> None:
    """Printed words must stand whole: no part of a longer number, word or range."""
    gazette = GAZETTE.replace("12%}}", f'"{printed}"}}}}')

    faults = found(tmp_path, with_text("by 12% to", f"by {text} to"), gazette)

    assert [
        ("text-differs", f"{printed!r} does not stand in paragraph 1; copy it anew")
    ] == faults


@pytest.mark.parametrize("printed", ["y <12%>", "<12%> t", "rose b <12%>"])
def test_part_of_a_word_is_no_context(tmp_path: Path, printed: str) -> None:
    """The words that tell a place from others must stand whole, too."""
    gazette = GAZETTE.replace("12%}}", f'"{printed}"}}}}')

    assert ["text-differs"] == [code for code, _ in found(tmp_path, TEXTS, gazette)]


@pytest.mark.parametrize("text", ["(12%)", "“12%”", "=12%,", "—12%;", "12%."])
def test_punctuation_may_touch_the_words(tmp_path: Path, text: str) -> None:
    """Brackets, quotes and commas around the printed words are no part of them."""
    assert [] == found(tmp_path, with_text("by 12% to", f"by {text} to"))


def test_ambiguous_place_is_told_with_a_cure_that_helps(tmp_path: Path) -> None:
    """Words that recur are told with the fewest words before them that do not."""
    texts = with_text("In short, a", "In short, up by 12% a")

    ((code, message),) = found(tmp_path / "before", texts)
    cured = GAZETTE.replace("{1: 12%}", "{1: rose by <12%>}")

    assert "text-ambiguous" == code
    assert "'12%' stands in the article 2 times" in message
    assert message.endswith("add words, such as 'rose by <12%>'")
    assert [] == found(tmp_path / "after", texts, cured)


def test_ambiguity_does_not_tell_case_apart(tmp_path: Path) -> None:
    """Browsers find words in any case, so that capitals do not make them unique."""
    ((code, _),) = found(tmp_path, with_text("In short", "470 Million Euros in short"))

    assert "text-ambiguous" == code


def test_ambiguous_place_at_the_very_beginning(tmp_path: Path) -> None:
    """Without words before it, a place is told apart by words behind it."""
    texts = {"herald.txt": TEXTS["herald.txt"], "gazette.txt": "12%\n12%"}
    gazette = GAZETTE[: GAZETTE.index("  trade-2024:")] + (
        "  trade-2024: {measure: trade, period: 2024, "
        "growth: {value: 12 %, printed: {1: 12%}}}\n"
    )
    front = CONTENT["pages/index.md"].replace("{trade-2024}", "large")
    content = {**CONTENT, "sources/gazette.yaml": gazette, "pages/index.md": front}
    del content["derived.yaml"]
    site = small_site(tmp_path, content)
    report = Report()

    with pytest.raises(BuildError, match="add words, such as words behind it"):
        verify(site, texts_in(tmp_path / "texts", texts), report)


@pytest.mark.parametrize("words", ["over ", "nearly ", "no more than ", "ABOUT "])
def test_bound_before_the_words_belongs_to_them(tmp_path: Path, words: str) -> None:
    """A bound right before the printed words must be a part of them."""
    ((code, message),) = found(tmp_path, with_text("y 12%", f"y {words}12%"))

    assert "value-differs" == code
    assert f"{words.strip()!r} before it bounds it" in message


def test_fall_before_the_words_belongs_to_them(tmp_path: Path) -> None:
    """A rate that the article calls a fall is not proved as a rise."""
    ((code, message),) = found(tmp_path, with_text("rose by 12%", "fell by 12%"))

    assert "value-differs" == code
    assert "make it negative" in message


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    """One run tells the faults of all articles, in order of place."""
    texts = {"gazette.txt": TEXTS["gazette.txt"].replace("470", "471")}

    assert ["text-differs", "text-missing"] == [
        code for code, _ in found(tmp_path, texts)
    ]


def test_changed_paragraph_is_told_for_its_figures(tmp_path: Path) -> None:
    """A new copy of an article names the figures around which its text changed."""
    first = small_site(tmp_path / "first")
    proof = verify(first, texts_in(tmp_path / "texts"), Report())
    known = {**CONTENT, "paragraphs.yaml": recorded(proof)}
    site, report = small_site(tmp_path / "again", known), Report()

    spaced = {name: text.replace(" ", "  ") for name, text in TEXTS.items()}
    verify(site, texts_in(tmp_path / "texts", spaced), report)
    before = codes(report)
    texts_in(tmp_path / "texts", with_text("In short, a", "At last, a"))
    verify(site, tmp_path / "texts", report)

    assert [] == before
    ((code, place, message),) = (
        (each.code, str(each.at), each.message) for each in report.diagnostics
    )
    assert "text-changed" == code
    assert "content/sources/gazette.yaml:14:46" == place
    assert "paragraph 4 has changed around '56.7 billion euros'" in message
