"""The units in which the phrases of the corpora are valued."""

from __future__ import annotations

from decimal import Decimal

from sitegen.model.quantity import Unit
from sitegen.model.vocabulary import Measure
from tests.support import HERE

MONEY = {
    "EUR": ("euros", "€"),
    "USD": ("dollars", "US dollars", "$", "美元"),
    "CNY": ("yuan", "RMB", "元", "人民币"),
    "INR": ("rupees", "Rs", "₹"),
}
SCALES = {"bn": 9, "mn": 6, "yi": 8, "wan": 4, "crore": 7, "lakh": 5, "tn": 12}
COUNTED = {
    "%": (),
    "pp": (),
    "times": (),
    "rank": (),
    "tonnes": ("tonnes", "tons", "t", "Tonnen", "吨"),
    "TEU": ("TEU", "TEUs", "boxes", "Container", "标箱", "标准箱"),
    "cars": ("cars", "vehicles", "Fahrzeuge", "Autos", "辆"),
    "firms": ("firms", "companies", "Unternehmen", "Firmen", "家", "家企业"),
    "months": ("months", "consecutive months", "Monate", "个月"),
    "trains": ("trains", "Züge", "列"),
    "points": ("points", "Punkte", "点"),
    "items": ("items", "个"),
}

BALANCE = Measure(
    id="balance",
    label="Trade balance",
    inline="trade balance",
    definition="Exports less imports.",
    topic="trade",
    is_signed=True,
    at=HERE,
)


def units() -> dict[str, Unit]:
    """Return every unit by its id; amounts of money in several scales."""
    found = {
        name: Unit(id=name, label=name, short=name, nouns=nouns)
        for name, nouns in COUNTED.items()
    }
    found["times"] = Unit(
        id="times", label="times", short="", of="%", factor=Decimal(100)
    )
    found["mn cars"] = Unit(
        id="mn cars", label="", short="", scale=6, nouns=COUNTED["cars"]
    )
    for code, nouns in MONEY.items():
        for word, scale in SCALES.items():
            name = f"{code} {word}"
            found[name] = Unit(
                id=name, label=name, short=name, currency=code, scale=scale, nouns=nouns
            )
    return found
