"""One tab of the browser: a page in all its states, and what is wrong with it."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from playwright.async_api import Error

from tests.browser.chromium import AWAKE
from tests.browser.said import BLOCKS, SAID
from tests.browser.site import HOME, sample

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser, CDPSession, Page, Request, Route

    from tests.browser.site import Site
    from tests.browser.survey import Survey

HERE = Path(__file__).parent
MEASURE = (HERE / "measure.js").read_text(encoding="utf-8")
SHAPE = (HERE / "shape.js").read_text(encoding="utf-8")
AXE = HERE / "node_modules/axe-core/axe.min.js"

ANYWHERE = "404.html"
"""The page that is served for any address that there is not."""

WIDTHS = (320, 390, 768, 1280)
PHONE = 390
DESKTOP = 1280
ENDS = (PHONE, DESKTOP)
FROM_DESKTOP = (DESKTOP, *(each for each in WIDTHS if each not in ENDS), PHONE)
HEIGHT = 844
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")

SMALL_PRINT = (
    ".kicker, .what, .under, .unit, .base, .tag, .status, "  # labels of a number
    ".from, .credit, .citation, "  # where it comes from
    ".subtitle, .looks, .chart summary, "  # labels of a chart
    "thead, .facts dt, .figures td.period, "  # labels of columns and rows
    "caption, .of, .none, "  # labels of tables
    ".chip, "  # choices of a filter
    ".contents, "  # the ways about the page, in one row on a desktop
    ".notes"  # where numbers come from, at the end of a page
)
"""What is not prose in main: labels of a few words, which may be as small as 13 px."""

DECORATION = ("--line", "--paper")
"""Colours of guides, and of gaps: they say nothing that the marks do not say."""

KNOWN = {"smallPrint": SMALL_PRINT, "decoration": DECORATION, "isWhole": True}
"""What the measuring script is told."""

AXE_TAGS = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22a",
    "wcag22aa",
    "best-practice",
]
AXE_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules that the scheme makes a difference to."""
# Without preload it asks for no style sheet again; no rule of these needs one.
AXE_RUN = """runOnly => axe.run(
    {runOnly, resultTypes: ["violations"], preload: false, iframes: false}
).then(
    ({violations, passes, testEngine}) => ({
        found: violations.flatMap(({id, help, nodes}) => nodes.map(
            ({target, failureSummary: why}) => [id, target.flat().join(" "), help, why]
        )),
        passed: passes.map(({id, tags}) => [id, tags]),
        version: testEngine.version,
    })
)"""
AGAIN = 3
"""How often a page that moved is loaded anew."""
SETTLE = """async awake => {
    const moved = [];
    const name = ({node}) => node ? [node.nodeName, node.className].join(" ") : "?";
    const add = entries => entries.forEach(({sources, value}) =>
        moved.push([sources.map(name).join(", ").toLowerCase(), value]));
    const observer = new PerformanceObserver(list => add(list.getEntries()));
    observer.observe({type: "layout-shift", buffered: true});
    if (!document.querySelector(awake))
        await new Promise(done => addEventListener("awake", done, {once: true}));
    // A reader begins, so that what lies far down is laid out.
    dispatchEvent(new Event("scroll"));
    while (document.querySelector(".afresh")) await new Promise(requestIdleCallback);
    await document.fonts.ready;
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    await new Promise(done => setTimeout(done));
    add(observer.takeRecords());
    return moved;
}"""
STATE = """() => [
    innerWidth, matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"
]"""
SEEN = f"known => [({STATE})(), ({MEASURE})(known)]"
"""In which state the page is, and what is wrong with it."""
# axe takes noscript for hidden even where it is not.
UNWRAP = """() => document.querySelectorAll("noscript").forEach(
    e => e.firstElementChild && e.replaceWith(...e.childNodes)
)"""
GIVEN_UP = "net::ERR_ABORTED"
"""Said of what was still under way, such as an icon, when the survey went on."""
HAS_NOSCRIPT = "() => Boolean(document.querySelector('body noscript'))"
OPEN = "() => document.querySelectorAll('details').forEach(e => { e.open = true; })"


