"""
Messages in templates, said as these are compiled, so that pages pay nothing for them.

What stands in ``{% trans %}`` or in ``_("…")`` is compiled in the language of the site;
only what depends on a number or on a variable is asked for while a page is made.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.ext import InternationalizationExtension
from jinja2.lexer import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from jinja2.lexer import TokenStream

    from sitegen.catalogue import Catalogue

_VALUE = re.compile(r"%\((\w+)\)s")
_PLAIN = ("name", "lparen", "string", "rparen")
"""The tokens of a message without values."""


def speak(env: Environment, said: Catalogue) -> None:
    """Let the templates of an environment that has `Messages` say theirs."""
    made: Any = env
    made.extend(said=said)
    made.install_gettext_callables(said.gettext, said.ngettext, newstyle=True)


class Messages(InternationalizationExtension):
    """Jinja's extension, which puts the sentences themselves into the code."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yield tokens with the sentence in the place of ``_("…")``."""
        for token in stream:
            if token.value != "_":
                yield token
                continue
            found = [token, *islice(stream, len(_PLAIN) - 1)]
            if tuple(each.type for each in found) == _PLAIN:
                text = self._said(found[2].value) % {}
                found = [Token(token.lineno, "string", text)]
            yield from found

    def _make_node(  # noqa: PLR0913, PLR0917 - as the extension calls it
        self,
        singular: str,
        plural: str | None,
        context: str | None,
        variables: dict[str, nodes.Expr],
        plural_expr: nodes.Expr | None,
        vars_referenced: bool,  # noqa: FBT001 - the same
        num_called_num: bool,  # noqa: FBT001 - the same
    ) -> nodes.Output:
        """Return the sentence in pieces, with its values between them."""
        if plural_expr is not None or context is not None:
            return super()._make_node(
                *(singular, plural, context, variables, plural_expr),
                *(vars_referenced, num_called_num),
            )
        text, *pairs = _VALUE.split(self._said(singular))
        parts: list[nodes.Expr] = [nodes.TemplateData(text % ())]
        for name, after in zip(pairs[::2], pairs[1::2], strict=True):
            parts += [variables[name], nodes.TemplateData(after % ())]
        return nodes.Output(parts)

    def _said(self, message: str) -> str:
        said: Catalogue = getattr(self.environment, "said")  # noqa: B009 - `speak` adds it
        return said.gettext(message)
