"""
The four ways in which a site is published, rehearsed in memory and on a local host.

GitHub Pages serves a folder of OWNER.github.io, the whole of it, or a domain of one's
own; another host may serve a site that was told no address. Every page is followed as a
browser does it, and the page for wrong addresses from three of them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

import pytest
import yaml
from msgspec.structs import replace

from sitegen.build import build
from sitegen.cli import main
from sitegen.diagnostics import Report
from sitegen.outputs import ALONE, file_of
from sitegen.render.says import report_link
from tests.host import ask, hosted, links, walk
from tests.support import ROOT, small_project, small_site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOMES = {
    "project": "https://owner.github.io/sheet/",
    "user": "https://owner.github.io/",
    "domain": "https://facts.example/",
}
WRONG = ("missing", "figures/missing/", "figures/trade-2024/no/such.html")
WORKFLOW = ROOT / ".github" / "workflows" / "pages.yml"


class _Links(HTMLParser):
    """Collects what a browser fetches or follows."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.links: list[str] = []
        self.canonical = ""
        self.feed(html.decode())

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("rel") == "canonical":
            self.canonical = given.get("href") or ""
        for name in ("href", "src"):
            if value := given.get(name):
                self.links.append(value)


def _dead(
    served: str, home: str, page: bytes, outputs: Mapping[str, bytes]
) -> list[str]:
    """Return the links of a page, as served under an address, that lead nowhere."""
    found = []
    for link in _Links(page).links:
        if link.startswith("#"):  # within the page
            continue
        target = urljoin(served, link)
        if urlsplit(target)[:2] != urlsplit(home)[:2]:
            assert target.startswith(("https://", "data:")), target
            continue
        path = unquote(target.partition("#")[0])
        if not path.startswith(home) or file_of(path.removeprefix(home)) not in outputs:
            found.append(f"{served}: {link}")
    return found


def _rehearse(outputs: Mapping[str, bytes], home: str) -> list[str]:
    pages = {path: data for path, data in outputs.items() if path.endswith(".html")}
    dead = [
        each
        for path, data in pages.items()
        for each in _dead(
            home + re.sub(r"(^|(?<=/))index\.html$", "", path), home, data, outputs
        )
    ]
    missing = pages["404.html"]
    for wrong in WRONG:
        assert any("static/style" in link for link in _Links(missing).links)
        dead += _dead(home + wrong, home, missing, outputs)
    return dead


@pytest.mark.parametrize("home", HOMES.values(), ids=HOMES)
def test_a_site_is_whole_where_it_is_published(home: str, tmp_path: Path) -> None:
    """No link is dead and each page names its own address, at any depth of error."""
    project = replace(small_project(tmp_path), address=home)
    outputs = build(project, Report(is_strict=True))

    assert [] == _rehearse(outputs, home)
    for path, data in outputs.items():
        if path.endswith(".html") and path not in {"404.html", ALONE}:
            address = home + re.sub(r"(^|(?<=/))index\.html$", "", path)
            assert address == _Links(data).canonical


def test_a_site_without_an_address_is_whole_at_the_top_of_a_host(
    tmp_path: Path,
) -> None:
    """Where nobody said where the site goes, its error page has style and links too."""
    outputs = build(small_project(tmp_path), Report(is_strict=True))

    assert [] == _rehearse(outputs, "https://host.example/")
    assert b'rel="canonical"' not in outputs["index.html"]


