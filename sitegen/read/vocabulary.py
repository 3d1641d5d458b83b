"""``content/vocabulary/*.yaml`` -> Vocabulary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from sitegen.model.quantity import Unit
from sitegen.model.vocabulary import Measure, Term, Topic, Vocabulary
from sitegen.model.where import Where
from sitegen.printed.units import scale_of
from sitegen.read.nodes import find
from sitegen.read.shapes import (
    Measures,
    MeasureShape,
    Terms,
    TermShape,
    Topics,
    TopicShape,
    Units,
    UnitShape,
)
from sitegen.read.validate import keys, validate, where

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitegen.diagnostics import Location, Report
    from sitegen.read.nodes import Node

S = TypeVar("S")

MEASURED = re.compile(
    r"\b(?:tonne|ton|pound|barrel|gallon|mile|acre|hectare|hour|degree|"
    r"(?:kilo|mega|giga|tera|centi|milli)?(?:gram(?:me)?|met(?:er|re)|lit(?:er|re)|"
    r"watt(?: hour)?|joule)|kg|km|kw|kwh|mwh|gwh|cubic|square)s?\b"
)
"""Words of units that are read from a scale rather than counted."""


def read_vocabulary(files: Mapping[str, Node], report: Report) -> Vocabulary:
    """Return every word of every file."""
    return Vocabulary(
        measures=_measures(files.get("measures"), report),
        units=_units(files.get("units"), report),
        partners=_terms(files.get("partners"), report),
        products=_terms(files.get("products"), report),
        enterprises=_terms(files.get("enterprises"), report),
        scopes=_terms(files.get("scopes"), report),
        topics=_topics(files.get("topics"), report),
        where={
            str(at): Where(where(find(node, [name])))
            for node in files.values()
            for name, at in keys(node).items()
        },
    )


def _entries(
    shape: type[dict[str, S]], node: Node | None, report: Report
) -> list[tuple[str, S, Location]]:
    """Return id, shape and place of every entry of a file."""
    entries = validate(shape, node, report) if node else None
    if not entries or not node:
        return []
    places = keys(node)
    return [(name, entry, places[name]) for name, entry in entries.items()]


def _measures(node: Node | None, report: Report) -> dict[str, Measure]:
    entries: list[tuple[str, MeasureShape, Location]] = _entries(Measures, node, report)
    return {
        name: Measure(
            id=name,
            label=shape.label,
            inline=shape.inline or _uncapitalised(shape.label),
            definition=shape.definition,
            synonyms=tuple(shape.synonyms),
            part_of=tuple(shape.part_of),
            sum_of=tuple(shape.sum_of),
            balance_of=tuple(shape.balance_of),
            topic=shape.topic,
            is_stock=shape.is_stock,
            is_rate=shape.is_rate,
            is_signed=shape.is_signed,
            surplus=shape.surplus,
            deficit=shape.deficit,
            partner_word=shape.partner_word,
            enterprise_word=shape.enterprise_word,
            at=at,
        )
        for name, shape, at in entries
    }


def _units(node: Node | None, report: Report) -> dict[str, Unit]:
    entries: list[tuple[str, UnitShape, Location]] = _entries(Units, node, report)
    return {
        name: Unit(
            id=name,
            label=shape.label,
            short=shape.short or shape.label,
            one=shape.one,
            before=shape.before,
            currency=shape.currency,
            scale=shape.scale or scale_of(shape.nouns),
            of=shape.of,
            factor=shape.factor,
            nouns=tuple(shape.nouns),
            is_measured=_is_measured(shape),
            definition=shape.definition,
            at=at,
        )
        for name, shape, at in entries
    }


def _terms(node: Node | None, report: Report) -> dict[str, Term]:
    entries: list[tuple[str, TermShape, Location]] = _entries(Terms, node, report)
    return {
        name: Term(
            id=name,
            label=shape.label,
            inline=shape.inline or shape.label,
            definition=shape.definition,
            synonyms=tuple(shape.synonyms),
            part_of=tuple(shape.part_of),
            overlaps=tuple(shape.overlaps),
            aspect=shape.aspect,
            by=shape.by,
            is_whole=shape.is_whole,
            at=at,
        )
        for name, shape, at in entries
    }


def _topics(node: Node | None, report: Report) -> dict[str, Topic]:
    entries: list[tuple[str, TopicShape, Location]] = _entries(Topics, node, report)
    return {
        name: Topic(
            id=name,
            label=shape.label,
            summary=shape.summary,
            dimension=shape.dimension,
            measures=tuple(shape.measures),
            targets=shape.targets,
            at=at,
        )
        for name, shape, at in entries
    }


def _is_measured(shape: UnitShape) -> bool:
    """Tell whether a unit is read from a scale: if it says so, or by its words."""
    if shape.is_measured is not None:
        return shape.is_measured
    words = " ".join((shape.label, *shape.nouns)).lower()
    return MEASURED.search(words) is not None


def _uncapitalised(label: str) -> str:
    return label[:1].lower() + label[1:]
