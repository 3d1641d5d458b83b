"""The kinds of chart, a file each: its marks, and where the words of its rows go."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

KINDS = {
    each.name: import_module(f"{__name__}.{each.name}")
    for each in iter_modules(__path__)
}
"""By the name that content uses."""
