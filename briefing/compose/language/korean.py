"""What composing knows of Korean."""

from __future__ import annotations

from briefing.compose.language.east_asian import ClaimPatterns, EastAsian
from briefing.text.lazy_regex import lazy_regex

_TEASER = lazy_regex(r"^\[?(?:사설|칼럼|분석|인터뷰|포토|기고|해설)[\]】:]")
_REFERS_BACK = lazy_regex(
    r"^(?:(?:그러나|하지만|또|또한|이어|그러면서|앞서|다만)\s)?(?:그는|그녀는|그들은|이는|이들은|이에|그러면서"
    r"|이와 관련해?|이 자리에서|이 같은|이러한|이런)\s"
)

_OPENING = r"^(?:(?:그러나|하지만|반면|한편|이에 대해)[, ]\s?)?"
_SPEAKER = r"(?P<speaker>(?:(?![은는]\s)[^,.“”\"‘’']){2,30})[은는]\s"
_WHEN = r"(?:[^,.“”\"]{0,20}?일(?:\([^)]*\))?,?\s)?"
_SAY = r"(?:말|주장|강조|발표|설명|단언|공언|확인)(?:했|하였)|밝혔|전했"
_QUOTING = r"(?:다?[”\"’']\s?(?:이라고|라고|고)|이라고|라고|다고)\s(?:[^\s,.]+\s){0,3}?"
_ADVERBS = r"(?:[^\s,.]+\s){0,4}?"
_DENY = r"(?:부인|반박|일축|부정)(?:했|하였)"
_OPPONENT = r"(?P<opponent>[^,.“”\"\s]+(?:\s[^,.“”\"\s]+){0,2}?)"
_CLAIM = r"(?:주장|보도|의혹|발언|관측|소문|설명|지적|설)"
_PATTERNS = ClaimPatterns(
    marks=("고 ", "부인", "반박", "일축", "부정"),
    statement=lazy_regex(
        rf"{_OPENING}{_SPEAKER}{_WHEN}(?P<content>\S.+?){_QUOTING}(?:{_SAY})다\.?$"
    ),
    denial=lazy_regex(
        rf"{_OPENING}{_SPEAKER}{_WHEN}(?P<content>\S.+?)(?:다|이라|라)?[는란]\s{_CLAIM}"
        rf"(?:(?:을|를|에 대해|에)\s{_ADVERBS}{_DENY}다"
        rf"|(?:은|는|에 대해)\s{_ADVERBS}사실이 아니라고\s{_ADVERBS}(?:{_SAY})다)\.?$"
    ),
    refusals=(
        lazy_regex(
            rf"{_OPENING}{_SPEAKER}(?P<side>{_OPPONENT}의\s[^,.]+?(?:다|이라|라)는\s{_CLAIM})"
            rf"(?:을|를|에 대해|에)\s{_ADVERBS}{_DENY}다\.?$"
        ),
        lazy_regex(
            rf"{_OPENING}{_SPEAKER}(?P<side>[^,.]+?(?:다|이라|라)는\s{_OPPONENT}의\s{_CLAIM})"
            rf"(?:을|를|에 대해|에)\s{_ADVERBS}{_DENY}다\.?$"
        ),
    ),
    answer=lazy_regex(
        rf"{_OPENING}{_SPEAKER}{_WHEN}(?:이를|이에 대해"
        rf"|(?:이|그|이런|이러한|그런|이 같은|해당|관련)\s{_CLAIM}(?:을|를|에)"
        rf"|{_OPPONENT}의\s(?:이런\s|이 같은\s)?{_CLAIM}(?:을|를|에))\s"
        rf"{_ADVERBS}(?:{_DENY}다|사실이 아니라고\s{_ADVERBS}(?:{_SAY})다)\.?$"
    ),
    contrast=lazy_regex(
        rf"{_OPENING}(?P<claim>{_SPEAKER}{_WHEN}(?P<content>\S.+?){_QUOTING}"
        rf"(?:(?:{_SAY})(?:지만|으나|는데)|(?:말|주장|강조|발표|설명)하지만)),?\s(?P<counter>\S.+)$"
    ),
    negated=lazy_regex(r"(?:지\s?않\S{0,2}|지\s?못\S{0,2}|아니|없|않은 상태|않고 있)다?$"),
    unsettled=lazy_regex(
        r"(?:을|할|될|갈|칠|날|릴) (?:것|예정|계획|방침|전망|수)|겠|려고|논의|제기|질문|요청|촉구"
        r"|희망|기대|가능성|의향|하자$"
    ),
    agreement=lazy_regex(r"합의|타결|서명|협정|협약|조약|휴전"),
    progress=lazy_regex(r"진전|성과|돌파구"),
    doubted=lazy_regex(r"주장|단언|공언|자랑"),
    pronoun=lazy_regex(r"^(?:그|그녀|그들|이들|이|양측|일각|전문가들?|일부)(?:\s|$)"),
    office=lazy_regex(
        r"\s?(?:대통령|총리|국가주석|주석|국무위원장|위원장|장관|외무상|외교부장|총서기|의장|대표"
        r"|대변인|씨)(?=\s|$)"
    ),
    body=lazy_regex(
        r"정부|외교부|외무성|대통령실|청와대|백악관|국무부|국방부|당국|측|관계자|군|경찰|협상단"
        r"|대변인|크렘린"
    ),
)


class Korean(EastAsian):
    """Korean: teasers, sentences that refer back, claims and denials."""

    patterns = _PATTERNS

    def is_teaser(self, headline: str) -> bool:
        return _TEASER.search(headline) is not None

    def refers_back(self, line: str) -> bool:
        return _REFERS_BACK.match(line) is not None
