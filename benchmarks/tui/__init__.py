"""Measures how fast the TUI is over a small cache and a large one: ``make bench``."""
