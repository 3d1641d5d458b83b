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
WITHOUT = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # What playwright leaves out, as far as it concerns us: the last list counts.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
"""The address bar's popups are pages that every window would load, and wait for."""
FLAGS = [
    *("--disable-gpu", "--in-process-gpu"),
    f"--disable-features={','.join(WITHOUT)}",
]
"""There is no such unit: to imitate it, or a process for it, costs time."""

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
