"""HTML as strings: telling tags from a bare ``<``, removing them, decoding entities."""

from __future__ import annotations

import html as entities
import re

from briefing.text.lazy_regex import lazy_regex

_NAMES = (
    "a|abbr|acronym|address|applet|area|article|aside|audio|b|base|bdi|bdo|big|blink|blockquote"
    "|body|br|button|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|details"
    "|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset"
    "|h[1-6]|head|header|hgroup|hr|html|i|iframe|image|img|input|ins|kbd|label|legend|li|link|main"
    "|map|mark|marquee|menu|meta|nav|nobr|noscript|object|ol|optgroup|option|output|p|param"
    "|picture|pre|progress|q|rp|rt|ruby|s|samp|script|search|section|select|small|source|span"
    "|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time"
    "|title|tr|track|tt|u|ul|var|video|wbr|[a-z][a-z0-9]*[-:][a-z0-9:-]+"
)
_BLOCKS = (
    "address|article|aside|blockquote|body|br|caption|center|dd|details|dialog|dir|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|li|main|menu|nav|ol|p|pre"
    "|section|summary|table|tbody|tfoot|thead|tr|ul"
)
_TAG = lazy_regex(
    # What follows the name must look like attributes: "a<b and c > d" is not a tag.
    rf"<(?=[a-zA-Z/])/?(?:{_NAMES})(?:[\s/]*|[\s/][^<>=]*=[^<>]*)>"
    r"|<!--.*?(?:-->|\Z)|<!\[CDATA\[|\]\]>",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = lazy_regex(rf"</?(?:{_BLOCKS})(?:[\s/][^<>]*)?>", re.I)
_HIDDEN = lazy_regex(r"<(script|style|svg|template)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_ENTITY = lazy_regex(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
    r"|&(?:nbsp|amp|quot|lt|gt)(?![a-zA-Z0-9=])"
)


def has_tags(text: str) -> bool:
    """Whether ``text`` holds an HTML tag, comment or CDATA mark rather than a bare ``<``."""
    return "<" in text and _TAG.search(text) is not None


def has_blocks(text: str) -> bool:
    """Whether ``text`` marks its paragraphs with tags, including ``<br>``."""
    return "<" in text and _BLOCK.search(text) is not None


def decode(text: str) -> str:
    """``text`` with its character references replaced once; a bare ``&`` stays."""
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda match: entities.unescape(match.group()), text)


def strip(text: str) -> str:
    """``text`` without its tags; block tags become a space."""
    if "<" not in text:
        return text
    return _TAG.sub(lambda tag: " " if _BLOCK.match(tag.group()) else "", _HIDDEN.sub("", text))


def flatten(html: str) -> str:
    """``html`` as plain text with a blank line at every block tag.

    For documents whose tree would take long to build: linear, whatever the nesting.
    """
    return decode(strip(_BLOCK.sub("\n\n", _HIDDEN.sub("", html))))
