"""The reason a fetch cannot go on, on its way to becoming a ``Failed``."""

from __future__ import annotations


class Trouble(Exception):
    """Its message is the sentence a person reads."""
