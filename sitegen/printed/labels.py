"""The labels and synonyms of a vocabulary, as an article prints them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitegen.model.vocabulary import Measure, Term, Vocabulary

_CASED = 4
"""A word in capitals up to this length is a name: "US" is not "us"."""


def terms_of(
    vocabulary: Vocabulary,
) -> Iterator[tuple[str, Mapping[str, Term | Measure]]]:
    """Yield each dimension of a subject with its words by id."""
    yield "measure", vocabulary.measures
    yield "partner", vocabulary.partners
    yield "product", vocabulary.products
    yield "enterprise", vocabulary.enterprises


def labels(term: Term | Measure) -> Iterator[str]:
    """Yield what a word of the vocabulary is called."""
    extra = (getattr(term, "surplus", ""), getattr(term, "deficit", ""))
    for label in (term.label, term.inline, *term.synonyms, *extra):
        bare = re.sub(r"^(?:the|all) |[“”\"]", "", label).strip()
        if bare:
            yield bare


@lru_cache(maxsize=4096)
def beginning(label: str) -> str:
    """Return with what a label begins in each form, in lower case."""
    first = label.lower().partition(" ")[0]
    return first.removesuffix("s") or first


@lru_cache(maxsize=4096)
def pattern_of(label: str) -> re.Pattern[str]:
    """Return what finds a label: in singular and plural, "exports" as "exported"."""
    if not label.isascii() and not re.search("[A-Za-z]", label):
        return re.compile(re.escape(label))
    words = []
    for word in label.split():
        stem = re.escape(word[:-1] if word.endswith("s") and len(word) > 3 else word)  # noqa: PLR2004
        words.append(rf"{stem}(?:e?[sn]|ed|’s|'s)?")
    is_name = label.isupper() and len(label) <= _CASED
    flags = re.NOFLAG if is_name else re.IGNORECASE
    return re.compile(rf"(?<!\w)(?:{'[- ]'.join(words)})(?!\w)", flags)
