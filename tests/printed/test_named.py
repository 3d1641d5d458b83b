"""A growth is that of the level beside which it is stated, as far as words tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.diagnostics import BuildError, Report
from sitegen.model.figure import Kind
from sitegen.model.place import Cell, Place
from sitegen.printed.headed import misnamed_by_captions, misnamed_by_heads
from sitegen.printed.named import Names
from sitegen.printed.naming import Naming
from sitegen.printed.passage import Passage
from sitegen.verify import verify
from tests.support import CONTENT, HERE, prove, small_site, texts_in

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.site import Site

GAZETTE = """\
title: A good year
name: The Gazette
publisher: The Gazette
covers: 2024
language: LANGUAGE
url: https://gazette.example/trade
text: gazette.txt
figures:
  level-2024:
    measure: MEASURE
    period: 2024
    value: 300 UNIT
    printed: {1: "300 UNIT"}
    growth: {value: VALUE, printed: {2: "PRINTED"}}
"""
MEASURES = """\
cargo:
  {label: Cargo, definition: Goods., topic: trade, synonyms: [Umschlag, 货物吞吐量]}
containers:
  {label: Containers, definition: Boxes., topic: trade, synonyms: [Container, 集装箱]}
exports:
  {label: Exports, definition: Sent., topic: trade, synonyms: [exportiert, 出口]}
imports:
  label: Imports
  definition: Goods in.
  topic: trade
  synonyms: [Einfuhren, importiert, 进口]
trade: {label: Trade, definition: Both., topic: trade, sum_of: [exports, imports]}
cars-made: {label: Cars made, definition: Output., topic: trade}
balance:
  label: Trade balance
  definition: Exports less imports.
  topic: trade
  is_signed: yes
