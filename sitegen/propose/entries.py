"""Candidates gathered as content states them: a level, and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from sitegen.model.figure import BASED, Kind
from sitegen.propose.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sitegen.propose.article import Article
    from sitegen.propose.candidate import Candidate


MOVED = {Kind.GROWTH, Kind.CHANGE}
"""Kinds of what a level came by: "rose 5% to 3 billion"."""


class Entry(Struct, kw_only=True):
    """What will stand under one id."""

    id: str = ""
    level: Candidate | None = None
    beside: dict[Kind, list[Candidate]] = field(default_factory=dict)

    @property
    def first(self) -> Candidate:
        """The level, or the first of what is stated without one."""
        return self.level or next(iter(self.beside.values()))[0]


def entries(
    article: Article, found: Sequence[Candidate], taken: Collection[str]
) -> list[Entry]:
    """Return the entries of an article in reading order, with ids not *taken*."""
    made: list[Entry] = []
    run: list[Entry] = []
    """The levels in a row that what follows may belong to, one each."""
    last: Candidate | None = None
    for each in found:
        is_next = last is not None and _is_beside(article, last, each)
        if each.kind is Kind.LEVEL:
            equivalent = _equivalent(article, last, each)
            if equivalent and run:
                run[-1].beside.setdefault(Kind.EQUIVALENT, []).append(equivalent)
                last = each
                continue
            if is_next and _takes(made[-1], each):
                made[-1].level, run = each, [made[-1]]
                last = each
                continue
            entry = Entry(level=each)
            keeps = is_next and last is not None and last.kind is Kind.LEVEL
            run = [*run, entry] if keeps else [entry]
            made.append(entry)
        elif not (is_next and _put(run, each, article)):
            made.append(Entry(beside={each.kind: [each]}))
        last = each
    _name(made, set(taken))
    return made


def _takes(entry: Entry, level: Candidate) -> bool:
    """Tell whether a level is that of a growth before it: "rose 5% to 3 billion"."""
    is_open = entry.level is None and not MOVED.isdisjoint(entry.beside)
    return is_open and not _differs(entry.first, level)


def _put(run: list[Entry], each: Candidate, article: Article) -> bool:
    """Put what stands beside a level to it; the first that has none of its kind."""
    text = article.paragraphs[each.paragraph - 1]
    is_list = words_of(article.tag).any("kinds", "respectively").search(text)
    for entry in run if is_list else reversed(run):
        level = entry.first
        own = entry.beside.get(each.kind, [])
        same = not is_list and _differs(level, each)
        if same or (own and (each.kind not in BASED or is_list)):
            continue
        if own and each.base in {one.base for one in own}:
            continue
        entry.beside.setdefault(each.kind, []).append(each)
        return True
    return False


def _differs(level: Candidate, other: Candidate) -> bool:
    """Tell whether words say that two are about different things or times."""
    keys = level.subject.keys() & other.subject.keys()
    is_other = any(level.subject[key] != other.subject[key] for key in keys)
    return is_other or level.period != other.period or level.nature != other.nature


def _is_beside(article: Article, one: Candidate, other: Candidate) -> bool:
    """Tell whether no end of a sentence stands between two candidates."""
    if one.paragraph != other.paragraph:
        return False
    text = article.paragraphs[one.paragraph - 1][one.end : other.start]
    return not any(stop in text for stop in (". ", "; ", "。", "\uff1b", "! ", "? "))


def _equivalent(
    article: Article, level: Candidate | None, other: Candidate
) -> Candidate | None:
    """Return *other* as the same amount in another currency, if it is that."""
    if level is None or not _is_beside(article, level, other):
        return None
    text = article.paragraphs[level.paragraph - 1][level.end : other.start]
    is_aside = "(" in text or "\uff08" in text
    currencies = {level.unit.currency, other.unit.currency}
    if is_aside and "" not in currencies and len(currencies) > 1:
        return replace(other, kind=Kind.EQUIVALENT)
    return None


def _name(made: Sequence[Entry], taken: set[str]) -> None:
    """Give each entry an id of its own, by what it is about and when."""
    for entry in made:
        one = entry.first
        parts = [one.subject.get("measure", "figure")]
        parts += [one.subject[key] for key in sorted(one.subject) if key != "measure"]
        name = "-".join([*parts, one.period.slug])[:70].strip("-")
        number, entry.id = 1, name
        while entry.id in taken:
            number += 1
            entry.id = f"{name}-{number}"
        taken.add(entry.id)
