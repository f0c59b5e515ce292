"""The feeds of a page or address, by asking it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.domain.entry import ParsedFeed
from briefing.errors import UsageError
from briefing.fetch import discovery
from briefing.fetch.outcome import Failed, Fetched
from briefing.parse.parser_process import Reader
from briefing.subscriptions.probe import Asker
from briefing.text.sanitize import line
from briefing.text.urls import canonical_feed_url, masked, url_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from briefing.fetch.discovery import Candidate
    from briefing.fetch.outcome import Outcome
    from briefing.subscriptions.probe import Answer

_A_FEW = 2
"""Guesses are made a few at a time, until one is right."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A feed that was found and read; ``newest`` is its newest entry's date, aware UTC.

    ``url`` is the address to keep: the new one where every redirect was permanent.
    """

    url: str
    title: str | None
    newest: datetime | None
    entries: int


@dataclass(frozen=True, slots=True)
class Found:
    """The feeds of an address, the likeliest first; ``reason`` says in words why there is none."""

    choices: tuple[Choice, ...]
    reason: str = ""


def find(typed: str, *, timeout: float, now: datetime) -> Found:
    """The feed at the address that a person ``typed``, or the feeds of the page that is there.

    A feed costs one request, a page at most ``discover.MOST`` more, which together may take
    ``timeout`` seconds, as the page itself may. Raises UsageError for what is no address.
    """
    urls = discovery.spellings(typed)
    if reason := url_problem(urls[0]):
        shown = "" if "@" in typed or not typed.strip() else f"{line(typed)[:100]}: "
        raise UsageError(f"{shown}{reason}")
    with Reader() as reader:
        return asyncio.run(_find(urls, Asker(timeout, now, reader)))


async def _find(urls: Sequence[str], asker: Asker) -> Found:
    outcome = await _first(urls, asker)
    if isinstance(outcome, Failed):
        return Found((), outcome.reason)
    if not isinstance(outcome, Fetched):
        return Found((), "the server answered without a document")
    document = await asker.read(outcome)
    if isinstance(document, ParsedFeed):
        return Found((_choice(outcome, document, ""),))
    named = await _named(outcome, outcome.feed.url, asker)
    choices = await _around(outcome, named, asker)
    if choices or named:
        return Found(choices, "no feed answers where the page says that one is")
    return Found((), f"{document.reason}, and it names no feed")


async def _first(urls: Sequence[str], asker: Asker) -> Outcome:
    """The first answer: another spelling is tried only where no server answers."""
    for url in urls[:-1]:
        outcome = await asker.page(url)
        if not isinstance(outcome, Failed) or outcome.http is not None:
            return outcome
    return await asker.page(urls[-1])


async def _around(page: Fetched, named: Sequence[Candidate], asker: Asker) -> tuple[Choice, ...]:
    """The feeds that ``page`` names; those of a list that it leads to; those in usual places."""
    answers = await asker.candidates(named)
    choices = _choices(answers)
    for answer in answers:
        if not choices and not answer.candidate.declared:
            inner = await _named(answer.outcome, page.feed.url, asker)
            choices = _choices(await asker.candidates(inner))
    if not any(candidate.declared for candidate in named):
        usual = discovery.guesses(page.url)
        for start in range(0, len(usual), _A_FEW):
            if not choices:
                choices = _choices(await asker.candidates(usual[start : start + _A_FEW]))
    return choices


async def _named(page: Fetched, typed: str, asker: Asker) -> tuple[Candidate, ...]:
    """The feeds that ``page`` points to, best first."""
    links = await asker.links(page)
    return () if links is None else discovery.candidates(links, page.url, typed)


def _choices(answers: Iterable[Answer]) -> tuple[Choice, ...]:
    """The feeds among ``answers``, each once: those of comments behind, empty ones last."""
    feeds: dict[str, Choice] = {}
    for candidate, outcome, document in answers:
        if isinstance(document, ParsedFeed):
            # What an anchor reads ("RSS") names no feed.
            title = candidate.title if candidate.declared else ""
            choice = _choice(outcome, document, title)
            feeds.setdefault(canonical_feed_url(outcome.url), choice)
    return tuple(
        sorted(
            feeds.values(),
            key=lambda choice: (not choice.entries, discovery.about_comments(choice.title or "")),
        )
    )


def _choice(outcome: Fetched, document: ParsedFeed, title: str) -> Choice:
    given = outcome.feed.url
    secret = masked(given) != given  # a new address would lose what it has to show at the door
    dates = [entry.published or entry.updated for entry in document.entries]
    return Choice(
        url=given if secret else outcome.moved_to or given,
        title=document.title or title or None,
        newest=max((date for date in dates if date), default=None),
        entries=len(document.entries),
    )