"""
PARTNERS = """\
japan: {label: Japan, synonyms: [Japan, 日本]}
usa: {label: United States, synonyms: [US, USA, 美国]}
pegged: {label: Dollar area}
"""
UNITS = """\
t: {label: tonnes, is_measured: yes, nouns: [tonnes, Tonnen, 吨, t]}
TEU: {label: TEU, nouns: [TEU, 标箱]}
EUR: {label: euros, currency: EUR, nouns: [euros, Euro]}
USD: {label: dollars, currency: USD, nouns: [dollars, Dollar, 美元]}
"""


def site(
    folder: Path,
    what: tuple[str, str],
    value: str,
    printed: str,
    tag: str,
) -> Site:
    """Return a site with one growth beside a level of a measure in a unit."""
    measure, unit = what
    gazette = GAZETTE.replace("MEASURE", measure).replace("UNIT", unit)
    gazette = gazette.replace("VALUE", value).replace("PRINTED", printed)
    content = {
        "site.yaml": CONTENT["site.yaml"],
        "vocabulary/topics.yaml": CONTENT["vocabulary/topics.yaml"],
        "vocabulary/measures.yaml": MEASURES,
        "vocabulary/partners.yaml": PARTNERS,
        "vocabulary/products.yaml": "vehicles: {label: Vehicles}\n"
        "cars: {label: Cars, synonyms: [Autos, 汽车], part_of: [vehicles]}\n"
        "boats: {label: Boats, synonyms: [Boote, 船舶]}\n",
        "vocabulary/scopes.yaml": "of-japan:\n"
        "  {label: Trade with Japan, synonyms: [与日本进出口总值]}\n",
        "vocabulary/units.yaml": UNITS
        + '"%": {label: "%", nouns: ["%", percent, Prozent]}\n',
        "sources/gazette.yaml": gazette.replace("LANGUAGE", tag),
        "pages/index.md": "---\ntitle: A\ndescription: B\n---\n{level-2024}.\n",
    }
    return small_site(folder, content)


def faults(
    folder: Path, what: tuple[str, str], value: str, printed: str, tag: str = "en"
) -> str:
    """Return what is wrong with one growth beside a level of a measure in a unit."""
    report = Report()
    try:
        prove(site(folder, what, value, printed, tag), report)
    except BuildError as error:
        return str(error)
    return " ".join(each.message for each in report.diagnostics)


@pytest.mark.parametrize(
    ("printed", "is_named"),
    [
        ("came to US$300", False),
        ("300 US dollars", False),
        ("trade with the US came to 300 US dollars", True),
        ("trade with the dollar area came to 300 dollars", True),
    ],
)
def test_a_currency_names_no_partner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printed: str, *, is_named: bool
) -> None:
    """A figure of all may be in US dollars, though the US is a partner as well."""
    text = GAZETTE.replace('"300 UNIT"', f'"{printed}"')
    monkeypatch.setattr(f"{__name__}.GAZETTE", text)

    said = faults(tmp_path, ("exports", "USD"), "3 %", "up 3 percent")

    assert is_named == ("by it names a partner" in said)
    assert is_named == bool(said)
    assert "did you mean the unit" not in said


BOXES, GOODS = ("containers", "TEU"), ("cargo", "t")
"""What a growth is stated beside."""


@pytest.mark.parametrize(
    ("what", "printed", "tag"),
    [
        (BOXES, "cargo rose 3 percent in tonnes", "en"),
        (BOXES, "rose 3 percent in tonnes", "en"),
        (GOODS, "rose 3 percent in TEU", "en"),
        (GOODS, "cargo rose by 5 percent, containers by <3 percent>", "en"),
        (BOXES, "cargo rose by <3 percent>, containers by 5 percent", "en"),
        (BOXES, "cargo came to 5,000 tonnes, up <3 percent>", "en"),
        (BOXES, "came to 5,000 tonnes, a rise of <3 percent>", "en"),
        (("imports", "EUR"), "exports rose by 3 percent", "en"),
        (("imports", "EUR"), "the trade surplus rose by 3 percent", "en"),
        (("balance", "EUR"), "exports rose by 3 percent", "en"),
        (("exports", "EUR"), "exports rose by 3 percent in dollar terms", "en"),
        (BOXES, "freight rose 3 percent by weight", "en"),
        (BOXES, "the number of tonnes rose 3 percent", "en"),
        (BOXES, "measured in tonnes, up 3 percent", "en"),
        (GOODS, "TEU traffic rose 3 percent", "en"),
        (("exports", "EUR"), "exports rose 3 percent by volume", "en"),
        (("exports", "EUR"), "in dollars, exports rose 3 percent", "en"),
        (BOXES, "5.000 Tonnen, <3 Prozent> mehr", "de"),
        (BOXES, "nach Gewicht um 3 Prozent gestiegen", "de"),
        (BOXES, "以吨计，增长3%", "zh"),
        (BOXES, "der Umschlag wuchs um 3 Prozent", "de"),
        (BOXES, "wuchs in Tonnen um 3 Prozent", "de"),
        (BOXES, "货物吞吐量增长3%", "zh"),
        (BOXES, "按吨计增长3%", "zh"),
        (("exports", "EUR"), "按美元计增长3%", "zh"),
    ],
)
def test_another_growth_is_refused(
    tmp_path: Path, what: tuple[str, str], printed: str, tag: str
) -> None:
    """The growth of another measure, or in another unit, is not that of a level."""
    assert "does not follow" in faults(tmp_path, what, "3 %", printed, tag)


@pytest.mark.parametrize(
    ("what", "printed", "tag"),
    [
        (BOXES, "cargo rose by 5 percent, containers by <3 percent>", "en"),
        (BOXES, "rose 3 percent in TEU", "en"),
        (GOODS, "rose 3 percent in tonnes", "en"),
        (GOODS, "rose 3 percent by weight", "en"),
        (BOXES, "300 TEU, up <3 percent>, cargo 5,000 tonnes", "en"),
        (GOODS, "cargo came to 5,000 tonnes, up <3 percent>", "en"),
        (BOXES, "traffic rose by 3 percent", "en"),
        (BOXES, "containers rose faster than cargo, by <3 percent>", "en"),
        (("imports", "EUR"), "exports fell, but imports rose by 3 percent", "en"),
        (("balance", "EUR"), "the trade surplus rose by 3 percent", "en"),
        (("exports", "EUR"), "300 euros (330 dollars), up <3 percent>", "en"),
        (BOXES, "der Umschlag sank, die Zahl der Container wuchs um 3 Prozent", "de"),
        (BOXES, "集装箱吞吐量增长3%", "zh"),
        (("exports", "EUR"), "进出口增长，出口增长3%", "zh"),
    ],
)
def test_its_own_growth_is_read(
    tmp_path: Path, what: tuple[str, str], printed: str, tag: str
) -> None:
    """A growth whose words name its measure or unit, or none, is taken as stated."""
    assert "" == faults(tmp_path, what, "3 %", printed, tag)


@pytest.mark.parametrize(
    ("measure", "printed", "is_right"),
    [
        ("imports", "exports came to <300 euros>", False),
        ("imports", "imports came to <300 euros>", True),
        ("imports", "goods came to <300 euros>", True),
        ("imports", "exports and imports came to <300 euros>", True),
        ("balance", "exports exceeded imports by <300 euros>", True),
        ("trade", "exports and imports together came to <300 euros>", True),
        ("trade", "exports alone came to <300 euros>", False),
        ("imports", "imports grew, and with them exports came to <300 euros>", True),
        ("exports", "imports grew, and with them exports came to <300 euros>", True),
        ("imports", "exports were 20 euros while imports were <300 euros>", True),
        ("exports", "exports were 20 euros while imports were <300 euros>", False),
        ("imports", "exports and imports were 20 and <300 euros>, respectively", True),
        ("imports", "Imports grew. Exports came to <300 euros>", False),
        ("imports", "the deficit came to <300 euros>", False),
        ("trade", "the trade deficit came to <300 euros>", False),
        ("trade", "trade was not in deficit and came to <300 euros>", True),
        ("balance", "the trade deficit came to <300 euros>", True),
        ("exports", "imports grew 1 percent to <300 euros>, hence a deficit", False),
        ("imports", "imports grew 1 percent to <300 euros>, hence a deficit", True),
        ("exports", "exports were 20 euros; imports grew 7 % to <300 euros>", False),
        ("exports", "exports were 20, imports grew 7 percent to <300 euros>", False),
        ("imports", "exports were 20, imports grew 7 percent to <300 euros>", True),
        ("exports", "exports and imports were <300 euros> and 20 euros", True),
        (
            "exports",
            "exports grew 5 and imports 4 %, to <300 euros> and 20 euros",
            True,
        ),
    ],
)
def test_a_level_is_of_what_its_clause_names(
    tmp_path: Path, measure: str, printed: str, *, is_right: bool
) -> None:
    """A level of exports is none of imports; a sum and a balance are told by parts."""
    made = site(tmp_path, (measure, "EUR"), "3 %", "rose 3 percent", "en")
    level = made.figures["level-2024"]
    text = printed.replace("<", "").replace(">", "")
    at = (text.index("300"), len("300 euros"))

    assert is_right == (not Naming(made).misnamed_in(level, text, at))


@pytest.mark.parametrize(
    ("printed", "is_right"),
    [
        ("exports came to <300 euros>", True),
        ("exports to Japan came to <300 euros>", False),
        ("Japan bought exports of <300 euros>", False),
        ("exports of cars came to <300 euros>", False),
        ("exports fell to Japan, but overall they came to <300 euros>", True),
    ],
)
def test_a_part_is_not_told_of_all(
    tmp_path: Path, printed: str, *, is_right: bool
) -> None:
    """What a place says of one partner or product is no figure of all of them."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", "en")
    before, _, rest = printed.partition("<")
    place = Place(paragraph=1, printed=rest[:-1], prefix=before.strip(), at=HERE)

    names = Names(made.vocabulary, "en", "en")
    level, passage = made.figures["level-2024"], Passage.of(place, "en")
    assert is_right == (not names.misnamed(level, None, passage))


