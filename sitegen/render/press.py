"""Fills templates with what they show, or takes what an earlier build filled."""

from __future__ import annotations

import json
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup

from sitegen.diagnostics import Location
from sitegen.fresh import ground
from sitegen.later import File, Lazy
from sitegen.outputs import ALONE
from sitegen.remembered import memory
from sitegen.render import corrected, slices
from sitegen.render.alone import copied
from sitegen.render.inlined import inlined
from sitegen.render.kept import CARD, CARDS, TEXT, Kept
from sitegen.render.licences import shipped
from sitegen.render.markdown import Typesetter
from sitegen.render.numbers import Numbers, Writer
from sitegen.render.parts import Overview, Parts
from sitegen.render.passages import Passage, passages
from sitegen.render.ruler import ruler
from sitegen.render.says import known_of_figures
from sitegen.render.tables import facts
from sitegen.render.templates import acquaint, environment, fill
from sitegen.render.topics import of_topic
from sitegen.watch import Watch
from sitegen.wholes import apart, by_rest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sitegen.diagnostics import Report
    from sitegen.model.drawing import Drawing
    from sitegen.model.figure import Figure
    from sitegen.model.page import Page
    from sitegen.model.site import Site
    from sitegen.project import Project
    from sitegen.render.templates import Values
    from sitegen.wholes import Apart, Division


_SAID: dict[str, tuple[str, Mapping[str, Any]]] = memory()
"""What pages written by hand say, by hash: each build of a process asks for it."""


