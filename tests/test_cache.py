"""What earlier builds left: believed as far as its folder, and only as data."""

from __future__ import annotations

import base64
import json
import os
import shutil
from hashlib import sha256
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from sitegen.cache import CacheWarning, Store
from sitegen.diagnostics import Report
from sitegen.draw import draw
from sitegen.graphics.cache import Cache
from sitegen.harmless import is_harmless
from sitegen.plan import plan
from sitegen.sweep import sweep, tidy
from tests.support import ROOT, real_site, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PICTURE = '<svg viewBox="0 0 1 1"><path d="M0,0" fill="var(--ink)"/></svg>'


def sealed(path: Path, value: object) -> bytes:
    """Return an entry that answers to its own hash, whatever is in it."""
    body = json.dumps(value).encode()
    named = f"{path.parent.name}/{path.name}\n".encode()
    return sha256(named + body).hexdigest().encode() + b"\n" + body


def encoded(text: str) -> str:
    """Return text as entries hold it."""
    return base64.b64encode(text.encode()).decode()


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    """An entry comes back as it was kept, and nobody else may read or write it."""
    Store(tmp_path / "cache", "room").put("name", b"data")

    assert b"data" == Store(tmp_path / "cache", "room").get("name")
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "cache").rglob("*")}
    assert {0o700, 0o600} == modes


@pytest.mark.parametrize("name", ["../name", "/etc/passwd", "a/b", "", ".", "a.b"])
def test_an_entry_names_no_path(tmp_path: Path, name: str) -> None:
    """A name that leads elsewhere is an error of the one who asks."""
    store = Store(tmp_path / "cache", "room")
    store.put("name", b"data")

    with pytest.raises(ValueError, match="names no entry"):
        store.put(name, b"data")
    with pytest.raises(ValueError, match="names no entry"):
        store.get(name)


