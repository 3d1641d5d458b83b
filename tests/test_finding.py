"""The index of the search, and the list of all that can be found."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.outputs import file_of
from sitegen.render.finding import INDEX
from tests.support import CONTENT, small_project
from tests.whole import outputs

if TYPE_CHECKING:
    from pathlib import Path
BUDGET = 12 * 1024


def index() -> Any:
    """Return the index of this project's site."""
    return json.loads(outputs()[INDEX])


def test_the_index_is_light() -> None:
    """It takes at most 12 KB as a server gzips it."""
    assert len(gzip.compress(outputs()[INDEX], 9)) <= BUDGET


def test_every_address_of_the_index_is_there() -> None:
    """Each entry leads to a page of the site, or to an id on one."""
    for rows in index()["rows"].values():
        for _, address, *_ in rows:
            path, _, anchor = address.partition("#")
            page = outputs()[file_of(path)].decode()
            assert not anchor or f'id="{anchor}"' in page


def test_a_synonym_of_the_content_reaches_the_index(tmp_path: Path) -> None:
    """Another sheet has the words of its own vocabulary."""
    boats = "boats: {label: Boats, inline: boats, synonyms: [ships, Boat]}\n"
    content = {**CONTENT, "vocabulary/products.yaml": boats}
    made = build(small_project(tmp_path, content), Report())
    assert ["Boats", "ships"] in json.loads(made[INDEX])["words"]


def test_the_list_names_what_the_index_does() -> None:
    """Without a script the page has a link for each entry of the index."""
    page = outputs()["find/index.html"].decode()
    for rows in index()["rows"].values():
        for _, address, *_ in rows:
            path, mark, anchor = address.partition("#")
            assert f'href="../{file_of(path)}{mark}{anchor}"' in page
