"""
The command line: exit codes, and the only module that prints.

What a command needs is loaded when it runs, so that a build that finds nothing new
loads nothing but this.
"""

from __future__ import annotations

import errno
import gc
import os
import sys

from sitegen.cache import tell_plainly
from sitegen.fresh import count_of_sound, fresh
from sitegen.inputs import fingerprint
from sitegen.lock import Alone
from sitegen.options import (
    MisuseError,
    commit,
    folders,
    parsed,
    sound,
    summary,
    unmoved,
)

TYPE_CHECKING = False  # typing costs a quarter of a start of Python
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.progress import Progress
    from sitegen.project import Project

    Command = Callable[[argparse.Namespace, Project, Report, Progress], str]

SOUND, FAULTS, WRONG_USE = 0, 1, 2
LISTS = {"formulas": "formulas", "kinds": "charts"}
"""Commands that need no project, and what answers them."""
ANSWERS = {"add", "diff", "explain", "figures", "schema", *LISTS}
"""Commands that are asked for what they say, so that it is said in any case."""
ALONE = ("explain", "new")
"""Commands of `commands` that need no project either, but what they were given."""
ENDS = {"show": "--fix apply corrects what is shown", "apply": "so many before that"}
"""What a count of faults ends with, where their correction was asked for."""
INTERRUPTED, UNHEARD = 130, 141
"""As shells say it: by the keyboard, and by a reader that went away."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # it may know few letters
            stream.reconfigure(errors="backslashreplace")
    tell_plainly()
    gc.set_threshold(150_000, 20, 100)  # most of what is made lives to the end
    try:
        options = parsed(arguments)
        if arguments is None and options.command in {"build", "check"}:
            gc.disable()  # this process ends with it; who makes much garbage enables it
        status = _run(options)
        print(end="", flush=True)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # as in: sitegen figures | head
        _hush()
        return UNHEARD
    except OSError as error:  # as on a full disk
        _hush()
        return _misused(f"what there is to say cannot be written: {error.strerror}")
    return status


def _run(options: argparse.Namespace) -> int:
    root, output = folders(options)
    if options.command == "build":
        with Alone(f"{root}/content", lambda: _say_waiting(options)):
            asked = (options.address, options.repository)
            # Where editions are kept, all is built: their archives are no input here.
            options.inputs = "" if options.past else fingerprint(root, asked)
            count = fresh(root, output, options.inputs, has_bytes=options.check_output)
            if count is None:
                return _work(options)
            more = f"\n{unmoved(options.why)}" if options.why else ""
            return _answer(options, f"{summary(output, 0, count, 0)}{more}")
    if options.command in LISTS:
        from sitegen import guide

        return _answer(options, getattr(guide, LISTS[options.command])())
    if options.command in ALONE:
        return _alone(options)
    if options.command == "check" and not options.output:
        options.inputs = fingerprint(root, (options.address, options.repository))
        count = count_of_sound(root, options.inputs)
        if count is not None:
            return _answer(options, sound(count))
    return _work(options)


def _alone(options: argparse.Namespace) -> int:
    """Run a command that needs no project."""
    from sitegen import commands

    try:
        told = getattr(commands, options.command)(options)
    except MisuseError as error:
        return _misused(str(error))
    except OSError as error:  # e.g. a disk that is full
        return _misused(_refused(error, "name a folder that can be written to"))
    return _answer(options, told)


def _answer(options: argparse.Namespace, told: str) -> int:
    """Say what is known already, where nothing is new."""
    if options.format == "json":
        print("[]")
    _say(options, told)
    return SOUND


def _work(options: argparse.Namespace) -> int:
    """Run a command that has something to do."""
    from sitegen import commands
    from sitegen.diagnostics import BuildError, Report
    from sitegen.progress import Progress

    try:
        project = _project(options)
    except (MisuseError, OSError, RuntimeError) as error:  # e.g. links in a circle
        return _misused(str(error))
    report = Report(is_strict=options.strict)
    heard = None if options.quiet else sys.stderr
    progress = Progress(heard, is_verbose=options.verbose)
    command: Command = getattr(commands, options.command.replace("-", "_"))
    try:
        told = command(options, project, report, progress)
        status = SOUND if report.is_sound else FAULTS
    except BuildError:
        told, status = "", FAULTS
    except MisuseError as error:
        return _misused(str(error))
    except OSError as error:  # e.g. a template that may not be read
        return _misused(_refused(error, "check the rights of that file"))
    _tell(options, report, project.root, told)
    return status


def _project(options: argparse.Namespace) -> Project:
    from pathlib import Path

    from sitegen.project import Project

    root, output = Path(options.root).resolve(), Path(folders(options)[1])
    if not (root / "content").is_dir():
        message = f"no folder content/ in {options.root}; name the project with --root"
        raise MisuseError(message)
    project = Project(
        root=root,
        output=output,
        address=_address(options, "address"),
        repository=_address(options, "repository"),
        commit=commit(),
    )
    if project.output.resolve() == root:
        message = "--output is the project itself; name another folder"
        raise MisuseError(message)
    for folder in (project.content, project.templates.own):
        if project.output.resolve().is_relative_to(folder.resolve()):
            message = f"--output lies inside {folder.name}/; name another folder"
            raise MisuseError(message)
    return project


def _address(options: argparse.Namespace, name: str) -> str:
    """Return an address of the command line; one that is none is wrong use."""
    given: str = getattr(options, name)
    if given:
        from sitegen.read.addresses import read_home

        try:
            read_home(given)
        except ValueError as error:
            options.refuse(f"argument --{name}: {error}")
    return given


def _tell(options: argparse.Namespace, report: Report, root: Path, told: str) -> None:
    """Print faults where the format wants them, and what the command has to say."""
    from sitegen.show import show

    found, form = report.diagnostics, options.format
    if form == "json":
        print(show(found, form, root))
    elif found:
        stream = sys.stdout if form == "github" else sys.stderr
        has_lines = stream is not None and stream.isatty()
        print(show(found, form, root, has_lines=has_lines), file=stream)
    if told:
        _say(options, told)
    if form != "json" and found and (not told or not report.is_sound):
        is_torn = any(each.code == "output-torn" for each in found)
        end = "the site is half written" if is_torn else "nothing was written"
        if told:
            end = ENDS.get(getattr(options, "fix", ""), "no site was made")
        number = sum(each.severity != "remark" for each in found)
        count = f"{number} {'fault' if number == 1 else 'faults'}"
        print(f"{count}; {end}", file=sys.stderr)


def _say(options: argparse.Namespace, told: str) -> None:
    """Print what a command has to say beside faults."""
    is_asked = options.command in ANSWERS or getattr(options, "fix", None)
    if is_asked or not options.quiet:
        print(told, file=sys.stderr if options.format == "json" else sys.stdout)


def _say_waiting(options: argparse.Namespace) -> None:
    if not options.quiet:
        message = "sitegen: another build of this project is running; waiting for it"
        print(message, file=sys.stderr, flush=True)


def _refused(error: OSError, cure: str) -> str:
    """Say what the system refuses; no rights make a full disk wider."""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return f"{error}; {'make room on the disk' if full else cure}"


def _misused(message: str) -> int:
    print(f"sitegen: {message}", file=sys.stderr)
    return WRONG_USE


def _open_streams() -> None:
    """Let no file take the number of a stream that was closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _hush() -> None:
    """Let nothing more be written to a stream that cannot be written to."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
