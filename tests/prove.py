"""
Prove figures by the texts of their sources, knowing nothing of the tool that made them.

    python prove.py SITE TEXTS

SITE is a folder with data/annotations.jsonld (W3C Web Annotations) and its list
data/sources.csv; TEXTS has the text of each source, named as in the column "seed". Each
annotation must stand in the text of its target, with the words before and behind it.
Says which do not.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

_BETWEEN = r" *[\t|][^\n]*?(?<![\d.,])"
"""What stands between the head of a row and a cell of it."""


def prove(site: Path, texts: Path) -> tuple[int, list[str]]:
    """Return how many annotations stand where they say, and what is said of others."""
    with (site / "data/sources.csv").open(encoding="utf-8-sig", newline="") as file:
        names = {row["url"]: row["seed"] for row in csv.DictReader(file)}
    page = json.loads((site / "data/annotations.jsonld").read_text(encoding="utf-8"))
    proved, faults = 0, []
    for item in page["items"]:
        url, quote = item["target"]["source"], item["target"]["selector"]
        text = _text(texts / names[url])
        if quote["type"] == "RangeSelector":  # a cell, in the row that it names
            ends = quote["startSelector"], quote["endSelector"]
            said = " … ".join(each["exact"] for each in ends)
            pattern = r"(?m)^\W*" + _BETWEEN.join(map(_pattern, ends))
        else:
            said, pattern = _said(quote), _pattern(quote)
        if re.search(pattern, text):
            proved += 1
        else:
            faults.append(f"{item['id']}: {said!r} is not in {names[url]}")
    return proved, faults


def _said(quote: dict[str, str]) -> str:
    """Return the words of a quotation."""
    parts = ("prefix", "exact", "suffix")
    return " ".join(quote[part] for part in parts if part in quote)


def _pattern(quote: dict[str, str]) -> str:
    """Return what finds a quotation, whatever spaces stand between its words."""
    parts = [quote.get("prefix", ""), quote["exact"], quote.get("suffix", "")]
    words = (r"\s+".join(map(re.escape, part.split())) for part in parts if part)
    return r"\s*".join(words)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig") if path.is_file() else ""


if __name__ == "__main__":
    proofs, told = prove(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.write("".join(f"{line}\n" for line in [*told, f"{proofs} proved"]))
    sys.exit(bool(told))
