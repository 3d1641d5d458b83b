"""Prose with figure references."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import prose
from sitegen.model.page import Form
from sitegen.prose import BadReferenceError, Literal, Reference
from tests.support import small_site

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.site import Site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the small fact sheet."""
    folder: Path = tmp_path_factory.mktemp("project")
    return small_site(folder)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no braces", "no braces"),
        ("", ""),
        ("{trade-2024}", "56.7_billion euros"),
        ("{trade-2024|level}", "56.7_billion euros"),
        ("It was {trade-2024}.", "It was 56.7_billion euros."),
        ("{trade-2024|number} {trade-2024|unit}", "56.7 billion euros"),
        ("in {trade-2024|period}, {trade-2024|change}", "in 2024, up 12%"),
        ("by {trade-2024|growth} on {trade-2024|base}", "by 12% on 2023"),
        ("{trade-2024.growth}{trade-2024.growth|change}", "12%up 12%"),
        ("{imports-2024|change} on {imports-2024|base}", "down 3.2% on 2022"),
        ("{imports-2024|growth}", "−3.2%"),
        ("{imports-2024.growth|base}", "2022"),
        ("{exports-boats-2024.rank} of all", "first of all"),
        ('the {"15th"} plan of {"2021–2025"}', "the 15th plan of 2021–2025"),
        ('{"it’s | a-b.c"}', "it’s | a-b.c"),
        ("a } stays", "a } stays"),
    ],
)
def test_references_become_words(site: Site, text: str, expected: str) -> None:
    """References become values in words, marked digits stay, all else is untouched."""
    assert expected == prose.plain(text, site).replace("\u00a0", "_")


def test_pieces_are_in_order(site: Site) -> None:
    """Text, figures and marked digits come one after the other."""
    text = 'In {"2024": no} {trade-2024|change}'.replace(": no", "")
    growth = site.figures["trade-2024.growth"]

    assert ["In ", Literal("2024"), " ", Reference(growth, Form.CHANGE)] == list(
        prose.pieces(text, site)
    )


def test_no_piece_is_empty(site: Site) -> None:
    """Between two references, before the first and behind the last stands nothing."""
    literal = Literal("2024")

    assert [literal, literal] == list(prose.pieces('{"2024"}{"2024"}', site))


@pytest.mark.parametrize("form", [each for each in Form if each is not Form.BALANCE])
def test_every_form_can_be_referred_to(site: Site, form: Form) -> None:
    """A figure with a growth rate has all forms, and each shows something."""
    assert prose.plain(f"{{trade-2024|{form}}}", site)


@pytest.mark.parametrize(
    "text",
    [
        *("{", "{}", "{trade-2024", "{trade 2024}", "{ trade-2024 }", "{Trade-2024}"),
        *("{trade-2024|}", "{|period}", "{trade-2024|period|number}", '{""}', '{"}'),
        *('{"a}', "{trade-2024\n}", '{"a\nb"}', "{{trade-2024}}", "{-trade}", "{贸易}"),
        *("{trade-2024|PERIOD}", '{"a"b"}', "x {y", "{trade-2024|base }"),
    ],
)
def test_broken_braces_are_told(site: Site, text: str) -> None:
    """Braces that hold no reference are told, with the cure."""
    with pytest.raises(BadReferenceError, match="' is no reference; ") as found:
        prose.plain(text, site)

    assert "reference-broken" == found.value.code


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("{trade-2025}", "figure-unknown", "if renamed or removed"),
        ("{trade-2042}", "figure-unknown", "did you mean 'trade-2024'?"),
        ("{trade-2025|growth}", "figure-unknown", "unknown figure 'trade-2025'"),
        ("{imports-2024}", "figure-unknown", "unknown figure 'imports-2024'"),
        ("{trade-2024|perod}", "form-unknown", "did you mean 'period'?"),
        ("{trade-2024|x}", "form-unknown", "use one of balance, base, change"),
        ("{depots-2024|growth}", "form-missing", "'depots-2024' states no growth"),
        ("{depots-2024|base}", "form-missing", "'depots-2024' states no growth"),
        ("{exports-boats-2024.rank|change}", "form-missing", "states no growth"),
    ],
)
def test_references_that_lead_nowhere_are_told(
    site: Site, text: str, code: str, message: str
) -> None:
    """Unknown figures and forms are told, and forms that a figure does not have."""
    with pytest.raises(BadReferenceError) as found:
        prose.plain(text, site)

    assert code == found.value.code
    assert message in str(found.value)


def test_a_long_mistake_is_shown_by_its_beginning(site: Site) -> None:
    """Of braces that are never closed only the beginning of the line is shown."""
    with pytest.raises(BadReferenceError, match=r"'\{trade x+' is no ref") as found:
        prose.plain("{trade " + "x" * 500 + "\nmore", site)

    assert 160 > len(str(found.value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no number here", []),
        ("in 2025, up 12%", ["2025", "12%"]),
        ("the 15th plan", ["15th"]),
        ("COVID-19 and G20", ["COVID-19", "G20"]),
        ("๓ and १२ and \uff15", ["๓", "१२", "\uff15"]),
        ("½ of m² in chapter Ⅳ ①", ["½", "m²", "Ⅳ", "①"]),
        ("twelve", []),
        ("(1)", ["1"]),
        ("", []),
    ],
)
def test_bare_numbers(text: str, expected: list[str]) -> None:
    """Every word with a digit of any script is a number that is no reference."""
    assert expected == prose.bare_numbers(text)


@given(st.text(), st.characters(categories=["Nd", "Nl", "No"]), st.text())
def test_no_digit_escapes(before: str, digit: str, after: str) -> None:
    """Wherever a digit stands, the word around it is found."""
    found = prose.bare_numbers(f"{before}{digit}{after}")

    assert any(digit in word for word in found)


@given(text=st.text(st.characters(exclude_characters="{")))
def test_text_without_braces_is_kept(site: Site, text: str) -> None:
    """Text without braces comes out as it went in."""
    assert text == prose.plain(text, site)
