"""
A value, day or period that cannot be read -> what was meant by it.

Editors write as they are used to: 4%, 2,8 %, 20.01.2026, Q1 2025. Each is answered with
the form that is read here; where that needs no other digits, it is offered.
"""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date
from typing import TYPE_CHECKING

from sitegen.diagnostics import Edit, Location
from sitegen.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Collection

_BOUNDS = {
    "over": "more than|above|>",
    "nearly": "almost",
    "about": r"~|≈|ca\.|circa|approx\.|approximately|around|some",
    "at least": "no less than|≥",
    "at most": "no more than|≤",
}
"""The bounds of a value, and how else editors write them."""
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_SPACES = "\u00a0\u2009\u202f\u2007\u3000"
_AMOUNT = r"\d[\d.,]*"
_SLIPS = (
    (
        rf"\d['\u2019 {_SPACES}]\d{{3}}(?!\d)",
        "thousands are grouped with commas",
        None,
    ),
    (
        r"\d\.\d{3},\d|(?<![\d,])\d+,(\d{1,2}|\d{4,})(?![\d,])",
        "the decimals stand behind a point, not behind a comma",
        None,
    ),
    (f"[{_SPACES}]", "its spaces are of another kind", " "),
    (rf"^[{_DASHES}](?=\d)", "its minus is no plain hyphen", "-"),
    (r"^\+ ?", "a rise has no sign", ""),
    (r"^([_*]+)(-?\d.*)\1$", "marks of Markdown belong to text", r"\2"),
    (
        rf"^({_AMOUNT})[-{_DASHES}]({_AMOUNT})(?= )",
        "a range has 'to' between its ends",
        r"\1 to \2",
    ),
    *(
        (rf"^(?:{said}) ?(?=[-\d])", f"its bound is called {bound!r}", f"{bound} ")
        for bound, said in _BOUNDS.items()
    ),
    (r"\d[eE]\+?\d", "it has a power of ten", None),
    (r"^(\d+)(?:st|nd|rd|th)$", "a rank is a number and its unit", r"\1 rank"),
    *(
        (f"^{name}$", "a rank is a number and its unit", f"{number} rank")
        for name, number in {"first": 1, "second": 2, "third": 3, "fourth": 4}.items()
    ),
    (r"^(?!0x)(\D*[\d.,]*\d)(?=[%A-Za-z])", "a space belongs before the unit", r"\1 "),
    (r"^[^\d-].*\d", "the number comes first, then its unit", None),
)
"""What is wrong with a value, and what was meant if that needs no other digits."""
_FOUND = tuple((re.compile(pattern), reason, new) for pattern, reason, new in _SLIPS)
_MONTHS = {name.lower()[:3]: number for number, name in enumerate(month_name) if name}
_DAYS = (
    r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})[-/. ](?P<day>\d{1,2})(?!\d).*",
    r"(?P<day>\d{1,2})[-/. ]+(?P<month>\d{1,2}|[A-Za-z]+)[-/., ]+(?P<year>\d{4})",
    r"(?P<month>[A-Za-z]+)[. ]+(?P<day>\d{1,2})(?:st|nd|rd|th)?,? +(?P<year>\d{4})",
)
_DECEMBER = 12
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_PLAINLY = tuple(
    (re.compile(pattern, re.IGNORECASE), said)
    for pattern, said in (
        (r"^the ", ""),
        (r"^(?:full |calendar )?year |\s*(?:\u5e74|\((?:full |calendar )?year\))$", ""),
        (r"(?<!\d)([1-4])([QH])(?![A-Z])", r"\2\1"),
        *(
            (rf"\b{name}[ -](quarter|half)(?:[ -]year)?(?: of)?\b", f"\\g<1>{number}")
            for name, number in _PLACES.items()
        ),
        (r"(Q|H)(?:uarter|alf) ?([1-4])", r"\1\2"),
    )
)
"""How parts of years are written elsewhere, and which of them is meant."""
_BULLETS = {"-", "*", "+", "\u2022", "\u00b7", "\u2013", "\u2014"}


def amount(text: str) -> tuple[str, str]:
    """Return why *text* is no value and how it was meant; empty where that is open."""
    for pattern, reason, new in _FOUND:
        if pattern.search(text):
            return reason, "" if new is None else pattern.sub(new, text).strip()
    return "", ""


def day(text: str) -> str:
    """Return the day that was meant by *text*, as in 2026-01-20, or nothing."""
    for pattern in _DAYS:
        if found := re.fullmatch(pattern, text):
            said, one, two = found["year"], found["month"], found["day"]
            month = _MONTHS.get(one.lower()[:3], 0) if one.isalpha() else int(one)
            number = int(two)
            if "/" in text and text.endswith(said) and max(month, number) <= _DECEMBER:
                return ""  # the day comes first, or the month
            if month > _DECEMBER >= number:
                month, number = number, month
            try:
                return str(date(int(said), month, number))
            except ValueError:
                return ""
    return ""


