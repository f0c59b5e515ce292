"""Detection of the encoding of bytes that are not UTF-8 and have no label, or a wrong one."""

from __future__ import annotations

import codecs
import re

from briefing.text.scripts import KANA_LETTERS

_SAMPLE = 64 << 10
_RUN = re.compile(rb"[\x80-\xff]+")
# In Latin script, letters beyond ASCII stand alone; in other scripts they form whole words.
_MIN_MEAN_RUN = 1.8
_MIN_BYTES = 8
# The letters that confirm an encoding, and the share of those beyond ASCII that they must have.
_KANA = re.compile(f"[{KANA_LETTERS}]")
_CYRILLIC = re.compile("[а-яёіїєґўљњћђјџѓќѕ]")
# Two of three letters of a Slavic text are these; of one that only looks like it, half as many.
_FREQUENT = re.compile("[оеаинтсрвлі]")
_PUNCTUATION = re.compile("[\u3000-\u3015\uff01-\uff5d\u2014-\u2026]")
_HEBREW = ("cp1255", re.compile("[א-ת]"), 0.95)
_SINGLE_BYTE = (
    ("cp1256", re.compile("[\u0621-\u064a]"), 0.9),
    ("cp874", re.compile("[\u0e01-\u0e5b]"), 0.95),
    ("cp1253", re.compile("[α-ωάέήίόύώ]"), 0.8),
)
_CYRILLIC_CODECS = ("cp1251", "koi8_u", "cp866", "iso8859_5")
_MOSTLY, _HALF, _A_QUARTER = 0.7, 0.5, 0.25
# In these encodings, frequent characters occupy one range, a pair of bytes each; the group captures
# all others.
_PAIR = r"([\x81-\xfe][\x40-\xfe])"
_FREQUENT_PAIRS = (
    ("cp949", rf"[\xb0-\xc8\xa1-\xa3][\xa1-\xfe]|{_PAIR}"),
    ("gb18030", rf"[\xb0-\xd7\xa1-\xa3][\xa1-\xfe]|{_PAIR}"),
    ("big5hkscs", rf"[\xa1-\xc6][\x40-\xfe]|{_PAIR}"),
)
_NEARLY_ALL = 0.9


def detect(body: bytes) -> str | None:
    """Python's codec for ``body`` where its letters leave no doubt, else None.

    Encodings of languages in Latin script are not distinguished.
    """
    sample = body[:_SAMPLE]
    runs = _RUN.findall(sample)
    beyond = sum(map(len, runs))
    if beyond < _MIN_BYTES or beyond < _MIN_MEAN_RUN * len(runs):
        return None
    for codec in ("euc_jis_2004", "cp932"):
        text = _decoded(sample, codec)
        if text is not None and _share(_KANA, text) >= _A_QUARTER:
            return codec
    for codec, frequent in _FREQUENT_PAIRS:
        pairs = re.findall(frequent.encode("latin-1"), sample)
        if _decoded(sample, codec) is not None and pairs.count(b"") >= _NEARLY_ALL * len(pairs):
            return codec
    if _fits(sample, *_HEBREW):
        return _HEBREW[0]
    for codec in _CYRILLIC_CODECS:
        text = sample.decode(codec, "replace")
        # Read with another of these codecs, small letters are capitals, or rare ones.
        if _share(_CYRILLIC, text) >= _MOSTLY and _share(_FREQUENT, text.casefold()) >= _HALF:
            return codec
    return next((single[0] for single in _SINGLE_BYTE if _fits(sample, *single)), None)


def _decoded(sample: bytes, codec: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(codec)("strict").decode(sample)
    except UnicodeError:
        return None


def _fits(sample: bytes, codec: str, letters: re.Pattern[str], share: float) -> bool:
    return _share(letters, sample.decode(codec, "replace")) >= share


def _share(letters: re.Pattern[str], text: str) -> float:
    beyond = [char for char in text if char > "\x7f" and not _PUNCTUATION.match(char)]
    return len(letters.findall(text)) / len(beyond) if beyond else 0.0
