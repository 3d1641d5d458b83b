"""The Jinja environment: strict, escaping, and speaking the words of the site."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import (
    Environment,
    StrictUndefined,
    pass_context,
)
from markupsafe import Markup, escape

from sitegen import cite, names, outputs, prose, words
from sitegen.catalogue import catalogue
from sitegen.columns import TABLES
from sitegen.diagnostics import BuildError
from sitegen.linked import linked
from sitegen.model.identity import Outcome
from sitegen.model.page import Form
from sitegen.render import corrected, embed
from sitegen.render.broken import tell
from sitegen.render.loading import Compiled, Loader, on_page
from sitegen.render.messages import Messages, speak
from sitegen.render.passages import Passage
from sitegen.render.says import (
    aligned,
    anchor,
    formula,
    given,
    report_link,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from jinja2.runtime import Context

    from sitegen.diagnostics import Location, Report
    from sitegen.model.figure import Figure
    from sitegen.model.place import Place
    from sitegen.model.site import Site
    from sitegen.model.source import Source
    from sitegen.project import Project
    from sitegen.render.markdown import Typesetter


def environment(project: Project, language: str) -> Environment:
    """
    Return the environment of the templates of a project, which knows no site yet.

    What they are compiled to is kept: code, which is why nobody else may write there.
    """
    said = catalogue(language)
    made = Environment(
        auto_reload=False,  # a site has those that it began with
        bytecode_cache=Compiled(project.cache, said.digest),
        loader=Loader(project.templates.folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.do", Messages],
    )
    speak(made, said)
    return made


def acquaint(
    env: Environment, site: Site, typesetter: Typesetter, doubted: Container[str]
) -> None:
    """Give templates the words and the things of a site; *doubted* are ids."""
    said = _filters(site, typesetter, doubted)
    env.filters |= {name: on_page(filter_) for name, filter_ in said.items()}
    env.globals |= {
        "site": site,
        "home": site.settings.address,
        "address": outputs,
        "growth_of": site.growth_of,
        "sentence_of": partial(cite.sentence, site=site),
        "citations_of": partial(cite.of_figure, site=site),
        "citations_of_source": cite.of_source,
        "manuals": cite.MANUALS,
        "Outcome": Outcome,
        "tables": TABLES,
        "deep_link": partial(_deep_link, site),
        "report_link": partial(report_link, site),
        "canonical": partial(_canonical, site),
        "translations": partial(_translations, site),
        "linked": partial(_linked_data, site),
        "in_words": partial(embed.in_words, site),
        "as_picture": partial(embed.as_picture, site),
        "of_chart": partial(embed.of_chart, site),
    }


def _filters(
    site: Site, typesetter: Typesetter, doubted: Container[str]
) -> dict[str, Any]:
    language, vocabulary = site.settings.language, site.vocabulary
    return {
        "value": partial(words.value, language=language),
        "on_terms": partial(words.on_terms, language=language),
        "change": lambda figure: words.change(figure.quantity, language),
        "number": lambda figure: words.in_form(figure, Form.NUMBER, site),
        "grouped": lambda count: words.number(Decimal(count), language),
        "unit": lambda figure: words.unit_label(figure.quantity),
        "rounding": lambda figure: words.rounding(figure.quantity, language),
        "title": partial(names.title, vocabulary=vocabulary),
        "subject": lambda figure: names.subject(figure.subject, vocabulary),
        "aspect": partial(names.aspect, vocabulary=vocabulary),
        "period": partial(words.period, language=language),
        "day": partial(words.day, language=language),
        "plain": partial(prose.plain, site=site),
        "inline": _inline(typesetter),
        "linked": _linked(typesetter),
        "name": lambda figure: given(names.title(figure, vocabulary)),
        "named": lambda figure: given(names.title(figure, vocabulary, starts=False)),
        "common_name": lambda figures: given(names.common(figures, vocabulary)),
        "when": lambda period: given(words.period(period, language)),
        "short_period": partial(words.short_period, language=language),
        "short_when": lambda period: given(words.short_period(period, language)),
        "given": given,
        **_of_sources(language),
        "formula": partial(formula, site),
        "verdict": partial(verdict, disputed=doubted, language=language),
        "aligned": partial(aligned, language=language),
        "short_aligned": partial(aligned, language=language, is_short=True),
        "anchor": anchor,
        "cautions": partial(names.cautions, site=site),
        "slug": lambda text: re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-"),
        "url": _url,
        "code": _code,
        "capitalised": lambda text: text[:1].upper() + text[1:],
        **corrected.filters(site),
    }


def _of_sources(language: str) -> dict[str, Any]:
    """Return what says of sources, and of what is printed in them, what they are."""
    said: dict[str, Callable[..., Any]] = {
        "source": words.one_source,
        "sources": words.sources,
        "a_source": words.a_source,
        "byline": words.byline,
        "place": words.place,
        "spotted": words.spotted,
        "terms": words.terms,
        "common_terms": words.common_terms,
    }
    return {name: partial(say, language=language) for name, say in said.items()}


def fill(env: Environment, name: str, values: Values, report: Report) -> str:
    """Return a template filled with *values*; a fault in it goes to the report."""
    try:
        return _near(env.get_template(name).render(values), values.get("path", ""))
    except BuildError:
        raise
    except Exception as error:  # noqa: BLE001 - a template can raise anything
        tell(error, name, env, report)
        return ""


def _near(text: str, path: str) -> str:
    """
    Return a page whose ways to what lies beside it do not lead by the top.

    Those of the copy to send do: where it comes to lie, nothing is beside it.
    """
    *folders, _ = path.split("/")
    if path != outputs.ALONE:
        for depth in range(len(folders), 0, -1):
            by_top = f"{'../' * len(folders)}{'/'.join(folders[:depth])}/"
            short = "../" * (len(folders) - depth)
            text = text.replace(f'="{by_top}', f'="{short}')
    return text


def _inline(typesetter: Typesetter) -> object:
    @pass_context
    def inline(context: Context, text: str, at: Location) -> Markup:
        passage = Passage(text, at, context["root"], context["numbers"])
        return typesetter.inline(passage)

    return inline


def _linked(typesetter: Typesetter) -> object:
    """Return the filter for prose beside other things: its numbers have no notes."""

    @pass_context
    def linked(context: Context, text: str, at: Location) -> Markup:
        numbers = context["numbers"]
        passage = Passage(text, at, context["root"], numbers, is_noted=False)
        return typesetter.inline(passage)

    return linked


@pass_context
def _url(context: Context, address: str) -> str:
    """Return the relative way to an address of the site, down to the file."""
    path, mark, anchor = address.partition("#")
    return f"{context['root']}{outputs.file_of(path)}{mark}{anchor}"


def _code(text: str) -> Markup:
    """Return text for within an element, where only < and & are markup."""
    escaped = str(escape(text)).replace("&#34;", '"').replace("&gt;", ">")
    return Markup(escaped)  # noqa: S704 - it is escaped


def _deep_link(site: Site, figure: Figure, place: Place) -> str:
    return site.sources[figure.source].deep_link(place)


def _linked_data(
    site: Site, path: str, title: Markup, figure: Figure | None, source: Source | None
) -> Markup:
    text = linked(site, path, title.unescape(), figure, source)
    return Markup(text)  # noqa: S704 - it holds no "<"


def _canonical(site: Site, path: str) -> str:
    return f"{site.settings.address}{path}" if site.settings.address else ""


def _translations(site: Site) -> tuple[tuple[str, str], ...]:
    """Return where the sheet stands in each language, its own first; or nothing."""
    settings = site.settings
    if not settings.translations:
        return ()
    return ((settings.language, settings.address), *settings.translations.items())


Values = dict[str, Any]
"""What a template is filled with."""
