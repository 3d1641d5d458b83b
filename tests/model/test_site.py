"""What a site says about its figures as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.derive import derive
from sitegen.diagnostics import Report
from tests.derive.norland import norland, stated
from tests.support import CONTENT, small_site

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


@pytest.mark.parametrize(
    ("claim", "taken"),
    [
        ("measures: [imports, depots]", {"imports-2024", "depots-2024"}),
        ("measures: [exports], dimension: product", {"exports-boats-2024"}),
        ("measures: [imports], dimension: product", set()),
        ("dimension: enterprise", {"imports-2024"}),
        ("targets: true", {"depots-planned"}),
        ("summary: It claims nothing.", set()),
    ],
)
def test_a_topic_takes_what_it_claims(
    claim: str, taken: set[str], tmp_path: Path
) -> None:
    """By measure, by dimension or by both, before the topic that its measure names."""
    summary = "" if "summary" in claim else "summary: Before all., "
    topics = f"first: {{label: First, {summary}{claim}}}\n"
    topics += CONTENT["vocabulary/topics.yaml"]
    topics += "plans: {label: Plans, summary: Not yet., targets: true}\n"

    site = small_site(tmp_path, {**CONTENT, "vocabulary/topics.yaml": topics})

    found = {name for name, topic in site.topic_of.items() if topic == "first"}
    assert taken == {name.partition(".")[0] for name in found}
