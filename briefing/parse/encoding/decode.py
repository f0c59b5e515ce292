"""The bytes of a feed to text, by the encoding labels that browsers know (WHATWG Encoding).

Servers and prologs are often wrong about the encoding. What decodes strictly as UTF-8 is UTF-8:
text in another encoding never does so by chance. Feeds that say EUC-KR write CP949, and feedparser
would read the whole feed as windows-1252 for one syllable outside EUC-KR.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.parse.encoding import labels
from briefing.parse.encoding.detection import detect
from briefing.text.xml_repair.characters import remove_illegal

if TYPE_CHECKING:
    from collections.abc import Iterator

_MULTIBYTE = frozenset(["cp949", "gb18030", "cp932", "big5hkscs", "euc_jis_2004", "johab"])
_WIDE = frozenset(["utf-16-le", "utf-16-be", "utf-32"])
_ESCAPED = {
    "iso2022_jp_ext": (b"\x1b$B", b"\x1b$@"), "iso2022_kr": (b"\x1b$)C",), "hz": (b"~{",),
}  # fmt: skip
_BY_LANGUAGE = {
    **dict.fromkeys(["be", "bg", "mk", "ru", "sr", "uk"], "cp1251"),
    **dict.fromkeys(["cs", "hr", "hu", "pl", "ro", "sk", "sl"], "cp1250"),
    **dict.fromkeys(["ar", "fa", "ur"], "cp1256"), **dict.fromkeys(["et", "lt", "lv"], "cp1257"),
    "ko": "cp949", "ja": "cp932", "zh": "gb18030", "el": "cp1253", "tr": "cp1254", "he": "cp1255",
    "vi": "cp1258", "th": "cp874",
}  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Without a byte order mark: how a document begins, with zero bytes (XML 1.0, appendix F).
_BEGINNINGS = (
    (re.compile(rb"[<{\s]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[<{\s]"), "utf-32-be"),
    (re.compile(rb"[<{\s]\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0[<{\s]\0[^\0]"), "utf-16-be"),
)
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf]")
_HTTP = re.compile(r"charset\s*=\s*[\"']?([\w.: -]+)", re.IGNORECASE)
_PROLOG = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.: -]+)", re.IGNORECASE)
_LANGUAGE = re.compile(
    rb"<(?:dc:)?language>\s*(?:<!\[CDATA\[)?\s*([a-zA-Z]{2})\b|xml:lang=[\"']([a-zA-Z]{2})\b"
)
_HEAD = 4096
_MAX_STRAY = 100_000
_STRAY = "briefing.stray"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document as text without characters that XML forbids, and the codec it was read with."""

    text: str
    codec: str


def decode(body: bytes, content_type: str = "") -> Decoded:
    """Decode ``body``; no body is refused. ``content_type`` is the HTTP header's value.

    In order: a byte order mark; UTF-8, with stray bytes allowed; the encodings that the server and
    the prolog name, where one decodes without error; detection by the letters, then by the feed's
    language; and a named encoding, with replacement characters.
    """
    claims = list(dict.fromkeys(_claims(body, content_type)))
    codec = _by_byte_order_mark(body) or _by_escape_sequences(body, claims)
    if codec:
        return _decoded(body.decode(codec, "replace"), codec)
    for mark, _ in _BOMS:
        body = body.removeprefix(mark)
    text = _strictly(body, "utf-8")
    if text is None and _SURROGATE.search(body):
        text = _decode_cesu8(body)
    if text is None:
        valid, stray = _count_utf8(body)
        if valid <= stray:
            return _decode_legacy(body, claims, stray if 4 * valid >= stray else 0)
        text = _with_strays(body, stray)
    return _decoded(text, "utf-8")


def _by_byte_order_mark(body: bytes) -> str | None:
    """The codec of a correct byte order mark, or of zero bytes between characters."""
    for mark, codec in _BOMS:
        if body.startswith(mark):
            # Markup in single bytes is not UTF-16 or UTF-32.
            is_wrong = codec == "utf-8" or b"</" in body[:_HEAD]
            return None if is_wrong else codec
    return next((codec for start, codec in _BEGINNINGS if start.match(body)), None)


def _by_escape_sequences(body: bytes, claims: list[str]) -> str | None:
    """The codec of a 7-bit document that switches character sets by escape sequences."""
    for codec, openings in _ESCAPED.items():
        # Only Japanese is frequent enough without a label that its sequences are proof.
        is_meant = codec in claims or (codec == "iso2022_jp_ext" and body.isascii())
        if is_meant and any(opening in body for opening in openings):
            return codec
    return None


def _decode_legacy(body: bytes, claims: list[str], stray: int) -> Decoded:
    """Decode what is no clean UTF-8.

    ``stray`` is the number of invalid bytes if the body may be UTF-8 all the same, else 0.
    """
    # A multi-byte encoding hardly ever fits by chance; a single-byte one fits everything, and
    # windows-1252 is what servers claim by default.
    named = [codec for codec in claims if codec in _MULTIBYTE]
    named += [codec for codec in claims if codec not in (*named, "cp1252")]
    for codec in named:
        text = _strictly(body, codec)
        if text is not None:
            return _decoded(text, codec)
    likely = detect(body)
    if likely is None and stray:
        return _decoded(_with_strays(body, stray), "utf-8")
    if likely is None and not claims:
        language = _LANGUAGE.search(body[:_HEAD])
        code = (language[1] or language[2]).decode().lower() if language else ""
        likely = _BY_LANGUAGE.get(code)
    codec = likely or next(iter(named), "cp1252")
    return _decoded(body.decode(codec, "replace"), codec)


def _claims(body: bytes, content_type: str) -> Iterator[str]:
    """The codecs that the server and the prolog name, except Unicode encodings."""
    http, prolog = _HTTP.search(content_type), _PROLOG.search(body[:_HEAD])
    for label in (http and http[1], prolog and prolog[1].decode("ascii")):
        codec = labels.codec(label) if label else None
        if codec and codec != "utf-8" and codec not in _WIDE:
            yield codec


def _strictly(body: bytes, codec: str) -> str | None:
    """``body`` decoded without error; a character cut off at the very end is no error."""
    try:
        return codecs.getincrementaldecoder(codec)("strict").decode(body)
    except (UnicodeError, LookupError, ValueError):
        return None


def _count_utf8(body: bytes) -> tuple[int, int]:
    """How many characters beyond ASCII are valid UTF-8, and how many bytes are invalid.

    By chance EUC-KR holds one valid sequence among some twenty stray bytes, Latin-1 next to none.
    """
    valid = body.decode("utf-8", "ignore")
    return len(valid) - len(valid.encode("ascii", "ignore")), len(body) - len(valid.encode())


def _decode_cesu8(body: bytes) -> str | None:
    """UTF-8 as Java and MySQL write it: a character beyond the first plane as two (CESU-8)."""
    try:
        pairs = body.decode("utf-8", "surrogatepass")
    except UnicodeError:
        return None
    return pairs.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _with_strays(body: bytes, stray: int) -> str:
    """UTF-8 in which single invalid bytes are read as windows-1252."""
    return body.decode("utf-8", _STRAY if stray < _MAX_STRAY else "replace")


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    # Several bytes are a character of UTF-8 that was cut, by a server that counts bytes.
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", "replace") if len(stray) == 1 else "\ufffd", error.end


codecs.register_error(_STRAY, _as_windows_1252)


def _decoded(text: str, codec: str) -> Decoded:
    return Decoded(remove_illegal(text).lstrip("\ufeff \t\r\n"), codec)
