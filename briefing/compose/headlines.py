"""Headlines that can replace a sentence which a briefing already shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.stance import stance, unspaced
from briefing.domain.entry import HEADLINE
from briefing.text.normalize import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from briefing.compose.drafts import Draft
    from briefing.compose.independent_sources import Carrier
    from briefing.domain.story import SummitPassage


class Headlines:
    """The headlines that belong to the summit, and the sentences that its points show."""

    def __init__(self, passages: Iterable[SummitPassage], shown: Collection[Draft]) -> None:
        self._by_entry = {
            passage.entry: passage.text for passage in passages if passage.paragraph == HEADLINE
        }
        self._points = {draft.id for draft in shown}
        self._texts = {draft.text for draft in shown}

    def replacement(
        self, draft: Draft, carriers: Iterable[Carrier], states_it: Callable[[str], bool]
    ) -> str:
        """The text of ``draft``, or, if a point shows that, the shortest headline of ``carriers``
        for which ``states_it`` holds: a reader should not meet one sentence twice."""
        if draft.id not in self._points:
            return draft.text
        headlines = {
            self._by_entry[carrier.entry.id]
            for carrier in carriers
            if carrier.entry.id in self._by_entry
        }
        fitting = [
            headline
            for headline in headlines - self._texts
            if unspaced(headline) == unspaced(draft.text)
            and states_it(headline)
            and stance(headline, words(headline), headline=True) == "standalone"
        ]
        return min(fitting, key=lambda headline: (len(headline), headline), default=draft.text)
