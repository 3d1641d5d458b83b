"""``python -m sitegen``: one command in a process of its own."""

import gc
import sys

from sitegen.cli import main


def run() -> int:
    """Run one command and return its exit status, with which this process ends."""
    status = main()
    gc.freeze()  # nothing of it is needed any more: the end need not look through it
    return status


if __name__ == "__main__":
    sys.exit(run())
