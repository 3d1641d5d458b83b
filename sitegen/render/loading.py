"""Where templates come from, and what they were compiled to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    TemplateSyntaxError,
    pass_context,
)

from sitegen.cache import Store
from sitegen.inputs import tool
from sitegen.remembered import memory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import CodeType

    from jinja2.bccache import Bucket
    from jinja2.runtime import Context


_CODES: dict[str, tuple[str, CodeType]] = memory()
"""What this process loaded last by the name under which it is kept, and a checksum."""


class Compiled(BytecodeCache):
    """
    Keeps compiled templates in a folder that is believed as all of the cache is.

    They say messages as a catalogue of the digest *said* does, and are of use to the
    tool that made them: code has in it which filters are told of the page.
    """

    def __init__(self, folder: Path | None, said: str) -> None:
        self._made_by = tool().encode()
        self._store = Store(folder if self._made_by else None, "templates")
        self._said = said

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* with what was kept, if anything was."""
        name = self._name(bucket)
        checksum, code = _CODES.get(name, ("", None))
        if code and checksum == bucket.checksum:
            bucket.code = code
            return
        made_by, _, data = (self._store.get(name) or b"").partition(b"\n")
        if data and made_by == self._made_by:
            bucket.bytecode_from_string(data)
            if bucket.code:
                _CODES[name] = bucket.checksum, bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in *bucket*."""
        told = self._made_by, bucket.bytecode_to_string()
        self._store.put(self._name(bucket), b"\n".join(told))

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


def on_page(say: Callable[..., Any]) -> Callable[..., Any]:
    """
    Let a filter say on a page what it says of the site.

    Of a constant it would otherwise be asked once, where a template is compiled, and
    the next site would say the same of it.
    """
    if hasattr(say, "jinja_pass_arg"):
        return say

    @pass_context
    def said(_: Context, *given: Any, **named: Any) -> Any:
        return say(*given, **named)

    return said
