"""Who says what in Korean, Chinese and Japanese: speaker first, verb of saying last or behind them.

Only plain forms are read, in which the speaker is marked as the topic, or stands right before the
verb. A Korean or Japanese sentence that reports a quotation and names no topic continues the one
before it.
"""

from __future__ import annotations

import re

from briefing.compose.language.protocol import Attribution, Language
from briefing.text.lazy_regex import lazy_regex
from briefing.text.quotation_mask import masked
from briefing.text.scripts import HAN, HANGUL, KANA, has_cjk

_LONGEST = 400
"""Characters, about eight hundred of an alphabet."""

_KOREAN_OFFICE = (
    "대통령|대통령실|총리|장관|차관|주석|총비서|위원장|대변인|관계자|당국자|소식통|의원|대표|실장|수석|보좌관"
    "|비서관|회장|사장|교수|전문가|연구원|대사|시장|지사|정부|백악관|크렘린궁|청와대|국무부|국방부|외교부|외무성"
    "|통일부|기획재정부|산업부|재무부|상무부|통신|신문|방송|측|전 대통령|씨"
)
_KOREAN_SAYING = (
    r"(?:말|전|설명|강조|주장|지적|비판|촉구|반박|부인|언급|평가|경고|발표|보도|답|약속|선언|제안|요구|당부)"
    r"(?:했|하였|한)다|밝혔다|덧붙였다|내다봤다|알렸다|적었다|썼다|밝힌 바 있다"
)
_KOREAN_VERB = lazy_regex(
    rf"(?:(?:고|며|면서|을|를|도록|게)\s?|\0\s?|\s)(?:[가-힣]{{1,6}}\s)?(?:{_KOREAN_SAYING})\.?$"
)
_KOREAN_TOPIC = lazy_regex(
    rf"^(?P<before>(?:\S+\s){{0,5}}?)(?P<who>(?:\S+\s){{0,3}}?\S*(?:{_KOREAN_OFFICE}))(?:은|는)\s"
)
_KOREAN_FIRST = lazy_regex(r"^(?P<who>[가-힣]{2,7})(?:은|는)\s(?=\0|\d{1,2}일)")
_KOREAN_OPENING = lazy_regex(
    r"^(?:(?:이날|한편|앞서|이에|대해|또|또한|그러나|하지만|다만|특히|반면|이어|지난|오늘|어제|\d{1,2}일|[월화수목금토일]요일"
    r"|\S+에서|\S+에|\S+(?:한|된|던|린))\s)+"
)
_KOREAN_ACCORDING = lazy_regex(r"^(?P<who>[^\s\0,]+(?:\s[^\s\0,]+){0,3})에 따르면")

_CHINESE_BETWEEN = (
    r"(?:(?:\d{1,2}日|当天|當天|周[一二三四五六日天]|星期[一二三四五六日天]|今天|昨天|日前|随后|隨後|在|对|對|向|也|还|還"
    r"|则|則|并|並|再次|公开|公開|明确|明確|上午|下午|晚间|晚間)[^，。：:\0]{0,30}?)?"
)
"""Whatever stands between a speaker and the verb begins with one of these."""
_CHINESE = lazy_regex(
    rf"^(?P<who>[{HAN}·A-Za-z]{{2,18}}?){_CHINESE_BETWEEN}"
    r"(?:表示|指出|强调|強調|宣布|认为|認為|透露|声称|聲稱|宣称|宣稱|坦言|回应说|回應說|称|稱|说|說)(?=[，,：:\0])"
)
_CHINESE_LAST = lazy_regex(
    rf"^\0+[，,]?(?P<who>[{HAN}·]{{2,14}}?){_CHINESE_BETWEEN}(?:表示|说|說|称|稱|指出|强调|強調)。?$"
)
_CHINESE_ACCORDING = lazy_regex(
    r"^(?:根据|根據|据|據)(?P<who>[^，。\0]{2,15}?)(?:的)?(?:报道|報道|消息|报告|報告)[，,]"
)
_CHINESE_PRONOUN = lazy_regex(
    "^(?:他|她|它|这|這|该|該|有人|我|双方|雙方|两|兩|其|此|但他|但她|外界)"
)

_JAPANESE_VERB = lazy_regex(
    r"(?:と|との(?:考え|見方|認識|方針|立場)を)(?:改めて|強く|重ねて|繰り返し)?"
    r"(?:述べ|語っ|話し|強調し|明らかにし|発表し|主張し|説明し|指摘し|表明し|批判し|警告し|伝え|言っ|示し|コメントし)"
    r"(?:た|ている|ていた|ました)。?$"
)
_JAPANESE_TOPIC = lazy_regex(
    r"^(?:(?:\d{1,2}日|同日|一方|また|これに対し|しかし|ただ)、?)*(?P<who>[^、。をにで\0]{2,25}?)は"
)
_JAPANESE_ACCORDING = lazy_regex(r"^(?P<who>[^、。\0]{2,20}?)によると")
_JAPANESE_PRONOUN = lazy_regex("^(?:彼|彼女|彼ら|これ|それ|同氏|同大統領|同首相|両者|双方)$")


class EastAsianSpeakers(Language):
    """The speakers of Korean, Chinese and Japanese sentences."""

    def attributions(self, sentence: str) -> tuple[Attribution, ...]:
        if len(sentence) > _LONGEST or not has_cjk(sentence):
            return ()
        line = masked(sentence)
        if re.search(f"[{HANGUL}]", line):
            attribution = _korean(line)
        elif re.search(f"[{KANA}]", line):
            attribution = _japanese(line)
        else:
            attribution = _chinese(line)
        return (attribution,) if attribution else ()


def _korean(line: str) -> Attribution | None:
    if match := _KOREAN_ACCORDING.match(line):
        return _named(match)
    verb = _KOREAN_VERB.search(line)
    if verb is None:
        return None
    if match := _KOREAN_FIRST.match(line) or _KOREAN_TOPIC.match(line):
        who = _KOREAN_OPENING.sub("", match["who"])
        return Attribution(who, verb.start())
    return Attribution("", verb.start(), named=False)


def _chinese(line: str) -> Attribution | None:
    match = _CHINESE.match(line) or _CHINESE_LAST.match(line) or _CHINESE_ACCORDING.match(line)
    if match is None:
        return None
    pronoun = _CHINESE_PRONOUN.match(match["who"])
    return Attribution(match["who"], match.end(), named=pronoun is None)


def _japanese(line: str) -> Attribution | None:
    if match := _JAPANESE_ACCORDING.match(line):
        return _named(match)
    verb = _JAPANESE_VERB.search(line)
    if verb is None:
        return None
    match = _JAPANESE_TOPIC.match(line)
    if match is None or _JAPANESE_PRONOUN.match(match["who"]):
        return Attribution(match["who"] if match else "", verb.start(), named=False)
    return Attribution(match["who"], verb.start())


def _named(match: re.Match[str]) -> Attribution:
    return Attribution(match["who"], match.end())
