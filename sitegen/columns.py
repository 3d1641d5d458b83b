"""The columns of downloads of figures: one list for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen import names, prose
from sitegen.model.figure import term_fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

BETWEEN = "; "
"""Between several values in one cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a download says of each figure under one name."""

    name: str
    """In the header; later versions may add names and change none."""
    heading: str
    """For readers."""
    help: str
    get: Callable[[Figure, Site], object]


def _column(
    name: str, heading: str, meaning: str, get: Callable[[Figure, Site], object]
) -> Column:
    return Column(name=name, heading=heading, help=meaning, get=get)


def _printed(figure: Figure, _: Site) -> str:
    return BETWEEN.join(dict.fromkeys(place.printed for place in figure.places))


def _note(figure: Figure, site: Site) -> str:
    note = prose.plain(figure.note, site)
    return " ".join(filter(None, (note, *names.cautions(figure, site))))


def _url(figure: Figure, site: Site) -> str:
    source = site.sources.get(figure.source)
    return source.deep_link(figure.places[0]) if source else ""


def _term(name: str) -> Callable[[Figure, Site], object]:
    """Return what gives one of the terms, or nothing where a release says nothing."""

    def get(figure: Figure, _: Site) -> object:
        value = getattr(figure, name)
        return value if value.words else ""

    return get


COLUMNS = (
    _column("id", "Id", "its name in content and addresses", lambda f, _: f.id),
    _column("source", "Source", "the article", lambda f, _: f.source),
    _column(
        *("paragraph", "Paragraph", "where it is printed there"),
        lambda f, _: BETWEEN.join(str(place.paragraph) for place in f.places),
    ),
    _column("printed", "Printed", "as it is printed, letter by letter", _printed),
    _column("value", "Value", "in digits", lambda f, _: f.quantity.plain),
    _column("unit", "Unit", "of the value", lambda f, _: f.quantity.unit.id),
    _column("measure", "Measure", "what", lambda f, _: f.subject.measure),
    _column("period", "Period", "when", lambda f, _: f.period),
    _column("partner", "Partner", "with whom", lambda f, _: f.subject.partner),
    _column("product", "Product", "of what goods", lambda f, _: f.subject.product),
    _column("enterprise", "Enterprise", "by whom", lambda f, _: f.subject.enterprise),
    _column("base", "Base", "what a rate compares with", lambda f, _: f.base or ""),
    _column(
        *("qualifier", "Qualifier", "over, nearly or about"),
        lambda f, _: f.quantity.qualifier or "",
    ),
    _column("status", "Status", "reported, derived or implied", lambda f, _: f.status),
    _column("note", "Note", "what to know of it", _note),
    _column("url", "Address", "of its place in the article", _url),
    _column("kind", "Kind", "level, growth, share, rank …", lambda f, _: f.kind),
    _column("scope", "Scope", "what a share or rank is of", lambda f, _: f.scope),
    _column("nature", "Nature", "actual or target", lambda f, _: f.nature),
    _column("decimals", "Decimals", "exact ones", lambda f, _: f.quantity.decimals),
    _column(
        *("label", "Label", "its name for readers"),
        lambda f, site: names.title(f, site.vocabulary),
    ),
    _column(
        *("doubtful", "Doubtful", "whether its meaning depends on a reading"),
        lambda f, _: "yes" if f.is_doubtful else "",
    ),
    *(
        _column(
            *(each.name, each.metadata["heading"], each.metadata["help"]),
            _term(each.name),
        )
        for each in term_fields()
    ),
    _column(
        *("obs_status", "OBS_STATUS", "the code of SDMX"),
        lambda f, _: f.observation.code,
    ),
)
"""In the order of the table; new ones come last."""


def row(figure: Figure, site: Site) -> dict[str, object]:
    """Return what is said of a figure, by the names of the columns."""
    return {each.name: each.get(figure, site) for each in COLUMNS}
