"""Characters that XML forbids (XML 1.0, 2.2), removed from text."""

from __future__ import annotations

from briefing.text.lazy_regex import lazy_regex

_ILLEGAL = lazy_regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DROPPED = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
)
# A whole escape sequence, so that no tail of it is left as text; never across markup.
_ESCAPE_SEQUENCE = lazy_regex(r"\x1b\[[0-;=?]*[ -.]*[@-~]|\x1b\][^\x07\x1b<\n]*(?:\x07|\x1b\\)?")
_MAX_ESCAPES = 100_000


def remove_illegal(text: str) -> str:
    """``text`` without terminal escape sequences and other characters that XML forbids."""
    if not _ILLEGAL.search(text):
        return text
    if text.count("\x1b") < _MAX_ESCAPES:
        text = _ESCAPE_SEQUENCE.sub("", text)
    return text.translate(_DROPPED)
