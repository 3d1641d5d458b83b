"""A work as programs for references read it: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sitegen.model.source import SourceKind

if TYPE_CHECKING:
    from sitegen.cite.work import Work
    from sitegen.model.author import Author

LATEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "\\": "\\textbackslash{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
        # As commands, since BibTeX counts braces even behind a backslash.
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
    }
)

ENTRIES = {SourceKind.REPORT: "report", SourceKind.TABLE: "dataset"}
"""Types of biblatex; the others are @online."""
RIS_TYPES = {SourceKind.REPORT: "RPRT", SourceKind.TABLE: "DATA"}
CSL_TYPES = {
    SourceKind.ARTICLE: "article-newspaper",
    SourceKind.RELEASE: "webpage",
    SourceKind.REPORT: "report",
    SourceKind.TABLE: "dataset",
    SourceKind.SPEECH: "speech",
    None: "webpage",
}
GENRES = {SourceKind.RELEASE: "Press release", SourceKind.SPEECH: "Speech"}
"""What the types of these formats do not say."""


def bibtex(work: Work) -> str:
    """Return an entry of biblatex."""
    names = " and ".join(_tex_name(author) for author in work.authors)
    publisher = work.publisher.translate(LATEX)
    entry = ENTRIES.get(work.kind, "online") if work.kind else "online"
    fields = {
        "author": names or f"{{{publisher}}}",
        "title": f"{{{work.called.translate(LATEX)}}}",
        "titleaddon": GENRES.get(work.kind, "") if work.kind else "",
        "type": "techreport" if entry == "report" else "",
        {"report": "institution", "dataset": "publisher"}.get(
            entry, "organization"
        ): publisher,
        "date": str(work.published or ""),
        "url": work.url,  # taken letter by letter, so that nothing is escaped
        "note": work.note.translate(LATEX),
    }
    lines = [f"  {key} = {{{text}}}," for key, text in fields.items() if text]
    key = re.sub(r"[^a-z0-9]+", "-", work.key)
    return "\n".join((f"@{entry}{{{key},", *lines, "}"))


def _tex_name(author: Author) -> str:
    """Return "Writer, Jr., Ada", or a whole name in braces of its own."""
    family, given, suffix = (
        text.translate(LATEX) for text in (author.family, author.given, author.suffix)
    )
    if not given:
        return f"{{{family}}}"
    return ", ".join(part for part in (family, suffix, given) if part)


def ris(work: Work) -> str:
    """Return a record of RIS, a tag a line."""
    kind = RIS_TYPES.get(work.kind, "ELEC") if work.kind else "ELEC"
    lines = [f"TY  - {kind}"]
    for author in work.authors:  # "Family, Given, Suffix"
        parts = (author.family, author.given, author.suffix)
        lines.append(f"AU  - {', '.join(part for part in parts if part)}")
    lines += [f"TI  - {work.called}", f"PB  - {work.publisher}"]
    if work.published:
        day = work.published
        lines += [f"PY  - {day.year:04}", f"DA  - {day.year:04}/{day:%m/%d}"]
    lines += [f"LA  - {work.language}"] if work.language else []
    lines += [f"UR  - {work.url}"] if work.url else []
    genre = GENRES.get(work.kind) if work.kind else None
    lines += [f"M3  - {genre}"] if genre else []
    lines += [f"N1  - {work.note}"] if work.note else []
    return "".join(f"{line}\n" for line in (*lines, "ER  - "))


def csl(work: Work) -> str:
    """Return a list of one item as in the JSON schema of CSL 1.0.2."""
    record: dict[str, object] = {
        "id": work.key,
        "type": CSL_TYPES[work.kind],
        "title": work.called,
    }
    named = (SourceKind.ARTICLE, SourceKind.RELEASE, None)
    record["container-title" if work.kind in named else "publisher"] = work.publisher
    if work.note:
        record["note"] = work.note
    if work.kind in GENRES:
        record["genre"] = GENRES[work.kind]
    if work.language:
        record["language"] = work.language
    if work.url:
        record["URL"] = work.url
    if work.authors:
        record["author"] = [_csl_name(author) for author in work.authors]
    if work.published:
        day = work.published
        record["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return json.dumps([record], ensure_ascii=False, separators=(",", ":"))


def _csl_name(author: Author) -> dict[str, str]:
    if not author.given:
        return {"literal": author.family}
    name = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {key: text for key, text in name.items() if text}
