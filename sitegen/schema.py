"""
The schemas of this content, which editors read: its keys, and the ids that it has.

They lie in a hidden folder of the content, where the first line of each file names its
own; builds pass it over.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sitegen.plan.kinds import KINDS
from sitegen.plan.own import own
from sitegen.read.schema import DIMENSIONS, Known, schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitegen.diagnostics import Report
    from sitegen.model.site import Site
    from sitegen.project import Project

FOLDER = PurePosixPath("content/.schemas")


def files(site: Site, project: Project, report: Report) -> Mapping[str, str]:
    """Return the text of each schema of a sound content by the name of its file."""
    words = site.vocabulary
    ids = {
        "measures": words.measures,
        "units": words.units,
        "partners": words.partners,
        "products": words.products,
        "enterprises": words.enterprises,
        "topics": words.topics,
        "dimensions": tuple(each for each in DIMENSIONS if each != "measure"),
        "scopes": {**words.scopes, **words.measures},
        "figures": site.figures,
        "kinds": {**own(project.templates.own, report), **KINDS},
    }
    known = Known(ids={what: tuple(names) for what, names in ids.items()})
    return {
        f"{name}.json": json.dumps(made, ensure_ascii=False, indent=1) + "\n"
        for name, made in schemas(known).items()
    }


def stale(project: Project, made: Mapping[str, str]) -> Iterator[PurePosixPath]:
    """Yield the schemas that were written, and would be written otherwise now."""
    for name, text in made.items():
        path = project.root / FOLDER / name
        if path.is_file() and path.read_bytes() != text.encode():
            yield FOLDER / name


def write(project: Project, made: Mapping[str, str]) -> None:
    """Write the schemas where the first lines of content files look for them."""
    folder = project.root / FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
