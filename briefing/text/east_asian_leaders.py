"""The office holders that Korean, Chinese and Japanese texts name.

In these languages name, country and office stand in a fixed order, so that the name ends where the
office begins (Korean, Japanese) or where a verb or particle begins (Chinese).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.countries import FOREIGN_NAMES, LETTERS
from briefing.text.lazy_regex import lazy_regex
from briefing.text.office_holders import LONGEST_SENTENCE, Holder
from briefing.text.scripts import HAN, HANGUL, KANA

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANKS = {
    **dict.fromkeys(
        "대통령 국가주석 주석 총통 主席 总统 總統 大統領 国家主席 총비서".split(), "state"
    ),
    **dict.fromkeys("총리 首相 总理 總理".split(), "government"),
    **dict.fromkeys("국무위원장 领导人 領導人 国务委员长 委员长 総書記".split(), "leader"),
    **dict.fromkeys("국왕 国王 國王 왕세자 王储".split(), "crown"),
    **dict.fromkeys("외교장관 외무장관 외무상 外长 外長 外相".split(), "minister"),
}
_ONLY_IN = {"국무위원장": "kp", "총통": "tw", "국무위원회 위원장": "kp"}
"""Offices that one country has, which texts therefore often do not name."""

FAMILY_WITH_OFFICE = lazy_regex(
    rf"(?<![{HANGUL}{HAN}])(?P<name>[{HANGUL}])\s(?:대통령|총리|주석|위원장)"
    rf"|(?<![{HAN}])(?P<family>[{HAN}])(?:大統領|首相|总统|總統|主席|国家主席)"
)
"""A family name alone before an office: 윤 대통령, 尹大統領. It names nobody by itself."""

_COUNTRY = "|".join(sorted(FOREIGN_NAMES, key=len, reverse=True))
_OFFICE = "|".join(sorted(_RANKS, key=len, reverse=True))
_KOREAN_OFFICE = "|".join(office for office in _RANKS if re.match(f"[{HANGUL}]", office))
_HAN_OFFICE = "|".join(
    sorted((office for office in _RANKS if re.match(f"[{HAN}]", office)), key=len, reverse=True)
)

KOREAN_NAME = rf"(?:(?<![{HANGUL}])[{HANGUL}]{{1,5}}\s)?(?<![{HANGUL}])[{HANGUL}]{{2,5}}"
_KOREAN = lazy_regex(
    rf"(?P<name>{KOREAN_NAME})\s(?:(?P<country>{_COUNTRY})\s?)?(?P<office>{_KOREAN_OFFICE})"
)
_NOT_IN_KOREAN_NAME = lazy_regex(
    r"(?:이날|한편|앞서|또한|이번|지난|당시|현|전|신임|특히|그러나|하지만|반면|이후|최근|오는|올해|내달"
    r"|[가-힣]+[은는을를의에서와과도만며고])$"
)
_KOREAN_PARTICLE = lazy_regex(r"[가-힣]+[은는을를의]$")
_KOREAN_FAMILY = lazy_regex(
    r"[김이박최정강조윤장임한문노오서신권황안송류전홍고양손배백허남심][가-힣]{2}$"
)

_CHINESE = lazy_regex(
    rf"(?P<country>{_COUNTRY})?(?:国家|國家)?(?P<office>{_HAN_OFFICE})"
    rf"(?P<name>[{HAN}·]{{2,7}}?)"
    r"(?=[将將于於在和与與同会會举舉抵访訪说說表、，。：；的,\s当當通出对對就是今昨明预預计計\d（(]|$)"
)
_NO_CHINESE_NAME = lazy_regex("[会會峰非正们們及等是]")
_JAPANESE = lazy_regex(
    rf"(?:(?P<country>{_COUNTRY})の)?(?P<name>[{KANA}・]{{2,14}}|[{HAN}]{{2,4}}?)"
    rf"(?:[（(][^）)]{{1,20}}[）)])?(?P<letter>[米中露韓朝英仏独印豪])?(?P<office>{_HAN_OFFICE})"
)
_KANA = lazy_regex(f"[{KANA}]")
_KATAKANA = lazy_regex(r"[ァ-ヴー・]+$")
_OFFICE_SEEN = lazy_regex(_OFFICE)


def east_asian_holders(text: str) -> Iterator[Holder]:
    """The holders of an office that ``text`` names, if it is Korean, Chinese or Japanese."""
    if text.isascii() or len(text) > LONGEST_SENTENCE or not _OFFICE_SEEN.search(text):
        return
    for _, holder in holder_matches(text):
        yield holder


def holder_matches(text: str) -> Iterator[tuple[re.Match[str], Holder]]:
    """Each holder in ``text`` with its match; group "name" is the name."""
    if re.search(f"[{HANGUL}]", text):
        yield from _korean(text)
    elif _KANA.search(text):
        yield from _japanese(text)
    else:
        for match in _CHINESE.finditer(text):
            if _NO_CHINESE_NAME.match(match["name"]):
                continue
            code = FOREIGN_NAMES.get(match["country"] or "")
            if code is None and re.search("[国國]家主席", match[0]):
                code = "cn"
            yield match, Holder((match["name"],), code, _RANKS[match["office"]])


def _korean(text: str) -> Iterator[tuple[re.Match[str], Holder]]:
    for match in _KOREAN.finditer(text):
        words = match["name"].split()
        code = FOREIGN_NAMES.get(match["country"] or "")
        if words[-1] in FOREIGN_NAMES:  # 시진핑 중국 국가주석
            code = FOREIGN_NAMES[words.pop()]
        elif words[0] in FOREIGN_NAMES:  # 미국 트럼프 대통령
            code = FOREIGN_NAMES[words.pop(0)]
        if len(words) == 2 and _NOT_IN_KOREAN_NAME.match(words[0]):
            words = words[1:]
        code = code or _ONLY_IN.get(match["office"])
        if not words or (code is None and _KOREAN_PARTICLE.match(words[-1])):
            continue
        if code is None and len(words) > 1:  # 서울 이재명 대통령: only a foreigner has two words
            words = words[1:]
        assumed = code is None and _KOREAN_FAMILY.match(words[0]) is not None
        yield (
            match,
            Holder(tuple(words), "kr" if assumed else code, _RANKS[match["office"]], assumed),
        )


def _japanese(text: str) -> Iterator[tuple[re.Match[str], Holder]]:
    for match in _JAPANESE.finditer(text):
        name = re.sub(r"^[\u3041-\u309f]+", "", match["name"])
        if len(name) < 2 or re.search(r"[\u3041-\u309f]", name) or name in FOREIGN_NAMES:
            continue
        code = FOREIGN_NAMES.get(match["country"] or "") or LETTERS.get(match["letter"] or "")
        assumed = code is None and match["office"] == "首相" and not _KATAKANA.match(name)
        yield (
            match,
            Holder((name,), "jp" if assumed else code, _RANKS[match["office"]], assumed),
        )
