"""What is said of a value goes with it wherever it is shown, in the same words."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen import words
from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.model.figure import Nature
from tests.sheets import MERISIA, sheet_in
from tests.support import site_of

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.site import Site
    from sitegen.outputs import Outputs

HOME = "https://norland.example/"
PAGE = """\
---
title: The balance of {balance-2025|period}
description: What is expected.
---
::: headline balance-2025

::: cards containers-2025 balance-2025-05 exports-2026

::: years containers-2025

::: years balance-2025

::: years containers-2025-05 cargo-2025-05

::: growths exports-2025-04.growth-2024-04 imports-2025-05.growth-2024-05

::: sources
"""
FORECAST = "balance of payments basis, forecast"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Outputs]:
    """Return a sheet whose front page sets forecasts side by side, and its site."""
    project = sheet_in(tmp_path_factory.mktemp("said"), MERISIA)
    (project.content / "pages/index.md").write_text(PAGE, encoding="utf-8")
    changed(
        project.content / "vocabulary/measures.yaml",
        "  synonyms: [deficit]\n",
        "  deficit: Trade deficit\n  surplus: Trade surplus\n",
    )
    changed(
        project.content / "sources/corvane-2025-05.yaml",
        "about 1.5 million TEU}\n    observation: forecast\n",
        "about 1.5 million TEU}\n    observation: forecast\n"
        "    vintages: {value: 1300000 TEU, until: 2025-06-25, reason: our error}\n",
    )
    project = replace(project, address=HOME)
    return site_of(project), build(project, Report())


def changed(path: Path, old: str, new: str) -> None:
    """Put something else into a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def text(outputs: Outputs, path: str) -> str:
    """Return a file as text with plain spaces and without tags."""
    plain = re.sub(r"<[^>]*>", "", unescape(outputs[path].decode()))
    return plain.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("index.html", "Trade deficit, 2025 balance of payments basis, forecast"),
        ("index.html", "Containers handled, 2025 forecast"),
        ("index.html", "Exports, 2026 target"),
        ("sources/trade-2025-05/index.html", f"14 billion dollars {FORECAST} printed"),
        ("sources/corvane-2025-05/index.html", "1,500,000 TEU forecast"),
        ("figures/balance-2025/index.html", f"14 billion dollars ({FORECAST}) (Stat"),
        ("figures/balance-2025/index.html", f"14 billion dollars ({FORECAST}), para"),
        ("figures/balance-2025/index.html", f'Trade deficit, 2025 ({FORECAST})"'),
        ("figures/exports-2026/index.html", 'Exports, 2026 (target)"'),
        ("sheet.md", f"14 billion dollars ({FORECAST}) (Release"),
        ("data/annotations.jsonld", f"14 billion dollars ({FORECAST})"),
        ("find/index.html", f"Trade deficit, 2025, {FORECAST}"),
        ("find/index.json", f"2025, {FORECAST}"),
        ("corrections/index.html", "2025: about 1,500,000 TEU forecast, before"),
        ("feed.xml", "From 1,300,000 TEU to about 1,500,000 TEU (forecast)"),
        ("index.html", "2025, is about 1,500,000 TEU forecast; it was 1,300,000 TEU"),
        ("charts/flows-by-month/index.html", "Imports, May 2025 seasonally adjusted"),
        ("checks/index.html", "is stated (seasonally adjusted, balance of payments"),
    ],
)
def test_a_forecast_is_called_one_wherever_it_is(
    made: tuple[Site, Outputs], path: str, said: str
) -> None:
    """Lists, cards, citations, downloads, news and what machines read say it alike."""
    assert said in text(made[1], path)


def test_each_form_of_a_citation_says_it(made: tuple[Site, Outputs]) -> None:
    """BibTeX, RIS and CSL have it in their note, behind the value."""
    page = unescape(made[1]["figures/balance-2025/index.html"].decode())
    noted = re.findall(rf"(?:note = {{|N1  - |\"note\":\").*?\({FORECAST}\)", page)
    assert 3 == len(noted)


def test_tables_of_years_say_it_once_a_row(made: tuple[Site, Outputs]) -> None:
    """What holds for a whole row stands at its name, the rest at the values."""
    page = made[1]["index.html"].decode()
    rows = re.findall(r'<tr>\n<th scope="row">.*?</tr>', page, re.DOTALL)
    said = [
        " ".join(re.sub(r"<[^>]*>", "", row).replace("\xa0", " ").split())
        for row in rows
    ]

    forecast, balance = "Containers handled forecast", f"Trade deficit {FORECAST}"
    assert [
        f"{forecast} about 1,500,000 TEU corrected not stated not stated",
        f"{balance} about \u221214 bn $ not stated not stated",
        "Containers handled 128,450 TEU 121,000 TEU +6.2%",
        "Cargo handled 2,460,000 tonnes not stated \u22121.9%",
    ] == said[:4]


def test_what_is_common_to_values_is_what_all_say(
    made: tuple[Site, Outputs],
) -> None:
    """A target is a term like others; the order stays."""
    figures = made[0].figures
    forecast, actual = figures["balance-2025"], figures["balance-2025-05"]
    target = replace(forecast, nature=Nature.TARGET)

    assert ("target", "balance of payments basis", "forecast") == words.terms(target)
    assert words.terms(forecast) == words.common_terms([target, forecast])
    assert ("balance of payments basis",) == words.common_terms([forecast, actual])


def test_a_number_that_is_pasted_or_shared_says_it(
    made: tuple[Site, Outputs],
) -> None:
    """Words to embed have it in brackets, and what describes a page or its picture."""
    front, page = (
        unescape(unescape(made[1][f"{path}index.html"].decode()))
        for path in ("", "figures/balance-2025/")
    )

    assert f"14\xa0billion dollars ({FORECAST})</a></p>" in page
    assert f"14\xa0billion dollars ({FORECAST}), and where it comes from" in page
    assert f'14\xa0billion dollars ({FORECAST})">' in front
