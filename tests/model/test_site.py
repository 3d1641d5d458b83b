"""What a site says about its figures as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.derive import derive
from sitegen.diagnostics import Report
from tests.derive.norland import norland, stated

if TYPE_CHECKING:
    from pathlib import Path

LENGTH = 100


def test_articles_of_a_long_chain_are_found(tmp_path: Path) -> None:
    """A figure may be computed from a figure as often as one likes, and from two."""
    links = "".join(
        f"trade-{n}: {{formula: prior, of: [trade-{n + 1}, growth-{n + 1}.growth]}}\n"
        for n in range(2000 - LENGTH, 2000)
    )
    figures = [stated("trade-2000", "trade", "2000", "56.7 EUR bn")]
    rates = [
        stated(f"growth-{n + 1}", "trade", str(n + 1), growth="1.5 %")
        for n in range(2000 - LENGTH, 2000)
    ]
    known = norland(tmp_path, *figures, derived=links, others=tuple(rates))

    site = derive(known, Report())

    assert ("gazette", "herald") == site.articles_of(f"trade-{2000 - LENGTH}")