@pytest.mark.parametrize(
    ("measure", "text", "is_right"),
    [
        ("imports", "imports rose by 3 percent", True),
        ("imports", "exports rose by 3 percent", False),
        ("imports", "exports rose by 5 and imports by 3 percent", True),
        ("imports", "exports came to 300 euros, a rise of 3 percent", False),
        ("imports", "boats rose by 3 percent", True),
        ("imports", "Trade went well. It rose by 3 percent", True),
    ],
)
def test_a_growth_alone_is_of_what_its_sentence_names(
    tmp_path: Path, measure: str, text: str, *, is_right: bool
) -> None:
    """Beside no level it is of a measure of the same money, where that is named."""
    made = site(tmp_path, (measure, "EUR"), "3 %", "rose 3 percent", "en")
    level = made.figures["level-2024"]
    alone = replace(made.figures[level.growth], of="")
    at = (text.index("3 percent"), len("3 percent"))

    assert is_right == (not Naming(made).misnamed_in(alone, text, at))


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("Exports were 300 euros", True),
        ("Exports to Japan were 300 euros", False),
        ("Exports to Japan and the US were 300 euros", True),
        ("Exports to Japan were 20 and all exports 300 euros", True),
        ("With exports to Japan, the total of exports was 300 euros", True),
        ("Japan was named; exports were 300 euros", True),
        ("The exports of Japan were 300 euros", True),
        ("Exports of cars were 300 euros", False),
        ("Car exports were 300 euros", False),
        ("Exports of cars were 20 and all exports 300 euros", True),
        ("Exports, those of cars too, were 300 euros", True),
        ("Car’s exports were 300 euros", True),
        ("Cars were named; exports were 300 euros", True),
        ("Exports of cars and boats were 300 euros", True),
        ("Exports grew, of which boats made 300 euros", False),
        ("Exports grew; among them, cars made 300 euros", False),
        ("Exports grew, of which 300 euros in May", True),
    ],
)
def test_a_sentence_on_one_partner_is_not_of_all(
    tmp_path: Path, text: str, *, is_right: bool
) -> None:
    """What an article says of exports to one partner alone is no figure of all."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", "en")
    level = made.figures["level-2024"]
    at = (text.index("300 euros"), len("300 euros"))

    assert is_right == (not Naming(made).misnamed_in(level, text, at))


@pytest.mark.parametrize(
    ("product", "text", "is_right"),
    [
        ("cars", "Exports of cars were 300 euros", True),
        ("boats", "Exports of cars were 300 euros", False),
        ("boats", "Car exports were 300 euros", False),
        ("vehicles", "Exports of cars were 300 euros", True),
        ("boats", "Cars are made there, and exports were 300 euros", True),
        ("boats", "Boats fell; exports of cars were 300 euros", False),
    ],
)
def test_a_product_told_with_its_measure_is_no_other(
    tmp_path: Path, product: str, text: str, *, is_right: bool
) -> None:
    """In an article, where its sentence names no other product."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", "en")
    level = made.figures["level-2024"]
    about = replace(level, subject=replace(level.subject, product=product))
    at = (text.index("300 euros"), len("300 euros"))

    assert is_right == (not Naming(made).misnamed_in(about, text, at))


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("de", "Waren für 20 Euro wurden exportiert und für <300 Euro> importiert."),
        ("zh", "其中出口20欧元，进口5欧元，增长<300欧元>。"),
    ],
)
def test_a_number_is_of_what_is_named_last(tmp_path: Path, tag: str, text: str) -> None:
    """By a verb behind it, or by the clause before where its own names nothing."""
    plain = text.replace("<", "").replace(">", "")
    found = re.search("<([^>]*)>", text)
    assert found
    at = (plain.index(found[1]), len(found[1]))
    for name, is_right in (("imports", True), ("exports", False)):
        made = site(tmp_path / name, (name, "EUR"), "3 %", "+3 %", tag)
        level = made.figures["level-2024"]
        assert is_right == (not Naming(made).misnamed_in(level, plain, at)), name


IN_TURN = [
    ("en", "Exports and imports were 20 and <300 euros>, respectively", "imports", ""),
    (
        "en",
        "Exports and imports were <300 euros> and 20 euros, respectively",
        "exports",
        "",
    ),
    ("en", "Imports, exports were <300> and 20 euros respectively", "imports", ""),
    (
        "en",
        "Exports and imports were 20 and <300 euros>, up 5% and 6% respectively",
        "imports",
        "",
    ),
    (
        "en",
        "Exports to Japan and the United States were 20 and <300 euros>, respectively",
        "exports",
        "usa",
    ),
    (
        "en",
        "To Japan, the US and the dollar area went 20, 30 and <300 euros> respectively",
        "exports",
        "pegged",
    ),
    ("de", "Exporte und Einfuhren waren 20 bzw. <300 Euro>", "imports", ""),
    ("zh", "出口、进口分别为20欧元和<300欧元>", "imports", ""),
    ("zh", "出口和进口分别为<300欧元>、20欧元", "exports", ""),
    ("zh", "出口20吨，进口30吨，分别为<300欧元>和20欧元", "exports", ""),
    ("zh", "出口20吨，进口30吨，分别为20欧元和<300欧元>", "imports", ""),
    (
        "en",
        "Exports of 20 t and imports of 30 t were <300 euros> and 2 euros respectively",
        "exports",
        "",
    ),
]
"""Numbers that go with the things of a list in their order."""


