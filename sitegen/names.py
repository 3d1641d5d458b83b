"""What figures are called: their subject, and what they say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import words
from sitegen.model.figure import Kind
from sitegen.model.formula import FORMULAS

if TYPE_CHECKING:
    from sitegen.model.figure import Figure, Subject
    from sitegen.model.site import Site
    from sitegen.model.vocabulary import Vocabulary


def subject(value: Subject, vocabulary: Vocabulary, *, starts: bool = True) -> str:
    """Return what a figure is about: "Exports of laptops"."""
    measure = vocabulary.measures[value.measure]
    parts = [measure.label if starts else measure.inline]
    if value.product:
        parts.append(f"of {vocabulary.products[value.product].inline}")
    if value.partner:
        word = measure.partner_word
        parts.append(f"{word} {vocabulary.partners[value.partner].inline}")
    if value.enterprise:
        word = measure.enterprise_word
        parts.append(f"{word} {vocabulary.enterprises[value.enterprise].inline}")
    return " ".join(parts)


def aspect(figure: Figure, vocabulary: Vocabulary) -> str:  # noqa: C901 - one case a kind
    """Return what a figure says of its subject: "growth on 2024", "rank in China"."""
    scope = ""
    if figure.scope:
        scope = vocabulary.scope(figure.scope).inline
    match figure.kind:
        case Kind.LEVEL:
            return ""
        case Kind.GROWTH if figure.base:
            return f"growth on {words.short_period(figure.base)}"
        case Kind.YEARLY_GROWTH if figure.base:
            return f"average yearly growth since {words.short_period(figure.base)}"
        case Kind.SHARE:
            return f"share of {scope}"
        case Kind.CONTRIBUTION:
            return f"share of the growth of {scope}"
        case Kind.DIFFERENCE:
            return f"growth, lead over {scope}"
        case Kind.RANK:
            return f"rank among {scope}"
        case _:
            return "in another currency"


def cautions(figure: Figure, site: Site) -> tuple[str, ...]:
    """Return what to know of a computed figure by the way in which it is computed."""
    if figure.derivation is None:
        return ()
    own = FORMULAS[figure.derivation.formula].caution
    several = len(site.articles_of(figure.id)) > 1
    joined = (
        "It joins figures of several articles, as if none had been revised in between."
    )
    return tuple(each for each in (own, joined if several else "") if each)


def title(figure: Figure, vocabulary: Vocabulary) -> str:
    """Return the full name of a figure, without its period."""
    name, rest = subject(figure.subject, vocabulary), aspect(figure, vocabulary)
    return f"{name}: {rest}" if rest else name
