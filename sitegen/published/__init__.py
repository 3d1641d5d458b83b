"""Whether a published copy of the site is what the content builds."""

from sitegen.published.compare import compare
from sitegen.published.opened import NoCopyError, opened
from sitegen.published.web import UnreachableError

__all__ = ["NoCopyError", "UnreachableError", "compare", "opened"]
