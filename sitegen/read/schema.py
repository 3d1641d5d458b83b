"""
JSON Schemas of all content files, made of the shapes by which they are read.

They are for editors, which complete and explain keys by them. What sound content
holds they allow; what only the whole of it can tell is left to the reader. Draft 7 of
JSON Schema, which editors of YAML know best.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from sitegen.model.figure import TERMS
from sitegen.read import shapes
from sitegen.read.source_shape import SourceShape

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS = Path(__file__).with_name("keys.toml")
DRAFT = "http://json-schema.org/draft-07/schema#"
TEXT = {"type": ["string", "number", "boolean"]}
"""What stands without quotes may look like a number or a truth to an editor."""
SCALARS = ("string", "integer", "number")
UNSAID = ("title", "default", "description")
"""What pydantic says of the code, and no editor of content needs."""
TRUTH = {"enum": [True, False, "yes", "no"]}
SHAPES: dict[str, Any] = {  # types, as pydantic takes them
    "site": shapes.SettingsShape,
    "measures": shapes.Measures,
    "units": shapes.Units,
    "topics": shapes.Topics,
    "partners": shapes.Terms,
    "products": shapes.Terms,
    "enterprises": shapes.Terms,
    "scopes": shapes.Terms,
    "source": SourceShape,
    "derived": shapes.Recipes,
    "identities": shapes.KnownShape,
    "paragraphs": shapes.Hashes,
    "chart": shapes.ChartShape,
}
"""The shape of each file, by the name of its schema."""
DIMENSIONS = {
    "measure": "measures",
    "partner": "partners",
    "product": "products",
    "enterprise": "enterprises",
}
OWN = "own"
"""The words of the very file."""
REFERENCES: dict[str, dict[str, str]] = {
    "MeasureShape": {
        "topic": "topics",
        **dict.fromkeys(("part_of", "sum_of", "balance_of"), "measures"),
    },
    "TermShape": {"part_of": OWN, "overlaps": OWN},
    "UnitShape": {"of": "units"},
    "TopicShape": {"measures": "measures", "dimension": "dimensions"},
    "RecipeShape": {**DIMENSIONS, "of": "figures", "unit": "units"},
    "FigureShape": DIMENSIONS,
    "StatementShape": {"scope": "scopes"},
    "ContradictionShape": {"figures": "figures"},
    "ChartShape": {"kind": "kinds", "figures": "figures", "whole": "figures"},
}
"""Shape -> key -> what it refers to by id."""


class Known(Struct, frozen=True, kw_only=True):
    """The ids that content may refer to, by what they name."""

    ids: Mapping[str, tuple[str, ...]]

    def of(self, what: str, own: str) -> tuple[str, ...]:
        """Return the ids of *what*; the file's own words are those of *own*."""
        return self.ids.get(own if what == OWN else what, ())


def schemas(known: Known) -> dict[str, dict[str, Any]]:
    """Return the schema of each kind of file, with the *known* ids."""
    return {name: _schema(name, known) for name in SHAPES}


@cache
def explanations() -> Mapping[str, Mapping[str, str]]:
    """Return what each key says, by its shape."""
    told: dict[str, dict[str, str]] = tomllib.loads(KEYS.read_text(encoding="utf-8"))
    terms = {name: f"{each.meaning}." for name, each in TERMS.items()}
    for name in ("FigureShape", "StatementShape"):
        told[name] = {**terms, **told[name]}
    return told


class _Generator(GenerateJsonSchema):
    """Takes what a reader of ours makes of a text for that text."""

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012 - as pydantic declares it

    def handle_invalid_for_json_schema(self, schema: Any, error_info: str) -> Any:
        del schema, error_info
        return {"type": "string"}


def _schema(name: str, known: Known) -> dict[str, Any]:
    made = TypeAdapter(SHAPES[name]).json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Generator
    )
    parts: dict[str, Any] = made.pop("$defs", {})
    title = made.get("title", "")
    whole = _shape(title, made, name, known)
    definitions = {
        each: _shape(each, part, name, known) for each, part in parts.items()
    }
    return {"$schema": DRAFT, **whole, "definitions": definitions}


def _shape(title: str, made: Any, own: str, known: Known) -> dict[str, Any]:
    """Return a part of a schema with its keys explained, and the ids that they take."""
    found = _written(made)
    told, references = explanations().get(title, {}), REFERENCES.get(title, {})
    for key, part in found.get("properties", {}).items():
        if key in references:
            _refer(part, known.of(references[key], own))
        elif key == "value":
            _measure(part, known.of("units", own))
        elif key == "author":
            _several(part, part["items"], TEXT)
        elif key == "no_figure":
            _several(part["additionalProperties"], TEXT)
        elif title in {"FigureShape", "StatementShape"} and "items" in part:
            _several(part, part["items"])
        if key in told:
            part["description"] = told[key]
    return dict(found)


def _written(made: Any) -> Any:
    """Return a part of a schema as YAML is written, without what only Python says."""
    match made:
        case {"anyOf": [part, {"type": "null"}]}:
            return _written(part)
        case {"$ref": str(way)}:  # beside a reference nothing else counts
            return {"allOf": [{"$ref": way}]}
        case {"enum": list(words)}:
            return {"enum": words}
        case {"type": "boolean"}:
            return dict(TRUTH)
        case dict():
            kept = {name: each for name, each in made.items() if name not in UNSAID}
            # What is left of a text that is read at once says nothing of its type.
            is_text = not kept or kept.get("type") in SCALARS
            return dict(TEXT) if is_text else _within(kept)
        case _:
            return made


def _within(made: dict[str, Any]) -> dict[str, Any]:
    """Return a list or a mapping with its parts as YAML is written."""
    parts = made.pop("properties", None)
    found = {key: _written(each) for key, each in made.items()}
    if parts is not None:
        found["properties"] = {key: _written(each) for key, each in parts.items()}
    return found


def _refer(part: dict[str, Any], ids: tuple[str, ...]) -> None:
    """Let a key, or each item of its list, be one of the ids."""
    target = part.get("items", part)
    target.clear()
    target |= {"enum": sorted(ids)} if ids else TEXT


def _measure(part: dict[str, Any], units: tuple[str, ...]) -> None:
    """Let a value end with a unit, and offer each."""
    part.clear()
    part |= {"type": "string"}
    if units:
        part["defaultSnippets"] = [
            {"label": unit, "body": f"${{1:0}} {unit}"} for unit in units
        ]
        part["anyOf"] = [{"pattern": f" {_escaped(unit)}$"} for unit in units]


def _several(part: dict[str, Any], *items: Any) -> None:
    """Let a key have one thing, or a list of such things."""
    each = {"anyOf": list(items)}
    part.clear()
    part |= {"anyOf": [*items, {"type": "array", "items": each}]}


def _escaped(text: str) -> str:
    return "".join(f"\\{each}" if each in r"\^$.|?*+()[]{}/" else each for each in text)
