"""Earlier editions: packed, proved, kept byte for byte, told from the current one."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from errno import ENOSPC
from hashlib import sha256
from os import strerror
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING
from zipfile import ZIP_LZMA, ZipFile, ZipInfo

import pytest

from sitegen.cli import FAULTS, SOUND, WRONG_USE, main
from tests.host import hosted, walk
from tests.support import CONTENT, small_project, with_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Captured = pytest.CaptureFixture[str]

FIRST, CURRENT, LATER = "2025-02-10", "2025-03-01", "2025-03-15"
NAME = f"edition-{FIRST}.zip"
PARTS = (".equivalent", ".growth")
MADE = (NAME, f"{NAME}.sha256")
HOME = ("--address", "https://norland.example/")


def project(folder: Path, edition: str, value: str) -> Path:
    """Write the small sheet of an edition, in which trade has a value."""
    content = {name: text.replace("56.7", value) for name, text in CONTENT.items()}
    settings = content["site.yaml"].replace(CURRENT, edition)
    return with_templates(
        small_project(folder, {**content, "site.yaml": settings})
    ).root


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the first edition's project, which is built, and its archive's folder."""
    folder = tmp_path_factory.mktemp("first")
    root = project(folder / "project", FIRST, "56.4")
    asked = ("--root", str(root), "--strict", "--quiet", *HOME)
    assert SOUND == main(["build", *asked])
    assert SOUND == main(["pack", str(folder / "past"), *asked])
    return root, folder / "past"


@pytest.fixture(scope="module")
def published(
    packed: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the project of the current edition, built with the first one below it."""
    root = project(tmp_path_factory.mktemp("current") / "project", CURRENT, "56.7")
    asked = ("--root", str(root), "--past", str(packed[1]), "--quiet", *HOME)
    assert SOUND == main(["build", *asked])
    return root


@pytest.fixture
def past(packed: tuple[Path, Path], tmp_path: Path) -> Path:
    """Return a copy of the folder of archives, to spoil."""
    return shutil.copytree(packed[1], tmp_path / "past")


def files(folder: Path) -> dict[str, bytes]:
    """Return what is published of a folder, by its paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def own(site: Path) -> dict[str, bytes]:
    """Return the files of an edition itself, without what it keeps of earlier ones."""
    found = files(site)
    return {path: data for path, data in found.items() if not path.startswith("as-of/")}


def proved(folder: Path) -> tuple[int, bytes]:
    """Return what a program of others says of the manifest in a folder."""
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "manifest.sha256"],
        cwd=folder,
        check=False,
        capture_output=True,
    )
    return done.returncode, done.stdout


def test_the_same_edition_makes_the_same_archive(
    packed: tuple[Path, Path], tmp_path: Path
) -> None:
    """Packed again elsewhere it has the same bytes, and the hash beside it is right."""
    root, folder = packed
    moved = shutil.copytree(root, tmp_path / "elsewhere")
    shutil.rmtree(moved / ".sitegen-cache")

    assert SOUND == main(["pack", str(tmp_path), "--root", str(moved), *HOME])

    assert files(folder) == {name: (tmp_path / name).read_bytes() for name in MADE}
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", f"{NAME}.sha256"],
        cwd=folder,
        check=False,
        capture_output=True,
    )
    assert 0 == done.returncode


def test_any_program_unpacks_an_archive(packed: tuple[Path, Path]) -> None:
    """It is a zip of the site, and of all that the site was made of."""
    root, folder = packed
    with ZipFile(folder / NAME) as archive:
        assert archive.testzip() is None
        found = {name: archive.read(name) for name in archive.namelist()}

    for part in ("site", "content", "templates"):
        assert own(root / part) == {
            name.removeprefix(f"{part}/"): data
            for name, data in found.items()
            if name.startswith(f"{part}/")
        }


