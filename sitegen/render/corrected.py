"""What pages tell of corrections: their values in words, and those of a page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sitegen import words
from sitegen.model.vintage import corrections_of

if TYPE_CHECKING:
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
    }
