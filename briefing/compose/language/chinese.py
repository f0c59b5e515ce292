"""What composing knows of Chinese."""

from __future__ import annotations

from briefing.compose.language.east_asian import ClaimPatterns, EastAsian
from briefing.text.lazy_regex import lazy_regex

_REFERS_BACK = lazy_regex(
    r"^(?:(?:但|而|不过|同时|随后|隨後|此外|另外)，?)?(?:他|她|它|这是|這是|此举|此舉|这一|這一|这些|這些|对此|對此)"
)

_OPENING = r"^(?:(?:但|但是|而|不过|不過|然而)，?)?"
_SPEAKER = r"(?P<speaker>[^，。：；“”「」]{2,20}?)"
_WHEN = r"(?:(?:[^，。：；“”]{0,6}[日号號]|(?:周|星期)[一二三四五六日天])(?:上午|下午|晚)?)?"
_SAY = (
    r"(?:在[^，。：；“”「」]{2,15}?)?(?:随后|也|再次|曾)?"
    r"(?:表示|坚称|堅稱|声称|聲稱|宣称|宣稱|宣布|指出|强调|強調|[说說](?![法词])|[称稱](?![号为呼]))[，：]?"
)
_HOW = r"(?:随后|隨後|已|也|均|再次|断然|斷然|坚决|堅決|强烈|公开|立即|则|則)*"
_DENY = r"(?:否认|否認|反驳|反駁|驳斥|駁斥|否定)(?:了)?"
_CLAIM = r"(?:说法|說法|报道|報道|報導|指控|指責|指责|言论|言論|传闻|傳聞|主张|主張|声明|聲明)"
_PATTERNS = ClaimPatterns(
    marks=(
        "表示",
        "称",
        "稱",
        "说",
        "說",
        "宣布",
        "指出",
        "强调",
        "強調",
        "否认",
        "否認",
        "反驳",
        "反駁",
        "驳斥",
        "駁斥",
        "否定",
    ),
    statement=lazy_regex(
        rf"{_OPENING}{_SPEAKER}{_WHEN}{_SAY}[“「]?(?P<content>[^“”「」。]+)[”」]?。?$"
    ),
    denial=lazy_regex(
        rf"{_OPENING}{_SPEAKER}{_WHEN}{_HOW}{_DENY}(?:有关|有關|关于|關於|所谓|所謂)?"
        rf"(?P<content>(?!了|这|這|该|該|此|上述|相关|相關|有关|有關)[^，。]{{4,}}?)(?:的{_CLAIM})?。?$"
    ),
    refusals=(
        lazy_regex(
            rf"{_OPENING}{_SPEAKER}{_WHEN}{_HOW}{_DENY}(?P<side>(?P<opponent>[^，。：；“”「」]{{2,12}}?)"
            rf"(?:关于|關於|有关|有關|所谓|所謂)[^，。]+?的{_CLAIM})。?$"
        ),
    ),
    answer=lazy_regex(
        rf"{_OPENING}{_SPEAKER}{_WHEN}{_HOW}{_DENY}"
        rf"(?:(?:这|這|该|該|此|上述|相关|相關|有关|有關)(?:一|些|个|個|种|種|类|類|项|項)?(?:{_CLAIM}|事)"
        rf"|(?P<opponent>[^，。：；“”「」]{{2,12}}?)的{_CLAIM})?(?:，[^。]*)?。?$"
    ),
    contrast=lazy_regex(
        rf"^(?P<claim>(?:尽管|儘管|虽然|雖然)?{_SPEAKER}{_WHEN}{_SAY}[“「]?(?P<content>[^“”「」。]+?)[”」]?)"
        r"，(?:但是|但|不过|不過|然而|而)，?(?P<counter>[^。]+。?)$"
    ),
    negated=lazy_regex(r"没有|沒有|尚未|仍未|未能|并未|並未|从未|從未|不存在|未曾|没能"),
    unsettled=lazy_regex(
        r"将|將|可能|希望|计划|計劃|打算|有望|预计|預計|讨论|討論|提出|要求|呼吁|呼籲|是否|会见|會見|愿意|願意"
    ),
    agreement=lazy_regex(r"协议|協議|协定|協定|共识|共識|停火|条约|條約|签署|簽署|达成|達成"),
    progress=lazy_regex(r"进展|進展|成果|突破"),
    doubted=lazy_regex(r"声称|聲稱|宣称|宣稱|坚称|堅稱"),
    pronoun=lazy_regex(r"^(?:他|她|它|这|這|此|双方|雙方|有人|分析|专家|專家|外界)"),
    office=lazy_regex(
        r"(?:(?:总统|總統)(?!府|办|辦)|国家主席|國家主席|主席|首相|总理|總理|外长|外長|部长|部長|国务卿|國務卿|总书记|發言人|发言人|先生)"
    ),
    body=lazy_regex(
        r"外交部|政府|白宫|白宮|国务院|國務院|官员|官員|当局|當局|军方|軍方|警方|发言人|發言人|办公室|辦公室|克里姆林宫|方$"
    ),
)


class Chinese(EastAsian):
    """Chinese: sentences that refer back, claims and denials."""

    patterns = _PATTERNS

    def refers_back(self, line: str) -> bool:
        return _REFERS_BACK.match(line) is not None
