"""
A static site generator for fact sheets whose every number answers for itself.

Begin with `sitegen.build`, which names the steps in order; each step is the module or
package of that name, and the records that they hand on are in `sitegen.model`. Which
may import which is told in CONTRIBUTING, and held by tests/test_architecture.py.
"""

__version__ = "0.1.0"
