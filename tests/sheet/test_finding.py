"""The index of the search, and the list of all that can be found."""

from __future__ import annotations

import json
from typing import Any

from sitegen.fold import sought
from sitegen.outputs import figure_address
from sitegen.render.finding import INDEX
from tests.support import real_site
from tests.whole import outputs


def index() -> Any:
    """Return the index of this project's site."""
    return json.loads(outputs()[INDEX])


def test_every_figure_is_in_the_index() -> None:
    """Each is there once, by its name, period and value."""
    site = real_site()
    rows = index()["rows"]["Figure"]
    assert sorted(row[1] for row in rows) == sorted(
        figure_address(figure) for figure in site.figures.values()
    )
    assert all(len(row) == 4 and all(row) for row in rows)
    by_address = {row[1]: row for row in rows}
    bound = "exports-mechanical-electrical-2025-q1-q3.share"
    _, _, when, value = by_address[f"figures/{bound}/"]
    assert when.startswith("Q1–Q3\u00a02025")
    assert value == "over 60%"


def test_everything_else_is_in_the_index_too() -> None:
    """Charts, topics, sources, and the words that are defined."""
    site, rows = real_site(), index()["rows"]
    words = site.vocabulary
    assert len(rows["Chart"]) == len(site.charts)
    assert len(rows["Topic"]) == len(words.topics)
    assert len(rows["Source"]) == len(site.sources)
    terms = (words.measures, words.partners, words.products, words.enterprises)
    defined = [
        term
        for found in (*terms, words.scopes, words.units)
        for term in found.values()
        if term.definition
    ]
    assert len(rows["Glossary"]) == len(defined)


def test_synonyms_stand_beside_their_words() -> None:
    """The index has each synonym of the vocabulary that its word does not begin."""
    beside = {name: others for name, *others in index()["words"]}
    words = real_site().vocabulary
    kept = 0
    for terms in (words.measures, words.partners, words.products, words.enterprises):
        for term in terms.values():
            for synonym in term.synonyms:
                known = [term.label, *beside.get(term.label, [])]
                assert any(f" {sought(synonym)}" in f" {sought(w)}" for w in known)
                kept += 1
    assert kept > 30
