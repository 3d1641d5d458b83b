"""A proposal as the text of ``content/sources/<slug>.yaml``."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.model.figure import BASED, SCOPED
from sitegen.model.source import ANY_URL, NO_MEASURE, TO_NAME
from sitegen.model.terms import Adjustment, Per
from sitegen.propose.candidate import OBSERVED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sitegen.propose.article import Article
    from sitegen.propose.candidate import Candidate
    from sitegen.propose.entries import Entry

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ().'’/-]*")
HEAD = """\
# Proposed by `sitegen add`: keep what is right, and strike what is not. A comment says
# what is unsure, and why. `sitegen check` tells what is still to be named.
"""


class Heading(Struct, frozen=True, kw_only=True):
    """What is said of the source itself."""

    text: str
    """The name of the file with its text."""
    title: str
    language: str
    """The tag of its language; empty where it is that of the site."""


def written(
    article: Article,
    heading: Heading,
    made: Sequence[Entry],
    known: Mapping[int, Sequence[str]],
) -> str:
    """
    Return the whole file.

    *known* says by the number of an entry what other sources say of the same.
    """
    lines = [HEAD.rstrip(), *_citation(article, heading)]
    lines.append("figures:" if made else "figures: {}")
    for number, entry in enumerate(made):
        lines += [f"  # {each}" for each in known.get(number, ())]
        lines += [*_subject(entry), *_values(entry)]
    return "\n".join(lines) + "\n"


def left_out(refused: Sequence[Candidate]) -> str:
    """Return a comment for each candidate that the words of its text speak against."""
    lines = [
        f"# left out, {each.spot}: <{each.printed}> as {each.value}: {each.refused}"
        for each in refused
    ]
    return "".join(f"{' '.join(each.split())}\n" for each in lines)


def _citation(article: Article, heading: Heading) -> Iterator[str]:
    day, covers = article.published, article.covers
    yield "kind: article  # article, press release, report, table or speech"
    yield f"title: {_quoted(heading.title)}"
    yield f"name: {TO_NAME}  # a few words by which pages call the source"
    yield f"publisher: {TO_NAME}"
    yield "# author: [Given Family, {organisation: A Body}]  # as the source names them"
    yield (
        f"published: {day}"
        if day
        else "# published: 2025-01-31  # no day is printed that could be read"
    )
    doubt = "" if covers else "  # no time is named; write what it is about"
    yield f"covers: {covers or (day.year if day else 2000)}{doubt}"
    yield f"url: {ANY_URL}  # the address of the source itself"
    if heading.language:
        yield f"language: {heading.language}"
    yield f"text: {_quoted(heading.text)}"


def _subject(entry: Entry) -> Iterator[str]:
    first = entry.first
    yield f"  {entry.id}:"
    measure = first.subject.get("measure", "")
    doubt = "" if measure else "  # no measure of the vocabulary is named there"
    yield f"    measure: {measure or NO_MEASURE}{doubt}"
    for key in ("partner", "product", "enterprise"):
        if key in first.subject:
            yield f"    {key}: {first.subject[key]}"
    yield f"    period: {first.period}"
    if first.nature == "target":
        yield "    nature: target"
    if first.nature in OBSERVED:
        yield f"    observation: {first.nature}"
    if first.adjustment is not Adjustment.NONE:
        yield f"    adjustment: {first.adjustment}"
    if first.per is not Per.WHOLE:
        yield f"    per: {first.per}"


def _values(entry: Entry) -> Iterator[str]:
    if entry.level:
        yield from (f"    {each}" for each in _stated(entry.level))
    for kind, found in entry.beside.items():
        yield f"    {kind}:"
        for each in found:
            is_many = len(found) > 1
            is_other = each.adjustment is not entry.first.adjustment
            more = [f"adjustment: {each.adjustment}"] if is_other else []
            more += [f"per: {each.per}"] if each.per is not entry.first.per else []
            for number, line in enumerate([*_stated(each), *more]):
                lead = ("- " if not number else "  ") if is_many else ""
                yield f"      {lead}{line}"


def _stated(each: Candidate) -> Iterator[str]:
    """Yield the lines of one value, and its doubts behind it."""
    yield f"value: {each.value}"
    if each.kind in BASED and each.base is not None:
        usual = each.period.year_before
        if each.period.has_two_bases or each.base != usual:
            yield f"base: {each.base}"
    if each.scope:
        yield f"scope: {each.scope}"
    yield f"printed: {{{each.spot}: {_quoted(each.printed)}}}"
    if each.kind in SCOPED and not each.scope:
        yield "# scope: what is it measured against?"
    yield from (f"# {' '.join(doubt.split())}" for doubt in each.doubts)


def _quoted(text: str) -> str:
    """Return a text as YAML reads it letter by letter."""
    return text if _PLAIN.fullmatch(text) and text[-1] != " " else _escaped(text)


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
