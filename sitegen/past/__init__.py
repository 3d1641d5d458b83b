"""Earlier editions: packed as they stand, kept byte for byte below the current one."""

from sitegen.past.kept import below, prove_kept, weigh
from sitegen.past.opened import opened
from sitegen.past.packed import is_made_of, packed, unpacked

__all__ = ["below", "is_made_of", "opened", "packed", "prove_kept", "unpacked", "weigh"]
