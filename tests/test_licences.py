"""The licences of what others made and a site ships."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import vl_convert

from sitegen.assets import live
from sitegen.graphics.works import TRANSFORMS, USED, bundled
from sitegen.outputs import WORKS, vega_address
from sitegen.render.licences import Shipped
from tests.whole import outputs

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE = "about/licences/index.html"


@pytest.fixture(scope="module")
def works() -> Mapping[str, set[str]]:
    """Return the versions of each work in the bundle, read where it comes from."""
    found: dict[str, set[str]] = {}
    for name, version in bundled():
        found.setdefault(name, set()).add(version)
    return found


def test_every_work_in_the_bundle_is_found(works: Mapping[str, set[str]]) -> None:
    """What the bundle begins with is there, once, and what that needs."""
    assert USED.keys() | TRANSFORMS.keys() <= works.keys()
    assert {"d3-array", "vega-scale", "topojson-client"} <= works.keys()
    assert {1} == {len(versions) for versions in works.values()}
    major = vl_convert.get_vega_version().partition(".")[0]
    assert {major} == {each.partition(".")[0] for each in works["vega-view"]}


def test_readers_load_what_draws_and_nothing_else() -> None:
    """Charts come compiled: no Vega-Lite, no clouds of words, half a megabyte."""
    script = outputs()[vega_address()].decode()

    assert len(script) <= 500_000
    assert not re.search(
        r"vega-?lite|wordcloud|crossfilter|forceSimulation", script, re.IGNORECASE
    )
    assert "window.vega=" in script.replace(" ", "")


def test_every_work_has_its_text(works: Mapping[str, set[str]]) -> None:
    """A new work in the bundle wants its text in licences.toml; none is left there."""
    listed = json.dumps(
        [{"name": name, "version": each} for name in works for each in works[name]]
    )
    found = Shipped(listed.encode())

    assert () == found.untold
    told = [each.partition(" ")[0] for text in found.live for each in text.works]
    assert sorted(works) == sorted(told)
    for text in (*found.live, *found.drawn):
        assert len(text.text) > 500
        assert text.id in {"ISC", "MIT", "BSD-3-Clause", "OFL-1.1"}


@pytest.mark.parametrize(
    "kept", [b"{", b"[1]", b'[{"name": "x"}]', b'[{"name": "x", "version": 1}]', b"1"]
)
def test_a_spoilt_list_is_made_anew(kept: bytes) -> None:
    """What an earlier build left is believed only if it is a list of works."""
    assert not live._is_list(kept)


def test_a_work_without_a_text_is_named() -> None:
    """What is new to us is not passed over in silence."""
    found = Shipped(b'[{"name": "new-work", "version": "1.2.3"}]')

    assert ("new-work 1.2.3",) == found.untold
    assert () == found.live


def test_the_page_names_what_is_shipped() -> None:
    """Names, versions and texts stand on the page, and lead on from the about page."""
    page = outputs()[PAGE].decode()
    listed = json.loads(outputs()[WORKS])

    for each in listed:
        name, version = each["name"], each["version"]
        assert re.search(rf"\b{name}( [^;<]*)?{version}", page), each
    assert "University of Washington Interactive Data Lab" in page
    assert "SIL Open Font License" in page
    ways = [f"{way}/index.html" for way in ("about", "data")]
    assert ways[1] in outputs()  # a sheet may have no about page
    for way in outputs().keys() & ways:
        assert b"licences/index.html" in outputs()[way]