class Press:
    """
    Makes the texts of one site: parts of pages, pages, cards.

    Whatever templates read comes through a watch, so that a text of which nothing
    changed can come from the cache.
    """

    def __init__(
        self,
        site: Site,
        drawings: Mapping[str, Drawing],
        works: bytes,
        project: Project,
        report: Report,
    ) -> None:
        self._site, self._report = site, report
        self._made, self._carded = dict[str, File](), dict[str, File]()
        self._given: dict[str, Values] = {}
        self._watch = watch = Watch()
        doubted = watch.parts("disputed", _in_doubt(site))
        seen = watch.site(site)
        self._env = environment(project, site.settings.language)
        writer = Writer(self._env, doubted, report)
        self._typesetter = Typesetter(seen, writer, report)
        acquaint(self._env, seen, self._typesetter, doubted)
        self._env.globals |= {
            "drawings": watch.parts("drawings", drawings),
            "shipped": shipped(works),
            "commit_of": watch.parts("commit_of", {"site": project.commit}),
            "apart": _apart(seen, watch.later("rests", partial(by_rest, site))),
            **corrected.known(site, watch),
            "number": writer.in_template(),
            "inlined": inlined(project.templates, site.settings.language),
            "disputed": doubted,
            **known_of_figures(site, drawings, watch),
        }
        overview = Overview(
            of_topic=watch.parts("of_topic", Lazy(partial(of_topic, site, drawings))),
            facts=watch.parts("facts", Lazy(partial(facts, site))),
            covered=watch.later("ruler", partial(ruler, site)),
        )
        self._parts = Parts(self._env, seen, overview, report)
        shown = watch.everywhere(site, works)
        tool = ground(str(project.root))
        self.kept = Kept(project.cache, tool and f"{tool} {shown}", watch, report)
        sliced = slices.in_template(self._env, self.kept, site.figures, report)
        self._env.globals["sliced"] = sliced

    def know(self, pages: Mapping[str, Values]) -> None:
        """Let templates know what the pages written by hand show."""

        def uses() -> dict[str, list[tuple[str, str]]]:
            found = {one: list[tuple[str, str]]() for one in self._site.figures}
            for values in pages.values():
                for figure in values["numbers"].figures:
                    found[figure.id].append((values["page"].path, values["page"].title))
            return found

        shown = pages[""]["numbers"].figures if "" in pages else ()
        first = {"figure": next(iter(shown), None)}
        self._env.globals["uses"] = self._watch.parts("uses", Lazy(uses))
        self._env.globals["headline"] = self._watch.parts("headline", first)

    def prove(self) -> bool:
        """Prove all passages, whatever templates make of them; tell if all is well."""
        told = self._report.told
        for passage in passages(self._site):
            self._typesetter.plain(passage)
        self._report.stop_on_errors()
        return self._report.told == told

    def written(self, page: Page) -> Values:
        """Return what the template of a page written by hand needs."""
        numbers = Numbers()

        def make() -> str:
            return json.dumps(self._typeset(page, numbers))

        text = self.kept.text(
            f"{TEXT}{page.path}", page, numbers, self._site.figures, make
        )
        return {"numbers": numbers, "page": page, **_said(page.path, text)}

    def page(self, address: str, template: str, values: Callable[[], Values]) -> File:
        """Return a page, or another file that a template makes; it is made once."""
        if address not in self._made:
            given = self._values(address, values)
            self._made[address] = self._page(address, template, given)
        return self._made[address]

    def cards(
        self, address: str, template: str, values: Callable[[], Values]
    ) -> File | None:
        """Return the file of the cards of a page, if it has any."""
        self.page(address, template, values)  # by which its numbers are known
        carded = self._values(address, values)["numbers"].carded
        cards = {each.id: self.card(each) for each in carded}
        if not cards:
            return None

        def make() -> str:
            texts = {name: card.data.decode() for name, card in cards.items()}
            return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))

        given, known = {each: cards[each].hash for each in cards}, self._site.figures
        return self.kept.text(f"{CARDS}{address}", given, Numbers(), known, make)

    def carded(self) -> list[Figure]:
        """Return the figures that have a card on any of the pages made so far."""
        numbers = (values["numbers"] for values in self._given.values())
        names = {figure.id for each in numbers for figure in each.carded}
        return [each for name, each in self._site.figures.items() if name in names]

    def _values(self, address: str, gather: Callable[[], Values]) -> Values:
        """Return what a page shows: the same for its cards, which need its numbers."""
        if address not in self._given:
            self._given[address] = {"numbers": Numbers(), **gather()}
        return self._given[address]

    def _page(self, address: str, template: str, values: Values) -> File:
        root = root_of(address)
        if address == "404.html":  # served for any address: no relative way holds
            root = urlsplit(str(self._env.globals["home"])).path or "/"
        given = {name: each for name, each in values.items() if name != "numbers"}
        whole = {**values, "root": root, "path": address}
        return self._filled(address, template, given, whole)

    def alone(self, front: Values) -> bytes:
        """Return the front page as one file, with the numbers that it has by then."""
        self.page("", "page.html", lambda: front)
        made = self.page(ALONE, "alone.html", lambda: front).data.decode()
        return copied(made, str(self._env.globals["home"])).encode()

    def card(self, figure: Figure) -> File:
        """Return the card of a figure; its links lead from the folder of all cards."""
        if figure.id not in self._carded:
            values = {"figure": figure, "root": "../", "numbers": Numbers()}
            name = f"{CARD}{figure.id}"
            self._carded[figure.id] = self._filled(name, "card.html", figure, values)
        return self._carded[figure.id]

    def _filled(self, name: str, template: str, given: object, whole: Values) -> File:
        def make() -> str:
            return fill(self._env, template, whole, self._report)

        numbers = whole["numbers"]
        return self.kept.text(
            name, (template, given), numbers, self._site.figures, make
        )

    def _typeset(self, page: Page, numbers: Numbers) -> dict[str, Any]:
        root = root_of(page.path)
        at = Location(page.at.path, page.first_line)
        lines = tuple(page.text.split("\n"))
        direct = self._parts.for_page(page.path, root, numbers)
        passage = Passage(page.text, at, root, numbers, direct=direct, lines=lines)
        text = self._typesetter.block(passage)
        head = {
            "title": Passage(page.title, page.place_of("title")),
            "description": Passage(page.description, page.place_of("description")),
        }
        said = {name: self._typesetter.plain(each) for name, each in head.items()}
        return {**said, "text": text.html, "contents": text.contents}


def _said(path: str, text: File) -> Mapping[str, Any]:
    """Return what was kept of a page written by hand."""
    known, said = _SAID.get(path, ("", {}))
    if known != text.hash:
        made = json.loads(text.data)
        made["text"] = Markup(made["text"])  # noqa: S704 - the parser escapes all text
        made["contents"] = tuple(map(tuple, made["contents"]))
        said = MappingProxyType(made)
        _SAID[path] = text.hash, said
    return said


def root_of(address: str) -> str:
    """Return the way from an address to the top of the site."""
    return "../" * address.count("/")


def _in_doubt(site: Site) -> dict[str, bool]:
    """Return the ids of figures in doubt, in the order of the site."""
    disputed = site.disputed
    return {name: True for name in site.figures if name in disputed}


def _apart(site: Site, rests: Callable[[], Iterable[Division]]) -> object:
    """Return the function of templates that tells what is rounded off its whole."""

    def told(figures: Iterable[Figure]) -> tuple[Apart, ...]:
        return apart(figures, site, rests())

    return told
