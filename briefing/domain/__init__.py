"""Frozen dataclasses and arithmetic on them: no clock, no IO, no third-party library."""
