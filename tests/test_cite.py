"""Citations in a sentence and in six forms, each as its readers need it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath

import pytest

from sitegen.cite import citations
from sitegen.diagnostics import Location
from sitegen.model.figure import Figure, Kind, Nature, Place, Status, Subject
from sitegen.model.period import Period
from sitegen.model.quantity import Quantity, Unit
from sitegen.model.source import Source
from tests.support import real_site

SOURCE = Source(
    slug="gazette-2025-02-01",
    title="Trade grew by 12%.",
    publisher="Norland Gazette",
    author="Ada Maria Writer",
    published=date(2025, 2, 1),
    covers=Period.parse("2024"),
    url="https://gazette.example/trade_2024?a=1&b=%20#top",
    seed="gazette.txt",
    name="The Gazette",
    at=Location(PurePosixPath("content/sources/gazette.yaml")),
    where={},
)
HOME = "https://norland.example/"
EDITION = date(2025, 3, 1)
NAMELESS = replace(SOURCE, author="", published=None)
FORMS = ("In a sentence", "APA", "Chicago", "GB/T 7714", "BibTeX", "RIS", "CSL-JSON")


FIGURE = Figure(
    id="x",
    kind=Kind.LEVEL,
    subject=Subject(measure="trade"),
    period=Period.parse("2024"),
    quantity=Quantity(
        Decimal("56.7"), Unit(id="EUR bn", label="billion euros", short="bn €")
    ),
    source=SOURCE.slug,
    places=(Place(paragraph=2, printed="56.7 billion euros", at=SOURCE.at),),
    at=SOURCE.at,
)


def cited(
    source: Source, figure: Figure = FIGURE, address: str = HOME
) -> dict[str, str]:
    """Return the citations of a figure of *source*."""
    site = real_site()
    settings = replace(
        site.settings, title="Norland in figures", address=address, edition=EDITION
    )
    return citations(
        figure, replace(site, settings=settings, sources={source.slug: source})
    )


@pytest.mark.parametrize(
    ("form", "source", "expected"),
    [
        (
            *("APA", SOURCE),
            (
                "Writer, A. M. (2025, February 1). Trade grew by 12%. Norland Gazette. "
                "https://gazette.example/trade_2024?a=1&b=%20#top"
            ),
        ),
        (
            *("APA", NAMELESS),
            (
                "Norland Gazette. (n.d.). Trade grew by 12%. "
                "https://gazette.example/trade_2024?a=1&b=%20#top"
            ),
        ),
        (
            *("Chicago", SOURCE),
            (
                "Writer, Ada Maria. \u201cTrade grew by 12%.\u201d Norland Gazette, "
                "February 1, 2025. https://gazette.example/trade_2024?a=1&b=%20#top."
            ),
        ),
        (
            *("Chicago", NAMELESS),
            (
                "Norland Gazette. \u201cTrade grew by 12%.\u201d Norland Gazette, n.d. "
                "https://gazette.example/trade_2024?a=1&b=%20#top."
            ),
        ),
        (
            *("GB/T 7714", SOURCE),
            (
                "WRITER A M. Trade grew by 12%[N/OL]. Norland Gazette, "
                "2025-02-01. https://gazette.example/trade_2024?a=1&b=%20#top."
            ),
        ),
        (
            *("GB/T 7714", NAMELESS),
            (
                "Norland Gazette. Trade grew by 12%[N/OL]. Norland Gazette. "
                "https://gazette.example/trade_2024?a=1&b=%20#top."
            ),
        ),
        (
            *("BibTeX", SOURCE),
            """\
