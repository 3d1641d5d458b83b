"""A proof is made again if, and only if, something that it is a function of is new."""

from __future__ import annotations

import warnings
from contextlib import contextmanager, suppress
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

import pytest
from msgspec.structs import replace

from sitegen import check
from sitegen.cache import CacheWarning, Store
from sitegen.check import evidence, possible, proofs
from sitegen.check.of_source import OfSource, by_source
from sitegen.check.proofs import Evidence, Proofs, Stated
from sitegen.diagnostics import BuildError, Location, Report
from sitegen.model.figure import Figure
from sitegen.model.quantity import Quantity
from sitegen.model.vocabulary import Vocabulary
from sitegen.remembered import forget
from tests.support import codes, small_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sitegen.model.site import Site

NAME = "exports-boats-2024"
OTHER = cast("Any", "something else")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a small sheet, whose figures are sound."""
    return small_site(tmp_path_factory.mktemp("proofs") / "project")


@pytest.fixture
def proved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the ids of the figures that are proved from now on."""
    found: list[str] = []
    faults = evidence.faults

    def spied(stated: Stated, lexicon: evidence.Lexicon) -> Report:
        found.append(stated.figure.id)
        return faults(stated, lexicon)

    monkeypatch.setattr(evidence, "faults", spied)
    return found


def prove(site: Site, report: Report, folder: Path) -> None:
    """Prove what is printed; take down what speaks against it."""
    report.add(Evidence(site, by_source(site), folder, report).faults())


def build_of(site: Site, folder: Path) -> list[str]:
    """Prove a site as a new build does; return the codes of what it finds."""
    forget()
    report = Report()
    with suppress(BuildError):
        check.prove(site, report, folder / "kept").settle()
    return codes(report)


def name(stated: Stated, site: Site) -> str:
    """Return by what a proof is known."""
    known = Proofs(None, site.vocabulary, site.settings.language)
    return known.name(stated)


def with_figure(site: Site, **changes: Any) -> Site:
    """Return a site of which one figure is another."""
    other = replace(site.figures[NAME], **changes)
    return replace(site, figures={**site.figures, NAME: other})


def test_nothing_is_proved_twice(site: Site, tmp_path: Path, proved: list[str]) -> None:
    """What was found sound is not proved again, nor is it for a line above it."""
    prove(site, Report(), tmp_path / "kept")
    once = [*proved]
    moved = Location(site.figures[NAME].at.path, 99)
    prove(with_figure(site, at=moved), Report(), tmp_path / "kept")

    assert once == proved
    assert {each.id for each in site.figures.values() if each.places} == {*once}


def test_what_is_edited_is_proved(
    site: Site, tmp_path: Path, proved: list[str]
) -> None:
    """A figure that is printed otherwise is proved, and its fault is told each time."""
    prove(site, Report(), tmp_path / "kept")
    proved.clear()
    place = replace(site.figures[NAME].places[0], printed="480 million euros")
    edited = with_figure(site, places=(place,))
    told = []
    for _ in range(2):
        report = Report()
        prove(edited, report, tmp_path / "kept")
        told.append(codes(report))

    assert [["value-differs"]] * 2 == told
    assert proved.count(NAME) == len(told)
    assert [] == [each for each in proved if not each.startswith(NAME)]


@pytest.mark.parametrize("field", Figure.__struct_fields__)
def test_each_field_of_a_figure_counts(site: Site, field: str) -> None:
    """A proof is another one if anything in its figure is, but its lines."""
    stated = Stated.of(site.figures[NAME], site)
    other = replace(stated.figure, **{field: OTHER})
    names = {name(each, site) for each in (stated, replace(stated, figure=other))}

    assert (1 if field in {"at", "where"} else 2) == len(names)


@pytest.mark.parametrize("field", Stated.__struct_fields__)
def test_all_that_is_stated_counts(site: Site, field: str) -> None:
    """A proof is another one if level, language or period of the source is."""
    stated = Stated.of(site.figures[NAME], site)
    other = replace(stated, **{field: OTHER})

    assert name(stated, site) != name(other, site)


