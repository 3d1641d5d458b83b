"""Where what comes with the tool lies: in the package, or beside it in a checkout."""

from __future__ import annotations

import os
import sys

PACKAGE = os.path.dirname(os.path.abspath(__file__))

_PACKED = os.path.join(PACKAGE, "templates")
_BESIDE = os.path.join(os.path.dirname(PACKAGE), "templates")
TEMPLATES = _PACKED if os.path.isdir(_PACKED) else _BESIDE
"""The templates that count where a project has none of its own."""

_SCRIPTS = os.path.join(PACKAGE, "ci")
_OWN = os.path.join(os.path.dirname(PACKAGE), ".ci")
SCRIPTS = _SCRIPTS if os.path.isdir(_SCRIPTS) else _OWN
"""What workflows run besides the tool: those of this project, and of any other."""

_FORM = os.path.join(SCRIPTS, "figure.yml")
_ASKED = os.path.join(os.path.dirname(_OWN), ".github", "ISSUE_TEMPLATE", "figure.yml")
FORM = _FORM if os.path.isfile(_FORM) else _ASKED
"""The form on which readers report an error, which pages fill in."""


def version_of(name: str) -> str:
    """
    Return the version of an installed package, as the name of its folder has it.

    What knows of packages takes long to load, and is asked where that does not tell.
    """
    begin, end = f"{name.replace('-', '_')}-", ".dist-info"
    for folder in filter(os.path.isdir, sys.path):
        for each in os.listdir(folder):
            if each.startswith(begin) and each.endswith(end):
                return each[len(begin) : -len(end)]
    from importlib.metadata import version

    return version(name)
