"""A headline comes out as it was written, whatever a server and a prolog say it is written in."""

from __future__ import annotations

import codecs

import pytest

from briefing.parse.encoding import labels
from briefing.parse.encoding.decode import decode

HEADLINES = {
    "ko": "이재명 대통령과 트럼프 미국 대통령이 경주에서 정상회담을 가졌다",
    "ja": "首相は慶州でトランプ大統領と会談し、関税について協議した",
    "zh": "习近平主席在庆州会见了美国总统特朗普，双方就关税问题进行了讨论",
    "tw": "總統府表示，美國總統將於週四在慶州會面，討論關稅與貿易問題",
    "ru": "Президент провёл встречу с лидером США и обсудил пошлины",
    "el": "Ο πρόεδρος συναντήθηκε με τον ηγέτη των ΗΠΑ και συζήτησαν τους δασμούς",
    "he": "הנשיא נפגש עם מנהיג ארצות הברית והם דנו במכסים",
    "ar": "التقى الرئيس مع زعيم الولايات المتحدة وناقشا الرسوم الجمركية",
    "th": "ประธานาธิบดีพบกับผู้นำสหรัฐและหารือเรื่องภาษี",
    "pl": "Prezydent mówił w Łodzi o cłach i żółtej gęsi",
    "de": "„Größere Zölle“ – Präsident trifft Männer in Köln",
}


def document(language: str, label: str = "") -> str:
    prolog = f'<?xml version="1.0" encoding="{label}"?>' if label else '<?xml version="1.0"?>'
    head = f"{prolog}<rss version='2.0'><channel><title>T</title>"
    return f"{head}<item><title>{HEADLINES[language]}</title></item></channel></rss>"


@pytest.mark.parametrize(
    ("language", "codec", "label"),
    [
        ("ko", "cp949", "ks_c_5601-1987"),
        ("ko", "cp949", "KSC5601"),
        ("ko", "johab", "johab"),
        ("ko", "iso2022_kr", "ISO-2022-KR"),
        ("ja", "euc_jp", "x-euc-jp"),
        ("ja", "cp932", "Windows-31J"),
        ("ja", "iso2022_jp", "csISO2022JP"),
        ("zh", "gb18030", "GB_2312-80"),
        ("zh", "hz", "hz-gb-2312"),
        ("tw", "big5", "x-x-big5"),
        ("ru", "koi8_r", "koi8_r"),
        ("ru", "cp866", "IBM866"),
        ("ru", "mac_cyrillic", "x-mac-cyrillic"),
        ("el", "iso8859_7", "iso-8859-7"),
        ("he", "cp1255", "windows-1255"),
        ("he", "iso8859_8", "iso-8859-8-i"),
        ("ar", "cp1256", "win-1256"),
        ("th", "cp874", "tis-620"),
        ("pl", "iso8859_2", "latin2"),
        ("pl", "cp1250", "CP1250"),
        ("de", "cp1252", "ISO8859_1"),
        ("de", "utf-8", "utf8mb4"),
    ],
)
def test_labels_are_known_however_they_are_spelt(language: str, codec: str, label: str) -> None:
    body = document(language, label).encode(codec)
    assert HEADLINES[language] in decode(body).text
    server = f'text/xml; charset="{label}"'
    assert HEADLINES[language] in decode(document(language).encode(codec), server).text


@pytest.mark.parametrize("label", ["", "utf-8", "iso-8859-1", "x-user-defined", "utf-7", "klingon"])
@pytest.mark.parametrize(
    ("language", "codec"),
    [
        ("ko", "cp949"),
        ("ja", "euc_jp"),
        ("ja", "cp932"),
        ("ja", "iso2022_jp"),
        ("zh", "gb18030"),
        ("tw", "big5"),
        ("ru", "cp1251"),
        ("ru", "koi8_r"),
        ("el", "cp1253"),
        ("he", "cp1255"),
        ("ar", "cp1256"),
        ("th", "cp874"),
    ],
)
def test_letters_tell_the_encoding_where_the_label_is_none(
    language: str, codec: str, label: str
) -> None:
    assert HEADLINES[language] in decode(document(language, label).encode(codec)).text


def test_a_latin_language_is_never_taken_for_another_script() -> None:
    for language in ("de", "pl"):
        body = document(language, "windows-1250").encode("cp1250")
        assert HEADLINES[language] in decode(body).text
    assert HEADLINES["de"] in decode(document("de").encode("cp1252")).text


def test_the_feed_s_language_decides_where_nothing_else_does() -> None:
    body = document("pl").replace("<title>T", "<language>pl</language><title>T")
    assert HEADLINES["pl"] in decode(body.encode("cp1250")).text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "start", ["<?xml version='1.0'?><rss>", "<rss>", '{"title": "', "\n<feed>"]
)
def test_wide_characters_need_no_mark(codec: str, start: str) -> None:
    text = f"{start}{HEADLINES['ko']}"
    assert decode(text.encode(codec)).text == text.lstrip()


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF8, "cp949"), (codecs.BOM_UTF16_LE, "utf-8"), (codecs.BOM_UTF16_BE, "cp949")],
)
def test_a_mark_that_lies_is_not_believed(mark: bytes, codec: str) -> None:
    body = mark + document("ko", "euc-kr").encode(codec)
    assert HEADLINES["ko"] in decode(body).text


@pytest.mark.parametrize("label", ["euc-kr", "iso-8859-1", "utf-16", ""])
def test_utf_8_with_stray_bytes_is_utf_8_still(label: str) -> None:
    body = document("ko", label).encode().replace(b"T</title>", b"\x93T\x94 caf\xe9</title>", 1)
    text = decode(body, f"text/xml; charset={label}").text
    assert HEADLINES["ko"] in text
    assert "“T” café" in text


def test_a_character_cut_in_the_middle_is_one_sign_and_no_letters() -> None:
    assert decode("<rss>대".encode()[:-1]).text == "<rss>"
    cut = document("ko").encode().replace("대통령".encode(), "대".encode()[:2] + b" ", 1)
    assert "이재명 \ufffd " in decode(cut).text


def test_surrogates_in_pairs_are_the_character_that_they_stand_for() -> None:
    cesu = "\ud83d\ude00".encode("utf-8", "surrogatepass")
    assert decode(b"<rss>" + cesu + "대".encode()).text == "<rss>😀대"


def test_seven_bits_never_begin_markup() -> None:
    body = b'<?xml version="1.0" encoding="utf-7"?><rss>+ADw-script+AD4-</rss>'
    assert "<script" not in decode(body).text


def test_labels_of_codecs_that_are_no_charsets_are_unknown() -> None:
    for label in (
        "idna",
        "punycode",
        "rot13",
        "base64",
        "zlib",
        "unicode_escape",
        "utf-7",
        "",
        "-",
    ):
        assert labels.codec(label) is None
