"""Trade in services, which is none in goods, and told of both is of neither alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.dimensions import WHO
from sitegen.printed.against import NAMED
from sitegen.printed.headed import listed
from sitegen.printed.labels import labels, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sitegen.model.figure import Figure
    from sitegen.model.vocabulary import Vocabulary
    from sitegen.printed.around import Around
    from sitegen.printed.labels import Labels
    from sitegen.printed.language import Language

SIDES = ("services", "goods")
"""In what words say that trade is."""


def of_other_side(figure: Figure, around: Around, known: Labels) -> str:
    """
    Say that words name trade in services where a figure is not of it, or the reverse.

    What names neither is of goods, as customs count them. A measure without a name in
    the language of the article may be either.
    """
    is_named = known.can_name("measure", figure.subject.measure)
    if figure.kind not in NAMED or not is_named:
        return ""
    for clause in around.subjects:
        found = _named(around.part(clause), SIDES, around.language)
        if len(found) > 1:
            return ""
        for side, word in found.items():
            names = " ".join(called(figure, known.vocabulary))
            own = _named(names, (f"of_{each}" for each in SIDES), around.language)
            is_own = f"of_{side}" in own or (side == "goods" and not own)
            return "" if is_own else _told(word, side)
    return ""


def _named(part: str, keys: Iterable[str], language: Language) -> dict[str, str]:
    """Return the words of a text by the keys under which a language has them."""
    return {
        key: match[0]
        for key in keys
        if (match := listed(language, "trade", key).search(part))
    }


def called(figure: Figure, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what the things are called that a figure is of, or measured against."""
    terms = dict(terms_of(vocabulary))
    for dimension in ("measure", *WHO):
        if own := terms[dimension].get(getattr(figure.subject, dimension)):
            yield from labels(own)
    whole = terms["measure"].get(figure.scope) or vocabulary.scopes.get(figure.scope)
    if whole:
        yield from labels(whole)


def _told(word: str, side: str) -> str:
    return (
        f"{word!r} by it names trade in {side}; state it of a measure or product that "
        "says so by its name or synonyms"
    )
