"""The entries of a summit that no section of its briefing cites."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefing.compose.rules import MOST_ALSO_REPORTED
from briefing.compose.stance import stance
from briefing.domain.entry import HEADLINE
from briefing.text.boilerplate.judgement import is_boilerplate
from briefing.text.normalize import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.compose.points import Numbering
    from briefing.domain.briefing import Briefing, Source
    from briefing.domain.entry import CachedEntry
    from briefing.domain.story import SummitPassage


def also_reported(
    briefing: Briefing,
    passages: Iterable[SummitPassage],
    numbering: Numbering,
    limit: int | None = MOST_ALSO_REPORTED,
) -> tuple[tuple[Source, ...], int]:
    """The newest entries with one of ``passages`` that ``briefing`` does not cite, ``limit`` at
    most, and how many there are in all.

    Their passage is the headline. What the reader has hidden as a whole is not among them. An
    entry whose story is cited, or listed before it, by another outlet is marked as a copy of that.
    """
    by_entry: dict[str, list[SummitPassage]] = defaultdict(list)
    for passage in passages:
        by_entry[passage.entry].append(passage)
    cited = list(briefing.sources(counted=True))
    cited_ids = {source.entry for source in cited}
    story_of = {entry.id: story.id for story in briefing.stories for entry in story.entries}
    uncited = {
        entry.id: entry
        for story in briefing.stories
        for entry in story.entries
        if entry.id in by_entry and entry.id not in cited_ids and not _is_hidden(by_entry[entry.id])
    }
    origin: dict[str, int] = {}
    for source in cited:
        if source.entry in story_of:
            origin.setdefault(story_of[source.entry], source.n)
    listed = []
    for entry in sorted(uncited.values(), key=_newest_first)[:limit]:
        story = story_of[entry.id]
        source = numbering.source(entry, _headline(entry, by_entry[entry.id]), origin.get(story))
        origin.setdefault(story, source.n)
        listed.append(source)
    return tuple(listed), len(uncited)


def _is_hidden(passages: Sequence[SummitPassage]) -> bool:
    """Whether the reader hid everything in ``passages``, those of one entry, that could be shown.

    The headline stays, as it is shown only if there is nothing else.
    """
    if not any(passage.hidden for passage in passages):
        return False
    body = [passage for passage in passages if passage.paragraph != HEADLINE]
    return not any(
        not passage.hidden and stance(passage.text, words(passage.text)) != "unusable"
        for passage in body
    )


def _headline(entry: CachedEntry, passages: Iterable[SummitPassage]) -> str:
    """The headline, or the first of ``passages`` if it has none: a byline is no headline."""
    in_order = sorted(passages, key=lambda passage: passage.place)
    texts = [text for text in (entry.title, *(passage.text for passage in in_order)) if text]
    return next((text for text in texts if not is_boilerplate(text)), texts[0])


def _newest_first(entry: CachedEntry) -> tuple[float, str, str, str]:
    return (-entry.order_at.timestamp(), entry.outlet, entry.title, entry.id)
