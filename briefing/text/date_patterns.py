"""How texts write a day: English, Korean, Chinese and Japanese forms, and ISO 8601."""

from __future__ import annotations

import re

from briefing.text.calendar_names import MONTH_PATTERN, SHORT_MONTHS, WEEKDAY_PATTERN
from briefing.text.scripts import HAN, HANGUL, HEXAGRAMS

_NTH = r"(?:st|nd|rd|th)?"
_SPAN = r"(?:\s?[-–—]\s?|\s(?:and|to|through|&)\s)"
_YEAR = r"(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d))?"
_HAN_WEEK = "[下本这這上]"
_YOIL_WEEK = "다음\\s?주|이번\\s?주|지난\\s?주|来週の?|今週の?|先週の?"
NEXT_WEEK = re.compile("下|다음|来週")
LAST_WEEK = re.compile("上|지난|先週")
# Most sentences name no day, and no form begins with any other character than these.
WORDS = (
    *("day", "onight", "omorrow"),
    *SHORT_MONTHS,
)
ELSE = re.compile(rf"[{HAN}{HEXAGRAMS}{HANGUL}]|\d\d-\d\d")
_FIRST = rf"(?=[\dA-Z{HAN}{HEXAGRAMS}{HANGUL}]|(?<![A-Za-z])[cdlnty])"
FORM = re.compile(
    _FIRST
    + "(?:"
    + "|".join(
        (
            r"(?<![\d-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?![\d-])",
            rf"(?:{WEEKDAY_PATTERN},?\s\(?)?\b(?P<month>{MONTH_PATTERN})\s(?P<day>\d{{1,2}}){_NTH}"
            rf"(?:{_SPAN}(?P<till>\d{{1,2}}){_NTH}(?![\w%]|\s{MONTH_PATTERN}))?(?![\d%:]|[.,]\d){_YEAR}",
            rf"(?:{WEEKDAY_PATTERN},?\s\(?)?(?<![\w.,:$])(?P<first>\d{{1,2}}){_NTH}"
            rf"(?:{_SPAN}(?P<till_after>\d{{1,2}}){_NTH})?\s(?:of\s)?(?P<month_after>{MONTH_PATTERN})\b"
            rf"{_YEAR.replace('year', 'year_after')}",
            rf"\b(?:(?P<which>[Nn]ext|[Tt]his|[Ll]ast|[Cc]oming)\s)?(?P<weekday>{WEEKDAY_PATTERN})\b"
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
