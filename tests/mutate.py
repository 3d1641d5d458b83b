"""
Mutates the content and counts how many wrong digits a build refuses.

Run as ``python tests/mutate.py [--texts FOLDER]``. One reported figure after the
other is spoiled in memory, and its derived figures and all identities are computed
anew. A figure is spoiled in three ways: one printed digit becomes another digit, the
decimal point is lost, or the value is exchanged with that of another figure in the
same unit and article. Each is tried twice:

mistyped
    the value alone says something else; what is printed beside it does not;
misread
    what is printed beside it says the same, so that only other figures can tell.

A change is refused if anything is reported.

What is larger than the rounding can be told in two ways, and both are reported:

its own
    the interval of the spoiled value does not meet that of the printed one;
that of its identities
    besides, the change is larger than half of the range of values with which the
    narrowest equality of the figure would still hold: the roundings of all that take
    part in it, in units of the figure. Where the range does not lie evenly around the
    printed value, larger changes pass on its longer side.

With ``--texts`` the spoiled figures are also compared with their articles, as
``sitegen verify`` does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from msgspec.structs import replace

from sitegen.check import RULES, check
from sitegen.check.book import Book
from sitegen.derive import derive
from sitegen.diagnostics import BuildError, Report
from sitegen.model.figure import Figure, Kind, Status
from sitegen.model.identity import Outcome
from sitegen.model.quantity import EXACT, Quantity, printed_number
from sitegen.printed.evidence import complaint
from sitegen.project import Project
from sitegen.read import read
from sitegen.resolve import resolve
from sitegen.verify import verify
from tests.support import prove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sitegen.model.identity import Identity
    from sitegen.model.site import Site

ROOT = Path(__file__).parents[1]
FARTHEST = 2**20
"""How many units of the last digit a figure is moved at the most."""

Values = Mapping[str, Quantity]
"""What figures say instead, by id."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One figure spoiled in one way, and what became of it."""

    figure: Figure
    how: str
    """``digit``, ``point`` or ``swap``."""
    value: Quantity
    """What the figure says instead."""
    codes: tuple[str, ...]
    """What is reported if it was misread; nothing if the change passes."""
    is_mistyped: bool
    """What is printed beside the figure does not bear it out."""
    is_larger: bool
    """Than the rounding of the figure."""
    is_seen: bool
    """Larger than the rounding of its identities too."""
    passes_text: bool
    """The articles bear it out; never without texts."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many were refused, of how many."""

    refused: int
    of: int

    @property
    def share(self) -> float:
        """In per cent; all of nothing is refused."""
        return 100 * self.refused / self.of if self.of else 100.0

    def __str__(self) -> str:
        return f"{self.refused} of {self.of}, {self.share:.1f} %"


