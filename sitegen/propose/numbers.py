"""The numbers of a paragraph that may be figures: no dates, names, telephones."""

from __future__ import annotations

import re
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sitegen.model.quantity import EXACT
from sitegen.printed.bounds import bound_of
from sitegen.printed.mentions import Mention, mentions
from sitegen.printed.numerals import plain
from sitegen.propose.dates import Clock
from sitegen.propose.times import times
from sitegen.propose.words import sentence_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitegen.model.quantity import Unit
    from sitegen.propose.words import Words

LAST_APART = "\u024f"
"""The last letter of words that stand apart; others touch their numbers."""
WIDTH = 20
"""How many letters the number of a value may have."""
_ANY_DAY = date(2000, 12, 31)
"""By which times without a year are found, whichever year it is."""
_LIST_NUMBER = re.compile(r"\s*[(]?[0-9]{1,2}(?:[.)、]|\s*[.)])\s+(?=\D)")
_WORD = r"[^\W\d_](?:[^\W\d_]|[-’'])*"
_BEHIND = re.compile(rf"[ -]?({_WORD})((?: {_WORD}){{0,2}})")


class Number(Struct, frozen=True, kw_only=True):
    """A number that a reader may keep, with all that is right beside it."""

    mention: Mention
    whole: Mention | None = None
    """The mention as the grammars read it, before what is added here."""
    noun: str = ""
    """What is printed for a unit that is not known."""
    unit: str
    """An id of the vocabulary, or the words behind it as one that is to be added."""
    is_known: bool
    """The unit is one of the vocabulary."""
    at: tuple[int, int]
    """Where the number itself stands, with its scale and unit and nothing before."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends, with its bound, sign and unit."""
        return self.mention.start, self.mention.end


def numbers(text: str, units: Sequence[Unit], tag: str) -> list[Number]:
    """Return the numbers of a paragraph that may be figures, in reading order."""
    words, flat = words_of(tag), plain(text)
    every = _mentions(text, units, words)
    found: list[Number] = []
    for each, behind in reversed(list(zip_longest(every, every[1:]))):
        later = found[0] if found and found[0].whole is behind else None
        one = _listed(flat, each, later, words) if later and not each.unit else None
        if one is None and each.unit:
            one = _known(flat, each)
        if one is None:
            one = _counted(flat, each, words) or _numbered(flat, each, units, words)
        if one is not None and len(f"{one.mention.number:,f}") <= WIDTH:
            found.insert(0, replace(one, whole=each))
    return sorted(
        [*found, *_elided(flat, every, found, words)], key=lambda each: each.at
    )


def places(text: str, units: Sequence[Unit], tag: str) -> list[tuple[int, int]]:
    """Return where the numbers of a paragraph stand, those that count nothing too."""
    words, flat = words_of(tag), plain(text)
    found = [each.at for each in numbers(text, units, tag)]
    bare = [
        (each.start, each.end)
        for each in _mentions(text, units, words)
        if not (each.unit or each.is_year or _is_word(flat, each))
    ]
    apart = [
        (start, end)
        for start, end in bare
        if not any(start < last and first < end for first, last in found)
    ]
    return sorted([*found, *apart])


def _mentions(text: str, units: Sequence[Unit], words: Words) -> list[Mention]:
    """Return the numbers of a paragraph that are in no date, name or the like."""
    hidden = _hidden(plain(text), words)
    return [
        each
        for each in mentions(text, units, words.language.code)
        if not any(
            start < max(each.end, each.start + 1) and each.start < end
            for start, end in hidden
        )
    ]


def _known(text: str, mention: Mention) -> Number:
    start, end = mention.start, mention.end
    digits = re.search("[0-9]", text[start:end])
    at = (start + digits.start() if digits else start, end)
    return Number(mention=mention, unit=mention.unit, is_known=True, at=at)


def _listed(text: str, mention: Mention, later: Number, words: Words) -> Number | None:
    """Return a number whose unit is printed once behind a list: "3, 4 and 5 %"."""
    between = text[mention.end : later.span[0]].strip()
    printed = text[later.at[0] : later.at[1]].lstrip("0123456789., ")
    for classifier in {"", printed[:1]}:  # 4.8个和4.3个百分点
        rest = between.removeprefix(classifier).strip()
        if not mention.is_year and words.any_sign("names", "links").fullmatch(rest):
            end = mention.end + len(classifier)
            return _like(later, mention, (mention.start, end))
    return None