def period(text: str) -> str:
    """Return the period that was meant by *text*, or nothing."""
    plain = re.sub(f"[{_DASHES[1:]}]", "-", text.strip())
    for spelling, said in _PLAINLY:
        plain = spelling.sub(said, plain)
    if found := re.fullmatch(r"(?:at|as (?:of|at)|(end|close)(?: of)?)[ -](.+)", plain):
        return _instant(found[2], is_end=bool(found[1]))
    year, part = r"(?P<year>\d{4})", r"(?P<part>[QHqh][1-4])"
    last = r"(?: ?(?:-|\.\.|to) ?(?P<last>[QHqh]?[1-4]))?"
    for pattern in (f"{year}[ /-]?{part}{last}", f"{part}{last}[ /-]?{year}"):
        if found := re.fullmatch(pattern, plain):
            end = found["last"] or ""
            first = found["part"].upper()
            end = end if end[:1].isalpha() or not end else f"{first[0]}{end}"
            span = f"..{end.upper()}" if end else ""
            return _sound(f"{found['year']}-{first}{span}")
    if found := re.fullmatch(r"(\d{4}) ?(?:-|/|to) ?(\d{4})", plain):
        return _sound(f"{found[1]}..{found[2]}")
    if re.fullmatch(r"\d{4}", plain) and plain != text:
        return _sound(plain)
    return _months(plain) or ("" if ".." in plain else day(plain))


def fiscal(text: str) -> str:
    """Return how a fiscal year is written, if *text* is the name of one."""
    if not re.match(r"(?:FY|fiscal)(?![a-z])", text, re.IGNORECASE):
        return ""
    return (
        "it names no days: write the months of that fiscal year, as in "
        "2024-04..2025-03, and window: fiscal-year; or the year alone, if it is that "
        "of the calendar"
    )


def _instant(text: str, *, is_end: bool) -> str:
    """Return the instant that is a day, or with which a period ends; or nothing."""
    try:
        found = Period.read(period(text) or text)
    except ValueError:
        return ""
    is_one = found.days == 1 or is_end
    return f"at-{found.end}" if found.end and is_one else ""


def _months(plain: str) -> str:
    """Return the month or months that were meant, or nothing."""
    month = r"(?:(?P<{0}>\d{{1,2}})|(?P<{0}_>[A-Za-z]{{3}})[a-z.]*)"
    first, last, year = month.format("first"), month.format("last"), r"(?P<year>\d{4})"
    for pattern in (
        f"{first}(?: ?(?:-|to) ?{last})?[ ./-]{year}",
        f"{year}(?:[/.-]| ?M){first}(?:(?:\\.\\.| to ){last})?",
    ):
        if found := re.fullmatch(pattern, plain):
            start, end = (
                int(found[each] or _MONTHS.get((found[f"{each}_"] or "").lower(), 0))
                for each in ("first", "last")
            )
            span = f"..{found['year']}-{end:02}" if end else ""
            return _sound(f"{found['year']}-{start:02}{span}")
    return ""


def _sound(text: str) -> str:
    try:
        return Period.read(text).text
    except ValueError:
        return ""


def as_list(text: str, at: Location) -> tuple[str, tuple[Edit, ...]]:
    """Return how a *text* in the place of a list was meant, and its edits."""
    words = text.split()
    bullets = [each for each in words if each in _BULLETS]
    if words[0] in _BULLETS:
        changes = [(each, "-") for each in bullets]
        cure = f"; begin its items with a hyphen, not with {bullets[0]}"
    elif re.match(r"-[\w.]", text):
        items = [each for each in words if each not in _BULLETS]
        changes = [(each, re.sub("^-", "- ", each)) for each in items]
        cure = f"; write a space behind the hyphen, {changes[0][1]}"
    elif re.search(r"\w [-+*/\u2212] \w", text):
        plain = ", ".join(re.split(r" [-+*/\u2212] ", text))
        return f"; it has ids alone, and no sign between: [{plain}]", ()
    elif re.fullmatch(r"[\w., -]+", text):
        return f"; write [{text}]", (Edit(at, text, f"[{text}]"),)
    else:
        return "", ()
    return cure, tuple(
        Edit(Location(at.path, at.line + place, at.column), old, new)
        for place, (old, new) in enumerate(changes)
        if old != new
    )


def as_mapping(name: str, text: str, known: Collection[str]) -> str:
    """
    Return how a *text* in the place of a mapping was meant, if that is plain.

    The mapping may have the keys that are *known*.
    """
    if name == "printed":
        return f"; write {{1: {text}}}, with the number of its paragraph"
    if "value" in known and re.match(r"[-\w. ]*\d", text):
        return f"; write {{value: {amount(text)[1] or text}, printed: …}}"
    key = next((each for each in ("path", "label") if each in known), "")
    rest = {"path": "label: …, "}.get(key, "")
    return f"; write {{{rest}{key}: {text}}}" if key else ""
