"""``content/site.yaml`` -> Settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.model.site import Entry, Moved, Settings
from sitegen.read.nodes import Mapping, find
from sitegen.read.placed import of_clone, with_slash
from sitegen.read.shapes import SettingsShape
from sitegen.read.validate import validate

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.read.nodes import Node


def read_settings(node: Node | None, report: Report) -> Settings | None:
    """Return the settings, or `None` after reporting what is wrong with them."""
    shape = validate(SettingsShape, node, report) if node else None
    if shape is None or node is None:
        return None
    if shape.next and shape.next <= shape.edition:
        message = (
            f"the next edition is due on {shape.next}, not after this one, "
            f"{shape.edition}; correct one of the days"
        )
        report.error("next-early", find(node, ["next"]).at, message)
    _check_translations(shape, node, report)
    return Settings(
        title=shape.title,
        description=shape.description,
        language=shape.language,
        edition=shape.edition,
        next=shape.next,
        correction_days=shape.correction_days,
        place=shape.place,
        area=shape.area,
        address=with_slash(shape.address),
        repository=of_clone(shape.repository),
        translations={
            tag: with_slash(home) for tag, home in shape.translations.items()
        },
        maker=shape.maker,
        licence=shape.licence,
        licence_url=shape.licence_url,
        navigation=tuple(
            Entry(
                label=entry.label,
                path=entry.path,
                at=find(node, ["navigation", place, "path"]).at,
            )
            for place, entry in enumerate(shape.navigation)
        ),
        moved=_moved(shape, node),
        at=node.at,
    )


def _moved(shape: SettingsShape, node: Node) -> tuple[Moved, ...]:
    """Return what moved, each where the content says to what it leads."""
    held = find(node, ["moved"])
    items = held.items if isinstance(held, Mapping) else {}

    def said(before: str) -> Node:  # with a slash at its end, or without
        return items.get(before) or items.get(before.removesuffix("/")) or held

    return tuple(
        Moved(before=before, now=now, at=said(before).at)
        for before, now in shape.moved.items()
    )


def _check_translations(shape: SettingsShape, node: Node, report: Report) -> None:
    """Report the sheet's own language among those of its translations."""
    if shape.language in shape.translations:
        message = (
            f"{shape.language!r} is the language of this sheet; name others alone, by "
            "where the sheet stands in them"
        )
        at = find(node, ["translations", shape.language]).at
        report.error("language-own", at, message)
