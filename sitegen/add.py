"""A new source for a project, proposed from an article's text and written if asked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.options import MisuseError
from sitegen.printed.language import codes as languages
from sitegen.printed.language import is_read
from sitegen.printed.standing import read_text
from sitegen.proof import spoken_against
from sitegen.propose.proposal import Wish, propose
from sitegen.read.fields import read_day, read_id, read_period

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from sitegen.model.site import Site
    from sitegen.project import Project


def add(options: argparse.Namespace, project: Project, site: Callable[[], Site]) -> str:
    """
    Return a proposal, or where it was written; *site* reads the content for it.

    Raises `MisuseError` for a text or a word of the command line that cannot be used,
    and where the source is there already.
    """
    text, wish = read_text(Path(options.file)), _wish(options)
    if text is None or not text.paragraphs:
        message = f"{options.file}: no text in UTF-8 that can be read"
        raise MisuseError(message)
    target = project.content / "sources" / f"{_slug(options)}.yaml"
    if options.write and target.exists():
        message = f"{target} is there already; choose another --slug"
        raise MisuseError(message)
    proposal = propose(text, wish, site(), spoken_against)
    if not options.write:
        return proposal.rstrip("\n")
    target.parent.mkdir(exist_ok=True)
    with target.open("x", encoding="utf-8") as file:
        file.write(proposal)
    return f"proposed: {target}; keep what is right, and strike what is not"


def _wish(options: argparse.Namespace) -> Wish:
    """Return what is said of the source."""
    if options.language and not is_read(options.language):
        known = ", ".join(languages())
        message = f"language {options.language!r} is not read; use {known}"
        raise MisuseError(message)
    return Wish(
        text=Path(options.file).name,
        title=options.title,
        language=options.language,
        published=_said(options, "published", read_day),
        covers=_said(options, "covers", read_period),
    )


def _slug(options: argparse.Namespace) -> str:
    """Return the name of the source; by default it is that of the text."""
    if options.slug:
        return str(_said(options, "slug", read_id))
    made = re.sub("[^a-z0-9]+", "-", Path(options.file).stem.lower()).strip("-")
    return made or "source"


def _said(options: argparse.Namespace, name: str, read: Callable[[str], Any]) -> Any:
    """Return an argument as it is read, `None` where there is none."""
    given = getattr(options, name)
    try:
        return read(given) if given else None
    except ValueError as error:
        message = f"argument --{name}: {error}"
        raise MisuseError(message) from None
