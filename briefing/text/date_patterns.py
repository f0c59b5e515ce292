"""How texts write a day: English, Korean, Chinese and Japanese forms, and ISO 8601."""

from __future__ import annotations

import re

from briefing.text.scripts import HAN, HANGUL, HEXAGRAMS

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sep(?:tember|t?\.)?|Sept|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
HAN_WEEKDAYS = {
    **dict(zip("월화수목금토일", range(7), strict=True)),
    **dict(zip("一二三四五六日", range(7), strict=True)),
    **dict(zip("月火水木金土", range(6), strict=True)),
    "天": 6,
}
_NTH = r"(?:st|nd|rd|th)?"
_SPAN = r"(?:\s?[-–—]\s?|\s(?:and|to|through|&)\s)"
_YEAR = r"(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d))?"
_HAN_WEEK = "[下本这這上]"
_YOIL_WEEK = "다음\\s?주|이번\\s?주|지난\\s?주|来週の?|今週の?|先週の?"
NEXT_WEEK = re.compile("下|다음|来週")
LAST_WEEK = re.compile("上|지난|先週")
# Most sentences name no day, and no form begins with any other character than these.
WORDS = (
    "day", "onight", "omorrow",
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
ELSE = re.compile(rf"[{HAN}{HEXAGRAMS}{HANGUL}]|\d\d-\d\d")
_FIRST = rf"(?=[\dA-Z{HAN}{HEXAGRAMS}{HANGUL}]|(?<![A-Za-z])[cdlnty])"
FORM = re.compile(
    _FIRST
    + "(?:"
    + "|".join(
        (
            r"(?<![\d-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?![\d-])",
            rf"(?:{_WEEKDAY},?\s\(?)?\b(?P<month>{MONTH})\s(?P<day>\d{{1,2}}){_NTH}"
            rf"(?:{_SPAN}(?P<till>\d{{1,2}}){_NTH}(?![\w%]|\s{MONTH}))?(?![\d%:]|[.,]\d){_YEAR}",
            rf"(?:{_WEEKDAY},?\s\(?)?(?<![\w.,:$])(?P<first>\d{{1,2}}){_NTH}"
            rf"(?:{_SPAN}(?P<till_after>\d{{1,2}}){_NTH})?\s(?:of\s)?(?P<month_after>{MONTH})\b"
            rf"{_YEAR.replace('year', 'year_after')}",
            rf"\b(?:(?P<which>[Nn]ext|[Tt]his|[Ll]ast|[Cc]oming)\s)?(?P<weekday>{_WEEKDAY})\b"
            r"(?:,?\s(?:of\s)?(?P<week>next|this|last)\sweek\b)?",
            r"(?P<relative>\b(?:(?:the\s)?day\safter\stomorrow|[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday)\b(?!['’])"
            r"|오늘|내일|모레|어제|今天|今日|明天|明日|后天|後天|昨天|昨日)",
            r"(?:(?P<han_year>\d{4})\s?[년年]\s?)?"
            r"(?:(?P<han_month>\d{1,2})\s?[월月]\s?|(?P<turn>내달|다음\s?달|下月|来月|지난달|上月)\s?)?"
            r"(?<!\d)(?P<han_day>\d{1,2})\s?[일日号號](?![간째本月\d])"
            r"(?:\([월화수목금토일月火水木金土]\))?",
            rf"(?P<zhou_week>{_HAN_WEEK})?(?:个|個)?(?:周|週|星期|礼拜|禮拜)(?P<zhou>[一二三四五六日天])",
            rf"(?:(?P<yoil_week>{_YOIL_WEEK})\s?)?(?P<yoil>[월화수목금토일月火水木金土日])(?:요일|曜日?)",
        )
    )
    + ")"
)
