"""Addresses on the web, ways within the site, and names of files."""

import re
from typing import Annotated
from urllib.parse import quote, unquote, urlsplit

from pydantic import AfterValidator

from sitegen.read.fields import RefusedError, text_only

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
LIKE = "write it like https://example.org/page"
_DOMAIN = re.compile(rf"({_LABEL}\.)+(xn--{_LABEL}|[a-z]{{2,63}})", re.IGNORECASE)


def read_address(text: str) -> str:
    """Read an absolute web address; whatever could run code or hide is refused."""
    try:
        parts = urlsplit(text)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_is_fine = urlsplit(""), False
    clean = re.fullmatch(r"[!-~]+", text) and not re.search(r'[<>"\\^`{|}]', text)
    if not (
        port_is_fine
        and clean
        and text.startswith("https://")
        and parts.hostname
        and parts.username is None
    ):
        plain = _in_plain_letters(text)
        cure = f"write it in plain letters, {plain}" if plain else LIKE
        message = f"{text!r} is no address of a web page; {cure}"
        raise RefusedError("address-invalid", message)
    return text


def _in_plain_letters(text: str) -> str:
    """Return an address of any script as programs write it, or nothing."""
    if text.isascii() or not text.isprintable() or not text.startswith("https://"):
        return ""
    try:
        parts = urlsplit(text)
        host = parts.netloc.encode("idna").decode()
    except ValueError:  # it is no address in any letters
        return ""
    return parts._replace(
        netloc=host,
        path=quote(parts.path, safe="/%:@!$&'()*+,;=~"),
        query=quote(parts.query, safe="=&%/?:@+,;"),
        fragment=quote(parts.fragment, safe="%/?:@,=&~"),
    ).geturl()


def read_page(text: str) -> str:
    """Read the address of a source; a text directive goes, for each place has one."""
    address, mark, directive = read_address(text).partition(":~:")
    return address.removesuffix("#") if mark or directive else address


def read_home(text: str) -> str:
    """Read where a site is published: a folder of a domain, to which ways are added."""
    parts = urlsplit(read_address(text))
    if parts.query or parts.fragment or text[-1] in "?#":
        message = f"{text!r} goes on behind the folder; leave out what follows ? or #"
        raise RefusedError("address-invalid", message)
    folders = unquote(parts.path).removesuffix("/").split("/")[1:]
    if {"", ".", ".."} & {*folders} or "%2f" in text.lower():
        message = f"{text!r} is no plain way to a folder; leave out // and .. in it"
        raise RefusedError("address-invalid", message)
    if folders and folders[-1].endswith((".html", ".htm")):
        message = f"{text!r} is a page, not its folder; leave out {folders[-1]!r}"
        raise RefusedError("address-invalid", message)
    if not _DOMAIN.fullmatch(parts.hostname or ""):
        message = f"{parts.hostname!r} is no domain; write one like example.org"
        raise RefusedError("address-invalid", message)
    return text


def read_way(text: str) -> str:
    """Read the way to a page from the top of the site; it cannot lead out."""
    if not re.fullmatch(r"\.|[a-z0-9][a-z0-9./_#-]*", text) or ".." in text:
        message = f"{text!r} is no page of this site; write it like figures/"
        raise RefusedError("address-invalid", message)
    return text


def read_folder(text: str) -> str:
    """Read the way to a page that is no more, with a slash at its end."""
    if "#" in read_way(text) or text == "." or "." in text.rpartition("/")[2]:
        message = f"{text!r} is no address of a whole page; write it like figures/old/"
        raise RefusedError("address-invalid", message)
    return f"{text.rstrip('/')}/"


def read_text_file(text: str) -> str:
    """Read the name of a file; it cannot lead out of its folder."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", text):
        message = f"{text!r} is no name of a file; write it like gazette.txt"
        raise RefusedError("text-invalid", message)
    return text


Address = Annotated[str, AfterValidator(read_address), text_only]
Page = Annotated[str, AfterValidator(read_page), text_only]
Home = Annotated[str, AfterValidator(read_home), text_only]
Way = Annotated[str, AfterValidator(read_way), text_only]
Folder = Annotated[str, AfterValidator(read_folder), text_only]
TextFile = Annotated[str, AfterValidator(read_text_file), text_only]
