"""
A plan -> the files of a chart: the two pictures of the page and the downloads.

A picture that travels has its title with it, and its notes, sources and address below.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from sitegen.as_json import dumps
from sitegen.captions.remarks import all_known, beneath
from sitegen.catalogue import catalogue
from sitegen.draw.picture import looks, scattered, specification
from sitegen.draw.pictures import SHOWN
from sitegen.graphics.colours import Tone, plain
from sitegen.graphics.frame import MARGIN, Line, framed
from sitegen.graphics.page import NARROW, WIDE
from sitegen.graphics.text import wrapped
from sitegen.model.letters import undrawable
from sitegen.model.plan import Plan, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sitegen.draw.pictures import Around, Rest, SayRest, Views
    from sitegen.graphics.cache import Files

    Draw = Callable[[Views, SayRest], Iterable[Files]]

TITLE_SIZE = 18
FEW = 3
"""Rows that need no other order."""


def drawn(plan: Plan, draw: Draw) -> Iterator[Files]:
    """
    Begin to *draw* a chart; yield the files of a page by name, then those to download.

    Of what draws, pictures are waited for when they are asked for, one lot after the
    other.
    """
    said = shown(plan)
    return _told(plan, said["wide"], draw(said, partial(_rest, plan)))


def _told(
    plan: Plan, wide: dict[str, Any], pictures: Iterable[Files]
) -> Iterator[Files]:
    waiting, told = iter(pictures), json.dumps(looks(plan)).encode()
    found = {**next(waiting)}
    yield {"looks": told, **{name: found.pop(name) for name in SHOWN}}
    for some in waiting:
        found |= some
    public = dumps(published(plan, wide), indent=1)
    yield {"chart.vl.json": f"{public}\n".encode(), **found}


def _rest(plan: Plan) -> Rest:
    return further(plan), around(plan), not undrawable(plan.letters)


def shown(plan: Plan) -> dict[str, Any]:
    """Return what a page shows, as it is drawn in both widths."""
    return {"narrow": specification(plan, NARROW), "wide": specification(plan, WIDE)}


def further(plan: Plan) -> dict[str, Any]:
    """Return what the live view has beside that: other orders, and points."""
    marks = [row for row in plan.rows if row.role is Role.MARK]
    say = catalogue(plan.language)
    said = {"value": say("by value"), "growth": say("by growth")}
    orders: list[dict[str, str | None]] = [{"label": say("as drawn"), "field": None}]
    if len(marks) >= FEW and not (plan.sort.is_joined or plan.sort.is_over_time):
        grown = sum(row.growth is not None for row in marks)
        fields = ["value", "growth"] if grown > 1 else ["value"]
        orders += [{"label": said[field], "field": field} for field in fields]
    points = {"narrow": scattered(plan, NARROW), "wide": scattered(plan, WIDE)}
    return {"orders": orders, **({"against": points} if points["wide"] else {})}


def published(plan: Plan, wide: dict[str, Any]) -> dict[str, Any]:
    """
    Return the *wide* chart as a specification for others: with its title, and axes.

    A picture needs no axes, since values stand beside its marks; who works with the
    specification does.
    """
    known = [all_known(plan)] if all_known(plan) else []
    title = {
        "text": _balanced(plan.title),
        "subtitle": [*WIDE.lines(plan.subtitle, WIDE.width), *known],
        "fontSize": TITLE_SIZE,
        "lineHeight": TITLE_SIZE + 6,
        "subtitleLineHeight": WIDE.line,
        "subtitlePadding": 6,
        "offset": 14,
    }
    config = wide["config"] | {"background": Tone.PAPER}
    config["axis"] = config["axis"] | {"labels": True}
    made = wide | {"title": title, "padding": MARGIN, "config": config}
    told: dict[str, Any] = json.loads(plain(json.dumps(made)))
    return told | {
        "description": f"{plan.title}. {plan.description}",
        "usermeta": {"sources": [*plan.names], "address": plan.address},
    }


def poster(plan: Plan, picture: str) -> str:
    """Return a *picture* between its title and its notes, sources and address."""
    return framed(picture, *around(plan))


def around(plan: Plan) -> Around:
    """Return what stands above and below a picture that travels, and what it says."""
    heads = [Line(each, TITLE_SIZE, is_head=True) for each in _balanced(plan.title)]
    heads += [Line(each, WIDE.size) for each in WIDE.lines(plan.subtitle, WIDE.width)]
    notes = (
        line
        for text in beneath(plan, looks(plan))
        for line in WIDE.lines(text, WIDE.width)
    )
    below = [Line(each, NARROW.size) for each in notes]
    return heads, below, plan.title, plan.description


def _balanced(title: str) -> list[str]:
    """Return a title in as few lines as it takes, all about as long."""
    rooms = range(WIDE.width, WIDE.width // 2, -10)
    broken = [wrapped(title, room, TITLE_SIZE, is_bold=True) for room in rooms]
    return [lines for lines in broken if len(lines) == len(broken[0])][-1]
