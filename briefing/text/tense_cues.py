"""Words that say whether something is still to come or has happened, whatever they govern."""

from __future__ import annotations

from briefing.text.lazy_regex import lazy_regex

_TO = (
    "is are was were be due set expected scheduled slated planned poised plans? planning agreed"
    " wants? hopes? hoping intends? means aims? about ready likely vow(?:s|ed) preparing supposed"
).replace(" ", "|")
_ASIAN_AHEAD = (
    "예정|계획|앞두|앞둔|오는\\s|열린다|열리는|열릴|만난다|만날|만나는|방문한다|참석한다|갖는다|가질|하기로"
    "|[할될]\\s것|将|將|预计|預計|计划|計劃|拟于|擬於|即将|予定|見通し"
)
_ASIAN_PAST = "[했됐었았였렸났졌봤갔왔겼쳤혔](?:다|으며|고|지만|던)|了|曾|ました"
_PRESENT_FOR_FUTURE = (
    "(?:개최|진행|시작|출국|귀국|도착|발표|체결|서명|회담)한다|떠난다|연다"
    "|(?:する|行う|開く|臨む|訪れる|始まる)(?=[。」]|$)"
)
_PLAIN_PAST = "[했됐었았였렸났졌봤갔왔겼쳤혔]으나|(?:した|った|いた|べた|れた)(?=[。」]|$)"
EAST_ASIAN_CUE = lazy_regex(
    f"(?P<ahead>{_ASIAN_AHEAD}|{_PRESENT_FOR_FUTURE})|(?P<past>{_ASIAN_PAST}|{_PLAIN_PAST})"
)
"""A word of the future (group ``ahead``) or the past in Korean, Chinese and Japanese."""
_CUE = lazy_regex(
    r"(?P<ahead>\b(?:"
    rf"(?:{_TO})\s(?:also\s|then\s|next\s)?to\s[a-z]+"
    r"|will|would|could|may|might|shall|due|set\sfor|expected|scheduled|slated|planned|plans|planning"
    r"|ahead\sof|coming|upcoming|forthcoming|deadline|(?:by|before|until|till)\s\Z"
    r"|(?:is|are)\s(?:meet|hold|travel|visit|fly|leav|arriv|return|host|head|attend|sign|speak|open)\w*ing"
    r"|meets?|begins?|starts?|opens|travels|arrives|visits|leaves|hosts?|heads|holds|takes\splace"
    r"|follows|resumes|returns|concludes|ends|attends|flies|(?:[Tt]hey|we|leaders|two)\smeet"
    r"|[A-Z][\w-]+\sto\s(?:meet|visit|hold|host|sign|attend|travel|speak|open|begin|join|fly|leave"
    rf"|return|discuss|talk))(?:\b|\Z)|{_ASIAN_AHEAD})"
    r"|(?P<past>\b(?:said|says|told|met|held|was|were|had|has|have|went|came|left|made|took|began|gave"
    r"|flew|spoke|sat|won|lost|saw|got|put|wrote|rose|fell|sent|brought|paid|struck|led|drew"
    r"|(?!(?:need|indeed|exceed|proceed|succeed|speed|related|tied|expected|scheduled|planned|slated)\b)"
    rf"[a-z]{{2,}}ed)\b|{_ASIAN_PAST})"
)


def ahead_and_past(text: str) -> tuple[int, int]:
    """How often ``text`` speaks of what is still to come, and how often of what has happened."""
    cues = [cue["ahead"] is not None for cue in _CUE.finditer(text)]
    return sum(cues), len(cues) - sum(cues)
