"""Fills templates with what they show, or takes what an earlier build filled."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sitegen.inputs import ground, touched
from sitegen.later import File, Lazy, Once
from sitegen.outputs import ALONE
from sitegen.render import corrected, slices
from sitegen.render.alone import copied
from sitegen.render.held import CARD, CARDS
from sitegen.render.inlined import inlined
from sitegen.render.kept import Kept
from sitegen.render.licences import Shipped
from sitegen.render.markdown import Typesetter
from sitegen.render.numbers import Numbers, Writer
from sitegen.render.parts import Overview, Parts
from sitegen.render.says import known_of_figures
from sitegen.render.templates import acquaint, environment, fill
from sitegen.render.written import Written
from sitegen.watch import Watch
from sitegen.wholes import apart, by_rest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from sitegen.diagnostics import Report
    from sitegen.model.drawing import Drawing
    from sitegen.model.figure import Figure
    from sitegen.model.site import Site
    from sitegen.project import Project
    from sitegen.render.held import Again
    from sitegen.render.templates import Values
    from sitegen.render.views import Gather, View
    from sitegen.render.written import Typeset
    from sitegen.wholes import Apart, Division

    Paged = tuple[File, Collection[str]]


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
        self._read = partial(touched, str(project.root))
        self._as_read = self._read()
        self._made: dict[str, Paged] = {}
        """Each page, with the ids of the figures that have a card on it."""
        self._carded, self._again = dict[str, File](), self._made_again
        self._views: Callable[[], Mapping[str, View]] = dict
        self._watch = watch = Watch()
        doubted = watch.parts("disputed", _in_doubt(site))
        seen = watch.site(site)
        self._env = environment(project, site.settings.language)
        writer = Writer(self._env, doubted, report)
        self._typesetter = Typesetter(seen, writer, report)
        acquaint(self._env, seen, self._typesetter, doubted)
        self._env.globals |= {
            "drawings": watch.parts("drawings", drawings),
            "shipped": Shipped(works),
            "commit_of": watch.parts("commit_of", {"site": project.commit}),
            "apart": _apart(seen, watch.later("rests", partial(by_rest, site))),
            **corrected.known(site, watch),
            "number": writer.in_template(),
            "inlined": inlined(project.templates, site.settings.language),
            "disputed": doubted,
            **known_of_figures(site, drawings, watch),
        }
        parts = Parts(self._env, seen, Overview.of(site, drawings, watch), report)
        tool = ground(str(project.root))
        told = tool and f"{tool} {watch.everywhere(site, works)}"
        self.kept = Kept(project.cache, told, watch, site.figures, report)
        self.written = Written(self.kept, parts, self._typesetter)
        self._env.globals["sliced"] = slices.in_template(self._env, self.kept, report)

    def know(
        self, pages: Mapping[str, Typeset], views: Callable[[], Iterable[View]]
    ) -> None:
        """
        Let templates know what the pages written by hand show.

        *views* are those of all pages, by which one that is lost is made again.
        """
        self._views = Once(lambda: {view[0]: view for view in views()})

        def uses() -> dict[str, list[tuple[str, str]]]:
            found = {one: list[tuple[str, str]]() for one in self._site.figures}
            for each in pages.values():
                for figure in each.numbers.figures:
                    found[figure.id].append((each.page.path, each.page.title))
            return found

        shown = pages[""].numbers.figures if "" in pages else ()
        first = {"figure": next(iter(shown), None)}
        self._env.globals["uses"] = self._watch.parts("uses", Lazy(uses))
        self._env.globals["headline"] = self._watch.parts("headline", first)

    def prove(self, since: int | None = None) -> bool:
        """
        Prove all passages, whatever templates make of them; tell if all is well.

        What is wrong with a page that was asked for before stops none of the others; if
        that was told *since* so many, it is told only if nothing is wrong with prose.
        """
        later = () if since is None else self._report.taken(since)
        told = self._report.told
        self.written.prove(self._site)
        self._report.stop_on_errors(since=told)
        self._report.add(later)
        return self._report.told == told + len(later)

    def keep(self, *, is_whole: bool) -> None:
        """Keep what is known of texts, unless somebody wrote to what they rest on."""
        if self._read() == self._as_read:
            self.kept.keep(is_whole=is_whole)
        else:  # and put it back, perhaps: they may be of what was there meanwhile
            self.kept.drop()

    def page(self, view: View) -> File:
        """Return a page, or what else a template makes; of it only ids are held."""
        address = view[0]
        if address not in self._made:
            known, told = self.kept.known(address, self._again), self._report.told
            self._made[address] = known or self._page(*view)
            if self._report.told > told:
                self.prove(told)
        return self._made[address][0]

    def cards(self, address: str) -> File | None:
        """Return the file of the cards of a page, if it has any."""
        if address not in self._made:
            self.page(self._views()[address])
        carded = self._made[address][1]
        if not carded:
            return None
        # What each card rests on is noted for all of them, and each shows its figure.
        given = [self._site.figures[each] for each in carded]
        name, make = f"{CARDS}{address}", partial(self._gathered, carded)
        return self.kept.text(name, given, Numbers(), make, self._again)

    def card(self, name: str) -> File:
        """Return the card of a figure; its links lead from the folder of all cards."""
        text, shown = f"{CARD}{name}", self._site.figures[name]
        if known := self.kept.known(text, self._again):
            return known[0]
        if name in self._carded:
            return self._carded[name]
        made = self._filled(text, ("card.html", shown), _of_card(shown), self._again)
        if not self.kept.is_lasting:
            self._carded[name] = made
        return made  # one with faults is made again: all that shows it tells them

    def alone(self, front: Typeset) -> bytes:
        """Return the front page as one file, with the numbers that it has by then."""
        values = front.values()
        self._filled("", ("page.html", _given(values)), self._whole("", values))
        given, whole = ("alone.html", _given(values)), self._whole(ALONE, values)
        made = self._filled(ALONE, given, whole).data.decode()
        return copied(made, str(self._env.globals["home"])).encode()

    def _page(self, address: str, template: str, gather: Gather) -> Paged:
        values = {"numbers": Numbers(), **gather()}
        given, whole = (template, _given(values)), self._whole(address, values)
        file = self._filled(address, given, whole, self._again)
        return file, [each.id for each in values["numbers"].carded]

    def _whole(self, address: str, values: Values) -> Values:
        root = root_of(address)
        if address == "404.html":  # served for any address: no relative way holds
            root = urlsplit(str(self._env.globals["home"])).path or "/"
        return {**values, "root": root, "path": address}

    def _filled(
        self,
        name: str,
        given: tuple[str, object],
        whole: Values,
        again: Again | None = None,
    ) -> File:
        make = partial(self._fill, given[0], whole)
        return self.kept.text(name, given, whole["numbers"], make, again)

    def _fill(self, template: str, whole: Values) -> str:
        return fill(self._env, template, whole, self._report)

    def _gathered(self, carded: Iterable[str]) -> str:
        """Return cards by the ids of their figures."""
        texts = {name: self.card(name).data.decode() for name in carded}
        return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))

    def _made_again(self, name: str) -> str:
        """Make a page, a card or the cards of a page anew."""
        if name.startswith(CARD):
            figure = self._site.figures[name.removeprefix(CARD)]
            return self._fill("card.html", _of_card(figure))
        if name.startswith(CARDS):
            return self._gathered(self._made[name.removeprefix(CARDS)][1])
        address, template, gather = self._views()[name]
        values = {"numbers": Numbers(), **gather()}
        return self._fill(template, self._whole(address, values))


def _of_card(figure: Figure) -> Values:
    return {"figure": figure, "root": "../", "numbers": Numbers()}


def _given(values: Values) -> Values:
    """Return what a page shows, but for the numbers that it has."""
    return {name: each for name, each in values.items() if name != "numbers"}


def root_of(address: str) -> str:
    """Return the way from an address to the top of the site."""
    return "../" * address.count("/")


def _in_doubt(site: Site) -> dict[str, bool]:
    """Return the ids of figures in doubt, in the order of the site."""
    return dict.fromkeys(filter(site.disputed.__contains__, site.figures), True)


def _apart(site: Site, rests: Callable[[], Iterable[Division]]) -> object:
    """Return the function of templates that tells what is rounded off its whole."""

    def told(figures: Iterable[Figure]) -> tuple[Apart, ...]:
        return apart(figures, site, rests())

    return told