def test_an_earlier_edition_is_kept_byte_for_byte(
    packed: tuple[Path, Path], published: Path
) -> None:
    """Below its day lies the site as it was, and its own manifest still proves it."""
    kept = published / "site/as-of" / FIRST

    assert own(packed[0] / "site") == own(kept)
    for name in (f"as-of/{FIRST}/data", "data", "as-of"):
        assert (0, b"") == proved(published / "site" / name)


def test_what_was_published_is_kept_with_editions_before_it(
    packed: tuple[Path, Path], published: Path, tmp_path: Path
) -> None:
    """Whatever was kept below an edition, it is kept itself as it was published."""
    past = shutil.copytree(packed[1], tmp_path / "past")
    asked = ("--strict", "--quiet", *HOME)
    assert SOUND == main(["pack", str(past), "--root", str(published), *asked])
    root = project(tmp_path / "later", LATER, "56.9")

    told = ("--root", str(root), "--past", str(past))
    assert SOUND == main(["build", *told, *asked])

    site = root / "site"
    kept = own(site / "as-of" / CURRENT)
    assert own(published / "site") == kept
    assert {"corrections/index.html", "sitemap.xml", "data/manifest.sha256"} <= {*kept}
    assert (0, b"") == proved(site / "as-of" / CURRENT / "data")
    listed = {*files(site)} - {"data/manifest.sha256", "as-of/manifest.sha256"}
    assert listed == {
        normpath(f"{folder}/{line[66:]}")
        for folder in ("data", "as-of")
        for line in (site / folder / "manifest.sha256").read_text().splitlines()
    }
    with hosted(site, HOME[1]) as here:
        found = walk(here, HOME[1])
    assert {200} == {each.status for each in found.values()}
    for day in (FIRST, CURRENT):
        assert f"{here}as-of/{day}/as-of/index.html" in found


def test_a_page_above_says_that_it_is_past(published: Path) -> None:
    """It leads to the current edition, each earlier one and what changed since."""
    page = (published / "site/as-of/index.html").read_text(encoding="utf-8")

    assert "What stands below this page is past" in page
    for way in ("../index.html", f"{FIRST}/index.html", f"since-{FIRST}/index.html"):
        assert f'{way}"' in page
    digest = sha256((published / "site/as-of" / FIRST / "index.html").read_bytes())
    manifest = (published / "site/as-of/manifest.sha256").read_text(encoding="utf-8")
    assert f"{digest.hexdigest()}  {FIRST}/index.html\n" in manifest


def test_what_changed_since_takes_a_minute(published: Path) -> None:
    """The figure that changed stands in the summary, with both of its values."""
    page = published / f"site/as-of/since-{FIRST}/index.html"
    html = page.read_text(encoding="utf-8").replace("\xa0", " ")
    summary = html[html.index("In short") :].partition("</ul>")[0]

    assert "56.4 billion euros → 56.7 billion euros" in summary
    assert "All <a" in html
    assert len(summary.split()) <= 200  # at a reader's pace


def test_the_current_edition_leads_to_earlier_ones(
    packed: tuple[Path, Path], published: Path
) -> None:
    """The page of corrections and the sitemap do, also where there is none yet."""
    for root in (published, packed[0]):
        page = (root / "site/corrections/index.html").read_text(encoding="utf-8")
        assert 'href="../as-of/index.html"' in page
        sitemap = (root / "site/sitemap.xml").read_text(encoding="utf-8")
        assert f"<loc>{HOME[1]}as-of/</loc>" in sitemap
        assert 1 == sitemap.count("as-of/")

    page = (packed[0] / "site/as-of/index.html").read_text(encoding="utf-8")
    assert "There is none yet" in page


