"""How far a refresh is, in words: a bar alone does not say what is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.plural import counted

if TYPE_CHECKING:
    from briefing.domain.refresh_report import Progress


def in_words(progress: Progress | None) -> str:
    """``12 of 40 feeds answered, 1 failed. 310 entries so far, 200 of them in stories.``"""
    if progress is None or not progress.total:
        return "Asking the feeds which have something new."
    if progress.grouping:
        grouped = f"{progress.grouped:,} of {progress.to_group:,} entries"
        return f"All feeds have answered. Putting entries into stories: {grouped}."
    answered = f"{progress.done} of {counted(progress.total, 'feed')} asked"
    failed = f", {progress.failed} failed" if progress.failed else ""
    if not progress.new:
        return f"{answered}{failed}. No entry yet."
    entries = "1 entry" if progress.new == 1 else f"{progress.new:,} entries"
    grouped = f", {progress.grouped:,} of them in stories" if progress.grouped else ""
    return f"{answered}{failed}. {entries} so far{grouped}."
