"""What the heads of a row and a column name of a cell in a table."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen.model.vocabulary import ancestors
from sitegen.printed.labels import terms_of
from sitegen.printed.language import any_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sitegen.model.figure import Figure
    from sitegen.model.place import Cell
    from sitegen.model.vocabulary import Vocabulary
    from sitegen.printed.labels import Labels
    from sitegen.printed.language import Language

_CURE = "; state it of that, or add what the head says to the synonyms of"


@cache
def listed(language: Language, room: str, key: str) -> re.Pattern[str]:
    """Return what finds the words under a key of a language."""
    return re.compile(any_of(language, language.list_of(room, key)), re.IGNORECASE)


def misnamed_by_heads(
    figure: Figure, cell: Cell, vocabulary: Vocabulary, labels: Labels
) -> str:
    """
    Say what else the heads of a cell name than a figure is about, or nothing.

    A head may name the scope of the figure, or what it is a part of, too; of what it
    leaves out ("other than cars") it names nothing.
    """
    heads = [each for each in (cell.row, cell.column) if not _leaves_out(each, labels)]
    for dimension, terms in terms_of(vocabulary):
        own = getattr(figure.subject, dimension)
        named = [labels.named(dimension, each, own) for each in heads]
        found = {name: word for each in named for name, word in each.items()}
        if not own:
            for head, each in zip(heads, named, strict=True):
                if told := _unsaid(dimension, head, each, figure, vocabulary):
                    return told
            continue
        word = _other(own, dimension, found, figure, vocabulary)
        if dimension == "measure" and (balance := _balance(heads, labels.language)):
            is_signed = bool(vocabulary.measures[own].is_signed)
            word = "" if is_signed or own in found else balance
        if word and labels.can_name(dimension, own):
            label = terms[own].label
            told = f"{word!r} by it names another {dimension} than {label!r}"
            return f"{told}{_CURE} {own!r}"
    return ""


def misnamed_by_captions(
    figure: Figure,
    heads: Sequence[str],
    captions: Sequence[str],
    vocabulary: Vocabulary,
    labels: Labels,
) -> str:
    """Say which other measure the nearest caption names, where no head names one."""
    own = figure.subject.measure
    if _balance(heads, labels.language):
        return ""
    if any(labels.named("measure", each, own) for each in heads):
        return ""
    for caption in captions:
        found = labels.named("measure", caption, own)
        word = _other(own, "measure", found, figure, vocabulary)
        if word and labels.can_name("measure", own):
            label = vocabulary.measures[own].label
            return (
                f"the caption {caption!r} names another measure than {label!r}"
                f"{_CURE} {own!r}"
            )
        if found:
            return ""
    return ""


def _other(
    own: str,
    dimension: str,
    found: dict[str, str],
    figure: Figure,
    vocabulary: Vocabulary,
) -> str:
    """Return the word for something else than what is stated, or nothing."""
    if own in found or is_made(vocabulary, own, found):
        return ""
    around = {figure.scope, *_around(own, dimension, vocabulary)}
    return next((word for name, word in found.items() if name not in around), "")


def _balance(heads: Sequence[str], language: Language) -> str:
    """Return the head that is no more than a word for a balance, or nothing."""
    pattern = listed(language, "money", "heads")
    return next(filter(pattern.fullmatch, heads), "")


def is_made(vocabulary: Vocabulary, own: str, named: Collection[str]) -> bool:
    """Tell whether measures that are named make another: a sum, or a balance."""
    measure = vocabulary.measures.get(own)
    if measure is None:
        return False
    is_sum = bool(measure.sum_of) and {*measure.sum_of} <= {*named}
    return is_sum or (bool(measure.is_signed) and len(named) > 1)


def _leaves_out(head: str, labels: Labels) -> bool:
    return bool(listed(labels.language, "part", "excluded").search(head)) or bool(
        re.match(r"(?:non|outside|other)[ -]", head, re.IGNORECASE)
    )


def _around(own: str, dimension: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what wholly contains a thing."""
    if dimension == "measure":
        yield from vocabulary.measures[own].part_of
    else:
        yield from ancestors(own, getattr(vocabulary, f"{dimension}s"))


def _unsaid(
    dimension: str,
    head: str,
    named: dict[str, str],
    figure: Figure,
    vocabulary: Vocabulary,
) -> str:
    """Say that a head is no more than the name of a part, of a figure of no part."""
    (name,) = named if len(named) == 1 else ("",)
    units = vocabulary.units.values()
    nouns = {noun.lower() for unit in units for noun in unit.nouns}
    if not name or named[name] != head or head.lower() in nouns or name == figure.scope:
        return ""
    label = dict(terms_of(vocabulary))[dimension][name].label
    return (
        f"{head!r} by it names a {dimension}, and the figure is of all; say "
        f"{dimension}: {name} ({label})"
    )
