"""
Kinds of chart that a project brings along: ``templates/charts/<kind>.vl.json``.

A Vega-Lite specification of one view or of layers, its data named ``figures``, with y
on a name and x on a number of the rows. It gets the theme, both widths and all that
every row owes. What could run, fetch or hide something is refused.
"""

from __future__ import annotations

import json
import operator
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from sitegen.catalogue import mark
from sitegen.diagnostics import Diagnostic, Location, Report
from sitegen.guesses import did_you_mean
from sitegen.model.figure import Kind
from sitegen.model.plan import COLUMNS, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sitegen.model.plan import Cell, Row

FOLDER, SUFFIX = "charts", ".vl.json"
NUMBERS = ("value", "low", "high", "growth")
REFUSED = frozenset(
    (
        *("concat", "hconcat", "vconcat", "facet", "row", "column", "repeat", "params"),
        *("signal", "expr", "calculate", "labelExpr", "url", "href", "datasets"),
    )
)
"""Keys with which a specification computes, fetches, or is more than one view."""
FIELDS = frozenset({"field", "groupby"})
"""Keys that name fields, in encodings and in transforms."""
EXPRESSIONS = frozenset({"filter", "test"})
"""Keys that may hold a predicate, but not a string to be run."""
LIMITS = {"equal": "eq", "lt": "lt", "lte": "le", "gt": "gt", "gte": "ge"}
"""How a predicate compares, and what that is called here."""


def own(templates: Path, report: Report) -> Mapping[str, Sort]:
    """Return the kinds of a project by name; what is wrong with one is reported."""
    kinds = {}
    for path in sorted((templates / FOLDER).glob(f"*{SUFFIX}")):
        name = path.name.removesuffix(SUFFIX)
        at = Location(PurePosixPath("templates", FOLDER, path.name), 1, 1)
        try:
            made = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            message = f"this is no JSON: {error}; correct it"
            report.error("specification-broken", at, message)
            continue
        faults = [Diagnostic(at, code, message) for code, message in _faults(made)]
        report.add(faults)
        if not faults:
            kinds[name] = Sort(
                name=name,
                says=mark("A picture"),
                means=tuple(Kind),
                keys=("panels",),
                tells_growth=True,
                specification=json.dumps(made),
            )
    return kinds


def draws(specification: str, rows: Iterable[Row]) -> bool:
    """Tell whether a view shows a row: one that passes its filters and has its x."""
    made = json.loads(specification, parse_float=Decimal)
    records = [row.record for row in rows]
    for view in made.get("layer", [{}]):
        steps = [*made.get("transform", []), *view.get("transform", [])]
        x = {**made.get("encoding", {}), **view.get("encoding", {})}["x"]["field"]
        asked = [each["filter"] for each in steps if "filter" in each]
        asked = [
            each for each in (*asked, {"field": x, "valid": True}) if _is_told(each)
        ]
        if any(all(_passes(each, record) for each in asked) for record in records):
            return True
    return False


def _is_told(asked: Any) -> bool:
    """Tell whether rows answer a predicate; of what a transform makes Vega does."""
    return not any(
        key == "timeUnit" or (key == "field" and field not in COLUMNS)
        for key, field in _pairs(asked)
    )


def _passes(asked: Mapping[str, Any], record: Mapping[str, Cell]) -> bool:
    """Tell whether a record passes a predicate."""
    if "not" in asked:
        return not _passes(asked["not"], record)
    for key, joined in (("and", all), ("or", any)):
        if key in asked:
            return joined(_passes(each, record) for each in asked[key])
    cell = record.get(asked["field"])
    if "valid" in asked:
        return asked["valid"] is (cell is not None)
    ends = dict(zip(("gte", "lte"), asked.get("range", ()), strict=False))
    try:
        return all(
            getattr(operator, LIMITS[key])(cell, limit)
            for key, limit in (ends | {**asked}).items()
            if key in LIMITS and limit is not None
        ) and cell in asked.get("oneOf", [cell])
    except TypeError:  # a row without it, or a word where a number is asked
        return False


def _faults(made: Any) -> Iterator[tuple[str, str]]:
    """Yield the code of each fault of a specification, and its message."""
    if refused := sorted({*_refused(made)}):
        for what in refused:
            yield "specification-refused", f"{what} is not allowed here; leave it out"
        return
    if reason := invalid(made):
        message = f"this is no Vega-Lite: {reason}; correct it"
        yield "specification-broken", message
        return
    if made.get("layer") == []:
        yield "specification-broken", "it draws nothing; give it a layer with a mark"
    if made.get("data") != {"name": "figures"}:
        message = 'its data are not the rows; write "data": {"name": "figures"}'
        yield "specification-broken", message
    for message in dict.fromkeys((*_unknown(made), *_misplaced(made))):
        yield "specification-field", message


def _unknown(made: Any) -> Iterator[str]:
    """Yield fields that no row has, nor gets by a transform."""
    pairs = [(key, text) for key, text in _pairs(made) if isinstance(text, str)]
    known = {*COLUMNS, *(name for key, name in pairs if key == "as")}
    for key, field in pairs:
        if key in FIELDS and field not in known:
            yield f"no row has the field {field!r}{did_you_mean(field, COLUMNS)}"


def _misplaced(made: Any) -> Iterator[str]:
    """Yield that a mark has no place in a row."""
    for view in made.get("layer", [made]):
        encoding = {**made.get("encoding", {}), **view.get("encoding", {})}
        number = encoding.get("x", {}).get("field", "")
        is_number = number in NUMBERS or number not in COLUMNS
        if not number or not is_number or encoding.get("y", {}).get("field") != "label":
            yield "put y on 'label' and x on a number, so that names have their room"


def _refused(made: Any) -> Iterator[str]:
    """Yield what a specification may not hold."""
    for key, value in _pairs(made):
        text = value if isinstance(value, str) else ""
        if key in REFUSED or (key in EXPRESSIONS and isinstance(value, str)):
            yield repr(key)
        elif key != "$schema" and ("//" in text or text.startswith("data:")):
            yield f"the address {text!r}"


def _pairs(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value with its key, but for those within one that is refused."""
    yield key, value
    if isinstance(value, list):
        for inner in value:
            yield from _pairs(inner, key)
    elif isinstance(value, dict) and key not in REFUSED:
        for name, inner in value.items():
            yield from _pairs(inner, name)


def invalid(made: Any) -> str:
    """Return why something is no Vega-Lite, by the schema that altair brings along."""
    from jsonschema.exceptions import best_match  # type: ignore[import-untyped]

    fault = best_match(_validator().iter_errors(made))
    return fault.message.partition("\n")[0][:200] if fault else ""


@cache
def _validator() -> Any:
    from jsonschema import Draft7Validator  # type: ignore[import-untyped]

    altair = find_spec("altair")
    folder = Path(altair.origin).parent if altair and altair.origin else Path()
    (schema,) = folder.glob("vegalite/v6/schema/vega-lite-schema.json")
    return Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))