@pytest.mark.parametrize(("tag", "printed", "measure", "partner"), IN_TURN)
def test_of_a_list_each_number_has_its_turn(
    tmp_path: Path, tag: str, printed: str, measure: str, partner: str
) -> None:
    """What is told respectively goes with names by their order, and with no others."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", tag)
    before, _, rest = printed.partition("<")
    within, _, behind = rest.partition(">")
    at = (len(before), len(within))

    def told(measure: str, partner: str) -> str:
        level = made.figures["level-2024"]
        subject = replace(level.subject, measure=measure, partner=partner)
        figure = replace(level, subject=subject)
        text = before + within + behind
        return Naming(made).misnamed_in(figure, text, at)

    assert not told(measure, partner)
    others = {"imports", "exports"} - {measure} if not partner else {measure}
    for other in others:
        for elsewhere in {"japan", "usa", ""} - {partner} if partner else {""}:
            assert "by it names" in told(other, elsewhere)


@pytest.mark.parametrize(
    "text",
    [
        "Exports, imports and cargo were 20 and <300 euros>, respectively",
        "Exports and imports were 20 and <300 euros>",
        "Exports, imports of Japan and the US were 20 and <300 euros> respectively",
        "Exports rose, and with imports it was respectively 20 or so and <300 euros>",
        "Exports and imports fell; respectively came 20 and <300 euros>",
        "Exports, imports, and re-exports were 20 and <300 euros>, respectively",
    ],
)
def test_what_is_no_list_has_no_turns(tmp_path: Path, text: str) -> None:
    """Where not as many things and numbers are listed, only a reader can tell."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", "en")
    before, _, rest = text.partition("<")
    within, _, behind = rest.partition(">")

    for measure in ("exports", "imports"):
        level = made.figures["level-2024"]
        figure = replace(level, subject=replace(level.subject, measure=measure))
        at = (len(before), len(within))
        assert not Naming(made).misnamed_in(figure, before + within + behind, at)


IN_BRACKETS = [
    ("en", "Exports to Japan (20 euros) and the US (<300 euros>) rose", "usa"),
    ("en", "Exports to Japan (<300 euros>) and the US (20 euros) rose", "japan"),
    ("en", "To Japan (20 euros, up 3 %), the US (<300 euros>, up 5 %)", "usa"),
    ("de", "Exporte nach Japan (<300 Euro>) und in die USA (20 Euro)", "japan"),
    ("de", "Exporte nach Japan (20 Euro) und in die USA (<300 Euro>)", "usa"),
    ("zh", "对日本（20欧元）、美国（<300欧元>）出口增长", "usa"),
    ("zh", "对日本（<300欧元>）、美国（20欧元）出口增长", "japan"),
]
"""Numbers that stand in brackets, each behind its own name."""


@pytest.mark.parametrize(("tag", "printed", "partner"), IN_BRACKETS)
def test_a_number_in_brackets_is_of_the_name_before_them(
    tmp_path: Path, tag: str, printed: str, partner: str
) -> None:
    """Where several names have such a number, none takes that of a neighbour."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", tag)
    before, _, rest = printed.partition("<")
    within, _, behind = rest.partition(">")
    level = made.figures["level-2024"]
    for other in ("japan", "usa", ""):
        figure = replace(level, subject=replace(level.subject, partner=other))
        at = (len(before), len(within))
        told = Naming(made).misnamed_in(figure, before + within + behind, at)
        assert (other == partner) == (not told), other


@pytest.mark.parametrize(
    "text",
    [
        "Exports to Japan were larger than the US (<300 euros>)",
        "Exports to Japan (<300 euros>, with the US 20 euros) and the US (7 euros)",
        "Exports to Japan (the best customer) and the US (<300 euros>) rose",
    ],
)
def test_brackets_behind_one_name_tell_nothing_of_another(
    tmp_path: Path, text: str
) -> None:
    """Only a reader can tell of whom such a number is."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", "en")
    before, _, rest = text.partition("<")
    within, _, behind = rest.partition(">")
    level = made.figures["level-2024"]
    figure = replace(level, subject=replace(level.subject, partner="japan"))
    at = (len(before), len(within))

    assert not Naming(made).misnamed_in(figure, before + within + behind, at)


def test_a_growth_of_a_measure_without_levels_is_held_to_it(tmp_path: Path) -> None:
    """That nothing says what a measure counts lets no other one pass for it."""
    made = site(tmp_path, ("imports", "EUR"), "3 %", "rose 3 percent", "en")
    level = made.figures["level-2024"]
    alone = replace(made.figures[level.growth], of="")
    bare = replace(made, figures={alone.id: alone})
    text = "Exports rose by 3 percent."

    assert Naming(bare).misnamed_in(alone, text, (text.index("3"), len("3 percent")))


@pytest.mark.parametrize(
    ("printed", "is_right"),
    [("exports rose <3 percent>", True), ("exports to Japan rose <3 percent>", False)],
)
def test_a_growth_of_a_part_is_none_of_all(
    tmp_path: Path, printed: str, *, is_right: bool
) -> None:
    """What is printed as the growth of trade with a partner is no growth of all."""
    said = faults(tmp_path, ("exports", "EUR"), "3 %", printed)

    assert is_right == (not said)
    assert is_right or "'Japan' by it names a partner" in said


