"""The text of an entry, from the several places where feeds put it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.parse.mojibake import fix_mojibake
from briefing.text.boilerplate.invitations import is_invitation, without_invitation
from briefing.text.html import paragraphs, plain_text
from briefing.text.normalize import words
from briefing.text.repeated_paragraphs import collapse_repeats
from briefing.text.sanitize import clean
from briefing.text.shingles import word_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.parse.feed_item import FeedItem

MAX_HTML = 1 << 20
"""Characters of a summary or a content that are read."""

_MAX_STORED_HTML = 256 << 10
_MAX_PARAGRAPHS = 2_000
_MAX_TEXT = 400_000
_RUN_LENGTH = 4
# A teaser may be cut in the middle of a sentence, or have a word that the text does not: three
# fifths of its runs of words are far more than a summary in other words shares with its text.
_SAME_TEXT = 0.6


@dataclass(frozen=True, slots=True)
class EntryText:
    """The chosen HTML, shortened and cleaned, and its paragraphs, repeats collapsed."""

    html: str
    paragraphs: tuple[str, ...]


NO_TEXT = EntryText("", ())


def entry_text(item: FeedItem, max_length: int = MAX_HTML) -> EntryText:
    """The text of an item: its content, its summary, or both where they differ.

    The summary precedes the content only if the content does not already contain its words. A
    content that is only the beginning of the summary is replaced by the summary. Of neither are
    more than ``max_length`` characters read.
    """
    max_length = min(max_length, MAX_HTML)
    content = fix_mojibake("\n\n".join(_contents(item))[:max_length])
    summary = fix_mojibake(item.summary[:max_length])
    if not content and not summary:
        content = fix_mojibake(item.media_description[:max_length])
    title = plain_text(item.title)
    full = _paragraphs(content, title)
    teaser = _paragraphs(summary if summary != content else "", title)
    if full and _contains(full, teaser):
        return EntryText(_stored_html(content or summary), collapse_repeats(full))
    if _contains(teaser, full):
        return EntryText(_stored_html(summary), collapse_repeats(teaser))
    return EntryText(_stored_html(f"{summary}\n\n{content}"), collapse_repeats((*teaser, *full)))


def text_size(item: FeedItem) -> int:
    """How many characters of markup `entry_text` has to read."""
    return len(item.summary) + sum(map(len, _contents(item)))


def _contents(item: FeedItem) -> Iterator[str]:
    seen: set[str] = set()
    for content in item.contents:
        media_type = content.type.lower()
        is_text = "html" in media_type or media_type.startswith("text")
        if content.value and content.value not in seen and is_text:
            seen.add(content.value)
            yield content.value


def _paragraphs(html: str, title: str) -> list[str]:
    texts: list[str] = []
    remaining = _MAX_TEXT
    for paragraph in paragraphs(html)[:_MAX_PARAGRAPHS]:
        if is_invitation(paragraph, title):
            continue
        texts.append(without_invitation(paragraph)[:remaining])
        remaining -= len(paragraph)
        if remaining <= 0:
            break
    return texts


def _contains(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Whether ``whole`` says what ``part`` says; an empty part is contained in every text."""
    runs = _word_runs(part)
    return not runs or len(runs & _word_runs(whole)) >= _SAME_TEXT * len(runs)


def _word_runs(paragraphs: Sequence[str]) -> set[tuple[str, ...]]:
    """The runs of four words in a text; a shorter text is one run."""
    return set(word_runs(words(" ".join(paragraphs)), _RUN_LENGTH))


def _stored_html(html: str) -> str:
    return clean(html[:_MAX_STORED_HTML]).strip()
