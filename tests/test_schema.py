"""The schemas by which editors complete and explain the keys of content."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
import yaml
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from sitegen import schema
from sitegen.cli import SOUND, main
from sitegen.diagnostics import Report
from sitegen.new import STARTER
from sitegen.project import Project
from sitegen.read import record
from sitegen.read.schema import SHAPES, explanations
from sitegen.read.source_shape import NameShape
from tests.support import ROOT, site_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOTS = (ROOT, STARTER, *sorted(Path(__file__).parent.glob("sites/*")))
FILES = [
    (root, path)
    for root in ROOTS
    for path in sorted(root.rglob("content/**/*.yaml"))
    if ".schemas" not in path.parts and path.is_relative_to(root / "content")
]
FIRST = "# yaml-language-server: $schema="
SOURCE = {
    "title": "Trade",
    "name": "The Gazette",
    "publisher": "Gazette",
    "covers": 2024,
    "url": "https://gazette.example/",
    "figures": {
        "exports": {
            "measure": "exports",
            "period": 2024,
            "value": "5 EUR bn",
            "printed": {"1": "5 billion euros"},
            "growth": [{"value": "5 %", "printed": {"1": "5%"}, "base": 2023}],
        }
    },
}


@cache
def made(root: Path) -> dict[str, Any]:
    """Return the schemas of a project by their names."""
    project = Project(root, root / "site")
    files = schema.files(site_of(project), project, Report())
    return {
        name.removesuffix(".json"): json.loads(text) for name, text in files.items()
    }


def name_of(path: Path) -> str:
    """Return the name of the schema of a content file."""
    return {"sources": "source", "charts": "chart"}.get(path.parent.name, path.stem)


def faults(root: Path, name: str, value: Any) -> list[str]:
    """Return what a schema says against a value."""
    validator = Draft7Validator(made(root)[name])
    return [each.message for each in validator.iter_errors(value)]


def keyed(value: Any) -> Any:
    """Return YAML as an editor sees it: keys are text."""
    match value:
        case dict():
            return {str(key): keyed(each) for key, each in value.items()}
        case list():
            return [keyed(each) for each in value]
        case "true" | "false":
            return value == "true"
        case str() | bool() | int() | float():
            return value
        case _:  # a day
            return str(value)


@pytest.mark.parametrize(
    ("root", "path"), FILES, ids=lambda path: path.relative_to(ROOT).as_posix() or "."
)
def test_sound_content_is_valid(root: Path, path: Path) -> None:
    """Every file is valid, whether an editor takes 2024 and yes for more than text."""
    text = path.read_text(encoding="utf-8-sig")

    for loader in (yaml.BaseLoader, yaml.SafeLoader):
        value = keyed(yaml.load(text, loader))  # noqa: S506 - our own files
        if value is not None:
            assert [] == faults(root, name_of(path), value)


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_a_schema_is_one(name: str) -> None:
    """Each is a schema of the draft that it names."""
    found = made(STARTER)[name]

    Draft7Validator.check_schema(found)
    assert "draft-07" in found["$schema"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("titel", "x"),
        ("title", ["x"]),
        ("covers", {"from": 2024}),
        ("kind", "rumour"),
        ("untitled", "perhaps"),
        ("figures", {"exports": {**SOURCE["figures"]["exports"], "measures": "x"}}),  # type: ignore[index]
        ("figures", {"exports": {**SOURCE["figures"]["exports"], "measure": "x"}}),  # type: ignore[index]
        ("figures", {"exports": {**SOURCE["figures"]["exports"], "value": "5 EUR"}}),  # type: ignore[index]
        ("figures", {"exports": {**SOURCE["figures"]["exports"], "growth": "5 %"}}),  # type: ignore[index]
        ("author", [["x"]]),
    ],
)
def test_a_wrong_key_is_not_valid(key: str, value: object) -> None:
    """An unknown key or id, and a thing of another type, is refused at once."""
    assert [] == faults(STARTER, "source", SOURCE)
    assert [] != faults(STARTER, "source", {**SOURCE, key: value})


def test_a_missing_key_is_not_valid() -> None:
    """What must be there is asked for."""
    del (value := dict(SOURCE))["publisher"]

    assert ["'publisher' is a required property"] == faults(STARTER, "source", value)


def shapes() -> Iterator[Any]:
    """Yield every shape that a file, or a part of one, may have."""
    waiting = [*SHAPES.values(), NameShape, record.VintageShape, record.FigureShape]
    waiting.append(vars(record)["StatementShape"])
    while waiting:
        shape = waiting.pop()
        is_shape = isinstance(shape, type) and issubclass(shape, record.Shape)
        if is_shape and is_dataclass(shape):
            yield shape
            waiting += [each.type for each in fields(shape)]
        else:
            waiting += get_args(shape)


def test_every_key_is_explained() -> None:
    """Each key of each shape has a sentence, and no sentence is of no key."""
    known = {each.__name__: {key.name for key in fields(each)} for each in shapes()}
    told = dict(explanations())
    told.pop("PageShape")  # of Markdown, which no schema is for

    assert known == {name: set(keys) for name, keys in told.items()}
    for name, keys in told.items():
        for key, text in keys.items():
            assert text.endswith("."), f"{name}.{key}"


def unnamed(root: Path) -> list[str]:
    """Return the files of a sheet whose first lines lead to no schema of theirs."""
    found = []
    for path in sorted((root / "content").rglob("*.yaml")):
        if path.name == "paragraphs.yaml":  # written by verify
            continue
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        target = (path.parent / first.removeprefix(FIRST)).resolve()
        expected = root / schema.FOLDER / f"{name_of(path)}.json"
        if expected.resolve() != target:
            found.append(path.relative_to(root).as_posix())
    return found


def test_first_lines_name_the_schemas() -> None:
    """The first line of each file of a new sheet leads to its schema, once written."""
    assert [] == unnamed(STARTER)


def test_check_tells_what_is_stale(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Schemas older than the content are told and hinder nothing; --write mends it."""
    root = str(tmp_path)
    main(["new", root])
    written = sorted((tmp_path / schema.FOLDER).iterdir())

    fresh = main(["check", "--strict", "--root", root])
    first = capsys.readouterr().err
    units = tmp_path / "content/vocabulary/units.yaml"
    with units.open("a", encoding="utf-8") as file:
        file.write("ships: {label: ships, nouns: [ships]}\n")
    later = main(["check", "--strict", "--root", root])
    told = capsys.readouterr().err
    main(["schema", "--write", "--root", root])
    mended = main(["check", "--strict", "--root", root])

    assert (SOUND, SOUND, SOUND) == (fresh, later, mended)
    assert "" == first
    assert (
        "content/.schemas:1:1: remark[schema-stale] units.json, source.json, "
        "derived.json: of older content; run sitegen schema --write\n" in told
    )
    assert "" == capsys.readouterr().err
    assert sorted(f"{name}.json" for name in SHAPES) == [each.name for each in written]


def test_schemas_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --write they are printed as one JSON, and nothing is written."""
    root = str(tmp_path)
    main(["new", root])
    kept = {
        each.name: each.read_text("utf-8")
        for each in (tmp_path / schema.FOLDER).iterdir()
    }
    capsys.readouterr()

    assert SOUND == main(["schema", "--root", root])
    assert {name: json.loads(text) for name, text in kept.items()} == json.loads(
        capsys.readouterr().out
    )
