"""Every real chart: its specification, its words, its downloads, its colours."""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
import re
import struct
import subprocess
import sys
import zlib
from contextlib import nullcontext
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from sitegen import prose, words
from sitegen.as_json import dumps
from sitegen.build import Begun, begin
from sitegen.cache import CacheWarning
from sitegen.derive import derive
from sitegen.diagnostics import Report
from sitegen.draw import draw
from sitegen.draw.known import PAGE
from sitegen.draw.records import FLOWS
from sitegen.graphics.colours import PLAIN, Tone
from sitegen.graphics.page import NARROW, WIDE
from sitegen.model.figure import Kind, Nature, Subject
from sitegen.model.period import Period
from sitegen.model.plan import Role
from sitegen.plan import plan
from sitegen.plan.kinds import KINDS
from sitegen.plan.own import invalid
from sitegen.project import Project
from sitegen.read import read
from sitegen.remembered import forget
from sitegen.resolve import resolve
from sitegen.wholes import total

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sitegen.model.drawing import Drawing, Planned
    from sitegen.model.site import Site

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "charts"
IDS = sorted(path.stem for path in (ROOT / "content/charts").glob("*.yaml"))
LARGEST = 3_000
"""Bytes, gzipped, that a chart may add to its page."""


@cache
def _site() -> Site:
    report = Report()
    project = Project(ROOT, ROOT / "site")
    return derive(resolve(read(project, report), report), report)


@cache
def _begun() -> Begun:
    return begin(Project(ROOT, ROOT / "site"), Report(is_strict=True))


@cache
def _drawings() -> Mapping[str, Drawing]:
    """Return the charts as they were drawn for the pages, and not once more."""
    return draw(plan(_begun().site, Report()), Project(ROOT, ROOT / "site").cache)


def _views(name: str) -> dict[str, Any]:
    """Return in Vega-Lite what is drawn of a chart, and what comes alive."""
    from sitegen.draw.files import further, shown  # not above: they bring altair

    said = _planned(name).plan()
    found: dict[str, Any] = json.loads(dumps(shown(said) | further(said)))
    return found


def _page(path: str) -> str:
    return _begun().pages[path].decode()


@pytest.mark.parametrize("name", IDS)
def test_the_specification_is_as_expected(*, name: str, golden: bool) -> None:
    """Nothing in a picture changes unseen: its specification is kept in charts/."""
    made = _views(name)
    path = GOLDEN / f"{name}.json"
    if golden:
        text = json.dumps(made, ensure_ascii=False, indent=1)
        path.write_text(f"{text}\n", encoding="utf-8")

    assert json.loads(path.read_text(encoding="utf-8")) == made


def test_every_expected_specification_has_its_chart() -> None:
    """A chart that is no more takes its expected specification with it."""
    assert sorted(path.stem for path in GOLDEN.glob("*.json")) == IDS


def test_there_are_charts_of_every_kind() -> None:
    """At least twelve charts, and a real one for each kind there is."""
    charts = _site().charts.values()
    assert len(charts) >= 12
    assert {chart.kind for chart in charts} == set(KINDS)


@pytest.mark.parametrize("name", IDS)
def test_the_description_names_the_extremes(name: str) -> None:
    """Who does not see a chart reads its largest and its smallest value."""
    site, drawing = _site(), _drawings()[name]
    chart = site.charts[name]
    rows = [row for row in drawing.rows if row.role is Role.MARK]
    values = [row.quantity.number for row in rows]
    text = drawing.description.replace("\N{MINUS SIGN}", "-")
    assert f"{max(values):,f}" in text
    assert f"{min(values):,f}" in text
    if len(rows) > len({row.period for row in rows}) and not chart.series:
        assert "argest" in text


def test_a_stack_says_what_it_comes_to() -> None:
    """Under each name stand the whole that its parts make, and its growth."""
    drawing = _drawings()["trade-by-year"]
    for picture in (drawing.narrow, drawing.wide, drawing.files["chart.svg"].decode()):
        texts = re.findall(r"<text[^>]*>([^<]*)<", picture)
        assert {"800.68", "+12%", "715.42"} <= set(texts)
    told = "2025 Foreign trade 800.68 (+12%): Exports 558.73, Imports 241.95"
    assert told in drawing.description
    assert {"trade-2025", "trade-2024"} <= set(drawing.figures)


