"""
The picture that a shared link shows: the number, its period and its source.

Figures that a page puts first have their own; the others show that of their topic.
"""

from __future__ import annotations

from functools import partial
from textwrap import shorten, wrap
from typing import TYPE_CHECKING

from sitegen import names, prose, words
from sitegen.assets.known import Known
from sitegen.forked import spread
from sitegen.fresh import tool
from sitegen.graphics.cache import Cache
from sitegen.graphics.card import BOLD, REGULAR, Line, drawn
from sitegen.later import File
from sitegen.later import Known as Files
from sitegen.model.letters import undrawable
from sitegen.outputs import Outputs, own_picture, shared, topic_picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sitegen.diagnostics import Location, Report
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

LARGEST = 60
FEW = 50
"""More pictures are drawn on both cores."""
MORE = " …"
QUIET = 0.72


def links(
    site: Site, report: Report, folder: Path | None = None, *, is_trial: bool = False
) -> Outputs:
    """
    Return the pictures of topics and of figures that a page puts first.

    A text with characters that the font lacks has none, and a warning names one. In a
    trial pictures that were not kept are empty.
    """
    kept, known, made_by = Cache(folder), Known(folder), tool()
    found = dict[str, File]()
    cards = [
        (address, lines, at, kept.key("card", made_by, repr(lines)))
        for address, lines, at in _cards(site)
    ]
    if not is_trial:
        _draw_ahead(kept, {key: lines for _, lines, _, key in cards})
    for address, lines, at, key in cards:
        is_kept, fetch = kept.has(key), partial(_picture, kept, key, lines)
        file = known.find(key, fetch) if is_kept else None
        if file is None:
            if missing := _missing(lines):
                message = (
                    f"no font of pictures has {missing}; a link here shows no picture"
                )
                report.warn("picture-letter", at, message)
                continue
            file = File.of(b"" if is_trial and not is_kept else fetch())
            if kept.has(key):
                file = known.add(key, file, fetch)
        found[address] = file
    known.keep()
    return Files(found)


def _draw_ahead(kept: Cache, cards: Mapping[str, Sequence[Line]]) -> None:
    """Let copies of this process draw what is new on both cores, if that is much."""
    new = [key for key in cards if not kept.has(key)]

    def keep(keys: Sequence[str]) -> None:
        for key in keys:
            if not _missing(cards[key]):
                _picture(kept, key, cards[key])

    if len(new) > FEW and kept.is_lasting():
        spread(keep, new)


def _missing(lines: Sequence[Line]) -> str:
    """Name the first character that pictures have no letter for, or nothing."""
    return undrawable("".join(line[1] for line in lines))


def _picture(kept: Cache, key: str, lines: Sequence[Line]) -> bytes:
    files = kept.find(key, ("png",))
    if files is None:
        files = {"png": drawn(lines)}
        kept.put(key, files)
    return files["png"]


def card(figure: Figure, site: Site) -> list[Line]:
    """Return the lines of a figure's picture."""
    value = words.value(figure, site.settings.language)
    title = names.title(figure, site.vocabulary)
    origin = names.origin(figure, site)
    heads = wrap(title, 44, max_lines=2, placeholder=MORE)
    return [
        *_heads([*heads, _begun(words.period(figure.period, site.settings.language))]),
        (212, value, LARGEST, BOLD, 1),
        (256, shorten(_begun(origin), 60, placeholder=MORE), 17, REGULAR, QUIET),
        (284, site.settings.title, 17, BOLD, 1),
    ]


def _cards(site: Site) -> Iterator[tuple[str, list[Line], Location]]:
    for name in sorted(shared(site)):
        figure = site.figures[name]
        yield own_picture(figure), card(figure, site), figure.at
    for topic in site.vocabulary.topics.values():
        summary = prose.plain(topic.summary, site)
        lines: list[Line] = [
            (90, topic.label, 40, BOLD, 1),
            *_heads(wrap(summary, 44, max_lines=3, placeholder=MORE), 140),
            (284, site.settings.title, 17, BOLD, 1),
        ]
        yield topic_picture(topic.id), lines, topic.at


def _heads(texts: Sequence[str], top: int = 58) -> list[Line]:
    return [
        (top + 30 * place, text, 21, REGULAR, QUIET) for place, text in enumerate(texts)
    ]


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]
