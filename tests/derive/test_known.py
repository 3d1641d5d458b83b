"""Values that are kept are those that would be computed today."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import msgpack
from msgspec.structs import replace

from sitegen import derive as room
from sitegen.cache import Store
from sitegen.derive import derive
from sitegen.derive.known import KNOWN, ROOM
from sitegen.diagnostics import Report
from sitegen.hashed import hashed
from sitegen.project import Project
from sitegen.read import read
from sitegen.remembered import forget
from sitegen.resolve import resolve
from tests import sheets
from tests.derive.norland import norland
from tests.derive.norland import stated as stated_in
from tests.sheets import MERISIA

if TYPE_CHECKING:
    from sitegen.model.site import Site

SHEETS = (Path(__file__).parents[2], *sheets.SHEETS)


@cache
def stated(root: Path) -> Site:
    """Return what a sheet states, before anything is computed of it."""
    report = Report()
    return resolve(read(Project(root, root / "site"), report), report)


def told(site: Site, folder: Path | None) -> dict[str, str]:
    """Return all figures as another process would compute them, by their hashes."""
    forget()
    found = derive(site, Report(), folder).figures
    return {name: hashed(each) for name, each in found.items()}


def refused(*_: object) -> object:
    """Stand in the place of what computes."""
    raise AssertionError("computed once more")


@pytest.mark.parametrize("root", SHEETS, ids=lambda each: each.name)
def test_what_is_kept_is_not_computed_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the last digit, its interval and its fraction it is as it was computed."""
    site = stated(root)
    computed = told(site, None)

    assert told(site, tmp_path) == computed
    monkeypatch.setattr(room, "quantity", refused)
    assert told(site, tmp_path) == computed
    with pytest.raises(AssertionError, match="once more"):
        told(site, None)


@pytest.mark.parametrize("root", SHEETS, ids=lambda each: each.name)
def test_a_digit_reaches_all_that_is_computed_of_it(root: Path, tmp_path: Path) -> None:
    """However far below a value it stands, what was kept is not taken for it."""
    site = stated(root)
    told(site, tmp_path)
    deepest = {name for each in site.recipes for name in each.inputs} & {*site.figures}
    for name in sorted(deepest)[::7]:
        figure = site.figures[name]
        last = Decimal((0, (1,), figure.quantity.number.as_tuple().exponent))  # type: ignore[arg-type]
        quantity = replace(figure.quantity, number=figure.quantity.number + last)
        edited = replace(figure, quantity=quantity)
        other = replace(site, figures={**site.figures, name: edited})
        assert told(other, tmp_path) == told(other, None) != told(site, None)
    assert told(site, tmp_path) == told(site, None)


def test_what_a_word_means_reaches_what_is_computed(tmp_path: Path) -> None:
    """A measure that may be negative has other intervals, whatever is printed."""
    figures = (
        stated_in("trade-2024", "trade", "2024", "30.0 EUR bn"),
        stated_in("exports-2024", "exports", "2024", "30.0 EUR bn"),
    )
    recipe = "rest: {formula: difference, of: [trade-2024, exports-2024], measure: %s}"
    site = norland(tmp_path / "content", *figures, derived=recipe % "imports")
    measures = site.vocabulary.measures
    signed = {**measures, "imports": replace(measures["imports"], is_signed=True)}
    other = replace(site, vocabulary=replace(site.vocabulary, measures=signed))
    kept = tmp_path / "kept"
    told(site, kept)

    assert told(other, kept) == told(other, None)
    assert told(other, None)["rest"] != told(site, None)["rest"]


def test_a_value_that_is_kept_is_one_to_compute_with(tmp_path: Path) -> None:
    """What it can be by its inputs goes on, not what is left by what it means."""
    figures = (
        stated_in("trade-2024", "trade", "2024", "30.0 EUR bn"),
        stated_in("exports-2024", "exports", "2024", "30.0 EUR bn"),
    )
    recipe = "rest: {formula: difference, of: [trade-2024, exports-2024], measure: %s}"
    more = "\nmonthly: {formula: monthly, of: [rest], measure: balance}"
    first = norland(tmp_path / "one", *figures, derived=recipe % "imports")
    both = norland(tmp_path / "both", *figures, derived=recipe % "imports" + more)
    told(first, tmp_path / "kept")

    assert told(both, tmp_path / "kept") == told(both, None)


@pytest.mark.parametrize(
    ("place", "other"),
    [
        *((0, each) for each in ("", "many", "NaN", "1E+3000", None)),
        *((1, each) for each in ("most", "between", "nearly", 1)),
        *((2, each) for each in (["1"], ["a", "b"], ["NaN", "2"], None)),
        *((3, each) for each in ("1/0", "1", "/", "a/b", " 1/3", "1/-3", None)),
        *((3, each) for each in (f"{'1' * 5_000}/3", "1/3/5")),
        *((4, each) for each in ([], ["sNaN", "1"], ["Infinity", "1"])),
        (None, {}),
        (None, None),
    ],
)
def test_what_is_no_value_is_computed(
    tmp_path: Path, place: int | None, other: object
) -> None:
    """Whatever is found in the place of values, the site is the same."""
    site = stated(MERISIA)
    computed = told(site, tmp_path)
    store = Store(tmp_path, ROOM)
    made_by, values = msgpack.decode(store.get(KNOWN) or b"")
    spoiled: Any = other
    if place is not None:
        spoiled = {name: _with(each, place, other) for name, each in values.items()}
    store.put(KNOWN, msgpack.encode((made_by, spoiled)))

    assert told(site, tmp_path) == computed
    assert values == msgpack.decode(store.get(KNOWN) or b"")[1]


def test_no_more_is_kept_than_there_is(tmp_path: Path) -> None:
    """A preview keeps the values of today, however often they were edited."""
    forget()
    site = stated(MERISIA)
    name = next(each for recipe in site.recipes for each in recipe.inputs)
    for number in range(5):
        figure = site.figures[name]
        quantity = replace(figure.quantity, number=figure.quantity.number + number)
        edited = {**site.figures, name: replace(figure, quantity=quantity)}
        derive(replace(site, figures=edited), Report(), tmp_path)

    _, values = msgpack.decode(Store(tmp_path, ROOM).get(KNOWN) or b"")
    assert len(values) == len(site.recipes)


def test_what_another_version_kept_is_not_used(tmp_path: Path) -> None:
    """It may have computed otherwise."""
    site = stated(MERISIA)
    computed = told(site, tmp_path)
    store = Store(tmp_path, ROOM)
    _, values = msgpack.decode(store.get(KNOWN) or b"")
    wrong = {name: _with(each, 0, "1") for name, each in values.items()}
    store.put(KNOWN, msgpack.encode(("another", wrong)))

    assert told(site, tmp_path) == computed


def _with(values: list[Any], place: int, other: object) -> list[Any]:
    return [*values[:place], other, *values[place + 1 :]]
