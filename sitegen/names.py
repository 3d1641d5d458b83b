"""What figures are called: their subject, and what they say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen import words
from sitegen.catalogue import catalogue
from sitegen.dimensions import WHO
from sitegen.model.figure import Kind, Nature, Status
from sitegen.model.formula import FORMULAS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model.figure import Figure, Subject
    from sitegen.model.site import Site
    from sitegen.model.vocabulary import Vocabulary


def subject(value: Subject, vocabulary: Vocabulary, *, starts: bool = True) -> str:
    """Return what a figure is about: "Exports of laptops"."""
    say = catalogue(vocabulary.language)
    measure = vocabulary.measures[value.measure]
    parts = [measure.label if starts else measure.inline]
    if value.product:
        parts.append(
            say("of %(thing)s", thing=vocabulary.products[value.product].inline)
        )
    if value.partner:
        who, word = vocabulary.partners[value.partner].inline, measure.partner_word
        parts.append(f"{word} {who}" if word else say("with %(thing)s", thing=who))
    if value.enterprise:
        who = vocabulary.enterprises[value.enterprise].inline
        word = measure.enterprise_word
        parts.append(f"{word} {who}" if word else say("of %(thing)s", thing=who))
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


def common(levels: Sequence[Figure], vocabulary: Vocabulary) -> str:
    """Return the name of levels of one subject: by their sign, where they share it."""
    called = {title(each, vocabulary) for each in levels}
    return called.pop() if len(called) == 1 else subject(levels[0].subject, vocabulary)


def aspect(figure: Figure, vocabulary: Vocabulary) -> str:  # noqa: C901 - one case a kind
    """Return what a figure says of its subject: "growth", "share of exports"."""
    say = catalogue(vocabulary.language)
    match figure.kind:
        case Kind.LEVEL:
            return ""
        case Kind.GROWTH:
            return _since(say("growth"), figure, vocabulary)
        case Kind.CHANGE:
            return _since(say("change"), figure, vocabulary)
        case Kind.YEARLY_GROWTH:
            return _since(say("average yearly growth"), figure, vocabulary)
        case Kind.SHARE:
            return say("share of %(whole)s", whole=_whole(figure, vocabulary))
        case Kind.SHIFT:
            whole = _whole(figure, vocabulary)
            said = say("change in the share of %(whole)s", whole=whole)
            return _since(said, figure, vocabulary)
        case Kind.CONTRIBUTION:
            whole = _whole(figure, vocabulary)
            return say("contribution to the growth of %(whole)s", whole=whole)
        case Kind.DIFFERENCE:
            whole = _whole(figure, vocabulary)
            return say("growth compared with %(whole)s", whole=whole)
        case Kind.RANK:
            return _rank(figure, vocabulary)
        case Kind.EQUIVALENT:
            return say("in %(currency)s", currency=_currency(figure, vocabulary))


def cautions(figure: Figure, site: Site) -> tuple[str, ...]:
    """Return what to know of a computed figure by the way in which it is computed."""
    if figure.derivation is None:
        return ()
    language = site.settings.language
    say = catalogue(language)
    own = FORMULAS[figure.derivation.formula].caution
    told = [say(own)] if own else []
    if len(site.articles_of(figure.id)) > 1:
        joined = say(
            "It joins numbers of several %(sources)s. If a later one revised what "
            "an earlier one had printed, it is less exact than it looks.",
            sources=words.sources(site.one_source, language),
        )
        told.append(joined)
    return tuple(told)


def origin(figure: Figure, site: Site) -> str:
    """Return where a figure comes from: "printed in the yearbook", "derived by us"."""
    say = catalogue(site.settings.language)
    source = site.sources[figure.source].name if figure.source else ""
    if source:
        said = say("printed in %(source)s", source=source)
    elif figure.status is Status.DERIVED:
        said = say("derived by us")
    else:
        said = say("implied by us")
    target = figure.nature is Nature.TARGET
    return say("a target, %(origin)s", origin=said) if target else said


def _said(figure: Figure, vocabulary: Vocabulary) -> str:  # noqa: C901 - one case a kind
    """Return the name of a figure that is no level, beginning with a small letter."""
    say = catalogue(vocabulary.language)
    name = subject(figure.subject, vocabulary, starts=False)
    match figure.kind:
        case Kind.SHARE:
            part, whole = _part(figure, vocabulary), _whole(figure, vocabulary)
            return say("share of %(part)s in %(whole)s", part=part, whole=whole)
        case Kind.CONTRIBUTION:
            part, whole = _part(figure, vocabulary), _whole(figure, vocabulary)
            return say(
                "contribution of %(part)s to the growth of %(whole)s",
                part=part,
                whole=whole,
            )
        case Kind.DIFFERENCE:
            whole = _whole(figure, vocabulary)
            return say(
                "growth of %(name)s, compared with %(whole)s", name=name, whole=whole
            )
        case Kind.RANK:
            is_growth = _is_by_growth(figure, vocabulary)
            ranked = say("growth of %(name)s", name=name) if is_growth else name
            return f"{ranked}: {_rank(figure, vocabulary)}"
        case Kind.EQUIVALENT:
            currency = _currency(figure, vocabulary)
            return say("%(name)s in %(currency)s", name=name, currency=currency)
        case Kind.CHANGE:
            said = say("change in %(name)s", name=name)
        case Kind.SHIFT:
            part, whole = _part(figure, vocabulary), _whole(figure, vocabulary)
            said = say(
                "change in the share of %(part)s in %(whole)s", part=part, whole=whole
            )
        case Kind.YEARLY_GROWTH:
            said = say("average yearly growth of %(name)s", name=name)
        case _:
            said = say("growth of %(name)s", name=name)
    return _since(said, figure, vocabulary)


def _since(said: str, figure: Figure, vocabulary: Vocabulary) -> str:
    """Return a growth or a change with its base, if it is none of a year before."""
    if figure.base is None or figure.base == figure.period.shifted(-1):
        return said
    say = catalogue(vocabulary.language)
    base = words.short_period(figure.base, vocabulary.language)
    return say("%(said)s since %(base)s", said=said, base=base)


def _currency(figure: Figure, vocabulary: Vocabulary) -> str:
    return words.currency(figure.quantity.unit.currency, vocabulary.language)


def _rank(figure: Figure, vocabulary: Vocabulary) -> str:
    scope = vocabulary.scopes.get(figure.scope)
    if scope and scope.aspect:
        return scope.aspect
    inside = _whole(figure, vocabulary)
    return catalogue(vocabulary.language)("rank among %(whole)s", whole=inside)


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
