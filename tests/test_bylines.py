"""Names of people in parts, names of bodies whole."""

from __future__ import annotations

import pytest

from sitegen.model.author import Author
from sitegen.read.bylines import read_authors


def person(given: str, family: str, suffix: str = "") -> Author:
    """Return a person."""
    return Author(family=family, given=given, suffix=suffix)


JANE, JOHN, ANN = person("Jane", "Roe"), person("John", "Doe"), person("Ann", "Poe")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Roe", [JANE]),
        ("Roe, Jane", [JANE]),
        ("Writer, Ada Maria", [person("Ada Maria", "Writer")]),
        ("Martin Luther King Jr.", [person("Martin Luther", "King", "Jr.")]),
        ("King, Martin Luther, Jr.", [person("Martin Luther", "King", "Jr.")]),
        ("King, Jr., Martin Luther", [person("Martin Luther", "King", "Jr.")]),
        ("Jane Roe, Jr.", [person("Jane", "Roe", "Jr.")]),
        ("John Doe III", [person("John", "Doe", "III")]),
        ("Ludwig van der Rohe", [person("Ludwig", "van der Rohe")]),
        ("Ana María Pérez y Cruz", [person("Ana María", "Pérez y Cruz")]),
        ("de la Cruz, Ana", [person("Ana", "de la Cruz")]),
        ("García Márquez, Gabriel", [person("Gabriel", "García Márquez")]),
        ("Jane Roe and John Doe", [JANE, JOHN]),
        ("Jane Roe & John Doe", [JANE, JOHN]),
        ("Jane Roe, John Doe and Ann Poe", [JANE, JOHN, ANN]),
        ("Jane Roe, John Doe, and Ann Poe", [JANE, JOHN, ANN]),
        ("Jane Roe, John Doe, Ann Poe", [JANE, JOHN, ANN]),
        ("Roe, Jane; Doe, John", [JANE, JOHN]),
        ("Roe, Jane and Doe, John", [JANE, JOHN]),
        ("Roe, Jane & Doe, John", [JANE, JOHN]),
        ("By Jane Roe", [JANE]),
        ("By Jane Roe and John Doe", [JANE, JOHN]),
    ],
)
def test_people_have_names_in_parts(text: str, expected: list[Author]) -> None:
    """Family, given and suffix are told apart in either order, and people of a list."""
    assert expected == list(read_authors(text))


@pytest.mark.parametrize(
    "text",
    [
        "Office of National Statistics",
        "Food and Agriculture Organization",
        "Ernst & Young",
        "Smith, Jones & Co.",
        "World Bank",
        "Statistics Norway",
        "Ministry of Commerce, Norland",
        "Statistisches Bundesamt",
        "Reuters Staff",
        "Xinhua",
        "Norland Daily",
        "Norland Times",
        "Agence Norland-Presse",
        "Ministère du Commerce",
        "Banco de Norlandia",
        "Hafen Nordstadt Marketing e.V.",
        "Handelskammer Nordstadt",
        "Jane Roe (Reuters)",
        "Jane Roe, Reuters",
        "海关总署",
    ],
)
def test_bodies_have_one_name(text: str) -> None:
    """No body is turned into a family name with initials."""
    assert [Author(family=text)] == list(read_authors(text))
    assert text == read_authors(text)[0].full
