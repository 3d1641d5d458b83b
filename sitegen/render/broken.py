"""What a template raised, told at its line as the fault that it is."""

from __future__ import annotations

from os.path import relpath
from pathlib import Path, PurePosixPath
from traceback import extract_tb
from typing import TYPE_CHECKING, cast

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from sitegen import names, prose
from sitegen.diagnostics import Location

if TYPE_CHECKING:
    from jinja2 import Environment, FileSystemLoader

    from sitegen.diagnostics import Report
    from sitegen.model.site import Site

SHIPPED = (
    "this template is sitegen's own: mend that of yours which it uses, or report it"
)


def tell(error: Exception, name: str, env: Environment, report: Report) -> None:
    """Report what the template of that name raised."""
    said = error.message if isinstance(error, TemplateError) else repr(error)
    if isinstance(error, TemplateNotFound):
        said = f"there is no template {error.name!r}"
    at = _place(error, name, env)
    if ours := _ours(error, _folders(env)):
        site: Site = cast("Site", env.globals["site"])
        where = site.settings.repository
        to = f"at {where}/issues" if where else "to whom you have sitegen from"
        message = (
            f"{said} in {ours}: a fault of sitegen, unless the template hands it the "
            f"wrong thing; report it with this line {to}"
        )
        report.error("tool-broken", at, message)
    else:
        cure = SHIPPED if _is_shipped(at, env) else "repair the template"
        report.error("template-broken", at, f"{said}; {cure}")


def _is_shipped(at: Location, env: Environment) -> bool:
    """Tell whether a template is the tool's, and the project has none of that name."""
    own, *others = _folders(env)
    name = at.path.relative_to("templates")
    return not Path(own, name).exists() and any(Path(x, name).exists() for x in others)


def _folders(env: Environment) -> tuple[str, ...]:
    """Return where templates are looked for, the project's own folder first."""
    return tuple(cast("FileSystemLoader", env.loader).searchpath)


def _ours(error: Exception, folders: tuple[str, ...]) -> str:
    """Return the function of ours, called by a template, in which an error arose."""
    if isinstance(error, (TemplateError, prose.BadReferenceError)):
        return ""
    package = Path(names.__file__).parent
    frames = extract_tb(error.__traceback__)
    called = [each.filename.startswith(folders) for each in frames]
    behind = len(called) - called[::-1].index(True) if any(called) else len(frames)
    for frame in reversed(frames[behind:]):
        path = Path(frame.filename)
        if path.is_relative_to(package):
            module = path.relative_to(package.parent).with_suffix("").as_posix()
            return f"{module.replace('/', '.')}.{frame.name}"
    return ""


def _place(error: Exception, name: str, env: Environment) -> Location:
    """Return the line of the template at which *error* arose."""
    line = 1
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name or name, error.lineno
    else:
        for frame in extract_tb(error.__traceback__):
            for folder in _folders(env):
                if frame.filename.startswith(folder):
                    name, line = relpath(frame.filename, folder), frame.lineno or 1
    return Location(PurePosixPath("templates") / name, line)
