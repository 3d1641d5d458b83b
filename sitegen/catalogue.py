"""
What the tool itself says to readers, in the language of their sheet.

A message is English where it stands, and so in a sheet in English. What it is in
another language a catalogue of gettext says, ``languages/<tag>.po``, which is data: it
may put neither code nor markup into a page, nor lose a value of its sentence.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.shipped import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from gettext import GNUTranslations

    from babel.messages.catalog import Catalog, Message

FOLDER = Path(PACKAGE, "languages")
ENGLISH = ("en", "en-GB", "en-US")
"""The language of the messages themselves, as a sheet may name it."""
COUNTED = 1000
"""Up to so many a rule for plurals is tried before it is used; all repeat."""
_VALUE = re.compile(r"%\((\w+)\)s|\$?\{[^{}]*\}")
"""Where a value goes, in a sentence of ours and in one of a script."""
_TAG = re.compile(r"<[^>]*>")
_QUOTE = '"'


class CatalogueError(ValueError):
    """A catalogue cannot be used; says where, and why."""


class Catalogue:
    """Says messages in one language; English where that has none."""

    def __init__(
        self, translations: GNUTranslations | None = None, digest: str = ""
    ) -> None:
        self._said = translations
        self.digest = digest
        """By which what was said is known to be said still."""

    def __call__(self, message: str, /, **values: object) -> str:
        """Return a message with its values, each where it says ``%(name)s``."""
        return self.gettext(message) % values

    def many(self, one: str, several: str, number: int, /, **values: object) -> str:
        """Return one of two messages by a number, which is ``%(number)s`` in them."""
        return self.ngettext(one, several, number) % {"number": number, **values}

    def gettext(self, message: str) -> str:
        """Return a message without its values, as Jinja asks for it."""
        return self._said.gettext(message) if self._said else message

    def ngettext(self, one: str, several: str, number: int) -> str:
        """Return the one that goes with a number, likewise."""
        if self._said:
            return self._said.ngettext(one, several, number)
        return one if number == 1 else several


def mark(message: str) -> str:
    """Return a message as it is; it is said later, by a catalogue."""
    return message


def languages() -> tuple[str, ...]:
    """Return the tags of the languages in which a sheet can be."""
    return tuple(sorted({*ENGLISH, *(path.stem for path in FOLDER.glob("*.po"))}))


def said_in(language: str) -> str:
    """Return the language of the messages themselves: English has no region there."""
    return ENGLISH[0] if language in ENGLISH else language


@cache
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language; raises `CatalogueError` for a broken one."""
    if language in ENGLISH:
        return Catalogue()
    path = FOLDER / f"{language}.po"
    return read(path.read_bytes(), language)


def read(text: bytes, language: str) -> Catalogue:
    """Read a catalogue of gettext; raises `CatalogueError` where it is broken."""
    name = f"{language}.po"
    try:
        found, made = _translations(text, language.replace("-", "_"))
    except Exception as error:  # what reads it can raise anything
        raise CatalogueError(f"{name}: {error}") from error
    for line, message in faults(found):
        raise CatalogueError(f"{name}:{line}: {message}")
    return Catalogue(made, sha256(text).hexdigest())


def _translations(text: bytes, locale: str) -> tuple[Catalog, GNUTranslations]:
    """Return what a catalogue has, and what says it for any number."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po
    from babel.support import Translations

    found = read_po(io.BytesIO(text), locale=locale, abort_invalid=True)
    packed = io.BytesIO()
    write_mo(packed, found)
    packed.seek(0)
    made = Translations(packed)
    for number in range(COUNTED):
        made.ngettext("", "", number)  # it computes which form that is
    return found, made


def faults(found: Catalog) -> Iterator[tuple[int, str]]:
    """Yield what a catalogue may not say, each with its line."""
    for each in found:
        if each.id and each.string and not each.fuzzy:
            ids, texts = _texts(each)
            if not all(any(_fits(own, text) for own in ids) for text in texts):
                what = "loses a value of it, or adds one, a tag or a quotation mark"
                yield each.lineno or 1, f"what {ids[0]!r} is called here {what}"


def _texts(message: Message) -> tuple[Sequence[str], Sequence[str]]:
    """Return the singular and the plural of a message, and all that they are here."""
    return _listed(message.id), [each for each in _listed(message.string) if each]


def _listed(text: str | Sequence[str] | None) -> Sequence[str]:
    return [text] if isinstance(text, str) else text or ()


def _fits(message: str, text: str) -> bool:
    """Tell whether a text has the values and the markup of a message, and no others."""
    try:
        text % dict.fromkeys(_VALUE.findall(message), "")
    except (KeyError, TypeError, ValueError):
        return False
    bare = (_TAG.sub("", each) for each in (message, text))
    return (
        _parts(message) == _parts(text) and len({_QUOTE in each for each in bare}) == 1
    )


def _parts(text: str) -> tuple[set[str], Counter[str]]:
    return {found[0] for found in _VALUE.finditer(text)}, Counter(_TAG.findall(text))


SCRIPTED = re.compile(r'\bsay(?:\("(?P<plain>[^"\\\n]+)"\)|`(?P<filled>[^`\\]+)`)')
"""A message of a script or a style, ``say("Close")``, or a template behind ``say``."""


def in_script(text: str, said: Catalogue) -> str:
    """Return a script or a style with messages in the place of what asks for them."""

    def put(found: re.Match[str]) -> str:
        message, quote = (
            found["plain"] or found["filled"],
            '"' if found["plain"] else "`",
        )
        told = re.sub(rf"[\\{quote}]", r"\\\g<0>", said.gettext(message))
        return f"{quote}{told}{quote}"

    return SCRIPTED.sub(put, text)
