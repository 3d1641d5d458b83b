"""Where a site and its project are on the web: as content or a command says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sitegen.remembered import remembered

if TYPE_CHECKING:
    from sitegen.model.site import Settings
    from sitegen.project import Project


def placed(settings: Settings, project: Project) -> Settings:
    """Return the settings with the addresses that the command line gave instead."""
    return _placed(settings, project.address, project.repository)


@remembered
def _placed(settings: Settings, address: str, repository: str) -> Settings:
    return replace(
        settings,
        address=with_slash(address) or settings.address,
        repository=of_clone(repository) or settings.repository,
    )


def with_slash(address: str) -> str:
    """Return the address of a folder; nothing stays nothing."""
    return f"{address.rstrip('/')}/" if address else ""


def of_clone(repository: str) -> str:
    """Return the page of a repository, also where the address to clone it is given."""
    return repository.rstrip("/").removesuffix(".git")
