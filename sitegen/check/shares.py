"""
A stated share is the part divided by its whole.

For each share whose scope is a measure or a term of the vocabulary, where the
levels of both are stated.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.check.book import Book, compute, judged, shown
from sitegen.model.figure import Figure, Kind, Subject
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator


def identities(book: Book) -> Iterator[Identity]:
    """Yield one identity a share."""
    for share in book.of_kind(Kind.SHARE):
        part = book.level(share.subject, share.period)
        whole = whole_of(book, share)
        if part is None or whole is None:
            continue
        computed = compute(Name.SHARE, [part.quantity, whole.quantity])
        if computed is None:
            continue
        yield Identity(
            rule="share",
            figures=(share, part, whole),
            is_equality=True,
            words=sentence(
                "{} of {} is {}; stated is {}",
                *(part, whole, shown(computed, "%"), share),
            ),
            outcome=judged(computed, share.quantity),
        )


def whole_of(book: Book, share: Figure) -> Figure | None:
    """Return the level that a share or contribution is measured against."""
    words = book.vocabulary
    if share.scope in words.measures:
        return book.level(Subject(measure=share.scope), share.period)
    for key in ("product", "partner", "enterprise"):
        if share.scope in getattr(words, f"{key}s"):
            subject = replace(share.subject, **{key: share.scope})
            return book.level(subject, share.period)
    return None
