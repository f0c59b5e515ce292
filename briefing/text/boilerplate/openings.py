"""What stands in front of a text: datelines, labels, bylines and times. They are cut off."""

from __future__ import annotations

from briefing.text.boilerplate.agencies import AGENCY
from briefing.text.calendar_names import MONTH_PATTERN, SHORT_MONTHS
from briefing.text.lazy_regex import lazy_regex

_DASH = r"\s?(?:—|–|--?|:|\|)\s?"
PLACE = r"[A-Z][A-Z.'’ -]{1,30}(?<=[A-Z.])(?:,\s[A-Z][A-Za-z.]{1,20}(?:\s[A-Z][A-Za-z.]{1,20})?)?"
CITY = r"[A-ZÀ-Ž][\w'’-]{1,20}(?:[ /][A-ZÀ-Ž]?[\w'’-]{1,20}){0,2}(?:,\s[A-Z][\w. ]{1,30}?)?"
_DAY_AND_MONTH = (
    rf"(?:{MONTH_PATTERN}\s\d\d?|\d\d?\.?\s(?:de\s)?[^\W\d_]{{3,10}}\.?)(?:,?\s(?:de\s)?\d{{4}})?"
)
_SIGNED = rf"\((?:dpa/\w{{2,4}}|{AGENCY}(?:[/,]\s?{AGENCY})?)\)"
_OPENINGS = (
    # GLASGOW, Scotland (AP) — ; SEOUL, Oct 29 (Reuters) - ; Madrid, 10 mar (EFE).- ; (CNN) -
    rf"(?:(?:{PLACE}|{CITY})(?:[,.]?\s{_DAY_AND_MONTH})?,?\s)?{_SIGNED}\.?{_DASH}",
    # LISBON (Lusa) — ; an agency that is not known, behind a place in capitals
    rf"{PLACE}(?:,?\s{_DAY_AND_MONTH})?\s\([^()]{{2,30}}\)\s?[—–-]{{1,2}}\s",
    # (ANSA) - ROMA, 10 MAR -
    rf"{_SIGNED}\s?[-–—]\s?{PLACE},\s\d\d?\s[A-Z]{{3}}\s?[-–—]\s",
    # WASHINGTON — President ...; MOSCOW, October 29 - ...; not NATO — an alliance — ...
    rf"(?!FILE\b){PLACE}(?:,\s{_DAY_AND_MONTH})?(?:\s?[—–]\s?|\s--?\s)(?=[\"“'‘]?[A-Z0-9])",
    # МОСКВА, 10 мар — РИА Новости. ; МОСКВА, 10 марта. /ТАСС/. ; Москва. 10 марта. INTERFAX.RU -
    r"[А-ЯЁ][А-ЯЁа-яё-]{2,20}(?:[ /][А-ЯЁ][а-яёА-ЯЁ-]{2,20})?[,.]\s\d\d?"
    r"\s[а-я]{3,8}\.?\s?(?:[—–/-]\s?)?"
    r"(?:РИА Новости|ТАСС|INTERFAX(?:\.RU)?|Интерфакс|РБК|УНИАН"
    r"|Укринформ)(?:,\s[А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё]+)?"
    r"[/.]*\s?(?:[—–-]\s)?",
    # (서울=연합뉴스) 홍길동 기자 = ; [서울=뉴시스]홍길동 기자 =
    r"[(\[【（][^()\[\]【】（）]{1,20}[=·][^()\[\]【】（）]{1,30}[)\]】）]\s?(?:(?:[가-힣·,]{2,4}\s?){1,3}(?:기자|특파원)\s?)?=?\s?",
    r"(?:[가-힣]{2,4}\s){1,3}(?:기자|특파원)\s?=\s",
    # 【ワシントン時事】 ; ［東京　１０日　ロイター］ - ; 【10月29日 AFP】
    r"[【［\[](?=[^【】［］\[\]]{0,30}(?:時事|共同|ロイター|AFP|聯合|通信|新聞"
    r"|[=＝]))[^【】［］\[\]]{2,40}[】］\]]\s?(?:[-–—]\s)?",
    # 新华社北京3月10日电（记者 张三） ; 中新网北京3月10日电 ; （中央社記者張三台北10日電）
    r"[（(\[【]?(?:据)?(?:新华社|中新社|中新网|中央社|人民网|央视网|路透社|法新社|新華社"
    r"|中通社)[^。，]{0,24}?\d{1,2}日(?:[电電](?:[讯訊])?)"
    r"[)）\]】]?\s?(?:[（(][^（）()]{0,30}(?:记者|記者)[^（）()]{0,40}[)）])?\s?",
    # Bylines before a dateline or a text
    r"(?:[Bb]y|BY)\s(?:[A-Z][\w.'’-]*[,\s]+(?:and\s|AND\s|[|•·-]\s)?){2,12}?"
    r"(?:The\s)?(?:Associated Press|Reuters|AP|AFP|Washington Post)\b(?:\sWriters?)?\W+",
    # The time of an item of a live report
    r"\d\d?(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[AP]M)(?:\s(?:ET|GMT|BST|CET"
    r"|local))?[:\s—–-]{1,3}(?=[\"“]?[A-Z])",
    rf"(?:{'|'.join(SHORT_MONTHS)})[a-z]{{0,6}}\.?\s\d\d?,\s\d{{4}},?\s(?=[A-Z])",
    # Labels
    r"(?:BREAKING(?: NEWS)?|UPDATE(?:D| \d)?|JUST IN|DEVELOPING|EXCLUSIVE|LIVE|URGENT|WATCH"
    r"|EXPLAINER|FACTBOX|[Ee]xclusive|[Bb]reaking(?: news)?)\s?[:|—–-]\s?(?=[\"“]?[A-Z])",
    r"(?:[Ww]hy it matters|[Tt]he big picture|[Tt]he latest|[Dd]riving the news"
    r"|[Ww]hat['’]s (?:next|new|happening)"
    r"|[Ww]hat (?:to watch|we['’]re watching|they['’]re saying|to know|happened)"
    r"|[Bb]etween the lines|[Zz]oom (?:in|out)"
    r"|[Bb]e smart|[Gg]o deeper|[Tt]he bottom line|[Bb]ottom line|[Yy]es,? but|[Bb]y the numbers"
    r"|[Ss]tate of play"
    r"|[Cc]atch up (?:quick|fast)|[Ff]lashback|[Tt]he intrigue|[Tt]hreat level|[Rr]eality check"
    r"|[Tt]he backdrop"
    r"|[Tt]he context|[Cc]ontext|[Tt]he details|[Dd]etails|[Qq]uick take|[Kk]ey (?:points?"
    r"|takeaways?)|[Ww]orth noting"
    r"|[Oo]f note|[Tt]he other side|[Hh]ow it works|[Tt]he background|[Bb]ackground"
    r"|[Tt]he big question"
    r"|[Oo]ur thought bubble|[Dd]riving the day|[Zz]oom in|[Tt]he other side|[Ww]hat it means"
    r"|[Tt]he takeaway)"
    r"\s?[:—–]\s?(?=[\"“(]?[A-Z0-9])",
    r"(?:WHY IT MATTERS|THE BIG PICTURE|THE LATEST|WHAT['’]S (?:NEXT|NEW)|STATE OF PLAY"
    r"|BY THE NUMBERS|KEY POINTS"
    r"|DRIVING THE NEWS|BETWEEN THE LINES|THE BOTTOM LINE|WHAT TO (?:KNOW|WATCH)|BACKGROUND"
    r"|CONTEXT|GO DEEPER"
    r"|WHAT HAPPENED|WHAT WE KNOW|THE DETAILS|YES,? BUT|ZOOM (?:IN|OUT)|FLASHBACK"
    r"|BE SMART)\s?[:—–-]?\s(?=[\"“(]?[A-Z0-9])",
)  # fmt: skip
_OPENING = lazy_regex(rf"[\s•*·_>|]*(?:{'|'.join(_OPENINGS)})")
_MAYBE = lazy_regex(
    r"^[\s•*·_>|]*(?:[(\[【［（]|[A-Z]{2}|\d|[A-ZÀ-Ž][^.!?]{0,70}[(:—–]|新|中|人|央|路|法|据|[가-힣]{2,4}\s"
    r"|[А-ЯЁ]"
    r"|[Bb]y\s|[A-Z][a-z]{2,8}\.?\s\d)"
)
"""What every opening begins with: most sentences do not."""
_MOST_OPENINGS = 4


def without_opening(text: str) -> str:
    """``text`` without the dateline, label, byline or time in front of it; the rest is unchanged.

    A text that would be empty then stays whole.
    """
    start = 0
    for _ in range(_MOST_OPENINGS):
        if not _MAYBE.match(text[start : start + 90]):
            break
        opening = _OPENING.match(text, start)
        if opening is None:
            break
        start = opening.end()
    rest = text[start:].lstrip()
    return rest if any(map(str.isalnum, rest)) else text
