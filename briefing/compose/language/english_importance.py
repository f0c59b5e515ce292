"""How English says in as many words why a meeting matters."""

from __future__ import annotations

from briefing.compose.language.english_claims import LONGEST
from briefing.text.lazy_regex import lazy_regex

_GATHERING = (
    r"(?:summits?|meetings?|talks|visits?|dialogues?|sessions?|encounters?|trips?|negotiations"
    r"|sit-down|(?<!press )(?<!news )conferences?)"
)
_MEETING = (
    rf"(?:{_GATHERING}|deals?|agreements?|treat(?:y|ies)|accords?|pacts?|truces?|ceasefires?)"
)
_YEARS = (
    r"in (?:more than |over |nearly |almost |about |at least )?(?:a |an |[\w-]+ ){0,2}"
    r"(?:years|decades?|generations?|century|history)\b"
)
_SINCE = rf"(?:since\b|ever\b|on record\b|{_YEARS})"
_RARE = (
    r"(?:first(?!\s(?:lady|ladies|family|minister|day|stop|leg|term|time\b(?!\s(?:since|in)\b)))"
    r"|largest|biggest|highest|lowest|worst|deepest|longest|most [a-z-]+)"
)
_TURN = (
    r"(?:end|start|beginning|turning point|escalation|de-escalation|shift|break|departure|reversal"
    r"|milestone|breakthrough|setback|thaw|reset)"
)
IMPORTANCE_WORDS = frozenset(
    "first largest biggest highest lowest worst deepest longest most marks mark marked marking "
    "represents represent represented representing signals signal signaled signalled signaling "
    "signalling aims aim aimed intended meant designed stake test because consequences "
    "implications matters".split()
)
"""Every text that states importance has one of these."""

_IMPORTANT = lazy_regex(
    r"^Why it matters\b"
    # The first talks in ten years; the talks are the first between the two.
    rf"|\b(?:the|their|its) (?:very )?first(?:-ever)? (?:[\w.-]+ ){{0,4}}?{_MEETING}\b"
    rf"[^.;]{{0,200}}?\b{_SINCE}"
    rf"|\b{_MEETING}\b[^.;]{{0,200}}?\b(?:is|are|was|were|be|becomes?|became|mark(?:s|ed|ing)?)"
    rf" (?:by far )?(?:the|their) (?:very )?{_RARE}\b[^.;]{{0,200}}?\b(?:between\b|{_SINCE})"
    # Talks that mark an end of, or a turn in, something.
    rf"|\b{_MEETING}\b[^.;]{{0,200}}?\b(?:mark|represent|signal)(?:s|ed|ing|led|ling)?"
    rf" (?:a|an|the) (?:[a-z-]+ ){{0,2}}{_TURN} (?:to|of|in|from|for|with)\b"
    # What talks, not what they may yield, are for.
    rf"|\b{_GATHERING} (?:(?:in|at|with|between) [^,.;]{{2,40}}? )?(?:that )?"
    r"(?:is |are |was |were )?(?:aim(?:s|ed)? (?:at|to)|intended to|meant to|designed to)\b"
    # What depends on them.
    r"|\bat stake (?:is|are)\b|\b(?:is|are) at stake\b"
    rf"|\b{_GATHERING}\b[^.;]{{0,200}}?\b(?:a|the) (?:[a-z-]+ ){{0,2}}test (?:of|for)\b"
    r"|\b(?:matters?|significant|crucial|important|critical) because\b"
    r"|\b(?:far-reaching|profound|lasting) (?:consequences|implications)\b"
    # How bad it has become.
    r"|\b(?:relations|relationship|ties)\b[^.;]{0,200}?\b(?:lowest|worst)"
    r"(?: (?:point|level|ebb|state))? (?:since|in)\b"
)


def states_importance(text: str) -> bool:
    """Whether ``text`` says why a meeting matters: how rare it is, what it is for or turns."""
    return len(text) <= LONGEST and _IMPORTANT.search(text) is not None
