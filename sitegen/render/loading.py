"""Where templates come from, and what they were compiled to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, Environment, FileSystemLoader, TemplateSyntaxError

from sitegen.cache import Store
from sitegen.remembered import memory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import CodeType

    from jinja2.bccache import Bucket


_CODES: dict[str, CodeType] = memory()
"""What this process loaded, by the name under which it is kept and a checksum."""


class Compiled(BytecodeCache):
    """
    Keeps compiled templates in a folder that is believed as all of the cache is.

    They say messages as a catalogue of the digest *said* does.
    """

    def __init__(self, folder: Path | None, said: str) -> None:
        self._store = Store(folder, "templates")
        self._said = said

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* with what was kept, if anything was."""
        name = self._name(bucket)
        known = f"{name} {bucket.checksum}"
        bucket.code = _CODES.get(known)
        if bucket.code is None and (data := self._store.get(name)):
            bucket.bytecode_from_string(data)
            if bucket.code:
                _CODES[known] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in *bucket*."""
        self._store.put(self._name(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        return f"{bucket.key}{self._said}"


class Loader(FileSystemLoader):
    """Takes text that is no UTF-8, or no text at all, for a fault of the template."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template; raises `TemplateSyntaxError` for none."""
        try:
            found = super().get_source(environment, template)
        except UnicodeDecodeError:
            message = "this is not UTF-8; save it as UTF-8"
            raise TemplateSyntaxError(message, 1, template) from None
        if not found[0].strip():
            message = "this template is empty, and so would be what it makes"
            raise TemplateSyntaxError(message, 1, template)
        return found