class Bench:
    """A sound site on which figures are spoiled one by one."""

    def __init__(self, site: Site) -> None:
        self._recipes = site.recipes
        prove(site, Report())
        self._site = check(derive(site, Report()), Report())
        self._read = {
            name: replace(each, places=()) for name, each in self._site.figures.items()
        }
        """Every figure without its places, which were proved: others do not move."""
        self._codes: dict[frozenset[tuple[str, Quantity]], tuple[str, ...]] = {}
        figures = self._site.figures.values()
        self.figures = [each for each in figures if each.status is Status.REPORTED]

    def stands(self, figure: Figure) -> str:
        """Tell in what a figure stands: ``equality``, ``limit`` or ``nothing``."""
        if self._equalities(figure):
            return "equality"
        is_limited = any(figure in each.figures for each in self._site.identities)
        return "limit" if is_limited else "nothing"

    def trial(
        self, figure: Figure, texts: Path | None = None, *, is_slip: bool = False
    ) -> list[Mutation]:
        """
        Spoil a figure in every way.

        What a mere slip of the finger does is asked of a build only where what is
        printed beside the figure does not tell it.
        """
        ranges = [self.range(figure, each) for each in self._equalities(figure)]
        found = []
        for how, values in self._spoiled(figure):
            value = values[figure.id]
            change = abs(EXACT.subtract(value.number, figure.quantity.number))
            is_larger = not value.interval.meets(figure.quantity.interval)
            is_seen = is_larger and any(change > each / 2 for each in ranges)
            passes = texts is not None and self._pass(values, texts)
            typed = any(map(self._complains, values, values.values()))
            codes = () if is_slip and typed else self.refused(values)
            found.append(
                Mutation(figure, how, value, codes, typed, is_larger, is_seen, passes)
            )
        return found

    def _complains(self, name: str, value: Quantity) -> bool:
        """Tell whether what is printed beside a figure speaks against a value."""
        figure = replace(self._site.figures[name], quantity=value)
        return any(complaint(figure, place) for place in figure.places)

    def refused(self, values: Values) -> tuple[str, ...]:
        """Return the codes that a build reports if figures were misread."""
        key = frozenset(values.items())
        if key not in self._codes:  # an exchange is met twice
            report = Report()
            site = self._with(values)
            # What is computed is asked last: it takes long. So does what was meant.
            with suppress(BuildError), patch("sitegen.check.did_you_mean", _silent):
                prove(site, report)
                check(replace(site, recipes=()), report)
                check(derive(site, report), report)
            codes = (each.code for each in report.diagnostics)
            self._codes[key] = tuple(dict.fromkeys(codes))
        return self._codes[key]

    def range(self, figure: Figure, identity: Identity) -> Decimal:
        """Return how far a figure can be moved while an identity is not broken."""
        unit = Decimal((0, (1,), -figure.quantity.decimals))
        (rule,) = (each for each in RULES if identity.rule in each.NAMES)

        def holds(steps: int) -> bool:
            number = EXACT.add(figure.quantity.number, steps * unit)
            moved = replace(figure, quantity=replace(figure.quantity, number=number))
            figures = {each.id: each for each in (*identity.figures, moved)}
            book = Book.of([*figures.values()], self._site.vocabulary)
            outcomes = {_name(each): each.outcome for each in rule.identities(book)}
            found = outcomes.get(_name(identity), Outcome.BROKEN)
            return found is not Outcome.BROKEN

        return (_last(holds) + _last(lambda steps: holds(-steps))) * unit

    def _spoiled(self, figure: Figure) -> Iterator[tuple[str, Values]]:
        quantity = figure.quantity
        for how, digits in _misprints(quantity):
            if figure.kind is not Kind.RANK or int(digits) > 0:
                yield how, {figure.id: _restated(quantity, digits)}
        for other in self.figures:
            is_like = other.source == figure.source and _unit(other) == _unit(figure)
            if is_like and other.quantity != quantity:
                yield "swap", {figure.id: other.quantity, other.id: quantity}

    def _with(self, values: Values) -> Site:
        """Return the site with other values, and what is to be computed anew."""
        stale: set[str] = set(values)
        while more := {
            each.id
            for each in self._recipes
            if each.id not in stale and stale.intersection(each.inputs)
        }:
            stale |= more
        figures = {
            name: replace(each, quantity=values[name]) if name in values else each
            for name, each in self._read.items()
            if name in values or name not in stale
        }
        recipes = tuple(each for each in self._recipes if each.id in stale)
        return replace(self._site, figures=figures, recipes=recipes, identities=())

    def _equalities(self, figure: Figure) -> list[Identity]:
        return [
            each
            for each in self._site.identities
            if each.is_equality and figure in each.figures
        ]

    def _pass(self, values: Values, texts: Path) -> bool:
        """Tell whether the articles bear out other values."""
        figures = {
            name: replace(self._site.figures[name], quantity=value)
            for name, value in values.items()
        }
        slugs = {each.source for each in figures.values()}
        sources = {slug: self._site.sources[slug] for slug in slugs}
        try:
            alone = replace(self._site, figures=figures, sources=sources)
            verify(alone, texts, Report())
        except BuildError:
            return False
        return True


def misread(mutations: Iterable[Mutation]) -> Score:
    """Return how many of *mutations* other figures refuse."""
    refused = [bool(each.codes) for each in mutations]
    return Score(sum(refused), len(refused))


def mistyped(mutations: Iterable[Mutation]) -> Score:
    """Return how many of *mutations* a build refuses if only the value is changed."""
    refused = [each.is_mistyped or bool(each.codes) for each in mutations]
    return Score(sum(refused), len(refused))


