"""
A shorter period inside a longer one: what had come by then.

For the first nine months beside the year that contains them. The two are no
two marks of one series but a part and its whole, and are drawn so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.draw.bars import BESIDE
from sitegen.draw.frame import Entry, Room, fitted, in_panels
from sitegen.draw.sheet import Bar
from sitegen.draw.sort import Sort
from sitegen.draw.theme import BAR, Face, Tone, width
from sitegen.model.chart import Finish
from sitegen.model.figure import Kind

if TYPE_CHECKING:
    from sitegen.draw.frame import Frame
    from sitegen.draw.plan import Panel, Plan, Row
    from sitegen.draw.sheet import Sheet


def lay_out(plan: Plan, full: int) -> list[Sheet]:
    """Return a sheet for each panel, with its heading."""
    days = {figure.id: figure.period.days for figure in plan.figures}

    def pairs(panel: Panel) -> list[tuple[Row, Row]]:
        """Return each part with its whole, whichever was named first."""
        part, whole = sorted(panel.series, key=lambda each: days[each.rows[0].id])
        return list(zip(part.rows, whole.rows, strict=True))

    def entries(panel: Panel) -> list[Entry]:
        return [Entry(part.label, BAR, part.remark) for part, _ in pairs(panel)]

    def put(panel: Panel, places: Frame) -> Sheet:
        return _put(pairs(panel), places)

    return in_panels(plan, full, entries, put)


def _put(pairs: list[tuple[Row, Row]], places: Frame) -> Sheet:
    rooms = [Room(whole.value, 0, _room(part, whole)) for part, whole in pairs]
    sheet = places.sheet(fitted(rooms, places.left, places.width))
    for (part, whole), y in zip(pairs, places.tops, strict=True):
        zero, end = sheet.scale.x(0), sheet.scale.x(whole.value)
        is_printed = whole.finish is Finish.SOLID
        look = Finish.REST if is_printed else whole.finish
        sheet.looks.add(look)
        sheet.marks.append(Bar(zero, end, y, y + BAR, Tone.FIRST, look, whole.tip))
        sheet.bar(part, 0, part.value, y, Tone.FIRST)
        x = end + BESIDE
        sheet.text(x, y + BAR / 2 + 4.5, part.text, Face.VALUE)
        x += width(part.text, Face.VALUE) + 4
        sheet.text(x, y + BAR / 2 + 4.5, f"of {whole.text}", Face.QUIET)
    return sheet


def _room(part: Row, whole: Row) -> float:
    return BESIDE + width(part.text, Face.VALUE) + 4 + width(f"of {whole.text}")


SORT = Sort(
    name="within",
    says="Bars of a shorter period inside those of a longer one",
    means=(Kind.LEVEL,),
    lay_out=lay_out,
    keys=frozenset({"panels", "series"}),
    needs=frozenset({"series"}),
    series=(2,),
    lax=frozenset({"period"}),
    is_contained=True,
    draws_bounds=False,
)
