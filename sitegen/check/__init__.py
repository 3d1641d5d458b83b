"""
What reported figures should satisfy, each by itself and together.

The rules are derived from the structure of the vocabulary, so that a new article
is checked on the day it is added. A broken identity stops the build until
``identities.yaml`` acknowledges it with words that readers then see; an
acknowledgement that is not needed is a fault as well, and so is one of other values.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.check import (
    alone,
    articles,
    balances,
    changes,
    computed,
    contributions,
    differences,
    doubts,
    equivalents,
    facts,
    growths,
    parts,
    ranks,
    shares,
    shifts,
    spans,
    sums,
)
from sitegen.check.apart import groups
from sitegen.check.book import Book
from sitegen.check.of_source import by_source
from sitegen.check.proofs import Evidence
from sitegen.diagnostics import Location, Note
from sitegen.guesses import did_you_mean
from sitegen.model.figure import Figure
from sitegen.model.identity import Computed, Identity, Outcome, Words, told
from sitegen.model.terms import Observation
from sitegen.remembered import Last

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.model.site import Site
    from sitegen.model.vocabulary import Vocabulary

EXPLAINED = Location(PurePosixPath("content/identities.yaml"))
"""Where broken identities are acknowledged, with words that readers see."""
RULES = (
    sums,
    balances,
    shares,
    shifts,
    growths,
    changes,
    contributions,
    differences,
    facts,
    equivalents,
    parts,
    spans,
    ranks,
    computed,
)
"""
A rule is a module with `identities(book)`; its docstring is its documentation, and
`NAMES` is how readers are told of it.
"""

Settled = list[tuple[Identity, ...]]
"""The identities of each rule."""
_SETTLED = Last[Settled]()
"""Those of figures that meet, by the id of the first."""

REPLACED = "if one took the place of the other, keep the other in its vintages"
FIRST = "or say observation: provisional of the other where readers are to have both"
"""How it is entered that a source corrected a number of its own."""


def prove(site: Site, report: Report, kept: Path | None = None) -> Evidence:
    """
    Prove values by what is printed, articles by address and day, doubts by readings.

    What is printed is proved on another core while other work goes on; what that finds
    is forgotten where a proof fails, for nothing is computed from a value that does
    not follow: a slip of the finger is told at its line, not at the formulas that it
    upsets. The folder *kept* may have proofs of earlier builds, and gets those of this
    one.
    """
    of_sources = tuple(by_source(site))
    evidence = Evidence(site, of_sources, kept, report)
    articles.prove(site, report)
    alone.prove(of_sources, report, evidence.proofs)
    doubts.prove(site, report)
    evidence.begin()
    return evidence


def check(site: Site, report: Report) -> Site:
    """Find every identity; report those that are broken and not acknowledged."""
    known, settled = site.known.acknowledged, found(site)
    for identity in settled:
        if identity.outcome is Outcome.BROKEN and identity.explained_at is None:
            _report(identity, report)
    needed = {each.id: each.outcome for each in settled} if known else {}
    for name, (_, at) in known.items():
        if name not in needed:
            message = f"no identity {name!r} is checked{did_you_mean(name, needed)}"
            report.error("identity-unknown", at, message)
        elif needed[name] is Outcome.HOLDS:
            message = (
                f"{name!r} holds, so that nothing is to be acknowledged; remove it"
            )
            report.error("acknowledgement-unneeded", at, message)
    report.stop_on_errors()
    rules = {name: words for rule in RULES for name, words in rule.NAMES.items()}
    return replace(site, identities=settled, rules=rules)


def found(site: Site) -> tuple[Identity, ...]:
    """Return every identity with its outcome, and with what content says of it."""
    of_groups = [_settled(each, site.vocabulary) for each in groups(site)]
    by_rule = zip(*of_groups, strict=True)
    made = (each for of_rule in by_rule for found in of_rule for each in found)
    known = site.known.acknowledged
    if not known:
        return tuple(made)
    return tuple(
        replace(each, explanation=known[each.id][0], explained_at=known[each.id][1])
        if each.id in known
        else each
        for each in made
    )


def _settled(figures: tuple[Figure, ...], words: Vocabulary) -> Settled:
    """Return the identities of figures that meet no others, those of each rule."""

    def made() -> Settled:
        book = Book.of(figures, words)
        return [tuple(rule.identities(book)) for rule in RULES]

    return _SETTLED.made(figures[0].id, (figures, words), made)


def plain(words: Words) -> str:
    """Return the words of an identity as text, its figures by value."""
    shown = []
    for word in words:
        match word:
            case str():
                shown.append(word)
            case Figure():
                shown.append(told(word))
            case Computed():
                ends = dict.fromkeys(end for end in (word.low, word.high) if end)
                shown.append(f"{' to '.join(ends)} {word.unit}".rstrip())
    return "".join(shown)


def _report(identity: Identity, report: Report) -> None:
    first, *others = dict.fromkeys(identity.figures)
    message = f"{plain(identity.words)}; correct a figure, or explain it"
    notes = [Note(each.value_at, f"{each.id} is stated here") for each in others]
    cure = f"if the articles do say so, explain it here under '{identity.id}'"
    notes.append(Note(EXPLAINED, f"{_replaced(identity)}{cure}"))
    report.error("identity-broken", first.value_at, message, *notes)


def _replaced(identity: Identity) -> str:
    """Return how two values of one fact are entered of which one was replaced."""
    if identity.rule not in facts.NAMES:
        return ""
    is_forecast = identity.figures[0].observation is Observation.FORECAST
    return f"{REPLACED}; " if is_forecast else f"{REPLACED}, {FIRST}; "
