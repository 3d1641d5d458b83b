"""What pages say to machines, from the same records as what they say to people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from sitegen.linked import linked
from sitegen.model.author import Author
from sitegen.model.source import SourceKind
from tests.support import small_site

if TYPE_CHECKING:
    from pathlib import Path

HOME = "https://sheet.example/repo/"


def graph(text: str) -> list[Any]:
    """Return the things that a page tells of."""
    found: list[Any] = json.loads(text)["@graph"]
    return found


def test_nothing_ends_the_script_early(tmp_path: Path) -> None:
    """A title with markup stays text; what is read back is the title."""
    title = 'a </script><script>alert(1)</script> "b" & c'
    text = linked(small_site(tmp_path), "about/", title, None, None)

    assert "<" not in text
    assert title == graph(text)[0]["name"]


def test_what_is_not_known_is_not_said(tmp_path: Path) -> None:
    """Without an address there are no addresses; of a bare sign there is no value."""
    site = small_site(tmp_path)
    figure = site.figures["depots-2024"]
    observation, trail = graph(linked(site, "figures/x/", "X", figure, None))

    assert "url" not in observation
    assert ("value", 4900) == ("value", observation["value"])
    assert (4900, "maxValue" in observation) == (observation["minValue"], False)
    assert [1, 2, 3] == [each["position"] for each in trail["itemListElement"]]
    assert all("item" not in each for each in trail["itemListElement"])


def test_a_trail_leads_to_the_pages_above(tmp_path: Path) -> None:
    """Each step has its address, but for the page itself."""
    site = small_site(tmp_path)
    site = replace(site, settings=replace(site.settings, address=HOME))
    figure = site.figures["depots-2024"]
    observation, trail = graph(linked(site, "figures/depots-2024/", "X", figure, None))

    assert f"{HOME}figures/depots-2024/" == observation["url"]
    assert [HOME, f"{HOME}figures/", None] == [
        each.get("item") for each in trail["itemListElement"]
    ]


def test_a_source_is_told_with_its_authors(tmp_path: Path) -> None:
    """People have their names in parts; bodies are organisations."""
    source = replace(
        small_site(tmp_path).sources["gazette"],
        kind=SourceKind.REPORT,
        authors=(
            Author(family="Roe", given="Jane", suffix="Jr."),
            Author(family="Office of Trade"),
        ),
    )
    work, _ = graph(
        linked(small_site(tmp_path / "b"), "sources/gazette/", "G", None, source)
    )

    assert ("Report", "2025-02-01") == (work["@type"], work["datePublished"])
    assert ["Person", "Organization"] == [each["@type"] for each in work["author"]]
    assert "Jr." == work["author"][0]["honorificSuffix"]


def test_the_data_are_told_in_full_on_their_page(tmp_path: Path) -> None:
    """The front page names the set; its own page adds what it rests on."""
    site = small_site(tmp_path)
    site = replace(site, settings=replace(site.settings, address=HOME))
    (short,) = graph(linked(site, "", "Front", None, None))
    full, _ = graph(linked(site, "data/", "Data", None, None))

    assert short == {key: full[key] for key in short}
    assert f"{HOME}data/#dataset" == short["@id"]
    assert "2023-01-01/2024-12-31" == full["temporalCoverage"]
    assert ["https://gazette.example/trade", "https://herald.example/depots"] == [
        each["url"] for each in full["isBasedOn"]
    ]