def test_a_published_copy_is_verified_with_them(
    packed: tuple[Path, Path], published: Path, tmp_path: Path, capsys: Captured
) -> None:
    """The whole copy is compared; a changed byte of an earlier edition is told."""
    copy = shutil.copytree(published / "site", tmp_path / "copy")
    asked = ("--root", str(published), "--past", str(packed[1]), *HOME)

    assert SOUND == main(["verify-site", str(copy), *asked])
    page = copy / f"as-of/{FIRST}/index.html"
    page.write_bytes(page.read_bytes().replace(b"56.4", b"56.7"))
    assert FAULTS == main(["verify-site", str(copy), *asked])

    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith(f"site/as-of/{FIRST}/index.html:1:1: error[copy-differs]")
    assert 2 == len(told)


def test_the_archive_of_the_current_edition_is_not_past(
    published: Path, tmp_path: Path, capsys: Captured
) -> None:
    """Once it is released, its archive lies beside the others and changes nothing."""
    asked = ("--root", str(published), *HOME)
    main(["pack", str(tmp_path), *asked, "--quiet"])
    site = tmp_path / "site"

    told = ("--past", str(tmp_path), "--output", str(site))
    assert SOUND == main(["build", *asked, *told])

    assert ["index.html", "manifest.sha256"] == sorted(files(site / "as-of"))
    assert "earlier editions: 0; " in capsys.readouterr().out


def write(path: Path, found: Mapping[str | ZipInfo, bytes]) -> None:
    """Write an archive, and its hash beside it."""
    with ZipFile(path, "w") as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    line = f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
    path.with_name(f"{path.name}.sha256").write_text(line, encoding="utf-8")


def add(folder: Path, *names: str | ZipInfo) -> None:
    """Add files to the archive in a folder, and say its new hash."""
    with ZipFile(folder / NAME) as archive:
        found: dict[str | ZipInfo, bytes] = {
            name: archive.read(name) for name in archive.namelist()
        }
    write(folder / NAME, found | dict.fromkeys(names, b"../index.html"))


def linked(name: str) -> ZipInfo:
    """Return what a zip says of a symbolic link."""
    info = ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def change(folder: Path) -> None:
    """Change one byte of the archive, and not its hash."""
    data = bytearray((folder / NAME).read_bytes())
    data[100] ^= 1
    (folder / NAME).write_bytes(data)


def cut(folder: Path) -> None:
    """Leave half of an archive, with its hash."""
    path = folder / NAME
    data = path.read_bytes()[:9000]
    path.write_bytes(data)
    line = f"{sha256(data).hexdigest()}  {NAME}\n"
    (folder / f"{NAME}.sha256").write_text(line, encoding="utf-8")


def misname(folder: Path) -> None:
    """Say that a name is in Unicode, and spoil one of its letters."""
    add(folder, "site/\u00fc.html")
    path = folder / NAME
    spoilt = path.read_bytes().replace("\u00fc".encode(), b"\xfc\xfc")
    path.write_bytes(spoilt)
    line = f"{sha256(spoilt).hexdigest()}  {NAME}\n"
    (folder / f"{NAME}.sha256").write_text(line, encoding="utf-8")


def squeezed(name: str) -> ZipInfo:
    """Return what a zip says of a file that is packed in an uncommon way."""
    info = ZipInfo(name)
    info.compress_type = ZIP_LZMA
    return info


def pipe(folder: Path) -> None:
    """Put what never ends in the place of the archive."""
    (folder / NAME).unlink()
    os.mkfifo(folder / NAME)


def twice(folder: Path) -> None:
    """Put the archive there again under another name."""
    shutil.copy(folder / NAME, folder / "other.zip")
    text = (folder / f"{NAME}.sha256").read_text(encoding="utf-8")
    (folder / "other.zip.sha256").write_text(text, encoding="utf-8")


