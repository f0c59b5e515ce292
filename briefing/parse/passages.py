"""An entry's passages: its headline, then the sentences of its paragraphs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.domain.entry import HEADLINE, Passage
from briefing.text.normalize import words, words_key
from briefing.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.domain.entry import Entry

_MAX_PASSAGES = 4_000


def passages(
    headline: str | None, paragraphs: Sequence[str], language: str | None
) -> tuple[Passage, ...]:
    """All passages in order, ``place`` counted from 0; a ``headline`` of None has no passage."""
    all_passages: list[Passage] = []
    for paragraph, text in _texts(headline, paragraphs, language):
        if len(all_passages) == _MAX_PASSAGES:
            break
        tokens = words(text)
        if tokens or paragraph == HEADLINE:
            all_passages.append(Passage(len(all_passages), paragraph, text, words_key(tokens)))
    return tuple(all_passages)


def with_text(entry: Entry, paragraphs: Sequence[str]) -> Entry:
    """``entry`` with other paragraphs in place of its own."""
    headed = any(passage.paragraph == HEADLINE for passage in entry.passages)
    return replace(
        entry,
        paragraphs=tuple(paragraphs),
        passages=passages(entry.title if headed else None, paragraphs, entry.language),
    )


def _texts(
    headline: str | None, paragraphs: Sequence[str], language: str | None
) -> Iterator[tuple[int, str]]:
    if headline:
        yield HEADLINE, headline
    for number, paragraph in enumerate(paragraphs):
        for sentence in sentences(paragraph, language):
            yield number, sentence