def _numbered(
    text: str, mention: Mention, units: Sequence[Unit], words: Words
) -> Number | None:
    """Return a number whose unit is named before it: "the number of firms was 30"."""
    start, _ = sentence_of(text, mention.start, words.language.code)
    left = list(words.any("names", "number_of").finditer(text, start, mention.start))
    if mention.is_year or _is_word(text, mention) or not left:
        return None
    between = text[left[-1].end() : mention.start]
    for unit in units:
        for noun in unit.nouns:
            if re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", between):
                bound, _, (first, last) = bound_of(
                    text, (mention.start, mention.end), words.language
                )
                number = mention.number.scaleb(mention.scale - unit.scale, EXACT)
                own = replace(
                    mention, number=number, bound=bound, start=first, end=last
                )
                at = (mention.start, mention.end)
                return Number(mention=own, unit=unit.id, is_known=True, at=at)
    return None


def _like(other: Number, mention: Mention, at: tuple[int, int]) -> Number:
    """Return a number in the unit of another, and with its power of ten."""
    shift = other.mention.shift
    if mention.scale and other.mention.scale:
        shift += mention.scale - other.mention.scale
    own = replace(
        mention,
        end=at[1],
        unit=other.unit,
        kind=other.mention.kind,
        number=mention.number.scaleb(shift, EXACT),
        is_certain=False,
    )
    known = other.is_known
    return Number(mention=own, unit=other.unit, noun=other.noun, is_known=known, at=at)


def _elided(
    text: str, every: Sequence[Mention], found: Sequence[Number], words: Words
) -> Iterator[Number]:
    """Yield numbers of before, in the unit of the one they follow: "to 3 %, from 2"."""
    before = words.ending("names", "before")
    for each in every:
        earlier = [one for one in found if one.span[1] <= each.start]
        is_taken = any(one.whole is each for one in found)
        if is_taken or not earlier or each.is_year or _is_word(text, each):
            continue
        between = text[earlier[-1].span[1] : each.start]
        if before.search(between) and not re.search("[.;\u3002\uff1b]", between):
            yield replace(_like(earlier[-1], each, (each.start, each.end)), whole=each)


def _hidden(text: str, words: Words) -> list[tuple[int, int]]:
    """Return where dates, names and the like stand, in which no figure is."""
    found = [match.span() for match in words.never.finditer(text)]
    if match := _LIST_NUMBER.match(text):
        found.append(match.span())
    clock = Clock(published=_ANY_DAY, covers=None)
    found += [
        (each.start, each.end) for each in times(text, words.language.code, clock)
    ]
    return found


def _counted(text: str, mention: Mention, words: Words) -> Number | None:
    """Return a number with what it counts, without a known unit; `None` if nothing."""
    if mention.is_year:
        return None
    behind = text[mention.end :]
    if table := words.table("units"):
        nouns = sorted(table, key=len, reverse=True)
        noun = next((each for each in nouns if behind.startswith(each)), "")
        is_count = noun and not _is_word(text, mention)
        return (
            _new(text, mention, (str(table[noun]), noun), words) if is_count else None
        )
    if _is_word(text, mention) and not mention.scale:
        return None
    match = _BEHIND.match(behind)
    never = words.any("names", "uncounted")
    if not match or never.fullmatch(match[1]):
        return None
    every = [match[1], *match[2].split()]
    cut = next((n for n, each in enumerate(every) if never.fullmatch(each)), 9)
    many = [n for n, each in enumerate(every[:cut]) if each.endswith(("s", "en", "er"))]
    noun = " ".join(every[: many[0] + 1 if many else 1])
    is_name = noun[0].isupper() and not words.table("names").get("nouns_are_capital")
    is_name = is_name and not mention.scale  # "2 trillion U.S. dollars" count
    return None if is_name else _new(text, mention, (_ascii(noun), noun), words)


def _new(text: str, mention: Mention, named: tuple[str, str], words: Words) -> Number:
    """Return a number of a unit that is no word of the vocabulary."""
    unit, noun = named
    is_apart = noun[0] <= LAST_APART
    end = mention.end + len(noun) + is_apart
    bound, _, (start, _) = bound_of(text, (mention.start, end), words.language)
    number = mention.number.scaleb(mention.scale, EXACT)
    own = replace(mention, number=number, bound=bound, start=start, end=end)
    at = (mention.start, end)
    own = replace(own, shift=mention.scale)
    return Number(mention=own, unit=unit, noun=noun, is_known=False, at=at)


def _is_word(text: str, mention: Mention) -> bool:
    return not re.search("[0-9]", text[mention.start : mention.end])


def _ascii(word: str) -> str:
    """Return a word in the letters that a value may have."""
    for letter, plain_one in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        word = word.replace(letter, plain_one).replace(letter.upper(), plain_one)
    return word.encode("ascii", "ignore").decode().strip("'-") or "units"
