"""What is made by a copy of this process comes, whatever happens to the copy."""

from __future__ import annotations

import gc
import io
import os
import re
import select
import signal
import subprocess
import sys
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from multiprocessing import Pipe
from typing import TYPE_CHECKING, Any

import pytest

from sitegen import build as pipeline
from sitegen import cache, draw, forked
from sitegen.build import build
from sitegen.cache import CacheWarning, tell
from sitegen.check import proofs
from sitegen.check.proofs import Evidence
from sitegen.diagnostics import Report
from sitegen.draw import known, shelf, studio
from sitegen.draw.pictures import FURTHER, SHOWN
from sitegen.graphics.cache import Cache
from sitegen.lock import Alone
from sitegen.plan import plan
from sitegen.progress import Progress
from sitegen.project import Project
from sitegen.remembered import once
from tests.support import ROOT, real_site, run, small_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BUSY = """
import os
from sitegen.forked import forked
here = os.getpid()
def dies():
    if os.getpid() != here:
        os._exit(1)
    return "made here"
made = forked(os.getpid)
assert made is not None and made() == made() != here
print(forked(dies)())
"""


def copied(make: Callable[[], object]) -> Callable[[], object]:
    """Return what waits for a copy of this process, where one can be had."""
    made = forked.forked(make)
    assert made is not None
    return made


def test_a_copy_makes_it_and_one_that_dies_costs_time_alone() -> None:
    """In a process of its own, with its real threads."""
    assert run(["-c", BUSY]).stdout == "made here\n"