SPOILT: Mapping[str, tuple[Callable[[Path], object], str]] = {
    "hash": (change, "error[archive-changed] its SHA-256 is "),
    "no hash": (
        lambda folder: (folder / f"{NAME}.sha256").unlink(),
        f"error[archive-changed] {NAME}.sha256 beside it says no hash of it; ",
    ),
    "cut": (cut, "error[archive-invalid] this is no archive that can be read ("),
    "letters": (misname, "error[archive-invalid] this is no archive that can be read"),
    "pipe": (pipe, "error[archive-invalid] this is no plain file; "),
    "uncommon": (
        lambda folder: add(folder, squeezed("site/x")),
        "error[archive-unsafe] 'site/x' is packed in a way that editions are not; ",
    ),
    "file and folder": (
        lambda folder: add(folder, "site/x", "site/X/y"),
        "error[archive-unsafe] 'site/x' is a file and a folder; ",
    ),
    "no site": (
        lambda folder: write(folder / NAME, {"site/index.html": b"x"}),
        "error[archive-invalid] it holds no site with an edition",
    ),
    "upwards": (
        lambda folder: add(folder, "site/../../x"),
        "error[archive-unsafe] 'site/../../x' leads out of the archive; ",
    ),
    "from the top": (
        lambda folder: add(folder, "/etc/x"),
        "error[archive-unsafe] '/etc/x' leads out of the archive; ",
    ),
    "elsewhere": (
        lambda folder: add(folder, "sitegen/x"),
        "error[archive-unsafe] 'sitegen/x' is no part of an edition; ",
    ),
    "link": (
        lambda folder: add(folder, linked("site/x")),
        "error[archive-unsafe] 'site/x' is a link or no plain file; ",
    ),
    "hidden": (
        lambda folder: add(folder, "site/.git/config"),
        "error[archive-unsafe] 'site/.git/config' is hidden, and would not be",
    ),
    "an edition in it": (
        lambda folder: add(folder, "site/as-of/2025-01-01/index.html"),
        "error[archive-unsafe] 'site/as-of/2025-01-01/index.html' is of an edition ",
    ),
    "one name twice": (
        lambda folder: add(folder, "site/INDEX.html"),
        "error[archive-unsafe] 'site/INDEX.html' is there twice; ",
    ),
    "two of one day": (
        twice,
        f"error[edition-duplicate] the edition of {FIRST} is there twice; ",
    ),
}


@pytest.mark.parametrize("case", SPOILT)
def test_a_spoilt_archive_is_refused(
    case: str, past: Path, published: Path, capsys: Captured
) -> None:
    """What is wrong with it is told with its name, and nothing is written."""
    spoil, said = SPOILT[case]
    spoil(past)
    before = files(published / "site")

    status = main(["build", "--root", str(published), "--past", str(past)])

    told = capsys.readouterr().err
    assert FAULTS == status
    assert told.startswith(f"{past}/")
    assert f".zip:1:1: {said}" in told
    assert told.endswith("1 fault; nothing was written\n")
    assert before == files(published / "site")


def test_an_edition_is_not_later_than_the_current_one(
    packed: tuple[Path, Path], published: Path, tmp_path: Path, capsys: Captured
) -> None:
    """An archive of tomorrow is told; perhaps the day of the content was forgotten."""
    main(["pack", str(tmp_path), "--root", str(published), "--quiet"])

    status = main(["build", "--root", str(packed[0]), "--past", str(tmp_path)])

    assert FAULTS == status
    assert (
        f"error[edition-late] the edition of {CURRENT} is later than this content, "
        f"of {FIRST}; set edition in content/site.yaml" in capsys.readouterr().err
    )


@pytest.mark.parametrize("name", ["site.yaml", "sources/gazette.yaml", "README.md"])
def test_one_day_names_one_edition(
    packed: tuple[Path, Path], name: str, tmp_path: Path, capsys: Captured
) -> None:
    """What is released is not published again with other content, under its day."""
    root = shutil.copytree(packed[0], tmp_path / "project", symlinks=True)
    path = root / "content" / name
    path.touch()
    path.write_text(f"# edited\n{path.read_text('utf-8')}", "utf-8")
    is_told = name != "README.md"
    asked = ("build", "--root", str(root), "--past", str(packed[1]), *HOME)

    assert (SOUND, FAULTS if is_told else SOUND) == (
        main([*asked]),
        main([*asked, "--strict"]),
    )

    told = capsys.readouterr().err
    said = f"warning[edition-released] the edition of {FIRST} is released, and {NAME} "
    assert is_told is (said in told)
    assert is_told is ("content/site.yaml:" in told)


