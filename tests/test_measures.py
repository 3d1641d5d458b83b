"""Measures with two sides, and shares of what is no whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen import names
from sitegen.build import build
from sitegen.diagnostics import BuildError, Report
from tests.support import CONTENT, codes, small_project, small_site

if TYPE_CHECKING:
    from pathlib import Path

BALANCE = """\
balance:
  label: Trade balance
  definition: Exports less imports.
  topic: trade
  surplus: Trade surplus
  deficit: Trade deficit
"""
SHARE = """\
  openness-2023:
    measure: trade
    period: 2023
    share: {value: 120 %, scope: product, printed: {5: 120% of its product}}
"""


def _with_balance(value: str, printed: str, language: str = "en") -> dict[str, str]:
    """Return the small fact sheet with a stated balance."""
    entry = (
        "  balance-2023:\n    measure: balance\n    period: 2023\n"
        f'    value: {value}\n    printed: {{5: "{printed}"}}\n'
    )
    source = CONTENT["sources/gazette.yaml"] + entry
    herald = CONTENT["sources/herald.yaml"]
    if language != "en":
        added = f"language: {language}\nfigures:\n{entry}"
        herald = herald.replace("figures:\n", added)
        herald = herald.replace('"over 4,900 bonded depots"', "über 4.900 Depots")
        herald = herald.replace("seven bonded depots", "7 Depots")
        source = CONTENT["sources/gazette.yaml"]
    units = CONTENT["vocabulary/units.yaml"].replace(
        "nouns: [depots, bonded depots]", "nouns: [depots, bonded depots, Depots]"
    )
    return {
        **CONTENT,
        "vocabulary/measures.yaml": CONTENT["vocabulary/measures.yaml"] + BALANCE,
        "vocabulary/units.yaml": units,
        "sources/gazette.yaml": source,
        "sources/herald.yaml": herald,
    }


@pytest.mark.parametrize(
    ("value", "printed", "language", "title"),
    [
        ("-1.2 EUR bn", "a deficit of 1.2 billion euros", "en", "Trade deficit"),
        ("-1.2 EUR bn", "a 1.2 billion euros deficit", "en", "Trade deficit"),
        ("1.2 EUR bn", "a surplus of 1.2 billion euros", "en", "Trade surplus"),
        ("0 EUR bn", "a balance of 0 billion euros", "en", "Trade balance"),
        ("-2 to -1 EUR bn", "deficit of 1 to 2 billion euros", "en", "Trade deficit"),
        ("-1.2 EUR bn", "Defizit von 1,2 Milliarden Euro", "de", "Trade deficit"),
        ("1.2 EUR bn", "Überschuss von 1,2 Milliarden Euro", "de", "Trade surplus"),
    ],
)
def test_a_deficit_is_a_negative_balance(
    tmp_path: Path, value: str, printed: str, language: str, title: str
) -> None:
    """The words decide the sign, and the sign what the level is called."""
    content = _with_balance(value, printed, language)
    site = small_site(tmp_path, content)
    outputs = build(small_project(tmp_path / "built", content), Report(is_strict=True))

    assert title == names.title(site.figures["balance-2023"], site.vocabulary)
    assert title in outputs["figures/balance-2023/index.html"].decode()


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("1.2 EUR bn", "a deficit of 1.2 billion euros"),
        ("-1.2 EUR bn", "a surplus of 1.2 billion euros"),
    ],
)
def test_the_other_side_does_not_follow(
    tmp_path: Path, value: str, printed: str
) -> None:
    """A deficit is no surplus, and the other way round."""
    report = Report(is_strict=True)
    with pytest.raises(BuildError):
        build(small_project(tmp_path, _with_balance(value, printed)), report)

    assert ["value-differs"] == codes(report)


def _with_share(scope: str, scopes: str = "") -> dict[str, str]:
    """Return the small fact sheet with trade of 120 % of a scope."""
    share = SHARE.replace("scope: product", f"scope: {scope}")
    return {
        **CONTENT,
        "vocabulary/scopes.yaml": CONTENT["vocabulary/scopes.yaml"] + scopes,
        "sources/gazette.yaml": CONTENT["sources/gazette.yaml"] + share,
    }


@pytest.mark.parametrize(
    ("scope", "scopes"),
    [
        ("gdp", "gdp: {label: GDP, inline: GDP, is_whole: no}\n"),
        ("imports", ""),
    ],
)
def test_what_is_no_whole_does_not_limit_a_share(
    tmp_path: Path, scope: str, scopes: str
) -> None:
    """Trade may be 120 % of GDP, and of imports, since neither holds it."""
    site = small_site(tmp_path, _with_share(scope, scopes))

    assert "120" == site.figures["openness-2023.share"].quantity.plain


@pytest.mark.parametrize("scope", ["world", "trade"])
def test_a_share_of_a_whole_is_not_more_than_it(tmp_path: Path, scope: str) -> None:
    """Of the world and of all trade there is no more than all."""
    report = Report(is_strict=True)
    with pytest.raises(BuildError):
        build(small_project(tmp_path, _with_share(scope)), report)

    assert ["value-impossible"] == codes(report)
