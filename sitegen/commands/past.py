"""Editions that are kept: the current one packed, earlier ones taken in."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.diff.state import State
    from sitegen.model.site import Settings
    from sitegen.outputs import Outputs
    from sitegen.progress import Progress
    from sitegen.project import Edition, Project, Said


def pack(
    options: argparse.Namespace, project: Project, report: Report, progress: Progress
) -> str:
    """Write this edition as an archive with its hash, to be released."""
    from pathlib import Path

    from sitegen import build as pipeline
    from sitegen.commands.content import site_of
    from sitegen.past import packed

    folder = _folder_of_archives(Path(options.folder), project)
    with progress.shown(pipeline):
        outputs = pipeline.build(project, report)
    report.stop_on_errors()  # a warning does, under --strict
    day = site_of(project, report).settings.edition
    made = packed(outputs, project, day)
    folder.mkdir(parents=True, exist_ok=True)
    _put(made, folder)
    return f"the edition of {day} in {folder}: {', '.join(made)}"


def _folder_of_archives(folder: Path, project: Project) -> Path:
    """Return where an archive may go; raises `MisuseError`."""
    from sitegen.options import MisuseError

    if folder.exists() and not folder.is_dir():
        raise MisuseError(f"{folder} is no folder; name one for the archive")
    for kept in (project.content, project.templates.own, project.output):
        if folder.resolve().is_relative_to(kept.resolve()):
            message = f"{folder} lies inside {kept.name}/; name another folder"
            raise MisuseError(message)
    return folder


def _put(made: Mapping[str, bytes], folder: Path) -> None:
    """Write an archive and its hash, or leave all as it was."""
    halves = {folder / f".{name}.part": folder / name for name in made}
    try:
        for half, whole in halves.items():
            half.write_bytes(made[whole.name])
        for half, whole in halves.items():
            half.replace(whole)
    finally:
        for half in halves:
            half.unlink(missing_ok=True)


def with_earlier(
    options: argparse.Namespace, project: Project, report: Report
) -> Project:
    """
    Return a project with the earlier editions of `--past`, and what changed since.

    An archive of the current edition is none of an earlier one, and is left out.
    """
    if not options.past:
        return project
    from pathlib import Path

    from sitegen.diagnostics import Report
    from sitegen.diff.state import look
    from sitegen.past import opened

    folder = Path(options.past)
    if not folder.is_dir():
        options.refuse(f"argument --past: {options.past!r} is no folder")
    found = opened(folder, report)
    current = look(project, "this edition", Report()) if found else None
    if current is None or current.site is None:  # the build tells why
        return project
    settings = current.site.settings
    _prove_days(found, folder, project, settings, report)
    earlier = (each for each in found if each.day < settings.edition)
    told = (
        replace(each, since=_since(each, project, current, settings.language))
        for each in earlier
    )
    return replace(project, earlier=tuple(told))


def _prove_days(
    found: Sequence[Edition],
    folder: Path,
    project: Project,
    settings: Settings,
    report: Report,
) -> None:
    """Report archives of a day to come, and one of other content under this day."""
    from sitegen.diagnostics import Location
    from sitegen.past import is_made_of

    today = settings.edition
    for each in found:
        if each.day > today:
            message = (
                f"the edition of {each.day} is later than this content, of {today}; "
                "set edition in content/site.yaml, or leave the archive out"
            )
            at = Location(PurePosixPath((folder / each.name).as_posix()))
            report.error("edition-late", at, message)
        if each.day == today and not is_made_of(each, project.root):
            message = (
                f"the edition of {today} is released, and {each.name} was made of "
                "other content; set edition to a later day, so that a day names one"
            )
            report.warn("edition-released", settings.at, message)
    report.stop_on_errors()


def weight(earlier: Sequence[Edition], outputs: Outputs) -> str:
    """Say how many earlier editions a site holds, and how near it is to its limit."""
    from sitegen.past.kept import MEGA, MOST

    size = sum(map(len, outputs.values()))
    limit = f"{size // MEGA} MB in all, of {MOST // MEGA} that can be published"
    return f"earlier editions: {len(earlier)}; {limit}"


def _since(
    edition: Edition, project: Project, current: State, language: str
) -> tuple[Said, ...]:
    """Return what changed since an edition, read from what it was made of."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from sitegen.diagnostics import Report
    from sitegen.diff import story
    from sitegen.diff.compare import compare
    from sitegen.diff.state import look
    from sitegen.past import unpacked
    from sitegen.project import Said

    with TemporaryDirectory(prefix="sitegen-") as made:
        unpacked(edition, Path(made))
        before = replace(project, root=Path(made), drawings=project.cache)
        found = compare(look(before, str(edition.day), Report()), current)
    return tuple(
        Said(
            heading=each.heading,
            lines=tuple((line.text, line.beside) for line in each.lines),
        )
        for each in (story.summary(found, language), *story.sections(found, language))
    )
