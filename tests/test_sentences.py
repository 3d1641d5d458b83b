"""No sentence is left in a template, a script or a module that makes pages."""

from __future__ import annotations

import ast
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, nodes

from sitegen.catalogue import SCRIPTED
from tests.messages import called, saying
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

ALLOWED = {
    *("csv", "json", "jsonld", "md", "xml", "html", "sha256", "manifest", "sdmx"),
    *("figures", "places", "sources", "vintages", "sheet", "feed", "fact", "xlsx"),
    *("all", "annotations", "datapackage", "metadata", "zip", "KB", "CSV", "JSON"),
    *("PNG", "SVG", "PDF", "Vega", "Lite", "sha", "APA", "Chicago", "GB", "T"),
    *("BibTeX", "RIS", "CSL", "px"),
}
"""Names of files, formats and styles, which are the same in any language."""
WORD = re.compile(r"[^\W\d_]+")
UNSPOKEN = re.compile(r"<(script|style|pre|code)\b.*?</\1>|<!--.*?-->", re.DOTALL)
"""What nobody is told, or what is not ours to word: code, ids and citations."""
SPOKEN = re.compile(
    r'(?:\b(?:aria-label|title|alt|placeholder|data-when)|name="description" content|'
    r'property="og:(?:title|description|image:alt)" content)="([^"]*)"'
)
"""Attributes that are read to somebody."""
SENTENCE = re.compile(r"[^\W\d_][\w’']*,? [^\W\d_]{2,}|^[A-Z][a-z]+$")
"""What reads as words to readers: two in a row, or one that begins as a name does."""
_OURS = sorted((ROOT / "templates").rglob("*.*"))
ESCAPE = re.compile(r"\\[0-9a-f]+|data:.*")
"""A character by its number, or a picture, in a style."""
COMMENT = re.compile(r"/\*.*?\*/|(?:^|\s)// .*?$", re.DOTALL | re.MULTILINE)
"""In a script."""
TEMPLATES = [str(path.relative_to(ROOT)) for path in _OURS if path.suffix == ".html"]
STYLES = [str(path.relative_to(ROOT)) for path in _OURS if path.suffix == ".css"]
SCRIPTS = [str(path.relative_to(ROOT)) for path in _OURS if path.suffix == ".js"]
ROOMS = ("words", "captions", "cite", "render", "export", "draw", "graphics", "assets")
ALONE = (
    *("names.py", "wholes.py", "linked.py", "columns.py"),
    "diff/story.py",
    *("plan/kinds.py", "plan/rows.py"),
)
TELLING = ("broken", "fitting", "held", "kept", "parts", "reading", "reasons")
OTHERS = {
    *(f"render/{name}.py" for name in TELLING),
    "words/joined.py",
    *(f"cite/{name}.py" for name in ("styles", "records", "work")),
}
"""Those of them that speak to editors, or in the forms of manuals."""


def _modules() -> Iterator[str]:
    """Yield the modules that make pages, or something else that readers see."""
    tool = ROOT / "sitegen"
    paths = [path for room in ROOMS for path in (tool / room).rglob("*.py")]
    rules = (tool / "check").glob("*.py")
    paths += [path for path in rules if "\nNAMES = " in path.read_text("utf-8")]
    names = (path.relative_to(tool).as_posix() for path in paths)
    yield from sorted({*names, *ALONE} - OTHERS)


MODULES = tuple(_modules())
CLASSES = {"inner number"}
"""Of the style."""
CODE = {
    *("End", "Home", "Escape", "not loaded", "use strict"),
    *(".menu ul", ".cite pre", "main > section, .all tbody tr"),
}
"""Keys, an error that nobody sees, and selectors."""
PROPER = {
    *("Article", "Dataset", "Observation", "Organization", "Person", "Place", "Report"),
    *("Annotation", "Chicago", "Noto Sans", "Liberation Sans"),
    *("View", "system-ui, 'Liberation Sans', sans-serif"),
}
"""Names of others: in schema.org and W3C, of a manual, of fonts and in Vega."""
UNTOLD = {"cast", "compile", "TypeVar", "startswith", "error", "warn", "remark"}
UNTOLD |= {"fromkeys"}
"""Calls whose strings are for programs, or for editors, or are keys."""


def words(text: str) -> set[str]:
    """Return the words of a text."""
    return set(WORD.findall(text))


def told(html: str) -> list[str]:
    """Return what a page says, and what its attributes do."""
    html = UNSPOKEN.sub("", html)
    spoken = (each for each in SPOKEN.findall(html))
    return [unescape(re.sub(r"<[^>]*>", "\n", html)), *map(unescape, spoken)]


def of_template(text: str) -> set[str]:
    """Return the words of a template that no catalogue says."""
    env = Environment(  # noqa: S701 - it fills nothing
        extensions=["jinja2.ext.do", "jinja2.ext.i18n"]
    )
    parsed, data, said = env.parse(text), "", set[int]()
    for output in parsed.find_all(nodes.Output):
        for each in output.nodes:
            data += each.data if isinstance(each, nodes.TemplateData) else "\0"
    for call in parsed.find_all(nodes.Call):
        if getattr(call.node, "name", "") in {"_", "gettext", "ngettext"}:
            said |= {id(each) for each in call.find_all(nodes.Const)}
    consts = (each for each in parsed.find_all(nodes.Const) if id(each) not in said)
    texts = (each.value for each in consts if isinstance(each.value, str))
    sentences = {each for each in texts if SENTENCE.search(each)}
    return {word for part in told(data) for word in words(part)} | sentences


