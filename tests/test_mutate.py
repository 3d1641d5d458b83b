"""How many wrong digits of the invented sheets a build refuses, and how it is told."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.derive.norland import norland, stated
from tests.mutate import Bench, Mutation, Score, main, misread, mistyped, site_of
from tests.sheets import SHEETS
from tests.support import small_project, texts_in

if TYPE_CHECKING:
    from pathlib import Path

TARGET = 98
"""Per cent of the changes that identities can see, which are to be refused."""
Spoiled = tuple[Bench, list[Mutation]]


@pytest.fixture(scope="module", params=SHEETS, ids=lambda path: path.name)
def spoiled(request: pytest.FixtureRequest) -> Spoiled:
    """Return a sheet and every mutation of its figures, compared with its texts."""
    bench = Bench(site_of(request.param))
    texts = request.param / "texts"
    return bench, [
        change for each in bench.figures for change in bench.trial(each, texts)
    ]


@pytest.mark.thorough
def test_a_slip_of_the_finger_is_refused(spoiled: Spoiled) -> None:
    """If a value alone is changed, a build refuses it, and so do the texts."""
    _, changes = spoiled

    assert 1500 <= len(changes)
    assert 100 == mistyped(changes).share
    assert [] == [each for each in changes if each.passes_text]


@pytest.mark.thorough
def test_a_change_that_identities_can_see_is_refused(spoiled: Spoiled) -> None:
    """What is larger than the rounding of the identities is refused if misread too."""
    _, changes = spoiled
    seen = [each for each in changes if each.is_seen]

    assert 400 <= len(seen)
    assert TARGET <= misread(seen).share


@pytest.mark.thorough
def test_a_wrong_digit_of_a_borne_out_figure_is_refused(spoiled: Spoiled) -> None:
    """So are nine of ten changes larger than the rounding of the figure itself."""
    bench, changes = spoiled
    larger = [
        each
        for each in changes
        if each.is_larger and bench.stands(each.figure) == "equality"
    ]

    assert 400 <= len(larger)
    assert 90 <= misread(larger).share


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("7 depots", "0 1 2 3 4 5 6 8 9"),
        (
            "1.0 %",
            "0.0 2.0 3.0 4.0 5.0 6.0 7.0 8.0 9.0 1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8",
        ),
    ],
)
def test_every_digit_becomes_every_other(
    tmp_path: Path, value: str, expected: str
) -> None:
    """Each digit is misprinted in nine ways, and the point is lost."""
    measure = "depots" if value.endswith("depots") else "tariff"
    period = "at-2024-12-31" if measure == "depots" else "2024"
    bench = Bench(norland(tmp_path, stated("one", measure, period, value)))

    (figure,) = bench.figures
    found = [each.value.plain for each in bench.trial(figure)]

    more = ["1.9", "10"] if measure == "tariff" else []
    assert [*expected.split(), *more] == found


def test_the_range_of_an_identity_is_found(tmp_path: Path) -> None:
    """How far a figure can move is known to the last digit."""
    site = norland(
        tmp_path,
        stated("trade", "trade", "2024", "56.7 EUR bn"),
        stated("exports", "exports", "2024", "30.0 EUR bn"),
        stated("imports", "imports", "2024", "26.7 EUR bn"),
    )
    bench = Bench(site)
    trade = bench.figures[0]

    (identity,) = bench._equalities(trade)

    # 30.0 and 26.7 make 56.6 to 56.8, which 56.5 to 56.9 meet.
    assert Decimal("0.2") == bench.range(trade, identity)


def test_scores_are_shares() -> None:
    """Nothing of nothing is not a failure."""
    assert "3 of 4, 75.0 %" == str(Score(3, 4))
    assert "0 of 0, 100.0 %" == str(Score(0, 0))


def test_the_report_names_what_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command prints a line a figure and the totals, with the texts as well."""
    root = small_project(tmp_path / "norland").root
    texts = texts_in(tmp_path / "texts")

    main(["--root", str(root), "--texts", str(texts)])

    told = capsys.readouterr().out
    assert "  trade-2024, in nothing: " in told
    assert " figures in equality, 0 changes\n" in told
    assert "against the texts: " in told
    assert "100.0 %" in told.partition("  or by the build: ")[2]