def test_an_article_names_what_grew(tmp_path: Path) -> None:
    """Words of the article that the place leaves out name the measure, too."""
    text = "300 TEU\nCargo rose 3 percent in tonnes.\n"
    texts = texts_in(tmp_path / "texts", {"gazette.txt": text})
    report = Report()

    with pytest.raises(BuildError):
        verify(site(tmp_path / "a", BOXES, "3 %", "3 percent", "en"), texts, report)

    assert ["value-differs"] == [each.code for each in report.diagnostics]


CELLS = [
    # What a head names is what the figure is about.
    ("exports", {}, "Exports | 2024", ""),
    ("exports", {"partner": "japan"}, "Japan | Exports", ""),
    ("exports", {"partner": "japan"}, "Japan | 2024", ""),
    ("exports", {"product": "cars"}, "Cars | Share of exports", ""),
    ("exports", {"product": "cars"}, "Cars | Share of trade", ""),
    ("exports", {}, "Exports | Contribution to growth of trade", ""),
    ("trade", {}, "Exports and imports | 2024", ""),
    ("balance", {}, "Exports less imports | 2024", ""),
    # The vocabulary has no word for it, so that nobody can tell.
    ("exports", {"partner": "japan"}, "Nippon | 2024", ""),
    ("exports", {}, "All partners | 2024", ""),
    ("exports", {}, "Japan and others | 2024", ""),
    ("balance", {}, "Trade | Balance", ""),
    ("balance", {}, "Net exports | 2024", ""),
    ("exports", {"partner": "japan"}, "Other than US | 2024", ""),
    ("exports", {"product": "cars"}, "Vehicles | 2024", ""),
    ("exports", {}, "Non-US | 2024", ""),
    # It names something else.
    (
        "exports",
        {"partner": "japan"},
        "Japan | Balance",
        "'Balance' by it names another",
    ),
    (
        "exports",
        {"product": "vehicles"},
        "Cars | 2024",
        "'Cars' by it names another pr",
    ),
    ("exports", {}, "Imports | 2024", "'Imports' by it names another measure"),
    ("exports", {}, "2024 | Imports", "'Imports' by it names another measure"),
    (
        "exports",
        {"partner": "usa"},
        "Japan | 2024",
        "'Japan' by it names another partn",
    ),
    ("exports", {"partner": "japan"}, "US | 2024", "'US' by it names another partner"),
    ("exports", {}, "Japan | 2024", "'Japan' by it names a partner, and the figure is"),
    (
        "exports",
        {},
        "2024 | Cars",
        "'Cars' by it names a product, and the figure is of",
    ),
    ("trade", {}, "Exports | 2024", "'Exports' by it names another measure"),
    (
        "imports",
        {},
        "Exports | Share of trade",
        "'Exports' by it names another measure",
    ),
]


@pytest.mark.parametrize(("measure", "more", "heads", "said"), CELLS)
def test_the_heads_of_a_cell_name_what_it_is_about(
    tmp_path: Path, measure: str, more: dict[str, str], heads: str, said: str
) -> None:
    """Of a table only the heads of row and column say what a number is of."""
    made = site(tmp_path, (measure, "EUR"), "5 %", "rose by 5 percent", "en")
    level = made.figures["level-2024"]
    row, _, column = heads.partition(" | ")
    scope = "trade" if "trade" in column else ""
    about = replace(level, subject=replace(level.subject, **more), scope=scope)

    names = Names(made.vocabulary, "en", "en")
    cell = Cell(row=row, column=column)
    found = misnamed_by_heads(about, cell, names.vocabulary, names.labels)

    assert found.startswith(said)
    assert bool(said) == bool(found)


CAPTIONS = [
    ("exports", "Japan | 2024", "Exports by partner", ""),
    (
        "exports",
        "Japan | 2024",
        "Imports by partner",
        "the caption 'Imports by partner'",
    ),
    ("exports", "Exports | 2024", "Imports and exports", ""),
    ("trade", "Japan | 2024", "Exports and imports by partner", ""),
    ("exports", "Japan | 2024", "By partner, in euros", ""),
    ("balance", "Japan | Balance", "Trade and exports", ""),
]


@pytest.mark.parametrize(("measure", "heads", "caption", "said"), CAPTIONS)
def test_a_caption_names_what_silent_heads_are_of(
    tmp_path: Path, measure: str, heads: str, caption: str, said: str
) -> None:
    """Where row and column name no measure, the lines above the table do."""
    made = site(tmp_path, (measure, "EUR"), "5 %", "rose by 5 percent", "en")
    level, names = made.figures["level-2024"], Names(made.vocabulary, "en", "en")

    found = misnamed_by_captions(
        level, heads.split(" | "), [caption], names.vocabulary, names.labels
    )

    assert found.startswith(said)
    assert bool(said) == bool(found)


