"""Text that was encoded as UTF-8 twice: "â€™" for an apostrophe, "Ã©" for "é".

Only the texts of entries are repaired: a headline is too short to be sure, and stays as it is.
"""

from __future__ import annotations

import re

# How windows-1252 shows the bytes that continue a character in UTF-8. Below, the characters before
# them are the lead bytes of a sequence of two, three or four.
_CONTINUATION = "\u0080-\u00bf" + "".join(
    bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in b"\x81\x8d\x8f\x90\x9d"
)
_DOUBLE_ENCODED = re.compile(
    rf"[\xc2-\xdf][{_CONTINUATION}]|[\xe0-\xef][{_CONTINUATION}]{{2}}|[\xf0-\xf4][{_CONTINUATION}]{{3}}"
)
_LATIN_1 = re.compile("[\u0080-\u00ff]")
# These hardly ever precede such characters in the words of a language; others do, as in “CAFÉ”.
_CERTAIN = re.compile(
    rf"[\xc2\xc3][{_CONTINUATION}]|\xe2[\u20ac\u201a\u0080-\u0084][{_CONTINUATION}]|\xf0[\u009f\u0178]"
)
_ENOUGH = 4


def fix_mojibake(text: str) -> str:
    """``text`` with doubly encoded characters decoded, if all of it was encoded twice.

    One letter outside such sequences means that the others are what they seem.
    """
    if text.isascii():
        return text
    sequences = _DOUBLE_ENCODED.findall(text)
    if not sequences or not (_CERTAIN.search(text) or len(sequences) >= _ENOUGH):
        return text
    if _LATIN_1.search(_DOUBLE_ENCODED.sub("", text)):
        return text
    try:
        return _DOUBLE_ENCODED.sub(_decoded_once, text)
    except UnicodeError:
        return text


def _decoded_once(sequence: re.Match[str]) -> str:
    # Five bytes have no character in windows-1252; they were read as Latin-1.
    encoded = (char.encode("latin-1" if char < "\u0100" else "cp1252") for char in sequence[0])
    return b"".join(encoded).decode()