@pytest.mark.parametrize("home", [*HOMES.values(), ""], ids=[*HOMES, "nowhere"])
def test_a_rehearsal_from_the_build_to_the_last_link(home: str, tmp_path: Path) -> None:
    """Built, proved fit to publish, served as Pages serves it, and walked whole."""
    root = small_project(tmp_path).root
    asked = ("--root", str(root), *(("--address", home) if home else ()))
    assert main(["build", *asked, "--strict", "--quiet"]) == 0
    site = root / "site"
    subprocess.run([str(ROOT / ".ci" / "artifact"), str(site)], check=True)

    with hosted(site, home) as here:
        found = walk(here, home)
        wrong = {urljoin(here, each): ask(urljoin(here, each)) for each in WRONG}
        beside = {
            link: ask(link)
            for address, answer in wrong.items()
            for link in links(answer, address, home, here)
        }
        moved = ask(urljoin(here, "figures"))
        status = main(["verify-site", here, *asked, "--quiet"])

    assert {200} == {each.status for each in (*found.values(), *beside.values())}
    assert {404} == {each.status for each in wrong.values()}
    assert any(each.endswith(".css") for each in beside)
    assert (301, f"{urlsplit(here).path}figures/") == (moved.status, moved.to)
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    reached = {file_of(unquote(each.removeprefix(here))) for each in found}
    without_charts = "charts/index.html"  # nothing leads to a list of none
    assert set() == pages - reached - {"404.html", without_charts}
    assert 0 == status


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        ("https://owner.github.io/sheet", HOMES["project"]),
        ("https://owner.github.io/sheet/", HOMES["project"]),
        ("https://owner.github.io", HOMES["user"]),
        ("http://facts.example/", HOMES["domain"]),
        ("", None),
        ("https:///", None),
    ],
)
def test_what_pages_reports_is_the_address(reported: str, expected: str | None) -> None:
    """The workflow builds for what Pages reports, by https, or not at all."""
    script = "import os; print(os.environ['ADDRESS'])"
    done = subprocess.run(
        [str(ROOT / ".ci" / "address"), sys.executable, "-c", script],
        env={**os.environ, "BASE_URL": reported},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) is (expected is not None)
    assert f"{expected or ''}\n".lstrip("\n") == done.stdout


def test_the_address_of_pages_wins_over_that_of_the_content(tmp_path: Path) -> None:
    """A fork that kept the address of its original publishes under its own."""
    project = small_project(tmp_path)
    settings = tmp_path / "content" / "site.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}address: https://original.example/\n", encoding="utf-8")

    front = build(replace(project, address=HOMES["project"]), Report())["index.html"]

    assert b"original.example" not in front
    assert HOMES["project"] == _Links(front).canonical


def test_the_workflow_publishes_what_was_checked_from_main_only() -> None:
    """No pull request publishes, and nothing is published that a check refused."""
    text = WORKFLOW.read_text(encoding="utf-8")
    build_job = text[text.index("\n  build:\n") : text.index("\n  deploy:\n")]

    assert "needs: passed" in build_job
    assert "github.event_name != 'pull_request'" in build_job
    assert "base_url" in build_job
    assert "github.io" not in build_job.split("uses: actions/configure-pages")[1]
    assert "needs: build" in text[text.index("\n  deploy:\n") :]


GH = """\
#!/usr/bin/env bash
# Answers as GitHub's own program would of a repository with a few releases.
printf '%s\\n' "$*" >>"$ASKED"
case "$1 $2" in
"release list") printf 'v1\\nedition-2025-02-10\\nedition-2025-01-10;x\\n' ;;
"release download") touch "$5/$3.zip" "$5/$3.zip.sha256" ;;
esac
"""


def ci(name: str, folder: Path, *arguments: str) -> tuple[int, str, list[str]]:
    """Run a script of .ci in a folder; return status, errors, what GitHub was asked."""
    program = folder / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(GH, encoding="utf-8")
    program.chmod(0o755)
    asked = folder / "asked"
    asked.touch()
    path = f"{program.parent}:{os.environ['PATH']}"
    done = subprocess.run(
        [str(ROOT / ".ci" / name), *arguments],
        cwd=folder,
        env={**os.environ, "PATH": path, "ASKED": str(asked), "GITHUB_SHA": "abc"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr, asked.read_text(encoding="utf-8").splitlines()


def test_released_editions_are_fetched_and_nothing_else(tmp_path: Path) -> None:
    """A release is an edition by its tag; each comes with its hash."""
    status, _, asked = ci("editions", tmp_path, "past")

    name = "edition-2025-02-10.zip"
    assert (0, 2) == (status, len(asked))
    assert {name, f"{name}.sha256"} == {
        each.name for each in (tmp_path / "past").iterdir()
    }


@pytest.mark.parametrize("is_changed", [False, True])
def test_an_edition_is_released_with_its_hash(
    tmp_path: Path, *, is_changed: bool
) -> None:
    """The tag has its day; an archive that is not as its hash says is not released."""
    folder = tmp_path / "edition"
    root = small_project(tmp_path / "project").root
    assert main(["pack", str(folder), "--root", str(root), "--quiet"]) == 0
    if is_changed:
        with (folder / "edition-2025-03-01.zip").open("ab") as file:
            file.write(b"x")

    status, _, asked = ci("release", tmp_path, "edition")

    assert is_changed == (status != 0)
    assert is_changed == (asked == [])
    if asked:
        (line,) = asked
        assert line.startswith("release create edition-2025-03-01 --target abc ")
        assert line.endswith(" edition-2025-03-01.zip edition-2025-03-01.zip.sha256")


def test_a_release_is_made_by_hand_with_the_least_rights() -> None:
    """One job may write; the site is built with all editions before it is checked."""
    release = yaml.safe_load((WORKFLOW.parent / "release.yml").read_text("utf-8"))
    pages = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))

    assert {"workflow_dispatch": None} == release[True]  # YAML 1.1 takes "on" so
    assert [{}, {}] == [each["permissions"] for each in (release, pages)]
    assert {"release": {"contents": "write"}} == {
        name: job["permissions"]
        for name, job in release["jobs"].items()
        if "write" in job["permissions"].values()
    }
    runs = [step["run"] for step in pages["jobs"]["build"]["steps"] if "run" in step]
    assert [".ci/editions past", ".ci/address make site PAST=past"] == runs[:2]
    assert ".ci/artifact site" == runs[2]


