"""The Jinja environment: strict, escaping, and speaking the words of the site."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    pass_context,
)

from sitegen import outputs, prose, words
from sitegen.diagnostics import Location
from sitegen.model.figure import Kind
from sitegen.model.page import Form
from sitegen.render.markdown import Passage

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.runtime import Context
    from markupsafe import Markup

    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure, Place
    from sitegen.model.site import Site
    from sitegen.render.markdown import Typesetter


def environment(folder: Path, site: Site, typesetter: Typesetter) -> Environment:
    """Return the environment of the templates in *folder*."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.do"],
    )
    language, vocabulary = site.settings.language, site.vocabulary
    made.filters |= {
        "value": partial(words.value, language=language),
        "signed": lambda figure: words.signed(figure.quantity, language),
        "change": lambda figure: words.change(figure.quantity, language),
        "number": lambda figure: words.in_form(figure, Form.NUMBER, site),
        "unit": lambda figure: words.unit_label(figure.quantity),
        "rounding": lambda figure: words.rounding(figure.quantity),
        "title": partial(words.title, vocabulary=vocabulary),
        "subject": lambda figure: words.subject(figure.subject, vocabulary),
        "aspect": partial(words.aspect, vocabulary=vocabulary),
        "period": partial(words.period, language=language),
        "short_period": words.short_period,
        "day": partial(words.day, language=language),
        "plain": partial(prose.plain, site=site),
        "inline": _inline(typesetter),
        "url": _url,
        "capitalised": lambda text: text[:1].upper() + text[1:],
    }
    made.globals |= {
        "site": site,
        "home": site.settings.address,
        "address": outputs,
        "growth_of": lambda figure: site.figures.get(f"{figure.id}.{Kind.GROWTH}"),
        "deep_link": partial(_deep_link, site),
        "canonical": partial(_canonical, site),
    }
    return made


def template_fault(error: TemplateError, report: Report) -> None:
    """Report a template that cannot be read or filled."""
    line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
    name = getattr(error, "name", None) or "?"
    at = Location(PurePosixPath("templates") / name, line or 1)
    report.error("template-broken", at, f"{error.message}; repair the template")


def _inline(typesetter: Typesetter) -> object:
    @pass_context
    def inline(context: Context, text: str, at: Location) -> Markup:
        return typesetter.inline(Passage(text, at, context["root"]))

    return inline


@pass_context
def _url(context: Context, address: str) -> str:
    """Return the relative way to an address of the site, down to the file."""
    path, mark, anchor = address.partition("#")
    return f"{context['root']}{outputs.file_of(path)}{mark}{anchor}"


def _deep_link(site: Site, figure: Figure, place: Place) -> str:
    return site.sources[figure.source].deep_link(place)


def _canonical(site: Site, path: str) -> str:
    return f"{site.settings.address}{path}" if site.settings.address else ""


Values = dict[str, Any]
"""What a template is filled with."""
