"""What pages say to machines, judged by the types of schema.org that others keep."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

from tests.browser.site import FIGURE, FRONT, PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.site import Site

MODULES = PROJECT / "tests" / "browser" / "node_modules"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def said(site: Site, page: str) -> str:
    """Return the JSON-LD of a page."""
    (text,) = SCRIPT.findall(site.read(page))
    return str(text)


def judged(texts: dict[str, str], folder: Path) -> str:
    """Return what TypeScript says of documents held against the types of schema.org."""
    (folder / "node_modules").symlink_to(MODULES)
    lines = ['import type { Graph } from "schema-dts";']
    lines += [
        f"/* {name} */ export const page{place}: Graph = {text};"
        for place, (name, text) in enumerate(texts.items())
    ]
    file = folder / "pages.ts"
    file.write_text("\n".join(lines), encoding="utf-8")
    done = subprocess.run(
        [
            *("node", str(MODULES / "typescript/bin/tsc"), "--noEmit", "--strict"),
            *("--skipLibCheck", "--moduleResolution", "bundler", "--module", "esnext"),
            str(file),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_every_page_says_what_schema_org_has_words_for(
    site: Site, tmp_path: Path
) -> None:
    """Each type, property and value is one that schema.org knows."""
    pages = [page for page in site.pages if page != "404.html"]
    every = [page for page in pages if not page.startswith("figures/")]
    figures = [page for page in pages if page.startswith("figures/")][::24]

    assert "" == judged({page: said(site, page) for page in every + figures}, tmp_path)


def test_what_schema_org_does_not_know_is_found(site: Site, tmp_path: Path) -> None:
    """The judge refuses a type, a property and a value that are none."""
    text = said(site, site.longest(FIGURE))
    changes = (
        ('"@type":"Observation"', '"@type":"Observance"'),
        ('"minValue"', '"leastValue"'),
        ('"minValue":', '"minValue":"much" || '),
    )
    spoilt = {new: text.replace(old, new) for old, new in changes}
    assert text not in spoilt.values()

    told = judged(spoilt, tmp_path)

    lines = {line.partition(",")[0] for line in told.splitlines() if "error TS" in line}
    assert {f"pages.ts({line}" for line in (2, 3, 4)} == lines


def test_a_figure_is_observed_with_its_own_digits(merisia: Site) -> None:
    """Value and limits are numbers, and the period is an interval of days."""
    text = said(merisia, "figures/exports-2025-05/index.html")
    graph = json.loads(text)["@graph"]
    (observation,) = [each for each in graph if each["@type"] == "Observation"]

    assert '"value":3.37,' in text
    assert "2025-05-01/2025-05-31" == observation["observationPeriod"]
    assert observation["url"].endswith("/figures/exports-2025-05/")


def test_the_policy_lets_it_stand(site: Site, visit: Callable[..., Page]) -> None:
    """It is data: no browser refuses it, and nobody runs it."""
    page = visit("about:blank")
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(site.url(FRONT))

    assert [] == told
    assert 1 == page.locator('script[type="application/ld+json"]').count()
