"""
A stated share is the part divided by its whole.

For each share whose scope is a measure or a term of the vocabulary, where the
levels of both are stated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.catalogue import mark
from sitegen.check.book import Book, compute, equates, judged
from sitegen.dimensions import WHO
from sitegen.model.figure import Figure, Kind, Subject
from sitegen.model.formula import Name
from sitegen.model.identity import Identity, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator


NAMES = {
    "share": mark("A share is its part in per cent of its whole"),
}
"""Its rules, as readers are told of them."""


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
            is_equality=equates(share.quantity),
            words=sentence(
                book.say("{0} of {1} is {2}; {3} is stated"),
                *(part, whole, book.shown(computed, "%"), share),
            ),
            outcome=judged(computed, share.quantity),
        )


def whole_of(book: Book, share: Figure) -> Figure | None:
    """Return the level that a share or contribution is measured against."""
    subject = subject_of(book, share)
    return book.level(subject, share.period) if subject else None


def subject_of(book: Book, figure: Figure) -> Subject | None:
    """Return what a scope means, if it is a measure or a term of the vocabulary."""
    words = book.vocabulary
    if figure.scope in words.measures:
        return Subject(measure=figure.scope)
    for key in WHO:
        if figure.scope in getattr(words, f"{key}s"):
            return replace(figure.subject, **{key: figure.scope})
    return None
