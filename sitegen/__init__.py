"""
A static site generator for fact sheets whose every number answers for itself.

Begin with `sitegen.build`: its one function names the steps in order, and each
step is the module or package of that name. The records that they hand on are in
`sitegen.model`. Imports run one way, and a test holds them to it:

    cli -> commands -> build -> the steps -> prose, names, words, outputs
        -> model -> diagnostics
"""

__version__ = "0.1.0"
