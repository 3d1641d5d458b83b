"""What a text mentions, proposed for content."""

from __future__ import annotations

import pytest

from sitegen.model.figure import Kind
from sitegen.printed.mentions import mentions
from tests.printed.test_corpora import corpus
from tests.printed.words import units

UNITS = tuple(units().values())


def told(text: str, language: str) -> list[str]:
    """Return each mention as its words and what they say."""
    return [
        " ".join(
            [
                f"{text[each.start : each.end]}:",
                *([each.bound] if each.bound else []),
                f"{each.number:f}",
                each.unit or f"({each.behind})",
                each.kind or "?",
                *([] if each.is_certain else ["year" if each.is_year else "doubtful"]),
            ]
        )
        for each in mentions(text, UNITS, language)
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "In 2024 exports fell by 3.2% to €12.4bn, a third cars, and rose over 5%.",
            "en",
            [
                "2024: 2024 (exports fell) ? year",
                "3.2%: -3.2 % growth",
                "€12.4bn: 12.4 EUR bn level",
                "a third: 33 % share",
                "over 5%: over 5 % growth",
            ],
        ),
        (
            "Sie gingen um 3,2 % auf 12,4 Mrd. Euro zurück, 25.000 t in 12 Zügen",
            "de",
            [
                "3,2 %: -3.2 % growth",
                "12,4 Mrd. Euro: 12.4 EUR bn level",
                "25.000 t: 25000 tonnes level",
                "12: 12 (Zügen) ? doubtful",
            ],
        ),
        (
            "出口8006.8亿元，同比下降3.2%，占比超六成，贸易逆差12亿元，出口27万标箱。",
            "zh",
            [
                "8006.8亿元: 8006.8 CNY yi level",
                "3.2%: -3.2 % growth",
                "超六成: over 60 % share",
                "12亿元: -12 CNY yi level doubtful",
                "27万标箱: 270000 TEU level",
            ],
        ),
        (
            "between 5 and 7 percent",
            "en",
            ["5: 5 (and 7) ? doubtful", "7 percent: 7 % share doubtful"],
        ),
    ],
)
def test_every_number_is_found(text: str, language: str, expected: list[str]) -> None:
    """A text gives its numbers in order, in the units in which they are printed."""
    assert expected == told(text, language)


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_mentions_agree_with_the_corpora(language: str) -> None:
    """What is proposed for a phrase with one number is what it bears out."""
    tried = agreed = 0
    for line in corpus(language):
        kinds = {Kind.LEVEL, Kind.GROWTH, Kind.DIFFERENCE}
        if line.verdict != "sound" or line.kind not in kinds or "<" in line.phrase:
            continue
        found = [each for each in mentions(line.phrase, UNITS, language) if each.unit]
        if len(found) == 1:
            tried += 1
            sign = "-" if found[0].number < 0 else ""
            agreed += ("-" if "-" in line.value else "") == sign

    assert tried > 60
    assert tried * 95 <= agreed * 100
