"""References to characters and entities, so that any XML parser knows them."""

from __future__ import annotations

import re
from html.entities import html5

from briefing.parse.encoding.decode import legal

# XML knows five names; any other, and a bare ampersand, makes a document ill-formed. Names of
# HTML that browsers know without a semicolon are taken for such only where no URL is likely.
# Programs that think in UTF-16 write a character beyond the first plane as two numbers.
_SECOND = r"(?:&#(?:[xX](?P<low_hex>[dD][c-fC-F][0-9a-fA-F]{2})|(?P<low_decimal>5[67][0-9]{3}));)?"
_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)"
    rf"(?:#(?:[xX](?P<hex>[0-9a-fA-F]+)|(?P<decimal>[0-9]+))(?:;{_SECOND})?"
    r"|(?P<name>[A-Za-z_][\w.-]{0,63});|(?P<open>nbsp|amp|quot|lt|gt)(?![A-Za-z0-9=]))?"
)
_NUMBER = re.compile(rf"&#(?:[xX](?P<hex>[0-9a-fA-F]*)|(?P<decimal>[0-9]*))(?:;{_SECOND})?")
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]*(?P<subset>\[)?", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
# Values with markup, or with references to other entities, are how small documents grow large.
_ENTITY = re.compile(
    r"<!ENTITY\s+(?P<name>[A-Za-z_][\w.-]{0,63})\s+"
    r"(?:\"(?P<one>(?:[^\"<&%]|&#\w{1,8};){0,200})\"|'(?P<two>(?:[^'<&%]|&#\w{1,8};){0,200})')\s*>"
)
_HEAD = 64 << 10
_LONGEST_SUBSET = 256 << 10
_MOST_GROWTH = 1 << 20
_MOST = 200_000
_LAST = 0x10FFFF
_UNKNOWN = "\ufffd"


class References:
    """The references of one document, with the entities that its prolog declares.

    Growth and work are bounded: a document that refers without end loses what is beyond.
    """

    def __init__(self, prolog: str = "") -> None:
        self._own = _declared(prolog)
        self._growth = 0
        self._met = 0

    def known(self, text: str) -> str:
        """``text`` in which every ``&`` begins a reference that XML knows."""
        if "&" not in text:
            return text
        if self._met > _MOST:
            return text.replace("&", "&amp;")
        return legal(_REFERENCE.sub(self._known, text))

    def _known(self, found: re.Match[str]) -> str:
        self._met += 1
        if found["hex"] or found["decimal"]:
            return _number(found)
        name = found["name"]
        if not name:
            return _numbers(html5[f"{found['open']};"]) if found["open"] else "&amp;"
        if name in self._own:
            self._growth += len(self._own[name])
            return self._own[name] if self._growth <= _MOST_GROWTH else ""
        meant = html5.get(f"{name};")
        return _numbers(meant) if meant else f"&amp;{name};"


def in_cdata(text: str) -> str:
    """``text`` without references to what is no character, which feedparser stumbles over."""
    return _NUMBER.sub(_within_unicode, text) if "&#" in text else text


def _within_unicode(found: re.Match[str]) -> str:
    if not (found["hex"] or found["decimal"]):
        return f"&amp;{found[0][1:]}"
    number = _number(found)
    return found[0] if len(number) == 1 and number != _UNKNOWN else number


def _number(found: re.Match[str]) -> str:
    code, second = _code(found["hex"], found["decimal"]), found["low_hex"] or found["low_decimal"]
    after = ""
    if second:
        low = _code(found["low_hex"], found["low_decimal"])
        if 0xD800 <= code < 0xDC00 <= low < 0xE000:
            code = 0x10000 + ((code - 0xD800) << 10) + low - 0xDC00
        else:
            after = _UNKNOWN if low < 0xE000 else f"&#{low};"
    if code == 0 or code > _LAST or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE:
        return _UNKNOWN + after
    # XML knows no control characters, which go with the escape sequence that they begin.
    return (f"&#{code};" if code >= 32 or code in (9, 10, 13) else chr(code)) + after


def _code(hexadecimal: str | None, decimal: str | None) -> int:
    digits = (hexadecimal or decimal or "").lstrip("0")
    return int(digits, 16 if hexadecimal else 10) if 0 < len(digits) <= 7 else 0


def _numbers(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)


def prolog_end(text: str) -> int:
    """Where the document type of ``text`` ends, 0 without one."""
    found = _DOCTYPE.search(text, 0, _HEAD)
    return _end(text, found) if found else 0


def _declared(prolog: str) -> dict[str, str]:
    found = _DOCTYPE.search(prolog, 0, _HEAD)
    if found is None or not found["subset"]:
        return {}
    subset = prolog[found.end() : _end(prolog, found)][:_LONGEST_SUBSET]
    own: dict[str, str] = {}
    for entity in _ENTITY.finditer(subset):
        # The first declaration binds (XML 1.0, 4.2).
        own.setdefault(entity["name"], (entity["one"] or entity["two"] or "").replace(">", "&gt;"))
    return own


def _end(prolog: str, found: re.Match[str]) -> int:
    if found["subset"]:
        end = _SUBSET_END.search(prolog, found.end())
        return end.end() if end else len(prolog)
    return found.end() + (prolog[found.end() : found.end() + 1] == ">")