def test_what_the_cache_has_to_say_is_told_once(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A warning of the copy is one of ours; the same again is none."""
    assert alone.is_dir()
    monkeypatch.setattr(cache, "_TOLD", {})

    def make() -> str:
        tell("an entry is not as it was kept")
        tell("an entry is not as it was kept")
        return "made"

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("default", CacheWarning)
        assert copied(make)() == "made"
        tell("an entry is not as it was kept")
    assert [str(each.message) for each in told] == ["an entry is not as it was kept"]


def test_what_raises_raises_here(alone: Path) -> None:
    """A copy's own traceback is nobody's: the fault arises where it is waited for."""
    assert alone.is_dir()

    def make() -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        copied(make)()


def test_a_copy_that_is_stuck_is_given_up(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for ever: it is made here, and the copy is no more."""
    assert alone.is_dir()
    monkeypatch.setattr(forked, "PATIENCE", 0.1)
    here = os.getpid()

    def make() -> str:
        if os.getpid() != here:
            time.sleep(600)
        return "made here"

    assert copied(make)() == "made here"


def test_where_a_copy_would_be_unsafe_there_is_none(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not beside threads of a library, not from a thread, not on a single core."""
    found: list[object] = []
    asking = threading.Thread(target=lambda: found.append(forked.forked(os.getpid)))
    asking.start()
    asking.join()
    (alone / "2").mkdir()
    found.append(forked.forked(os.getpid))
    (alone / "2").rmdir()
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    found.append(forked.forked(os.getpid))
    assert found == [None, None, None]


def test_who_shows_progress_forbids_no_copy(alone: Path) -> None:
    """At a terminal one more thread waits; a process is copied beside it."""
    (alone / "2").mkdir()
    stream = io.StringIO()
    stream.isatty = lambda: True  # type: ignore[method-assign]
    with Progress(stream, is_verbose=False).shown(pipeline):
        assert copied(os.getpid)() != os.getpid()


def test_a_copy_that_is_at_work_takes_a_core(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is done; one that comes behind all others takes none."""
    assert alone.is_dir()
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    (first, begin), (second, end) = Pipe(duplex=False), Pipe(duplex=False)
    behind = forked.forked(first.recv, nice=1)
    assert behind is not None
    assert forked.has_idle_core()
    copy = copied(second.recv)
    assert not forked.has_idle_core()
    begin.send("done")
    end.send("done")
    assert (copy(), behind()) == ("done", "done")
    assert forked.has_idle_core()


def test_a_copy_collects_its_garbage_though_none_is_collected_here(
    alone: Path,
) -> None:
    """What it makes is no part of what is here to stay."""
    assert alone.is_dir()
    with once():
        assert not gc.isenabled()
        made = copied(gc.isenabled)
    assert made() is True
    assert gc.isenabled()


def test_new_charts_are_drawn_by_copies(
    alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each once, none that is kept, and what a copy drew is what is shown."""
    assert alone.is_dir()

    def drawn(plan: Any, _: object) -> list[dict[str, bytes]]:
        looks = {"narrow": f"{plan.chart.id} by {os.getpid()}".encode(), "looks": b""}
        return [
            {**dict.fromkeys(known.PAGE, b""), **looks},
            dict.fromkeys(known.BEHIND, b""),
        ]

    monkeypatch.setattr(import_module("sitegen.draw.files"), "drawn", drawn)
    site, report = real_site(), Report()
    plans = plan(site, report)
    assert report.is_sound
    drawn_first, others = plans[:2], plans[2:5]
    draw.draw(drawn_first, tmp_path)
    found = draw.draw([*drawn_first, *others], tmp_path)

    by = [drawing.narrow.split(" by ") for drawing in found.values()]
    assert [each.chart.id for each in plans[:5]] == [name for name, _ in by]
    assert str(os.getpid()) not in {process for _, process in by}
    assert len({process for _, process in by[2:]}) == forked.COPIES


def test_of_one_new_chart_a_copy_draws_what_is_said_here(
    alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy starts the engine meanwhile, and what it drew is what is shown."""
    assert alone.is_dir()

    def ready(_: object) -> Callable[[Any], dict[str, bytes]]:
        by = f"by {os.getpid()}"

        def drawn(asked: Any) -> dict[str, bytes]:
            said, rest = asked
            shown = f"{said['wide']['width']} wide {by}".encode()
            if rest is None:
                return {"narrow": b"", "wide": shown}
            return {"live.json": b"", "chart.svg": f"{rest[1][2]} {by}".encode()}

        return drawn

    monkeypatch.setattr(shelf, "ready", ready)
    first = plan(real_site(), Report())[0]
    made = draw.draw([first], tmp_path)[first.chart.id]

    shown, _, process = made.wide.partition(" by ")
    assert re.fullmatch(r"\d+ wide", shown)
    assert str(os.getpid()) != process
    assert made.files["chart.svg"].decode() == f"{first.plan().title} by {process}"


def test_a_page_waits_for_no_more_of_a_new_chart_than_it_shows(
    alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What can be downloaded, and the PNG, are drawn while pages are made."""

    def ready(_: object) -> Callable[[Any], dict[str, bytes]]:
        def drawn(asked: Any) -> dict[str, bytes]:
            if asked[1] is None:
                return dict.fromkeys(SHOWN, b"<svg/>")
            end = time.monotonic() + 10
            while not (alone / "shown").exists() and time.monotonic() < end:
                time.sleep(0.01)
            return dict.fromkeys(FURTHER, b"late" if time.monotonic() > end else b"in")

        return drawn

    monkeypatch.setattr(shelf, "ready", ready)
    first = plan(real_site(), Report())[0]
    made = draw.draw([first], tmp_path)[first.chart.id]

    assert made.wide == made.narrow == "<svg/>"
    (alone / "shown").touch()
    assert made.files["chart.svg"] == b"in"


def test_a_new_chart_is_drawn_for_all_who_wait_for_it(
    alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of a preview asks for it while somebody loads what can be downloaded."""
    assert alone.is_dir()

    def ready(_: object) -> Callable[[Any], dict[str, bytes]]:
        def drawn(asked: Any) -> dict[str, bytes]:
            time.sleep(0.3)
            return dict.fromkeys(FURTHER if asked[1] else SHOWN, b"<svg/>")

        return drawn

    monkeypatch.setattr(shelf, "ready", ready)
    first = plan(real_site(), Report())[0]
    made = draw.draw([first], tmp_path)[first.chart.id]
    with ThreadPoolExecutor(2) as pool:
        file = pool.submit(lambda: made.files["chart.svg"])
        page = pool.submit(lambda: made.wide)

    assert file.result() == b"<svg/>" == page.result().encode()


def test_what_a_preview_draws_is_drawn_in_its_studio(
    alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the copy that was begun before; a plan that it cannot draw is drawn here."""
    assert alone.is_dir()
    here = os.getpid()
    first, second = plan(real_site(), Report())[:2]

    def drawn(plan: Any, _: object) -> list[dict[str, bytes]]:
        if plan.chart.id == second.chart.id and os.getpid() != here:
            raise ValueError(plan)
        by = f"{os.getpid()}".encode()
        return [
            {**dict.fromkeys(known.PAGE, b""), "wide": by},
            {**dict.fromkeys(known.BEHIND, b""), "chart.svg": by},
        ]

    monkeypatch.setattr(import_module("sitegen.draw.files"), "drawn", drawn)
    monkeypatch.setattr(studio, "ready", lambda _: None)
    monkeypatch.setattr(studio, "STUDIOS", {})
    studio.open_studio(tmp_path)
    monkeypatch.setattr(shelf, "can_fork", lambda: False)

    made = draw.draw([first, second], tmp_path)
    by = [int(made[each.chart.id].wide) for each in (first, second)]

    assert by[0] != here == by[1]
    assert by == [
        int(made[each.chart.id].files["chart.svg"]) for each in (first, second)
    ]


def test_a_page_waits_for_no_download_and_a_hash_for_no_picture(
    alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What pages show is drawn first; whether they changed is known before."""
    assert alone.is_dir()
    here, first = os.getpid(), plan(real_site(), Report())[0]

    def wait_for(name: str) -> None:
        end = time.monotonic() + 10
        while os.getpid() != here and not (alone / name).exists():
            if time.monotonic() > end:  # so that it is drawn here, and told
                raise TimeoutError(name)
            time.sleep(0.01)

    def drawn(*_: object) -> Iterator[dict[str, bytes]]:
        by = f"{os.getpid()}".encode()
        wait_for("shown")
        yield {**dict.fromkeys(known.PAGE, b""), "wide": by}
        wait_for("behind")
        yield {**dict.fromkeys(known.BEHIND, b""), "chart.svg": by}

    monkeypatch.setattr(import_module("sitegen.draw.files"), "drawn", drawn)
    monkeypatch.setattr(studio, "ready", lambda _: None)
    monkeypatch.setattr(studio, "STUDIOS", {})
    studio.open_studio(tmp_path)
    monkeypatch.setattr(shelf, "can_fork", lambda: False)

    made = draw.draw([first], tmp_path)[first.chart.id]
    assert made.hash
    assert isinstance(made.is_drawable, bool)
    (alone / "shown").touch()
    assert made.wide != str(here)
    (alone / "behind").touch()
    assert made.files["chart.svg"].decode() == made.wide


def test_a_preview_proves_values_while_its_charts_are_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no copy proves, it is done before a page waits for a picture."""
    done: list[str] = []
    render, settle = vars(pipeline)["render"], Evidence.settle

    def settled(self: Evidence) -> None:
        done.append("proved")
        settle(self)

    def rendered(*given: Any) -> Any:
        done.append("waited")
        return render(*given)

    monkeypatch.setattr(Evidence, "settle", settled)
    monkeypatch.setattr(pipeline, "render", rendered)
    for proved in (forked, proofs):
        monkeypatch.setattr(proved, "forked", lambda *_: None)
    pipeline.begin(small_project(tmp_path), Report())

    assert done[:2] == ["proved", "waited"]


def test_what_draws_for_a_preview_has_a_core_for_itself(
    alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last one; the preview has all others, and who has only one shares it."""
    assert alone.is_dir()

    def keep_to(_: int, cores: list[int]) -> None:
        (tmp_path / str(os.getpid())).write_text(" ".join(map(str, cores)))

    def kept(cores: set[int]) -> list[str]:
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: cores, raising=False)
        monkeypatch.setattr(os, "sched_setaffinity", keep_to, raising=False)
        monkeypatch.setattr(studio, "ready", lambda _: (tmp_path / "ready").touch())
        monkeypatch.setattr(studio, "STUDIOS", {})
        studio.open_studio(tmp_path)
        while not (tmp_path / "ready").exists():
            time.sleep(0.01)
        (tmp_path / "ready").unlink()
        here = tmp_path / str(os.getpid())
        found = sorted(tmp_path.glob("[0-9]*"), key=lambda each: each != here)
        told = [each.read_text() for each in found]
        for each in found:
            each.unlink()
        return told

    assert kept({1, 0, 2}) == ["0 1", "2"]
    assert kept({3}) == []


def test_a_preview_has_all_cores_when_what_draws_for_it_died(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is then begun here, to draw, takes none from it."""
    begun: list[Callable[[], object]] = []
    cores = list[list[int]]()

    def standing(ready: Callable[[], object], *_: object) -> Callable[[object], None]:
        begun.append(ready)
        return lambda _: None

    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    monkeypatch.setattr(
        os, "sched_setaffinity", lambda _, found: cores.append(found), raising=False
    )
    monkeypatch.setattr(studio, "standing", standing)
    monkeypatch.setattr(studio, "ready", lambda _: None)
    monkeypatch.setattr(studio, "STUDIOS", {})
    studio.open_studio(tmp_path)
    begun[0]()

    assert [[0], [0, 1]] == cores


def test_what_draws_for_a_preview_keeps_warm_in_a_pause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It draws the last plan again, and keeps nothing of that."""
    first, second = plan(real_site(), Report())[:2]
    drawn, given = list[str](), list[Any]()
    monkeypatch.setattr(studio, "standing", lambda *each: given.extend(each))
    monkeypatch.setattr(studio, "ready", lambda _: None)
    studio.open_studio(tmp_path)
    begin, _, again = given
    draw_one = begin()
    again()  # nothing was drawn by then
    for each in (first, second):
        draw_one((each.chart.id, each.plan()))
        draw_one((each.chart.id, None))
    kept = {*tmp_path.rglob("*")}
    svg = vars(import_module("sitegen.graphics.engine"))["svg"]
    monkeypatch.setattr(
        "sitegen.graphics.engine.svg",
        lambda vega, page: drawn.append(svg(vega, page)),
    )
    again()
    shown = Cache(tmp_path).get(second.chart.id, known.PAGE)

    assert kept == {*tmp_path.rglob("*")}
    assert shown is not None
    assert [shown["narrow"].decode(), shown["wide"].decode()] == drawn


def test_in_a_pause_a_copy_does_something_else_now_and_then(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As often as it is told, and no more until it was asked again."""
    assert alone.is_dir()
    monkeypatch.setattr(forked, "PAUSE", 0.01)
    monkeypatch.setattr(forked, "PAUSES", 3)
    done = list[None]()

    def count(_: str) -> int:
        return len(done)

    ask = forked.standing(lambda: count, 0, lambda: done.append(None))
    assert ask is not None
    counts = []
    for _ in range(2):
        time.sleep(0.5)
        counts.append(ask("how often")())
    assert counts == [3, 6]


def test_answers_come_to_who_asked(alone: Path) -> None:
    """Whoever waits first."""
    assert alone.is_dir()
    ask = forked.standing(lambda: str.upper)
    assert ask is not None
    first, second, third = ask("one"), ask("two"), ask("three")
    assert [third(), first(), second(), first()] == ["THREE", "ONE", "TWO", "ONE"]


@pytest.mark.parametrize("is_asked", [True, False])
def test_an_answer_comes_to_all_who_wait_for_it(alone: Path, *, is_asked: bool) -> None:
    """A page and the rest of the site wait for one picture, in threads of a preview."""
    assert alone.is_dir()

    def slowly(said: str) -> str:
        time.sleep(0.3)
        return said.upper()

    ask = forked.standing(lambda: slowly)
    assert ask is not None
    wait = ask("said") if is_asked else copied(partial(slowly, "said"))
    with ThreadPoolExecutor(3) as pool:
        waiting = [pool.submit(wait) for _ in range(3)]
        assert ["SAID"] * 3 == [each.result() for each in waiting]


def test_a_copy_that_dies_before_it_is_asked_costs_time_alone(alone: Path) -> None:
    """What is asked of it is answered here, which gets ready for that once."""
    assert alone.is_dir()
    here, begun = os.getpid(), list[int]()

    def ready() -> Callable[[str], str]:
        if os.getpid() != here:
            os._exit(1)
        begun.append(here)
        return str.upper

    ask = forked.standing(ready)
    assert ask is not None
    assert [ask("said")(), ask("again")()] == ["SAID", "AGAIN"]
    assert [here] == begun


KILLED = """
import os, signal, sys
from sitegen.forked import forked
from sitegen.lock import Alone

with Alone(sys.argv[1]):
    copy = forked(lambda: bytes(1 << 20))  # more than a pipe takes
    other = forked(lambda: bytes(1 << 20))
    assert copy and other
    os.kill(os.getpid(), signal.SIGKILL)
"""
"""A build that is killed while copies of it have much to tell."""


def test_copies_of_who_is_killed_end_and_hold_nothing(
    alone: Path, tmp_path: Path
) -> None:
    """They neither wait for ever to tell it, nor let the next build wait for a lock."""
    assert alone.exists()
    ours, theirs = os.pipe()
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, pass_fds=(theirs,)) as process:
        os.close(theirs)
        assert -signal.SIGKILL == process.wait()
    ended, _, _ = select.select([ours], [], [], 30)  # nobody has the other end any more
    os.close(ours)
    assert ended

    waited: list[bool] = []
    with Alone(tmp_path, lambda: waited.append(True)):
        assert [] == waited


def test_no_copy_can_be_had(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that is out of processes makes all in this one."""
    assert alone.is_dir()

    def refused() -> int:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refused)
    assert forked.forked(os.getpid) is None


def test_a_trial_knows_all_paths(tmp_path: Path) -> None:
    """It makes no download, and misses none to which a page may lead."""
    project = small_project(tmp_path)
    assert isinstance(project, Project)
    trial = build(project, Report(), is_trial=True)

    assert [*trial] == [*build(project, Report())]
    assert trial["data/figures.xlsx"] == trial["sheet.md"] == b""