@asynccontextmanager
async def tab(
    browser: Browser, site: Site, result: Survey, axe: str
) -> AsyncIterator[View]:
    """Open a tab of its own process, and listen to what it asks and says."""
    context = await browser.new_context()
    page = await context.new_page()
    view = View(page, await context.new_cdp_session(page), site, result, axe)
    page.on("console", lambda said: view.add("console", said.type, said.text))
    page.on("pageerror", lambda error: view.add("console", "error", str(error)))
    page.on("request", view.asked)
    page.on(
        "requestfailed",
        lambda asked: (
            view.add("failed", asked.url, str(asked.failure))
            if asked.failure != GIVEN_UP
            else None
        ),
    )
    page.on(
        "response",
        lambda got: (
            view.add("failed", got.url, str(got.status)) if got.status >= 400 else None
        ),
    )
    # Each page is loaded as by a reader who comes for the first time.
    await view.session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield view
    await context.close()


@dataclass
class View:
    """One tab of the browser, and the state that its page is in."""

    page: Page
    session: CDPSession
    site: Site
    result: Survey
    axe: str
    path: str = ""
    scripts: str = ""
    width: int = 0
    scheme: Scheme | None = None

    @property
    def state(self) -> str:
        """Return how the page is looked at."""
        return f"{self.width} px, {self.scheme}, scripts {self.scripts}"

    def add(self, kind: str, element: str, detail: str) -> None:
        """Note a fault of the page as it now stands."""
        self.result.add(kind, self.path, self.state, element, detail)

    def asked(self, request: Request) -> None:
        """Note a request that goes to anyone but the site."""
        known = [self.site.address, "data:", "blob:"]
        if self.path == ANYWHERE:
            known.append(HOME)  # served for any address: it names its own
        if not request.url.startswith(tuple(known)):
            self.add("foreign", request.url, "is another's")

    async def published(self, route: Route) -> None:
        """Answer for the address that the site is to be published at."""
        name = route.request.url.removeprefix(HOME).partition("?")[0]
        await route.fulfill(path=self.site.folder / name)

    async def ask(self, script: str, *values: object) -> Any:
        """
        Return what a function in the page returns for *values*, as JSON.

        By the protocol, which compiles the same text once; Playwright's own way brings
        scripts along that cost more than most questions.
        """
        given = ", ".join(map(json.dumps, values))
        async with asyncio.timeout(60):
            said = await self.session.send(
                "Runtime.evaluate",
                {
                    "expression": f"({script})({given})",
                    "awaitPromise": True,
                    "returnByValue": True,
                },
            )
        assert "exceptionDetails" not in said, said["exceptionDetails"]
        return said["result"].get("value")

    async def visit(self, path: str, *, has_scripts: bool) -> None:
        """
        Load a page and judge it in all its states.

        It is loaded in one scheme and shown in the other: the layout is the same, so
        that only colours are judged twice, on a phone and on a desktop. A page of each
        kind is loaded afresh at every width, and measured whole in both schemes. The
        phone comes last, so that axe judges what was loaded on one.
        """
        self.path, self.scripts = path, "on" if has_scripts else "off"
        own: Scheme = "light" if has_scripts else "dark"
        other = next(each for each in SCHEMES if each != own)
        is_sample = path in sample(self.site)
        if path == ANYWHERE:
            await self.page.route(f"{HOME}**", self.published)
        await self.load(PHONE if has_scripts else DESKTOP, own)
        await self.measure()
        await self.ask(OPEN)
        for width in FROM_DESKTOP:
            if is_sample and width != self.width:
                await self.load(width, own)
                await self.ask(OPEN)
            await self.show(width, own)
            await self.measure()
            if not has_scripts and width == DESKTOP:  # theirs are no sentences
                self.result.said[path] = await self.ask(SAID, BLOCKS)
            if is_sample or width in ENDS:
                await self.show(width, other)
                await self.measure(is_whole=is_sample)
        await self.judge(own)
        if path == ANYWHERE:
            await self.page.unroute_all()

    async def load(self, width: int, scheme: Scheme) -> None:
        """
        Load the page afresh, and judge whether anything moves.

        On a busy machine a frame may be drawn before a page is read whole, so that what
        comes after moves something. What moves in any of some more loads is a fault.
        """
        await self.show(width, scheme)
        if await self.settled():
            for _ in range(AGAIN):
                for element, shift in await self.settled():
                    self.add("shift", element, f"{shift:.4f}")

    async def settled(self) -> list[tuple[str, float]]:
        """
        Return what moves as the page loads, and by how much.

        Where scripts sleep, they wake only after it is there.
        """
        if self.scripts == "off":
            await self.let_scripts(sleep=True)
        # The page for any address names its own, and so must lie there.
        is_anywhere = self.path == ANYWHERE
        url = HOME + self.path if is_anywhere else self.site.url(self.path)
        try:
            await self.page.goto(url, wait_until="load")
        except Error:  # on a busy machine Chromium may abort; twice is a fault
            await self.page.goto(url, wait_until="load")
        if self.scripts == "off":
            await self.let_scripts(sleep=False)
        moved: list[tuple[str, float]] = await self.ask(SETTLE, AWAKE)
        return moved

    async def let_scripts(self, *, sleep: bool) -> None:
        """Let the scripts of what is loaded from now on sleep, or run."""
        await self.session.send(
            "Emulation.setScriptExecutionDisabled", {"value": sleep}
        )

    async def show(self, width: int, scheme: Scheme) -> None:
        """Give the page another width or another scheme, if it has not these."""
        screen = {"deviceScaleFactor": 1, "mobile": False, "height": HEIGHT}
        media = [{"name": "prefers-color-scheme", "value": scheme}]
        # By the protocol: Playwright's own ways wait for a frame each.
        if width != self.width:
            await self.session.send(
                "Emulation.setDeviceMetricsOverride", {**screen, "width": width}
            )
        if scheme != self.scheme:
            await self.session.send("Emulation.setEmulatedMedia", {"features": media})
        self.width, self.scheme = width, scheme

    async def measure(self, *, is_whole: bool = True) -> None:
        """Add what is wrong with the page now; or only its colours, not its sizes."""
        self.result.states.add((self.path, self.state))
        known = {**KNOWN, "isWhole": is_whole}
        state, found = await self.ask(SEEN, known)
        assert state == [self.width, self.scheme]
        for kind, element, detail in found:
            self.add(kind, element, detail)

    async def judge(self, own: Scheme) -> None:
        """
        Let axe judge the page on a phone, one of each kind on a desktop too.

        Another, in the scheme that is not its *own*, by the rules that a scheme makes a
        difference to; none of which each element stood in the same place of a page that
        was judged. Without scripts what is written for that, too, and one page of each
        kind; the others only lack what their scripts made.
        """
        is_sample = self.path in sample(self.site)
        is_judged = is_sample or await self.ask(HAS_NOSCRIPT)
        if self.scripts == "off" and not is_judged:
            return
        await self.ask(UNWRAP)
        shape = set(await self.ask(SHAPE))
        if shape <= self.result.shapes and not is_sample:
            return
        self.result.shapes |= shape
        self.result.judged.add(self.path)
        await self.session.send("Runtime.evaluate", {"expression": self.axe})
        for width in ENDS if is_sample else (PHONE,):
            for scheme in sorted(SCHEMES, key=lambda each: each != own):
                await self.show(width, scheme)
                is_whole = scheme == own or is_sample
                await self.run_axe(AXE_TAGS if is_whole else AXE_COLOURS)

    async def run_axe(self, rules: object) -> None:
        """Add what axe finds by these of its rules."""
        said = await self.ask(AXE_RUN, rules)
        self.result.rules |= dict(said["passed"])
        self.result.axe = said["version"]
        for rule, target, text, why in said["found"]:
            place = re.sub(r":nth-child\(\d+\)|\[href[^\]]*\]", "", target)
            self.add("axe", f"{rule}: {place}", f"{text}: {json.dumps(why)}")