@pytest.mark.parametrize(
    "change",
    [
        {"is_doubtful": True},
        {"nature": Nature.TARGET},
        {"period": Period.parse("2024-H1")},
        {"kind": Kind.SHARE},
        {"subject": Subject(measure="trade", partner="asean")},
        {"subject": Subject(measure="bonded-trade")},
    ],
)
def test_only_what_the_parts_make_is_their_total(change: dict[str, Any]) -> None:
    """A doubtful whole, a target, another time or thing is no total of a stack."""
    site = _site()
    parts = [site.figures[each] for each in ("exports-2025", "imports-2025")]
    whole = site.figures["trade-2025"]
    known = {each.id: each for each in (whole, *parts)}
    other = {**known, whole.id: replace(whole, **change)}

    assert total(parts, replace(site, figures=known)) is whole
    assert total(parts, replace(site, figures=other)) is None
    assert total(parts[:1], replace(site, figures=known)) is None


def test_shares_have_no_amount_for_a_total() -> None:
    """Parts of another kind or unit than the whole do not come to it."""
    site = _site()
    parts = [site.figures[each] for each in ("exports-2025", "imports-2025")]
    euros = replace(parts[0].quantity, unit=replace(parts[0].quantity.unit, id="EUR"))

    assert total(parts, site) is site.figures["trade-2025"]
    assert total([replace(each, kind=Kind.SHARE) for each in parts], site) is None
    assert total([replace(parts[0], quantity=euros), parts[1]], site) is None


@pytest.mark.parametrize("name", IDS)
def test_a_picture_can_stand_in_any_page(name: str) -> None:
    """Its SVG has no id, no style and no colour but the page's own."""
    drawing = _drawings()[name]
    for picture in (drawing.narrow, drawing.wide):
        assert not re.findall(r'\b(?:id|style|class)="', picture)
        assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', picture)) <= {
            "none",
            *map(str, Tone),
        }


@pytest.mark.parametrize("name", IDS)
def test_a_chart_is_light(name: str) -> None:
    """A chart adds at most 3 KB, gzipped, to the front page."""
    page = _page("index.html")
    found = re.search(
        rf'<figure class="chart" id="chart-{name}".*?</figure>', page, re.DOTALL
    )
    if not found:  # only on its own page
        drawing = _drawings()[name]
        assert len(gzip.compress(f"{drawing.narrow}{drawing.wide}".encode())) < LARGEST
        return
    without = page.replace(found[0], "")
    size = len(gzip.compress(page.encode())) - len(gzip.compress(without.encode()))
    assert size <= LARGEST


