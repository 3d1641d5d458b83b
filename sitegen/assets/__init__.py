"""
What a site has beside its pages and charts, drawn or taken from packages.

The icons of its templates, the script of the live view, and the pictures that shared
links show.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sitegen.assets.icons import icons
from sitegen.assets.links import links, posters
from sitegen.assets.live import SCRIPT, bundle
from sitegen.graphics.cache import Cache
from sitegen.later import Lazy
from sitegen.remembered import Last

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.outputs import Outputs
    from sitegen.project import Templates

__all__ = ["assets", "links", "posters"]
BUNDLES = Last["Outputs"]()
"""Those that this process took from the cache, or made."""


def assets(
    charts: Collection[str],
    templates: Templates,
    report: Report,
    folder: Path | None = None,
    *,
    is_trial: bool = False,
) -> Outputs:
    """
    Return icons and, where there are *charts*, the bundle of their live view.

    It is begun here, and waited for by who looks at what was returned.

    In a trial the bundle is empty if it was not kept in *folder*.
    """
    found = icons(templates, report, folder)
    if not charts:
        return found
    has_live = templates.find(SCRIPT) is not None
    make = partial(bundle, Cache(folder, is_trial=is_trial)) if has_live else dict
    script = BUNDLES.made(str(folder), (has_live, is_trial), make)
    return Lazy(lambda: {**found, **script})
