"""The picture that a shared link shows."""

from __future__ import annotations

import json
import os
import re
import shutil
from hashlib import sha256
from importlib import import_module
from struct import unpack
from time import process_time
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen import words
from sitegen.assets import known
from sitegen.assets.links import card, links
from sitegen.build import begin, build, finish
from sitegen.cache import Store
from sitegen.diagnostics import Report
from sitegen.graphics import poster
from sitegen.graphics.cache import ROOM as DRAWN
from sitegen.graphics.cache import Cache
from sitegen.graphics.card import Line, drawn
from sitegen.inputs import tool
from sitegen.model.figure import Nature
from sitegen.outputs import shared
from sitegen.project import Project
from tests.sheets import MERISIA
from tests.support import site_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

LINKS = import_module("sitegen.assets.links")
SITE = site_of(Project(MERISIA, MERISIA / "site"))
LONG = 2 * "vehicles of every size and make, with or without engines, old and new, "


def _texts(lines: list[Line]) -> list[str]:
    return [line[1] for line in lines]


@pytest.mark.parametrize(
    "name", ["exports-2025-05", "exports-fish-2025-05-share", "balance-2025"]
)
def test_a_card_says_value_period_and_origin(name: str) -> None:
    """Number, time, article or computation, and the name of the sheet."""
    figure = SITE.figures[name]
    said = _texts(card(figure, SITE))
    assert words.value(figure, SITE.settings.language) in said
    assert words.period(figure.period) in said
    assert SITE.settings.title in said
    assert any(
        re.match("Printed in |Derived by us|Implied by us", each) for each in said
    )


def test_a_long_name_leaves_the_period() -> None:
    """What is too long is cut visibly; the period and the value never are."""
    figure = SITE.figures["exports-fish-2025-05"]
    term = SITE.vocabulary.products["fish"]
    named = replace(term, label=LONG, inline=LONG)
    products = {**SITE.vocabulary.products, "fish": named}
    vocabulary = replace(SITE.vocabulary, products=products)
    said = _texts(card(figure, replace(SITE, vocabulary=vocabulary)))
    assert any(each.endswith("…") for each in said)
    assert "May 2025" in said
    assert all(len(each) <= 60 for each in said)


def test_a_target_is_called_one() -> None:
    """What was announced does not travel as if it had happened."""
    figure = replace(SITE.figures["exports-2025-05"], nature=Nature.TARGET)
    assert any(
        each.startswith("A target, printed") for each in _texts(card(figure, SITE))
    )


def test_a_picture_is_small_and_sound() -> None:
    """At most 6 KB each, in the size that messengers show."""
    report = Report()
    found = links(SITE, {}, report)
    assert not report.diagnostics
    assert {f"topics/{each}/card.png" for each in SITE.vocabulary.topics} <= set(found)
    for data in found.values():
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert unpack(">II", data[16:24]) == (600, 315)
        assert len(data) <= 6 * 1024


def quickest(work: Callable[[], object]) -> float:
    """Return the seconds of computing that some work takes, the best of several."""
    times = []
    for _ in range(20):
        begun = process_time()
        work()
        times.append(process_time() - begun)
    return min(times)


def test_a_picture_takes_no_time() -> None:
    """Once the font is loaded, no more than adding up half a million numbers."""
    lines = card(SITE.figures["exports-2025-05"], SITE)
    drawn(lines)  # some 2 ms where that takes 5
    assert quickest(lambda: drawn(lines)) <= quickest(lambda: sum(range(500_000)))


@pytest.mark.parametrize("letter", ["\u5e86", "\u0635", "\U0001f6a2"])
def test_what_no_font_has_is_named(letter: str) -> None:
    """A picture has no empty boxes; the letter is named, and there is no picture."""
    topic = replace(SITE.vocabulary.topics["trade"], label=f"Trade {letter}")
    topics = {**SITE.vocabulary.topics, "trade": topic}
    report = Report()
    site = replace(SITE, vocabulary=replace(SITE.vocabulary, topics=topics))
    found = links(site, {}, report)
    assert "topics/trade/card.png" not in found
    assert [each.code for each in report.diagnostics] == ["picture-letter"]
    assert repr(letter) in report.diagnostics[0].message


