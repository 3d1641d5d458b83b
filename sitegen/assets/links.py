"""
The picture that a shared link shows: a chart; or a number, its period and its source.

Figures that a page puts first have their own; the others show that of their topic. That
of a chart is to download, too, and is made after its page, which shows it as SVG.
"""

from __future__ import annotations

from functools import partial
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from sitegen import names, prose, words
from sitegen.assets.known import Known
from sitegen.forked import spread
from sitegen.graphics import poster
from sitegen.graphics.cache import Cache
from sitegen.graphics.card import BOLD, REGULAR, Line, drawn
from sitegen.inputs import tool
from sitegen.later import File
from sitegen.later import Known as Files
from sitegen.model.letters import undrawable
from sitegen.outputs import Outputs, chart_address, own_picture, shared, topic_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sitegen.diagnostics import Location, Report
    from sitegen.model.drawing import Drawing
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

LARGEST = 60
FEW = 50
"""More cards, or what takes as long, are drawn on both cores."""
POSTER = 20
"""So many cards are drawn while a chart becomes a PNG."""
MORE = " …"
QUIET = 0.72


class Picture(Struct, frozen=True, kw_only=True, eq=False):
    """A picture that is to be there."""

    address: str
    key: str
    """Under which it is kept."""
    weight: int = 1
    """What it takes to draw it, in cards."""
    letters: str = ""
    """All of which the font must have; those of a chart were proved."""
    at: Location
    draw: Callable[[], bytes]


def links(
    site: Site,
    drawings: Mapping[str, Drawing],
    report: Report,
    folder: Path | None = None,
    *,
    is_trial: bool = False,
) -> Outputs:
    """
    Return the PNG of charts, of topics, and of figures that a page puts first.

    A text with characters that the font lacks has none, and a warning names one. In a
    trial pictures that were not kept are empty.
    """
    kept, known = Cache(folder, is_trial=is_trial), Known(folder)
    found = dict[str, File]()
    pictures = [*_posters(site, drawings, kept), *_cards(site, kept)]
    if not is_trial:
        _draw_ahead(kept, pictures)
    for each in pictures:
        is_kept, fetch = kept.has(each.key), partial(_picture, kept, each)
        file = known.find(each.key, fetch) if is_kept else None
        if file is None:
            if missing := undrawable(each.letters):
                message = (
                    f"no font of pictures has {missing}; a link here shows no picture"
                )
                report.warn("picture-letter", each.at, message)
                continue
            file = File.of(fetch())
            if file.size and kept.has(each.key):
                file = known.add(each.key, file, fetch)
        found[each.address] = file
    known.keep()
    return Files(found)


def posters(
    site: Site, drawings: Mapping[str, Drawing], folder: Path | None
) -> Mapping[str, Callable[[], bytes]]:
    """Return what makes the PNG of each chart, by its path, for who asks for one."""
    kept = Cache(folder)
    return {
        each.address: partial(_picture, kept, each)
        for each in _posters(site, drawings, kept)
    }


def _draw_ahead(kept: Cache, pictures: Sequence[Picture]) -> None:
    """Let copies of this process draw what is new on both cores, if that is much."""
    new = [each for each in pictures if not kept.has(each.key)]

    def keep(some: Sequence[Picture]) -> None:
        for each in some:
            if not undrawable(each.letters):
                _picture(kept, each)

    if sum(each.weight for each in new) > FEW and kept.is_lasting():
        spread(keep, new)()


def _picture(kept: Cache, picture: Picture) -> bytes:
    files = kept.get(picture.key, (poster.PNG,))
    if files is None:
        files = {poster.PNG: picture.draw()}
        kept.put(picture.key, files)
    return files[poster.PNG]


def _posters(
    site: Site, drawings: Mapping[str, Drawing], kept: Cache
) -> Iterator[Picture]:
    """Yield the picture of each chart for who shows it elsewhere."""
    for name, drawing in drawings.items():
        if drawing.is_drawable:
            svg = cast("Files", drawing.files).file("chart.svg")
            yield Picture(
                address=f"{chart_address(name)}chart.png",
                key=poster.key_of(kept, svg.hash),
                weight=POSTER,
                at=site.charts[name].at,
                draw=partial(_poster, svg),
            )


def _poster(svg: File) -> bytes:
    return poster.drawn(svg.data)


def _cards(site: Site, kept: Cache) -> Iterator[Picture]:
    """Yield the picture of each topic and figure that has its own."""
    made_by = tool()
    for address, lines, at in _told(site):
        yield Picture(
            address=address,
            key=kept.key("card", made_by, repr(lines)),
            letters="".join(line[1] for line in lines),
            at=at,
            draw=partial(drawn, lines),
        )


def card(figure: Figure, site: Site) -> list[Line]:
    """Return the lines of a figure's picture."""
    language = site.settings.language
    value, period = words.value(figure, language), words.period(figure.period, language)
    title = names.title(figure, site.vocabulary)
    origin = names.origin(figure, site)
    heads = _heads([*wrap(title, 44, max_lines=2, placeholder=MORE), _begun(period)])
    said = _begun(", ".join(words.remarks(figure, language)))
    under: list[Line] = [(heads[-1][0] + 26, said, 17, REGULAR, QUIET)] if said else []
    return [
        *heads,
        *under,
        (212, value, LARGEST, BOLD, 1),
        (256, shorten(_begun(origin), 60, placeholder=MORE), 17, REGULAR, QUIET),
        (284, site.settings.title, 17, BOLD, 1),
    ]


def _told(site: Site) -> Iterator[tuple[str, list[Line], Location]]:
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
    return text[:1].upper() + text[1:]
