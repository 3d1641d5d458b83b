"""The sentences and other texts that differ, with their figures in words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from sitegen import prose
from sitegen.diff.elsewhere import texts
from sitegen.diff.record import Sentence
from sitegen.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.page import Page
    from sitegen.model.site import Site

_END = re.compile(r"(?<=[.!?])[ \n]+(?=[^a-z])|(?<=[\u3002\uff01\uff1f])|\n{2,}")
"""Where a sentence ends: before no small letter, as that of an abbreviation is."""


def sentences(old: Site, new: Site) -> tuple[Sentence, ...]:
    """
    Return each sentence of a page that only one state has, paired where it can.

    Behind them come other texts: of settings, sources, words and explanations.
    """
    before, after = _texts(old), _texts(new)
    return (
        *(
            each
            for path in dict.fromkeys((*old.pages, *new.pages))
            for each in _of_page(path, old, new)
        ),
        *(
            Sentence(page=page, file=file, old=was, new=now)
            for page, file, key in dict.fromkeys((*before, *after))
            if (was := before.get((page, file, key), ""))
            != (now := after.get((page, file, key), ""))
        ),
    )


def _texts(site: Site) -> dict[tuple[str, str, str], str]:
    """Return texts that are no page's own, by page, file and what they say."""
    return {
        (page, str(at.path), key): f"{key}: {_plain(str(text), site)}"
        for page, at, key, text in texts(site)
        if text
    }


def _of_page(path: str, old: Site, new: Site) -> Iterator[Sentence]:
    before, after = old.pages.get(path), new.pages.get(path)
    one, other = _split(before, old), _split(after, new)
    page = after or before
    file = str(page.at.path) if page else ""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            pairs = zip_longest(one[start:end], other[first:last], fillvalue="")
            for was, now in pairs:
                yield Sentence(page=path, file=file, old=was, new=now)


def _split(page: Page | None, site: Site) -> list[str]:
    """Return the title, the description and every sentence of a page."""
    if page is None:
        return []
    text = "\n\n".join(
        _plain(each, site) for each in (page.title, page.description, page.text)
    )
    found = (" ".join(each.split()) for each in _END.split(text))
    return [each for each in found if each]


def _plain(text: str, site: Site) -> str:
    """Return prose in words; a reference that leads nowhere stays as it is written."""
    try:
        return prose.plain(text, site).replace(NO_BREAK, " ")
    except prose.BadReferenceError:
        return text
