"""Whether one text is an edited version of another: the same entry, some time later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.group import rules, story_rules
from briefing.group.contradiction import contradict, split_sentences, versions
from briefing.text.near_duplicate import capitalised_names
from briefing.text.normalize import words
from briefing.text.shingles import overlap, shingles

if TYPE_CHECKING:
    from collections.abc import Sequence


def is_edited(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether most of the shorter text is in the other, and neither figures nor names are replaced.

    Symmetric. Both are paragraphs; a text of a few words is never an edited version.
    """
    our_words, their_words = _words(ours), _words(theirs)
    if min(len(our_words), len(their_words)) < story_rules.NO_TEXT:
        return False
    size = story_rules.SHORT_SHINGLE
    same = overlap(frozenset(shingles(our_words, size)), frozenset(shingles(their_words, size)))
    if same < rules.SAME_ENTRY or _names_are_replaced(ours, theirs):
        return False
    pairs = versions(split_sentences(ours), split_sentences(theirs))
    return not any(contradict(first, second) for first, second in pairs)


def _words(paragraphs: Sequence[str]) -> list[str]:
    return [word for paragraph in paragraphs for word in words(paragraph)]


def _names_are_replaced(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    our_names, their_names = capitalised_names(*ours), capitalised_names(*theirs)
    replaced = min(len(our_names - their_names), len(their_names - our_names))
    return replaced > rules.REPLACED_NAMES * min(len(our_names), len(their_names))
