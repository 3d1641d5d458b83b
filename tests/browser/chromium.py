"""The browser of this machine; playwright's own download is not used."""

from __future__ import annotations

import shutil

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
FLAGS = ["--disable-gpu"]
"""There is none; to imitate it costs a tenth of the time."""

AWAKE = ":root.awake, :root:not(.js)"
"""Matches once the scripts of a page have run, or at once if it has none."""


def executable() -> str:
    """Return the program, or say which package brings it."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    raise AssertionError(
        f"none of {', '.join(NAMES)} is on PATH; on Debian: apt-get install chromium"
    )