@pytest.mark.parametrize("path", ["cache", "cache/room", "cache/room/name"])
@pytest.mark.parametrize("spoil", ["link", "mode", "owner"])
def test_what_others_can_write_is_not_believed(
    tmp_path: Path, path: str, spoil: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link, a folder or file that others can write, or another's, is not read."""
    store, place = Store(tmp_path / "cache", "room"), tmp_path / path
    store.put("name", b"data")
    if spoil == "link":
        place.rename(tmp_path / "elsewhere")
        place.symlink_to(tmp_path / "elsewhere")
    elif spoil == "mode":
        place.chmod(0o777)
    else:
        mine = os.geteuid()
        if mine:
            monkeypatch.setattr(os, "geteuid", lambda: mine + 1)
        else:
            os.chown(place, 4711, 4711)
    before = sorted(tmp_path.rglob("*"))

    if (spoil, path) == ("link", "cache/room/name"):
        assert store.get("name") is None
    else:
        with pytest.warns(CacheWarning, match="it is not used, delete it"):
            assert store.get("name") is None
        if path != "cache/room/name":
            with pytest.warns(CacheWarning, match="it is not used, delete it"):
                store.put("other", b"data")
    assert before == sorted(tmp_path.rglob("*"))


def test_a_folder_that_takes_nothing_is_not_drawn_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be kept is left to who needs it, who would draw it once more."""
    cache = Cache(tmp_path / "cache")
    assert cache.is_lasting()
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert not cache.is_lasting()
    cache.put("key", {"a": b""})
    assert not cache.has("key")


def test_an_entry_that_is_replaced_meanwhile_is_whole(tmp_path: Path) -> None:
    """Who has opened it reads what it was, however large the next one is."""
    store = Store(tmp_path / "cache", "room")
    store.put("name", b"data")
    open_it = store.opened

    def replaced(name: str, flags: int) -> int:
        store.put("name", bytes(10_000))
        return open_it(name, flags)

    vars(store)["opened"] = replaced

    assert bytes(10_000) == store.get("name")


def test_an_entry_that_two_threads_keep_at_once_is_whole(tmp_path: Path) -> None:
    """A page of a preview and the rest of the site keep the same; it is of one."""
    store = Store(tmp_path / "cache", "room")

    def data() -> Iterator[bytes]:
        yield b"some"
        other = Thread(target=store.put, args=("name", b"another one"))
        other.start()
        other.join()
        assert store.get("name") == b"another one"
        yield b"thing"

    store.put("name", data())

    assert store.get("name") == b"something"
    assert ["name"] == [each.name for each in (tmp_path / "cache/room").iterdir()]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """An entry that is no file is passed over at once."""
    store = Store(tmp_path / "cache", "room")
    store.put("name", b"data")
    os.mkfifo(tmp_path / "cache/room/pipe")

    with pytest.warns(CacheWarning):
        assert store.get("pipe") is None


def test_a_torn_entry_is_none(tmp_path: Path) -> None:
    """An entry that is not as it was kept is none, and it is told."""
    store = Store(tmp_path / "cache", "room")
    store.put("name", b"data")
    entry = tmp_path / "cache/room/name"
    entry.write_bytes(entry.read_bytes()[:-1])

    with pytest.warns(CacheWarning, match="not as it was kept"):
        assert store.get("name") is None


@pytest.mark.parametrize(
    ("name", "how"), [("narrow", "torn"), ("chart.vl.json", "open")]
)
def test_a_check_takes_no_spoilt_drawing_for_what_a_page_shows(
    tmp_path: Path, name: str, how: str
) -> None:
    """What it leaves empty is known as such, so that a build makes that page again."""
    sheet, clean = tmp_path / "sheet", tmp_path / "clean"
    shutil.copytree(ROOT / "tests/sites/small/content", sheet / "content")
    chart, page = sheet / "content/charts/trade.yaml", sheet / "content/pages/about.md"
    before = chart.read_text("utf-8")
    assert told("build", sheet)
    chart.write_text(before.replace("note: Two", "note: Just two"), "utf-8")
    assert told("check", sheet)  # what was drawn is no longer known
    chart.write_text(before, "utf-8")
    page.write_text(f"{page.read_text('utf-8')}\nMore words.\n", "utf-8")
    for folder in ("content", ".sitegen-cache/drawn"):
        shutil.copytree(sheet / folder, clean / folder)
    for entry in (sheet / ".sitegen-cache/drawn").iterdir():
        if f'"{name}"'.encode() in entry.read_bytes():
            spoil(entry, how)

    assert told("check", sheet)
    assert told("build", sheet)
    assert told("build", clean)

    pages = sorted(path.relative_to(clean) for path in clean.glob("site/**/*.html"))
    assert pages
    for each in pages:
        assert (sheet / each).read_bytes() == (clean / each).read_bytes(), each


def told(command: str, folder: Path) -> bool:
    """Tell whether another process finds a sheet sound, as it is asked to."""
    return run(["-m", "sitegen", command, "--root", str(folder)]).returncode == 0


def spoil(entry: Path, how: str) -> None:
    """Do to an entry what happens to it: half of it is lost, or all may write it."""
    if how == "torn":
        os.truncate(entry, 300)
    else:
        entry.chmod(0o666)


def test_an_entry_that_was_called_otherwise_is_none(tmp_path: Path) -> None:
    """Neither two that were exchanged, nor one of another room, are believed."""
    one, two = Store(tmp_path, "room"), Store(tmp_path, "hall")
    for name in ("first", "second"):
        one.put(name, name.encode())
        two.put(name, name.encode())
    (tmp_path / "room/first").rename(tmp_path / "room/third")
    (tmp_path / "hall/second").rename(tmp_path / "room/second")

    with pytest.warns(CacheWarning, match="not as it was kept"):
        assert [None, None] == [one.get("second"), one.get("third")]
    assert b"first" == two.get("first")


def test_an_entry_of_an_earlier_version_is_passed_over(tmp_path: Path) -> None:
    """Its seal has no name in it: nobody is warned that the tool has become another."""
    store = Store(tmp_path, "room")
    store.put("name", b"")
    old = sha256(b"old").hexdigest().encode() + b"\nold"
    (tmp_path / "room/name").write_bytes(old)

    assert store.get("name") is None


def test_a_link_in_the_place_of_the_cache_loses_nothing(tmp_path: Path) -> None:
    """Folders behind a link are not ours, even if they are named as ours are."""
    (tmp_path / "theirs/0123456789abcdef").mkdir(parents=True)
    (tmp_path / "theirs/0123456789abcdef/thesis.txt").touch()
    (tmp_path / "cache").symlink_to(tmp_path / "theirs")
    cache = Cache(tmp_path / "cache")

    with pytest.warns(CacheWarning):
        cache.put(cache.key("x"), {"a": b""})

    assert (tmp_path / "theirs/0123456789abcdef/thesis.txt").exists()
    assert 1 == len(list((tmp_path / "theirs").iterdir()))


@pytest.mark.parametrize(
    "value",
    [
        *([], 1, None, "narrow", {}, {"narrow": 1}, {"narrow": None}),
        {"narrow": "no base 64?"},
        {"narrow": encoded(PICTURE), "../../../x.html": encoded("x")},
        {"../narrow": encoded(PICTURE)},
        {"narrow": base64.b64encode(b"\xff").decode()},
        {"narrow": encoded(f"{PICTURE}<script>alert(1)</script>")},
        {"narrow": encoded('<svg onload="alert(1)"></svg>')},
    ],
)
def test_a_drawing_that_was_altered_and_sealed_again_is_none(
    tmp_path: Path, value: object
) -> None:
    """Names, types and pictures are what is asked for, or nothing is found."""
    cache = Cache(tmp_path / "cache")
    key = cache.key("x")
    cache.put(key, {"narrow": PICTURE.encode()})
    (entry,) = (path for path in (tmp_path / "cache").glob("*/*") if path.is_file())
    assert {"narrow": PICTURE.encode()} == cache.get(key, ("narrow",))

    entry.write_bytes(sealed(entry, value))

    assert cache.get(key, ("narrow",)) is None


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        '<script href="x"/>',
        '<a href="x">y</a>',
        '<use href="#x"/>',
        '<image href="https://x.example/"/>',
        "<foreignObject></foreignObject>",
        "<style>*{}</style>",
        "<animate/>",
        "<set/>",
        "<!-- x -->",
        "<![CDATA[x]]>",
        "<?xml x?>",
        "<!DOCTYPE svg>",
        '<g onclick="x"/>',
        '<g style="x"/>',
        '<g xlink:href="x"/>',
        '<g xml:base="x"/>',
        '<g fill="url(https://x.example/#y)"/>',
        '<g fill="URL ( x )"/>',
        '<g fill="u&#114;l(x)"/>',
        '<g fill="\\75rl(x)"/>',
        "<g fill='x'/>",
        "<g fill=x/>",
        '<g fill="x"onload="y"/>',
        '<g/onload="y">',
        '<g\nonload="y">',
        "<g",
        "<",
        "a < b",
    ],
)
def test_what_is_not_known_to_be_harmless_is_not(text: str) -> None:
    """Nothing that runs, fetches or is not written as we write it is a picture."""
    assert is_harmless(PICTURE)
    assert not is_harmless(PICTURE.replace("</svg>", f"{text}</svg>"))


def test_what_only_the_live_view_tells_is_made_anew(tmp_path: Path) -> None:
    """What is printed in another way is told so, though its picture is kept."""
    plans = ((each, each.plan()) for each in plan(real_site(), Report()))
    planned, drawn = next((each, made) for each, made in plans if made.rows[0].figure)
    figure = drawn.rows[0].figure
    assert figure
    draw([planned], tmp_path)
    places = (replace(figure.places[0], printed="in so many words"),)
    row = replace(drawn.rows[0], figure=replace(figure, places=places))
    other = replace(drawn, rows=(row, *drawn.rows[1:]))

    again = draw([replace(planned, trace="other", plan=lambda: other)], tmp_path)

    assert b"in so many words" in again[drawn.chart.id].files["live.json"]


def test_pictures_that_we_draw_are_harmless() -> None:
    """What is drawn of the real charts is what the cache lets through."""
    plans = plan(real_site(), Report(), ROOT / "templates")
    drawn = draw(plans, ROOT / ".sitegen-cache")

    for drawing in drawn.values():
        alone = drawing.files["chart.svg"].decode().rstrip()
        for picture in (drawing.narrow, drawing.wide, alone):
            assert is_harmless(picture)


def test_the_oldest_entries_go_when_there_are_too_many(tmp_path: Path) -> None:
    """A cache does not grow for ever; nothing behind a link is counted or removed."""
    kept, other = tmp_path / "cache", tmp_path / "other"
    for number in range(5):
        Store(kept, "room").put(f"{number}", bytes(1000))
        os.utime(kept / "room" / f"{number}", (number, number))
    shutil.copytree(kept, other)
    (kept / "linked").symlink_to(other / "room")

    sweep(kept, 2500)

    assert ["3", "4"] == sorted(path.name for path in (kept / "room").iterdir())
    assert 5 == len(list((other / "room").iterdir()))
    sweep(tmp_path / "nowhere", 0)


@pytest.mark.parametrize(("age", "is_due"), [(60, False), (4000, True), (-60, True)])
def test_a_cache_is_looked_through_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int, *, is_due: bool
) -> None:
    """Once an hour, and where the last time is still to come."""
    swept: list[Path] = []
    monkeypatch.setattr("sitegen.sweep.sweep", swept.append)
    tidy(tmp_path / "cache")
    assert [tmp_path / "cache"] == swept
    last = tmp_path / "cache" / "swept" / "swept"
    then = last.stat().st_mtime - age
    os.utime(last, (then, then))

    tidy(tmp_path / "cache")

    assert 1 + is_due == len(swept)
