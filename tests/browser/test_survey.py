"""The survey sees what is wrong: a test that cannot fail proves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.site import served
from tests.browser.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.survey import Survey

STYLE = """
body { margin: 0; font: 16px/1.5 'Liberation Sans', sans-serif; --line: #ddd; }
.small { font-size: 15px } .wide { width: 1300px }
.cut { height: 9px; overflow: hidden } .up { margin-top: -30px }
.tiny { display: inline-block; font-size: 12px } .pale { color: #999 }
footer { font-size: 12px } button { font: inherit }
svg { display: block; width: 100px }
@media (prefers-color-scheme: dark) { .night { color: #888 } body { background: #fff } }
"""
CHART = '<svg viewBox="0 0 200 50" aria-hidden="true">{}</svg>'
FAULTS = {
    "sideways": '<p class="wide">A wide one.</p>',
    "clipped": '<p class="cut">Two <br> lines.</p>',
    "overlap": '<p>One line.</p><p class="up">Another on it.</p>',
    "prose-text": '<p class="small">Small.</p>',
    "small-text": "</main><footer>Smaller.</footer><main hidden>",
    "chart-text": CHART.format('<text y="20" font-size="16">seen at 8</text>'),
    "chart-label": CHART.format('<text x="150" y="40" font-size="30">too long</text>'),
    "chart-text-contrast": CHART.format(
        '<rect width="90" height="40" fill="#333"/>'
        '<text y="30" font-size="26">dark</text>'
    ),
    "mark-contrast": CHART.format('<rect width="50" height="9" fill="#aaa"/>'),
    "target": '<p><a class="tiny" href="x.html">x</a></p>',
    "console": "<script src='say.js'></script>",
    "foreign": "<img src='http://127.0.0.2:9/x.png' alt=''>",
    "failed": "<img src='missing.png' alt=''>",
    "shift": "<script src='move.js'></script>",
    "axe": '<p><b class="pale">Pale.</b></p>',
    "text-contrast": '<p class="pale">Pale.</p>',
    "text-contrast-dark": '<p class="night">Pale at night.</p>',
    "text-contrast-noscript": '<noscript><p class="pale">Pale.</p></noscript>',
    "axe-dark": '<p><b class="night">Pale at night.</b></p>',
    "axe-noscript": '<noscript><p><i class="pale">Pale.</i></p></noscript>',
    "target-noscript": '<noscript><a class="tiny" href="x.html">x</a></noscript>',
}
ALIKE = {
    "alike": '<p>Here a <a href="y.html">way</a>.</p><p lang="de">Hier.</p>',
    "alike-again": '<p>There a <a href="z.html">link</a>.</p><p lang="de">Dort.</p>',
    "axe-empty": '<p>Here a <a href="y.html"></a>.</p>',
    "axe-language": '<p>Here a <a href="y.html">way</a>.</p><p lang="xq-zz9">Hier.</p>',
    "axe-reference": '<div role="img" aria-labelledby="no"></div>',
    "axe-twice": '<nav aria-label="Ways">1</nav><nav aria-label="Ways">2</nav>',
    "axe-list": "<ul><li>One</li><p>None</p></ul>",
    "axe-heading": "<h3>Too low</h3>",
    "axe-blank": '<button aria-label=" "><b></b></button>',
    "axe-style": '<p>Here a <a href="y.html" style="color: #ddd">way</a>.</p>',
    "axe-styled": '<p>Here a <a href="y.html" style="color: #ccc">way</a>.</p>',
    "axe-named": '<button aria-labelledby="none"></button><p id="none"></p>',
    "named": '<button aria-labelledby="one"></button><p id="one">One</p>',
    "axe-main": "</main><main><p>One more.</p>",
    "axe-order": "<dl><dd>Late</dd><dt>Name</dt></dl>",
    "order": "<dl><dt>Name</dt><dd>Late</dd></dl>",
    "axe-way": '</main><a href="#nowhere">Nowhere</a><main hidden>',
}
"""Pages that are all built of the same, or have one thing that axe objects to."""
SOUND = (
    '<p>A <a href="x.html">link</a> in a line, <a href="x.html">and</a> one more.</p>'
    "<p><button>A button that is large</button></p>"
    + CHART.format(
        '<line y1="20" x2="200" y2="20" stroke="var(--line)"/>'
        '<rect width="150" height="40" fill="#333"/>'
        '<text x="5" y="30" font-size="26" fill="#fff">white</text>'
    )
)
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title><link rel="stylesheet" href="style.css">
<link rel="icon" href="data:,"></head><body><main><h1>{name}</h1>{body}</main>
</body></html>"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """Look at a site with one fault on each page."""
    folder: Path = tmp_path_factory.mktemp("faults")
    for name, body in {**FAULTS, **ALIKE, "index": SOUND, "x": ""}.items():
        (folder / f"{name}.html").write_text(PAGE.format(name=name, body=body))
    (folder / "style.css").write_text(STYLE)
    (folder / "say.js").write_text("console.log('I am here')")
    (folder / "move.js").write_text(
        "addEventListener('DOMContentLoaded', () => requestAnimationFrame(() =>"
        "requestAnimationFrame(() => { document.body.style.paddingTop = '300px' })))"
    )
    with served(folder) as site:
        return survey(site)


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_seen(name: str, seen: Survey) -> None:
    """A page with one fault is reported for it."""
    kind = name.removesuffix("-noscript").removesuffix("-dark")
    found = [fault for fault in seen.faults if fault.page == f"{name}.html"]
    assert kind in {fault.kind for fault in found}


@pytest.mark.parametrize("name", [each for each in ALIKE if each.startswith("axe")])
def test_what_stands_nowhere_else_is_judged(name: str, seen: Survey) -> None:
    """A page is judged if one thing in it is in no page that was."""
    assert f"{name}.html" in seen.judged
    assert {"axe"} <= {each.kind for each in seen.faults if each.page == f"{name}.html"}


def test_what_is_alike_is_judged_once(seen: Survey) -> None:
    """Words and addresses make no other page for axe."""
    assert 1 == len({"alike.html", "alike-again.html"} & seen.judged)


def test_what_differs_without_scripts_is_seen(seen: Survey) -> None:
    """What only a reader without scripts meets is judged as well."""
    states = {f.state for f in seen.faults if f.page.endswith("-noscript.html")}
    assert states
    assert all(state.endswith("scripts off") for state in states)


def test_a_sound_page_is_not_accused(seen: Survey) -> None:
    """Links in a line, large targets, guides and white text on marks are sound."""
    assert [
        fault for fault in seen.faults if fault.page in {"index.html", "x.html"}
    ] == []
