"""What stands in the head of every page: its policy, its address, its picture."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PIL import Image

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.graphics import engine
from tests.support import CONTENT, ROOT, SETTINGS, small_project, with_templates
from tests.whole import HOME, outputs, pages, said

if TYPE_CHECKING:
    from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self'{}; style-src 'self'{}; "
    "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""With the hashes of the script and of the style that stand in a page."""


def test_the_policy_comes_first() -> None:
    """Nothing in a page stands before its policy, which names what stands in it."""
    for path, page in pages(HOME).items():
        hashes = [
            "".join(f" '{_hash(text)}'" for text in _texts(page, tag))
            for tag in ("script", "style")
        ]
        policy = POLICY.format(*hashes)
        meta = '<head>\n<meta http-equiv="Content-Security-Policy" content='
        assert f'{meta}"{policy}">' in page, path
        assert len(_texts(page, "script")) == 1


def test_scripts_and_styles_of_a_project_stay_as_they_are(tmp_path: Path) -> None:
    """Those of the tool go without comments; another's may only look like one."""
    project = with_templates(small_project(tmp_path))
    own, ours = b"const it = '/* no comment */';\n  it;\n", "static/site.js"
    folder = project.root / "templates/static"
    (folder / "own.js").write_bytes(own)
    (folder / "table.js").write_bytes(own)
    (folder / "own.css").write_bytes(own)
    made = build(project, Report())

    assert {own} == {
        made[f"static/{name}"] for name in ("own.js", "table.js", "own.css")
    }
    assert b"\n// " in (folder / "site.js").read_bytes()
    assert b"\n// " not in made[ours]
    assert b"wake()" in made[ours]
    style = outputs()["static/style.css"]
    assert b"/*" not in style
    assert b"\n" not in style
    assert b'content:attr(data-when) ": ";' in style  # words of a style stay


def _texts(page: str, tag: str) -> list[str]:
    pattern = rf"<{tag}(?: data-script[^>]*)?>(.*?)</{tag}>"
    return re.findall(pattern, page, re.DOTALL)


def _hash(text: str) -> str:
    """Return a text as a policy names it (CSP Level 3, hash sources)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def test_a_page_has_its_style_with_it_or_asks_for_it() -> None:
    """Pages that readers arrive at have it with them, the others as one file."""
    for path, page in pages(HOME).items():
        styles = len(_texts(page, "style")) + page.count('static/style.css"')
        assert styles == 1, path
    assert _texts(pages(HOME)["index.html"], "style")


def test_nothing_runs_or_is_styled_by_attributes() -> None:
    """No page has an attribute that runs or styles."""
    inline = re.compile(r"<[^>]*(?:\sstyle=|\son[a-z]+=|javascript:)")
    assert [path for path, page in pages(HOME).items() if inline.search(page)] == []


def test_readers_are_not_followed() -> None:
    """Other sites learn at most from which site a reader comes."""
    for page in pages(HOME).values():
        assert said(page, "referrer") == "strict-origin-when-cross-origin"
        for link in re.findall(r"<a [^>]*href=\"https?://[^>]*>", page):
            assert " rel=" in link or HOME in link


def test_each_page_has_one_address() -> None:
    """Its canonical address is that under which it is shared."""
    for path, page in pages(HOME).items():
        address = HOME + re.sub(r"index\.html$", "", path)
        assert said(page, "og:url") == address
        canonical = re.findall(r'<link rel="canonical" href="([^"]*)">', page)
        assert canonical == ([] if path == "404.html" else [address])
        on_paper = (f'<p class="on-paper">{address}</p>', f", {address}.</pre>")
        assert sum(page.count(each) for each in on_paper) == 1, path
        assert said(page, "og:title")
        assert said(page, "og:description") == said(page, "description")


def test_the_manifest_leads_to_what_is_there() -> None:
    """A phone that keeps the sheet finds its start and its icons."""
    made = outputs(HOME)
    manifest = json.loads(made["site.webmanifest"])
    assert manifest["name"]
    assert manifest["icons"]
    for icon in manifest["icons"]:
        assert icon["src"].removeprefix("./") in made
    for page in pages(HOME).values():
        assert page.count('<meta name="theme-color" media="') == 2


def test_a_number_shows_how_it_is_known_wherever_it_stands() -> None:
    """Every link to a figure has the mark of reported, derived or implied."""
    bare = re.compile(r'class="figure"[^>]*>')
    for path, page in pages(HOME).items():
        key = page.count('<span class="figure">')  # where the marks are explained
        assert len(bare.findall(page)) == key, path


def test_an_icon_loses_bytes_and_no_pixel() -> None:
    """It is packed as tightly as it goes: its pixels are those that were drawn."""
    svg = (ROOT / "templates/static/icon.svg").read_text("utf-8")
    drawn, packed = engine.raster(svg, 4), engine.icon(svg, 4)

    assert len(packed) < len(drawn)
    first, second = (Image.open(BytesIO(each)) for each in (drawn, packed))
    assert first.mode == second.mode
    assert first.tobytes() == second.tobytes()


def test_ways_to_what_lies_beside_a_page_are_short() -> None:
    """No link leads up to a folder that the page is in, and into it again."""
    for path, page in pages().items():
        *folders, _ = path.split("/")
        for depth in range(1, len(folders) + 1):
            way = f"{'../' * len(folders)}{'/'.join(folders[:depth])}/"
            assert f'="{way}' not in page, path


def test_each_page_names_its_like_in_other_languages(tmp_path: Path) -> None:
    """By whole addresses, its own language too; not without one, nor on errors."""
    settings = f"{SETTINGS}translations: {{de: https://norland.example/de}}\n"
    project = small_project(tmp_path, {**CONTENT, "site.yaml": settings})
    home = "https://norland.example/"

    site = build(replace(project, address=home), Report(is_strict=True))
    bare = build(project, Report(is_strict=True))

    for path, way in (("index.html", ""), ("sources/index.html", "sources/")):
        assert [("en-GB", f"{home}{way}"), ("de", f"{home}de/{way}")] == re.findall(
            r'<link rel="alternate" hreflang="(.*?)" href="(.*?)">', site[path].decode()
        )
    assert b"hreflang" not in site["404.html"] + bare["index.html"]
