"""A work as the manuals of APA and of Chicago and the standard GB/T 7714 write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.cite.work import MONTHS, Work, joined, sentence, unpointed
from sitegen.model.source import SourceKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sitegen.model.author import Author

TYPES = {
    SourceKind.RELEASE: "Press release",
    SourceKind.TABLE: "Data set",
    SourceKind.SPEECH: "Speech",
}
"""What APA puts in brackets and Chicago behind the title; the others go unnamed."""
CODES = {
    SourceKind.ARTICLE: "N/OL",
    SourceKind.RELEASE: "EB/OL",
    SourceKind.REPORT: "R/OL",
    SourceKind.TABLE: "DS/OL",
    SourceKind.SPEECH: "EB/OL",
    None: "EB/OL",
}
"""The signs of GB/T 7714-2015, appendix B, for what is on the web."""
APA_MOST, CHICAGO_MOST, CHICAGO_FEW, GB_MOST = 20, 10, 7, 3
"""How many authors are named: all up to the most, else the first few."""


def apa(work: Work) -> str:
    """Return the form of the APA manual, 7th edition, for a page on the web."""
    when = "n.d."
    if work.published:
        day = work.published
        when = f"{day.year}, {MONTHS[day.month - 1]} {day.day}"
    title = work.called
    if work.kind in TYPES:
        title = f"{unpointed(title)} [{TYPES[work.kind]}]"
    names = _apa_names(work.authors) or work.publisher
    said = f"{_pointed(names)} ({when}). {sentence(title)}"
    if work.authors and not work.is_self_published:
        said += f" {sentence(work.publisher)}"
    return joined(said, work.url)


def _pointed(names: str) -> str:
    """Return names with the point that stands before the date."""
    return names if names.endswith(".") else f"{names}."


def _apa_names(authors: Sequence[Author]) -> str:
    names = [_apa_name(author) for author in authors]
    if len(names) > APA_MOST:
        return f"{', '.join(names[: APA_MOST - 1])}, . . . {names[-1]}"
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def _apa_name(author: Author) -> str:
    """Return "Writer, A.-M. B., Jr."."""
    words = author.given.split()
    initials = " ".join(
        "-".join(f"{part[0]}." for part in word.split("-") if part) for word in words
    )
    return ", ".join(part for part in (author.family, initials, author.suffix) if part)


def chicago(work: Work) -> str:
    """Return the form of the Chicago Manual, 17th edition, for a bibliography."""
    when = _long(work.published)
    names = _pointed(_chicago_names(work.authors) or work.publisher)
    # Quoted is what stands in a larger work, not a report nor a title of ours.
    if work.is_untitled or work.kind is SourceKind.REPORT:
        title = sentence(work.title)
    else:
        title = f"\u201c{sentence(_inner(work.title))}\u201d"
    kind = f"{TYPES[work.kind]}, " if work.kind in TYPES else ""
    return joined(
        f"{names} {title} {sentence(f'{kind}{work.publisher}, {when}')}",
        work.url,
        end=".",
    )


def _long(day: date | None) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}" if day else "n.d."


def _inner(title: str) -> str:
    """Return a title for quotation marks: those inside of it are single ones."""
    return re.sub(r"[\"\u201c]([^\"\u201d]*)[\"\u201d]", "\u2018\\1\u2019", title)


def _chicago_names(authors: Sequence[Author]) -> str:
    if not authors:
        return ""
    first, *others = authors
    parts = (first.family, first.given, first.suffix)
    names = [", ".join(part for part in parts if part), *(each.full for each in others)]
    if len(names) > CHICAGO_MOST:
        return f"{', '.join(names[:CHICAGO_FEW])}, et al."
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def gb(work: Work) -> str:
    """Return the form of GB/T 7714-2015 for what is on the web."""
    names = _gb_names(work.authors) or work.publisher
    title = f"{_pointed(names)} {unpointed(work.called)}[{CODES[work.kind]}]."
    when = str(work.published or "")
    if work.kind is None or CODES[work.kind] == "EB/OL":
        dated = f" ({when})." if when else ""
        publisher = f" {sentence(work.publisher)}" if work.authors else ""
        publisher = "" if work.is_self_published else publisher
        return joined(f"{title}{publisher}{dated}", work.url, end=".")
    printed = ", ".join(part for part in (work.publisher, when) if part)
    return joined(f"{title} {sentence(printed)}", work.url, end=".")


def _gb_names(authors: Sequence[Author]) -> str:
    """Return "WRITER A M, Office of Trade"; more than three are "et al"."""
    names = [_gb_name(author) for author in authors[:GB_MOST]]
    if len(authors) > GB_MOST:
        is_han = all("\u4e00" <= author.family[0] <= "\u9fff" for author in authors)
        names.append("等" if is_han else "et al")
    return ", ".join(names)


def _gb_name(author: Author) -> str:
    if not author.given:
        return author.family
    initials = [part[0].upper() for part in re.split(r"[\s-]+", author.given) if part]
    return " ".join(
        (author.family.upper(), *initials, author.suffix.rstrip("."))
    ).strip()
