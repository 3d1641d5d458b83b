"""What pages tell of corrections: their values in words, and those of a page."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sitegen import words
from sitegen.model.figure import Nature
from sitegen.model.terms import Observation
from sitegen.model.vintage import corrections_of

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.model.vintage import Correction
    from sitegen.render.numbers import Numbers
    from sitegen.watch import Watch


def filters(site: Site) -> dict[str, Any]:
    """Return what says of a correction what was there before, and what came then."""
    language = site.settings.language
    return {
        "was": partial(words.was, language=language),
        "became": partial(words.became, language=language),
    }


def known(site: Site, watch: Watch) -> dict[str, Any]:
    """Return the corrections for templates: of a figure, of a page, and all of them."""
    latest: dict[str, Correction] = {}
    for each in site.recent_corrections:
        latest.setdefault(each.figure.id, each)
    through = {
        name: [each for other, each in latest.items() if site.rests_on(name, {other})]
        for name in (site.figures if latest else ())
    }
    recent = watch.parts("recent_corrections", through)

    def on_page(numbers: Numbers) -> list[Correction]:
        """Return what a page shows, or computes through, the last corrected first."""
        found = [recent.get(figure.id, ()) for figure in numbers.figures]
        once = {each.figure.id: each for some in found for each in some}
        return sorted(once.values(), key=lambda each: each.vintage.until, reverse=True)

    return {
        "corrections": watch.parts("corrections", {"all": site.corrections}),
        "corrections_of": corrections_of,
        "corrections_on": on_page,
        "replaced_by": watch.parts("replaced_by", _replacing(site)),
    }


def _replacing(site: Site) -> dict[str, Figure]:
    """
    Return what stands now for each first number of the same fact, by its id.

    It is the one that was published last, and not before the first number.
    """
    firsts = [each for each in site.figures.values() if each.observation.is_first]
    subjects = {each.subject for each in firsts}
    facts: dict[tuple[object, ...], list[Figure]] = {}
    for each in site.figures.values() if firsts else ():
        is_now = not each.observation.is_first and each.period.is_dated
        is_known = is_now and each.observation is not Observation.FORECAST
        if each.subject in subjects and is_known and _is_stated(each):
            facts.setdefault(_fact(each), []).append(each)
    return {
        first.id: max(later, key=lambda each: _day(each, site))
        for first in filter(_is_stated, firsts)
        if (
            later := [
                each
                for each in facts.get(_fact(first), ())
                if _is_later(each, first, site)
            ]
        )
    }


def _is_stated(figure: Figure) -> bool:
    """Tell whether a source states a value of what was, beyond doubt."""
    is_actual = figure.nature is Nature.ACTUAL
    return bool(figure.source) and is_actual and not figure.is_doubtful


def _fact(figure: Figure) -> tuple[object, ...]:
    """Return what a value is of, whether it is the first of that or not."""
    terms = [term for name, term in figure.terms.items() if name != "observation"]
    about = (figure.kind, figure.subject, figure.period, figure.base, figure.scope)
    return *about, figure.quantity.unit.canonical, *terms


def _is_later(figure: Figure, first: Figure, site: Site) -> bool:
    """Tell whether a value can have taken the place of another that is not it."""
    is_other = figure.quantity != first.quantity
    return is_other and _day(figure, site) >= _day(first, site)


def _day(figure: Figure, site: Site) -> date:
    """Return the day on which a value was published; the first one if it is unsaid."""
    return site.sources[figure.source].published or date.min
