"""The figures against the texts of the articles, which are not part of a project."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct

from sitegen.printed.evidence import complaint, complaint_in
from sitegen.printed.naming import Naming
from sitegen.printed.passage import Passage
from sitegen.printed.standing import GROUPING, count, found, read_text, suggestion
from sitegen.printed.table import MissError, prove_cell
from sitegen.printed.unit_words import UnitWords
from sitegen.proof import Article, around_of, objections, objections_in
from sitegen.propose.unused import Unused, unused

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure
    from sitegen.model.place import Place
    from sitegen.model.site import Site
    from sitegen.printed.standing import Text


class Proof(Struct, frozen=True):
    """How much was proved."""

    figures: int
    places: int
    sources: int
    hashes: Mapping[str, Mapping[int, str]]
    """SHA-256 of each cited paragraph, by source and paragraph."""
    unused: Mapping[str, Sequence[Unused]]
    """By source the numbers of its text that no figure uses and no mark excuses."""


def verify(site: Site, texts: Path, report: Report) -> Proof:
    """
    Prove every place of every figure against the text of its article.

    *texts* is a folder with a file for each source, named by its `text`, or one such
    file, which proves its source alone. Reports
    `text-missing`, `text-paragraph`, `text-differs`, `text-ambiguous` and
    `value-differs`, what `prove_cell` raises, and warns of `text-changed` where a
    cited paragraph is no longer the one whose hash was recorded.
    """
    wanted = site.sources
    if texts.is_file():
        named, texts = texts.name, texts.parent
        wanted = {slug: each for slug, each in wanted.items() if each.text == named}
    read = {
        slug: found
        for slug, source in wanted.items()
        if (found := read_text(texts / source.text)) is not None
    }
    for slug, source in wanted.items():
        if slug not in read:
            message = f"no readable text {source.text!r} in {str(texts)!r}; add it"
            report.error("text-missing", source.where.get("text", source.at), message)
    printed = [each for each in site.figures.values() if each.source in read]
    names = Naming(site)
    for figure in printed:
        _verify_figure(figure, read[figure.source], site, names, report)
    for slug, text in read.items():
        for mark in site.sources[slug].no_figure:
            _verify_mark(mark, text.paragraphs, report)
    report.stop_on_errors()
    places = sum(len(figure.places) for figure in printed)
    hashes = _hashes(printed, read)
    for figure in printed:
        known = site.paragraphs.get(figure.source, {})
        _compare(figure, read[figure.source], known, hashes, report)
    rest = {slug: unused(site, slug, text) for slug, text in read.items()}
    kept: dict[str, Mapping[int, str]] = {**site.paragraphs, **hashes}
    cited = {slug: kept[slug] for slug in site.sources if slug in kept}
    return Proof(len(printed), places, len(read), cited, rest)


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


def listed(proof: Proof) -> str:
    """Return the numbers that no figure uses, a line each, under their sources."""
    lines = []
    for slug, left in proof.unused.items():
        lines += [f"{slug}:"] if left else []
        lines += [f"  {each.paragraph}: {each.words}" for each in left]
    return "\n".join(lines)


def _verify_mark(mark: Place, paragraphs: list[str], report: Report) -> None:
    """Report what is marked as no figure and does not stand in its paragraph."""
    if not count(mark, paragraphs[mark.paragraph - 1 : mark.paragraph]):
        message = f"{mark.printed!r} does not stand in paragraph {mark.paragraph}"
        report.error("text-differs", mark.at, f"{message}; copy it anew, or strike it")


def _hashes(
    figures: Sequence[Figure], read: Mapping[str, Text]
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
        plain = text.replace(GROUPING, " ")  # as hashes have always been of them
        found.setdefault(slug, {})[number] = sha256(plain.encode()).hexdigest()
    return found


def _compare(
    figure: Figure,
    text: Text,
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


def _verify_figure(
    figure: Figure, text: Text, site: Site, names: Naming, report: Report
) -> None:
    paragraphs = text.paragraphs
    language = site.language_of(figure)
    measure = site.vocabulary.measures[figure.subject.measure]
    for place in figure.places:
        if place.cell:
            _verify_cell(figure, place, text, names, report)
            continue
        if place.paragraph > len(paragraphs):
            message = f"the article has {len(paragraphs)} paragraphs"
            report.error("text-paragraph", place.at, f"{message}; correct the number")
            continue
        if match := _verify_place(place, paragraphs, report):
            paragraph = paragraphs[place.paragraph - 1]
            start = match.start("printed")
            at = (start, match.end("printed") - start)
            reason = complaint(figure, place, language, measure)
            passage = Passage.within(paragraph, at, language)
            reason = reason or complaint_in(figure, passage, match.span(), measure)
            reason = reason or names.misnamed_in(figure, paragraph, at)
            if reason:
                _differ(figure, place, reason, report)
                continue
            covers = site.sources[figure.source].covers
            article = Article(tag=language, covers=covers, paragraphs=paragraphs)
            found = objections_in(figure, place, at, article)
            for each in found:
                each.tell(figure, report)


def _differ(figure: Figure, place: Place, reason: str, report: Report) -> None:
    cure = "" if ";" in reason else "; correct it, or take in the words that say it"
    message = f"the value does not follow from {place.printed!r}: {reason}{cure}"
    report.error("value-differs", figure.value_at, message)


def _verify_cell(
    figure: Figure, place: Place, text: Text, names: Naming, report: Report
) -> None:
    """Report a cell that does not stand in its table, or is of something else."""
    site = names.site
    tag = site.language_of(figure)
    try:
        prove_cell(
            place, text.tables, tag, UnitWords.of(site.vocabulary.units.values())
        )
    except MissError as error:
        report.error(error.code, place.at, error.message)
        return
    measure = site.vocabulary.measures[figure.subject.measure]
    if reason := complaint(figure, place, tag, measure):
        _differ(figure, place, reason, report)
        return
    table = text.tables[place.table - 1]
    around = around_of(table.heads, table.captions)
    covers = site.sources[figure.source].covers
    for each in objections(figure, place, tag, covers, around):
        each.tell(figure, report)
    if reason := names.misnamed_above(figure, place, around.captions):
        _differ(figure, place, reason, report)


def _verify_place(
    place: Place, paragraphs: list[str], report: Report
) -> re.Match[str] | None:
    """Return where a place stands in its paragraph, or `None` after reporting it."""
    paragraph = paragraphs[place.paragraph - 1]
    matches = found(place, paragraph)
    if not matches:
        elsewhere = [
            str(number)
            for number, text in enumerate(paragraphs, 1)
            if found(place, text)
        ]
        hint = f"it stands in {', '.join(elsewhere)}" if elsewhere else "copy it anew"
        message = f"{place.printed!r} does not stand in paragraph {place.paragraph}"
        report.error("text-differs", place.at, f"{message}; {hint}")
        return None
    total = count(place, paragraphs)
    if total > 1:
        message = (
            f"{place.printed!r} stands in the article {total} times, so that the link "
            f"may lead elsewhere; add words, such as {suggestion(place, paragraphs)}"
        )
        report.error("text-ambiguous", place.at, message)
    return matches[0]