@pytest.mark.parametrize(
    ("partner", "text", "is_right"),
    [
        ("japan", "Japan accounted for 3 percent of exports", True),
        ("usa", "Japan accounted for 3 percent of exports", False),
        ("usa", "Japan took 13 percent of exports, and the US 3 percent", True),
        ("japan", "Japan took 13 percent of exports, and the US 3 percent", False),
        ("usa", "Of all exports 3 percent went there", True),
        ("japan", "With Japan and the US it was 5 and 3 percent", True),
    ],
)
def test_a_share_is_of_the_partner_that_its_clause_names(
    tmp_path: Path, partner: str, text: str, *, is_right: bool
) -> None:
    """A share is measured against one thing, and is of the other that is named."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", "en")
    growth = made.figures[made.figures["level-2024"].growth]
    about = replace(growth.subject, partner=partner)
    share = replace(growth, kind=Kind.SHARE, scope="exports", base=None, subject=about)
    at = (text.rindex("3 percent"), len("3 percent"))

    assert is_right == (not Naming(made).misnamed_in(share, text, at))


@pytest.mark.parametrize(
    ("whole", "text", "is_right"),
    [
        ("exports", "Japan accounted for 3 percent of exports", True),
        ("imports", "Japan accounted for 3 percent of exports", False),
        ("trade", "Japan accounted for 3 percent of trade", True),
        ("exports", "Japan accounted for 3 percent of trade", False),
        ("trade", "Japan accounted for 3 percent of exports", True),
        ("imports", "While exports rose, Japan sent 3 percent of imports", True),
        ("imports", "Japan accounted for 3 percent of it", True),
    ],
)
def test_a_share_is_of_the_whole_that_its_sentence_names(
    tmp_path: Path, whole: str, text: str, *, is_right: bool
) -> None:
    """Where that is one alone, which is its part or its whole."""
    made = site(tmp_path, (whole, "EUR"), "3 %", "rose 3 percent", "en")
    growth = made.figures[made.figures["level-2024"].growth]
    about = replace(growth.subject, partner="japan")
    share = replace(growth, kind=Kind.SHARE, scope=whole, base=None, subject=about)
    at = (text.rindex("3 percent"), len("3 percent"))

    assert is_right == (not Naming(made).misnamed_in(share, text, at))


@pytest.mark.parametrize(
    ("part", "text", "tag", "is_right"),
    [
        ("exports", "Exports were 3 percent of trade", "en", True),
        ("imports", "Exports were 3 percent of trade", "en", False),
        ("imports", "Exports contributed 3 points to the growth of trade", "en", False),
        ("exports", "Exports contributed 3 points to the growth of trade", "en", True),
        (
            "imports",
            "Exports rose, and 3 points of growth came from imports",
            "en",
            True,
        ),
        ("imports", "Exports and imports contributed 5 and 3 points", "en", True),
        ("imports", "3 percent of trade were bought abroad", "en", True),
        ("imports", "Einfuhren trugen 3 Punkte zum Wachstum bei", "de", True),
        ("imports", "出口拉动外贸增长3个百分点", "zh", False),
        ("exports", "出口拉动外贸增长3个百分点", "zh", True),
    ],
)
def test_a_share_is_of_the_part_that_its_clause_names(
    tmp_path: Path, part: str, text: str, tag: str, *, is_right: bool
) -> None:
    """One part of a whole is not the other, be it a share or a contribution."""
    made = site(tmp_path, (part, "EUR"), "3 %", "rose 3 percent", tag)
    growth = made.figures[made.figures["level-2024"].growth]
    is_share = "percent" in text
    kind = Kind.SHARE if is_share else Kind.CONTRIBUTION
    share = replace(growth, kind=kind, scope="trade", base=None)
    number = "3 percent" if is_share else "3"
    at = (text.rindex(number), len(number))

    assert is_right == (not Naming(made).misnamed_in(share, text, at))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Exports were 300 euros", ""),
        ("Imports were 300 euros", "Imports"),
        ("Imports fell, and exports were 300 euros", ""),
        ("Trade was 300 euros", ""),
        ("Imports and exports were 20 and 300 euros", ""),
        ("Cargo was 300 euros", ""),
        ("It was 300 euros", ""),
    ],
)
def test_prose_that_names_the_other_part_is_mistaken(
    tmp_path: Path, text: str, word: str
) -> None:
    """Of our own words only exports and imports are held against each other."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", "en")
    level = made.figures["level-2024"]
    at = (text.index("300 euros"), len("300 euros"))

    assert word == Naming(made).mistaken_in(level, text, at)


def test_what_a_measure_is_called_names_no_part(tmp_path: Path) -> None:
    """A word in the name of a measure is none of its products."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", "en")
    names = Names(made.vocabulary, "en", "en").labels

    assert {"cars": "cars"} == names.beside("exports", "product", "exports of cars")
    assert {} == names.beside("cars-made", "product", "Cars made: 300")


@pytest.mark.parametrize(
    ("partner", "text", "is_right"),
    [
        ("japan", "Japan ranked 3rd among partners", True),
        ("usa", "Japan ranked 3rd among partners", False),
        ("usa", "Japan ranked 2nd, and the US ranked 3rd", True),
        ("usa", "As a partner it ranked 3rd", True),
    ],
)
def test_a_rank_is_that_of_the_partner_that_is_named(
    tmp_path: Path, partner: str, text: str, *, is_right: bool
) -> None:
    """Among whom it is one is said besides, and is none of what it is of."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", "en")
    level = made.figures["level-2024"]
    about = replace(level.subject, partner=partner)
    rank = replace(level, kind=Kind.RANK, scope="partners", subject=about)
    at = (text.index("3rd"), len("3rd"))

    assert is_right == (not Naming(made).misnamed_in(rank, text, at))


RANKED = [
    ("en", "Exports ranked <3rd> nationwide", "exports"),
    ("en", "Exports came to 300 euros, the <third highest> nationwide", "exports"),
    ("en", "Exports were 300 euros, ranking <third> nationwide", "exports"),
    ("en", "Exports ranked second and imports <third>", "imports"),
    ("en", "Exports ranked second and imports ranked <third>", "imports"),
    ("de", "Bei den Einfuhren lag die Stadt auf <Platz drei>", "imports"),
    ("zh", "出口居全国<第三位>", "exports"),
    ("zh", "出口300欧元，居全国<第三位>", "exports"),
    ("zh", "出口居全国第二位，进口居全国<第三位>", "imports"),
]
"""Ranks of one measure."""


