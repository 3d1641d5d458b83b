"""Units whose nouns hold their scale, as 亿元 and "crore florins"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.diagnostics import BuildError, Report
from sitegen.printed.language import language_of
from sitegen.printed.units import torn
from tests.support import CONTENT, prove, small_site

if TYPE_CHECKING:
    from pathlib import Path

GAZETTE = """\
title: A good year
name: The Gazette
publisher: The Gazette
covers: 2024
url: https://gazette.example/trade
text: gazette.txt
figures:
  exports-2024:
    measure: exports
    period: 2024
    value: VALUE
    printed: {1: "PRINTED"}
"""


def faults(folder: Path, unit: str, value: str, printed: str, more: str = "") -> str:
    """Return what is wrong with one level in a unit."""
    gazette = GAZETTE.replace("VALUE", value).replace("PRINTED", printed)
    content = {
        **CONTENT,
        "vocabulary/units.yaml": f"{CONTENT['vocabulary/units.yaml']}{unit}\n",
        "sources/gazette.yaml": gazette.replace("figures:", f"{more}figures:"),
        "pages/index.md": "---\ntitle: A\ndescription: B\n---\n{exports-2024}.\n",
    }
    del content["derived.yaml"]
    report = Report()
    try:
        prove(small_site(folder, content), report)
    except BuildError as error:
        return str(error)
    return " ".join(each.message for each in report.diagnostics)


@pytest.mark.parametrize(
    ("unit", "value", "printed"),
    [
        (
            "A: {label: a, currency: EUR, scale: 8, NOUNS: [亿元]}",
            "8006.8 A",
            "8006.8亿元",
        ),
        ("A: {label: a, currency: EUR, NOUNS: [亿元]}", "8006.8 A", "8006.8亿元"),
        ("A: {label: a, currency: EUR, NOUNS: [万亿元]}", "1.2 A", "1.2万亿元"),
        (
            "A: {label: a, currency: EUR, NOUNS: [crore florins]}",
            "5 A",
            "5 crore florins",
        ),
        (
            "A: {label: a, currency: EUR, NOUNS: [lakh florins]}",
            "5 A",
            "5 lakh florins",
        ),
        ("A: {label: a, currency: EUR, NOUNS: [bn florins]}", "5 A", "5bn florins"),
        ("A: {label: a, currency: EUR, NOUNS: [Mrd. Taler]}", "5 A", "5 Mrd. Taler"),
        ("A: {label: a, NOUNS: [thousand tonnes]}", "5 A", "5 thousand tonnes"),
        ("A: {label: a, scale: 4, NOUNS: [万标箱, 标箱]}", "27 A", "27万标箱"),
    ],
)
def test_a_scale_in_a_noun_counts(
    tmp_path: Path, unit: str, value: str, printed: str
) -> None:
    """A power of ten in the noun of a unit is its scale, whether it is given or not."""
    unit = unit.replace("NOUNS", "nouns")

    assert "" == faults(tmp_path / "right", unit, value, printed)
    wrong = faults(tmp_path / "wrong", unit, f"1{value}", printed)
    assert "does not follow" in wrong


def test_a_scale_of_a_noun_agrees_with_the_factor(tmp_path: Path) -> None:
    """A unit whose noun says 亿 is a tenth of a billion, and no hundredth."""
    unit = "yi: {label: a, currency: EUR, of: EUR bn, factor: FACTOR, nouns: [亿元]}"

    right = faults(tmp_path / "a", unit.replace("FACTOR", "0.1"), "8.5 yi", "8.5亿元")
    wrong = faults(tmp_path / "b", unit.replace("FACTOR", "0.01"), "8.5 yi", "8.5亿元")

    assert "" == right
    assert "by their scales one 'yi' is 0.1 'EUR bn', not 0.01" in wrong


def test_an_article_is_read_in_its_language(tmp_path: Path) -> None:
    """What `language` says of a source decides how its numbers are read."""
    unit = "t: {label: tonnes, nouns: [t]}"

    german = faults(tmp_path / "a", unit, "12,500 t", "12.500 t", "language: de-AT\n")
    english = faults(tmp_path / "b", unit, "12,500 t", "12.500 t")

    assert "" == german
    assert "prints 12.500, the value is 12500" in english


@pytest.mark.parametrize(
    ("unit", "value", "printed", "wrong"),
    [
        ("{label: kt, scale: 3, nouns: [kt, kilotonnes]}", "12.5 A", "12.5 kt", "Mt"),
        ("{label: Mt, scale: 6, nouns: [Mt]}", "12.5 A", "12.5 Mt", "MT"),
        ("{label: a, scale: 9, nouns: [GWh]}", "7 A", "7 GWh", "MWh"),
        (
            "{label: a, scale: 9, nouns: [gigawatt hours]}",
            "7 A",
            "7 gigawatt hours",
            "",
        ),
        ("{label: kg, nouns: [kg]}", "7 A", "7 kg", "thousand kg"),
    ],
)
def test_a_prefix_of_a_symbol_is_the_scale(
    tmp_path: Path, unit: str, value: str, printed: str, wrong: str
) -> None:
    """A kilotonne is a thousand tonnes where the unit counts thousands, and says so."""
    other = printed.replace(printed.partition(" ")[2], wrong)

    assert "" == faults(tmp_path / "right", f"A: {unit}", value, printed)
    assert "does not follow" in faults(tmp_path / "wrong", f"A: {unit}", value, other)


def test_american_dollars_have_dots(tmp_path: Path) -> None:
    """A currency is known as U.S. dollars too, with no noun of the unit's own."""
    unit = "A: {label: a, currency: USD, scale: 9}"

    assert "" == faults(tmp_path, unit, "2.5 A", "2.5 billion U.S. dollars")


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("比重上升<1.9个>百分点", "个百分点"),
        ("均价每<吨712.3>元", "每吨"),
        ("海外仓<76个>，", ""),
    ],
)
def test_what_is_printed_ends_in_no_longer_word(printed: str, word: str) -> None:
    """Where no spaces part words, an article shows that a unit is part of another."""
    start, text = printed.index("<"), printed.replace("<", "").replace(">", "")
    assert torn(text, (start, printed.index(">") - 1), language_of("zh")) == word