def test_words_and_tool_count(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proof is another one by other words, or by another version of this program."""
    stated = Stated.of(site.figures[NAME], site)
    names = {name(stated, site)}
    kinds = [each for each in Vocabulary.__struct_fields__ if each != "where"]
    for each in kinds:
        words = replace(site.vocabulary, **{each: OTHER})
        names.add(name(stated, replace(site, vocabulary=words)))
    settings = replace(site.settings, language="fr")
    names.add(name(stated, replace(site, settings=settings)))
    monkeypatch.setattr(proofs, "tool", lambda: "another")
    names.add(name(stated, site))

    assert len(kinds) + 3 == len(names)


def test_figures_of_a_source_are_proved_alone_once(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found possible is so for other builds; what is wrong is told by each."""
    asked = list[str]()
    rule = possible.prove_figures

    def spied(given: OfSource, report: Report) -> None:
        asked.extend(each.id for each in given.figures)
        rule(given, report)

    monkeypatch.setattr(possible, "prove_figures", spied)
    for edited, is_asked in ((site, True), (site, False), (site, False)):
        asked.clear()
        build_of(edited, tmp_path)
        assert bool(asked) == is_asked
    unit = site.figures[NAME].quantity.unit
    wrong = with_figure(site, quantity=Quantity(Decimal(-470), unit, None))
    for _ in range(2):
        asked.clear()
        assert "value-impossible" in build_of(wrong, tmp_path)
        assert NAME in asked
        assert len({site.figures[each].source for each in asked}) == 1


@pytest.mark.parametrize("field", OfSource.__struct_fields__)
def test_all_that_is_given_of_a_source_counts(site: Site, field: str) -> None:
    """That its figures are possible is proved anew if anything of it is another."""
    given, *_ = by_source(site)
    other = OTHER if field != "figures" else given.figures[1:]
    words = OTHER if field == "vocabulary" else site.vocabulary
    names = {
        Proofs(None, words, "en").of_source(replace(given, **{field: other})),
        Proofs(None, site.vocabulary, "en").of_source(given),
    }
    assert len(names) == 2


@pytest.mark.parametrize("damage", [b"", b"\xff\0", b"[]", b"\n" * 9])
def test_what_is_kept_may_be_anything(
    site: Site, tmp_path: Path, proved: list[str], damage: bytes
) -> None:
    """An entry that says something else saves no proof, and is made anew."""
    kept = tmp_path / "kept"
    prove(site, Report(), kept)
    once = [*proved]
    store = Store(kept, proofs.ROOM)
    sound = store.get(proofs.ENTRY) or b""
    store.put(proofs.ENTRY, damage)
    forget()
    prove(site, Report(), kept)

    assert once * 2 == proved
    assert {*sound.split()} <= {*(store.get(proofs.ENTRY) or b"").split()}


def test_a_torn_entry_is_told(site: Site, tmp_path: Path, proved: list[str]) -> None:
    """An entry that is not as it was kept is told of, and all is proved."""
    kept = tmp_path / "kept"
    prove(site, Report(), kept)
    once = [*proved]
    path = kept / proofs.ROOM / proofs.ENTRY
    path.write_bytes(path.read_bytes()[:-1])
    forget()
    with pytest.warns(CacheWarning, match="not as it was kept"):
        prove(site, Report(), kept)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        prove(site, Report(), kept)

    assert once * 2 == proved


def test_no_more_is_kept_than_fits(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of earlier builds as many proofs stay as the last one has, and some to spare."""
    monkeypatch.setattr(proofs, "SPARE", 1)
    for length in (4, 1):
        known = Proofs(tmp_path, site.vocabulary, "en-GB")
        for each in range(length):
            known.add(f"{length}{each}")
        known.keep()

    assert b"10\n40\n41" == Store(tmp_path, proofs.ROOM).get(proofs.ENTRY)


@contextmanager
def proving(site: Site, report: Report) -> Iterator[None]:
    """Prove a site while the block goes on, as a build does."""
    begun = check.prove(site, report)
    with begun.first():
        yield
    begun.settle()


def told(site: Site, *, is_stopped: bool) -> list[str]:
    """Return the codes that are told where a later step finds a fault meanwhile."""
    report = Report()
    with suppress(BuildError), proving(site, report):
        report.error("identity-broken", site.figures[NAME].at, "found meanwhile")
        if is_stopped:
            report.stop_on_errors()
    return codes(report)


@pytest.mark.parametrize("is_stopped", [False, True])
def test_what_is_printed_is_told_alone(
    site: Site, alone: Path, *, is_stopped: bool
) -> None:
    """Of a value that does not follow nothing is told that it upset meanwhile."""
    assert alone.is_dir()
    place = replace(site.figures[NAME].places[0], printed="480 million euros")

    edited = with_figure(site, places=(place,))

    assert ["value-differs"] == told(edited, is_stopped=is_stopped)
    assert ["identity-broken"] == told(site, is_stopped=is_stopped)


def test_who_interrupts_is_told_so(site: Site, alone: Path) -> None:
    """What is no fault of the content ends the block at once, whatever is wrong."""
    assert alone.is_dir()
    place = replace(site.figures[NAME].places[0], printed="480 million euros")
    edited = with_figure(site, places=(place,))
    with pytest.raises(KeyboardInterrupt), proving(edited, Report()):
        raise KeyboardInterrupt
