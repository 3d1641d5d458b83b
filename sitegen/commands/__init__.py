"""What each command does; the answer is what it has to say beside faults."""

from sitegen.commands.make import build, check, new, schema, serve
from sitegen.commands.past import pack
from sitegen.commands.tell import add, diff, explain, figures, verify, verify_site

__all__ = [
    "add",
    "build",
    "check",
    "diff",
    "explain",
    "figures",
    "new",
    "pack",
    "schema",
    "serve",
    "verify",
    "verify_site",
]
