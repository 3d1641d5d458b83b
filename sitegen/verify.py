"""The figures against the texts of the articles, which are not part of a project."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from sitegen.printed import MissError, complaint, complaint_in, prove_cell, tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.model.place import Place
    from sitegen.model.site import Site
    from sitegen.printed import TextTable

# In text fragments a word is matched whole; so is a number, with its decimals and
# with the other end of a range. Characters of Chinese and Japanese are words that
# touch, but for those that write one number together: 3亿, 两亿三千万.
_TOUCHING = "\u3040-\u30ff\u3400-\u9fff"
_PART = rf"[^\W{_TOUCHING}]"
_NUMBER = "0-9零\u3007一二两三四五六七八九十百千万亿兆"
_WHOLE = rf"(?!(?<=[{_NUMBER}])[{_NUMBER}])"
_BEFORE = rf"{_WHOLE}(?!(?<={_PART})[^{_TOUCHING}])(?<![0-9%][.,–-])"
_AFTER = rf"{_WHOLE}(?!(?<![{_TOUCHING}]){_PART})(?![.,–-][0-9])"
_AFTER_SIGN = r"(?![–-][0-9])"


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of an article."""

    paragraphs: list[str]
    """Its lines that are not empty, every run of spaces as one space."""
    tables: list[TextTable]

    def number(self, place: Place) -> int:
        """Return the paragraph of a place that is proved; of a cell that of its row."""
        if place.cell is None:
            return place.paragraph
        rows = self.tables[place.table - 1].rows
        return next(r.paragraph for r in rows if r.cells[0] == place.cell.row)


@dataclass(frozen=True, slots=True)
class Proof:
    """How much was proved."""

    figures: int
    places: int
    sources: int
    hashes: Mapping[str, Mapping[int, str]]
    """SHA-256 of each cited paragraph, by source and paragraph."""


def verify(site: Site, texts: Path, report: Report) -> Proof:
    """
    Prove every place of every figure against the text of its article.

    *texts* is a folder with a file for each source, named by its `text`. Reports
    `text-missing`, `text-paragraph`, `text-differs`, `text-ambiguous` and
    `value-differs`, what `prove_cell` raises, and warns of `text-changed` where a
    cited paragraph is no longer the one whose hash was recorded.
    """
    read = {
        slug: found
        for slug, source in site.sources.items()
        if (found := _read(texts / source.text)) is not None
    }
    for slug, source in site.sources.items():
        if slug not in read:
            message = f"no readable text {source.text!r} in {str(texts)!r}; add it"
            report.error("text-missing", source.where.get("text", source.at), message)
    printed = [each for each in site.figures.values() if each.source in read]
    for figure in printed:
        _verify_figure(figure, read[figure.source], site, report)
    report.stop_on_errors()
    places = sum(len(figure.places) for figure in printed)
    hashes = _hashes(printed, read)
    for figure in printed:
        known = site.paragraphs.get(figure.source, {})
        _compare(figure, read[figure.source], known, hashes, report)
    return Proof(len(printed), places, len(site.sources), hashes)


def recorded(proof: Proof) -> str:
    """Return the hashes of a proof as the text of ``content/paragraphs.yaml``."""
    lines = [
        "# SHA-256 of each cited paragraph, by `sitegen verify TEXTS --record`,",
        "# so that a new copy of an article tells which figures to read again.",
    ]
    for slug, hashes in proof.hashes.items():
        lines.append(f"{slug}:")
        lines += [f"  {number}: {digest}" for number, digest in hashes.items()]
    return "\n".join(lines) + "\n"


def _hashes(
    figures: Sequence[Figure], read: Mapping[str, _Text]
) -> dict[str, dict[int, str]]:
    cited = sorted(
        {
            (each.source, read[each.source].number(place))
            for each in figures
            for place in each.places
        }
    )
    found: dict[str, dict[int, str]] = {}
    for slug, number in cited:
        text = read[slug].paragraphs[number - 1]
        found.setdefault(slug, {})[number] = sha256(text.encode()).hexdigest()
    return found


def _compare(
    figure: Figure,
    text: _Text,
    known: Mapping[int, str],
    hashes: Mapping[str, Mapping[int, str]],
    report: Report,
) -> None:
    for place in figure.places:
        number = text.number(place)
        if known.get(number, "") not in {"", hashes[figure.source][number]}:
            message = (
                f"paragraph {number} has changed around {place.printed!r}; read it "
                "again, then record it with --record"
            )
            report.warn("text-changed", place.at, message)


