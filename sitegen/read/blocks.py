"""Lines that do not stand as their neighbours do -> what was meant."""

from __future__ import annotations

import re

from sitegen.read.quotes import Slip, indent, is_key, value_at


def needless(lines: list[str], last: int) -> Slip | None:
    """Return the first bracket, down to the *last* line, that opens before a block."""
    for number, line in enumerate(lines[: last + 1]):
        found = re.fullmatch(r"(\s*(?:- )*[\w-]+:\s+)([{\[])\s*", line)
        below = [each for each in lines[number + 1 :] if each.strip()][:2]
        if not found or not below or below[0].rstrip().endswith((",", "{", "[")):
            continue
        if all(_is_of_block(each) and indent(each) > indent(line) for each in below):
            mark = found[2]
            message = (
                f"no {mark} belongs before what stands on lines of its own; remove it, "
                "and what closes it"
            )
            column = found.end(1)
            return Slip(line=number, column=column, message=message, old=mark)
    return None


def _is_of_block(line: str) -> bool:
    return is_key(line) or line.lstrip().startswith("- ")


def list_left(lines: list[str], number: int) -> Slip | None:
    """Return a line that follows the items of a list and is indented otherwise."""
    line, above = lines[number], [each for each in lines[:number] if each.strip()]
    if not above or not above[-1].lstrip().startswith("- "):
        return None
    mine, theirs = indent(line), indent(above[-1])
    if line.lstrip().startswith("- "):
        if mine >= theirs:
            return None
        wanted = theirs
        message = f"the items above are indented by {wanted} spaces; indent this alike"
    else:
        before = [each for each in above if indent(each) < theirs]
        if not is_key(line) or mine < theirs or is_key(above[-1].lstrip()[2:]):
            return None
        wanted = indent(before[-1]) if before else 0
        message = f"a key ends the list above; indent it by {wanted} spaces"
    new = " " * wanted
    return Slip(line=number, column=0, message=message, old=line[:mine], new=new)


def no_key(lines: list[str], number: int) -> Slip | None:
    """Return the line above that is neither a key with its value nor an item."""
    for above in range(min(number, len(lines) - 1), -1, -1):
        line = lines[above]
        is_known = _is_of_block(line) or line.lstrip().startswith("#")
        if line.strip() and not is_known:
            what = "from a table, as it seems; " if "\t" in line else ""
            message = f"this line has no key: {what}write key: value, or remove it"
            return Slip(line=above, column=indent(line), message=message)
    return None


def no_colon(lines: list[str], number: int) -> Slip | None:
    """Return the line right above that stands where a key does, without its colon."""
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), None)
    if above is None or not is_key(lines[number]):
        return None
    found = re.fullmatch(r"\s*(\w[\w-]*|\"[\w-]+:\")(?P<rest>\s.*)?", lines[above])
    if not found or indent(lines[above]) > indent(lines[number]):
        return None
    key, word = found[1], found[1].strip('":')
    message = f"a colon is missing behind the key {word!r}; add it"
    new = f"{word}:"
    return Slip(
        line=above, column=indent(lines[above]), message=message, old=key, new=new
    )


def item(lines: list[str], number: int) -> Slip | None:
    """Return the one line of its block that begins with a hyphen, as keys do not."""
    for at in range(number, -1, -1):
        line = lines[at]
        found = re.match(r"\s*- [\w-]+(?P<colon>:)?(\s|$)", line)
        if not found:
            continue
        near = [
            each
            for each in (*lines[:at], *lines[number : number + 1])
            if each is not line and is_key(each) and indent(each) == indent(line)
        ]
        if not near:
            return None
        message = "a hyphen begins an item of a list, and here are keys; remove it"
        if not found["colon"]:
            message = "here are keys, each with a colon and its value, and no list"
            return Slip(line=at, column=indent(line), message=message)
        old = line[indent(line) :][:2]
        return Slip(line=at, column=indent(line), message=message, old=old, new="")
    return None


def between(lines: list[str], number: int) -> Slip | None:
    """Return a line that is indented less than its neighbours, more than what holds."""
    mine, first = indent(lines[number]), None
    for above in range(number - 1, -1, -1):
        if not lines[above].strip():
            continue
        if indent(lines[above]) <= mine:
            break
        first = above
    if first is None or not lines[above].rstrip().endswith(":"):
        return None
    if indent(lines[above]) == mine or not _is_of_block(lines[first]):
        return None
    message = (
        f"this line is indented by {mine} spaces, its neighbours from line {first + 1} "
        f"on by {indent(lines[first])}; indent alike what belongs together"
    )
    return Slip(line=number, column=0, message=message)


def too_deep(lines: list[str], number: int) -> Slip | None:
    """Return a line that is indented below a key which has its value already."""
    line = lines[number]
    above = next((each for each in reversed(lines[:number]) if each.strip()), "")
    start = value_at(above)
    has_value = start is not None and above[start:].strip()
    if not has_value or not is_key(line) or indent(line) <= indent(above):
        return None
    key = above.strip().partition(":")[0]
    message = (
        f"this line is indented deeper than {key!r} above it, which has its value "
        "already; indent the two alike"
    )
    return Slip(
        line=number,
        column=0,
        message=message,
        old=line[: indent(line)],
        new=" " * indent(above),
    )
