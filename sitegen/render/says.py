"""What templates say of a figure: its formula, its identities, its links."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import urlencode

from markupsafe import Markup, escape

from sitegen import names, words
from sitegen.catalogue import catalogue, mark
from sitegen.later import Lazy
from sitegen.model.comparison import Comparison
from sitegen.model.figure import Kind
from sitegen.model.formula import FORMULAS
from sitegen.model.identity import Outcome
from sitegen.outputs import figure_address, shared

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from sitegen.model.drawing import Drawing
    from sitegen.model.figure import Figure
    from sitegen.model.identity import Contradiction, Identity
    from sitegen.model.site import Site
    from sitegen.watch import Watch


T = TypeVar("T")
VERDICTS = {
    Outcome.HOLDS: mark("agrees"),
    Outcome.WIDER: mark("agrees, if rounded to a whole number"),
    Outcome.BROKEN: mark("differs, for a reason"),
}
"""What readers are told of an identity whose figures are not in doubt."""


def verdict(
    identity: Identity, disputed: Container[str] = (), language: str = "en"
) -> str:
    """Return what readers are told of an identity; *disputed* are ids in doubt."""
    say = catalogue(language)
    if identity.outcome is not Outcome.HOLDS and identity.figures[0].id in disputed:
        return say("does not agree")
    has_bound = any(each.quantity.is_bound for each in identity.figures)
    if identity.outcome is Outcome.WIDER and has_bound:
        return say("agrees, but is far from the limit")
    return say(VERDICTS[identity.outcome])


def anchor(identity: Identity) -> str:
    """Return the id of an identity that does not plainly hold, among the checks."""
    names = dict.fromkeys(figure.id for figure in identity.figures)
    return "-".join((identity.rule.replace(" ", "-"), *names))


class Amount(NamedTuple):
    """A value of a table in parts, so that digits stand below digits."""

    number: str
    pad: str
    """The class of what is missing behind it, for tens to stand below tens."""
    unit: str


def aligned(figure: Figure, language: str, *, is_short: bool = False) -> Amount:
    """Return a value as number and unit; a sign for per cent stays with the number."""
    text = words.value(figure, language, is_short=is_short)
    found = re.fullmatch(r"(.*\d%?)(?:\s(.*))?", text, re.DOTALL)
    if not found:
        return Amount(text, "", "")
    number, unit = found.groups()
    most = 1 if number.endswith("%") else 2
    missing = most - words.decimals(figure.quantity)
    pad = f"pad-{most}-{missing}" if missing > 0 else ""
    return Amount(number, pad, unit or "")


def given(text: str) -> Markup:
    """Return a name or a time; what has digits says that they state no figure."""
    if not any(map(str.isnumeric, text)):
        return escape(text)
    return Markup('<span class="given">{}</span>').format(text)


def formula(site: Site, figure: Figure, *, is_short: bool = False) -> str:
    """Return in words how a figure was computed; short with the bare values."""
    if figure.derivation is None:
        return ""
    terms, language = [], site.settings.language
    for name in figure.derivation.inputs:
        each = site.figures[name]
        about = names.title(each, site.vocabulary, starts=False)
        value = words.value(each, language)
        when = words.short_period(each.period, language)
        stated = ", ".join((value, *words.terms(each, language)))
        long = f"{about}, {when} ({stated})"
        terms.append(value if is_short else long)
    said = FORMULAS[figure.derivation.formula]
    if said.is_open:
        return f" {catalogue(language)('plus')} ".join(terms)
    if figure.base and figure.kind is Kind.YEARLY_GROWTH:
        terms.append(str(Comparison(figure.period, figure.base).years))
    else:
        terms.append(str(figure.period.months))
    return catalogue(language)(said.text).format(*terms)


def by_figure(site: Site) -> Mapping[str, Sequence[Identity]]:
    """Return the identities of each figure, those that bear it out first."""
    ordered = sorted(site.identities, key=lambda one: not one.is_equality)
    return _of_each(
        site, ((figure.id, one) for one in ordered for figure in one.figures)
    )


def against(site: Site) -> Mapping[str, Sequence[Contradiction]]:
    """Return what speaks against each figure."""
    told = site.known.contradictions
    return _of_each(site, ((name, each) for each in told for name in each.figures))


def _of_each(site: Site, pairs: Iterable[tuple[str, T]]) -> Mapping[str, Sequence[T]]:
    """Return by id what there is on each figure, once; of most figures nothing."""
    found: dict[str, list[T]] = {name: [] for name in site.figures}
    for name, thing in pairs:
        things = found[name]
        if not things or things[-1] is not thing:
            things.append(thing)
    return found


def line_links(site: Site) -> dict[str, str]:
    """Return by id the address of each figure's line in the repository, if known."""
    home = site.settings.repository
    return {
        name: f"{home}/blob/main/{figure.at.path}#L{figure.at.line}"
        for name, figure in (site.figures.items() if home else ())
    }


def report_link(site: Site, figure: Figure) -> str:
    """Return the address of a new issue that is filled in for a figure."""
    language = site.settings.language
    name = names.title(figure, site.vocabulary)
    about = f"{name}, {words.period(figure.period, language)}"
    shown = words.value(figure, language)
    page = f"{site.settings.address}{figure_address(figure)}"
    filled = {
        "template": "figure.yml",
        "title": catalogue(language)("Error in %(figure)s", figure=about),
        "figure": figure.id,
        "page": page,
        "edition": str(site.settings.edition),
        "shown": shown,
    }
    query = urlencode(filled, safe="/:,")
    return f"{site.settings.repository}/issues/new?{query}"


def in_charts(
    site: Site, drawings: Mapping[str, Drawing]
) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return id and title of the charts that show each figure."""
    told = [((each.id, each.title), each) for each in site.charts.values()]
    return _of_each(
        site,
        ((name, said) for said, each in told for name in drawings[each.id].figures),
    )


def known_of_figures(
    site: Site, drawings: Mapping[str, Drawing], watch: Watch
) -> dict[str, object]:
    """Return what templates ask of a figure by its id, each answer by itself."""
    made: dict[str, Callable[[], Mapping[str, object]]] = {
        "identities_of": partial(by_figure, site),
        "contradictions_of": partial(against, site),
        "charts_of": partial(in_charts, site, drawings),
        "line_link": partial(line_links, site),
        "shared": lambda: dict.fromkeys(sorted(shared(site)), True),
    }
    return {name: watch.parts(name, Lazy(make)) for name, make in made.items()}