@online{gazette-2025-02-01,
  author = {Ada Maria Writer},
  title = {{Trade grew by 12\\%.}},
  organization = {Norland Gazette},
  date = {2025-02-01},
  url = {https://gazette.example/trade_2024?a=1&b=%20#top},
  note = {56.7 billion euros, paragraph 2; https://norland.example/figures/x/},
}""",
        ),
        (
            *("BibTeX", NAMELESS),
            """\
@online{gazette-2025-02-01,
  author = {{Norland Gazette}},
  title = {{Trade grew by 12\\%.}},
  organization = {Norland Gazette},
  url = {https://gazette.example/trade_2024?a=1&b=%20#top},
  note = {56.7 billion euros, paragraph 2; https://norland.example/figures/x/},
}""",
        ),
        (
            *("RIS", SOURCE),
            """\
TY  - ELEC
AU  - Writer, Ada Maria
TI  - Trade grew by 12%.
PB  - Norland Gazette
PY  - 2025
DA  - 2025/02/01
UR  - https://gazette.example/trade_2024?a=1&b=%20#top
N1  - 56.7 billion euros, paragraph 2; https://norland.example/figures/x/
ER  - \n""",
        ),
        (
            *("RIS", NAMELESS),
            """\
TY  - ELEC
TI  - Trade grew by 12%.
PB  - Norland Gazette
UR  - https://gazette.example/trade_2024?a=1&b=%20#top
N1  - 56.7 billion euros, paragraph 2; https://norland.example/figures/x/
ER  - \n""",
        ),
    ],
)
def test_each_form_is_as_its_manual_says(
    form: str, source: Source, expected: str
) -> None:
    """With author and date, and without."""
    assert expected == cited(source)[form]


@pytest.mark.parametrize("source", [SOURCE, NAMELESS], ids=["whole", "nameless"])
def test_csl_json_is_what_the_schema_asks_for(source: Source) -> None:
    """A list of one item with an id, a type of CSL's, names in parts and date parts."""
    (item,) = json.loads(cited(source)["CSL-JSON"])

    expected = {
        "id": "gazette-2025-02-01",
        "type": "webpage",
        "title": "Trade grew by 12%.",
        "container-title": "Norland Gazette",
        "note": "56.7 billion euros, paragraph 2; https://norland.example/figures/x/",
        "URL": "https://gazette.example/trade_2024?a=1&b=%20#top",
    }
    named = {
        "author": [{"family": "Writer", "given": "Ada Maria"}],
        "issued": {"date-parts": [[2025, 2, 1]]},
    }
    assert expected | (named if source.author else {}) == item


def test_a_name_of_one_word_is_a_family_name() -> None:
    """An author of one word has no initials, no comma and no empty given name."""
    found = cited(replace(SOURCE, author="Xinhua"))

    assert found["APA"].startswith("Xinhua (2025, February 1). ")
    assert found["Chicago"].startswith("Xinhua. ")
    assert "AU  - Xinhua\n" in found["RIS"]
    assert [{"family": "Xinhua"}] == json.loads(found["CSL-JSON"])[0]["author"]


@pytest.mark.parametrize(
    ("title", "apa", "chicago"),
    [
        ("Up", "Up. ", "\u201cUp.\u201d"),
        ("Up...", "Up. ", "\u201cUp.\u201d"),
        ("Up?", "Up? ", "\u201cUp?\u201d"),
        ("Up!", "Up! ", "\u201cUp!\u201d"),
        ('All "up" now', 'All "up" now. ', "\u201cAll \u2018up\u2019 now.\u201d"),
        (
            "All \u201cup\u201d now",
            *("All \u201cup\u201d now. ", "\u201cAll \u2018up\u2019 now.\u201d"),
        ),
    ],
)
def test_a_title_ends_with_one_mark(title: str, apa: str, chicago: str) -> None:
    """No title has two marks at its end, or equal quotation marks inside each other."""
    found = cited(replace(SOURCE, title=title))

    assert f"(2025, February 1). {apa}Norland" in found["APA"]
    assert f" {chicago} Norland" in found["Chicago"]


SPECIAL = "R&D: 50% of {all} $ & #1_x ~ ^ \\ \u201cq\u201d"


def test_bibtex_survives_every_sign() -> None:
    """What means something to TeX is escaped, in every field but the address."""
    found = cited(replace(SOURCE, title=SPECIAL, publisher="A & B", author=""))[
        "BibTeX"
    ]
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", found, re.MULTILINE))

    assert (
        r"{R\&D: 50\% of \textbraceleft{}all\textbraceright{} \$ \& \#1\_x "
        r"\textasciitilde{} \textasciicircum{} \textbackslash{} "
        "\u201cq\u201d}"
    ) == fields["title"]
    assert r"A \& B" == fields["organization"]
    assert r"{A \& B}" == fields["author"]
    assert SOURCE.url == fields["url"]


@pytest.mark.parametrize("title", [SPECIAL, "{", "}", "}{", "\\{", '"', "a}, b = {c"])
def test_bibtex_has_balanced_braces(title: str) -> None:
    """Whatever a title contains, BibTeX finds where each field and the entry end."""
    found = cited(replace(SOURCE, title=title))["BibTeX"]

    assert found.count("{") == found.count("}")
    for line in found.splitlines()[1:-1]:
        depths = [
            line[:end].count("{") - line[:end].count("}") for end in range(len(line))
        ]
        assert min(depths) >= 0
        assert line.count("{") == line.count("}")


def test_real_citations_can_be_read_by_machines() -> None:
    """Of every reported figure all six forms are made, and the files are sound."""
    site = real_site()
    by_source = {
        each.source: each for each in site.figures.values() if not each.derivation
    }
    for figure in by_source.values():
        found = citations(figure, site)
        assert list(FORMS) == list(found)
        (item,) = json.loads(found["CSL-JSON"])
        assert site.sources[figure.source].title == item["title"]
        ris = found["RIS"]
        assert ris.startswith("TY  - ELEC\n")
        assert ris.endswith("\nER  - \n")
        assert all(
            re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in ris.splitlines()
        )
        bibtex = found["BibTeX"]
        assert re.match(r"@online\{[a-z0-9-]+,\n", bibtex)
        assert bibtex.count("{") == bibtex.count("}")
    assert set(by_source) == set(site.sources)


def test_a_sentence_says_value_place_and_address() -> None:
    """Who cites in passing has it all: value, article, paragraph and both addresses."""
    assert (
        "Foreign trade, 2024: 56.7 billion euros (Norland Gazette, 1 February 2025, "
        "paragraph 2, https://gazette.example/trade_2024?a=1&b=%20#top, in Norland in "
        "figures, 1 March 2025), https://norland.example/figures/x/."
    ) == cited(SOURCE)["In a sentence"]
    assert (
        "(Norland Gazette, undated, paragraph 2, " in cited(NAMELESS)["In a sentence"]
    )


COMPUTED = replace(FIGURE, source="", places=(), status=Status.DERIVED)
STATED = "Foreign trade, 2024: 56.7 billion euros"


def test_a_target_is_cited_as_one() -> None:
    """What was only announced is not cited as if it had happened."""
    for form, text in cited(SOURCE, replace(FIGURE, nature=Nature.TARGET)).items():
        assert ("billion euros (target)" in text) is ("billion euros" in text), form


def test_what_was_computed_is_cited_from_the_fact_sheet() -> None:
    """No article printed a computed figure, so that its own page is the work."""
    found = cited(SOURCE, COMPUTED)

    page = "https://norland.example/figures/x/"
    sheet = "Norland in figures"
    assert (f"{STATED} (derived by {sheet}, 1 March 2025), {page}.") == found[
        "In a sentence"
    ]
    assert f"{sheet}. (2025, March 1). {STATED}. {page}" == found["APA"]
    assert f"{sheet}. {STATED}[EB/OL]. (2025-03-01). {page}." == found["GB/T 7714"]
    assert "N1  - derived, not printed in any article\n" in found["RIS"]
    assert list(FORMS) == list(found)


def test_without_an_address_none_is_made_up() -> None:
    """Where nobody knows where the site is published, a citation names no address."""
    for found in (cited(SOURCE, COMPUTED, ""), cited(SOURCE, FIGURE, "")):
        assert "norland.example" not in "".join(found.values())
        assert "None" not in "".join(found.values())
    found = cited(SOURCE, COMPUTED, "")
    assert found["APA"].endswith("56.7 billion euros.")
    assert "UR" not in found["RIS"]
    assert "URL" not in json.loads(found["CSL-JSON"])[0]
