"""Text that was UTF-8 once too often: "â€™" for an apostrophe, "Ã©" for "é".

Only texts are looked at: a headline is short, and is shown as its feed tells it.
"""

from __future__ import annotations

import re

# What windows-1252 makes of the bytes that continue a character of UTF-8, and of those that begin
# one of two, three or four of them.
_LATER = "\u0080-\u00bf" + "".join(
    bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in b"\x81\x8d\x8f\x90\x9d"
)
_DOUBLED = re.compile(
    rf"[\xc2-\xdf][{_LATER}]|[\xe0-\xef][{_LATER}]{{2}}|[\xf0-\xf4][{_LATER}]{{3}}"
)
_LATIN = re.compile("[\u0080-\u00ff]")
# In words of a language these hardly ever stand before such signs; others do, in “CAFÉ”.
_SURE = re.compile(
    rf"[\xc2\xc3][{_LATER}]|\xe2[\u20ac\u201a\u0080-\u0084][{_LATER}]|\xf0[\u009f\u0178]"
)
_MANY = 4


def undoubled(text: str) -> str:
    """``text`` with what was encoded twice put right, if it is all of one piece.

    One letter that is no part of such a sequence means that the others are what they seem.
    """
    if text.isascii():
        return text
    found = _DOUBLED.findall(text)
    if not found or not (_SURE.search(text) or len(found) >= _MANY):
        return text
    if _LATIN.search(_DOUBLED.sub("", text)):
        return text
    try:
        return _DOUBLED.sub(_once, text)
    except UnicodeError:
        return text


def _once(doubled: re.Match[str]) -> str:
    # Windows-1252 leaves five bytes to Latin-1.
    letters = (char.encode("latin-1" if char < "\u0100" else "cp1252") for char in doubled[0])
    return b"".join(letters).decode()
