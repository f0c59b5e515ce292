"""What feedparser would misread or choke on, changed before it sees the document."""

from __future__ import annotations

import re
from html.entities import html5

# feedparser takes captions of pictures for the titles and texts of the entries they stand in.
_CAPTION = re.compile(r"<(/?)media:(title|description)\b[^<>]*?(/?)>", re.IGNORECASE)
_RENAMED = {"title": "caption", "description": "about"}
# The time a SAX parser spends on a tag grows with the square of its attributes.
_LONG_TAG = re.compile(r"<([\w:.-]+)\s[^<>]{1024,}?(/?)>")
_MOST_ATTRIBUTES = 200
# XML knows five names; any other, and a bare ampersand, would send the document to the loose
# parser, which makes "Q&A;" of "Q&A". What stands in CDATA is left alone.
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:(?P<name>[A-Za-z]\w{0,31});|(?!#\d+;|#[xX][0-9a-fA-F]+;))",
    re.DOTALL,
)
# feedparser's loose parser breaks on numbers beyond Unicode, and on a reference without digits.
_NUMBER = re.compile(r"&#(?:[xX]([0-9a-fA-F]*)|(\d*));?")
_XML_NAMES = frozenset(["amp", "lt", "gt", "quot", "apos"])


def repaired(text: str) -> str:
    """``text`` with media captions under names of our own and floods of attributes dropped.

    The captions come back as ``media_caption`` and ``media_about``. References that XML does not
    know are written out, unless the document declares names of its own.
    """
    text = _NUMBER.sub(_within_unicode, text)
    if "&" in text and "<!ENTITY" not in text:
        text = _REFERENCE.sub(_known, text)
    return _LONG_TAG.sub(_without_flood, _CAPTION.sub(_renamed, text))


def _renamed(tag: re.Match[str]) -> str:
    return f"<{tag[1]}media:{_RENAMED[tag[2].lower()]}{tag[3]}>"


def _without_flood(tag: re.Match[str]) -> str:
    return tag[0] if tag[0].count("=") <= _MOST_ATTRIBUTES else f"<{tag[1]}{tag[2]}>"


def _within_unicode(match: re.Match[str]) -> str:
    digits = (match[1] or match[2] or "").lstrip("0")
    if not (match[1] or match[2]):
        return f"&amp;{match[0][1:]}"
    if len(digits) > 7:
        return "\ufffd"
    code = int(digits or "0", 16 if match[1] else 10)
    return match[0] if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _known(match: re.Match[str]) -> str:
    name = match["name"]
    if not name:
        return "&amp;" if match[0] == "&" else match[0]
    if name in _XML_NAMES:
        return match[0]
    meant = html5.get(f"{name};")
    return "".join(f"&#{ord(character)};" for character in meant) if meant else f"&amp;{name};"
