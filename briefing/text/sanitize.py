"""Cleaning of text from feeds, so that it cannot control a terminal.

Escape sequences are those of ECMA-48 (CSI, OSC, DCS, SOS, PM, APC, and the two-character ones);
bidirectional controls are dropped for the reasons in Unicode TR 36.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.lazy_regex import lazy_regex
from briefing.text.lost_escapes import without_lost_escapes

if TYPE_CHECKING:
    from collections.abc import Callable

_STRING = "\x07\x1b\x9c\n\x90\x98\x9d-\x9f"
_SEQUENCE = lazy_regex(
    # A string sequence opened by ESC ends with its line at the latest, so that an unclosed one
    # removes only that line. Eight-bit openers are often only mis-decoded quotes: they remove
    # text only if they are closed.
    rf"\x1b[\]PX^_][^{_STRING}]*(?:\x07|\x1b\\|\x9c)?"
    rf"|[\x90\x98\x9d-\x9f][^{_STRING}]*(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|\x1b[ -/]*[0-~]?"
)
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr((plane << 16) + 0xFFFE)}{chr((plane << 16) + 0xFFFF)}" for plane in range(17)
)
_DROPPED = lazy_regex(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    rf"\ud800-\udfff{_NONCHARACTERS}]"
)
_NEW_LINE = lazy_regex("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSAFE = lazy_regex(_DROPPED.pattern[:-1] + "\t\r\x0b\x0c\u2028\u2029]")


def clean(text: str) -> str:
    """``text`` without terminal controls and invisible characters.

    Escape sequences are removed whole; C0 and C1 controls, bidi controls, lone surrogates,
    noncharacters and invisible format characters one by one. Every kind of line end becomes
    ``\\n``, a tab a space. What is left of sequences whose escape character was lost goes too.
    Applying it twice changes nothing.
    """
    # Printable text, in Python's sense, has none of these, and that is much quicker to find out. It
    # has no line ends and no-break spaces either, which are safe.
    if text.isprintable() or text.replace("\n", "").replace("\xa0", "").isprintable():
        return without_lost_escapes(text)
    if not _UNSAFE.search(text):
        return without_lost_escapes(text)
    text = _SEQUENCE.sub("", text)
    text = _NEW_LINE.sub("\n", text).replace("\t", " ")
    return without_lost_escapes(_DROPPED.sub("", without_lost_escapes(text)))


def with_controls(text: str, shown: Callable[[str], str]) -> str:
    """``text`` with ``shown`` of each control or invisible character in place of it; line feeds
    stay."""
    if text.replace("\n", "").isprintable():
        return text
    return _UNSAFE.sub(lambda char: shown(char[0]), text)


def line(text: str) -> str:
    """``text`` cleaned and on one line, with each run of white space as one space."""
    return " ".join(clean(text).split())
