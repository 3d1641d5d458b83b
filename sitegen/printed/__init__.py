"""
What an article prints, read as a person reads it.

The words of each language are data, in ``languages/<code>.toml``; numbers, clauses and
the words that govern a number are found by rules that all languages share.
"""

from sitegen.printed.evidence import complaint, complaint_in
from sitegen.printed.language import codes as languages
from sitegen.printed.language import is_read
from sitegen.printed.mentions import Mention, mentions
from sitegen.printed.named import Names
from sitegen.printed.naming import Naming
from sitegen.printed.passage import Passage
from sitegen.printed.table import MissError, TextTable, prove_cell, prove_unit, tables
from sitegen.printed.unit_words import UnitWords
from sitegen.printed.units import scale_of

__all__ = [
    "Mention",
    "MissError",
    "Names",
    "Naming",
    "Passage",
    "TextTable",
    "UnitWords",
    "complaint",
    "complaint_in",
    "is_read",
    "languages",
    "mentions",
    "prove_cell",
    "prove_unit",
    "scale_of",
    "tables",
]
