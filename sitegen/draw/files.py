"""A plan -> the files of a chart: the two pictures of the page and the downloads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sitegen.draw.page import NARROW, PLAIN, WIDE, Tone
from sitegen.draw.picture import looks, scattered, specification
from sitegen.draw.poster import poster, titled, with_axes
from sitegen.draw.svg import png, standing, svg
from sitegen.model.letters import undrawable
from sitegen.model.plan import Role

if TYPE_CHECKING:
    from sitegen.draw.cache import Cache
    from sitegen.model.plan import Plan


FEW = 3
"""Rows that need no other order."""


def drawn(plan: Plan, cache: Cache) -> dict[str, bytes]:
    """Return the files of a chart by name; pictures of one specification are kept."""
    narrow, wide = (specification(plan, page) for page in (NARROW, WIDE))
    alone = _plain(poster(plan, wide))
    live = _json(_live(plan, narrow, wide), indent=None)
    key = cache.key("pictures", live.decode(), json.dumps(alone))
    has_png = not undrawable(plan.letters)
    names = ("narrow", "wide", "chart.svg", *(["chart.png"] if has_png else []))
    files = cache.get(key, names)
    if files is None:
        picture = standing(alone, plan.title, plan.description)
        files = {
            "narrow": svg(narrow, NARROW).encode(),
            "wide": svg(wide, WIDE).encode(),
            "chart.svg": picture.encode(),
        }
        if has_png:
            files["chart.png"] = png(picture)
        cache.put(key, files)
    return {
        **files,
        "looks": json.dumps(looks(plan)).encode(),
        "live.json": live,
        "chart.vl.json": _json(_published(plan, wide), indent=1),
    }


def _live(
    plan: Plan, narrow: dict[str, Any], wide: dict[str, Any]
) -> dict[str, object]:
    """Return what the live view shows: as drawn, in other orders, and as points."""
    points = {"narrow": scattered(plan, NARROW), "wide": scattered(plan, WIDE)}
    against = {"against": points} if points["wide"] else {}
    return {"narrow": narrow, "wide": wide, "orders": _orders(plan), **against}


def _orders(plan: Plan) -> list[dict[str, str | None]]:
    """Return in which orders the live view may set the rows; as drawn comes first."""
    marks = [row for row in plan.rows if row.role is Role.MARK]
    orders: list[dict[str, str | None]] = [{"label": "as drawn", "field": None}]
    if plan.sort.is_joined or plan.sort.is_over_time or len(marks) < FEW:
        return orders
    orders.append({"label": "by value", "field": "value"})
    if sum(row.growth is not None for row in marks) > 1:
        orders.append({"label": "by growth", "field": "growth"})
    return orders


def _published(plan: Plan, wide: dict[str, Any]) -> dict[str, Any]:
    """Return the specification for others: with axes, and the title as a title."""
    made = _plain(with_axes(titled(plan, wide)))
    made["description"] = f"{plan.title}. {plan.description}"
    made["usermeta"] = {"sources": [*plan.names], "address": plan.address}
    return made


def _plain(spec: dict[str, Any]) -> dict[str, Any]:
    """Return a specification with colours in the place of the page's variables."""
    text = json.dumps(spec)
    for tone, colour in PLAIN.items():
        text = text.replace(str(tone), colour)
    plain: dict[str, Any] = json.loads(text)
    plain["config"]["background"] = PLAIN[Tone.PAPER]
    return plain


def _json(value: object, indent: int | None) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return f"{text}\n".encode()
