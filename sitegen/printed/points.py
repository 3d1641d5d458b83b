"""Points by which a share moved, and those by which a growth leads another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.printed.around import Around
from sitegen.printed.clauses import Opening, continued
from sitegen.printed.headed import listed
from sitegen.printed.words import word, words_of

if TYPE_CHECKING:
    from sitegen.printed.language import Language
    from sitegen.printed.passage import Passage
    from sitegen.printed.phrase import Phrase


def of_another(kind: Kind, read: Phrase, passage: Passage) -> str:
    """Say by what words points are those of a share, and not of a growth, or so."""
    language = passage.language
    around = Around.of(passage.text, (read.start, read.end), language)
    left, words = around.left, words_of(language)
    shares = listed(language, "percent", "shares")
    share = next(reversed([*shares.finditer(left)]), None)
    rate = next(reversed([*words.rates.finditer(left)]), None)
    if kind is Kind.SHIFT:
        # "An increase of 2 points" names no rate that is compared.
        behind = left[rate.end() :] if rate else ""
        is_named = words.links.fullmatch(behind) and not words.verbs.search(behind)
        if beyond := listed(language, "percent", "beyond").search(left):
            return (
                f"{beyond[0]!r} before it makes it no shift of a share; see difference"
            )
        if share or rate is None or is_named:
            return ""
        return f"{word(rate)!r} before it makes it no shift of a share; see difference"
    if share is None and rate is None:
        share = _share_before(around)
    if share is None or (rate and rate.start() > share.start()):
        return ""
    return (
        f"{share[0]!r} before it makes it how far that moved, no lead of a growth; "
        "write it as shift, or as change of a measure that is a rate"
    )


def _share_before(around: Around) -> re.Match[str] | None:
    """Return what makes the per cent of the clause before a share: "38% of exports"."""
    clause = next(continued(around.clauses, around.index), None)
    if clause is None or around.own.opening is not Opening.JOINED:
        return None
    part, language = around.part(clause), around.language
    if words_of(language).rates.search(part):
        return None
    return share_in(part, language)


def share_in(part: str, language: Language) -> re.Match[str] | None:
    """Return what makes a per cent in a text a share, if anything does."""
    portion = listed(language, "percent", "portion").pattern
    of = rf"(?:{language.percents})\s+{portion}"
    found = re.search(of, part, re.IGNORECASE)
    return listed(language, "percent", "shares").search(part) or found
