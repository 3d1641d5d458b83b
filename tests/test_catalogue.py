"""What the tool says to readers: all of it by one catalogue, in their language."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import contextmanager, suppress
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from babel.dates import get_month_names
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen import catalogue
from sitegen.build import build
from sitegen.cli import FAULTS, SOUND, main
from sitegen.diagnostics import Report
from sitegen.diff import story
from sitegen.diff.record import (
    Change,
    Check,
    Comparison,
    Files,
    Sentence,
    Told,
)
from sitegen.model.vintage import Reason
from sitegen.project import Edition, Project, Said
from tests.messages import messages
from tests.support import ROOT, run, small_project
from tests.test_sentences import ALLOWED, told

Captured = pytest.CaptureFixture[str]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

TAG = "en-AU"
"""A language that Babel knows, whose articles are read as English, and that has no
catalogue: here one says each message in angle quotes."""
MONTHS = {
    name for form in ("wide", "abbreviated") for name in get_month_names(form).values()
}
SAID = (".html", ".md", ".txt", ".svg", "feed.xml")
"""Files that are words, if not in the names of what they are made of."""
ADDRESS = re.compile(r"https://[^\s<>\")]+|T00:00:00Z|(?<=\[)[\w./]+(?=\])")
"""Whole addresses, the times of days, and the name of what a line leads to."""
AMOUNT = re.compile(r"(?<=\d)\xa0(?:(?:bn|mn|billion|million) )?[^\W\d]+")
REFERENCE = re.compile(r"\{[a-z][^}]*\}")
"""To a figure, which shows a number and its unit."""
HASH = re.compile("sha256-[^']+")
"""Of the style in a page, which says something, too."""
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


RULE = "plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);"
SOUND_PO = (
    f'{HEADER[:-1]}"Plural-Forms: nplurals=3; {RULE}\\n"\n\n'
    'msgid "%(number)s chart"\nmsgid_plural "%(number)s charts"\n'
    'msgstr[0] "%(number)s a"\nmsgstr[1] "%(number)s b"\nmsgstr[2] "%(number)s c"\n'
).encode()


PIECES = st.sampled_from((b"\\", b'"', b"%", b"\n", b"n/0", b"[9]", b"\xff", b"#~ "))


def written(folder: Path, says: Callable[[str], str] = "«{}»".format) -> Path:
    """Write a catalogue of all messages, and return it."""
    made = Catalog(locale=TAG.replace("-", "_"))
    for each in messages():
        many = isinstance(each.id, tuple)
        if each.id:
            made.add(each.id, tuple(map(says, each.id)) if many else says(str(each.id)))
    folder.mkdir(exist_ok=True)
    path = folder / f"{TAG}.po"
    with path.open("wb") as file:
        write_po(file, made)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return the folder in which catalogues are, which has none yet."""
    with catalogues_in(tmp_path / "languages") as made:
        yield made


@contextmanager
def catalogues_in(folder: Path) -> Iterator[Path]:
    """Let catalogues be in a new folder for a while."""
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "FOLDER", folder)
        catalogue.catalogue.cache_clear()
        yield folder
    catalogue.catalogue.cache_clear()


def speaking(root: Path, language: str = TAG) -> Path:
    """Let a sheet be in a language, and return its folder."""
    path = root / "content/site.yaml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^language: .*$", f"language: {language}", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    return root


def built(root: Path, *earlier: Edition) -> Mapping[str, bytes]:
    """Return the site of a sound sheet that says where it is published."""
    home, code = "https://merisia.example/", "https://github.com/owner/merisia"
    project = Project(root, root / "site", home, code, earlier=earlier)
    return dict(build(project, Report(is_strict=True)))


