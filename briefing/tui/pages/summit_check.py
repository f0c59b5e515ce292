"""The page on how the block of a summit works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render.summit_check import (
    addition_words,
    grouped_words,
    missed_words,
    opening,
    sentence,
    taken_words,
)
from briefing.text.sanitize import line
from briefing.text.urls import masked
from briefing.tui.pages.heading import heading
from briefing.tui.view.spans import BLANK, Block, Row, Span, column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.domain.summit_check import SummitCheck
    from briefing.tui.pages.page_context import PageContext

_KEY = 6
_ROOMY = 60
_INDENT = (Span("  "),)


def summit_check(check: SummitCheck, setting: PageContext, width: int) -> list[Block]:
    """The check in blocks for a page of ``width`` cells: words, misses, additions."""
    blocks = [
        Block((Row((Span(taken_words(check, setting.now, setting.zone)),)),)),
        *(Block((Row((Span(line(text), "warning"),)),)) for text in check.warnings),
        BLANK,
        heading("WHICH WORDS COUNT"),
        Block(tuple(_words(check, setting))),
        BLANK,
        heading("NEAREST MISSES"),
        Block((Row((Span(missed_words(check), "muted"),)),)),
        *_misses(check, setting, width),
    ]
    if check.additions:
        blocks += [BLANK, heading("WITH ONE LINE ADDED OR CHANGED")]
        blocks += (
            Block(
                (
                    Row((Span(line(addition.toml), "strong"),), (), _INDENT),
                    Row((Span(masked(addition_words(addition)), "muted"),), _INDENT, _INDENT),
                )
            )
            for addition in check.additions
        )
    return blocks


def _words(check: SummitCheck, setting: PageContext) -> Iterator[Row]:
    """The words that count alike, and below them how they count."""
    margin = () if setting.screen_reader else (Span(" " * (_KEY + 2)),)
    for words, key, counts in grouped_words(check.words):
        yield Row((Span(words, "strong"),), (Span(f"{column(key, _KEY)}  ", "faint"),), margin)
        yield Row((Span(line(counts), "muted"),), margin, margin)


def _misses(check: SummitCheck, setting: PageContext, width: int) -> Iterator[Block]:
    stamp_width = setting.stamp_width(missed.entry.at for missed in check.misses) + 2
    indent = (Span(" " * stamp_width),)
    for missed in check.misses:
        outlet = Span(masked(line(missed.entry.outlet)), "muted")
        when = Span(setting.stamp(missed.entry.at).ljust(stamp_width), "muted")
        title = Row(
            (Span(line(opening(missed.entry.title)), "strong"),),
            (when,),
            indent,
            (outlet,) if width >= _ROOMY else (),
        )
        yield Block((title, Row((Span(line(sentence(missed.miss)), "muted"),), indent, indent)))
