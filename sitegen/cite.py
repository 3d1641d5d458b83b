"""How to cite one figure: in a sentence, and in the six forms that are asked for."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen import names, words
from sitegen.model.figure import Nature
from sitegen.outputs import figure_address

if TYPE_CHECKING:
    from datetime import date

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is cited: an article, or a page of the fact sheet."""

    key: str
    title: str
    publisher: str
    author: str = ""
    published: date | None = None
    url: str = ""
    """Empty for a page of a site whose address is not known."""
    note: str = ""
    """The figure that is cited from it, and where it stands."""
    is_news: bool = True
    """An article of a newspaper; else a web page."""


def citations(figure: Figure, site: Site) -> dict[str, str]:
    """
    Return how to cite a figure, by form.

    "In a sentence" has the value, where it stands and the address of its page. The
    other forms cite the article that printed it, or the fact sheet that computed it.
    """
    work = _work(figure, site)
    return {
        "In a sentence": _sentence_of(figure, site),
        "APA": _apa(work),
        "Chicago": _chicago(work),
        "GB/T 7714": _gb(work),
        "BibTeX": _bibtex(work),
        "RIS": _ris(work),
        "CSL-JSON": _csl(work),
    }


def _work(figure: Figure, site: Site) -> Work:
    """Return the article behind a reported figure; the figure's page for others."""
    settings, page = site.settings, _page(figure, site)
    source = site.sources.get(figure.source)
    if source is None:
        return Work(
            key=figure.id,
            title=_stated(figure, site),
            publisher=settings.title,
            published=settings.edition,
            url=page,
            note=f"{figure.status}, not printed in any article",
            is_news=False,
        )
    value = _value(figure, site)
    parts = (f"{value}, paragraph {figure.places[0].paragraph}", page)
    return Work(
        key=source.slug,
        title=source.title,
        publisher=source.publisher,
        author=source.author,
        published=source.published,
        url=source.url,
        note="; ".join(part for part in parts if part),
    )


def _page(figure: Figure, site: Site) -> str:
    home = site.settings.address
    return f"{home}{figure_address(figure)}" if home else ""


def _stated(figure: Figure, site: Site) -> str:
    """Return a figure with its period and value: "Exports, 2025: 7 billion"."""
    when = words.period(figure.period, site.settings.language)
    return f"{names.title(figure, site.vocabulary)}, {when}: {_value(figure, site)}"


def _value(figure: Figure, site: Site) -> str:
    """Return the value with plain spaces, for other programs."""
    value = words.value(figure, site.settings.language).replace(words.NO_BREAK, " ")
    return f"{value} (target)" if figure.nature is Nature.TARGET else value


def _sentence_of(figure: Figure, site: Site) -> str:
    """Return what stands in a text or a footnote, in no style of any manual."""
    settings = site.settings
    source = site.sources.get(figure.source)
    edition = words.day(settings.edition, settings.language)
    origin = f"{figure.status} by {settings.title}, {edition}"
    if source:
        when = (
            words.day(source.published, settings.language) if source.published else ""
        )
        paragraph = f"paragraph {figure.places[0].paragraph}"
        said = (source.publisher, when or "undated", paragraph, source.url)
        origin = f"{', '.join(said)}, in {settings.title}, {edition}"
    page = _page(figure, site)
    return f"{_stated(figure, site)} ({origin}){f', {page}' if page else ''}."


def _apa(work: Work) -> str:
    """Return the form of the APA manual, 7th edition, for a web page."""
    when = _apa_date(work.published)
    title = _sentence(work.title)
    if not work.author:
        return _joined(f"{work.publisher}. ({when}). {title}", work.url)
    family, given = _names(work.author)
    initials = " ".join(f"{name[0]}." for name in given.split())
    author = f"{family}, {initials}" if initials else family
    return _joined(f"{author} ({when}). {title} {work.publisher}.", work.url)


def _chicago(work: Work) -> str:
    """Return the form of the Chicago Manual, notes and bibliography."""
    family, given = _names(work.author or work.publisher)
    is_person = bool(work.author and given)
    author = f"{family}, {given}" if is_person else work.author or work.publisher
    published = work.published
    when = "n.d."
    if published:
        when = f"{MONTHS[published.month - 1]} {published.day}, {published.year}"
    # Quotation marks inside of quotation marks are single ones.
    inner = re.sub(r"[\"\u201c]([^\"\u201d]*)[\"\u201d]", "\u2018\\1\u2019", work.title)
    title = _sentence(inner)
    printed = _sentence(f"{work.publisher}, {when}")
    return _joined(f"{author}. \u201c{title}\u201d {printed}", work.url, end=".")


def _gb(work: Work) -> str:
    """Return the form of GB/T 7714-2015 for news and for pages on the web."""
    author = work.publisher
    if work.author:  # WRITER A M
        family, given = _names(work.author)
        initials = (name[0] for name in given.split())
        author = " ".join((family.upper(), *initials))
    title = f"{author}. {work.title.rstrip('.')}"
    when = str(work.published or "")
    if work.is_news:
        printed = ", ".join(part for part in (work.publisher, when) if part)
        return _joined(f"{title}[N/OL]. {printed}.", work.url, end=".")
    dated = f" ({when})." if when else ""
    return _joined(f"{title}[EB/OL].{dated}", work.url, end=".")


def _bibtex(work: Work) -> str:
    author, title, publisher, note = (
        text.translate(LATEX)
        for text in (work.author, work.title, work.publisher, work.note)
    )
    fields = {
        "author": author or f"{{{publisher}}}",
        "title": f"{{{title}}}",
        "organization": publisher,
        "date": str(work.published or ""),
        "url": work.url,  # taken letter by letter, so that nothing is escaped
        "note": note,
    }
    lines = [f"  {key} = {{{text}}}," for key, text in fields.items() if text]
    key = re.sub(r"[^a-z0-9]+", "-", work.key)
    return "\n".join((f"@online{{{key},", *lines, "}"))


def _ris(work: Work) -> str:
    lines = ["TY  - ELEC"]
    if work.author:
        family, given = _names(work.author)
        lines.append(f"AU  - {family}, {given}" if given else f"AU  - {family}")
    lines += [f"TI  - {work.title}", f"PB  - {work.publisher}"]
    if work.published:
        day = work.published
        lines += [f"PY  - {day.year:04}", f"DA  - {day.year:04}/{day:%m/%d}"]
    lines += [f"UR  - {work.url}"] if work.url else []
    lines += [f"N1  - {work.note}", "ER  - "]
    return "".join(f"{line}\n" for line in lines)


def _csl(work: Work) -> str:
    record: dict[str, object] = {
        "id": work.key,
        "type": "webpage",
        "title": work.title,
        "container-title": work.publisher,
        "note": work.note,
    }
    if work.url:
        record["URL"] = work.url
    if work.author:
        family, given = _names(work.author)
        name = {"family": family, "given": given}
        record["author"] = [{key: text for key, text in name.items() if text}]
    if work.published:
        day = work.published
        record["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return json.dumps([record], ensure_ascii=False, indent=2)


def _joined(text: str, url: str, end: str = "") -> str:
    """Return a citation with the address behind it, if there is one."""
    return f"{text} {url}{end}" if url else text


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