def past() -> Edition:
    """Return an edition since which as much changed as there are words for."""
    check = Check(rule="", words="", figures=(), place="", is_explained=True)
    words: dict[str, Any] = dict.fromkeys(Told.__struct_fields__, "")
    told = Told(**words | {"printed": ("",)})
    now = replace(told, value="1", printed=("2",))
    change = Change(old=told, new=now, parts=("value",), causes=("",))
    alike = replace(change, new=told, kind=f"{Reason.SOURCE}, {Reason.ERROR}")
    found = Comparison(
        old="",
        new="",
        removed=(told,) * 4,
        added=(told,),
        changed=(change, alike),
        moved=(change,),
        renamed=(change,),
        broken=(check,),
        unchecked=(check,),
        healed=(check,) * 2,
        sentences=(Sentence(page="", file="", old="", new=""),),
        files=Files(removed=(), added=(), differing=("a.html",), same=2),
        new_faults=("",),
    )
    made = (story.summary(found, TAG), *story.sections(found, TAG))
    since = tuple(
        Said(heading=each.heading, lines=tuple((x.text, x.beside) for x in each.lines))
        for each in made
    )
    page = b"<!doctype html>\n<title>1</title>\n"
    return Edition(
        day=date(2025, 1, 1),
        name="",
        digest="",
        made_of={},
        site={"index.html": page},
        since=since,
    )


def bare(text: str) -> str:
    """Return what stands in no angle quotes, with a break for each that does."""
    while "«" in text:
        before, text = text, re.sub(r"«[^«»]*»", "\n", text)
        assert before != text, text
    assert "»" not in text, text
    return text


def phrases(text: str) -> set[str]:
    """
    Return each word of a text, and each two that only a space parts.

    A number stands for itself, with its unit or as a part of a day.
    """
    text = AMOUNT.sub("1", re.sub(rf"\b(?:{'|'.join(MONTHS)})\b", "1", text))
    runs = [run.split() for run in re.split(r"[^\w ’]|[\d_]+", text.lower())]
    pairs = {f"{one} {two}" for run in runs for one, two in pairwise(run)}
    return pairs.union(*runs)


def said_in(folder: Path) -> set[str]:
    """Return the phrases of what is said in content, and its ids."""
    found = set[str]()
    for path in sorted(folder.rglob("*.*")):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".yaml":
            text = "\n".join(_scalars(yaml.load(text, yaml.BaseLoader)))  # noqa: S506 - builds nothing but text
        found |= phrases(REFERENCE.sub("1", text))
    return found


def _scalars(node: Any) -> Iterator[str]:
    """Yield the texts of a file, of keys only those that can be ids."""
    for key, each in node.items() if isinstance(node, dict) else enumerate(node):
        yield from (str(key),) if "-" in str(key) else ()
        yield from (each,) if isinstance(each, str) else _scalars(each)


@pytest.fixture(scope="module")
def spoken(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Mapping[str, bytes], set[str]]:
    """Return a site in the other language, and the words of its content."""
    folder = tmp_path_factory.mktemp("spoken")
    root = speaking(shutil.copytree(ROOT / "tests/sites/merisia", folder / "sheet"))
    with catalogues_in(folder / "languages") as made:
        written(made)
        return built(root, past()), said_in(root / "content")


def test_all_words_that_are_not_content_are_of_the_language(
    spoken: tuple[Mapping[str, bytes], set[str]],
) -> None:
    """In pages, cards, pictures, the feed and the text of the sheet, none is left."""
    site, content = spoken
    texts = {path: data.decode() for path, data in site.items() if path.endswith(SAID)}
    for path in (each for each in site if each.startswith("cards/")):
        texts |= {
            f"{path} {name}": card for name, card in json.loads(site[path]).items()
        }
    allowed = {word.lower() for word in ALLOWED | MONTHS}
    left = {
        path: phrases("\n".join(map(bare, told(ADDRESS.sub("", html)))))
        - content
        - allowed
        for path, html in texts.items()
        if path not in {"about/licences/index.html", "robots.txt"}
    }

    assert len(texts) > 300
    assert {} == {path: found for path, found in left.items() if found}


