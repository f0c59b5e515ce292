"""Import the feed lists of other readers, and export one for them (OPML)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.config import edit, opml
from briefing.domain.feed import Feed
from briefing.errors import UsageError
from briefing.fetch.discovery import spellings
from briefing.fetch.ip_address import names_private
from briefing.parse.encoding.decode import decode
from briefing.subscriptions import unique_names
from briefing.text.sanitize import line
from briefing.text.urls import canonical_feed_url, masked, url_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.config.config_file import FileEdit
    from briefing.config.model import Config
    from briefing.config.opml import Outline

MOST_BYTES = 32 << 20
_MOST_WRITTEN = 32 << 20


@dataclass(frozen=True, slots=True)
class SkippedOutline:
    """An outline that was not imported: its line, its name, and the reason."""

    line: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class SortedOutlines:
    """The outlines of a file, sorted by what becomes of them.

    ``feeds`` are new. ``known`` outlines repeat a feed of feeds.toml, which stays as it is, or an
    earlier one of the file, which gets their tags too. ``bad`` ones cannot become a feed.
    """

    feeds: tuple[Feed, ...]
    known: tuple[SkippedOutline, ...]
    bad: tuple[SkippedOutline, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of importing an OPML file.

    ``lines`` are those of the new blocks in feeds.toml; ``broken`` says where reading had to stop,
    ``faults`` where tags were left out that cannot be read;
    ``created``: feeds.toml is new too; ``written``: its bytes before and after.
    """

    outlines: SortedOutlines
    lines: tuple[int, ...]
    broken: str | None
    created: bool
    written: FileEdit
    faults: tuple[str, ...] = ()


def import_opml(config: Config, written: bytes) -> Imported:
    """Add the feeds of an OPML file, all at once or none.

    Only addresses, names and tags are imported. Raises `UsageError` for a file that is not OPML or
    is too large, and `ConfigError`.
    """
    if len(written) > MOST_BYTES:
        raise UsageError(f"the file is larger than {MOST_BYTES >> 20} MiB")
    outlines = opml.read(decode(written).text)
    sorted_outlines: list[SortedOutlines] = []

    def choose(current: Config) -> Sequence[Feed]:
        current = replace(current, cache=config.cache)
        sorted_outlines.append(sort(outlines.outlines, current.feeds, unique_names.taken(current)))
        return sorted_outlines[-1].feeds

    appended = edit.append_feeds(config.path, choose)
    return Imported(
        sorted_outlines[-1],
        appended.lines,
        outlines.broken,
        appended.created,
        appended.written,
        outlines.faults,
    )


def contents(name: str) -> bytes:
    """The bytes of the file called ``name``, at most one more than `MOST_BYTES`.

    ``~`` is the home directory. Raises `UsageError`.
    """
    try:
        with Path(name).expanduser().open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{line(name)}: cannot be read: {reason}") from error


def sort(
    outlines: Iterable[Outline], feeds: Iterable[Feed], taken: unique_names.UsedNames
) -> SortedOutlines:
    """Decide what becomes of each outline, given the ``feeds`` of feeds.toml."""
    configured = {canonical_feed_url(feed.url) for feed in feeds}
    picked: dict[str, Outline] = {}
    known, bad = [], []
    for listed in outlines:
        outline = listed
        if outline.url[:5].lower() == "feed:":
            outline = replace(outline, url=spellings(outline.url)[0])
        key = canonical_feed_url(outline.url)
        name = outline.name or outline.url
        if reason := _fault(outline.url):
            bad.append(SkippedOutline(outline.line, outline.name, reason))
        elif key in configured:
            known.append(SkippedOutline(outline.line, name, "is already in feeds.toml"))
        elif earlier := picked.get(key):
            known.append(
                SkippedOutline(outline.line, name, f"is the same feed as on line {earlier.line}")
            )
            if outline.tags != earlier.tags:
                joined = tuple(dict.fromkeys((*earlier.tags, *outline.tags)))
                picked[key] = replace(earlier, tags=joined[: opml.MOST_TAGS])
        else:
            picked[key] = outline
    added = tuple(
        Feed(outline.url, taken.free(outline.name, outline.url), outline.tags)
        for outline in picked.values()
    )
    if sum(map(_size, added)) > _MOST_WRITTEN:
        raise UsageError(f"its feeds and tags take more than {_MOST_WRITTEN >> 20} MiB")
    return SortedOutlines(added, tuple(known), tuple(bad))


def _size(feed: Feed) -> int:
    """The approximate length of the feed's block."""
    return 40 + len(feed.url) + len(feed.name or "") + sum(len(tag) + 4 for tag in feed.tags)


def export_opml(feeds: Iterable[Feed]) -> Iterator[str]:
    """The lines of an OPML file with all ``feeds`` that have a usable address.

    It holds names, addresses and tags, without the user names and passwords in addresses.
    """
    without_logins = (replace(feed, url=masked(feed.url)) for feed in feeds)
    return opml.write(feed for feed in without_logins if url_problem(feed.url) is None)


def _fault(url: str) -> str | None:
    """Why an outline's URL cannot be used; it is never quoted, since it may hold a secret."""
    if not url:
        return "it has no xmlUrl"
    if masked(url) != url:
        return "its URL contains a user name or password"
    if reason := url_problem(url):
        return reason
    if names_private(urlsplit(url).hostname or ""):
        return "its URL is a private address"
    return "its URL is too long" if len(url) > opml.LONGEST * 4 else None
