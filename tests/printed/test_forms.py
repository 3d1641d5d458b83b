"""Every form in which a language prints a number is read back as that number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.figure import Kind
from sitegen.model.place import Place
from sitegen.printed.evidence import complaint
from tests.printed.words import BALANCE, units
from tests.support import HERE, figure

UNITS = units()
unhurried = settings(deadline=None, max_examples=50)
"""The words of a language are compiled when the first of its numbers is read."""

MINUSES = ("-", "−", "－")
WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen
null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn
fünfzehn sechzehn siebzehn achtzehn neunzehn
- - twenty thirty forty fifty sixty seventy eighty ninety
- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
"""
_ALL = WORDS.split()
EN, DE, EN_TENS, DE_TENS = _ALL[:20], _ALL[20:40], _ALL[40:50], _ALL[50:]
ZH = "零一二三四五六七八九"

numbers = st.integers(1, 10**8 - 1)
decimals = st.decimals(Decimal("0.1"), Decimal("9999.99"), places=2)


def reason(value: str, kind: Kind, printed: str, language: str) -> str:
    """Return why a printed string does not bear a value out, or nothing."""
    place = Place(paragraph=1, printed=printed, at=HERE)
    return complaint(figure(value, UNITS, kind), place, language, BALANCE)


def held(value: Decimal, unit: str, kind: Kind, printed: str, language: str) -> None:
    """Demand that a value is borne out, and that no other is."""
    other = value + Decimal((0, (1,), int(value.as_tuple().exponent)))

    assert "" == reason(f"{value:,f} {unit}", kind, printed, language), printed
    assert "" != reason(f"{other:,f} {unit}", kind, printed, language), printed
    assert "" != reason(f"{-value:,f} {unit}", kind, printed, language), printed


def english(number: int) -> str:
    """Return a number below a thousand in English words."""
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    small = (
        EN[rest] if rest < 20 else f"{EN_TENS[tens]}-{EN[unit]}".removesuffix("-zero")
    )
    if not hundreds:
        return small
    return f"{EN[hundreds]} hundred" + (f" and {small}" if rest else "")


def german(number: int) -> str:
    """Return a number from two to 999 in German words."""
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    small = DE[rest] if rest < 20 else DE_TENS[tens]
    if rest >= 20 and unit:
        small = f"{DE[unit]}und{small}"
    small = "eins" if rest == 1 else small
    return (f"{DE[hundreds]}hundert" if hundreds else "") + (small if rest else "")


def chinese(number: int) -> str:
    """Return a number below ten thousand in Chinese words."""
    text, gap = "", False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if gap and text else "") + ZH[digit] + sign
        gap = not digit
    return text.removeprefix("一") if 10 <= number < 20 else text


@unhurried
@given(numbers, st.sampled_from(["en", "en_IN", "de", "de_CH", "fr", "zh"]))
def test_groups_of_digits(number: int, locale: str) -> None:
    """Digits grouped as a language does, or by spaces that do not break."""
    language = {"en_IN": "en", "de_CH": "de", "fr": "de"}.get(locale, locale)
    printed = format_decimal(number, locale=locale).replace("’", "'")

    held(Decimal(number), "tonnes", Kind.LEVEL, f"{printed} t", language)


@unhurried
@given(decimals, st.sampled_from(["en", "de", "zh"]))
def test_decimals(number: Decimal, language: str) -> None:
    """Each printed decimal counts, behind a point or a comma."""
    printed = f"{number:f}".replace(".", "," if language == "de" else ".")

    held(number, "%", Kind.SHARE, f"{printed}%", language)


@unhurried
@given(decimals)
def test_wide_digits(number: Decimal) -> None:
    """Digits as wide as Chinese characters are digits."""
    wide = f"{number:f}".translate({n: n + 0xFEE0 for n in (*range(48, 58), 46)})

    held(number, "%", Kind.SHARE, f"占比{wide}％", "zh")


