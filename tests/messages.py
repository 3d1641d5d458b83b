"""
All messages of the tool, as its modules, its templates and its scripts have them.

`make catalogue` writes them for translators, in the form of gettext; tests ask them
what a language has to say.
"""

from __future__ import annotations

import ast
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

from sitegen.catalogue import SCRIPTED
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Found = tuple[int, str | tuple[str, str]]

SAYING = {"say": (0,), "mark": (0,), "many": (0, 1), "Column": (2,), "term": (1,)}
"""What says a message, and which of its arguments are one."""
TITLED = "Table"
"""What says a message as its title."""
FILLED = "paper.css"
"""The style that is a template."""
OPTIONS = {"extensions": "jinja2.ext.do", "newstyle_gettext": "true", "silent": "false"}


@cache
def messages() -> Catalog:
    """Return all messages with their places; those of a number have a plural."""
    found = Catalog(project="sitegen", charset="utf-8")
    for path in files():
        where = path.relative_to(ROOT).as_posix()
        for line, message in _of(path):
            found.add(message, locations=[(where, line)])
    return found


def files() -> list[Path]:
    """Return the files that may have messages, in their order."""
    inside = (ROOT / "sitegen").rglob("*.py"), (ROOT / "templates").rglob("*.*")
    return sorted(path for found in inside for path in found if path.suffix != ".svg")


def _of(path: Path) -> Iterator[Found]:
    if path.suffix == ".py":
        yield from of_module(ast.parse(path.read_text(encoding="utf-8")))
    elif path.suffix in {".js", ".css"} and path.name != FILLED:
        text = path.read_text(encoding="utf-8")
        for found in SCRIPTED.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            yield line, found["plain"] or found["filled"]
    elif path.suffix == ".html" or path.name == FILLED:
        with path.open("rb") as file:
            for line, _, message, _ in babel_extract(
                file, ("_", "gettext", "ngettext"), (), OPTIONS
            ):
                given = [message] if isinstance(message, str) else message or ()
                one, *others = [each for each in given if each] or [""]
                if one:  # a variable is said where it is marked
                    yield line, (one, others[0]) if others else one


def of_module(module: ast.Module) -> Iterator[Found]:
    """Yield what a module says, where that stands there and is no variable."""
    for call in ast.walk(module):
        if isinstance(call, ast.Call):
            said = [each.value for each in saying(call) if isinstance(each.value, str)]
            if len(said) == 1:
                yield call.lineno, said[0]
            elif said:
                yield call.lineno, (said[0], said[1])


def saying(call: ast.Call) -> list[ast.Constant]:
    """Return the arguments of a call that are messages."""
    name = called(call)
    given: list[Any] = [
        each for at in SAYING.get(name, ()) for each in call.args[at:][:1]
    ]
    if name == TITLED:
        given += [each.value for each in call.keywords if each.arg == "title"]
    return [each for each in given if isinstance(each, ast.Constant)]


def called(call: ast.Call) -> str:
    """Return what a call calls; a catalogue by itself is what says something."""
    if isinstance(call.func, ast.Call):
        return "say" if called(call.func) == "catalogue" else ""
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


if __name__ == "__main__":
    write_po(sys.stdout.buffer, messages(), width=88, sort_output=True)
