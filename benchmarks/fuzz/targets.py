"""What is called with generated inputs. A target raises only where a promise is broken."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from benchmarks.fuzz import promises, seeds
from briefing.compose.agenda import agenda
from briefing.compose.briefing import compose
from briefing.config import opml
from briefing.config.load import parse_config
from briefing.domain.entry import CachedEntry, entry_id
from briefing.domain.story import Story, SummitPassage
from briefing.domain.summit import Summit
from briefing.errors import ConfigError, UsageError
from briefing.parse import feed as feed_parser
from briefing.parse.date import feed_date
from briefing.parse.passages import passages as passages_of
from briefing.render import agenda as agenda_text
from briefing.render import ics
from briefing.render.formats import FORMATS, document
from briefing.text import html
from briefing.text.date_ranges import periods
from briefing.text.dates import mentions
from briefing.text.feed_links import feed_links
from briefing.text.flat_html import flat_blocks
from briefing.text.headline import plain_headline
from briefing.text.sanitize import clean
from briefing.text.sentences import sentences
from briefing.text.urls import canonical_url, masked, safe_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


_URL = "https://wire.example/rss"
_NOW = datetime(2025, 10, 29, 12, tzinfo=UTC)
_ZONE = ZoneInfo("Asia/Seoul")
_SUMMIT = Summit(
    "g", "Gyeongju summit", (("Donald Trump", "트럼프"), ("Lee Jae Myung", "이재명")), ("Gyeongju",)
)
_TYPES = ("", "text/xml; charset=euc-kr", "application/json", "text/html; charset=\0", "a/b; x=y")


@dataclass(frozen=True, slots=True)
class Target:
    """What is called with an input, and the inputs that mutation begins with."""

    call: Callable[[bytes], None]
    seeds: list[bytes]


def read_document(data: bytes) -> None:
    """A document, behind a byte that chooses its type."""
    kind, body = _TYPES[data[0] % len(_TYPES)] if data else "", data[1:]
    with _nothing_swallowed():
        parsed = feed_parser.parse(body, feed=_URL, url=_URL, headers={"content-type": kind})
    if isinstance(parsed, feed_parser.Unreadable):
        assert parsed.reason.startswith("not a feed: "), parsed.reason
    else:
        promises.check_feed(parsed)


@contextmanager
def _nothing_swallowed() -> Iterator[None]:
    """Raise what the parser survives: one item that cannot be read costs no other."""
    raised: list[Exception] = []

    def telling(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            try:
                return function(*args)
            except Exception as error:
                raised.append(error)
                raise

        return call

    with ExitStack() as patches:
        for name in ("entry", "_parse"):
            telling_one = telling(getattr(feed_parser, name))
            patches.enter_context(patch.object(feed_parser, name, telling_one))
        yield
    if raised:
        raise raised[0]


def read_html(data: bytes) -> None:
    """HTML to paragraphs, titles and links; with a tree and without."""
    text = _text(data)
    promises.check_clean(clean(text))
    lines = html.paragraphs(text)
    title = html.plain_text(text)
    for line in (*lines, title, plain_headline(title, ("Wire", None))):
        promises.check_text(line)
    assert all(line.strip() for line in lines)
    if flat_blocks(text) is not None:
        with patch.object(html, "flat_blocks", lambda _: None):
            assert html.paragraphs(text) == lines
    for link in feed_links(text).links:
        promises.check_text(link.title)


def write_briefing(data: bytes) -> None:
    """News, an outlet, a headline and paragraphs in each block, to a briefing in every format."""
    stories, passages = _news(_text(data))
    briefing = compose(
        _SUMMIT, stories=stories, passages=passages, read_at=None, now=_NOW, zone=_ZONE,
        languages=("en", "ko"),
    )  # fmt: skip
    texts = {name: document([briefing], name, now=_NOW, zone=_ZONE, width=80) for name in FORMATS}
    for text in texts.values():
        promises.check_clean(text)
    promises.check_page(texts["html"])
    promises.check_json(texts["json"])
    assert "<" not in texts["md"]
    dates = agenda([briefing], _ZONE)
    promises.check_calendar(ics.calendar(dates, _NOW, _ZONE))
    promises.check_json(agenda_text.upcoming(dates, _NOW))


def _news(text: str) -> tuple[list[Story], list[SummitPassage]]:
    stories: list[Story] = []
    summit_passages: list[SummitPassage] = []
    for number, block in enumerate(clean(text).split("\n\n")[:30]):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        outlet, title, *paragraphs = (*lines, "Wire", "Talks go on")[: max(2, len(lines))]
        id = entry_id(outlet, str(number))
        entry = CachedEntry(
            id, outlet, outlet, str(number), title, safe_link(f"https://x.example/{title}"),
            _NOW.replace(hour=number % 12), _NOW.replace(hour=number % 12), tuple(paragraphs),
        )  # fmt: skip
        stories.append(Story(id, title, entry.first_seen, False, ("g",), None, (entry,)))
        summit_passages += [
            SummitPassage(
                id, id, passage.place, passage.paragraph, passage.text, passage.key,
                entry.first_seen, False, False,
            )
            for passage in passages_of(title, paragraphs, None)
        ]  # fmt: skip
    return stories, summit_passages


def read_dates(data: bytes) -> None:
    """The date of an item, and the days that a text names."""
    text = _text(data)
    feed_date.parse(text)
    at = feed_date.parse_or_fallback(text, None, _ZONE)
    assert at is None or 1990 <= at.year < 2100
    written = clean(text)
    for mention in mentions(written, _NOW, _ZONE):
        assert written[mention.start : mention.end] == mention.text
    periods(written, _NOW.date())


def read_sentences(data: bytes) -> None:
    """A paragraph to sentences, of which nothing but white space is lost; and it as an address."""
    text = " ".join(clean(_text(data)).split())
    rest = text
    for sentence in sentences(text):
        before, found, rest = rest.partition(sentence)
        assert found
        assert not before.strip()
    assert not rest.strip()
    for url in (text, f"https://{text}", f"https://wire.example/{text}"):
        promises.check_link(safe_link(url), ends='"<>')
        canonical_url(url)
        masked(url)


def read_settings(data: bytes) -> None:
    """feeds.toml: a configuration, or its problems."""
    with suppress(ConfigError):
        parse_config(data, Path("/nowhere/feeds.toml"), trusted=False)


def read_opml(data: bytes) -> None:
    """A list of feeds, or the reason why it is none."""
    with suppress(UsageError):
        for outline in opml.read(_text(data)).outlines:
            promises.check_text(outline.name)
            for tag in outline.tags:
                promises.check_text(tag)


def _text(data: bytes) -> str:
    """The text of an input; with lone surrogates, which escapes in JSON may bring."""
    return data.decode("utf-8", "surrogateescape" if data[:1] == b"\1" else "replace")


TARGETS = {
    "document": Target(read_document, seeds.documents()),
    "html": Target(read_html, seeds.texts(*seeds.HTML, *seeds.NEWS)),
    "briefing": Target(write_briefing, seeds.texts(*seeds.NEWS)),
    "dates": Target(read_dates, seeds.texts(*seeds.DATES)),
    "sentences": Target(read_sentences, seeds.texts(*seeds.NEWS, *seeds.DATES)),
    "settings": Target(read_settings, seeds.texts(*seeds.TOML)),
    "opml": Target(read_opml, seeds.texts(*seeds.OPML)),
}
