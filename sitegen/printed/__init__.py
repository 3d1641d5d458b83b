"""
What an article prints, read as a person reads it.

The words of each language are data, in ``languages/<code>.toml``; numbers, clauses and
the words that govern a number are found by rules that all languages share.
"""
