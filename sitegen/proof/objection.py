"""What is said where words speak against a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from sitegen.diagnostics import Report
    from sitegen.model.figure import Figure


class Objection(Struct, frozen=True, kw_only=True):
    """What a key of a figure says, and a source does not."""

    code: str
    key: str
    """The key in YAML that says otherwise, or does not say it."""
    message: str
    is_mild: bool = False
    """It only warns: the source says more than the figure, and nothing else."""

    def tell(self, figure: Figure, report: Report) -> None:
        """Report it where the figure states that key, or else where it begins."""
        tell = report.warn if self.is_mild else report.error
        tell(self.code, figure.place_of(self.key), self.message)
