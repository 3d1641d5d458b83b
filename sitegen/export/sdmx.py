"""
The figures as SDMX-CSV 2.0, in the concepts that statistical offices share.

A figure is an observation of its own dimension FIGURE, since several sources may state
one thing. What has no date has no TIME_PERIOD, and is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen import names
from sitegen.cells import amount, csv_bytes
from sitegen.columns import term
from sitegen.model.figure import TERMS, Nature, Status
from sitegen.model.period import Kind
from sitegen.model.terms import Observation

if TYPE_CHECKING:
    from sitegen.model.figure import Figure
    from sitegen.model.period import Period
    from sitegen.model.quantity import Unit
    from sitegen.model.site import Site

CODED = {name.upper(): term(name) for name in TERMS if name != "observation"}
"""On what terms a value is stated; how firm it is stands in OBS_STATUS."""
STRUCTURE = {
    "STRUCTURE": "dataflow",
    "STRUCTURE_ID": "SITEGEN:FIGURES(1.0)",
    "ACTION": "I",
}
CONCEPTS = (
    *("FREQ", "REF_AREA", "FIGURE", "INDICATOR", "PARTNER", "PRODUCT", "ENTERPRISE"),
    *("KIND", "SCOPE", "BASE_PER", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"),
    *("UNIT_MEASURE", "UNIT_MULT", "DECIMALS", "QUALIFIER", "LOWER", "UPPER"),
    *("SOURCE", "TITLE", *CODED),
)
TOTAL, UNSPECIFIED, INAPPLICABLE = "_T", "_X", "_Z"
"""The codes of SDMX for all of a dimension, for what nobody said, and for neither."""
FREQUENCIES = {
    Kind.DAY: "D",
    Kind.MONTH: "M",
    Kind.QUARTER: "Q",
    Kind.HALF: "S",
    Kind.YEAR: "A",
}
OTHER = "_O"
UNITS = {"%": "PT", "pp": "PP"}


def sdmx(site: Site) -> bytes:
    """Return an observation a line, with the identifiers of the concepts as header."""
    rows = (
        {**STRUCTURE, **_observation(figure, site)}
        for figure in site.figures.values()
        if figure.period.is_dated
    )
    return csv_bytes((*STRUCTURE, *CONCEPTS), rows)


def _observation(figure: Figure, site: Site) -> dict[str, object]:
    subject, quantity = figure.subject, figure.quantity
    cells = amount(quantity)
    return {
        "FREQ": FREQUENCIES.get(figure.period.kind, OTHER),
        "REF_AREA": site.settings.area or UNSPECIFIED,
        "FIGURE": figure.id,
        "INDICATOR": subject.measure,
        "PARTNER": subject.partner or TOTAL,
        "PRODUCT": subject.product or TOTAL,
        "ENTERPRISE": subject.enterprise or TOTAL,
        "KIND": figure.kind,
        "SCOPE": figure.scope or INAPPLICABLE,
        "BASE_PER": _time(figure.base) if figure.base else INAPPLICABLE,
        "TIME_PERIOD": _time(figure.period),
        "OBS_VALUE": cells["value"],
        "OBS_STATUS": _status(figure, has_value=bool(cells["value"])),
        "UNIT_MEASURE": _unit(quantity.unit),
        "UNIT_MULT": quantity.unit.scale,
        "DECIMALS": max(0, quantity.decimals),
        "QUALIFIER": quantity.qualifier or "",
        "LOWER": cells["low"],
        "UPPER": cells["high"],
        "SOURCE": figure.source,
        "TITLE": names.title(figure, site.vocabulary),
        **{concept: get(figure, site) for concept, get in CODED.items()},
    }


def _time(period: Period) -> str:
    """Return a period as an ObservationalTimePeriod: 2025, 2025-S1, 2025-01-01/P9M."""
    if period.kind is Kind.INSTANT:
        return str(period.end_day)
    if period.kind is Kind.HALF:
        return str(period).replace("-H", "-S")
    if period.kind is Kind.SPAN:
        length = f"{period.months}M" if period.months else f"{period.days}D"
        return f"{period.start_day}/P{length}"
    return str(period)


def _status(figure: Figure, *, has_value: bool) -> str:
    """Return the code of CL_OBS_STATUS 2.2 that comes nearest."""
    if not has_value:
        return "L"  # it exists, and was not told
    if figure.nature is Nature.TARGET:
        return "F"  # a forecast; of plans the list knows nothing
    if figure.is_doubtful:
        return "U"  # of low reliability
    if figure.observation is not Observation.NORMAL:
        return figure.observation.code
    return "E" if figure.status is Status.IMPLIED else "A"


def _unit(unit: Unit) -> str:
    """Return the currency, or a code of its own for another unit."""
    code = UNITS.get(unit.id) or unit.currency
    return code or re.sub(r"[^A-Z0-9]+", "_", unit.id.upper()).strip("_")
