"""The parser of a command line, and the types of its values."""

from __future__ import annotations

import argparse
import os
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from briefing.cli.streams import write_stderr
from briefing.domain import duration

if TYPE_CHECKING:
    from datetime import timedelta

_MOST = 1_000_000


class ArgumentParser(argparse.ArgumentParser):
    """A parser that prints its errors like every other message, on stderr.

    With ``words_may_have_dash`` what begins with one dash, such as ``-Lee`` in a search, is a word
    like any other, unless all of it is an option.
    """

    words_may_have_dash = False

    def _parse_optional(self, arg_string: str) -> Any:
        is_word = arg_string.startswith("-") and not arg_string.startswith("--")
        if self.words_may_have_dash and is_word and arg_string not in self._option_string_actions:
            return None
        return super()._parse_optional(arg_string)

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong, and exit with 2."""
        write_stderr(f"{self.format_usage()}{self.prog}: error: {message}")
        raise SystemExit(2)


def count(text: str) -> int:
    value = int(text) if text.isdecimal() and len(text) <= len(str(_MOST)) else 0
    if not 1 <= value <= _MOST:
        raise ArgumentTypeError(f"expected a whole number from 1 to {_MOST}")
    return value


def path(text: str) -> Path:
    """``~`` is the home directory, also where the shell leaves it: ``--cache=~/news.db``."""
    return Path(os.path.expanduser(text))  # noqa: PTH111  # never raises


def span(text: str) -> timedelta:
    span = duration.parse(text)
    if not span:
        expected = "a duration above 0" if span is not None else duration.EXPECTED
        raise ArgumentTypeError(f"expected {expected}, not {text[:40]!r}")
    return span
