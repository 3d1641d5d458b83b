"""The index of the search, and the list of all that can be found."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import msgpack
from msgspec.structs import replace

from sitegen.build import build
from sitegen.cache import Store
from sitegen.diagnostics import Report
from sitegen.outputs import file_of
from sitegen.render import listing, slices
from sitegen.render.finding import INDEX
from tests.support import CONTENT, small_project
from tests.whole import outputs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sitegen.model.figure import Figure
    from sitegen.project import Project

BUDGET = 12 * 1024
BOATS = "exports-boats-2024"
DIGIT = "470", "480"
DOUBTS = f"""\
contradictions:
  two-readings:
    title: Two readings
    figures: [{BOATS}]
    says: Two readings of the same words.
    doubtful: true
    readings: [It is of all boats., It is of few.]
"""
HARMS: tuple[object, ...] = (0, [["a"]], {"a": [["b", "c", 1]]}, {1: []}, "shorter")
"""What is sealed instead of what is said of figures."""


def index() -> Any:
    """Return the index of this project's site."""
    return json.loads(outputs()[INDEX])


def test_the_index_is_light() -> None:
    """It takes at most 12 KB as a server gzips it."""
    assert len(gzip.compress(outputs()[INDEX], 9)) <= BUDGET


def test_every_address_of_the_index_is_there() -> None:
    """Each entry leads to a page of the site, or to an id on one."""
    for rows in index()["rows"].values():
        for _, address, *_ in rows:
            path, _, anchor = address.partition("#")
            page = outputs()[file_of(path)].decode()
            assert not anchor or f'id="{anchor}"' in page


def test_a_synonym_of_the_content_reaches_the_index(tmp_path: Path) -> None:
    """Another sheet has the words of its own vocabulary."""
    boats = "boats: {label: Boats, inline: boats, synonyms: [ships, Boat]}\n"
    content = {**CONTENT, "vocabulary/products.yaml": boats}
    made = build(small_project(tmp_path, content), Report())
    assert ["Boats", "ships"] in json.loads(made[INDEX])["words"]


def test_the_list_names_what_the_index_does() -> None:
    """Without a script the page has a link for each entry of the index."""
    page = outputs()["find/index.html"].decode()
    for rows in index()["rows"].values():
        for _, address, *_ in rows:
            path, mark, anchor = address.partition("#")
            assert f'href="../{file_of(path)}{mark}{anchor}"' in page


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project that was built, so that what it says of figures is kept."""
    made = small_project(tmp_path / "project")
    build(made, Report())
    return made


def counted(said: list[str]) -> Callable[..., object]:
    """Return what says things of a figure, and takes down that it did."""
    say: Any = listing.said

    def saying(language: str, words: object, figure: Figure, *more: bool) -> object:
        said.append(figure.id)
        return say(language, words, figure, *more)

    return saying


def test_what_is_said_of_figures_is_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While none of them changes nothing is said anew; a digit is, with few beside."""
    monkeypatch.setattr(slices, "LEAST", 1)
    before = build(project, Report())[INDEX]
    said = list[str]()
    monkeypatch.setattr(listing, "said", counted(said))
    assert before == build(project, Report())[INDEX]
    assert not said

    page = project.content / "sources" / "gazette.yaml"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(*DIGIT), encoding="utf-8")
    after = build(project, Report())[INDEX]
    figures = json.loads(after)["rows"]["Figure"]
    assert before != after
    assert BOATS in said
    assert len({*said}) < len(figures)
    assert after == build(replace(project, drawings=None), Report())[INDEX]


def test_a_doubt_reaches_the_index(project: Project) -> None:
    """It changes what is said of a figure that is itself as it was."""
    (project.content / "identities.yaml").write_text(DOUBTS, encoding="utf-8")
    rows = json.loads(build(project, Report())[INDEX])["rows"]["Figure"]
    (when,) = (row[2] for row in rows if row[1] == f"figures/{BOATS}/")
    assert when.endswith("in doubt")


def test_a_word_of_the_vocabulary_reaches_the_index(project: Project) -> None:
    """It names figures that are themselves as they were."""
    products = project.content / "vocabulary" / "products.yaml"
    text = products.read_text(encoding="utf-8")
    products.write_text(text.replace("inline: boats", "inline: ships"), "utf-8")
    assert text != products.read_text(encoding="utf-8")
    rows = json.loads(build(project, Report())[INDEX])["rows"]["Figure"]
    (name,) = (row[0] for row in rows if row[1] == f"figures/{BOATS}/")
    assert name.startswith("Exports of ships")


@pytest.mark.parametrize("harm", [b"", b"\xc1", b"\x90", *map(msgpack.encode, HARMS)])
def test_what_was_altered_of_what_is_said_does_no_harm(
    project: Project, harm: bytes
) -> None:
    """It was sealed again, and is something else or of other figures."""
    store = Store(project.cache, listing.ROOM)
    known = msgpack.decode(store.get(listing.LISTED) or b"")
    clean = build(project, Report())
    if harm == msgpack.encode("shorter"):
        harm = msgpack.encode({each: said[1:] for each, said in known.items()})
    store.put(listing.LISTED, harm)

    made = build(project, Report())
    assert clean[INDEX] == made[INDEX]
    assert clean["find/index.html"] == made["find/index.html"]
