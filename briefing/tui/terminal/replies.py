"""Answers of the terminal to questions about itself, which are not keys."""

from __future__ import annotations

import re

_STRING = r"(?:\](?:4|1\d|5[02]);|P(?:[>!]\||\d[\d;]*[$+]r)|_G)"
"""What the replies begin with that a terminator ends: colours, clipboard and font (OSC), version
and settings (DCS), graphics (APC)."""
_REPORT = r"\[[?>=][\d;:]*"
"""What private reports begin with, such as device attributes (CSI)."""
_REPLY = re.compile(rf"\x1b(?:{_STRING}[^\x07\x1b]*(?:\x07|\x1b\\)|{_REPORT}[a-zA-Z])")
_SURE = re.compile(rf"\x1b(?:{_STRING}|\[[?>=]\d)")
_UNFINISHED = re.compile(
    rf"\x1b(?:{_STRING}[^\x07\x1b]*\x1b?|\]\d{{,2}}|P(?:[>!]|\d[\d;]*[$+]?)?|_|\[|{_REPORT})?\Z"
)
_KEY_S, _REPLY_S = 0.1, 2.0
"""Seconds to wait for the rest of what may be Escape or Alt with a letter, and of what is a reply
for sure: over a slow line it arrives in pieces, and nobody types its beginning."""


class ReplyFilter:
    """Takes replies out of what the terminal sends, also late ones and those cut in pieces.

    Textual types what it cannot parse as if it were keys: a colour that arrives after the wait for
    it would open sources.
    """

    def __init__(self) -> None:
        self._held = ""
        self._since = 0.0

    def keys(self, text: str, now: float) -> str:
        """``text`` without replies; ``now`` is in seconds, on a clock that only grows.

        What may be the beginning of a reply is held back until more arrives, or for too long; so
        call it with empty ``text`` while nothing arrives.
        """
        if text:
            text = _REPLY.sub("", self._held + text)
            match = _UNFINISHED.search(text)
            self._held, self._since = match.group() if match else "", now
            return text.removesuffix(self._held)
        held = self._held
        if not held or now - self._since < (_REPLY_S if _SURE.match(held) else _KEY_S):
            return ""
        self._held = ""
        return "" if _SURE.match(held) else held
