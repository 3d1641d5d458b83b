"""The whole sheet as Markdown, for readers and programs that want the words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen import names, prose, words
from sitegen.catalogue import catalogue
from sitegen.outputs import file_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.model.vintage import Correction
    from sitegen.outputs import Outputs

WORDS = "sheet.md", "llms.txt"
"""Where the sheet is in words, and what leads to it."""
_ESCAPES = {ord(sign): f"\\{sign}" for sign in "\\`*_[]<>"}


def sheet(site: Site) -> Outputs:
    """Return ``sheet.md``, and ``llms.txt``, which leads to it and to the data."""
    made = _sheet(site), _leading(site)
    return dict(zip(WORDS, map(_bytes, made), strict=True))


def _bytes(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _sheet(site: Site) -> Iterator[str]:
    """Yield the figures by topic, each with its id, and the sources, a line each."""
    settings = site.settings
    yield f"# {_escaped(settings.title)}"
    yield ""
    yield f"{_escaped(settings.description)}"
    yield ""
    language = settings.language
    say = catalogue(language)
    due = words.day(settings.next, language) if settings.next else ""
    following = f" {say('The next is due %(day)s.', day=due)}" if due else ""
    day = words.day(settings.edition, language)
    yield f"{say('Edition of %(day)s.', day=day)}{following}"
    by_topic: dict[str, list[Figure]] = {}
    for each in site.figures.values():
        by_topic.setdefault(site.topic_of[each.id], []).append(each)
    for topic in site.vocabulary.topics.values():
        found = by_topic.get(topic.id)
        if not found:
            continue
        yield from ("", f"## {_escaped(topic.label)}", "")
        yield from (f"- {_escaped(_line(each, site))}" for each in found)
    if site.corrections:
        yield from ("", f"## {say('Corrections')}", "")
    yield from (f"- {_escaped(_before(each, site))}" for each in site.corrections)
    yield from ("", f"## {say('Sources')}", "")
    for source in site.sources.values():
        when = source.published or say("undated")
        title = source.title.removesuffix(".")
        said = f"{source.name}: {title}. {source.publisher}, {when}."
        yield f"- {_escaped(said)} <{source.url}>"


def _line(figure: Figure, site: Site) -> str:
    """Return a figure with its period, value, terms, source and remarks."""
    language = site.settings.language
    title = names.title(figure, site.vocabulary)
    value = words.on_terms(figure, language).replace(words.NO_BREAK, " ")
    origin = catalogue(language)(figure.status)
    if figure.places:
        source = site.sources[figure.source]
        origin = f"{source.name}, {words.place(figure.places[0], language)}"
    stated = f"{title}, {words.period(figure.period, language)}: {value}"
    note = prose.plain(figure.note, site).replace("\n", " ")
    remarks = " ".join(filter(None, (note, *names.cautions(figure, site))))
    return f"{stated} ({origin}; {figure.id}). {remarks}".rstrip()


def _before(correction: Correction, site: Site) -> str:
    """Return what a figure was, until when, and why it is no more."""
    figure, vintage = correction.figure, correction.vintage
    language = site.settings.language
    name = names.title(figure, site.vocabulary)
    when = words.period(figure.period, language)
    was = words.was(correction, language).replace(words.NO_BREAK, " ")
    say = catalogue(language)
    why = f"{say(vintage.reason)}; {figure.id}"
    until = say("%(value)s until %(day)s", value=was, day=vintage.until)
    return f"{name}, {when}: {until} ({why})"


def _escaped(text: str) -> str:
    """Return text in which nothing is Markdown."""
    return text.translate(_ESCAPES)


def _leading(site: Site) -> Iterator[str]:
    """Yield ``llms.txt`` as llmstxt.org proposes it."""
    settings = site.settings
    home, say = settings.address, catalogue(settings.language)
    yield f"# {settings.title}"
    yield ""
    yield f"> {settings.description}"
    yield ""
    yield say(
        "Each figure names the source that printed it and the place there, "
        "or says that it was computed."
    )
    yield ""
    yield f"## {say('Data')}"
    yield ""
    for path, what in (
        ("sheet.md", say("all figures and sources, in words")),
        ("data/figures.csv", say("all figures, a row each")),
        ("data/figures.json", say("the same as JSON")),
        ("data/", say("more formats, and what each column means")),
    ):
        way = f"{home}{path}" if home else file_of(path)
        yield f"- [{path}]({way}): {what}"
