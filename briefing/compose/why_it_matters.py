"""The point that says why the matter counts: what follows from it, or how seldom it happens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.compose.rules import LEAD_FROM, WHY_FROM
from briefing.compose.stance import personal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.compose.drafts import Draft
    from briefing.compose.weights import Worth

_SINCE = (
    r"(?:since\b[^.;]*?\b(?:1[89]|20)\d\d\b|ever\b|on record\b|in (?:more than |over |nearly "
    r"|almost |about )?(?:a |an |[\w-]+ )?(?:years|decades?|generations?|century|history)\b)"
)
_SIGNIFICANT = re.compile(
    r"^Why it matters\b|\b(?:"
    r"(?:is|are|was|were|be|been|become|becomes|became|mark(?:s|ed|ing)?|making (?:it|them)|for"
    r"|by far) (?:by far )?the (?:very )?(?:first|largest|biggest|highest|lowest|worst"
    rf"|deadliest|longest|steepest|sharpest|most [a-z-]+)\b[^.;]*?\b{_SINCE}"
    r"|(?:could|would|may|might|will|threatens? to)\s(?:[a-z]+ly\s)?(?:destabili[sz]"
    r"|undermin|jeopardi[sz]|threaten|cripple|devastat|derail|reshap|upend|trigger|worsen|deepen|paraly[sz])[a-z]*"
    r"|(?:matters?|significant|crucial|important|critical) because"
    r"|at stake (?:is|are)|(?:is|are) at stake"
    r"|(?:mark|represent|signal)(?:s|ed|ing|led|ling)? (?:a|an|the) (?:[a-z-]+ )?(?:turning point"
    r"|escalation|de-escalation|shift|break|departure|reversal|milestone|breakthrough|setback|thaw)"
    r"|(?:far-reaching|serious|grave|major|profound|lasting|severe) (?:consequences|implications)"
    r")"
)
_ASIDE = re.compile(r"(?:In|When|After|Before|As|Since|Like|While|Although|Though)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]?")


def why(drafts: Sequence[Draft], lead: Draft | None, worth: Worth) -> Draft | None:
    """The one of ``drafts`` that says why the matter counts, if one says so in as many words.

    It stands alone, speaks of what others speak of, and says it itself rather than in a quotation.
    Of several the best supported, then the one that says most of what others speak of, then
    the newest. None beside so few points that the reader sees it at once.
    """
    if len(drafts) < LEAD_FROM:
        return None
    sure = [
        draft
        for draft in drafts
        if draft is not lead
        and draft.anchor is None
        and not draft.head.leaning
        and worth.gain(draft) >= WHY_FROM
        and _SIGNIFICANT.search(_QUOTED.sub(" ", draft.head.passage.text))
        and not _ASIDE.match(draft.text)
        and not personal(draft.text, draft.words)
    ]

    def rank(draft: Draft) -> tuple[int, int, float, datetime, str]:
        return (draft.independent, draft.outlets, worth.gain(draft), draft.at, draft.id)

    return max(sure, key=rank, default=None)