@pytest.mark.parametrize(
    ("form", "unit", "language"),
    [
        ("€{}bn", "EUR bn", "en"),
        ("{}bn euros", "EUR bn", "en"),
        ("{} billion euros", "EUR bn", "en"),
        ("EUR {} billion", "EUR bn", "en"),
        ("EUR{}bn", "EUR bn", "en"),
        ("€{}m", "EUR mn", "en"),
        ("€{} mn", "EUR mn", "en"),
        ("US${}tn", "USD tn", "en"),
        ("{} trillion dollars", "USD tn", "en"),
        ("Rs {} crore", "INR crore", "en"),
        ("{} lakh rupees", "INR lakh", "en"),
        ("{} Mrd. Euro", "EUR bn", "de"),
        ("{} Mrd €", "EUR bn", "de"),
        ("{} Milliarden Euro", "EUR bn", "de"),
        ("EUR {} Mio.", "EUR mn", "de"),
        ("{} Millionen €", "EUR mn", "de"),
        ("{} Billionen Euro", "EUR tn", "de"),
        ("{}亿元", "CNY yi", "zh"),
        ("{}万元", "CNY wan", "zh"),
        ("{}万亿元人民币", "CNY tn", "zh"),
        ("{}亿美元", "USD yi", "zh"),
    ],
)
@unhurried
@given(number=decimals)
def test_scales_and_currencies(
    form: str, unit: str, language: str, number: Decimal
) -> None:
    """Scales and currencies before and behind, and no other scale."""
    digits = f"{number:f}".replace(".", "," if language == "de" else ".")

    held(number, unit, Kind.LEVEL, form.format(digits), language)
    other = unit.replace("bn", "mn") if "bn" in unit else f"{unit[:3]} bn"
    assert "" != reason(
        f"{number:,f} {other}", Kind.LEVEL, form.format(digits), language
    )


@pytest.mark.parametrize(
    ("form", "sign", "language"),
    [
        ("exports rose by {}%", 1, "en"),
        ("exports fell {} percent", -1, "en"),
        ("a {} percent decline", -1, "en"),
        ("a {}% increase", 1, "en"),
        ("{} per cent lower", -1, "en"),
        ("imports fell, exports rose {}%", 1, "en"),
        ("Die Exporte gingen um {} % zurück", -1, "de"),
        ("Die Exporte nahmen um {} Prozent zu", 1, "de"),
        ("ein Minus von {} %", -1, "de"),
        ("um {} Prozent höher", 1, "de"),
        ("同比增长{}%", 1, "zh"),
        ("同比下降{}%", -1, "zh"),
        ("{}%的降幅", -1, "zh"),
        ("增长百分之{}", 1, "zh"),
    ],
)
@unhurried
@given(number=decimals)
def test_directions(form: str, sign: int, language: str, number: Decimal) -> None:
    """What governs a number decides its sign, whatever its digits."""
    digits = f"{number:f}".replace(".", "," if language == "de" else ".")

    held(sign * number, "%", Kind.GROWTH, form.format(digits), language)


@unhurried
@given(decimals, st.sampled_from(MINUSES), st.sampled_from(["en", "de", "zh"]))
def test_minus_signs(number: Decimal, minus: str, language: str) -> None:
    """Any minus sign makes a number negative, with its currency before or behind it."""
    digits = f"{number:f}".replace(".", "," if language == "de" else ".")

    held(-number, "%", Kind.GROWTH, f"{minus}{digits}%", language)
    for printed in (f"{minus}€{number:f} bn", f"€{minus}{number:f}bn"):
        held(-number, "EUR bn", Kind.LEVEL, printed, "en")


@unhurried
@given(st.integers(1, 999))
def test_english_words(number: int) -> None:
    """English number words below a thousand, and ordinals in digits."""
    held(Decimal(number), "TEU", Kind.LEVEL, f"{english(number)} TEU", "en")


@unhurried
@given(st.integers(2, 999))
def test_german_words(number: int) -> None:
    """German number words below a thousand."""
    held(Decimal(number), "TEU", Kind.LEVEL, f"{german(number)} TEU", "de")


@unhurried
@given(st.integers(1, 9999))
def test_chinese_words(number: int) -> None:
    """Chinese number words below ten thousand."""
    held(Decimal(number), "firms", Kind.LEVEL, f"{chinese(number)}家", "zh")


@unhurried
@given(st.integers(2, 999))
def test_ordinals(number: int) -> None:
    """Ordinals of any size rank in each language."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    ending = "th" if number % 100 in {11, 12, 13} else ending
    for printed, language in (
        (f"the {number}{ending} largest port", "en"),
        (f"Platz {number}", "de"),
        (f"居全国第{number}位", "zh"),
        (f"排名第{chinese(number)}", "zh"),
    ):
        assert "" == reason(f"{number} rank", Kind.RANK, printed, language)
        assert "" != reason("1 rank", Kind.RANK, printed, language)
        assert "" != reason(f"{number + 1} rank", Kind.RANK, printed, language)
