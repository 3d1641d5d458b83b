"""What takes long, made on another core by a copy of this process."""

from __future__ import annotations

import gc
import os
import signal
import threading
import warnings
from contextlib import suppress
from functools import partial
from multiprocessing import Pipe, get_all_start_methods, get_context
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import WeakSet

from sitegen.cache import CacheWarning, tell
from sitegen.later import Awaited
from sitegen.lock import let_go

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

    Begun = tuple[ForkProcess, Connection]

T = TypeVar("T")
Q = TypeVar("Q")
LAST = 5
"""How far behind all others comes a copy for which nobody will wait for long."""
COPIES = 2
"""So many share what can be made apart: more would need more memory than they save."""
PAUSE, PAUSES = 1.0, 20
"""Seconds without a question that are a pause, and how often in a row it is told."""
PATIENCE = 300
"""Seconds after which a copy that gave no sign is given up."""
HARMLESS = "progress"
"""The name of the one thread beside which a process may be copied: it only waits."""
THREADS = Path("/proc/self/task")
"""Where Linux lists the threads of a process, those of libraries too."""
_AT_WORK = WeakSet["Connection"]()
"""What leads here from copies that are not waited for, and come behind no other."""


def forked(make: Callable[[], T], nice: int = 0) -> Callable[[], T] | None:
    """
    Begin to *make* something in a copy of this process; return what waits for it.

    What it makes must be data that can be pickled. Where a copy dies or is stuck, it is
    made here, when it is waited for; where none can be had, `None` is returned. Where
    cores are few, it comes behind other work by as much as it is *nice*.
    """
    begun = _begun(lambda: iter((make(),)), nice)
    if begun and not nice:
        _AT_WORK.add(begun[1])
    return begun and Awaited(partial(_made, *begun, make))


def spread(
    make: Callable[[Sequence[T]], object], things: Sequence[T]
) -> Callable[[], None]:
    """
    Let copies of this process *make* things, each its share; return what waits.

    What is made must lie where this process finds it; where no copy can be had, nothing
    is made.
    """
    shares = (things[each::COPIES] for each in range(min(COPIES, len(things))))
    copies = [forked(partial(make, share)) for share in shares]

    def wait() -> None:
        for copy in filter(None, copies):
            copy()

    return wait


def standing(
    ready: Callable[[], Callable[[Q], T]],
    nice: int = 0,
    pause: Callable[[], object] = bool,
) -> Callable[[Q], Callable[[], T]] | None:
    """
    Let a copy of this process get *ready* for questions; return what asks one.

    Who asks gets what waits for the answer, and may do other work before. A question,
    too, must be such data; all else is as with `forked`. The copy ends when nobody can
    ask any more. In a *pause* between questions it calls that, now and then.
    """
    heard, to = Pipe(duplex=False)  # two ways would be a socket, which no build opens

    def answers() -> Iterator[T]:
        to.close()  # so that a copy that would be asked ends with who would ask
        answer = ready()
        with suppress(EOFError):
            while True:
                for _ in range(PAUSES):
                    if heard.poll(PAUSE):
                        break
                    pause()
                yield answer(heard.recv())

    begun = _begun(answers, nice)
    heard.close()
    if begun is None:
        to.close()
        return None
    return _Standing(begun, to, ready).ask


class _Standing(Generic[Q, T]):
    """Asks a copy of this process; answers come in the order of the questions."""

    def __init__(
        self, begun: Begun, to: Connection, ready: Callable[[], Callable[[Q], T]]
    ) -> None:
        self._begun, self._to, self._own = begun, to, Awaited(ready)
        self._asked = self._count = 0
        self._heard = dict[int, T]()
        self._lock = RLock()  # a preview asks in several threads

    def ask(self, question: Q) -> Callable[[], T]:
        with self._lock:
            place, self._asked = self._asked, self._asked + 1
            with suppress(OSError):  # it is no more
                self._to.send(question)
        return Awaited(partial(self._answer, place, question))

    def _answer(self, place: int, question: Q) -> T:
        copy, theirs = self._begun
        try:
            with self._lock:
                for each in range(self._count, place + 1):
                    self._heard[each] = _heard(copy, theirs)
                    self._count += 1
                return self._heard.pop(place)
        except (EOFError, OSError):
            return self._own()(question)


def has_idle_core() -> bool:
    """Tell whether fewer copies of this process are at work than there are cores."""
    busy = sum(not each.poll() for each in _AT_WORK)  # what is done lies there
    return busy + 1 < (os.cpu_count() or 1)


def _begun(makes: Callable[[], Iterator[object]], nice: int = 0) -> Begun | None:
    """Begin in a copy; return it, and the end of what leads here."""
    if not can_fork():
        return None
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    given = (makes, theirs, nice, ours)
    copy = context.Process(target=_send, args=given, daemon=True)
    try:
        copy.start()
    except OSError:
        return None
    theirs.close()
    return copy, ours


def _made(copy: ForkProcess, theirs: Connection, make: Callable[[], T]) -> T:
    """Wait for what a copy makes."""
    try:
        with theirs:
            _AT_WORK.discard(theirs)
            found: T = _heard(copy, theirs)
    except (EOFError, OSError):
        return make()
    copy.join()
    return found


def _heard(copy: ForkProcess, theirs: Connection) -> Any:
    """Return what comes next from a copy; raises `EOFError` if it is no more."""
    if not theirs.poll(PATIENCE):
        copy.kill()
    found, told = theirs.recv()
    for message in told:
        tell(message)
    return found


def can_fork() -> bool:
    """
    Tell whether a copy pays and is safe: where no thread can hold what it needs.

    A preview answers in threads of its own, and has no need: it makes what it is asked.
    """
    if (os.cpu_count() or 1) == 1 or "fork" not in get_all_start_methods():
        return False
    here, main = threading.current_thread(), threading.main_thread()
    known = [each for each in threading.enumerate() if each.name == HARMLESS]
    try:
        return here is main and len([*THREADS.iterdir()]) <= 1 + len(known)
    except OSError:  # another system, whose own libraries may not bear it
        return False


def _send(
    makes: Callable[[], Iterator[object]],
    to: Connection,
    nice: int,
    theirs: Connection,
) -> None:
    """
    Send one thing after another as it is made, and what the cache has to say.

    That is done in the copy. If who would take it is killed, nobody holds the end at
    which it would arrive, so that the copy ends; nor does it keep others waiting for a
    lock of who is no more.
    """
    theirs.close()
    let_go()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts is told so once
    _AT_WORK.clear()
    gc.freeze()  # what is here is not searched, and stays shared
    gc.enable()
    os.nice(nice)
    with suppress(Exception), to, warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", CacheWarning)
        for made in makes():
            to.send((made, [str(each.message) for each in told]))
            told.clear()
