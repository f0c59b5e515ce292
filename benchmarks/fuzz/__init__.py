"""Feeds generated inputs to everything that reads or writes what a feed says.

``python -m benchmarks.fuzz --minutes 10`` runs all targets in turn, ``make fuzz`` calls it. Inputs
are mutated seeds. Where the package atheris is installed, mutation is guided by coverage; it has no
wheels for all platforms, so it is no dependency.
"""
