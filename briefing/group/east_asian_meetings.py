"""Korean, Chinese and Japanese sentences in which leaders meet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.group.group_summits import east_asian_group, group_name
from briefing.group.meeting_mention import MeetingMention
from briefing.text.countries import FOREIGN_NAMES, LETTERS
from briefing.text.east_asian_leaders import FAMILY_WITH_OFFICE, holder_matches
from briefing.text.lazy_regex import lazy_regex
from briefing.text.office_holders import LONGEST_SENTENCE
from briefing.text.scripts import HAN, HANGUL, KANA, KATAKANA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.group.leaders import Leaders, NameKey
    from briefing.group.meeting_mention import Tense

_MEETING = lazy_regex(
    r"정상회담|정상회의|회담|회동|만난다|만날|만나|만남|会晤|會晤|会谈|會談|会面|會面|峰会|峰會|会見|会談|首脳会議|会う"
)
_SUMMIT = lazy_regex("정상회|元首|首脑|首腦|首脳|峰会|峰會|サミット")
_LETTER = "[" + "".join(LETTERS) + "]"
_PAIR = lazy_regex(
    rf"(?<![{HAN}{HANGUL}])(?P<letters>{_LETTER}{{2,3}})\s?(?:3국\s?)?(?:两国|兩國)?"
    r"(?:정상회담|정상회의|(?:元首|首脑|首腦|领导人|領導人|首脳)(?:会晤|會晤|会谈|會談|会面|會面|峰会|峰會|会談))"
)
_CALL = lazy_regex(
    "통화|전화|화상|通电话|通話|通话|電話|电话|视频|視頻|オンライン|テレビ会議|서한|친서"
)
_DOUBTED = lazy_regex(
    "취소|연기|무산|불발|거부|않|없|가능성|추진|제안|요청|희망|取消|推迟|推遲|延期|中止|見送|拒|否认|否認|可能|检讨"
    "|検討|調整|希望|提案"
)
_EARLIER = lazy_regex("작년|지난해|지난달|당시|去年|上月|昨年|先月|前回|上次|曾|이후|以来")
_AHEAD = lazy_regex(
    "예정|앞두|앞둔|오는|열린다|열릴|만난다|만날|갖는다|가질|하기로|할 것|한다"
    "|방문한다|참석한다|将|將|预计|預計|计划|計劃"
    "|即将|予定|見通し|会談する|行う|開く|会う|臨む"
)
_PAST = lazy_regex(
    "했다|됐다|렸다|났다|졌다|가졌|마쳤|举行了|舉行了|结束|結束|した|行った|開いた|会った|후(?=\\s)"
)

_KOREAN_PLACE = lazy_regex(rf"(?<![{HANGUL}])(?P<place>[{HANGUL}]{{2,10}}?)에서(?![{HANGUL}])")
_NO_KOREAN_PLACE = lazy_regex(
    "(?:회담|회의|자리|회견|과정|가운데|상황|차원|측면|분야|앞|이후|행사|연설|인터뷰|총회|국회|현지|양국|이곳|여기|브리핑|무대"
    "|방송|정부|만찬|오찬|공동|계기)$"
)
_CHINESE_PLACE = lazy_regex(
    rf"(?:在|抵达|抵達|赴)(?P<place>[{HAN}]{{2,9}}?)"
    r"(?=举行|舉行|会晤|會晤|会面|會面|会谈|會談|同|与|與|和|开|開|出席|见|見|就|，|。)"
)
_JAPANESE_PLACE = lazy_regex(
    rf"(?P<place>[{HAN}]{{2,6}}|[{KATAKANA}]{{2,10}})(?:市|州)?で(?:の)?(?=[^、。]{{0,20}}(?:会|開|行|臨))"
)
_KANA = lazy_regex(f"[{KANA}]")
_COUNTRY_FIRST = lazy_regex(
    "(?:" + "|".join(sorted(FOREIGN_NAMES, key=len, reverse=True)) + rf"|{_LETTER}(?=[{HAN}]{{2}}))"
    f"(?:·|の)?(?=[{HAN}{HANGUL}{KANA}]{{2}})"
)


def east_asian_meetings(
    text: str, leaders: Leaders, person: Callable[[tuple[str, ...]], NameKey | None]
) -> Iterator[MeetingMention]:
    """The meeting that a Korean, Chinese or Japanese sentence mentions, if it is clear."""
    if text.isascii() or len(text) > LONGEST_SENTENCE:
        return
    word = _MEETING.search(text) or _SUMMIT.search(text)
    if word is None or _CALL.search(text) or _DOUBTED.search(text):
        return
    tense: Tense = "open"
    if _PAST.search(text) or _EARLIER.search(text):
        tense = "past"
    elif _AHEAD.search(text):
        tense = "ahead"
    if group := east_asian_group(text):
        name = group_name(group)
        yield MeetingMention(("group", name), (), (), tense, *group.span(), True, name)
        return
    pair = _PAIR.search(text)
    people = _of_letters(pair["letters"], leaders) if pair else ()
    if not people:
        people = _named(text, leaders, person)
    if len(people) < 2:
        return
    last = list(_MEETING.finditer(text))[-1:] or [word]
    yield MeetingMention(
        frozenset(people), people, tuple(() for _ in people), tense, word.start(), last[0].end(),
        _SUMMIT.search(text) is not None,
    )  # fmt: skip


def _of_letters(letters: str, leaders: Leaders) -> tuple[NameKey, ...]:
    """The leaders of the countries that each letter stands for; none if one is unknown."""
    codes = [LETTERS[letter] for letter in letters]
    heads = tuple(head for code in codes if (head := leaders.head_of(code)))
    return heads if len(set(heads)) == len(codes) == len(heads) else ()


def _named(
    text: str, leaders: Leaders, person: Callable[[tuple[str, ...]], NameKey | None]
) -> tuple[NameKey, ...]:
    """The two leaders whom the sentence names; none if it names more or fewer."""
    places: dict[NameKey, int] = {}
    for match, holder in holder_matches(text):
        if key := person(holder.name):
            places.setdefault(key, match.start())
    for match in FAMILY_WITH_OFFICE.finditer(text):
        if key := person((match["name"] or match["family"],)):
            places.setdefault(key, match.start())
    for name in leaders.uncased_names:
        at = text.find(name)
        if at >= 0 and (key := person((name,))):
            places.setdefault(key, at)
    ordered = tuple(sorted(places, key=lambda key: places[key]))
    return ordered if len(ordered) == 2 else ()


def east_asian_place(text: str) -> str | None:
    """The place at which a Korean, Chinese or Japanese sentence says that people meet."""
    if re.search(f"[{HANGUL}]", text):
        for match in _KOREAN_PLACE.finditer(text):
            if not _NO_KOREAN_PLACE.search(match["place"]):
                return match["place"]
        return None
    form = _JAPANESE_PLACE if _KANA.search(text) else _CHINESE_PLACE
    named = form.search(text)
    return _COUNTRY_FIRST.sub("", named["place"], count=1) if named else None
