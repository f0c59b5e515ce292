"""Credits: who wrote, edited, photographed or owns a text, and who may be told about it."""

from __future__ import annotations

import re

from briefing.text.boilerplate.agencies import is_signature, only_names
from briefing.text.boilerplate.stamps import STAMP_WORDS
from briefing.text.lazy_regex import lazy_regex
from briefing.text.substrings import contains_any

_BY = lazy_regex(r"\W*(?:by|By|BY|Von|VON|Par|PAR|Por|POR|Text|Texte|Autor|Author|Автор)\s?[:,]?\s")
_MOST_BYLINE_WORDS = 14
_ROLES = STAMP_WORDS | frozenset(
    "reporting writing editing edited written compiled additional further translation translated "
    "production graphics research photo photos photograph photography photographer image images "
    "picture video file pool handout via courtesy credit by with bureau newsroom desk staff writer "
    "writers reporter reporters correspondent correspondents editor author follow email updated "
    "avec con com mit und".split()
)
"""Words that credits have besides names, in lower case."""
_REPORTING = lazy_regex(
    r"(?i:additional |further )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Tt]ranslation"
    r"|[Cc]ompil(?:ed|ation)"
    r"|[Ee]dited|[Ww]ritten|[Tt]ranslated|[Pp]roduced|[Rr]eportage|[Rr]eporte|[Rr]eportagem"
    r"|[Bb]earbeitet|[Rr]edaktion|[Éé]dité|[Ee]ditado|[Tt]raducido|[Rr]edazione|[Рр]едактор)s?"
    r"(?:\s?:|\s(?:by|de|di|von|par|por|del|da)\b)"
)
_OPENS = lazy_regex(
    # English
    r"copyright\b.{0,80}$|\(c\)\s(?:19|20)\d\d\b|[©Ⓒⓒ]"
    r"|\*?with (?:files|inputs?|reporting|additional reporting|material|agency inputs?) from\b"
    r"|to contact the (?:reporter|author|editor)s?\b|follow (?:us|me|him|her|them|@\w+)\b"
    r"|(?:this story|the (?:associated press|canadian press)) (?:was|has been) (?:corrected"
    r"|translated)\b"
    r"|\(?(?:end|ends|enditem|more to come|more to follow)\)?$"
    # Spanish, Portuguese, Italian, French
    r"|\(?(?:con información de|com informações d[aeo]|avec (?:afp|reuters|ap|agences?)|con (?:afp"
    r"|reuters|efe|ap)\b).{0,60}$"
    # German
    r"|mit (?:material|informationen|agenturmaterial|inhalten) (?:von|der)\b|dpa-infocom\b"
    r"|\(?mit (?:dpa|afp|reuters|ap)\b.{0,40}$"
    # Korean
    r"|\(?끝\)?$|[▶▷☞]|(?:제보는|제보하기|.{0,20}카카오톡).{0,80}$|\[?(?:사진|영상)\s?[=제]"
    r"|(?:\S{2,12}\s)?\S{2,4}\s(?:기자|특파원|인턴기자|논설위원)(?:\s?=)?(?:\s\S+@\S+)?$"
    r"|(?:영상|사진|자료|그래픽)\s?(?:=|:|제공)"
    # Japanese
    r"|(?:写真|画像|映像)?(?:撮影|提供|出典|資料)\s?[＝=:：]|(?:写真|画像|図)\s?[＝=:：／/]"
    r"|[（(](?:共同|時事|ロイター|聯合ニュース|[^（）()]{1,12}(?:通信|記者))[）)]$"
    # Chinese
    r"|(?:本文)?(?:未经|未經)[^。]{0,14}(?:转载|轉載|使用|复制)|转载请(?:注明|联系)|轉載請(?:註明|聯繫)"
    r"|[【（(\[]?\s?(?:责任|責任|本文|本期|执行|值班)?(?:编辑|編輯|责编|校对|作者|记者|記者|来源|來源|原标题"
    r"|原標題|文字|摄影|攝影|审核|监制|编译|出品)\s?[:：丨|/].{0,60}$"
    r"|[（(](?:完|[^（）()]{0,12}记者[^（）()]{0,30}|图源[^（）()]{0,20})[）)]$"
    r"|图为|圖為|资料图|資料圖|图片来源",
    re.IGNORECASE,
)
_SAYS = lazy_regex(
    r"\bcontributed to th(?:is|e) (?:report|story|article|dispatch|post)\b"
    r"|\ball rights reserved\b|\bcopyright\s(?:©|\(c\)|(?:19|20)\d\d\b)|©\s?(?:19|20)\d\d|ⓒ"
    r"|\bthomson reuters trust principles\b"
    r"|\b(?:may|must) not be (?:published|reproduced|republished|broadcast|rewritten"
    r"|redistributed)\b"
    r"|\btodos los derechos reservados\b|\btodos os direitos reservados\b"
    r"|\briproduzione riservata\b"
    r"|\btutti i diritti (?:sono )?riservati\b|\btous droits réservés\b"
    r"|\balle rechten voorbehouden\b"
    r"|\balle rechte vorbehalten\b|\bwszelkie prawa zastrzeżone\b|\bher hakkı saklıdır\b"
    r"|\bвсе права защищены\b|\b(?:использовани|перепечатк)\w+ материалов\b.{0,60}\b(?:ссылк"
    r"|разрешени)"
    r"|\bусі права захищені\b|جميع الحقوق محفوظة|무단\s?(?:전재|복제|배포)|저작권자"
    r"|\S{2,4}\s(?:기자|특파원)\s?=$|無断(?:転載|複製|での)|[＝=].{1,20}(?:撮影|提供)[）)]?$"
    r"|版权所有|版權所有|(?:记者|記者)\s?\S{2,8}\s?(?:摄|攝)[）)]?$",
)
_SIGNS = (
    *("contributed to", "rights reserved", "copyright", "©", "ⓒ", "trust principles"),
    *("not be ", "reservad", "riservat", "réservés", "vorbehalten", "voorbehouden", "zastrzeżone"),
    *(
        "saklıdır",
        "права",
        "материалов",
        "الحقوق",
        "무단",
        "저작권",
        "기자",
        "특파원",
        "無断",
        "撮影",
        "提供",
    ),
    *("版权", "版權", "摄", "攝"),
)
"""One of them is in everything that `_SAYS` finds: looking for them first is much faster."""
_SOURCE = lazy_regex(
    r"(?:(?:photo|image|picture|video|graphic|caption|map)s?(?: (?:by|credit|source"
    r"|courtesy)s?)?|credits?"
    r"|sources?|photograph(?:s|er)?|foto(?:s|grafía)?|fuentes?|fontes?|fonti?|quellen?"
    r"|crédits?(?: photos?)?"
    r"|bild(?:er)?|фото|источники?|джерело|kaynak|bron|źródło|출처|出典|来源|來源|資料)\s?[:：/]"
    r"|(?:photo|photograph|picture|image|foto)s? (?:by|courtesy)\b",
    re.IGNORECASE,
)
_PICTURE_BY = lazy_regex(
    r"(?:\w+\s){1,3}(?:photo|photograph|picture|image|video)s? (?:by|courtesy)\s"
)
_PICTURE_SIGNS = (" by", " courtesy")
_MOST_SOURCE_WORDS = 10
_ADDRESS = lazy_regex(r"[^\s@]@[^\s@.]{1,60}\.\w{2,}")
_REPORTED_FROM = lazy_regex(r"(?:[A-Z][\w.'’-]*,?\s(?:and\s)?){1,6}reported from\s")
_TIMED = lazy_regex(r"\b(?:19|20)\d\d\b.{0,12}\d:\d\d|\d:\d\d.{0,24}\b(?:19|20)\d\d\b")
_LONGEST_SIGNATURE = 240
_SIGNED_ENDS = ("Press.", "Writer.", "a.m.", "p.m.", ".)")


