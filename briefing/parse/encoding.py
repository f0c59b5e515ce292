"""The bytes of a feed to UTF-8, by the labels that browsers use (WHATWG Encoding).

Servers and prologs are often wrong about the encoding. What decodes strictly as UTF-8 is UTF-8:
no other encoding's text does so by chance. Feeds that say EUC-KR write CP949, and feedparser
would read the whole feed as windows-1252 for one syllable outside EUC-KR.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABELS = {
    **dict.fromkeys(["utf8", "utf-8", "unicode-1-1-utf-8"], "utf-8"),
    **dict.fromkeys(
        ["euc-kr", "euckr", "ks_c_5601-1987", "ks_c_5601", "ksc5601", "korean", "cp949",
         "windows-949", "ms949", "uhc", "x-windows-949"], "cp949"),
    **dict.fromkeys(["gb2312", "gb_2312-80", "gbk", "x-gbk", "chinese", "gb18030", "cp936"],
                    "gb18030"),
    **dict.fromkeys(["shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j"],
                    "cp932"),
    **dict.fromkeys(["big5", "big5-hkscs", "x-x-big5", "cn-big5"], "big5hkscs"),
    **dict.fromkeys(["euc-jp", "x-euc-jp"], "euc_jp"),
    **dict.fromkeys(["iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso8859-1"],
                    "cp1252"),
    **dict.fromkeys(["iso-8859-9", "latin5"], "cp1254"),
    "iso-8859-11": "cp874", "tis-620": "cp874", "x-mac-roman": "mac_roman",
}  # fmt: skip
_MULTIBYTE = frozenset(["cp949", "gb18030", "cp932", "big5hkscs", "euc_jp", "johab"])
_BY_LANGUAGE = {"ko": "cp949", "ja": "cp932", "zh": "gb18030"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"),
         (b"<\0r\0", "utf-16-le"), (b"\0<\0r", "utf-16-be"))  # fmt: skip
_HTTP = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_PROLOG = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]+)", re.IGNORECASE)
_LANGUAGE = re.compile(
    rb"<(?:dc:)?language>\s*(?:<!\[CDATA\[)?\s*([a-zA-Z]{2})\b|xml:lang=[\"']([a-zA-Z]{2})\b"
)
_DECLARED = re.compile(r"(<\?xml[^>]{0,200}?)\s+encoding\s*=\s*(?:\"[^\">]*\"|'[^'>]*')")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A whole escape sequence, so that no tail of it is left as text; never across markup.
_ESCAPE = re.compile(r"\x1b\[[0-;=?]*[ -.]*[@-~]|\x1b\][^\x07\x1b<\n]*(?:\x07|\x1b\\)")
_LONE = re.compile("[\ud800-\udfff]")
# Python's own list of codecs holds some that take squared time, and some that are no charset.
_CHARSETS = re.compile(
    r"(?:iso8859[-_]\d+|cp\d+|koi8[-_][rut]|mac[-_]\w+|utf-(?:16|32).*|iso2022[-_]jp\w*|johab|ascii"
    r"|kz1048|ptcp154|tis-620)"
)
_HEAD = 4096
# Single bytes that are no UTF-8 in an otherwise sound document are read as windows-1252.
_STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document as text without characters that XML forbids, and the codec it was read with."""

    text: str
    codec: str

    @property
    def utf8(self) -> bytes:
        """The document in UTF-8, its prolog free of any other claim."""
        return _DECLARED.sub(r"\1", self.text, count=1).encode()


def decode(body: bytes, content_type: str = "") -> Decoded:
    """Decode ``body``; no body is refused. ``content_type`` is the HTTP header's value.

    In order: a byte order mark; UTF-8 where it holds; the encodings that the server, the prolog
    and the feed's language name, where one decodes without error; UTF-8 with stray bytes; and
    what was named, with replacement characters.
    """
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return _decoded(body[len(mark) :].decode(codec, "replace"), codec)
    for start, codec in _WIDE:
        if body.startswith(start):
            return _decoded(body.decode(codec, "replace"), codec)
    named = list(dict.fromkeys(_named(body, content_type)))
    if "iso2022_jp" in named and b"\x1b$" in body:
        return _decoded(body.decode("iso2022_jp", "replace"), "iso2022_jp")
    for codec in ("utf-8", *named):
        text = _strictly(body, codec)
        if text is not None:
            return _decoded(text, codec)
    return _leniently(body, named)


def _named(body: bytes, content_type: str) -> Iterator[str]:
    """Codecs to try, in the order in which they deserve belief."""
    http, prolog = _HTTP.search(content_type), _PROLOG.search(body[:_HEAD])
    claims = [
        codec
        for label in (http and http[1], prolog and prolog[1].decode("ascii"))
        if label and (codec := _codec(label))
    ]
    language = _LANGUAGE.search(body[:_HEAD])
    spoken = (language[1] or language[2]).decode().lower() if language else ""
    # A multi-byte encoding hardly ever fits by chance; a single-byte one fits everything, and
    # windows-1252 is what servers claim when nobody told them.
    yield from (codec for codec in claims if codec in _MULTIBYTE)
    if spoken in _BY_LANGUAGE:
        yield _BY_LANGUAGE[spoken]
    yield from (codec for codec in claims if codec not in ("cp1252", "utf-8"))
    yield from (codec for codec in claims if codec == "cp1252")


def _codec(label: str) -> str | None:
    known = _LABELS.get(label.strip().lower())
    if known:
        return known
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return name if _CHARSETS.fullmatch(name) else None


def _strictly(body: bytes, codec: str) -> str | None:
    """``body`` decoded without error; a character cut off at the very end is none."""
    try:
        return codecs.getincrementaldecoder(codec)("strict").decode(body)
    except (UnicodeError, LookupError, ValueError):
        return None


def _leniently(body: bytes, named: list[str]) -> Decoded:
    text = body.decode("utf-8", "surrogateescape")
    stray = len(_LONE.findall(text))
    sound = len(text) - len(text.encode("ascii", "ignore")) - stray
    # By chance EUC-KR holds one valid sequence among some twenty stray bytes, Latin-1 next to none.
    if 4 * sound >= stray:
        return _decoded(text.translate(_STRAY), "utf-8")
    codec = next((codec for codec in named if codec != "utf-8"), "cp1252")
    return _decoded(body.decode(codec, "replace"), codec)


def _decoded(text: str, codec: str) -> Decoded:
    return Decoded(_ILLEGAL.sub("", _ESCAPE.sub("", text)).lstrip("\ufeff \t\r\n"), codec)
