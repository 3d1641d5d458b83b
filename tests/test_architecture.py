"""The house: which room may know which, how large rooms are, what stays outside."""

from __future__ import annotations

import ast
import sys
from functools import cache
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

import pytest

from sitegen.draw.shelf import SAYS
from tests.support import ROOT, run

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS = {
    *("read", "resolve", "derive", "check", "plan", "draw", "render", "export"),
    *("inspect", "verify", "find", "write", "past", "assets"),
}
LAYERS = (
    {"usage", "shipped"},
    {
        *("diagnostics", "lock", "cache", "inputs", "options", "harmless", "markup"),
        *("catalogue", "remembered"),
    },
    {"model", "project", "fixes", "fresh", "later", "heap", "guesses"},
    {"forked"},
    {"exchange", "progress", "spool", "show", "sweep", "dimensions"},
    {"words", "outputs", "printed", "cells", "as_json", "fold", "hashed", "graphics"},
    {"names", "prose", "texts", "wholes", "propose", "watch"},
    {"cite", "columns", "linked", "proof", "captions"},
    STEPS,
    {"add", "build", "explain", "guide", "new", "schema"},
    {"serve", "diff", "published"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
"""Each room may know those of the layers before its own, and itself."""

AT_HOME = {
    "yaml": "sitegen.read.nodes",
    "pydantic": "sitegen.read",
    "pydantic_core": "sitegen.read",
    "altair": "sitegen.draw",
    "vl_convert": "sitegen.graphics",
    "jsonschema": "sitegen.plan",
    "PIL": "sitegen.graphics",
    "fontpkg_noto_sans": "sitegen.graphics",
    "jinja2": "sitegen.render",
    "markdown_it": "sitegen.render",
    "markupsafe": "sitegen.render",
    "babel": "sitegen.words",
    "packaging": "sitegen.read",
    "xlsxwriter": "sitegen.export",
}
"""Packages of others, and the one room that knows each."""

ALSO_KNOWN = {("sitegen.printed.cldr", "babel"), ("sitegen.catalogue", "babel")}
"""Words of a language in which is read, beside numbers and dates of the one in which is
written, and the messages in that."""

DATACLASSES = {
    "sitegen.read.shapes",
    "sitegen.read.source_shape",
    "sitegen.read.record",
}
"""The shapes of content, for pydantic. All other records are those of msgspec, whose
classes are ready in a fortieth of the time."""

UNSTEADY = {
    *("time", "random", "secrets", "uuid", "socket", "ssl", "http", "platform"),
    *("getpass", "locale", "multiprocessing", "asyncio"),
}
"""Modules through which a clock, chance, a machine or a network could reach in."""

KNOWN_TO = {
    "sitegen.progress": {"time"},
    "sitegen.forked": {"multiprocessing"},  # the same bytes, on another core
    "sitegen.serve.preview": {"time"},
    "sitegen.serve.server": {"http", "socket"},
    "sitegen.published.web": {"http", "socket"},
}
"""What is for who waits or asks, and reaches no output; no build knows the preview, or
a copy."""

MODULE_LINES, FUNCTION_LINES = 250, 40


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module of sitegen by its full name."""
    found = {}
    for path in sorted((ROOT / "sitegen").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts).removesuffix(".__init__")
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def room(name: str) -> str:
    """Return the module or package right below sitegen; sitegen itself has no name."""
    return name.split(".")[1] if "." in name else ""


def modules_in(name: str) -> list[str]:
    """Return the modules of a room."""
    return [each for each in modules() if room(each) == name]


ROOMS = sorted({"", *(each for rooms in LAYERS for each in rooms)})
"""A test of each looks at all modules in it: there are too many for one of each."""


def for_types(name: str) -> set[ast.AST]:
    """Return the parts of a module that only a type checker reads."""
    return {
        inner
        for node in ast.walk(modules()[name])
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }


def imported(name: str, *, has_types: bool = True) -> Iterator[str]:
    """Yield the full name of each thing that a module imports, wherever it does."""
    left_out: set[ast.AST] = set() if has_types else for_types(name)
    for node in set(ast.walk(modules()[name])) - left_out:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def known(name: str, *, has_types: bool = True) -> set[str]:
    """Return the modules of sitegen that a module imports."""
    found = set()
    for each in imported(name, has_types=has_types):
        if each.partition(".")[0] == "sitegen":
            found.add(each if each in modules() else each.rpartition(".")[0])
    return found - {"sitegen"}


def layer(name: str) -> int:
    """Return how far up a module lives."""
    return next(n for n, rooms in enumerate(LAYERS) if room(name) in rooms)


def calls(name: str) -> Iterator[str]:
    """Yield the name or attribute of each call in a module."""
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=called) | ast.Attribute(attr=called):
                    yield called
                case _:
                    pass


def test_every_room_has_its_layer() -> None:
    """Each module and package is in one layer, and no layer names what is not there."""
    rooms = {room(name) for name in modules()} - {""}

    assert sorted(rooms) == sorted(each for rooms in LAYERS for each in rooms)


@pytest.mark.parametrize("where", ROOMS[1:])
def test_imports_run_one_way(where: str) -> None:
    """A module knows its own room and those below; no step knows another."""
    assert [] == [
        (name, each)
        for name in modules_in(where)
        for each in sorted(known(name))
        if room(each) != where and layer(each) >= layer(name)
    ]


def test_imports_have_no_circles() -> None:
    """No two modules need each other to run."""
    graph = {name: known(name, has_types=False) - {name} for name in modules()}

    order = list(TopologicalSorter(graph).static_order())

    assert {*modules()} == set(order)


@pytest.mark.parametrize("where", ROOMS)
def test_packages_stay_in_their_rooms(where: str) -> None:
    """Packages of others are known in one room each, but that of all records."""
    own = {"sitegen", "__future__", "msgspec"} | set(sys.stdlib_module_names)

    assert [] == [
        (name, each)
        for name in modules_in(where)
        for each in sorted({each.partition(".")[0] for each in imported(name)} - own)
        if not f"{name}.".startswith(f"{AT_HOME.get(each)}.")
        and (name, each) not in ALSO_KNOWN
    ]


def test_drawings_are_known_by_all_that_says_what_is_drawn() -> None:
    """No room that draws, or says what is drawn, is left out of their hash."""
    told = {"graphics", *(folder.name for folder in SAYS)}
    in_plans = {"model", "names", "prose"}  # what these say stands in a plan, as values
    silent = {"as_json", "cache", "catalogue", "cells", "dimensions", "forked"}
    silent |= {"harmless", "hashed", "inputs", "later", "outputs", "remembered"}
    silent |= {"shipped"}

    for where in sorted(told - {"words"}):
        asked = {room(each) for name in modules_in(where) for each in known(name)}
        assert asked - {""} <= told | in_plans | silent, where


def test_records_are_of_one_kind() -> None:
    """A class of records is a `Struct`, unless another library has to read it."""
    found = {
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module == "dataclasses"
        and "dataclass" in {each.name for each in node.names}
    }

    assert DATACLASSES == found


@pytest.mark.parametrize("where", ROOMS)
def test_nothing_unsteady_is_known(where: str) -> None:
    """No module knows a clock, chance, the machine or a network, but for who waits."""
    asked = {"now", "today", "utcnow", "urlopen", "gethostname"}
    for name in modules_in(where):
        known = {each.partition(".")[0] for each in imported(name)}
        assert KNOWN_TO.get(name, set()) == UNSTEADY & known, name
        assert set() == asked & set(calls(name)), name


@pytest.mark.parametrize("where", sorted({*ROOMS} - {"draw", "graphics"}))
def test_numbers_stay_exact(where: str) -> None:
    """A number becomes a float only where pictures are drawn."""
    assert [] == [name for name in modules_in(where) if "float" in set(calls(name))]


@pytest.mark.parametrize("where", sorted({*ROOMS} - {"cli", "__main__"}))
def test_only_the_command_line_prints(where: str) -> None:
    """Nothing but the command line writes on the screen, or ends the program."""
    said = {"print", "exit", "_exit", "input"}
    assert [] == [name for name in modules_in(where) if said & set(calls(name))]


@pytest.mark.parametrize("where", ROOMS)
def test_every_module_says_what_it_is(where: str) -> None:
    """Each module begins with a docstring."""
    assert [] == [
        name for name in modules_in(where) if not ast.get_docstring(modules()[name])
    ]


@pytest.mark.parametrize("where", ROOMS)
def test_rooms_are_small(where: str) -> None:
    """A module reads in one sitting, and a function on one screen."""
    for name in modules_in(where):
        path = ROOT / name.replace(".", "/")
        file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        long = [
            f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
            for node in ast.walk(modules()[name])
            if isinstance(node, ast.FunctionDef)
            and node.end_lineno
            and node.end_lineno - node.lineno >= FUNCTION_LINES
        ]

        assert [] == long, name
        assert MODULE_LINES >= len(file.read_text("utf-8").splitlines()), name


def test_generator_does_not_know_its_subject() -> None:
    """Another place's fact sheet is another content/, and nothing else."""
    subject = ("chongqing", "yuan", "asean")
    texts = {
        path: path.read_text(encoding="utf-8").lower()
        for part in ("sitegen", "templates")
        for path in sorted((ROOT / part).rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    }

    assert [] == [
        f"{path.relative_to(ROOT)}: {word}"
        for path, text in texts.items()
        for word in subject
        if word in text
    ]


def test_command_line_starts_without_what_it_may_not_need() -> None:
    """Help is shown, and a command named, before charts and templates are loaded."""
    script = "import sys, sitegen.cli; print(*sorted(sys.modules))"

    loaded = set(run(["-c", script]).stdout.split())

    assert "sitegen.cli" in loaded
    assert set() == loaded & {*AT_HOME, *(f"sitegen.{step}" for step in STEPS)}
