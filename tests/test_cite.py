"""Citations in six forms, each as its readers need it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

import pytest

from sitegen.cite import citations
from sitegen.diagnostics import Location
from sitegen.model.figure import Figure, Kind, Status, Subject
from sitegen.model.period import Period
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
NAMELESS = replace(SOURCE, author="", published=None)
FORMS = ("APA", "Chicago", "GB/T 7714", "BibTeX", "RIS", "CSL-JSON")


def cited(source: Source) -> dict[str, str]:
    """Return the citations of a figure of *source*."""
    site = real_site()
    figure = replace(next(iter(site.figures.values())), source=source.slug)
    return citations(figure, replace(site, sources={source.slug: source}))


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
                "Ada Maria Writer. Trade grew by 12%[N/OL]. Norland Gazette, "
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
ER  - \n""",
        ),
        (
            *("RIS", NAMELESS),
            """\
TY  - ELEC
TI  - Trade grew by 12%.
PB  - Norland Gazette
UR  - https://gazette.example/trade_2024?a=1&b=%20#top
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


def test_what_was_computed_is_cited_by_its_inputs() -> None:
    """No article printed a computed figure, so that it has no citation of its own."""
    figure = Figure(
        id="x",
        kind=Kind.LEVEL,
        subject=Subject(measure="trade"),
        period=Period.parse("2024"),
        quantity=next(iter(real_site().figures.values())).quantity,
        status=Status.DERIVED,
        at=SOURCE.at,
        value_at=SOURCE.at,
        note_at=SOURCE.at,
    )

    assert {} == citations(figure, real_site())
