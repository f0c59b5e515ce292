"""Find the feeds of an address by fetching it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.domain.entry import ParsedFeed
from briefing.errors import UsageError
from briefing.fetch import discovery
from briefing.fetch.outcome import Failed, Fetched
from briefing.parse.parser_process import ParserProcess
from briefing.subscriptions.probe import Prober
from briefing.text.sanitize import line
from briefing.text.urls import canonical_feed_url, masked, url_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from briefing.fetch.discovery import Candidate
    from briefing.fetch.outcome import Outcome
    from briefing.subscriptions.probe import Answer

_A_FEW = 2
"""How many guessed addresses are fetched at a time, until one is a feed."""


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that was fetched and parsed; ``newest`` is its newest entry's date, aware UTC.

    ``url`` is the address to store: the new one if every redirect was permanent.
    """

    url: str
    title: str | None
    newest: datetime | None
    entries: int


@dataclass(frozen=True, slots=True)
class Discovery:
    """The feeds of an address, the likeliest first; ``reason`` says why there is none."""

    choices: tuple[FoundFeed, ...]
    reason: str = ""


def find(typed: str, *, timeout: float, now: datetime) -> Discovery:
    """Find the feed at the address that a person ``typed``, or the feeds of the page there.

    A feed takes one request, a page at most ``discovery.MAX_CANDIDATES`` more, which together may
    take ``timeout`` seconds, as may the page itself. Raises `UsageError` for what is not an
    address.
    """
    urls = discovery.spellings(typed)
    if reason := url_problem(urls[0]):
        prefix = "" if "@" in typed or not typed.strip() else f"{line(typed)[:100]}: "
        raise UsageError(f"{prefix}{reason}")
    with ParserProcess() as reader:
        return asyncio.run(_find(urls, Prober(timeout, now, reader)))


async def _find(urls: Sequence[str], prober: Prober) -> Discovery:
    outcome = await _first(urls, prober)
    if isinstance(outcome, Failed):
        return Discovery((), outcome.reason)
    if not isinstance(outcome, Fetched):
        return Discovery((), "the server answered without a document")
    document = await prober.read(outcome)
    if isinstance(document, ParsedFeed):
        return Discovery((_choice(outcome, document, ""),))
    linked = await _linked(outcome, outcome.feed.url, prober)
    choices = await _feeds_near(outcome, linked, prober)
    if choices or linked:
        return Discovery(choices, "the feeds that the page names do not answer")
    return Discovery((), f"{document.reason}, and it names no feeds")


async def _first(urls: Sequence[str], prober: Prober) -> Outcome:
    """The first answer; the next spelling is tried only if no server answers."""
    for url in urls[:-1]:
        outcome = await prober.page(url)
        if not isinstance(outcome, Failed) or outcome.http is not None:
            return outcome
    return await prober.page(urls[-1])


async def _feeds_near(
    page: Fetched, linked: Sequence[Candidate], prober: Prober
) -> tuple[FoundFeed, ...]:
    """The feeds that ``page`` names, else those of a list it links to, else in usual places."""
    answers = await prober.candidates(linked)
    choices = _choices(answers)
    for answer in answers:
        if not choices and not answer.candidate.declared:
            inner = await _linked(answer.outcome, page.feed.url, prober)
            choices = _choices(await prober.candidates(inner))
    if not any(candidate.declared for candidate in linked):
        usual = discovery.guesses(page.url)
        for start in range(0, len(usual), _A_FEW):
            if not choices:
                choices = _choices(await prober.candidates(usual[start : start + _A_FEW]))
    return choices


async def _linked(page: Fetched, typed: str, prober: Prober) -> tuple[Candidate, ...]:
    """The feeds that ``page`` points to, best first."""
    links = await prober.links(page)
    return () if links is None else discovery.candidates(links, page.url, typed)


def _choices(answers: Iterable[Answer]) -> tuple[FoundFeed, ...]:
    """The feeds among ``answers``, each once; feeds of comments come later, empty ones last."""
    feeds: dict[str, FoundFeed] = {}
    for candidate, outcome, document in answers:
        if isinstance(document, ParsedFeed):
            # The text of an anchor ("RSS") is not a title.
            title = candidate.title if candidate.declared else ""
            choice = _choice(outcome, document, title)
            feeds.setdefault(canonical_feed_url(outcome.url), choice)
    return tuple(
        sorted(
            feeds.values(),
            key=lambda choice: (not choice.entries, discovery.about_comments(choice.title or "")),
        )
    )


def _choice(outcome: Fetched, document: ParsedFeed, title: str) -> FoundFeed:
    given = outcome.feed.url
    secret = masked(given) != given  # a new address would lose the password
    dates = [entry.published or entry.updated for entry in document.entries]
    return FoundFeed(
        url=given if secret else outcome.moved_to or given,
        title=document.title or title or None,
        newest=max((date for date in dates if date), default=None),
        entries=len(document.entries),
    )
