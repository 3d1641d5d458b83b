"""
Of which part, and of which whole, a share or a contribution is told.

Its clause names both, or leaves one of them out: "exports added 1.2 points to the
growth of trade" is none of imports, and "40 percent of imports" none of exports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.figure import PARTS, Kind
from sitegen.printed.labels import labels, pattern_of

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.printed.around import Around
    from sitegen.printed.named import Names

NAMED = {Kind.LEVEL, Kind.GROWTH, Kind.CHANGE}
"""Kinds of a number whose clause names what it is of, and no whole beside that."""
MEASURED_AGAINST = PARTS | {Kind.RANK}
"""Kinds of which a clause names both, so that only who and what is told by it."""


def otherwise_against(
    figure: Figure, around: Around, names: Names
) -> tuple[str, str] | None:
    """Return a word for another whole or part than that of a figure, and what it is."""
    own, scope = figure.subject.measure, figure.scope
    if word := _other_whole(own, scope, around, names):
        return word, scope
    if figure.kind is not Kind.RANK and (
        word := _other_part(own, scope, around, names)
    ):
        return word, own
    return None


def without_whole(part: str, figure: Figure, names: Names) -> str:
    """Return a text without what its whole is called: "9% of trade with Japan"."""
    scope = names.vocabulary.scopes.get(figure.scope)
    for label in sorted(labels(scope), key=len, reverse=True) if scope else ():
        part = pattern_of(label).sub(lambda match: "\u00b7" * len(match[0]), part)
    return part


def _other_whole(own: str, scope: str, around: Around, names: Names) -> str:
    """Return which measure a sentence names as the whole of a share, and it alone."""
    measures, known = names.vocabulary.measures, names.labels
    if scope not in measures or not known.can_name("measure", scope):
        return ""
    found = known.named("measure", around.sentence, own)
    if len(found) != 1 or found.keys() & {own, scope}:
        return ""
    name, word = next(iter(found.items()))
    is_whole = scope in getattr(measures.get(name), "sum_of", ())
    return word if is_whole or names.are_parts(scope, name) else ""


def _other_part(own: str, scope: str, around: Around, names: Names) -> str:
    """Return which other part of the whole it is that a clause names beside that."""
    known = names.labels
    if own == scope or not known.can_name("measure", own):
        return ""
    for clause in around.subjects:
        found = known.named("measure", around.part(clause), own)
        if own in found:
            return ""
        if others := {name: word for name, word in found.items() if name != scope}:
            break
    else:
        return ""
    is_silent = own not in known.named("measure", around.sentence, own)
    name, word = next(iter(others.items()))
    is_other = len(others) == 1 and names.are_parts(own, name)
    return word if is_silent and is_other else ""
