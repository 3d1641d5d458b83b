"""Clauses of a sentence that have a name and a number each: "exports 6, imports 5"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.figure import Kind
from sitegen.printed.clauses import Opening, continued
from sitegen.printed.headed import listed
from sitegen.printed.numerals import numerals
from sitegen.printed.rank import ranks
from sitegen.printed.saying import saying

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from sitegen.printed.around import Around
    from sitegen.printed.clauses import Clause
    from sitegen.printed.language import Language

    Names = Callable[[str], Container[str]]
    """What a text names, by id."""


def subjects(around: Around, kind: Kind) -> Iterator[Clause]:
    """Yield the clauses whose subject a number may have: "tea, worth 5", ", third"."""
    led = listed(around.language, "rank" if kind is Kind.RANK else "names", "led")
    if around.own.opening is Opening.JOINED and led.fullmatch(around.left.strip()):
        yield around.own
        yield from continued(around.clauses, around.index)
    else:
        yield from around.subjects


def is_apart(
    own: str,
    found: Mapping[str, str],
    around: Around,
    names: Names,
    kind: Kind,
) -> bool:
    """
    Tell whether a number is of the one thing *found* in its clause, and not its *own*.

    Each of the two has a clause with a number, or one and a rate, so that no order
    decides, as in "with A and B, 5 and 4", and no word such as "respectively"; or each
    has a rank.
    """
    respective = listed(around.language, "names", "respective")
    if not _is_next_to(found, around, kind) or respective.search(around.sentence):
        return False
    others = [
        each
        for each in around.clauses
        if each != around.own and own in names(around.part(each))
    ]
    if kind is Kind.RANK:
        return all(_is_ranked(each, around) for each in others)
    return all(_is_told(each, around) for each in (around.own, *others))


def _is_next_to(found: Mapping[str, str], around: Around, kind: Kind) -> bool:
    """Tell whether a name stands before the number, or in the clause before it."""
    for clause in subjects(around, kind):
        part = around.part(clause)
        if any(word in part for word in found.values()):
            if clause == around.own:
                is_verb = around.language.is_verb_last  # "5 Milliarden exportiert"
                ends = (part.rstrip(" .").endswith(word) for word in found.values())
                is_ahead = any(word in around.left for word in found.values())
                return is_ahead or (is_verb and any(ends))
            before = around.clauses.index(clause) - 1
            return before == around.index - 2 and not _is_paired(clause, around)
    return False


def _is_paired(clause: Clause, around: Around) -> bool:
    """Tell whether a clause is the end of a pair: "imports and exports came to 5"."""
    before = around.clauses.index(clause) - 1
    is_joined = before >= 0 and clause.opening is Opening.JOINED
    return is_joined and not re.search("[0-9]", around.part(around.clauses[before]))


def is_with_one(word: str, part: str, language: Language) -> bool:
    """
    Tell whether a clause has one number, which is of trade with one partner.

    "Exports to Japan were 5" is, "the exports of Japan were 5" need not be.
    """
    leads = listed(language, "names", "partner").pattern
    led = re.compile(
        rf"{leads}\s*(?:[^\W\d]{{1,3}}\s)?{re.escape(word)}", re.IGNORECASE
    )
    return bool(led.search(part)) and is_of_one(part, language)


def is_of_one(part: str, language: Language) -> bool:
    """Tell whether a clause has one number, and does not say that it is of all."""
    numbers = [each for each in numerals(part, language) if not each.is_year]
    return len(numbers) == 1 and not listed(language, "part", "whole").search(part)


def begins_part(around: Around) -> bool:
    """Tell whether a clause says of what is told a part of it: "of which tea 5"."""
    part_of = listed(around.language, "names", "of_which")
    start, own = around.text[: around.own.start], around.part(around.own)
    behind = re.compile(rf"{part_of.pattern}[\s,\uff0c]*$", re.IGNORECASE)
    return bool(part_of.match(own.lstrip()) or behind.search(start))


def is_bound(word: str, measure: str, part: str, language: Language) -> bool:
    """
    Tell whether a product is told with its measure: "exports of cars".

    "Automobile’s exports" are those of a company.
    """
    if word.endswith(("’s", "'s")):
        return False
    product, of = re.escape(word), listed(language, "names", "product").pattern
    measure = re.escape(measure)
    if not language.data.get("spaced", True):
        return bool(re.search(rf"{measure}{product}|{product}{measure}", part))
    bound = rf"{measure}\s+{of}\s+{product}|{product}\s?{measure}"
    return bool(re.search(rf"(?:{bound})(?![\w-])", part, re.IGNORECASE))


def _is_told(clause: Clause, around: Around) -> bool:
    """Tell whether a clause has a number, a rate or one of each, and no more follow."""
    part, language = around.part(clause), around.language
    found = _numbers(part, language)
    at = around.clauses.index(clause)
    behind = around.clauses[at + 1 :][:1]
    if not found and behind and _is_led(behind[0], around):
        found = _numbers(around.part(behind[0]), language)  # "those to A, at 5"
        behind = around.clauses[at + 2 :][:1]
    rates = sum(is_rate for _, is_rate in found)
    more = [_numbers(around.part(each), language) for each in behind]
    kinds = {is_rate for _, is_rate in found}
    goes_on = any(
        numbers and not numbers[0][0] and numbers[0][1] in kinds for numbers in more
    )
    if not found:
        return saying(part, (0, len(part)), language) is not None
    return rates <= 1 and len(found) - rates <= 1 and not goes_on


def _is_led(clause: Clause, around: Around) -> bool:
    """Tell whether a clause begins with what leads on to a number: "worth"."""
    led = listed(around.language, "names", "led").match(around.part(clause).strip())
    return clause.opening is Opening.JOINED and led is not None


def _is_ranked(clause: Clause, around: Around) -> bool:
    """Tell whether a clause says one rank."""
    return len(ranks(around.text, clause.start, clause.end, around.language)) == 1


def _numbers(part: str, language: Language) -> list[tuple[str, bool]]:
    """Return what stands before each number but years, and whether it is a rate."""
    percents = re.compile(rf"[\s-]*(?:{language.percents})", re.IGNORECASE)
    return [
        (
            part[: each.start].strip(),
            each.fraction is not None or bool(percents.match(part, each.end)),
        )
        for each in numerals(part, language)
        if not each.is_year
    ]
