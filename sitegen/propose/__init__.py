"""
A new source, proposed from an article's text by the grammars that prove evidence.

`propose` writes the file; `unused` lists what a source left out of its text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.propose.article import article_of
from sitegen.propose.entries import entries
from sitegen.propose.known import known
from sitegen.propose.reading import candidates
from sitegen.propose.writing import Heading, written

if TYPE_CHECKING:
    from datetime import date

    from sitegen.model.period import Period
    from sitegen.model.site import Site
    from sitegen.printed.standing import Text

__all__ = ["Wish", "propose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody says of a source before it is read."""

    text: str
    """The name of the file with its text."""
    title: str = ""
    language: str = ""
    """The tag of its language; empty for that of the site."""
    published: date | None = None
    covers: Period | None = None


def propose(text: Text, wish: Wish, site: Site) -> str:
    """
    Return ``content/sources/<slug>.yaml`` for the text of an article.

    *site* has the vocabulary, and the figures that are known already.
    """
    own = site.settings.language
    tag = wish.language or own
    article = article_of(text, tag, wish.published, wish.covers)
    found = list(candidates(article, site.vocabulary))
    made = entries(article, found, site.figures.keys())
    same = {number: known(entry, site) for number, entry in enumerate(made)}
    heading = Heading(
        text=wish.text,
        title=wish.title
        or (text.paragraphs[0][:200] if text.paragraphs else "To be named"),
        language=wish.language if wish.language != own else "",
    )
    return written(article, heading, made, same)
