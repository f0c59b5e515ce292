"""The point that says why the summit is important: how rare it is, what it is for or turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.language.registry import LANGUAGE
from briefing.compose.rules import (
    LEAD_FROM,
    SAME_MEETING_PEOPLE,
    WHY_FROM,
    WHY_PARAGRAPHS,
    WHY_SIGNS,
)
from briefing.compose.stance import personal
from briefing.domain.entry import HEADLINE
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.stop_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from briefing.compose.drafts import Draft
    from briefing.compose.weights import Weights
    from briefing.domain.summit import Summit

_QUOTED = lazy_regex(r"[\"“][^\"“”]*[\"”]?")
_KINDS = frozenset("summit meeting talks visit conference forum s".split())
"""Words of a summit's name that do not tell it from another."""


def why(
    drafts: Sequence[Draft], lead: Draft | None, weights: Weights, *, summit: Summit
) -> Draft | None:
    """The one of ``drafts`` that says in as many words why ``summit`` is important.

    It stands alone, speaks of the summit, is about what other outlets report too, and is no
    quotation. Of several, the best supported, then the one that covers most of what others report,
    then the newest. None if there are so few points that the reader sees it at once.
    """
    if len(drafts) < LEAD_FROM:
        return None
    names = _Names(summit)
    explicit = [
        draft
        for draft in drafts
        if draft is not lead
        and not LANGUAGE.importance_words.isdisjoint(draft.words)
        and draft.anchor is None
        and not draft.head.dependent
        and _speaks_of(draft, names)
        and weights.gain(draft) >= WHY_FROM
        and LANGUAGE.states_importance(_QUOTED.sub(" ", draft.head.passage.text))
        and not LANGUAGE.begins_with_subordinate(draft.text)
        and not personal(draft.text, draft.words)
    ]

    def rank(draft: Draft) -> tuple[int, int, float, datetime, str]:
        return (draft.independent, draft.outlets, weights.gain(draft), draft.at, draft.id)

    return max(explicit, key=rank, default=None)


class _Names:
    """The words of a summit's people, place and name."""

    def __init__(self, summit: Summit) -> None:
        self._people = [_significant(names) for names in summit.people]
        self._places = [_significant((place,)) for place in summit.place]
        self._name = _significant((summit.name,)) - _KINDS

    def are_in(self, text: Collection[str]) -> bool:
        """Whether the normal words of a text name the place, two of the people, or the summit."""
        present = _bare(text)
        people = sum(not person.isdisjoint(present) for person in self._people)
        if people >= SAME_MEETING_PEOPLE:
            return True
        names = [*self._places, self._name]
        return any(name and name <= present for name in names)


def _significant(names: Collection[str]) -> frozenset[str]:
    return frozenset(_bare(word for name in names for word in words(name))) - FUNCTION_WORDS


def _bare(tokens: Iterable[str]) -> frozenset[str]:
    """Normal words without the ending of a possessive."""
    return frozenset(word.removesuffix("'s") for word in tokens)


def _speaks_of(draft: Draft, names: _Names) -> bool:
    """Whether two of three hold: the sentence names the summit, so does the headline of its text,
    and it is among the first paragraphs, in which a reporter says why the news matters."""
    signs = (
        names.are_in(draft.words),
        names.are_in(words(draft.head.entry.title)),
        HEADLINE < draft.head.passage.paragraph < WHY_PARAGRAPHS,
    )
    return sum(signs) >= WHY_SIGNS
