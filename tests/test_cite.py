"""Citations in a sentence and in six forms, each as its readers need it."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from functools import cache
from html import unescape
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.cite import MANUALS, citations, of_figure, of_source, sentence
from sitegen.diagnostics import Location
from sitegen.model.author import Author
from sitegen.model.figure import Figure, Kind, Nature, Status, Subject
from sitegen.model.period import Period
from sitegen.model.place import Place
from sitegen.model.quantity import Quantity, Unit
from sitegen.model.source import Source, SourceKind
from sitegen.outputs import figure_address, source_address
from tests.support import real_site, small_site
from tests.whole import HOME as PUBLISHED
from tests.whole import pages

if TYPE_CHECKING:
    from sitegen.model.site import Site

SOURCE = Source(
    slug="gazette-2025-02-01",
    title="Trade grew by 12%.",
    publisher="Norland Gazette",
    authors=(Author(family="Writer", given="Ada Maria"),),
    published=date(2025, 2, 1),
    covers=Period.parse("2024"),
    url="https://gazette.example/trade_2024?a=1&b=%20#top",
    text="gazette.txt",
    name="The Gazette",
    at=Location(PurePosixPath("content/sources/gazette.yaml")),
    where={},
)
HOME = "https://norland.example/"
EDITION = date(2025, 3, 1)
NAMELESS = replace(SOURCE, authors=(), published=None)
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
    site = _norland()
    settings = replace(
        site.settings, title="Norland in figures", address=address, edition=EDITION
    )
    return citations(
        figure, replace(site, settings=settings, sources={source.slug: source})
    )


@cache
def _norland() -> Site:
    with TemporaryDirectory() as folder:
        return small_site(Path(folder))


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
  author = {Writer, Ada Maria},
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
        "type": "article-newspaper",
        "title": "Trade grew by 12%.",
        "container-title": "Norland Gazette",
        "note": "56.7 billion euros, paragraph 2; https://norland.example/figures/x/",
        "URL": "https://gazette.example/trade_2024?a=1&b=%20#top",
    }
    named = {
        "author": [{"family": "Writer", "given": "Ada Maria"}],
        "issued": {"date-parts": [[2025, 2, 1]]},
    }
    assert expected | (named if source.authors else {}) == item


@pytest.mark.parametrize("name", ["Xinhua", "Office of Trade", "Roe, Doe & Co."])
def test_an_organisation_keeps_its_name(name: str) -> None:
    """What has no given name is one name in every form, however many its words."""
    found = cited(replace(SOURCE, authors=(Author(family=name),)))
    pointed = name if name.endswith(".") else f"{name}."

    assert found["APA"].startswith(f"{pointed} (2025, February 1). ")
    assert found["Chicago"].startswith(f"{pointed} \u201c")
    assert found["GB/T 7714"].startswith(f"{pointed} Trade")
    assert f"AU  - {name}\n" in found["RIS"]
    assert f"author = {{{{{name.replace('&', chr(92) + '&')}}}}}," in found["BibTeX"]
    assert [{"literal": name}] == json.loads(found["CSL-JSON"])[0]["author"]


ROE = Author(family="Roe", given="Jane", suffix="Jr.")
OFFICE = Author(family="Office of Trade")
CRUZ = Author(family="de la Cruz", given="Ana-María")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("APA", "Roe, J., Jr., Office of Trade, & de la Cruz, A.-M. (2025, "),
        ("Chicago", "Roe, Jane, Jr., Office of Trade, and Ana-María de la Cruz. "),
        ("GB/T 7714", "ROE J Jr, Office of Trade, DE LA CRUZ A M. Trade grew"),
        (
            "BibTeX",
            "{Roe, Jr., Jane and {Office of Trade} and de la Cruz, Ana-María},\n",
        ),
        (
            "RIS",
            (
                "AU  - Roe, Jane, Jr.\nAU  - Office of Trade\n"
                "AU  - de la Cruz, Ana-María\n"
            ),
        ),
    ],
)
def test_several_authors_stand_as_each_manual_says(form: str, expected: str) -> None:
    """Suffixes, particles and a body among people; as citeproc-js writes the same."""
    assert expected in cited(replace(SOURCE, authors=(ROE, OFFICE, CRUZ)))[form]


def test_many_authors_are_cut_short() -> None:
    """APA names twenty, Chicago ten and GB/T 7714 three."""
    many = tuple(Author(family=f"F{n}", given="G") for n in range(22))
    found = cited(replace(SOURCE, authors=many))
    assert found["APA"].startswith("F0, G., F1, G., ")
    assert ", F18, G., . . . F21, G. (2025" in found["APA"]
    assert ", G F6, et al. \u201c" in found["Chicago"]
    four = cited(replace(SOURCE, authors=many[:4]))
    assert four["Chicago"].startswith("F0, G, G F1, G F2, and G F3. ")
    assert four["GB/T 7714"].startswith("F0 G, F1 G, F2 G, et al. ")


@pytest.mark.parametrize(
    ("kind", "apa", "chicago", "gb", "entry", "ris", "csl"),
    [
        (
            *(SourceKind.RELEASE, "Up [Press release]. Norland", "Press release, Norl"),
            *("Up[EB/OL]. Norland", "@online{", "ELEC", "webpage"),
        ),
        (
            *(SourceKind.REPORT, "Up. Norland", "Ada Maria. Up. Norland Gazette, Feb"),
            *("Up[R/OL]. Norland", "@report{", "RPRT", "report"),
        ),
        (
            *(SourceKind.TABLE, "Up [Data set]. Norland", "Data set, Norland"),
            *("Up[DS/OL]. Norland", "@dataset{", "DATA", "dataset"),
        ),
        (
            *(SourceKind.SPEECH, "Up [Speech]. Norland", "Speech, Norland"),
            *("Up[EB/OL]. Norland", "@online{", "ELEC", "speech"),
        ),
    ],
)
def test_each_kind_of_source_is_named(  # noqa: PLR0913, PLR0917 - a form each
    kind: SourceKind, apa: str, chicago: str, gb: str, entry: str, ris: str, csl: str
) -> None:
    """A press release, a report, a table and a speech are called what they are."""
    found = cited(replace(SOURCE, kind=kind, title="Up"))
    assert apa in found["APA"]
    assert chicago in found["Chicago"]
    assert gb in found["GB/T 7714"]
    assert found["BibTeX"].startswith(entry)
    assert f"TY  - {ris}\n" in found["RIS"]
    assert csl == json.loads(found["CSL-JSON"])[0]["type"]


def test_a_title_of_ours_is_not_quoted() -> None:
    """What the source does not call itself stands in brackets, or plainly."""
    found = cited(replace(SOURCE, title="Plans", is_untitled=True))
    assert "(2025, February 1). [Plans]. Norland Gazette." in found["APA"]
    assert "Writer, Ada Maria. Plans. Norland Gazette, " in found["Chicago"]
    assert "TI  - [Plans]\n" in found["RIS"]
    assert "\u201c" not in "".join(found.values())


def test_a_publisher_ends_with_one_point() -> None:
    """A point that belongs to a name is not set twice."""
    for source in (SOURCE, NAMELESS):
        found = cited(replace(source, publisher="Smith & Co."))
        assert "Co.." not in "".join(found.values())
        assert "Smith & Co." in found["APA"]


def test_who_publishes_their_own_is_named_once() -> None:
    """APA and GB/T 7714 leave out a publisher that is the author."""
    own = replace(SOURCE, authors=(Author(family="Norland Gazette"),))
    assert (
        "Norland Gazette. (2025, February 1). Trade grew by 12%. https"
        in cited(own)["APA"]
    )


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


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Trade grew.", "Trade grew"),
        ("Trade with the U.N.", "Trade with the U.N."),
        ("The case of Smith & Co.", "The case of Smith & Co."),
        ("Trade grew by 3.", "Trade grew by 3"),
    ],
)
def test_a_short_form_keeps_its_point(title: str, expected: str) -> None:
    """Before a bracket goes the point of a sentence, never that of a word."""
    found = cited(replace(SOURCE, title=title, kind=SourceKind.SPEECH))

    assert f" {expected} [Speech]. " in found["APA"]
    assert f" {expected}[EB/OL]. " in found["GB/T 7714"]


def test_bibtex_survives_every_sign() -> None:
    """What means something to TeX is escaped, in every field but the address."""
    found = cited(replace(SOURCE, title=SPECIAL, publisher="A & B", authors=()))[
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
        source = site.sources[figure.source]
        title = f"[{source.title}]" if source.is_untitled else source.title
        assert title == item["title"]
        ris = found["RIS"]
        assert ris.startswith("TY  - ")
        assert ris.endswith("\nER  - \n")
        assert all(
            re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in ris.splitlines()
        )
        bibtex = found["BibTeX"]
        assert re.match(r"@[a-z]+\{[a-z0-9-]+,\n", bibtex)
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


def test_a_source_is_cited_as_a_whole() -> None:
    """Manuals have no room for a figure; what has is without one."""
    whole, found = of_source(SOURCE), cited(SOURCE)

    assert list(FORMS[1:]) == list(whole)
    assert {form: found[form] for form in MANUALS} == {
        form: whole[form] for form in MANUALS
    }
    assert not any("56.7" in text or HOME in text for text in whole.values())
    assert "note" not in whole["BibTeX"] + whole["CSL-JSON"]
    assert whole["RIS"].endswith("#top\nER  - \n")


def test_a_reader_of_a_figure_finds_every_form() -> None:
    """On its page, with the figure in it, or where that leads, of its source."""
    site = real_site()
    site = replace(site, settings=replace(site.settings, address=PUBLISHED))
    offered = re.compile(r"<summary>([^<]*)</summary><pre>(.*?)</pre>", re.DOTALL)
    for figure in site.figures.values():
        page = pages(PUBLISHED)[f"{figure_address(figure)}index.html"]
        found = {form: unescape(text) for form, text in offered.findall(page)}

        assert of_figure(figure, site).items() <= found.items()
        assert f"<pre>{sentence(figure, site)}</pre>" in unescape(page)
        if figure.source:
            way = f"{source_address(figure.source)}index.html"
            assert f'href="../../{way}#cite"' in page
            whole = {
                form: unescape(text)
                for form, text in offered.findall(pages(PUBLISHED)[way])
            }
            assert of_source(site.sources[figure.source]) == whole
            found |= whole
        assert set(FORMS[1:]) <= set(found)


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
