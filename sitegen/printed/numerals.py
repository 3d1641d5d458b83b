"""Finds the numbers of a text: digits, words, fractions; never a part of one."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.language import LETTER, Language, any_of, bounded

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACES = "\u00a0\u2009\u202f\u2007"
"""No-break, thin, narrow no-break and figure space, which group digits."""

_KEPT = {0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F}
"""Full-width signs that end clauses, and stand in no number."""
_WIDE = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code not in _KEPT},
    **dict.fromkeys((0x2212, 0x2010, 0x2011), ord("-")),
    0x2019: ord("'"),
}
_SPACE = re.compile(rf"(?<![0-9])[{SPACES}]|[{SPACES}](?![0-9])")
_SPACED_MINUS = re.compile(r"\u2212\s(?=[0-9])")
_VULGAR = {"¼": "25", "½": "5", "¾": "75"}
_WIDE_DIGIT = "[0-9\uff10-\uff19]"
_WIDE_GROUP = re.compile(
    rf"(?<={_WIDE_DIGIT})\uff0c(?={_WIDE_DIGIT}{{3}}(?!{_WIDE_DIGIT}))"
)


class Numeral(Struct, frozen=True, kw_only=True):
    """One printed number, without its scale and unit."""

    start: int
    end: int
    digits: str
    """As `printed_number` reads them, e.g. ``1234.50``; empty for a fraction."""
    fraction: Fraction | None = None
    """What stands there as words like "a third" or "half"."""
    is_word: bool = False
    is_year: bool = False
    """Four digits that may be a year, where no unit says otherwise."""
    is_chosen: bool = False
    """Another number in a lesser clause would have fitted as well."""


def plain(text: str) -> str:
    """Return *text*, letter for letter, with full-width signs and minus as ASCII."""
    text = _SPACED_MINUS.sub(" -", _SPACE.sub(" ", text))
    return _WIDE_GROUP.sub(",", text).translate(_WIDE)


@lru_cache(maxsize=1024)  # a printed string is read alone, then among its words
def numerals(text: str, language: Language) -> tuple[Numeral, ...]:
    """Return every number of a `plain` text in order; none overlaps another."""
    found: list[Numeral] = []
    for one in (
        *_fractions(text, language),
        *_digits(text, language),
        *_words(text, language),
    ):
        if all(one.end <= each.start or each.end <= one.start for each in found):
            found.append(one)
    return tuple(sorted(found, key=lambda each: each.start))


@cache
def _digit_pattern(language: Language) -> re.Pattern[str]:
    point = re.escape(language.data["decimal"])
    first = re.escape(language.data["groups"][0])
    group = rf"[{re.escape(language.data['groups'])}{SPACES}]"
    forms = (
        rf"[0-9]{{1,2}}(?:{first}[0-9]{{2}})+{first}[0-9]{{3}}",  # 12,34,567
        rf"[0-9]{{1,3}}(?:{group}[0-9]{{3}})+",
        r"[0-9]{1,3}(?: [0-9]{3}){2,}",
        r"[0-9]+",
    )
    whole = "|".join(forms)
    if language.data.get("space_groups"):
        whole = rf"[0-9]{{1,3}} [0-9]{{3}}(?! ?[0-9])|{whole}"
    # "USD12" is a number, "G5", "Covid-19" and "2/3" are none.
    code = r"(?<=[A-Z]{3})(?<![A-Za-z][A-Z]{3})"
    free = rf"(?<![{LETTER}0-9_.,/])(?<![{LETTER}]-)|{code}"
    return re.compile(rf"(?:{free})(?:{whole})(?![0-9])(?:{point}[0-9]+|[¼½¾])?")


def _digits(text: str, language: Language) -> Iterator[Numeral]:
    point = language.data["decimal"]
    for match in _digit_pattern(language).finditer(text):
        whole, _, decimals = match[0].partition(point)
        decimals = decimals or _VULGAR.get(whole[-1], "")
        whole = re.sub(r"[^0-9]", "", whole)
        digits = f"{whole}.{decimals}" if decimals else whole
        is_year = bool(re.fullmatch(r"(?:1[89]|20)[0-9]{2}", match[0]))
        yield Numeral(
            start=match.start(), end=match.end(), digits=digits, is_year=is_year
        )


@cache
def _word_pattern(language: Language) -> re.Pattern[str]:
    if language.data.get("decimal_word"):
        point = language.data["decimal_word"]
        digit = "|".join(language.data["numbers"]["unit"])
        return re.compile(rf"(?:{language.cardinal})(?:{point}(?:{digit})+)?")
    return re.compile(bounded(language.pattern(language.cardinal)), re.IGNORECASE)


@cache
def _article_pattern(language: Language) -> re.Pattern[str]:
    articles = any_of(language, language.list_of("numbers", "articles"))
    scales = "|".join(sorted(map(re.escape, language.scales), key=len, reverse=True))
    return re.compile(rf"({articles})(?=[ -](?:{scales})(?![{LETTER}]))", re.IGNORECASE)


@cache
def _bare_pattern(language: Language) -> re.Pattern[str]:
    """Return where a scale stands that has no number, as 万亿元 does: it is one."""
    words = language.list_of("numbers", "bare")
    return re.compile("|".join(words) if words else "(?!)")


def _words(text: str, language: Language) -> Iterator[Numeral]:
    for match in _bare_pattern(language).finditer(text):
        at = match.start()
        yield Numeral(start=at, end=at, digits="1", is_word=True)
    if language.list_of("numbers", "articles"):
        for match in _article_pattern(language).finditer(text):
            yield Numeral(
                start=match.start(), end=match.end(), digits="1", is_word=True
            )
    for match in _word_pattern(language).finditer(text):
        if value := number_of(match[0], language):
            yield Numeral(
                start=match.start(), end=match.end(), digits=value, is_word=True
            )


@cache
def _atom_pattern(language: Language) -> re.Pattern[str]:
    atoms = sorted(language.cardinals, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, atoms)))


def number_of(word: str, language: Language) -> str:
    """Return the digits of a number word such as "twenty-five" or "一点五"."""
    point = language.data.get("decimal_word", "")
    whole, _, decimals = (
        word.lower().partition(point) if point else (word.lower(), "", "")
    )
    atoms = _atom_pattern(language).findall(whole)
    times = language.data["numbers"].get("times", {})
    if point and not times.keys() & set(atoms):  # 二〇二五, digit by digit
        return _joined(whole, decimals, language)
    total, current = 0, 0
    for atom in atoms:
        value = language.cardinals[atom]
        if atom in times:
            total, current = total + (current or 1) * value, 0
        else:
            current += value
    return _joined("", decimals, language, str(total + current))


def _joined(whole: str, decimals: str, language: Language, start: str = "") -> str:
    """Return digits that are written one by one, with decimals where there are some."""
    digits = [str(language.cardinals[each]) for each in (*whole, *decimals)]
    before = str(int(start + "".join(digits[: len(whole)])))
    after = "".join(digits[len(whole) :])
    return f"{before}.{after}" if after else before


@cache
def _fraction_patterns(
    language: Language,
) -> tuple[tuple[re.Pattern[str], Fraction], ...]:
    return tuple(
        (re.compile(bounded(language.pattern(words)), re.IGNORECASE), Fraction(value))
        for words, value in sorted(
            language.data["fractions"].items(), key=lambda item: -len(item[0])
        )
    )


@cache
def _any_fraction(language: Language) -> re.Pattern[str]:
    words = "|".join(map(language.pattern, language.data["fractions"]))
    return re.compile(words, re.IGNORECASE)


@cache
def _fraction_context(language: Language) -> tuple[re.Pattern[str], ...]:
    data = language.data["fraction"]
    scales = "|".join(sorted(map(re.escape, language.scales), key=len, reverse=True))
    of = language.pattern(data["of_scale"])
    word = bounded(language.pattern(language.cardinal))
    texts = (
        rf"(?:{of}|[ -])?(?=(?:{scales}|{language.percents})(?![{LETTER}]))",
        language.pattern(data["never_before"]),
        language.pattern(data["never_after"]),
        rf"(?P<whole>(?<![0-9.,])[0-9]+|{word}){language.pattern(data['and_half'])}",
    )
    return tuple(re.compile(each, re.IGNORECASE) for each in texts)


def _fractions(text: str, language: Language) -> Iterator[Numeral]:
    """Yield "half" of "half a per cent" as 0.5, "a third" of a whole as it is."""
    scale, never_before, never_after, and_half = _fraction_context(language)
    for match in and_half.finditer(text):
        whole = match["whole"]
        digits = whole if whole.isdigit() else number_of(whole, language)
        yield Numeral(
            start=match.start(), end=match.end(), digits=f"{digits}.5", is_word=True
        )
    if not _any_fraction(language).search(text):
        return
    for pattern, value in _fraction_patterns(language):
        for match in pattern.finditer(text):
            behind = scale.match(text, match.end())
            percent = value * 100
            if behind and percent.denominator == 1:
                digits = f"{percent.numerator / 100:g}"
                yield Numeral(
                    start=match.start(), end=behind.end(), digits=digits, is_word=True
                )
            elif (
                not behind
                and not never_before.match(text, match.end())
                and not never_after.search(text[: match.start()])
            ):
                start, end = match.span()
                yield Numeral(
                    start=start, end=end, digits="", fraction=value, is_word=True
                )
