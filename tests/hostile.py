"""Three hundred strings that mean harm somewhere, and trees of content with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from tests.support import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS = (
    *("<script>alert(1)</script>", "</title><script>alert(1)</script>", "]]><x>"),
    *('"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "<svg/onload=x>"),
    *("<!-- ", "-->", "</style><style>*{display:none}", "<base href=//x.example>"),
    *("<iframe srcdoc=x>", "<meta http-equiv=refresh content=0>", "<a href=//x>y</a>"),
    *("javascript:alert(1)", "[x](javascript:alert(1))", "![x](//x.example/y.png)"),
    *("[x](data:text/html,y)", "[x]: //x.example", "<//x.example>", "`code`", "# head"),
    *(
        "{{ 7 * 7 }}",
        "{% for x in y %}",
        "{# x #}",
        "{{ ''.__class__.__mro__ }}",
        "${7}",
    ),
    *("#{7}", "<%= 7 %>", "{trade-2024}", "{trade-2024|x}", "{x", "x}", "{{", '{"x"}'),
    *(
        "::: chart x",
        "::: headline",
        ":::",
        "---",
        "***",
        "...",
        "| a | b |",
        "> quote",
    ),
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "\t=1",
        "%s%n",
        "%00",
        "\\",
    ),
    *("../../etc/passwd", "/etc/passwd", "C:\\x", "file:///etc/passwd", "~", "a/../b"),
    *(
        "&amp;",
        "&lt;script&gt;",
        "&#x3c;",
        "&",
        "&nbsp",
        "<",
        ">",
        '"',
        "'",
        "``",
        "<a",
    ),
    *("datum.value", "\\u003cscript>", "</script>", "__proto__", "constructor", "null"),
    *("no", "true", "~", "1e999", "NaN", "-0", "0x10", "1_000", "012", "1:30", "!!x y"),
    *("&a", "*a", "!x", "%x", "- x", "? x", "x: y", "x # y", "[", "{a: b", "|", ">-"),
    *("\u202eevil\u202c", "\u200b", "a\u0301" * 40, "\ufeffx", "\u2028", "\ud7ff"),
    *("\U0001f469\u200d\U0001f4bb", "ﷺ" * 20, "İstanbul", "ß", "ǅ", "\u0085", "\xa0"),
    *("\x00", "\x1b[31m", "\x7f", "\r\nSet-Cookie: x", "a\nb", "a\n\nb", "\t", " ", ""),
    *(
        "漢字かな交じり文",
        "עברית",
        "العربية",
        "ไทย",
        "\U0001d7d9\U0001d7da",
        "\uff11\uff12\uff13",
        "٣",
        "½",
        "²",
        "⅓",
    ),
    *("x" * 5000, "x " * 2000, "(" * 500, "[" * 500, "*" * 500, "_" * 500, "`" * 500),
    *(
        "<" * 500,
        "&" * 500,
        "{" * 200,
        "![" * 200,
        "[a](" * 200,
        "> " * 300,
        "- " * 300,
    ),
    *("about 5%", "five billion", "12 %", "1,000.5", "2024", "in 2024", "3rd", "№ 5"),
)
AFFIXES = (("", ""), ("Norland ", ""), ("", " of Norland"))
STRINGS = tuple(
    dict.fromkeys(
        f"{before}{each}{after}" for before, after in AFFIXES for each in SEEDS
    )
)
KEYS = {
    *("label", "inline", "definition", "short", "one", "before", "summary"),
    *("note", "title", "name", "publisher", "author", "inferred", "description"),
    *("licence", "partner_word", "enterprise_word", "seed", "url"),
}
"""The keys of text that is proved by nothing else, and two that must be an address."""

Leaf = tuple[str, tuple[Any, ...]]
"""A file and the way to a text in it."""


def leaves() -> list[Leaf]:
    """Return every text field of the small fact sheet, and the prose of its page."""
    found: list[Leaf] = [("pages/index.md", (each,)) for each in ("title", "prose")]
    for name, text in CONTENT.items():
        if name.endswith(".yaml"):
            data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - plain text only
            found += [(name, way) for way in _ways(data, ())]
    return found


def tree(put: dict[Leaf, str]) -> dict[str, str]:
    """Return the small fact sheet with other texts at some places."""
    made = dict(CONTENT)
    for name, text in CONTENT.items():
        mine = {way: value for (file, way), value in put.items() if file == name}
        if not mine:
            continue
        if name == "pages/index.md":
            if ("title",) in mine:
                title = yaml.safe_dump(mine["title",], default_style='"', width=10**9)
                text = text.replace("title: Norland", f"title: {title.strip()}")  # noqa: PLW2901
            made[name] = f"{text}\n{mine.get(('prose',), '')}\n"
            continue
        data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - plain text only
        for way, value in mine.items():
            inner = data
            for step in way[:-1]:
                inner = inner[step]
            inner[way[-1]] = value
        made[name] = yaml.safe_dump(
            data, default_style='"', allow_unicode=True, sort_keys=False, width=10**9
        )
    return made


def lines(text: str) -> dict[tuple[Any, ...], int]:
    """Return the line from 1 of each text of a file of YAML, by the way to it."""
    found: dict[tuple[Any, ...], int] = {}
    waiting: list[tuple[Any, tuple[Any, ...]]] = [(yaml.compose(text), ())]
    while waiting:
        node, way = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            found[way] = node.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(each, (*way, place)) for place, each in enumerate(node.value)]
        else:
            waiting += [(each, (*way, key.value)) for key, each in node.value]
    return found


def _ways(data: Any, way: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if isinstance(data, str):
        if KEYS & {each for each in way if isinstance(each, str)}:
            yield way
        return
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield from _ways(value, (*way, key))
