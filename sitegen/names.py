"""What figures are called: their subject, and what they say of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen import words
from sitegen.dimensions import WHO
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


def title(figure: Figure, vocabulary: Vocabulary, *, starts: bool = True) -> str:
    """
    Return the full name of a figure, without its period: "Growth of exports".

    Inside a sentence it begins with a small letter.
    """
    if figure.kind is Kind.LEVEL and not figure.called:
        return _level(figure, vocabulary, starts=starts)
    text = figure.called or _said(figure, vocabulary)
    return text[:1].upper() + text[1:] if starts else text


def _level(figure: Figure, vocabulary: Vocabulary, *, starts: bool) -> str:
    """Return the name of a level: of a balance that of its side, if it has one."""
    measure = vocabulary.measures[figure.subject.measure]
    span = figure.quantity.interval
    if span.low is not None and span.low > 0:
        side = measure.surplus
    elif span.high is not None and span.high < 0:
        side = measure.deficit
    else:
        side = ""
    if side:
        inline = side[:1].lower() + side[1:]
        named = replace(measure, label=side, inline=inline)
        measures = {**vocabulary.measures, measure.id: named}
        vocabulary = replace(vocabulary, measures=measures)
    return subject(figure.subject, vocabulary, starts=starts)


def aspect(figure: Figure, vocabulary: Vocabulary) -> str:  # noqa: C901 - one case a kind
    """Return what a figure says of its subject: "growth", "share of exports"."""
    match figure.kind:
        case Kind.LEVEL:
            return ""
        case Kind.GROWTH:
            return f"growth{_since(figure)}"
        case Kind.CHANGE:
            return f"change{_since(figure)}"
        case Kind.YEARLY_GROWTH:
            return f"average yearly growth{_since(figure)}"
        case Kind.SHARE:
            return f"share of {_whole(figure, vocabulary)}"
        case Kind.CONTRIBUTION:
            return f"contribution to the growth of {_whole(figure, vocabulary)}"
        case Kind.DIFFERENCE:
            return f"growth compared with {_whole(figure, vocabulary)}"
        case Kind.RANK:
            return _rank(figure, vocabulary)
        case Kind.EQUIVALENT:
            return f"in {words.currency(figure.quantity.unit.currency)}"


def cautions(figure: Figure, site: Site) -> tuple[str, ...]:
    """Return what to know of a computed figure by the way in which it is computed."""
    if figure.derivation is None:
        return ()
    own = FORMULAS[figure.derivation.formula].caution
    several = len(site.articles_of(figure.id)) > 1
    joined = (
        f"It joins numbers of several {site.some_sources}. If a later one revised what "
        "an earlier one had printed, it is less exact than it looks."
    )
    return tuple(each for each in (own, joined if several else "") if each)


def _said(figure: Figure, vocabulary: Vocabulary) -> str:
    """Return the name of a figure that is no level, beginning with a small letter."""
    name = subject(figure.subject, vocabulary, starts=False)
    match figure.kind:
        case Kind.SHARE:
            part = _part(figure, vocabulary)
            return f"share of {part} in {_whole(figure, vocabulary)}"
        case Kind.CONTRIBUTION:
            part, whole = _part(figure, vocabulary), _whole(figure, vocabulary)
            return f"contribution of {part} to the growth of {whole}"
        case Kind.DIFFERENCE:
            return f"growth of {name}, compared with {_whole(figure, vocabulary)}"
        case Kind.RANK:
            ranked = f"growth of {name}" if _is_by_growth(figure, vocabulary) else name
            return f"{ranked}: {_rank(figure, vocabulary)}"
        case Kind.EQUIVALENT:
            return f"{name} {aspect(figure, vocabulary)}"
        case Kind.CHANGE:
            return f"change in {name}{_since(figure)}"
        case _:
            said = aspect(figure, vocabulary).removesuffix(_since(figure))
            return f"{said} of {name}{_since(figure)}"


def _since(figure: Figure) -> str:
    """Return the base of a growth or a change, unless it is the same a year before."""
    if figure.base is None or figure.base == figure.period.shifted(-1):
        return ""
    return f" since {words.short_period(figure.base)}"


def _rank(figure: Figure, vocabulary: Vocabulary) -> str:
    scope = vocabulary.scopes.get(figure.scope)
    inside = _whole(figure, vocabulary)
    return scope.aspect if scope and scope.aspect else f"rank among {inside}"


def _is_by_growth(figure: Figure, vocabulary: Vocabulary) -> bool:
    scope = vocabulary.scopes.get(figure.scope)
    return scope is not None and scope.by is Kind.GROWTH


def _whole(figure: Figure, vocabulary: Vocabulary) -> str:
    """Return what a figure is measured against: "exports of vehicles"."""
    if figure.scope in vocabulary.measures:
        return vocabulary.measures[figure.scope].inline
    for key in WHO:
        if figure.scope in getattr(vocabulary, f"{key}s"):
            around = replace(figure.subject, **{key: figure.scope})
            return subject(around, vocabulary, starts=False)
    return vocabulary.scope(figure.scope).inline


def _part(figure: Figure, vocabulary: Vocabulary) -> str:
    """Return the part of a whole, without what both are: laptops, of all exports."""
    about = figure.subject
    inside = [key for key in WHO if getattr(about, key)]
    is_of_whole = figure.scope in {about.measure, *_terms(vocabulary)}
    if is_of_whole and len(inside) == 1:
        terms = getattr(vocabulary, f"{inside[0]}s")
        return str(terms[getattr(about, inside[0])].inline)
    return subject(about, vocabulary, starts=False)


def _terms(vocabulary: Vocabulary) -> set[str]:
    return {*vocabulary.products, *vocabulary.partners, *vocabulary.enterprises}
