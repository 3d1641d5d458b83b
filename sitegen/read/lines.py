"""Names that stand on one line, of languages and of licences."""

import re
from typing import Annotated

from packaging.licenses import (
    InvalidLicenseExpression,
    canonicalize_license_expression,
)
from pydantic import AfterValidator, PlainValidator

from sitegen.catalogue import CatalogueError, catalogue, languages
from sitegen.read.fields import RefusedError, text_only


def read_line(text: str) -> str:
    """Read text that belongs on one line; line ends and runs of spaces are a space."""
    return " ".join(text.split())


def read_language(text: str) -> str:
    """Read the language of a sheet, of which the tool has to have the words."""
    known = languages()
    if text not in known:
        message = f"language {text!r} is not supported; use {', '.join(known)}"
        asked = text.replace("_", "-").lower()
        new = next((each for each in known if each.lower() == asked), "")
        raise RefusedError("value-invalid", message, new)
    try:
        catalogue(text)
    except CatalogueError as error:
        raise RefusedError(
            "value-invalid", f"{error}; repair this catalogue"
        ) from error
    return text


def read_tag(text: str) -> str:
    """Read the tag of a language, as in BCP 47: de, zh-Hans, pt-BR."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?", text):
        message = f"{text!r} is no tag of a language; write it like de, zh-Hans, pt-BR"
        raise RefusedError("language-invalid", message)
    return text


def read_area(text: str) -> str:
    """Read the code of a country or of a part of one, as in ISO 3166."""
    if not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", text):
        message = f"{text!r} is no code of ISO 3166; write it like DE or CN-CQ"
        raise RefusedError("area-invalid", message)
    return text


def read_days(text: str) -> int:
    """Read how many days something lasts, up to some years."""
    if not re.fullmatch(r"0|[1-9][0-9]{0,3}", text):
        message = f"{text!r} is no number of days; write it like 90"
        raise RefusedError("value-invalid", message)
    return int(text)


def read_licence(text: str) -> str:
    """Read a licence by its name of SPDX, or as it is mostly written: CC BY 4.0."""
    name = "-".join(text.split())
    for each in (name, f"{name}-1.0"):
        try:
            canonicalize_license_expression(each)
        except InvalidLicenseExpression:
            continue
        return text
    message = f"licence {text!r} is unknown to SPDX; write it like CC BY 4.0 or CC0-1.0"
    raise RefusedError("licence-unknown", message)


Language = Annotated[str, AfterValidator(read_language), text_only]
Days = Annotated[int, PlainValidator(read_days), text_only]
Line = Annotated[str, AfterValidator(read_line), text_only]
Licence = Annotated[str, AfterValidator(read_licence), text_only]
Area = Annotated[str, AfterValidator(read_area), text_only]
Tag = Annotated[str, AfterValidator(read_tag), text_only]