def of_script(text: str) -> set[str]:
    """Return the strings of a script that read as words and that no catalogue says."""
    text = re.sub(
        r"/\*.*?\*/|^\s*//.*?$|\s// .*?$", "", text, flags=re.DOTALL | re.MULTILINE
    )
    text = SCRIPTED.sub("", text)
    found = re.findall(r'"([^"\n]*)"|`([^`]*)`|\'([^\'\n]*)\'', text)
    strings = (re.sub(r"<[^>]*>|\$\{[^}]*\}", "\0", "".join(each)) for each in found)
    return {each for each in strings if SENTENCE.search(each)}


def of_style(text: str) -> set[str]:
    """Return the strings of a style that it shows and that no catalogue says."""
    shown = re.findall(r"content:([^;}]*)", SCRIPTED.sub("", text))
    strings = re.findall('"([^"]*)"', "".join(shown))
    return {each for each in strings if WORD.search(ESCAPE.sub("", each))}


def of_module(text: str) -> set[str]:
    """Return the strings of a module that read as words and that no catalogue says."""
    module = ast.parse(text)
    aside = {
        id(inner)
        for node in ast.walk(module)
        for each in _aside(node)
        for inner in ast.walk(each)
    }
    strings = (
        re.sub(r"<[^>]*(>|$)|^[^<]*>", "\0", node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in aside
    )
    return {each for each in strings if SENTENCE.search(each)}


def _aside(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a catalogue says, and what nobody does who makes pages."""
    match node:
        case ast.Call():
            yield from saying(node)
            if called(node) in UNTOLD:
                yield node
        case ast.Dict():  # what is said of something, by the name that we know it by
            yield from filter(None, node.keys)
        case ast.keyword(arg="rule") | ast.Raise() | ast.Expr(value=ast.Constant()):
            yield node
        case ast.AnnAssign():
            yield node.annotation
        case ast.Subscript():  # a key, or a type
            yield node.slice
        case ast.Assign(targets=[ast.Name(id="message" | "cure" | "__all__")]):
            yield node
        case _:
            pass


def test_there_is_something_to_look_at() -> None:
    """Templates, scripts and modules are where they are looked for."""
    assert min(map(len, (TEMPLATES, SCRIPTS))) > 4
    assert 60 < len(MODULES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_sentence_is_left_in_a_template(name: str) -> None:
    """What stands there is marked; one that is added without a mark is found."""
    text = (ROOT / name).read_text(encoding="utf-8")

    assert set() == of_template(text) - ALLOWED - CLASSES
    for left in (
        "<p>Left</p>",
        '<p aria-label="Left">',
        '{{ "Left" }}',
        '{{ "left behind" }}',
        "{% if site %}left{% endif %}",
    ):
        assert of_template(f"{text}{left}") - ALLOWED - CLASSES, left
    for said in ("{% trans %}Left behind{% endtrans %}", '{{ _("Left behind") }}'):
        assert set() == of_template(f"{text}{said}") - ALLOWED - CLASSES, said


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_sentence_is_left_in_a_script(name: str) -> None:
    """The same of the strings of a script."""
    text = (ROOT / name).read_text(encoding="utf-8")

    assert set() == of_script(text) - CODE
    assert {"Left"} == of_script(f'{text}\nf("Left")') - CODE
    assert of_script(f"{text}\nf(`${{one}} is left`)") - CODE
    assert set() == of_script(f'{text}\nf(say("Left behind"))') - CODE


@pytest.mark.parametrize("name", STYLES)
def test_no_sentence_is_left_in_a_style(name: str) -> None:
    """The same of what it puts beside things, also for the ear alone."""
    text = (ROOT / name).read_text(encoding="utf-8")
    text = re.sub(r"{% trans .*?{% endtrans %}", "", text)

    assert set() == of_style(text)
    assert {" (left)"} == of_style(f'{text}\np::after {{ content: "*" / " (left)" }}')
    assert set() == of_style(f'{text}\np::after {{ content: "*" / say(" (left)") }}')


@pytest.mark.parametrize("name", MODULES)
def test_no_sentence_is_left_in_a_module_that_makes_pages(name: str) -> None:
    """The same of its strings, but for what is told to editors in faults."""
    text = (ROOT / "sitegen" / name).read_text(encoding="utf-8")

    assert set() == of_module(text) - PROPER
    for left in ('f("Left behind")', 'f(f"{x} was left")', 'LEFT = {"a": "Left"}'):
        assert of_module(f"{text}\n{left}") - PROPER, left
    for said in ('say("Left behind")', 'mark("%(x)s was left")', '"""Left behind."""'):
        assert set() == of_module(f"{text}\n{said}") - PROPER, said