def is_credit(line: str) -> bool:
    """Whether ``line`` is a byline, a credit, a copyright or contact line."""
    folded = line.casefold()
    if _OPENS.match(line) or (contains_any(folded, _SIGNS) and _SAYS.search(folded)):
        return True
    if "@" in line and _ADDRESS.search(line):
        return True
    if _SOURCE.match(line):
        return len(line.split()) <= _MOST_SOURCE_WORDS
    taken = _PICTURE_BY.match(line) if contains_any(line, _PICTURE_SIGNS) else None
    if taken and only_names(line[taken.end() :], _ROLES):
        return True
    if len(line) > _LONGEST_SIGNATURE:
        return False
    if _REPORTING.match(line.lstrip("(（")) and only_names(line, _ROLES):
        return True
    reported = _REPORTED_FROM.match(line) if "reported from" in line else None
    if reported and only_names(line[reported.end() :]):
        return True
    if line.endswith((".", "?", "!")) and not line.endswith(_SIGNED_ENDS):
        return False
    by = _BY.match(line)
    rest = line[by.end() :] if by else ""
    if rest and len(rest.split()) <= _MOST_BYLINE_WORDS and only_names(rest, _ROLES):
        return True
    # A name, a date and an hour: an outlet's own signature.
    return is_signature(line, _ROLES) or (
        only_names(line, STAMP_WORDS) and _TIMED.search(line) is not None
    )