@pytest.mark.parametrize(("tag", "printed", "measure"), RANKED)
def test_a_rank_is_that_of_the_measure_that_is_named(
    tmp_path: Path, tag: str, printed: str, measure: str
) -> None:
    """Being third by exports is no rank by imports."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", tag)
    before, _, rest = printed.partition("<")
    within, _, behind = rest.partition(">")
    level = made.figures["level-2024"]
    for other in ("exports", "imports"):
        about = replace(level.subject, measure=other)
        rank = replace(level, kind=Kind.RANK, scope="partners", subject=about)
        at = (len(before), len(within))
        told = Naming(made).misnamed_in(rank, before + within + behind, at)
        assert (other == measure) == (not told), other


SERVICES = [
    ("en", "Exports of services came to <300 euros>", False),
    ("en", "Services exports came to <300 euros>", False),
    (
        "en",
        "Trade in goods rose, that in services too; exports came to <300 euros>",
        True,
    ),
    ("en", "Exports of goods came to <300 euros>", True),
    ("en", "Exports of goods and services came to <300 euros>", True),
    ("en", "Helped by port services, exports came to <300 euros>", True),
    ("de", "Exportiert wurde mehr; Dienstleistungsexporte waren <300 Euro>", False),
    ("de", "Der Warenhandel wuchs; exportiert wurde für <300 Euro>", True),
    ("zh", "服务出口<300欧元>", False),
    ("zh", "服务业增长，货物出口<300欧元>", True),
]
"""Levels that are, or are not, of the goods that customs count."""


@pytest.mark.parametrize(("tag", "printed", "is_right"), SERVICES)
def test_trade_in_services_is_none_in_goods(
    tmp_path: Path, tag: str, printed: str, *, is_right: bool
) -> None:
    """Unless the measure says by its name that it is of services."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", tag)
    before, _, rest = printed.partition("<")
    within, _, behind = rest.partition(">")
    at = (len(before), len(within))
    text = before + within + behind

    level = made.figures["level-2024"]
    assert is_right == (not Naming(made).misnamed_in(level, text, at))
    measures = made.vocabulary.measures
    named = replace(
        measures["exports"], synonyms=("services", "出口服务", "Dienstleistungen")
    )
    words = replace(made.vocabulary, measures={**measures, "exports": named})
    of_services = replace(made, vocabulary=words)
    if not is_right:
        assert not Naming(of_services).misnamed_in(level, text, at)


WHOLES = [
    # What a number is printed of, and of what else it is claimed.
    ("en", "To Japan and the US together went <300 euros>", (), ("japan", "usa")),
    ("en", "To Japan and the US went 20 and <300 euros>", ("japan", "usa"), ()),
    ("en", "Exports were <300 euros>, of which 20 to Japan", (), ("japan",)),
    ("en", "Exports to Japan were <300 euros>, including 20 by sea", ("japan",), ()),
    ("en", "Japan led. Exports were <300 euros>, of which to Japan 20", ("japan",), ()),
    (
        "en",
        "To Japan and the US went 900, of which <300 euros> to Japan",
        ("japan",),
        ("usa",),
    ),
    (
        "de",
        "Nach Japan und in die USA zusammen gingen <300 Euro>",
        (),
        ("japan", "usa"),
    ),
    ("de", "Die Exporte waren <300 Euro>, davon 20 nach Japan", (), ("japan",)),
    ("zh", "对日本、美国出口合计<300欧元>，其中对日本20欧元", (), ("japan", "usa")),
    ("zh", "日本、美国合计900欧元，其中日本<300欧元>", ("japan",), ("usa",)),
    ("zh", "出口<300欧元>，其中对日本20欧元", (), ("japan",)),
    ("en", "Of the <300 euros> of exports, Japan took 20", (), ("japan",)),
    ("en", "Of the <300 euros> that Japan paid, 20 were for tea", ("japan",), ()),
    (
        "en",
        "To Japan, at 20 euros, less went than to the US, at <300 euros>",
        ("usa",),
        ("japan",),
    ),
    (
        "en",
        "To Japan exports grew by a fifth to <300 euros>, to the US to 20",
        ("japan",),
        ("usa",),
    ),
    ("de", "Von Exporten für <300 Euro> gingen 20 nach Japan", ("",), ()),
]
"""Numbers of a whole, and of its parts."""


