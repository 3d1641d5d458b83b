"""Small projects and all that is made of them."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from sitegen.build import build
from sitegen.diagnostics import Report
from sitegen.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.outputs import Outputs

HERE = Path(__file__).parent
SITES = sorted(path.parent for path in HERE.glob("sites/*/expected"))

BARE = {"label", "inline", "short", "one", "before", "partner_word", "enterprise_word"}
CITED = {"title", "name", "publisher", "author"}
PROSE = {"definition", "summary", "note", "inferred", "says", "subtitle"}
PICTURES = {"card.png", "chart.png", "chart.svg", "chart.vl.json", "live.json"}
PACKED = {"figures.xlsx", "all.zip", "manifest.sha256"}
EVIL = "<script>alert(document)</script><img src=x onerror=alert(document)>\"'&amp;"
JINJA = "{{ 7 * 7 }}{% raw %}{# note #}"


@pytest.mark.parametrize("case", SITES, ids=lambda path: path.name)
def test_a_site_is_made_as_expected(
    *, case: Path, golden: bool, tmp_path: Path
) -> None:
    """Each folder of sites/ with an expected/ makes its files, no more and no less."""
    made = _built(shutil.copytree(case, tmp_path / "project"))
    outputs = {path: made[path] for path in made if not _is_picture(path)}
    expected = case / "expected"
    if golden:
        _renew(expected, outputs)

    kept = {
        path.relative_to(expected).as_posix(): path.read_bytes()
        for path in expected.rglob("*")
        if path.is_file()
    }

    assert sorted(kept) == sorted(outputs)
    for path, data in sorted(kept.items()):
        assert data.decode() == outputs[path].decode(), path


def test_there_are_sites() -> None:
    """The folder of the small project is where the tests look for it."""
    assert "small" in [case.name for case in SITES]


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.replace(b"\n", b"\r"),
        lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"),
    ],
    ids=["bom", "crlf", "cr", "both"],
)
def test_editors_of_other_systems_change_nothing(
    change: Callable[[bytes], bytes], small: Path
) -> None:
    """A byte order mark and other line ends make the same site."""
    sound = _built(small)
    for path in (small / "content").rglob("*.*"):
        path.write_bytes(change(path.read_bytes()))

    assert sound == _built(small)


@pytest.mark.parametrize("templates", ["small", "real"])
def test_markup_in_content_is_text(templates: str, small: Path) -> None:
    """HTML in any field reaches readers as the letters it is written with."""
    if templates == "real":
        shutil.rmtree(small / "templates")
        shutil.copytree(HERE.parent / "templates", small / "templates")
    _change(small, BARE | CITED | PROSE, lambda text: f"{text} {EVIL}")
    with (small / "content/pages/about.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{EVIL}\n\n# {EVIL}\n\n`{EVIL}`\n\n```\n{EVIL}\n```\n")

    outputs = _built(small)

    seen = {
        path: _Reader(data.decode())
        for path, data in outputs.items()
        if not path.endswith((".png", ".xlsx", ".zip"))
    }
    pages = {path: page for path, page in seen.items() if path.endswith(".html")}
    assert [] == [path for path, page in pages.items() if "alert" in page.live]
    assert [] == [path for path, page in pages.items() if "alert" not in page.text]
    assert EVIL in pages["sources/herald-2025-02-03/index.html"].text
    assert EVIL.replace('"', '""') in outputs["data/figures.csv"].decode()


def test_markup_in_a_chart_is_text(small: Path) -> None:
    """HTML in a label stays text in the picture and in its description."""
    shutil.rmtree(small / "templates")
    shutil.copytree(HERE.parent / "templates", small / "templates")
    _change(small, {"label", "subtitle"}, lambda text: f"{text} {EVIL}")
    chart = small / "content/charts/trade.yaml"
    text = chart.read_text(encoding="utf-8")
    chart.write_text(text.replace("trade-2024", "exports-2025"), encoding="utf-8")

    page = _built(small)["index.html"].decode()

    assert "alert" not in _Reader(page).live
    assert "&lt;script&gt;alert" in page[page.index("<svg") : page.index("</svg>")]


def test_templates_in_content_are_text(small: Path) -> None:
    """Jinja in a field is shown and never run."""
    (small / "content/charts/trade.yaml").unlink()  # it must name its unit
    for path in (small / "content/pages").glob("*.md"):
        text = path.read_text(encoding="utf-8").replace("::: chart trade", "")
        path.write_text(text, encoding="utf-8")
    _change(small, BARE | {"publisher", "author"}, lambda text: f"{text} {JINJA}")

    outputs = _built(small)

    page = _Reader(outputs["sources/gazette-2026-01-20/index.html"].decode())
    assert f"The Gazette {JINJA}" in page.text
    assert f"Foreign trade {JINJA}" in outputs["data/figures.csv"].decode()


class _Reader(HTMLParser):
    """Tells what a browser would run from what it would show."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.live = self.text = ""
        self._is_script = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_data = ("type", "application/ld+json") in attrs
        self._is_script = tag in {"script", "style"} and not is_data
        for name, value in attrs:
            if name.startswith("on") or (value or "").startswith(
                ("javascript:", "data:")
            ):
                self.live += f"{name}={value}"
            elif name in {"aria-label", "content", "title", "alt"}:
                self.text += value or ""

    def handle_endtag(self, _tag: str) -> None:
        self._is_script = False

    def handle_data(self, data: str) -> None:
        if self._is_script:
            self.live += data
        else:
            self.text += data


def _is_picture(path: str) -> bool:
    """Tell what other tests hold instead: pictures, specifications, packed tables."""
    return PurePosixPath(path).name in PICTURES | PACKED


def _built(project: Path) -> Outputs:
    return build(Project(project, project / "site"), Report(is_strict=True))


def _change(project: Path, keys: set[str], change: Callable[[str], str]) -> None:
    """
    Change the text behind some keys of every YAML file.

    The sign for per cent stays: it stands in pictures, which have no room for more.
    """

    def changed(node: Any, key: str = "") -> Any:
        match node:
            case dict():
                return {name: changed(item, name) for name, item in node.items()}
            case list():
                return [changed(item) for item in node]
            case _:
                return change(node) if key in keys and node != "%" else node

    for path in (project / "content").rglob("*.yaml"):
        root = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - builds nothing but text
        text = yaml.safe_dump(
            changed(root), allow_unicode=True, width=1000, sort_keys=False
        )
        path.write_text(text, encoding="utf-8")


def _renew(folder: Path, outputs: Outputs) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in outputs.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