def test_scripts_downloads_and_live_views_are_of_the_language(
    spoken: tuple[Mapping[str, bytes], set[str]],
) -> None:
    """So are what a script says, what a mark tells, the index and the workbook."""
    site, _ = spoken
    live = json.loads(site["charts/containers-both-ways/live.json"])
    found = json.loads(site["find/index.json"])

    assert '"«Close»"' in site["static/find.js"].decode()
    assert "`«${shown} of ${all} shown»`" in site["static/table.js"].decode()
    assert all(b"say(" not in site[path] for path in site if path.endswith(".js"))
    assert '"«Value»": ' in json.dumps(live, ensure_ascii=False).replace("\\", "")
    assert "«Topic»" in found["rows"]
    assert "«paragraph" in site["data/places.csv"].decode()
    assert "«The figure»." in site["data/csv-metadata.json"].decode()
    assert "«Read in published sources" in site["data/index.html"].decode()


def test_english_is_said_where_a_language_has_nothing(
    folder: Path, tmp_path: Path
) -> None:
    """Message by message, so that a page is whole while a catalogue grows."""
    (folder / f"{TAG}.po").write_text(
        f'{HEADER}msgid "Menu"\nmsgstr "Bill of fare"\n\n'
        '#, fuzzy\nmsgid "Search"\nmsgstr "Seek, perhaps"\n',
        encoding="utf-8",
    )
    shutil.copytree(ROOT / "sitegen/starter/content", tmp_path / "content")
    page = built(speaking(tmp_path))["index.html"].decode()

    assert "<summary>Bill of fare</summary>" in page
    assert "<span>Search</span>" in page


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("msgid Menu\n", 4),
        ('msgid "until %(day)s"\nmsgstr "until today"\n', 4),
        ('msgid "until %(day)s"\nmsgstr "until %(day)d"\n', 4),
        ('msgid "until %(day)s"\nmsgstr "100% until %(day)s"\n', 4),
        ('msgid "Menu"\nmsgstr "Menu %(day)s"\n', 4),
        ('msgid "Menu"\nmsgstr "<b>Menu</b>"\n', 4),
        ('msgid "Menu"\nmsgstr "Menu\\" onclick=\\"evil()"\n', 4),
        ('msgid "<b>Menu</b>"\nmsgstr "<b onclick=evil()>Menu</b>"\n', 4),
        ('msgid "${all} found"\nmsgstr "${all} ${evil()} found"\n', 4),
        ('msgid "{0} and {1}"\nmsgstr "{0} and {2}"\n', 4),
    ],
)
def test_a_broken_catalogue_is_a_fault_in_its_line(
    folder: Path, tmp_path: Path, entry: str, line: int, capsys: Captured
) -> None:
    """It may lose no value, add none, and put neither markup nor code into a page."""
    (folder / f"{TAG}.po").write_text(HEADER + entry, encoding="utf-8")
    root = speaking(small_project(tmp_path).root)

    assert FAULTS == main(["check", "--root", str(root)])

    told = capsys.readouterr().err
    assert "content/site.yaml:3:11: error[value-invalid]" in told
    assert f"{TAG}.po:{line}: " in told or f"{TAG}.po: " in told
    assert "repair this catalogue" in told
    assert "Traceback" not in told


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 9), PIECES), max_size=4))
def test_a_catalogue_of_any_bytes_is_read_or_refused(
    edits: list[tuple[int, int, bytes]],
) -> None:
    """Whatever stands there, nothing else is raised, and no number fails it later."""
    text = bytearray(SOUND_PO)
    for at, length, piece in edits:
        text[at : at + length] = piece
    with suppress(catalogue.CatalogueError):
        said = catalogue.read(bytes(text), "pl")
        for number in (0, 1, 5, 22):
            assert said.many("%(number)s chart", "%(number)s charts", number)


@pytest.mark.parametrize("rule", ["n/0", "n%(n-7)", "open", "(" * 50, "n" * 2000])
def test_a_rule_for_plurals_may_not_fail(rule: str) -> None:
    """It is tried with all numbers that it may tell apart, and is no code of Python."""
    text = SOUND_PO.replace(RULE.encode(), f"plural={rule};".encode())

    assert text != SOUND_PO
    with pytest.raises(catalogue.CatalogueError, match=r"pl\.po: "):
        catalogue.read(text, "pl")


