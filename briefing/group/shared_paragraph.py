"""Which sentences of a paragraph are about which summit, where not all of them need be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.text.lazy_regex import lazy_regex
from briefing.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.group.term_finder import Mention

_GOES_ON = lazy_regex(
    r"[\"“‘'(]*(?:He|She|They|It|Both|The two|This|That)\b|두 정상|양측|양국|双方|両"
)


def sentences_by_summit(
    text: str, mentions: Sequence[Mention], summits: Sequence[str], *, about_first: bool
) -> Mapping[str, tuple[str, ...]]:
    """The sentences of ``text`` for each of ``summits`` (ids, the most likely first), by the
    ``mentions`` that are evidence.

    A sentence goes to the summits that it has a term of which the others do not have; without
    one, with the sentence that it goes on from, or to the first summit, if the entry is about it
    (``about_first``) or the sentence has a term of it.
    """
    keys = {
        summit: frozenset[str]().union(
            *(mention.term.keys for mention in mentions if mention.term.summit == summit)
        )
        for summit in summits
    }
    by_summit: dict[str, list[str]] = {summit: [] for summit in summits}
    before: set[str] = set()
    for start, sentence in _located(text):
        here = [mention for mention in mentions if start <= mention.start < start + len(sentence)]
        own = {
            mention.term.summit
            for mention in here
            if mention.term.summit in by_summit
            and not any(
                not mention.term.keys.isdisjoint(keys[other])
                for other in summits
                if other != mention.term.summit
            )
        }
        if not own and before and _GOES_ON.match(sentence):
            own = before
        elif not own and (
            about_first
            or any(
                mention.term.summit == summits[0] and mention.term.weight >= rules.EVIDENCE
                for mention in here
            )
        ):
            own = {summits[0]}
        before = own
        for summit in own:
            by_summit[summit].append(sentence)
    return {summit: tuple(parts) for summit, parts in by_summit.items()}


def _located(text: str) -> Iterator[tuple[int, str]]:
    end = 0
    for sentence in sentences(text):
        start = text.find(sentence, end)
        end = start + len(sentence)
        yield start, sentence
