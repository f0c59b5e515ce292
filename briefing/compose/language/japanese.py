"""What composing knows of Japanese."""

from __future__ import annotations

from briefing.compose.language.east_asian import ClaimPatterns, EastAsian
from briefing.text.lazy_regex import lazy_regex

_REFERS_BACK = lazy_regex(
    r"^(?:(?:しかし|だが|また)、?)?(?:彼は|彼女は|彼らは|これは|同氏は|同大統領は|同首相は)"
)

_OPENING = r"^(?:(?:しかし|だが|ただ|一方|これに対し(?:て)?)、?)?"
_SPEAKER = r"(?P<speaker>[^、。「」は]{2,25})は"
_WHEN = r"(?:[^、。「」]{0,12}日(?:夜|朝|午前|午後)?[、に]?)?、?"
_SAY = (
    r"(?:(?:述べ|語っ|主張し|説明し)(?:てい)?"
    r"|発表し|明らかにし|強調し|表明し|言っ|断言し)"
)
_CLAIM = r"(?:主張|報道|見方|疑惑|指摘|発言|情報|説明|説)"
_HOW = r"(?:改めて|強く|全面的に|完全に|直ちに|即座に|公式に)*"
_DENY = r"(?:否定|反論|反駁|否認|一蹴)し(?:てい)?"
_PATTERNS = ClaimPatterns(
    marks=(
        "否定",
        "反論",
        "反駁",
        "否認",
        "一蹴",
        "と述べ",
        "と語っ",
        "と主張",
        "と発表",
        "明らかに",
        "と説明",
        "と強調",
        "と表明",
        "と言っ",
        "と断言",
    ),
    statement=lazy_regex(
        rf"{_OPENING}{_SPEAKER}{_WHEN}「?(?P<content>[^「」。]+?)」?と{_HOW}{_SAY}[たる]。?$"
    ),
    denial=lazy_regex(
        rf"{_OPENING}{_SPEAKER}{_WHEN}(?P<content>[^「」。]+?)(?:との|という|とする|とした){_CLAIM}"
        rf"(?:を|に){_HOW}{_DENY}[たる]。?$"
    ),
    refusals=(
        lazy_regex(
            rf"{_OPENING}{_SPEAKER}{_WHEN}(?P<side>[^「」。、]+?(?:との|という|とする|とした)"
            rf"(?P<opponent>[^「」。、]{{2,15}}?)の{_CLAIM})(?:を|に){_HOW}{_DENY}[たる]。?$"
        ),
    ),
    answer=lazy_regex(
        rf"{_OPENING}{_SPEAKER}{_WHEN}(?:これ|(?:この|その|そうした|こうした|同)?{_CLAIM}"
        rf"|(?P<opponent>[^「」。、]{{2,15}}?)の{_CLAIM})(?:を|に(?:対して)?){_HOW}{_DENY}[たる]。?$"
    ),
    contrast=lazy_regex(
        rf"{_OPENING}(?P<claim>{_SPEAKER}{_WHEN}「?(?P<content>[^「」。]+?)」?と{_HOW}{_SAY}"
        r"(?:たが|るが|たものの|るものの|た一方で?|る一方で?))、?(?P<counter>\S[^。]*。?)$"
    ),
    negated=lazy_regex(
        r"(?:ない|なかった|ていません|ておらず|ありません|ていなかった)(?:まま(?:だ)?)?$"
    ),
    unsettled=lazy_regex(
        r"だろう|つもり|予定|計画|方針|見通し|可能性|議論|提起|要求|求め|たい$|したい|期待|検討|かどうか"
    ),
    agreement=lazy_regex(r"合意|協定|条約|停戦|署名|妥結"),
    progress=lazy_regex(r"進展|成果|突破口"),
    doubted=lazy_regex(r"主張|断言"),
    pronoun=lazy_regex(r"^(?:彼|彼女|彼ら|これ|それ|同氏|双方|両者|専門家|一部)"),
    office=lazy_regex(
        r"(?:大統領|首相|国家主席|主席|総書記|外相|国務長官|長官|外務大臣|大臣|報道官|氏|さん)"
    ),
    body=lazy_regex(
        r"外務省|政府|大統領府|ホワイトハウス|国務省|当局|高官|軍|警察|事務局|報道官|クレムリン|側$"
    ),
)


class Japanese(EastAsian):
    """Japanese: sentences that refer back, claims and denials."""

    patterns = _PATTERNS

    def refers_back(self, line: str) -> bool:
        return _REFERS_BACK.match(line) is not None
