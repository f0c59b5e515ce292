"""The forms in which English, Korean, Chinese and Japanese texts name a day."""

from __future__ import annotations

from briefing.text.calendar_names import (
    CJK_WEEKDAYS,
    MONTH_PATTERN,
    SHORT_MONTHS,
    WEEKDAY_PATTERN,
    weekday_number,
)
from briefing.text.lazy_regex import lazy_regex
from briefing.text.scripts import HAN, HANGUL, HEXAGRAMS
from briefing.text.substrings import contains_any

_NTH = r"(?:st|nd|rd|th)?"
_SPAN = r"(?:\s?[-–—]\s?|\s(?:and|to|through|&)\s)"
_YEAR = r"(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d))?"
_CHINESE_WEEK = "[下本这這上]"
_CJK_WEEK = "다음\\s?주|이번\\s?주|지난\\s?주|来週の?|今週の?|先週の?"
# "21일 전에", "2日後" and "30日間" count days.
_NO_DAY = r"\s?(?:(?:전|후|뒤)(?:에|부터|까지)?(?![가-힣])|만에|동안|[後前后]|ぶり|以内|以来)"
_WEEKDAY_BESIDE = (
    r"(?:\([월화수목금토일月火水木金土日]\)|[,，、]?\s?(?:(?:周|週|星期)[一二三四五六日天]"
    r"|[월화수목금토일月火水木金土日](?:요일|曜日?)))?"
)
_NEXT_WEEK = lazy_regex("下|다음|来週")
_LAST_WEEK = lazy_regex("上|지난|先週")
# Most sentences name no day: these are searched for first.
_DAY_WORDS = ("day", "onight", "omorrow", *SHORT_MONTHS)
_DAY_CHARACTERS = lazy_regex(rf"[{HAN}{HEXAGRAMS}{HANGUL}]|\d\d-\d\d")
# No form begins with any other character.
_FORM_START = rf"(?=[\dA-Z{HAN}{HEXAGRAMS}{HANGUL}]|(?<![A-Za-z])[cdlnty])"
DAY_FORM = lazy_regex(
    _FORM_START
    + "(?:"
    + "|".join(
        (
            r"(?<![\d-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?![\d-])",
            rf"(?:(?P<beside>{WEEKDAY_PATTERN}),?\s\(?)?\b(?P<month>{MONTH_PATTERN})\s(?P<day>\d{{1,2}}){_NTH}"
            rf"(?:{_SPAN}(?P<till>\d{{1,2}}){_NTH}(?![\w%]|\s{MONTH_PATTERN}))?(?!\d|%|:\d|[.,]\d){_YEAR}",
            rf"(?:(?P<beside_after>{WEEKDAY_PATTERN}),?\s\(?)?(?<![\w.,:$])(?P<first>\d{{1,2}}){_NTH}"
            rf"(?:{_SPAN}(?P<till_after>\d{{1,2}}){_NTH})?\s(?:of\s)?(?P<month_after>{MONTH_PATTERN})\b"
            rf"{_YEAR.replace('year', 'year_after')}",
            rf"\b(?:(?P<which>[Nn]ext|[Tt]his|[Ll]ast|[Cc]oming)\s)?(?P<weekday>{WEEKDAY_PATTERN})\b"
            rf"(?!,?\s\(?(?:{MONTH_PATTERN}\s\d|\d{{1,2}}\s(?:of\s)?{MONTH_PATTERN}\b))"
            r"(?:,?\s(?:of\s)?(?P<week>next|this|last)\sweek\b)?",
            r"(?P<relative>\b(?:(?:the\s)?day\safter\stomorrow|[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday)\b(?!['’])"
            r"|오늘|내일|모레|어제|今天|今日|明天|明日|后天|後天|昨天|昨日)",
            r"(?:(?P<cjk_year>\d{4})\s?[년年]\s?)?"
            r"(?:(?P<cjk_month>\d{1,2})\s?[월月]\s?|(?P<other_month>내달|다음\s?달|下月|来月|지난달|上月)\s?)?"
            rf"(?<!\d)(?P<cjk_day>\d{{1,2}})\s?[일日号號](?![간째間本月\d]|{_NO_DAY}){_WEEKDAY_BESIDE}",
            rf"(?P<chinese_week>{_CHINESE_WEEK})?(?:个|個)?(?:周|週|星期|礼拜|禮拜)(?P<chinese_weekday>[一二三四五六日天])",
            rf"(?:(?P<cjk_week>{_CJK_WEEK})\s?)?(?P<cjk_weekday>[월화수목금토일月火水木金土日])(?:요일|曜日?)",
        )
    )
    + ")"
)
"""Every way to name a day, with a group for each part."""
RELATIVE_DAYS = {
    **dict.fromkeys(("today", "tonight", "오늘", "今天", "今日"), 0),
    **dict.fromkeys(("tomorrow", "내일", "明天", "明日"), 1),
    **dict.fromkeys(("day after tomorrow", "the day after tomorrow"), 2),
    **dict.fromkeys(("모레", "后天", "後天"), 2),
    **dict.fromkeys(("yesterday", "어제", "昨天", "昨日"), -1),
}
"""Days from today, by the word in lower case."""


def may_name_a_day(text: str) -> bool:
    """Whether `mentions` may have something: a cheap test, which most sentences fail."""
    if contains_any(text, _DAY_WORDS):
        return True
    return (not text.isascii() or "-" in text) and _DAY_CHARACTERS.search(text) is not None


def weekday_in(part: dict[str, str]) -> int | None:
    """The number of the weekday in the groups of `DAY_FORM`; None if there is none."""
    if part["weekday"]:
        return weekday_number(part["weekday"])
    character = part["chinese_weekday"] or part["cjk_weekday"]
    return CJK_WEEKDAYS[character] if character else None


def which_week(part: dict[str, str]) -> str:
    """Which weekday is meant: "next", "next week", "this week", …; "" if it is not said."""
    if which := part["week"] or part["which"]:
        return which.lower() + (" week" if part["week"] else "")
    week = part["chinese_week"] or part["cjk_week"] or ""
    if not week:
        return ""
    which_week = (
        "next" if _NEXT_WEEK.search(week) else "last" if _LAST_WEEK.search(week) else "this"
    )
    return f"{which_week} week"
