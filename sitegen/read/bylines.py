"""A line that names authors -> people in parts, and organisations as a whole."""

from __future__ import annotations

import re

from sitegen.model.author import Author

ORGANISATION = re.compile(
    r"(?:^|[\s(])(?:of|for|the|and|&|on|at|academy|administration|agence|agency|"
    r"agencies|association|authority|banco|bank|banque|board|branch|broadcasting|"
    r"bureau|cent(?:er|re)|chamber|commission|committee|company|co|confederation|corp|"
    r"corporation|correspondents?|council|customs|daily|department|desk|directorate|"
    r"division|e\.v|editors?|editorial|embassy|federation|foundation|gazette|gmbh|"
    r"government|group|herald|inc|information|institute?|instituto|international|"
    r"journal|ltd|marketing|media|minist[eè]re|ministerio|ministry|nations|network|"
    r"news|newsroom|observatory|office|online|organi[sz]ation|parliament|plc|presse?|"
    r"programme|radio|reporters?|research|reuters|secretariat|senate|services?|"
    r"society|staff|statistics|team|television|times|treasury|tribune|tv|union|"
    r"university|xinhua|\w*(?:amt|bundesbank|ministerium|verband)|"
    r"\w+(?:agentur|kammer|landesbank|nationalbank|zeitung|zentralbank))"
    r"(?=$|[\s.,;:)])",
    re.IGNORECASE,
)
"""A word that no person is called by, yet bodies and desks are."""

SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV|VI{0,3})")
PARTICLE = re.compile(
    r"(?:van|von|vom|zu[mr]?|de[rnl]?|della|di|da|d[oau]s?|la|le|les|ten?|ter|bin|ibn|al|el|y)"
)
"""A word with which a family name begins, written small."""


def read_authors(text: str) -> tuple[Author, ...]:
    """
    Return who is named by a line such as "By Roe, Jane; John Doe Jr. and Ann Poe".

    A name before a comma is a family name; a line with a word that only bodies bear
    ("Office of …", "… & Co.") is one name as a whole.
    """
    named = re.sub(r"^By\s", "", text)
    parts = [part.strip() for part in named.split(";") if part.strip()]
    return tuple(author for part in parts for author in _several(part))


def read_author(text: str) -> Author:
    """Return the one whom a name names: "Roe, Jane", "Jane Roe Jr.", "Office of …"."""
    words = text.split()
    if ORGANISATION.search(text) or len(words) == 1:
        return Author(family=text)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    suffix = next((part for part in parts[1:] if SUFFIX.fullmatch(part)), "")
    named = [part for part in parts if part != suffix]
    if len(named) == 1:
        return _spoken(named[0].split(), suffix)
    if len(named) == 2:  # noqa: PLR2004 - family and given
        return Author(family=named[0], given=named[1], suffix=suffix)
    return Author(family=text)


def _several(text: str) -> tuple[Author, ...]:
    """Return the people of "Jane Roe and John Doe", or the one of another line."""
    if not re.search(r"\s(?:and|&)\s", text):
        names = _listed(text)
        return names if len(names) > 2 else (read_author(text),)  # noqa: PLR2004 - "Family, Given" has one comma
    turned = re.split(r"\s(?:and|&)\s", text)  # "Roe, Jane and Doe, John"
    if all(each.count(",") == 1 and not ORGANISATION.search(each) for each in turned):
        return tuple(map(read_author, turned))
    names = _listed(re.sub(r",?\s(?:and|&)\s", ",", text))
    return names or (read_author(text),)


def _listed(text: str) -> tuple[Author, ...]:
    """Return the people of "Jane Roe, John Doe", or nobody where one is no person."""
    names = [name.strip() for name in text.split(",")]
    if any(len(name.split()) == 1 or ORGANISATION.search(name) for name in names):
        return ()
    return tuple(_spoken(name.split(), "") for name in names)


def _spoken(words: list[str], suffix: str) -> Author:
    """Return the person whose names stand in the order in which they are spoken."""
    if not suffix and len(words) > 2 and SUFFIX.fullmatch(words[-1]):  # noqa: PLR2004 - two names before it
        *words, suffix = words
    family = next(
        (n for n, word in enumerate(words) if n and PARTICLE.fullmatch(word)),
        len(words) - 1,
    )
    if words[family] == "y" and family > 1:  # "José Ortega y Gasset"
        family -= 1
    return Author(
        family=" ".join(words[family:]), given=" ".join(words[:family]), suffix=suffix
    )