def test_a_language_without_a_catalogue_is_refused(
    folder: Path, tmp_path: Path, capsys: Captured
) -> None:
    """The fault names the languages that there are."""
    written(folder)
    root = speaking(small_project(tmp_path).root, "de")

    assert FAULTS == main(["check", "--root", str(root)])
    assert f"use en, {TAG}, en-GB, en-US" in capsys.readouterr().err


def test_a_language_has_its_own_plurals() -> None:
    """One message of a number may be three, chosen as the catalogue says."""
    said = catalogue.read(SOUND_PO, "pl")
    many = [said.many("%(number)s chart", "%(number)s charts", n) for n in (1, 2, 5)]

    assert ["1 a", "2 b", "5 c"] == many


def test_each_language_that_is_shipped_says_everything() -> None:
    """A catalogue in the tool has every message, and none that is no more."""
    wanted = {each.id for each in messages() if each.id}
    for path in catalogue.FOLDER.glob("*.po"):
        with path.open("rb") as file:
            found = read_po(file, abort_invalid=True)
        said = {each.id for each in found if each.id and each.string and not each.fuzzy}
        assert wanted == said, path.name
        assert [] == list(catalogue.faults(found)), path.name


@pytest.mark.thorough
def test_an_edited_catalogue_renews_what_it_says(tmp_path: Path) -> None:
    """Pages, pictures and downloads are made anew, and so they are in English again."""
    for name in ("sitegen", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "sitegen/starter/content", tmp_path / "content")
    texts = []
    for language, quotes in ((TAG, "«{}»"), (TAG, "«{}!»"), ("en-GB", "")):
        speaking(tmp_path, language)
        written(tmp_path / "sitegen/languages", quotes.format)
        done = run(["-m", "sitegen", "build", "--strict"], tmp_path)
        assert SOUND == done.returncode, done.stderr
        texts.append(
            {
                path: HASH.sub("", (tmp_path / "site" / path).read_text("utf-8"))
                for path in RENEWED
            }
        )

    before, after, english = texts
    for path in RENEWED:
        assert "«" in before[path], path
        assert before[path].replace("»", "!»") == after[path], path
        assert bare(english[path]) == english[path], path


RENEWED = (
    *("index.html", "figures/index.html", "cards/index.json", "static/site.js"),
    *("charts/exports-by-product/live.json", "find/index.json", "data/places.csv"),
    "sheet.md",
)


def test_a_sheet_in_english_pays_for_no_catalogue(tmp_path: Path) -> None:
    """Nothing that reads catalogues is loaded for it."""
    root = small_project(tmp_path).root
    script = (
        "import sys; from sitegen.cli import main;"
        f"main(['build', '--root', {str(root)!r}, '--quiet']);"
        "print(*sorted(sys.modules))"
    )

    loaded = set(run(["-c", script]).stdout.split())

    assert "sitegen.catalogue" in loaded
    assert set() == {"babel.messages", "babel.support"} & loaded


def test_a_script_of_a_project_says_our_messages_in_its_language(
    folder: Path, tmp_path: Path
) -> None:
    """That which it has in the place of one of ours; another is left as it is."""
    written(folder)
    shutil.copytree(ROOT / "sitegen/starter/content", tmp_path / "content")
    own = tmp_path / "templates/static"
    own.mkdir(parents=True)
    for name in ("table.js", "mine.js"):
        (own / name).write_text('f(say("Close"));\n', encoding="utf-8")
    site = built(speaking(tmp_path))

    assert 'f("«Close»");\n' == site["static/table.js"].decode()
    assert 'f(say("Close"));\n' == site["static/mine.js"].decode()


def test_a_template_of_a_project_may_do_without_messages(
    folder: Path, tmp_path: Path
) -> None:
    """It says what it says; one that marks a message of ours has it said."""
    written(folder)
    shutil.copytree(ROOT / "sitegen/starter/content", tmp_path / "content")
    own = tmp_path / "templates/404.html"
    own.parent.mkdir()
    own.write_text('<p>Nothing here. {{ _("Menu") }}</p>\n', encoding="utf-8")

    page = built(speaking(tmp_path))["404.html"].decode()

    assert "<p>Nothing here. «Menu»</p>\n" == page
