"""What composing knows of Chinese."""

from __future__ import annotations

import re

from briefing.compose.language.protocol import Language

_PAGE_TEXT = re.compile(r"^(?:(?:责任)?编辑\s?[:：]|来源\s?[:：]|记者\S{2,4}$)")
_REFERS_BACK = re.compile(r"^(?:但|而|不过)?(?:他|她|它|这是|此举|这一)")


class Chinese(Language):
    """Chinese: page text and sentences that refer back."""

    def is_page_text(self, line: str) -> bool:
        return _PAGE_TEXT.match(line) is not None

    def refers_back(self, line: str) -> bool:
        return _REFERS_BACK.match(line) is not None