def _read(path: Path) -> _Text | None:
    """Return a text, or `None` if it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):  # no such file, no UTF-8, or no name of a file
        return None
    lines = [_spaced(line) for line in text.split("\n") if line.strip()]
    return _Text(lines, tables(text))


def _verify_figure(figure: Figure, text: _Text, site: Site, report: Report) -> None:
    paragraphs = text.paragraphs
    language = site.language_of(figure)
    measure = site.vocabulary.measures[figure.subject.measure]
    for place in figure.places:
        if place.cell:
            _verify_cell(place, text, site, language, report)
            continue
        if place.paragraph > len(paragraphs):
            message = f"the article has {len(paragraphs)} paragraphs"
            report.error("text-paragraph", place.at, f"{message}; correct the number")
            continue
        if match := _verify_place(place, paragraphs, report):
            paragraph = paragraphs[place.paragraph - 1]
            start = match.start("printed")
            at = (start, match.end("printed") - start)
            reason = complaint(figure, place, language, measure) or complaint_in(
                figure, paragraph, at, language
            )
            if reason:
                message = f"the value does not follow from {place.printed!r}: {reason}"
                report.error("value-differs", figure.value_at, message)


def _verify_cell(
    place: Place, text: _Text, site: Site, language: str, report: Report
) -> None:
    """Report a cell that does not stand in its table; its value is proved before."""
    try:
        prove_cell(place, text.tables, language, _units(site))
    except MissError as error:
        report.error(error.code, place.at, error.message)


def _units(site: Site) -> set[str]:
    """Return the words of all units, in lower case."""
    units = site.vocabulary.units.values()
    words = {word for each in units for word in (*each.nouns, each.currency) if word}
    return {"%", "percent", "per cent", *(word.lower() for word in words)}


def _verify_place(
    place: Place, paragraphs: list[str], report: Report
) -> re.Match[str] | None:
    """Return where a place stands in its paragraph, or `None` after reporting it."""
    paragraph = paragraphs[place.paragraph - 1]
    found = list(re.finditer(_pattern(place), paragraph))
    if not found:
        elsewhere = [
            str(number)
            for number, text in enumerate(paragraphs, 1)
            if re.search(_pattern(place), text)
        ]
        hint = f"it stands in {', '.join(elsewhere)}" if elsewhere else "copy it anew"
        message = f"{place.printed!r} does not stand in paragraph {place.paragraph}"
        report.error("text-differs", place.at, f"{message}; {hint}")
        return None
    count = _count(_pattern(place), paragraphs)
    if count > 1:
        message = (
            f"{place.printed!r} stands in the article {count} times, so that the link "
            f"may lead elsewhere; add words, such as {_suggestion(place, paragraphs)}"
        )
        report.error("text-ambiguous", place.at, message)
    return found[0]


def _count(pattern: str, paragraphs: list[str]) -> int:
    """Count what a text fragment could mean, which does not tell case apart."""
    return sum(len(re.findall(pattern, text, re.IGNORECASE)) for text in paragraphs)


def _pattern(place: Place) -> str:
    """Return what finds a place: its words, its context and any spaces between."""
    prefix = rf"{_BEFORE}{_words(place.prefix)}\s*" if place.prefix else ""
    suffix = rf"\s*{_words(place.suffix)}{_AFTER}" if place.suffix else ""
    end = _AFTER if place.printed[-1:].isalnum() else _AFTER_SIGN
    return f"{prefix}(?P<printed>{_BEFORE}{_words(place.printed)}{end}){suffix}"


def _words(text: str) -> str:
    return r"\s+".join(re.escape(word) for word in text.split())


def _suggestion(place: Place, paragraphs: list[str]) -> str:
    """Return the place with the fewest words before it that make it unique."""
    paragraph = paragraphs[place.paragraph - 1]
    match = re.search(_pattern(place), paragraph)
    before = paragraph[: match.start("printed")] if match else ""
    words = re.finditer(rf"[{_TOUCHING}]|[^\s{_TOUCHING}]+", before)
    for word in reversed(list(words)):
        prefix = before[word.start() :].strip()
        pattern = rf"{_words(prefix)}\s*{_words(place.printed)}"
        if _count(pattern, paragraphs) == 1:
            return repr(f"{prefix} <{place.printed}>")
    return "words behind it"


def _spaced(line: str) -> str:
    """Return a line with every run of spaces, no-break ones too, as one space."""
    return " ".join(line.split())
