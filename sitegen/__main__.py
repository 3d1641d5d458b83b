"""``python -m sitegen``: one command in a process of its own."""

import atexit
import os
import sys
from contextlib import suppress

from sitegen.cli import main


def run() -> None:
    """
    Run one command, and end this process with its exit status.

    All that is asked for at the end is done, but nothing is taken apart that the system
    lets go of at once: that would take longer than many a command.
    """
    status = main()
    atexit._run_exitfuncs()  # noqa: SLF001 - no other way ends and leaves things be
    for stream in filter(None, (sys.stdout, sys.stderr)):  # none, if it was closed
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
