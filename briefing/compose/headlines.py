"""Headlines that can stand for a sentence which a briefing shows already."""

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
        self._of = {each.entry: each.text for each in passages if each.paragraph == HEADLINE}
        self._points = {draft.id for draft in shown}
        self._texts = {draft.text for draft in shown}

    def instead(
        self, draft: Draft, carriers: Iterable[Carrier], says_it: Callable[[str], bool]
    ) -> str:
        """The text of ``draft``, or, where a point shows that, the shortest headline of
        ``carriers`` that ``says_it`` too: a reader need not meet one sentence twice.
        """
        if draft.id not in self._points:
            return draft.text
        heads = {self._of[each.entry.id] for each in carriers if each.entry.id in self._of}
        fitting = [
            head
            for head in heads - self._texts
            if unspaced(head) == unspaced(draft.text)
            and says_it(head)
            and stance(head, words(head), headline=True) == "stands"
        ]
        return min(fitting, key=lambda head: (len(head), head), default=draft.text)