def test_no_page_of_an_earlier_edition_dies(
    packed: tuple[Path, Path], published: Path, tmp_path: Path, capsys: Captured
) -> None:
    """A page with another address is told, until its former one leads there."""
    root = shutil.copytree(published, tmp_path / "project", symlinks=True)
    for path in (root / "content").rglob("*.*"):
        text = path.read_text("utf-8").replace("trade-2024", "trade-in-2024")
        path.write_text(text, "utf-8")
    asked = ("build", "--strict", "--root", str(root), "--past", str(packed[1]), *HOME)

    first = main([*asked])

    told = re.findall(
        r"content/site.yaml:1:1: warning\[address-lost\] (\S+) is in the edition of "
        rf"{FIRST}, and is no page any more",
        capsys.readouterr().err,
    )
    assert FAULTS == first
    assert {f"figures/trade-2024{part}/" for part in ("", *PARTS)} == {*told}
    entries = (f"  {each}: {each.replace('trade-', 'trade-in-')}\n" for each in told)
    with (root / "content/site.yaml").open("a", encoding="utf-8") as file:
        file.write("moved:\n" + "".join(entries))
    assert SOUND == main([*asked])


def test_no_more_than_can_be_published(
    published: Path, past: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site that is too large is told with its size, before it is written."""
    size = sum(map(len, files(published / "site").values()))
    monkeypatch.setattr("sitegen.past.kept.MOST", size - 1)

    status = main(["build", "--root", str(published), "--past", str(past), *HOME])

    told = capsys.readouterr().err
    assert FAULTS == status
    assert "error[site-large] the site has " in told
    assert "can be published; give it fewer earlier editions" in told

    monkeypatch.setattr("sitegen.past.kept.MOST", 1)
    alone = ["build", "--root", str(published), "--output", str(past / "site")]
    assert FAULTS == main([*alone, *HOME])
    assert "can be published; make several of it" in capsys.readouterr().err


def test_a_folder_that_is_none_is_wrong_use(published: Path, capsys: Captured) -> None:
    """Where the archives should be is told with the usage."""
    with pytest.raises(SystemExit) as stopped:
        main(["build", "--root", str(published), "--past", "nowhere"])

    assert WRONG_USE == stopped.value.code
    assert "argument --past: 'nowhere' is no folder" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["content", "templates/x", "site", "file"])
def test_an_archive_is_not_put_among_what_it_is_made_of(
    packed: tuple[Path, Path], name: str, tmp_path: Path, capsys: Captured
) -> None:
    """A folder of the project would be packed the next time; a file is none."""
    root = shutil.copytree(packed[0], tmp_path / "project", symlinks=True)
    (root / "file").touch()
    before = files(root)

    status = main(["pack", str(root / name), "--root", str(root)])

    assert WRONG_USE == status
    assert f"sitegen: {root / name} " in capsys.readouterr().err
    assert before == files(root)


def test_an_archive_is_whole_or_as_it_was(
    packed: tuple[Path, Path],
    past: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
) -> None:
    """Where the disk is full the archive of yesterday and its hash still agree."""
    before = files(past)
    write = Path.write_bytes

    def fill(path: Path, data: bytes) -> int:
        if path.parent != past:
            return write(path, data)
        write(path, data[:20])
        raise OSError(ENOSPC, strerror(ENOSPC), str(path))

    monkeypatch.setattr(Path, "write_bytes", fill)

    status = main(["pack", str(past), "--root", str(packed[0])])

    assert WRONG_USE == status
    assert "No space left on device" in capsys.readouterr().err
    assert before == files(past)
    assert {*before} == {path.name for path in past.iterdir()}
