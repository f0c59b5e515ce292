"""Check how the blocks of summits work on the cached entries, and what would mend them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.config.table_reader import nearest
from briefing.config.toml_blocks import summit_line
from briefing.domain.summit_check import Addition, MissedEntry, SummitCheck
from briefing.errors import UsageError
from briefing.group import rules
from briefing.group.block_additions import additions
from briefing.group.block_words import concerns, word_uses
from briefing.group.near_misses import MissFinder
from briefing.group.summits import AWAY, WHOLLY, WITH_ARTICLE, WITH_BEFORE
from briefing.store import corrections, feeds
from briefing.store.connection import open_read_only
from briefing.store.recent_entries import recent_entries, taken
from briefing.store.recent_reports import entries_with_phrase, reports_of_entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from briefing.config.model import Config
    from briefing.domain.summit import Summit
    from briefing.domain.summit_check import RecentEntry
    from briefing.store.sqlite import Connection

_IN_ANOTHER = 0.75
_NOT_WORDS = frozenset((WITH_ARTICLE, WITH_BEFORE))


def check(config: Config, summits: Sequence[Summit], now: datetime) -> tuple[SummitCheck, ...]:
    """How the blocks of ``summits`` work on the entries of the last days.

    Assignments have to be current. Without a cache only the words are told. Raises `CacheError`.
    """
    db = open_read_only(config.cache)
    if db is None:
        return tuple(_words_only(config, summit, now) for summit in summits)
    try:
        names = feeds.FeedNames.of(config.feeds, feeds.states(db))
        since = now - rules.LATELY
        recent = recent_entries(db, since, rules.CHECKED_ENTRIES, names)
        missed = _missed(db, config, summits, recent)
        return tuple(
            _check(db, config, summit, now, (recent, missed[summit.id]), names)
            for summit in summits
        )
    finally:
        db.close()


def named(config: Config, id: str) -> Summit:
    """The summit with this id. Raises `UsageError` with the nearest id if there is none."""
    ids = [summit.id for summit in config.summits]
    if id in ids:
        return config.summits[ids.index(id)]
    near = nearest(id, ids)
    known = ", ".join(ids) or "none is configured"
    advice = f'did you mean "{near}"?' if near else f"known summits: {known}"
    raise UsageError(f"no summit has the id {id!r}; {advice}")


def _missed(
    db: Connection, config: Config, summits: Sequence[Summit], recent: Sequence[RecentEntry]
) -> dict[str, list[MissedEntry]]:
    """The entries that have evidence for each of ``summits`` and are not in it, nearest first."""
    missed: dict[str, list[MissedEntry]] = {summit.id: [] for summit in summits}
    manual = corrections.manual_assignments(db)
    finder = MissFinder(config.summits)
    for entry in recent:
        if missed.keys() <= entry.summits:
            continue
        settled = {*entry.summits, *manual.of(entry.id, entry.story)}
        for miss in finder.misses(entry.title, entry.paragraphs, entry.published, settled):
            if miss.summit in missed:
                missed[miss.summit].append(MissedEntry(entry, miss))
    for own in missed.values():
        own.sort(key=_nearness, reverse=True)
    return missed


def _nearness(missed: MissedEntry) -> float:
    """Less for an entry that is in another summit: it is more likely about that."""
    return missed.miss.nearness - (_IN_ANOTHER if missed.entry.summits else 0)


def _check(
    db: Connection,
    config: Config,
    summit: Summit,
    now: datetime,
    entries: tuple[Sequence[RecentEntry], Sequence[MissedEntry]],
    names: feeds.FeedNames,
) -> SummitCheck:
    recent, missed = entries
    since = now - rules.LATELY
    count, reasons = taken(db, summit.id, since)
    words = [(reason, entries) for reason, entries in reasons.most_common() if _is_word(reason)]
    ids = [missed_entry.entry.id for missed_entry in missed[: rules.SHARED_BY_MISSES]]
    tried = additions(
        summit,
        config.summits,
        recent,
        reports_of_entries(db, ids, names),
        zone=config.zone,
        entries_with=partial(entries_with_phrase, db, limit=rules.DRAFT_ENTRIES * 2),
    )
    return SummitCheck(
        summit=summit,
        since=since,
        words=word_uses(summit, config.summits),
        warnings=_warnings(summit),
        taken=count,
        taken_by=tuple(words[: rules.MOST_REASONS]),
        searched=len(recent),
        missed=len(missed),
        misses=tuple(_one_of_each_story(missed))[: rules.MOST_MISSES],
        additions=tuple(
            Addition(
                addition.key,
                addition.word,
                summit_line(addition.summit, addition.key),
                len(addition.entries),
                tuple(dict.fromkeys(entry.title for entry in addition.entries))[:2],
            )
            for addition in tried
        ),
    )


def _words_only(config: Config, summit: Summit, now: datetime) -> SummitCheck:
    words = word_uses(summit, config.summits)
    since = now - rules.LATELY
    return SummitCheck(summit, since, words, _warnings(summit), 0, (), 0, 0, (), ())


def _warnings(summit: Summit) -> tuple[str, ...]:
    return tuple(concern.message for concern in concerns(summit))


def _is_word(reason: str) -> bool:
    """Whether what brought a paragraph to a summit is a word of its block, or its own feed."""
    return reason == WHOLLY or (reason not in _NOT_WORDS and not reason.endswith(AWAY))


def _one_of_each_story(missed: Sequence[MissedEntry]) -> Iterator[MissedEntry]:
    stories: set[str] = set()
    for missed_entry in missed:
        story = missed_entry.entry.story or missed_entry.entry.id
        if story not in stories:
            stories.add(story)
            yield missed_entry
