"""How to cite one figure: the article that printed it, in six forms."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.model.source import Source

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)

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


def citations(figure: Figure, site: Site) -> dict[str, str]:
    """Return the citation of the article behind a reported figure, by form."""
    source = site.sources.get(figure.source)
    if source is None:
        return {}
    return {
        "APA": _apa(source),
        "Chicago": _chicago(source),
        "GB/T 7714": _gb(source),
        "BibTeX": _bibtex(source),
        "RIS": _ris(source),
        "CSL-JSON": _csl(source),
    }


def _apa(source: Source) -> str:
    """Return the form of the APA manual, 7th edition, for a web page."""
    when = _apa_date(source.published)
    title = _sentence(source.title)
    if not source.author:
        return f"{source.publisher}. ({when}). {title} {source.url}"
    family, given = _names(source.author)
    initials = " ".join(f"{name[0]}." for name in given.split())
    author = f"{family}, {initials}" if initials else family
    return f"{author} ({when}). {title} {source.publisher}. {source.url}"


def _chicago(source: Source) -> str:
    """Return the form of the Chicago Manual, notes and bibliography."""
    family, given = _names(source.author or source.publisher)
    is_person = bool(source.author and given)
    author = f"{family}, {given}" if is_person else source.author or source.publisher
    published = source.published
    when = "n.d."
    if published:
        when = f"{MONTHS[published.month - 1]} {published.day}, {published.year}"
    # Quotation marks inside of quotation marks are single ones.
    inner = re.sub(
        r"[\"\u201c]([^\"\u201d]*)[\"\u201d]", "\u2018\\1\u2019", source.title
    )
    title = _sentence(inner)
    printed = _sentence(f"{source.publisher}, {when}")
    return f"{author}. \u201c{title}\u201d {printed} {source.url}."


def _gb(source: Source) -> str:
    """Return the form of GB/T 7714-2015 for an online news item."""
    author = source.author or source.publisher
    when = f", {source.published}" if source.published else ""
    title = source.title.rstrip(".")
    return f"{author}. {title}[N/OL]. {source.publisher}{when}. {source.url}."


def _bibtex(source: Source) -> str:
    author, title, publisher = (
        text.translate(LATEX)
        for text in (source.author, source.title, source.publisher)
    )
    fields = {
        "author": author or f"{{{publisher}}}",
        "title": f"{{{title}}}",
        "organization": publisher,
        "date": str(source.published or ""),
        "url": source.url,  # taken letter by letter, so that nothing is escaped
    }
    lines = [f"  {key} = {{{text}}}," for key, text in fields.items() if text]
    key = re.sub(r"[^a-z0-9]+", "-", source.slug)
    return "\n".join((f"@online{{{key},", *lines, "}"))


def _ris(source: Source) -> str:
    lines = ["TY  - ELEC"]
    if source.author:
        family, given = _names(source.author)
        lines.append(f"AU  - {family}, {given}" if given else f"AU  - {family}")
    lines += [f"TI  - {source.title}", f"PB  - {source.publisher}"]
    if source.published:
        day = source.published
        lines += [f"PY  - {day.year:04}", f"DA  - {day.year:04}/{day:%m/%d}"]
    lines += [f"UR  - {source.url}", "ER  - "]
    return "".join(f"{line}\n" for line in lines)


def _csl(source: Source) -> str:
    record: dict[str, object] = {
        "id": source.slug,
        "type": "webpage",
        "title": source.title,
        "container-title": source.publisher,
        "URL": source.url,
    }
    if source.author:
        family, given = _names(source.author)
        name = {"family": family, "given": given}
        record["author"] = [{key: text for key, text in name.items() if text}]
    if source.published:
        day = source.published
        record["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return json.dumps([record], ensure_ascii=False, indent=2)


def _sentence(text: str) -> str:
    """Return words with one mark at their end."""
    return text if text.endswith(("?", "!")) else f"{text.rstrip('.')}."


def _names(author: str) -> tuple[str, str]:
    """Return family and given names of a person."""
    given, _, family = author.rpartition(" ")
    return family, given


def _apa_date(day: date | None) -> str:
    if day is None:
        return "n.d."
    return f"{day.year}, {MONTHS[day.month - 1]} {day.day}"
