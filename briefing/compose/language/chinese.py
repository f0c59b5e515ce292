"""What composing knows of Chinese."""

from __future__ import annotations

import re

from briefing.compose.language.protocol import Language

_REFERS_BACK = re.compile(
    r"^(?:(?:但|而|不过|同时|随后|隨後|此外|另外)，?)?(?:他|她|它|这是|這是|此举|此舉|这一|這一|这些|這些|对此|對此)"
)


class Chinese(Language):
    """Chinese: sentences that refer back."""

    def refers_back(self, line: str) -> bool:
        return _REFERS_BACK.match(line) is not None
