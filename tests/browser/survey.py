"""Every page looked at once in every state, by several tabs at a time."""

from __future__ import annotations

import asyncio
import os
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playwright.async_api import async_playwright

from tests.browser.chromium import FLAGS, executable
from tests.browser.view import AXE, tab

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.async_api import Playwright

    from tests.browser.site import Site


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: its kind, the page and its state, the element, the words."""

    kind: str
    page: str
    state: str
    element: str
    detail: str


@dataclass(slots=True)
class Survey:
    """What was found, and how much was looked at."""

    faults: list[Fault] = field(default_factory=list)
    states: set[tuple[str, str]] = field(default_factory=set)
    rules: dict[str, list[str]] = field(default_factory=dict)
    """The rules of axe that had something to judge, with their tags."""
    axe: str = ""
    """The version of axe."""
    shapes: set[int] = field(default_factory=set)
    """What the pages that axe judged are built of, by numbers of `shape.js`."""
    judged: set[str] = field(default_factory=set)
    """These pages."""
    said: dict[str, list[list[str]]] = field(default_factory=dict)
    """What each page says without scripts, on a desktop, block by block."""

    def add(self, *said: str) -> None:
        """Note a fault by its fields, unless it was said just before."""
        fault = Fault(*said)
        if fault not in self.faults[-50:]:
            self.faults.append(fault)

    def complaint(self, *kinds: str) -> str:
        """Return one line for each element at fault, the most frequent first."""
        groups: dict[tuple[str, str], list[Fault]] = defaultdict(list)
        for fault in self.faults:
            if fault.kind in kinds:
                groups[fault.kind, fault.element].append(fault)
        ranked = sorted(
            groups.values(), key=lambda group: (-pages(group), group[0].page)
        )
        return "\n".join(
            f"{pages(group)} pages: {group[0].element}: {group[0].detail} "
            f"(as on {group[0].page}, {group[0].state})"
            for group in ranked
        )


def pages(faults: Iterable[Fault]) -> int:
    """Return on how many pages the faults are."""
    return len({fault.page for fault in faults})


def survey(site: Site) -> Survey:
    """Look at every page; in a thread, since pytest's may already run a loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _survey(site)).result()


async def _survey(site: Site) -> Survey:
    result = Survey()
    waiting = iter(site.pages)
    axe = AXE.read_text(encoding="utf-8")
    async with async_playwright() as playwright, asyncio.TaskGroup() as group:
        for _ in range(os.cpu_count() or 1):
            group.create_task(_work(playwright, site, waiting, result, axe))
    return result


async def _work(
    playwright: Playwright,
    site: Site,
    waiting: Iterable[str],
    result: Survey,
    axe: str,
) -> None:
    """Look at pages in a browser of its own: the tabs of one wait for each other."""
    browser = await playwright.chromium.launch(executable_path=executable(), args=FLAGS)
    async with tab(browser, site, result, axe) as view:
        for page in waiting:
            await view.visit(page, has_scripts=True)
            await view.visit(page, has_scripts=False)
    await browser.close()
