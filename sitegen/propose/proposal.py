"""A new source, proposed from all of an article's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.source import TO_NAME
from sitegen.propose.article import article_of
from sitegen.propose.entries import entries
from sitegen.propose.known import known
from sitegen.propose.reading import candidates
from sitegen.propose.words import spoken
from sitegen.propose.writing import Heading, left_out, written

if TYPE_CHECKING:
    from datetime import date

    from sitegen.model.period import Period
    from sitegen.model.site import Site
    from sitegen.printed.standing import Text
    from sitegen.propose.candidate import Against


class Wish(Struct, frozen=True, kw_only=True):
    """What somebody says of a source before it is read."""

    text: str
    """The name of the file with its text."""
    title: str = ""
    language: str = ""
    """The tag of its language; empty for that which its words tell."""
    published: date | None = None
    covers: Period | None = None


def propose(text: Text, wish: Wish, site: Site, against: Against) -> str:
    """
    Return ``content/sources/<slug>.yaml`` for the text of an article.

    *site* has the vocabulary, and the figures that are known already; *against* says
    what the words of a text speak against. What they do is told, and not proposed.
    """
    own = site.settings.language
    tag = wish.language or spoken("\n".join(text.paragraphs), own)
    article = article_of(text, tag, wish.published, wish.covers)
    found = list(candidates(article, site.vocabulary, against))
    kept = [each for each in found if not each.refused]
    made = entries(article, kept, site.figures.keys())
    same = {number: known(entry, site) for number, entry in enumerate(made)}
    heading = Heading(
        text=wish.text,
        title=wish.title or (text.paragraphs[0][:200] if text.paragraphs else TO_NAME),
        language=tag if tag != own else "",
    )
    refused = [each for each in found if each.refused]
    return written(article, heading, made, same) + left_out(refused)
