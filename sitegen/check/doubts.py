"""
What is in doubt says between which readings.

A note that is `doubtful` has at least two `readings` that differ, and every figure that
is doubtful stands in such a note, so that no reader meets a star without its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.fold import sought

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.model.site import Site

FEWEST = 2
"""A doubt is between so many readings, at least."""


def prove(site: Site, report: Report) -> None:
    """Report doubts without readings, and doubtful figures of which no note tells."""
    doubts = [each for each in site.known.contradictions if each.is_doubt]
    for each in doubts:
        count = len({sought(reading) for reading in each.readings})
        if count < FEWEST:
            message = (
                f"{each.id!r} is doubtful and names {count} of its "
                f"readings; add 'readings' with at least {FEWEST}, ours first"
            )
            report.error("reading-missing", each.at, message)
    told = {name for each in doubts for name in each.figures}
    for figure in site.figures.values():
        if figure.is_doubtful and figure.id not in told:
            message = (
                f"{figure.id!r} is doubtful, and nothing says between which readings; "
                "name it in a doubtful note of content/identities.yaml"
            )
            report.error("reading-missing", figure.at, message)