def test_pictures_are_read_only_by_who_wants_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of those that were seen the hash is known, and nothing else is believed."""
    clean = dict(links(SITE, {}, Report(), tmp_path))
    read = list[str]()
    find = Cache.find

    def spied(self: Cache, key: str, names: Collection[str]) -> dict[str, bytes] | None:
        read.append(key)
        return find(self, key, names)

    monkeypatch.setattr(Cache, "find", spied)
    found = links(SITE, {}, Report(), tmp_path)
    assert not read
    assert clean == dict(found)
    assert len(clean) == len(read)

    store = Store(tmp_path, known.ROOM)
    hashes = json.loads(store.get(known.KNOWN) or b"")[1]
    for other in (
        *(b"[]", json.dumps([tool(), {"a": ["b", 1]}]).encode()),
        json.dumps([tool(), {key: [1, 2, 3] for key in hashes}]).encode(),
        json.dumps([tool(), {key: ["0" * 64, 1e999] for key in hashes}]).encode(),
        json.dumps(["another tool", {key: ["0" * 64, 1] for key in hashes}]).encode(),
    ):
        store.put(known.KNOWN, other)
        assert clean == dict(links(SITE, {}, Report(), tmp_path))
    drawn_of = Store(tmp_path, DRAWN)
    links(SITE, {}, Report(), tmp_path)
    for key in hashes:
        drawn_of.put(key, b"{}")
    assert clean == dict(links(SITE, {}, Report(), tmp_path))


def test_no_page_waits_for_the_picture_of_its_chart(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The PNG, which only leaves the site, is made when all pages are there."""
    project, report, drawn_of = Project(small, small / "site"), Report(), list[bytes]()
    kept = Store(project.cache, DRAWN)

    def noted(svg: bytes) -> bytes:
        drawn_of.append(svg)
        return b"a picture"

    monkeypatch.setattr(poster, "drawn", noted)
    shutil.rmtree(project.cache / DRAWN)
    begun = begin(project, report)
    assert dict(begun.pages)
    assert not drawn_of
    outputs = finish(begun, project, report)
    charts = [path for path in outputs if path.endswith("chart.svg")]
    assert drawn_of == [outputs[path] for path in charts]
    assert {outputs[f"{path[:-4]}.png"] for path in charts} == {b"a picture"}
    names = [sha256(each).hexdigest() for each in drawn_of]
    assert all(kept.has(poster.key_of(Cache(project.cache), name)) for name in names)


@pytest.mark.parametrize("damage", ["lost", "spoiled"])
def test_a_check_draws_no_picture(
    small: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    """Those that are not kept, or not as they were, are empty until a site is built."""
    project = Project(small, small / "site")
    clean = dict(build(project, Report()))
    for path in (project.cache / DRAWN).iterdir():
        if damage == "lost":
            path.unlink()
        elif b'{"png"' in path.read_bytes():
            Store(project.cache, DRAWN).put(path.name, b"{}")
    shutil.rmtree(project.cache / known.ROOM)
    for module in (LINKS, poster):
        monkeypatch.setattr(module, "drawn", lambda _: pytest.fail("it draws"))
    assert dict(build(project, Report(), is_trial=True)).keys() == clean.keys()
    monkeypatch.undo()

    assert clean == dict(build(project, Report()))


def test_many_pictures_are_drawn_by_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: Path
) -> None:
    """None is drawn by this process then, and they are the same."""
    assert alone.is_dir()
    clean = dict(links(SITE, {}, Report()))
    monkeypatch.setattr(LINKS, "FEW", len(clean) - 1)
    here, draw = os.getpid(), LINKS.drawn

    def elsewhere(lines: list[Line]) -> bytes:
        assert os.getpid() != here
        return bytes(draw(lines))

    monkeypatch.setattr(LINKS, "drawn", elsewhere)

    assert clean == dict(links(SITE, {}, Report(), tmp_path))


def test_what_another_tool_drew_is_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever draws a picture is part of what it is known by."""
    clean = links(SITE, {}, Report(), tmp_path)
    monkeypatch.setattr(LINKS, "tool", lambda: "another")
    monkeypatch.setattr(LINKS, "drawn", lambda _: b"drawn anew")

    assert {b"drawn anew"} == {*dict(links(SITE, {}, Report(), tmp_path)).values()}
    assert b"drawn anew" not in dict(clean).values()


def test_figures_that_no_page_puts_first_share_a_picture() -> None:
    """A picture of its own has only what is likely to be shared."""
    assert "balance-2025-05" in shared(SITE)
    assert "reefer-moves-2025-05-09" not in shared(SITE)
