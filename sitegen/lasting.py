"""What is made and is here to stay, so that nobody has to search it for garbage."""

from __future__ import annotations

import gc
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from sitegen.remembered import may_build_again

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
P = ParamSpec("P")


def lasting(make: Callable[P, T]) -> Callable[P, T]:
    """
    Let the collector of garbage rest while something is made.

    Where this process makes it only once, what is there by then is passed over from
    then on. It is not for what makes circles and drops them, as each page does: they
    would take up all memory.
    """

    @wraps(make)
    def made(*arguments: P.args, **options: P.kwargs) -> T:
        gc.disable()
        try:
            return make(*arguments, **options)
        finally:
            if not (may_build_again() or gc.get_freeze_count()):
                gc.freeze()
            gc.enable()

    return made