def lines(bench: Bench, texts: Path | None) -> Iterator[str]:
    """Yield the report: a line a figure, then the totals."""
    yield "misread changes refused, of those larger than the rounding of the figure"
    found: dict[str, list[Mutation]] = {"equality": [], "limit": [], "nothing": []}
    for figure in bench.figures:
        stands, mutations = bench.stands(figure), bench.trial(figure, texts)
        found[stands] += mutations
        larger = [each for each in mutations if each.is_larger]
        yield f"  {figure.id}, in {stands}: {misread(larger)}"
        if stands == "equality" and (passed := _passed(larger)):
            yield f"    passed: {passed}"
    for stands, mutations in found.items():
        yield from _totals(bench, stands, mutations)
    everything = [each for mutations in found.values() for each in mutations]
    yield "all figures, if only the value is changed"
    yield f"  refused by a build: {mistyped(everything)}"
    if texts:
        yield from _read(everything)


def _totals(bench: Bench, stands: str, mutations: list[Mutation]) -> Iterator[str]:
    names = [each.id for each in bench.figures if bench.stands(each) == stands]
    larger = [each for each in mutations if each.is_larger]
    yield f"{len(names)} figures in {stands}, {len(mutations)} changes"
    yield f"  mistyped, refused: {mistyped(larger)} of those larger than its rounding"
    yield f"  misread, refused: {misread(larger)} of the same"
    for how in ("digit", "point", "swap"):
        yield f"    {how}: {misread(each for each in larger if each.how == how)}"
    if stands == "equality":
        seen = misread(each for each in mutations if each.is_seen)
        yield f"  and than that of its identities: {seen}"
    if stands == "nothing":
        yield f"  {', '.join(names)}"


def _read(spoiled: list[Mutation]) -> Iterator[str]:
    passed = [each for each in spoiled if each.passes_text]
    neither = [each for each in passed if not each.codes]
    yield f"against the texts: {Score(len(spoiled) - len(passed), len(spoiled))}"
    yield f"  or by the build: {Score(len(spoiled) - len(neither), len(spoiled))}"
    for each in neither:
        yield f"  passed: {each.figure.id} as {each.value.plain}"


def _passed(mutations: list[Mutation]) -> str:
    values = (each.value.plain for each in mutations if not each.codes)
    return ", ".join(dict.fromkeys(values))


def site_of(root: Path) -> Site:
    """Return what the sources of a project report."""
    report = Report()
    return resolve(read(Project(root, root / "site"), report), report)


def main(arguments: list[str] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description="mutate the content of a fact sheet")
    parser.add_argument("--root", type=Path, default=ROOT, help="its folder")
    parser.add_argument("--texts", type=Path, help="the folder of the articles' texts")
    wanted = parser.parse_args(arguments)
    for line in lines(Bench(site_of(wanted.root)), wanted.texts):
        sys.stdout.write(f"{line}\n")


def _misprints(quantity: Quantity) -> Iterator[tuple[str, str]]:
    """Yield the printed digits with one of them wrong, and without their point."""
    digits = f"{_stated(quantity):f}"
    for place, right in enumerate(digits):
        for wrong in "0123456789" if right.isdigit() else "":
            if wrong != right:
                yield "digit", f"{digits[:place]}{wrong}{digits[place + 1 :]}"
    if "." in digits:
        yield "point", digits.replace(".", "")


def _restated(quantity: Quantity, digits: str) -> Quantity:
    """Return what content would say with other digits."""
    unit = quantity.stated_unit or quantity.unit
    stated = printed_number(digits, is_percentage=unit.id == "%")
    number = EXACT.multiply(stated, unit.factor)
    return replace(quantity, number=number, stated=stated)


def _stated(quantity: Quantity) -> Decimal:
    return quantity.stated if quantity.stated_unit else quantity.number


def _unit(figure: Figure) -> str:
    return (figure.quantity.stated_unit or figure.quantity.unit).id


def _name(identity: Identity) -> tuple[str, ...]:
    return (identity.rule, *(each.id for each in identity.figures))


def _silent(*_: object) -> str:
    """Say nothing of what could have been meant: only codes are looked at."""
    return ""


def _last(holds: Callable[[int], bool]) -> int:
    """Return for how many steps it holds, by doubling and halving."""
    high = 1
    while high < FARTHEST and holds(high):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


if __name__ == "__main__":
    main()
