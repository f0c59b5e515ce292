"""The verb groups of an English sentence, each with its time, read without a parser.

Auxiliaries say most of it: "is to meet", "had been scheduled", "will have". The rest is told from
the form of a word and its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from briefing.text import verb_forms as forms
from briefing.text.word_tags import TaggedWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.text.word_tags import Token

VerbTime = Literal[
    "future", "was_future", "conditional", "present", "past", "state", "going_on", "bare"
]
"""What is to come; what was to come ("was due"); what may come ("could", "would"); the present of
an event ("they meet"); what has happened; "is" and what holds at any time; "is talking"; an
infinitive that hangs on another verb."""


class VerbGroup(NamedTuple):
    """The tokens ``[first, end)`` of a sentence that make up one verb."""

    first: int
    end: int
    time: VerbTime


def verb_groups(sentence: Sequence[Token]) -> list[VerbGroup]:
    """The verb groups of ``sentence``, in order."""
    return _Reader(sentence).groups()


class _Reader:
    """Reads one sentence from left to right."""

    def __init__(self, sentence: Sequence[Token]) -> None:
        self._words = TaggedWords(sentence)
        self._has_finite = False

    def groups(self) -> list[VerbGroup]:
        groups: list[VerbGroup] = []
        at = 0
        while at < len(self._words):
            group = self._group(at)
            if group:
                groups.append(group)
                self._has_finite |= group.time != "bare"
            at = group.end if group and group.end > at else at + 1
        return groups

    def _group(self, at: int) -> VerbGroup | None:
        word = self._words.word(at)
        if word not in forms.AUXILIARIES and not self._words.form(at) and "'" not in word:
            return self._plan(at) if word in forms.PLAN_WORDS else None
        if word in forms.MODALS or word.endswith("'ll"):
            return self._modal(at)
        if word in forms.BE_PRESENT or word in forms.BE_PAST:
            return self._be(at)
        if word in forms.HAVE:
            return self._have(at)
        if word == "to":
            return self._infinitive(at)
        return self._plan(at) or self._full_verb(at)

    def _plan(self, at: int) -> VerbGroup | None:
        """Words that announce without an auxiliary: "scheduled for", "plans to", "upcoming"."""
        words = self._words
        word, following = words.word(at), words.word(at + 1)
        if word in forms.SCHEDULED and words.is_participle(at):
            return self._planned(at, at, "future")
        if word in forms.PLANNING and not words.is_noun(at) and words.opens_infinitive(at + 1):
            return self._planned(at, at, "future")
        if word in ("due", "set") and words.opens_infinitive(at + 1):
            return self._planned(at, at, "future")
        if word in ("due", "set") and following in ("for", "by", "on"):
            return VerbGroup(at, at + 2, "future")
        if word in ("ahead", "advance") and following == "of":  # "arrived ahead of the talks on"
            return VerbGroup(at, at + 2, "conditional")
        if word in forms.LOOK and following == "forward" and words.word(at + 2) == "to":
            return VerbGroup(at, at + 3, "future")
        if word in forms.PLAN_NOUNS and following in ("for", "to"):
            return VerbGroup(at, at + 2, "future")
        return VerbGroup(at, at + 1, "future") if word in forms.COMING else None

    def _full_verb(self, at: int) -> VerbGroup | None:
        form = self._words.form(at)
        released = form == "participle" and self._words.word(at + 1) == "by"
        if form == "past" or (released and not self._has_finite):
            return VerbGroup(at, at + 1, "past")  # "released by", with no verb before it
        return VerbGroup(at, at + 1, "present") if form == "present" else None

    def _modal(self, at: int) -> VerbGroup | None:
        word = self._words.word(at)
        if word == "may" and self._words.is_capital(at) and at:
            return None
        announces = word in forms.WILL or word.endswith("'ll")
        able = word in forms.ABLE
        verb = self._words.after_adverbs(at + 1)
        if self._words.word(verb) == "have":
            participle = self._words.after_adverbs(verb + 1)
            if self._words.is_participle(participle):
                return VerbGroup(at, participle + 1, "future" if announces else "past")
        end = self._words.end_of_verb(verb)
        return VerbGroup(at, end, "future" if announces else "state" if able else "conditional")

    def _be(self, at: int) -> VerbGroup:
        past = self._words.word(at) in forms.BE_PAST
        verb = self._words.after_adverbs(at + 1)
        word, following = self._words.word(verb), self._words.word(verb + 1)
        ahead: VerbTime = "was_future" if past else "future"
        if self._words.opens_infinitive(verb):
            return self._planned(at, verb - 1, ahead)
        if word in forms.PLANNED and (
            self._words.opens_infinitive(verb + 1)
            if following == "to"
            else word in forms.SCHEDULED - {"set"}
            or (word in forms.SET and following in ("for", "on"))
        ):
            return self._planned(at, verb, ahead)
        if self._words.form(verb) == "gerund":
            if past:
                return VerbGroup(at, verb + 1, "past")
            return VerbGroup(at, verb + 1, "future" if forms.base_of_event(word) else "going_on")
        end = verb + 1 if self._words.is_participle(verb) else at + 1
        return VerbGroup(at, end, "past" if past else "state")

    def _have(self, at: int) -> VerbGroup | None:
        had = self._words.word(at) in ("had", "hadn't") or self._words.word(at).endswith("'d")
        verb = self._words.after_adverbs(at + 1)
        word = self._words.word(verb)
        if self._words.opens_infinitive(verb) and not had:
            return self._planned(at, verb - 1, "future")
        if word == "been":
            verb = self._words.after_adverbs(verb + 1)
            planned = self._words.word(verb) in forms.SCHEDULED and not had
            return VerbGroup(at, min(verb + 1, len(self._words)), "future" if planned else "past")
        if self._words.is_participle(verb):
            planned = word in forms.PLANNING | forms.SCHEDULED and not had
            if planned:
                return self._planned(at, verb, "future")
            return VerbGroup(at, verb + 1, "past")
        return VerbGroup(at, at + 1, "past") if had else None

    def _infinitive(self, at: int) -> VerbGroup | None:
        if not self._words.opens_infinitive(at):
            return None
        end = self._words.end_of_infinitive(at)
        verb = self._words.after_adverbs(at + 1)
        if self._words.word(at - 1) in forms.PLANNED - {"set", "due", "about", "looking", "going"}:
            return VerbGroup(at - 1, end, "future")
        if self._words.word(verb) == "be" and self._words.is_participle(end - 1):
            return VerbGroup(at, end, "future")  # "a conference to be held on Thursday"
        heading = self._words.is_capital(at - 1) or self._words.word(at - 1).endswith("s")
        if heading and self._words.word(verb) in forms.EVENTS and not self._has_finite:
            return VerbGroup(at, end, "future")  # a headline: "Trump to meet Putin"
        return VerbGroup(at, end, "bare")

    def _planned(self, first: int, last: int, time: VerbTime) -> VerbGroup:
        """From ``first`` to ``last`` and the infinitive behind it, if there is one."""
        has_infinitive = self._words.opens_infinitive(last + 1)
        end = self._words.end_of_infinitive(last + 1) if has_infinitive else last + 1
        return VerbGroup(first, end, time)
