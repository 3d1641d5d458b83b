"""
Kinds of chart that a project brings along: ``templates/charts/<kind>.vl.json``.

A Vega-Lite specification of one view or of layers, its data named ``figures``, with y
on a name and x on a number of the rows. It gets the theme, both widths and all that
every row owes. What could run, fetch or hide something is refused.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from sitegen.diagnostics import Diagnostic, Location, Report, did_you_mean
from sitegen.model.figure import Kind
from sitegen.model.plan import COLUMNS, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


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
        faults = [*_faults(made, at)]
        report.add(faults)
        if not faults:
            kinds[name] = Sort(
                name=name,
                says="A picture",
                means=tuple(Kind),
                keys=frozenset({"panels"}),
                tells_growth=True,
                specification=json.dumps(made),
            )
    return kinds


def _faults(made: Any, at: Location) -> Iterator[Diagnostic]:
    """Yield what is wrong with a specification."""
    if refused := sorted({*_refused(made)}):
        for what in refused:
            message = f"{what} is not allowed here; leave it out"
            yield Diagnostic(at, "specification-refused", message)
        return
    if reason := invalid(made):
        message = f"this is no Vega-Lite: {reason}; correct it"
        yield Diagnostic(at, "specification-broken", message)
        return
    if made.get("layer") == []:
        message = "it draws nothing; give it a layer with a mark"
        yield Diagnostic(at, "specification-broken", message)
    if made.get("data") != {"name": "figures"}:
        message = 'its data are not the rows; write "data": {"name": "figures"}'
        yield Diagnostic(at, "specification-broken", message)
    for message in dict.fromkeys((*_unknown(made), *_misplaced(made))):
        yield Diagnostic(at, "specification-field", message)


def _unknown(made: Any) -> Iterator[str]:
    """Yield fields that no row has, nor gets by a transform."""
    given = {
        name for key, name in _pairs(made) if key == "as" and isinstance(name, str)
    }
    for key, field in _pairs(made):
        is_name = key in FIELDS and isinstance(field, str)
        if is_name and field not in {*COLUMNS, *given}:
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
