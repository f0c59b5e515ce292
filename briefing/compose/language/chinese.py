"""What composing knows of Chinese."""

from __future__ import annotations

import re

from briefing.compose.language.protocol import Language

_REFERS_BACK = re.compile(r"^(?:但|而|不过)?(?:他|她|它|这是|此举|这一)")


class Chinese(Language):
    """Chinese: sentences that refer back."""

    def refers_back(self, line: str) -> bool:
        return _REFERS_BACK.match(line) is not None