@pytest.mark.parametrize("name", IDS)
def test_the_downloads_stand_alone(name: str) -> None:
    """Outside of the site the colours are colours, and title and source are there."""
    files = _drawings()[name].files
    specification = files["chart.vl.json"].decode()
    picture = files["chart.svg"].decode()
    assert "var(--" not in specification + picture
    assert '"url"' not in specification
    assert json.loads(specification)["$schema"].endswith("json")
    assert "Figures: " in picture
    rows = list(csv.DictReader(io.StringIO(files["chart.csv"].decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [row.id for row in _drawings()[name].rows]
    assert all(row["value"] and row["period"] and row["unit"] for row in rows)


def test_the_table_has_what_the_picture_tells() -> None:
    """Growth behind a bar and what is left of a whole stand in the table too."""
    drawings = _drawings()
    assert "exports-mobile-phones-2025.growth" in (
        drawings["exports-by-product-2025"].figures
    )
    assert "trade-2025.growth" in drawings["trade-by-year"].figures
    left = drawings["laptops-in-china-2025"].rows[-1]
    assert (left.name, left.amount) == ("From the rest of China", "69.8%")
    table = (
        drawings["mechanical-electrical-2025"].files["chart.csv"].decode("utf-8-sig")
    )
    assert "\nOther such products,,,150.2,150.19" in table
    for drawing in drawings.values():
        told = re.findall(r"<text[^>]*>([^<]*\d[^<]*)<", drawing.narrow)
        rates = [
            each for each in told if re.fullmatch(r"[+\N{MINUS SIGN}][\d.,]+%", each)
        ]
        shown = [_site().figures[each] for each in drawing.figures]
        known = {words.value(each) for each in shown}
        assert set(rates) <= known


@pytest.mark.parametrize("name", IDS)
def test_the_png_is_sound_and_twice_as_dense(name: str) -> None:
    """Each part of the file answers to its checksum; 640 px and its margin, twice."""
    from tests.whole import outputs, pages  # not above: they draw

    png = outputs()[f"charts/{name}/chart.png"]
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, parts = 8, {}
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        body = png[at + 4 : at + 8 + length]
        (seal,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert zlib.crc32(body) == seal
        parts[body[:4]] = body[4:]
        at += length + 12
    width, height = struct.unpack(">II", parts[b"IHDR"][:8])
    assert abs(width - 2 * (640 + 2 * 16)) <= 8
    assert (width, height) == _drawings()[name].pixels
    assert f">{width:,} × {height:,} px<" in pages()[f"charts/{name}/index.html"]
    assert len(zlib.decompress(parts[b"IDAT"])) == height * (width + 1)


@pytest.mark.parametrize("name", IDS)
def test_the_specification_is_vega_lite(name: str) -> None:
    """The editor of Vega takes it: it keeps to the schema that altair brings along."""
    points = _views(name).get("against", {}).values()
    for made in (json.loads(_drawings()[name].files["chart.vl.json"]), *points):
        assert not invalid(made)


@pytest.mark.parametrize("name", IDS)
def test_what_comes_alive_is_what_was_drawn(name: str) -> None:
    """Browsers get the very views that the pictures of the page were drawn of."""
    from sitegen.graphics.engine import svg  # not above: it brings what draws along

    drawing = _drawings()[name]
    live = json.loads(drawing.files["live.json"])

    assert drawing.narrow == svg(live["narrow"], NARROW)
    assert drawing.wide == svg(live["wide"], WIDE)
    assert not any("vega-lite" in json.dumps(each) for each in live.values())


@pytest.mark.parametrize("name", IDS)
def test_the_compiler_sees_no_rows_and_no_ends_of_scales(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is drawn is what it would make of them, with numbers as scripts write it."""
    import vl_convert

    from sitegen.graphics import engine
    from sitegen.graphics.engine import VEGA_LITE, compiled

    engine._compiled.cache_clear()
    compiler, given = vl_convert.vegalite_to_vega, list[str]()

    def noted(told: str, **options: Any) -> object:
        given.append(told)
        return compiler(told, **options)

    found = _views(name)
    monkeypatch.setattr(vl_convert, "vegalite_to_vega", noted)
    for view in (found["narrow"], found["wide"], *found.get("against", {}).values()):
        whole = compiler(json.dumps(view), vl_version=VEGA_LITE)
        made = compiled(view)
        assert json.loads(given[-1])["data"]["values"] == []
        ends = engine.DOMAIN.findall(
            given[-1].replace(str(engine.STAND_IN // 100), "0")
        )
        assert all(
            float(end) < 100 for each in ends for end in engine.DIGITS.findall(each)
        )
        for one, other in zip(_rows(made), _rows(whole), strict=True):
            assert one.keys() == other.keys()
            assert not [key for key in one if not _is_same(one[key], other[key])]
        assert [] != _rows(made)
        for each in (made, whole):
            each["data"] = [{**one, "values": []} for one in each["data"]]
        assert all(map(_is_same, _ends(made), _ends(whole)))
        assert dumps(made) == dumps(whole)


def test_a_digit_compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where rows and ends of scales are others, the compiler is not asked again."""
    import vl_convert

    from sitegen.graphics import engine

    view = _views("partners")["wide"]
    asked = engine.compiled(view)
    monkeypatch.delattr(vl_convert, "vegalite_to_vega")
    told = engine.DOMAIN.sub('"domain": [1.5, 12]', json.dumps(view))
    other = engine.compiled(json.loads(told))

    assert (len(_ends(asked)), _ends(other)) == (2, [1.5, 12])
    assert dumps(other) == dumps(asked)


def _ends(vega: dict[str, Any]) -> list[float]:
    """Take the ends of the scales of numbers out of a chart, and return them."""
    found: list[float] = []
    for scale in vega["scales"]:
        domain = scale.get("domain")
        if isinstance(domain, list) and not isinstance(domain[0], str):
            found += domain
            scale["domain"] = []
    return found


def test_numbers_are_as_small_as_they_may_be() -> None:
    """No digit that is seen is lost in any of them, and none is there that is not."""
    from sitegen.graphics.engine import compiled

    given = (1.96e-10, 1.955e-10, 99.89999999999999, 3.0, 1e20, -0.1 - 0.2, 0.0)
    rows = [{"value": each, "text": "1.0"} for each in given]
    made = compiled({"mark": "bar", "data": {"name": "figures", "values": rows}})

    expected = [1.96e-10, 1.955e-10, 99.9, 3, 10**20, -0.3, 0]
    assert [str(each) for each in expected] == [
        str(row["value"]) for row in _rows(made)
    ]
    assert {"1.0"} == {row["text"] for row in _rows(made)}


def _rows(vega: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the data of a chart."""
    return [row for each in vega["data"] for row in each.get("values", ())]


def _is_same(one: object, other: object) -> bool:
    """Tell whether two cells are alike, but for what adding leaves of a number."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-11)
    return one == other


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [_linear(part) for part in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _schemes() -> tuple[dict[str, str], dict[str, str]]:
    """Return the colours of the style sheet, light and dark, by variable."""
    css = (ROOT / "templates/static/style.css").read_text(encoding="utf-8")
    pairs = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", css)
    light = {f"var(--{name})": one for name, one, _ in pairs}
    return light, {f"var(--{name})": two for name, _, two in pairs}


@pytest.mark.parametrize("scheme", _schemes(), ids=["light", "dark"])
def test_marks_and_text_are_seen(scheme: dict[str, str]) -> None:
    """Marks have 3:1 against the page in both schemes, text 4.5:1."""
    paper = scheme[Tone.PAPER]
    for tone in FLOWS:
        assert _contrast(scheme[tone], paper) >= 3
    for tone in (Tone.INK, Tone.QUIET):
        assert _contrast(scheme[tone], paper) >= 4.5


# Machado, Oliveira, Fernandes 2009, full severity, on linear RGB.
VISION = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def _lab(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    """Return a colour as seen, in CIE L*a*b*."""
    linear = [_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True))))
        for row in matrix
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (_root(each) for each in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _root(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("scheme", _schemes(), ids=["light", "dark"])
def test_neighbours_are_told_apart(*, scheme: dict[str, str], vision: str) -> None:
    """The colours of neighbouring series differ for eyes of every common kind."""
    for one, two in pairwise(FLOWS):
        seen = [_lab(scheme[tone], VISION[vision]) for tone in (one, two)]
        distance = sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5
        assert distance >= 25


def test_pictures_that_stand_alone_have_the_colours_of_the_page() -> None:
    """The colours of the downloads are those of the light scheme."""
    light, _ = _schemes()
    assert {tone: light[tone] for tone in PLAIN} == PLAIN


def _planned(name: str) -> Planned:
    return next(each for each in plan(_site(), Report()) if each.chart.id == name)


def _drawn(planned: Planned, folder: Path) -> Drawing:
    """Return a chart when it is drawn."""
    drawing = draw([planned], folder)[planned.chart.id]
    assert all(drawing.sizes.values())
    return drawing


def test_what_was_drawn_is_not_drawn_again(tmp_path: Path) -> None:
    """From the cache comes the same, and altair is not even imported."""
    first = _drawn(_planned("partners"), tmp_path)
    program = (
        "import sys; from pathlib import Path\n"
        "from tests.sheet import test_charts as t\n"
        "from sitegen.draw import draw\n"
        f"again = draw([t._planned('partners')], Path({str(tmp_path)!r}))\n"
        "print('altair' in sys.modules, 'vl_convert' in sys.modules)\n"
        "print(again['partners'].wide)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"False False\n{first.wide}\n"


def test_a_comment_in_the_code_redraws_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other code that makes the same specification finds what was drawn of it."""
    made = _planned("partners")
    first = _drawn(made, tmp_path)
    forget()
    monkeypatch.setattr(sys.modules["sitegen.draw.shelf"], "code", lambda *_: "other")
    for name in ("compiled", "svg", "png"):
        monkeypatch.delattr(sys.modules["sitegen.graphics.engine"], name)

    again = _drawn(made, tmp_path)
    assert (first.wide, first.sizes) == (again.wide, again.sizes)


def test_another_engine_draws_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What makes pictures of specifications leaves none that it made otherwise."""
    made = _planned("partners")
    _drawn(made, tmp_path)
    forget()
    monkeypatch.setattr(sys.modules["sitegen.draw.shelf"], "code", lambda *_: "other")
    monkeypatch.setattr(
        sys.modules["sitegen.draw.pictures"], "code_of", lambda *_: "other"
    )
    monkeypatch.setattr(sys.modules["sitegen.graphics.engine"], "svg", lambda *_: "new")

    assert "new" == _drawn(made, tmp_path).wide


def _folder(entry: Path) -> None:
    entry.unlink()
    entry.mkdir()


SPOILED: dict[str, Callable[[Path], object]] = {
    "torn": lambda entry: entry.write_bytes(b""),
    "of another kind": lambda entry: entry.write_bytes(b"not json"),
    "changed": lambda entry: entry.write_bytes(entry.read_bytes()[:-20] + b'"' * 20),
    "a folder": _folder,
}


@pytest.mark.parametrize("way", SPOILED)
def test_a_spoiled_cache_is_passed_over(tmp_path: Path, way: str) -> None:
    """Whatever lies in the folder, drawings are those without it, and that is told."""
    made = _planned("partners")
    _drawn(made, tmp_path)
    entries = sorted(tmp_path.glob("*/*"))
    assert entries
    for entry in entries:
        SPOILED[way](entry)
    forget()  # as the next build does, which is another process
    told = pytest.warns(CacheWarning) if way != "torn" else nullcontext()

    with told:
        again, clean = _drawn(made, tmp_path), _drawings()["partners"]
        shown, shown_clean = again.pictures(), clean.pictures()
        assert all(shown[each] == shown_clean[each] for each in PAGE)
        assert {**again.files} == {**clean.files}


@pytest.mark.parametrize("name", IDS)
def test_a_title_states_its_finding_briefly(name: str) -> None:
    """It has at most fifteen words."""
    site = _site()
    assert len(prose.plain(site.charts[name].title, site).split()) <= 15


def test_the_specification_opens_in_plain_vega_lite() -> None:
    """Without this project it draws the values that its data say, with an axis."""
    import vl_convert  # not above: another test proves that it is not needed

    made = _drawings()["exports-by-product-2025"].files["chart.vl.json"].decode()
    values = json.loads(made)["data"]["values"]
    picture = vl_convert.vegalite_to_svg(made, allowed_base_urls=[])
    assert [(each["label"], each["value"]) for each in values[:2]] == [
        ("Laptops", 152.15),
        ("Mobile phones", 56.7),
    ]
    bars = re.findall(r'aria-roledescription="bar"|d="M0,[^h]*h([0-9.]+)v20', picture)
    lengths = [float(each) for each in bars if each]
    longest = max(each["value"] for each in values)
    assert len(lengths) == len(values)
    for each, length in zip(values, lengths, strict=True):
        expected = max(lengths) * each["value"] / longest
        assert length == pytest.approx(expected, rel=0.001)
    assert {"0", "100", "200", "Laptops"} <= set(
        re.findall(r"<text[^>]*>([^<]*)<", picture)
    )


def test_a_kind_that_was_renamed_is_told_and_drawn() -> None:
    """Content written before says what it means in an older way, and that is told."""
    site = _site()
    chart = site.charts["growth-by-flow"]
    old = replace(site, charts={chart.id: replace(chart, kind="grouped")})
    report = Report(is_strict=True)

    (made,) = plan(old, report)

    assert ["kind-renamed"] == [each.code for each in report.diagnostics]
    (now,) = plan(replace(site, charts={chart.id: chart}), Report())
    assert now.plan() == made.plan()


def test_what_is_in_doubt_says_so_everywhere() -> None:
    """Picture, marks in words and table of a real chart star the same two bars."""
    drawing = _drawings()["change-since-2020"]
    page = _page("charts/change-since-2020/index.html")
    doubted = [row for row in drawing.rows if row.is_disputed]

    assert ["+278.1%", "+55.2%"] == [row.text for row in doubted]
    for picture in (drawing.narrow, drawing.wide, drawing.files["chart.svg"].decode()):
        assert 2 == picture.count("\u2009*<")
        assert all(f"{row.text}\u2009*<" in picture for row in doubted)
    assert 2 == page.count(", in doubt, as we read")
    for row in doubted:
        assert re.search(
            rf'class="figure reported doubtful"[^>]*>{re.escape(row.text)}<', page
        )