def test_an_artifact_is_refused_with_what_is_wrong(tmp_path: Path) -> None:
    """A missing page, a link and a stray hidden file are each named."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "404.html").write_text("x", encoding="utf-8")
    (folder / ".sitegen.json").write_text("{}", encoding="utf-8")
    (folder / ".stage").write_text("x", encoding="utf-8")
    (folder / "link").symlink_to("404.html")
    done = subprocess.run(
        [str(ROOT / ".ci" / "artifact"), str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert 1 == done.returncode
    for named in ("index.html", "./link", "./.stage"):
        assert named in done.stderr
    assert ".sitegen.json" not in done.stderr
    (folder / "link").unlink()
    (folder / ".stage").unlink()
    shutil.copy(folder / "404.html", folder / "index.html")
    assert (
        subprocess.run(
            [str(ROOT / ".ci" / "artifact"), str(folder)], check=False
        ).returncode
        == 0
    )


@pytest.mark.parametrize(
    "given", ["https://code.example/s.git", "https://code.example/s/"]
)
def test_the_address_of_a_clone_is_that_of_its_page(given: str, tmp_path: Path) -> None:
    """What git clones from is taken, and each link leads to the page behind it."""
    project = replace(small_project(tmp_path), repository=given)

    front = build(project, Report())["index.html"].decode()

    assert 'href="https://code.example/s/issues/new"' in front
    assert ".git/" not in front


def test_each_page_has_one_way_to_report_an_error(tmp_path: Path) -> None:
    """In its foot; that of a figure leads to a form that is filled in."""
    project = replace(small_project(tmp_path), repository="https://code.example/s")
    outputs = build(project, Report())

    for path, data in outputs.items():
        if path.endswith(".html") and path != ALONE:
            (link,) = (each for each in _Links(data).links if "/issues/new" in each)
            is_of_figure = re.fullmatch("figures/.+/index.html", path) is not None
            assert is_of_figure == ("template=figure.yml" in link), path
            assert data.index(b"<footer") < data.index(b"/issues/new")


def test_an_error_is_reported_on_a_form_that_is_filled_in(tmp_path: Path) -> None:
    """The link of a figure names the form, and each field by its id."""
    site = small_site(tmp_path)
    settings = replace(
        site.settings, address=HOMES["project"], repository="https://code.example/s"
    )
    link = report_link(replace(site, settings=settings), site.figures["trade-2024"])
    asked = dict(parse_qsl(urlsplit(link).query))

    form = (ROOT / ".github/ISSUE_TEMPLATE" / asked.pop("template")).read_text("utf-8")
    fields = yaml.safe_load(form)["body"]
    asked.pop("title")
    assert set(asked) <= {field["id"] for field in fields}
    assert asked == {
        "figure": "trade-2024",
        "page": f"{HOMES['project']}figures/trade-2024/",
        "edition": "2025-03-01",
        "shown": "56.7\u00a0billion euros",
    }
