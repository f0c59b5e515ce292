"""Lists of feeds, taken over from other readers and given to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.config import edit, opml
from briefing.domain.feed import Feed
from briefing.errors import UsageError
from briefing.fetch.ip_address import names_private
from briefing.parse.encoding.decode import decode
from briefing.subscriptions import unique_names
from briefing.text.sanitize import line
from briefing.text.urls import canonical_feed_url, masked, url_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.config.config_file import Written
    from briefing.config.model import Config
    from briefing.config.opml import Outline

MOST_BYTES = 32 << 20
_MOST_WRITTEN = 32 << 20


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An outline that was not taken: the line it stands on, what it is called, and why not."""

    line: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """The outlines of a file, each where it belongs.

    ``known`` are those whose feed stands before them in the file, the tags of both joined, or in
    feeds.toml, which stays as it is; ``bad`` are those that no feed can be made of.
    """

    feeds: tuple[Feed, ...]
    known: tuple[LeftOut, ...]
    bad: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an OPML file.

    ``lines`` are those of the new blocks in feeds.toml; ``broken`` says where the file could not
    be read on; ``created``: feeds.toml is new as well; ``written``: its bytes before and since.
    """

    outlines: Sorted
    lines: tuple[int, ...]
    broken: str | None
    created: bool
    written: Written


def import_opml(config: Config, written: bytes) -> Imported:
    """Add the feeds of an OPML file, all at once or none.

    Only addresses, names and tags are taken. Raises UsageError for what is no OPML or has too
    much of it, and ConfigError.
    """
    if len(written) > MOST_BYTES:
        raise UsageError(f"the file is larger than {MOST_BYTES >> 20} MiB")
    outlines = opml.read(decode(written).text)
    done: list[Sorted] = []

    def choose(current: Config) -> Sequence[Feed]:
        current = replace(current, cache=config.cache)
        done.append(sort(outlines.found, current.feeds, unique_names.taken(current)))
        return done[-1].feeds

    appended = edit.append_feeds(config.path, choose)
    return Imported(done[-1], appended.lines, outlines.broken, appended.created, appended.written)


def contents(name: str) -> bytes:
    """The bytes of the file called ``name``, a little more than are allowed at most.

    ``~`` is the home directory. Raises UsageError.
    """
    try:
        with Path(name).expanduser().open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{line(name)}: cannot be read: {reason}") from error


def sort(outlines: Iterable[Outline], feeds: Iterable[Feed], taken: unique_names.Names) -> Sorted:
    """Decide what becomes of each outline, given the ``feeds`` that are there already."""
    there = {canonical_feed_url(feed.url) for feed in feeds}
    picked: dict[str, Outline] = {}
    known, bad = [], []
    for outline in outlines:
        key = canonical_feed_url(outline.url)
        called = outline.name or outline.url
        if reason := _fault(outline.url):
            bad.append(LeftOut(outline.line, outline.name, reason))
        elif key in there:
            known.append(LeftOut(outline.line, called, "is in feeds.toml already"))
        elif before := picked.get(key):
            known.append(LeftOut(outline.line, called, f"is the feed of line {before.line}"))
            if outline.tags != before.tags:
                joined = tuple(dict.fromkeys((*before.tags, *outline.tags)))
                picked[key] = replace(before, tags=joined[: opml.MOST_TAGS])
        else:
            picked[key] = outline
    found = tuple(
        Feed(outline.url, taken.free(outline.name, outline.url), outline.tags)
        for outline in picked.values()
    )
    if sum(map(_size, found)) > _MOST_WRITTEN:
        raise UsageError(f"its feeds and tags come to more than {_MOST_WRITTEN >> 20} MiB")
    return Sorted(found, tuple(known), tuple(bad))


def _size(feed: Feed) -> int:
    """About how long the feed's block will be."""
    return 40 + len(feed.url) + len(feed.name or "") + sum(len(tag) + 4 for tag in feed.tags)


def export_opml(feeds: Iterable[Feed]) -> Iterator[str]:
    """The lines of an OPML file with all ``feeds`` that an address can be given of.

    Names, addresses and tags, nothing else; user names and passwords are taken out of addresses.
    """
    shown = (replace(feed, url=masked(feed.url)) for feed in feeds)
    return opml.write(feed for feed in shown if url_problem(feed.url) is None)


def _fault(url: str) -> str | None:
    """Why no feed is made of an outline's URL; its text is not repeated, as it may be a secret."""
    if not url:
        return "it has no xmlUrl"
    if masked(url) != url:
        return "its URL holds a user name or password"
    if reason := url_problem(url):
        return reason
    if names_private(urlsplit(url).hostname or ""):
        return "its URL is a private address"
    return "its URL is too long" if len(url) > opml.LONGEST * 4 else None
