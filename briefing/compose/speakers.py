"""Who says what a point states, and whether a quotation lacks its speaker."""

from __future__ import annotations

from briefing.compose.language.registry import LANGUAGE
from briefing.text.sentences import sentences


def speaker(text: str) -> str | None:
    """Who says it, as ``text`` names them; None if nobody is named.

    Of several speakers it is that of the first main clause that has one. "He added" means the
    speaker of the sentence before, or its subject.
    """
    before: str | None = None
    for sentence in sentences(text):
        attributions = LANGUAGE.attributions(sentence)
        for attribution in attributions:
            if attribution.named:
                return attribution.speaker
        if attributions and before:
            return before
        before = LANGUAGE.first_name(sentence)
    return None
