"""What a site says about its figures as a whole."""

from __future__ import annotations

from dataclasses import replace

from sitegen.model.figure import Derivation
from sitegen.model.formula import Name
from tests.support import real_site

LENGTH = 5000


def test_articles_of_a_long_chain_are_found() -> None:
    """A figure may be computed from a figure as often as one likes, and from two."""
    site = real_site()
    first, second = (
        next(each for each in site.figures.values() if each.source == source)
        for source in list(site.sources)[:2]
    )
    figures = {first.id: first, second.id: second}
    before = (second.id, first.id)
    for number in range(LENGTH):
        name = f"link-{number}"
        derivation = Derivation(formula=Name.SUM, inputs=before)
        figures[name] = replace(first, id=name, source="", derivation=derivation)
        before = (name, before[0])

    found = replace(site, figures=figures).articles_of(before[0])

    assert sorted((first.source, second.source)) == sorted(found)
