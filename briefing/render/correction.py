"""Describe a correction in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.plural import counted

if TYPE_CHECKING:
    from briefing.domain.correction import Correction


def words(correction: Correction) -> str:
    """``1 entry is apart from 2 others``, ``3 entries are one story``, …"""
    count = len(correction.entries)
    entries = counted(count, "entry", "entries")
    be, belong = ("is", "belongs") if count == 1 else ("are", "belong")
    match correction.kind:
        case "split":
            others = counted(len(correction.others), "other")
            return f"{entries} {be} a story apart from {others}"
        case "merge":
            return f"{entries} {be} one story"
        case "assign":
            return f"{entries} {belong} to {correction.summit}, with all paragraphs"
        case "bar":
            return f"{entries} never {belong} to {correction.summit}"
