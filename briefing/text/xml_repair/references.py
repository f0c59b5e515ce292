"""Character and entity references, rewritten so that any XML parser knows them."""

from __future__ import annotations

import re
from html.entities import html5

from briefing.text.lazy_regex import lazy_regex
from briefing.text.xml_repair.characters import remove_illegal

# XML knows five names; any other, and a bare ampersand, makes a document ill-formed. HTML names
# that browsers know without a semicolon are read that way only where no URL is likely.
# Programs that store text as UTF-16 write a character beyond the first plane as two numbers.
_LOW_SURROGATE = (
    r"(?:&#(?:[xX](?P<low_hex>[dD][c-fC-F][0-9a-fA-F]{2})|(?P<low_decimal>5[67][0-9]{3}));)?"
)
_REFERENCE = lazy_regex(
    r"&(?!(?:amp|lt|gt|quot|apos);)"
    rf"(?:#(?:[xX](?P<hex>[0-9a-fA-F]+)|(?P<decimal>[0-9]+))(?:;{_LOW_SURROGATE})?"
    r"|(?P<name>[A-Za-z_][\w.-]{0,63});|(?P<open>nbsp|amp|quot|lt|gt)(?![A-Za-z0-9=]))?"
)
_NUMERIC = lazy_regex(rf"&#(?:[xX](?P<hex>[0-9a-fA-F]*)|(?P<decimal>[0-9]*))(?:;{_LOW_SURROGATE})?")
_DOCTYPE = lazy_regex(r"<!DOCTYPE[^<>\[]*(?P<subset>\[)?", re.IGNORECASE)
# What may precede a document type declaration, and what it can only precede: an item that quotes a
# whole HTML document has a declaration of its own, which is no business of the feed's.
_BEFORE_DOCTYPE = lazy_regex(
    r"(?P<doctype><!DOCTYPE)|(?P<comment><!--)|(?P<instruction><\?)"
    r"|<!\[CDATA\[|<(?:[\w.-]+:)?(?:rss|feed|rdf|channel|item|entry)\b",
    re.IGNORECASE,
)
_SUBSET_END = lazy_regex(r"\]\s*>")
# Values with markup, or with references to other entities, are how small documents grow large.
_ENTITY = lazy_regex(
    r"<!ENTITY\s+(?P<name>[A-Za-z_][\w.-]{0,63})\s+"
    r"(?:\"(?P<double_quoted>(?:[^\"<&%]|&#\w{1,8};){0,200})\""
    r"|'(?P<single_quoted>(?:[^'<&%]|&#\w{1,8};){0,200})')\s*>"
)
_HEAD = 64 << 10
_MAX_SUBSET = 256 << 10
_MAX_GROWTH = 1 << 20
_MAX_REFERENCES = 200_000
_LAST_CODE_POINT = 0x10FFFF
_REPLACEMENT = "\ufffd"


class References:
    """The references of one document, with the entities that its prolog declares.

    Growth and work are bounded: in a document with endless references, those past the bound are
    lost. References to characters that XML forbids become U+FFFD, or nothing with
    ``drop_forbidden``.
    """

    def __init__(self, prolog: str = "", *, drop_forbidden: bool = False) -> None:
        self._declared = _declared_entities(prolog)
        self._drop_forbidden = drop_forbidden
        self._growth = 0
        self._count = 0

    def resolve(self, text: str) -> str:
        """``text`` in which every ``&`` begins a reference that XML knows."""
        if "&" not in text:
            return text
        if self._count > _MAX_REFERENCES:
            return text.replace("&", "&amp;")
        return remove_illegal(_REFERENCE.sub(self._resolved, text))

    def _resolved(self, reference: re.Match[str]) -> str:
        self._count += 1
        if reference["hex"] or reference["decimal"]:
            return self._numeric(reference)
        name = reference["name"]
        if not name:
            unclosed = reference["open"]
            return _as_numeric(html5[f"{unclosed};"]) if unclosed else "&amp;"
        if name in self._declared:
            self._growth += len(self._declared[name])
            return self._declared[name] if self._growth <= _MAX_GROWTH else ""
        characters = html5.get(f"{name};")
        return _as_numeric(characters) if characters else f"&amp;{name};"

    def _numeric(self, reference: re.Match[str]) -> str:
        written = _numeric(reference)
        if not self._drop_forbidden:
            return written
        return "".join(char for char in written if char >= " " and char != _REPLACEMENT)


def resolve_in_cdata(text: str) -> str:
    """``text`` with references to non-characters resolved; feedparser fails on these in CDATA."""
    return _NUMERIC.sub(_within_unicode, text) if "&#" in text else text


def _within_unicode(reference: re.Match[str]) -> str:
    if not (reference["hex"] or reference["decimal"]):
        return f"&amp;{reference[0][1:]}"
    written = _numeric(reference)
    return reference[0] if len(written) == 1 and written != _REPLACEMENT else written


def _numeric(reference: re.Match[str]) -> str:
    """A numeric reference in decimal, or U+FFFD or a control character without one."""
    code = _code_point(reference["hex"], reference["decimal"])
    after = ""
    if reference["low_hex"] or reference["low_decimal"]:
        low = _code_point(reference["low_hex"], reference["low_decimal"])
        if 0xD800 <= code < 0xDC00 <= low < 0xE000:
            code = 0x10000 + ((code - 0xD800) << 10) + low - 0xDC00
        else:
            after = _REPLACEMENT if low < 0xE000 else f"&#{low};"
    if code == 0 or code > _LAST_CODE_POINT or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE:
        return _REPLACEMENT + after
    # XML knows no control characters; they are removed with the escape sequence that they begin.
    return (f"&#{code};" if code >= 32 or code in (9, 10, 13) else chr(code)) + after


def _code_point(hexadecimal: str | None, decimal: str | None) -> int:
    digits = (hexadecimal or decimal or "").lstrip("0")
    return int(digits, 16 if hexadecimal else 10) if 0 < len(digits) <= 7 else 0


def _as_numeric(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)


def prolog_end(text: str) -> int:
    """Where the document type declaration of ``text`` ends, 0 without one.

    A declaration inside a comment or behind the root element is none.
    """
    doctype = _doctype(text)
    return _doctype_end(text, doctype) if doctype else 0


def _doctype(text: str) -> re.Match[str] | None:
    position = 0
    while markup := _BEFORE_DOCTYPE.search(text, position, _HEAD):
        if markup["doctype"]:
            return _DOCTYPE.match(text, markup.start(), _HEAD)
        closer = "-->" if markup["comment"] else "?>" if markup["instruction"] else ""
        end = text.find(closer, markup.end(), _HEAD) if closer else -1
        if end < 0:
            break
        position = end + len(closer)
    return None


def _declared_entities(prolog: str) -> dict[str, str]:
    doctype = _doctype(prolog)
    if doctype is None or not doctype["subset"]:
        return {}
    subset = prolog[doctype.end() : _doctype_end(prolog, doctype)][:_MAX_SUBSET]
    values: dict[str, str] = {}
    for entity in _ENTITY.finditer(subset):
        value: str = entity["double_quoted"] or entity["single_quoted"] or ""
        # The first declaration binds (XML 1.0, 4.2).
        values.setdefault(entity["name"], value.replace(">", "&gt;"))
    return values


def _doctype_end(prolog: str, doctype: re.Match[str]) -> int:
    if doctype["subset"]:
        end = _SUBSET_END.search(prolog, doctype.end())
        return end.end() if end else len(prolog)
    return doctype.end() + (prolog[doctype.end() : doctype.end() + 1] == ">")