@pytest.mark.parametrize(("tag", "printed", "right", "wrong"), WHOLES)
def test_a_whole_is_none_of_its_parts(
    tmp_path: Path,
    tag: str,
    printed: str,
    right: tuple[str, ...],
    wrong: tuple[str, ...],
) -> None:
    """What is of a list together, or of all, is not that of one of them."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", tag)
    before, _, rest = printed.partition("<")
    within, _, behind = rest.partition(">")
    at, text = (len(before), len(within)), before + within + behind
    level = made.figures["level-2024"]

    def told(partner: str) -> str:
        figure = replace(level, subject=replace(level.subject, partner=partner))
        return Naming(made).misnamed_in(figure, text, at)

    assert dict.fromkeys(right, "") == {each: told(each) for each in right}
    assert [] == [each for each in wrong if not told(each)]


SHARES = [
    ("en", "Cars accounted for <3 percent> of exports", "cars", True),
    ("en", "Cars accounted for <3 percent> of exports", "boats", False),
    ("en", "Cars accounted for <3 percent> of exports", "vehicles", True),
    ("en", "Cars accounted for <3 percent> of exports", "", False),
    ("en", "The share of cars in exports was <3 percent>", "boats", False),
    ("en", "Cars made up 13 percent of exports, boats <3 percent>", "cars", False),
    ("en", "Cars made up 13 percent of exports, boats <3 percent>", "boats", True),
    ("en", "Unlike cars, they accounted for <3 percent> of exports", "boats", True),
    ("en", "Exports accounted for <3 percent> of trade", "", True),
    ("en", "Car exports were 20 euros, accounting for <3 percent>", "cars", True),
    ("en", "Car exports were 20 euros, accounting for <3 percent>", "boats", False),
    ("zh", "汽车出口20欧元，占出口总值的<3%>", "cars", True),
    ("zh", "汽车出口20欧元，占出口总值的<3%>", "boats", False),
]
"""Shares of one product."""


@pytest.mark.parametrize(("tag", "printed", "product", "is_right"), SHARES)
def test_a_share_is_of_the_product_that_has_it(
    tmp_path: Path, tag: str, printed: str, product: str, *, is_right: bool
) -> None:
    """And no share of all where one product, or partner, is said to have it."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", tag)
    before, _, rest = printed.partition("<")
    within, _, behind = rest.partition(">")
    growth = made.figures[made.figures["level-2024"].growth]
    about = replace(growth.subject, product=product)
    share = replace(growth, kind=Kind.SHARE, scope="trade", base=None, subject=about)
    share = replace(share, scope="exports") if product else share
    at = (len(before), len(within))

    told = Naming(made).misnamed_in(share, before + within + behind, at)
    assert is_right == (not told), told


@pytest.mark.parametrize(
    ("printed", "scope", "is_right"),
    [
        ("占与日本进出口总值的<3%>", "of-japan", True),
        ("占与日本进出口总值的<3%>", "trade", False),
        ("与日本进出口占<3%>", "of-japan", False),
    ],
)
def test_a_whole_that_is_of_another_partner_is_no_part(
    tmp_path: Path, printed: str, scope: str, *, is_right: bool
) -> None:
    """Where the words for a whole name a partner, they say nothing of its part."""
    made = site(tmp_path, ("trade", "EUR"), "3 %", "rose 3 percent", "zh")
    growth = made.figures[made.figures["level-2024"].growth]
    about = replace(growth.subject, partner="usa")
    share = replace(growth, kind=Kind.SHARE, scope=scope, base=None, subject=about)
    before, _, rest = printed.partition("<")
    place = Place(paragraph=1, prefix=before, printed=rest.rstrip(">"), at=HERE)

    names = Names(made.vocabulary, "zh", "en")
    assert is_right == (not names.misnamed(share, None, Passage.of(place, "zh")))


AMOUNTS = [
    (
        "en",
        "Cars, worth <300 euros>, led, followed by boats, worth 20 euros",
        "cars",
    ),
    ("en", "Cars were exported for 20 euros, and boats made up <300 euros>", "boats"),
    ("en", "Car exports <doubled>, whereas boat exports halved", "cars"),
    ("de", "Autos für <300 Euro> und Boote für 20 Euro wurden exportiert", "cars"),
    ("zh", "汽车出口<300欧元>，船舶出口20欧元", "cars"),
    ("zh", "出口汽车20欧元、船舶<300欧元>", "boats"),
    ("zh", "船舶出口20欧元，下降<3%>", "boats"),
    ("en", "Exports of boats came to 20 euros, down <3 percent>", "boats"),
]
"""Amounts of one of two products."""


@pytest.mark.parametrize(("tag", "printed", "product"), AMOUNTS)
def test_an_amount_is_of_the_product_that_leads_to_it(
    tmp_path: Path, tag: str, printed: str, product: str
) -> None:
    """Where another product has a number of its own, neither takes the other's."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", tag)
    before, _, rest = printed.partition("<")
    within, _, behind = rest.partition(">")
    at, text = (len(before), len(within)), before + within + behind
    level = made.figures["level-2024"]
    kind = Kind.LEVEL if within.startswith("300") else Kind.GROWTH
    for other in ("cars", "boats"):
        figure = replace(
            level, kind=kind, subject=replace(level.subject, product=other)
        )
        assert (other == product) == (not Naming(made).misnamed_in(figure, text, at))


NATIONAL = [
    ("en", "The country’s exports came to <300 euros>", False),
    ("en", "Nationwide, exports came to <300 euros>, in the city to 20", False),
    ("en", "Exports came to <300 euros> nationwide", False),
    ("en", "Exports came to <300 euros>, third nationwide", True),
    ("en", "Exports came to <300 euros>, more than the national average", True),
    ("de", "Bundesweit wurde für <300 Euro> exportiert", False),
    ("zh", "2024年，我国出口<300欧元>", False),
    ("zh", "全国出口900欧元，我市出口<300欧元>", True),
    ("zh", "出口<300欧元>，居全国第三位", True),
]
"""Numbers of a nation, and of a part of it."""


@pytest.mark.parametrize(("tag", "printed", "is_right"), NATIONAL)
def test_a_sheet_on_a_region_takes_no_number_of_the_nation(
    tmp_path: Path, tag: str, printed: str, *, is_right: bool
) -> None:
    """That its area is a part of a nation tells whose number it is not."""
    made = site(tmp_path, ("exports", "EUR"), "3 %", "rose 3 percent", tag)
    before, _, rest = printed.partition("<")
    within, _, behind = rest.partition(">")
    at, text = (len(before), len(within)), before + within + behind
    level = made.figures["level-2024"]
    region = replace(made, settings=replace(made.settings, area="CN-CQ"))

    assert is_right == (not Naming(region).misnamed_in(level, text, at))
    assert not Naming(made).misnamed_in(level, text, at)
