"""
A new source, proposed from an article's text by the grammars that prove evidence.

`proposal` writes the file; `unused` lists what a source left out of its text. Here is
nothing to be loaded, since proofs use the grammars of times and words alone.
"""
