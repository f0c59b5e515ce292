"""Whether a sentence treats a day as past or as still to come."""

from __future__ import annotations

import re

from briefing.text.scripts import CJK

_TO = (
    "is are was were due set expected scheduled slated planned poised plans? planning agreed wants?"
    " hopes? hoping intends? means aims? about ready likely vow(?:s|ed) preparing supposed"
).replace(" ", "|")
_CUE = re.compile(
    r"(?P<ahead>\b(?:"
    rf"(?:{_TO})\s(?:also\s|then\s|next\s)?to\s[a-z]+"
    r"|will|would|could|may|might|shall|due|set\sfor|expected|scheduled|slated|planned|plans|planning"
    r"|ahead\sof|coming|upcoming|forthcoming|deadline|(?:by|before|until|till)\s\Z"
    r"|(?:is|are)\s(?:meet|hold|travel|visit|fly|leav|arriv|return|host|head|attend|sign|speak|open)\w*ing"
    r"|meets?|begins?|starts?|opens|travels|arrives|visits|leaves|hosts?|heads|holds|takes\splace"
    r"|follows|resumes|returns|concludes|ends|attends|flies|(?:[Tt]hey|we|leaders|two)\smeet"
    r"|[A-Z][\w-]+\sto\s(?:meet|visit|hold|host|sign|attend|travel|speak|open|begin|join|fly|leave"
    r"|return|discuss|talk)"
    r")(?:\b|\Z)|예정|계획|앞두|앞둔|오는\s|열린다|열리는|열릴|만난다|만날|만나는|방문한다|참석한다|갖는다|가질|하기로"
    r"|[할될]\s것|将|將|预计|預計|计划|計劃|拟于|擬於|即将|予定|見通し)"
    r"|(?P<past>\b(?:said|says|told|met|held|was|were|had|has|have|went|came|left|made|took|began|gave"
    r"|flew|spoke|sat|won|lost|saw|got|put|wrote|rose|fell|sent|brought|paid|struck|led|drew"
    r"|(?!(?:need|indeed|exceed|proceed|succeed|speed|related|tied|expected|scheduled|planned|slated)\b)"
    r"[a-z]{2,}ed)\b|[했됐었았였렸났졌봤갔왔겼쳤혔](?:다|으며|고|지만|던)|了|曾|ました)"
)
# A full stop one or three letters after a capital (U.S., Oct.) does not end a sentence.
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z]{2})(?<![ap]\.m)[.!?。！？]['\"”’)]*(?:\s+(?![a-z\s])|(?<=[。！？]))"
)
_VERB_LAST = re.compile(rf"[{CJK}]")


def is_future(text: str, start: int, end: int) -> bool:
    """Whether the verb that governs the day at ``[start, end)`` is in the future.

    In English that is the nearest verb before the day, else the nearest after it; in a language
    whose verb ends the sentence, such as Korean, the other way round.
    """
    first, last = _sentence(text, start, end)
    before = list(_CUE.finditer(text, first, start))
    after = next(_CUE.finditer(text, end, last), None)
    nearest = before[-1] if before else None
    cue = after or nearest if _VERB_LAST.search(text, first, last) else nearest or after
    return cue is not None and cue["ahead"] is not None


def ahead_and_past(text: str) -> tuple[int, int]:
    """How often ``text`` speaks of what is still to come, and how often of what has happened."""
    cues = [cue["ahead"] is not None for cue in _CUE.finditer(text)]
    return sum(cues), len(cues) - sum(cues)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = 0, len(text)
    for stop in _SENTENCE_END.finditer(text):
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end:
            return first, stop.end()
    return first, last
