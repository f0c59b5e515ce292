"""Encoding labels as browsers know them (WHATWG Encoding, 4.2) and as feeds misspell them.

Only letters and digits of a label count: ISO_8859-1, iso8859-1 and "iso 8859 1" are the same.
"""

from __future__ import annotations

import re

_IGNORED = re.compile(r"[^a-z0-9]")
# Python's codec and the labels that are read with it: a superset wherever publishers write more
# than the label allows, CP949 for EUC-KR, windows-1252 for Latin-1. Browsers refuse the last three
# for security reasons, which do not apply where no script runs.
_BY_CODEC = {
    "utf-8": "utf8 unicode11utf8 unicode20utf8 xunicode20utf8 utf8mb4 utf8sig",
    "utf-16-le": "utf16 utf16le csunicode iso10646ucs2 ucs2 unicode unicodefeff",
    "utf-16-be": "utf16be unicodefffe",
    "cp866": "866 cp866 csibm866 ibm866",
    "iso8859_2": "csisolatin2 iso88592 isoir101 iso885921987 l2 latin2",
    "iso8859_3": "csisolatin3 iso88593 isoir109 iso885931988 l3 latin3",
    "iso8859_4": "csisolatin4 iso88594 isoir110 iso885941988 l4 latin4",
    "iso8859_5": "csisolatincyrillic cyrillic iso88595 isoir144 iso885951988",
    "iso8859_6": "arabic asmo708 csiso88596e csiso88596i csisolatinarabic ecma114 iso88596"
    " iso88596e iso88596i isoir127 iso885961987",
    "iso8859_7": "csisolatingreek ecma118 elot928 greek greek8 iso88597 isoir126 iso885971987"
    " suneugreek",
    "iso8859_8": "csiso88598e csisolatinhebrew hebrew iso88598 iso88598e isoir138 iso885981988"
    " visual csiso88598i iso88598i logical",
    "iso8859_10": "csisolatin6 iso885910 isoir157 l6 latin6",
    "iso8859_13": "iso885913",
    "iso8859_14": "iso885914",
    "iso8859_15": "csisolatin9 iso885915 l9 latin9",
    "iso8859_16": "iso885916",
    "koi8_r": "cskoi8r koi koi8 koi8r",
    "koi8_u": "koi8ru koi8u",
    "mac_roman": "csmacintosh mac macintosh xmacroman macroman",
    "mac_cyrillic": "xmaccyrillic xmacukrainian maccyrillic",
    "cp874": "dos874 iso885911 tis620 windows874 cp874",
    "cp1250": "cp1250 windows1250 xcp1250 win1250",
    "cp1251": "cp1251 windows1251 xcp1251 win1251",
    "cp1252": "ansix341968 ascii cp1252 cp819 csisolatin1 ibm819 iso88591 isoir100 iso885911987 l1"
    " latin1 usascii windows1252 xcp1252 win1252 iso646us",
    "cp1253": "cp1253 windows1253 xcp1253 win1253",
    "cp1254": "cp1254 csisolatin5 iso88599 isoir148 iso885991989 l5 latin5 windows1254 xcp1254"
    " win1254",
    "cp1255": "cp1255 windows1255 xcp1255 win1255",
    "cp1256": "cp1256 windows1256 xcp1256 win1256",
    "cp1257": "cp1257 windows1257 xcp1257 win1257",
    "cp1258": "cp1258 windows1258 xcp1258 win1258",
    "gb18030": "chinese csgb2312 csiso58gb231280 gb2312 gb231280 gbk isoir58 xgbk gb18030 cp936"
    " ms936 windows936 euccn",
    "big5hkscs": "big5 big5hkscs cnbig5 csbig5 xxbig5 cp950 ms950 windows950 big5eten",
    "euc_jis_2004": "cseucpkdfmtjapanese eucjp xeucjp ujis eucjpms",
    "iso2022_jp_ext": "csiso2022jp iso2022jp iso2022jp2",
    "cp932": "csshiftjis ms932 mskanji shiftjis sjis windows31j xsjis cp932",
    "cp949": "cseuckr csksc56011987 euckr isoir149 korean ksc56011987 ksc56011989 ksc5601"
    " windows949 cp949 ms949 uhc xwindows949",
    "johab": "johab",
    "cp437": "cp437 ibm437 437",
    "cp850": "cp850 ibm850 850",
    "hz": "hzgb2312 hz",
    "iso2022_kr": "csiso2022kr iso2022kr",
    "utf-32": "utf32",
}
_CODECS = {label: codec for codec, labels in _BY_CODEC.items() for label in labels.split()}


def codec(label: str) -> str | None:
    """Python's name of the codec for ``label``; None for an unknown label."""
    return _CODECS.get(_IGNORED.sub("", label[:60].lower()))
