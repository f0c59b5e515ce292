"""The point that says why the matter is important: what follows from it, or how rare it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.compose.language.registry import LANGUAGE
from briefing.compose.rules import LEAD_FROM, WHY_FROM
from briefing.compose.stance import personal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from briefing.compose.drafts import Draft
    from briefing.compose.weights import Weights

_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]?")


def why(drafts: Sequence[Draft], lead: Draft | None, weights: Weights) -> Draft | None:
    """The one of ``drafts`` that says why the matter is important, if one says so explicitly.

    It stands alone, is about what other outlets report too, and is no quotation. Of several, the
    best supported, then the one that covers most of what others report, then the newest. None if
    there are so few points that the reader sees it at once.
    """
    if len(drafts) < LEAD_FROM:
        return None
    explicit = [
        draft
        for draft in drafts
        if draft is not lead
        and draft.anchor is None
        and not draft.head.dependent
        and weights.gain(draft) >= WHY_FROM
        and LANGUAGE.states_importance(_QUOTED.sub(" ", draft.head.passage.text))
        and not LANGUAGE.begins_with_subordinate(draft.text)
        and not personal(draft.text, draft.words)
    ]

    def rank(draft: Draft) -> tuple[int, int, float, datetime, str]:
        return (draft.independent, draft.outlets, weights.gain(draft), draft.at, draft.id)

    return max(explicit, key=rank, default=None)
