"""What recipes compute is compared with what articles state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.check import RULES, check
from sitegen.derive import derive
from sitegen.diagnostics import BuildError, Report
from tests.derive.norland import norland, stated

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model.site import Site

RECIPE = """\
computed: {formula: balance, of: [exports, imports], measure: balance, partner: none}
"""


def balance(folder: Path, value: str) -> Site:
    """Return a place that states its balance beside exports and imports."""
    site = norland(
        folder,
        stated("exports", "exports", "2024", "3.0 EUR bn", partner="south"),
        stated("imports", "imports", "2024", "4.2 EUR bn", partner="south"),
        stated("balance", "balance", "2024", value),
        derived=RECIPE,
    )
    return derive(site, Report())


def test_a_stated_balance_is_compared_with_the_computed_one(tmp_path: Path) -> None:
    """A deficit that follows from exports and imports is borne out by them."""
    site = check(balance(tmp_path, "-1.2 EUR bn"), Report(is_strict=True))

    (found,) = [each for each in site.identities if each.rule == "computed"]

    assert ["balance", "computed"] == [each.id for each in found.figures]
    assert found.is_equality


def test_a_balance_with_the_wrong_sign_is_refused(tmp_path: Path) -> None:
    """A surplus where imports are larger than exports stops the build."""
    with pytest.raises(BuildError, match=r"identity-broken.*balance \(1.2 EUR bn\)"):
        check(balance(tmp_path, "1.2 EUR bn"), Report())


def test_every_rule_says_how_readers_are_told_of_it(tmp_path: Path) -> None:
    """The name of each identity that is found stands beside its rule."""
    site = check(balance(tmp_path, "-1.2 EUR bn"), Report())

    assert {each.rule for each in site.identities} <= set(site.rules)
    assert all(rule.NAMES for rule in RULES)
