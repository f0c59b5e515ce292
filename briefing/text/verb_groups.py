"""The verb groups of an English sentence, each with its time, read without a parser.

Auxiliaries say most of it: "is to meet", "had been scheduled", "will have". The rest is told from
the form of a word and its neighbours: "a closely watched meeting" has no verb, "they watched" has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from briefing.text import verb_forms as forms

if TYPE_CHECKING:
    from collections.abc import Sequence

VerbTime = Literal[
    "future", "was_future", "conditional", "present", "past", "state", "going_on", "bare"
]
"""What is to come; what was to come ("was due"); what may come ("could", "would"); the present of
an event ("they meet"); what has happened; "is" and what holds at any time; "is talking"; an
infinitive that hangs on another verb."""

_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?|\d[\d,.:]*|[^\s\w]")
_WORD = re.compile(r"[a-z'-]+$")
_Form = Literal["past", "participle", "present", "gerund", ""]
_NO_INFINITIVE = forms.DETERMINERS | forms.POINTING | forms.PREPOSITIONS


class Token(NamedTuple):
    """A word, number or mark at ``[start, end)``; ``word`` is it in lower case without a dot."""

    text: str
    word: str
    start: int
    end: int


class VerbGroup(NamedTuple):
    """The tokens ``[first, end)`` of a sentence that make up one verb."""

    first: int
    end: int
    time: VerbTime


def tokens(text: str) -> list[Token]:
    """The words, numbers and marks of ``text``."""
    return [
        Token(part, part.lower().replace("’", "'").rstrip("."), match.start(), match.end())
        for match in _TOKEN.finditer(text)
        for part in (match.group(),)
    ]


def verb_groups(sentence: Sequence[Token]) -> list[VerbGroup]:
    """The verb groups of ``sentence``, in order."""
    return _Reader(sentence).groups()


class _Reader:
    """Reads one sentence from left to right."""

    def __init__(self, sentence: Sequence[Token]) -> None:
        self._tokens = sentence
        self._words = [token.word for token in sentence]
        self._forms: list[_Form] = []
        for at in range(len(sentence)):
            self._forms.append(self._form(at))

    def groups(self) -> list[VerbGroup]:
        found_groups: list[VerbGroup] = []
        at = 0
        while at < len(self._words):
            group = self._group(at, found_groups)
            if group:
                found_groups.append(group)
            at = group.end if group and group.end > at else at + 1
        return found_groups

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""

    def _form_at(self, at: int) -> _Form:
        return self._forms[at] if 0 <= at < len(self._forms) else ""

    def _is_participle(self, at: int) -> bool:
        return self._form_at(at) in ("past", "participle")

    def _after_adverbs(self, at: int) -> int:
        while forms.ADVERB.match(self._word(at)) and self._word(at) != "likely":
            at += 1
        return at

    def _is_capital(self, at: int) -> bool:
        return 0 <= at < len(self._tokens) and self._tokens[at].text[:1].isupper()

    def _form(self, at: int) -> _Form:
        """The form of the verb that the word may be; "" if it is more likely none."""
        word, previous = self._words[at], self._word(at - 1)
        if word in forms.PARTICIPLE_ONLY:
            return "participle"
        regular = word.endswith("ed") and len(word) > 3 and not forms.NOT_PAST.match(word)
        if word in forms.PAST or (regular and "-" not in word):
            if regular and at and self._is_capital(at):
                return ""
            return "participle" if self._modifies(at, regular) else "past"
        if word.endswith("ing"):
            noun = word in forms.NOUNS_IN_ING and previous not in forms.BE_PRESENT | forms.BE_PAST
            return "" if noun else "gerund"
        return "present" if self._is_event(at, previous) else ""

    def _modifies(self, at: int, regular: bool) -> bool:
        """Whether a form in -ed is a participle: after "be", before "by", in front of a noun."""
        before = at - 1
        while before >= 0 and forms.ADVERB.match(self._words[before]):
            before -= 1
        word, following = self._word(before), self._word(at + 1)
        if word in forms.BE_PRESENT | forms.BE_PAST | forms.BE_FORMS or following == "by":
            return True
        return regular and (
            word in forms.DETERMINERS
            or word in forms.PREPOSITIONS
            or (before == at - 1 and word.endswith("'s") and word not in forms.BE_PRESENT)
        )

    def _is_event(self, at: int, previous: str) -> bool:
        """Whether the word is the present of an event's verb, and not a noun or an infinitive."""
        word = self._words[at]
        if word.endswith("ing") or forms.base_of_event(word) is None or self._is_capital(at):
            return False
        if (
            previous in forms.DETERMINERS
            or previous in forms.PREPOSITIONS
            or previous in forms.MODALS
            or previous in ("", "to", "be", "been", "'s", "and", "or", "another")
            or previous.endswith(("'s", "s'"))
            or self._form_at(at - 1) in ("past", "participle", "gerund")
            or self._word(at + 1) in ("of", ",", ".", ";", ":", "?", "!", "’", "-")
        ):
            return False
        if not (previous[-1:].isalpha() or previous in ',”"’)—–-'):
            return False
        plural_subject = (
            (previous.endswith("s") and not previous.endswith("ss"))
            or previous in forms.PLURAL_SUBJECTS
            or previous == ")"
        )
        if word not in forms.EVENTS:  # "the mayor hosts", but "multiple reports"
            return word not in forms.ALSO_NOUNS or self._is_singular_subject(at - 1)
        return plural_subject or (word not in forms.ALSO_NOUNS and self._is_capital(at - 1))

    def _is_singular_subject(self, at: int) -> bool:
        return (
            self._words[at] in forms.SINGULAR_SUBJECTS
            or self._is_capital(at)
            or (self._word(at - 1) in forms.DETERMINERS and not self._words[at].endswith("s"))
        )

    def _group(self, at: int, earlier: Sequence[VerbGroup]) -> VerbGroup | None:
        word = self._words[at]
        if word in forms.MODALS or word.endswith("'ll"):
            return self._modal(at)
        if word in forms.BE_PRESENT or word in forms.BE_PAST:
            return self._be(at)
        if word in forms.HAVE:
            return self._have(at)
        if word == "to":
            return self._infinitive(at, earlier)
        form = self._forms[at]
        following = self._word(at + 1)
        if form in ("past", "participle") and word in forms.SCHEDULED:
            if form == "past" and following == "to" and self._is_verb_after_to(at + 1):
                return self._planned(at, at, "future")
            return VerbGroup(at, at + 1, "future")
        if word in forms.PLANNING and self._is_verb_after_to(at + 1) and not self._is_noun(at):
            return self._planned(at, at, "future")
        if word == "due" and following in ("to", "on", "for", "in", "at", "by"):
            return self._planned(at, at, "future") if self._is_verb_after_to(at + 1) else None
        if word.startswith("look") and following == "forward" and self._word(at + 2) == "to":
            return VerbGroup(at, at + 3, "future")
        if word in forms.PLAN_NOUNS and following in ("for", "to"):
            return VerbGroup(at, at + 2, "future")
        if word in forms.COMING:
            return VerbGroup(at, at + 1, "future")
        if form == "past" or (following == "by" and form and not _any_finite(earlier)):
            return VerbGroup(at, at + 1, "past")  # "released by", with no verb before it
        if form == "present":
            return VerbGroup(at, at + 1, "present")
        return None

    def _is_noun(self, at: int) -> bool:
        before = self._word(at - 1)
        return before in forms.DETERMINERS or before in forms.PREPOSITIONS or before.endswith("'s")

    def _modal(self, at: int) -> VerbGroup | None:
        word = self._words[at]
        if word == "may" and self._is_capital(at) and at:
            return None
        announces = word in forms.WILL or word.endswith("'ll")
        able = word in forms.ABLE
        verb = self._after_adverbs(at + 1)
        if self._word(verb) == "have":
            participle = self._after_adverbs(verb + 1)
            if self._is_participle(participle):
                return VerbGroup(at, participle + 1, "future" if announces else "past")
        if self._word(verb) in ("be", "get"):
            further = self._after_adverbs(verb + 1)
            if self._form_at(further) in ("past", "participle", "gerund"):
                verb = further
        end = min(verb + 1, len(self._words))
        return VerbGroup(at, end, "future" if announces else "state" if able else "conditional")

    def _be(self, at: int) -> VerbGroup:
        past = self._words[at] in forms.BE_PAST
        verb = self._after_adverbs(at + 1)
        word, following = self._word(verb), self._word(verb + 1)
        ahead: VerbTime = "was_future" if past else "future"
        if self._is_verb_after_to(verb):
            return self._planned(at, verb - 1, ahead)
        if word in forms.PLANNED and (
            self._is_verb_after_to(verb + 1)
            if following == "to"
            else word in forms.SCHEDULED - {"set"}
            or (word in forms.SET and following in ("for", "on"))
        ):
            return self._planned(at, verb, ahead)
        if self._form_at(verb) == "gerund":
            if past:
                return VerbGroup(at, verb + 1, "past")
            return VerbGroup(at, verb + 1, "future" if forms.base_of_event(word) else "going_on")
        end = verb + 1 if self._is_participle(verb) else at + 1
        return VerbGroup(at, end, "past" if past else "state")

    def _have(self, at: int) -> VerbGroup | None:
        had = self._words[at] in ("had", "hadn't") or self._words[at].endswith("'d")
        verb = self._after_adverbs(at + 1)
        word = self._word(verb)
        if self._is_verb_after_to(verb) and not had:
            return self._planned(at, verb - 1, "future")
        if word == "been":
            verb = self._after_adverbs(verb + 1)
            planned = self._word(verb) in forms.SCHEDULED and not had
            return VerbGroup(at, min(verb + 1, len(self._words)), "future" if planned else "past")
        if self._is_participle(verb):
            planned = word in forms.PLANNING | forms.SCHEDULED and not had
            if planned:
                return self._planned(at, verb, "future")
            return VerbGroup(at, verb + 1, "past")
        return VerbGroup(at, at + 1, "past") if had else None

    def _infinitive(self, at: int, earlier: Sequence[VerbGroup]) -> VerbGroup | None:
        if not self._is_verb_after_to(at):
            return None
        end = self._end_of_infinitive(at)
        verb = self._after_adverbs(at + 1)
        if self._word(at - 1) in forms.PLANNED - {"set", "due", "about", "looking", "going"}:
            return VerbGroup(at - 1, end, "future")
        if self._word(verb) == "be" and self._is_participle(end - 1):
            return VerbGroup(at, end, "future")  # "a conference to be held on Thursday"
        heading = self._is_capital(at - 1) or self._word(at - 1).endswith("s")
        if heading and self._word(verb) in forms.EVENTS and not _any_finite(earlier):
            return VerbGroup(at, end, "future")  # a headline: "Trump to meet Putin"
        return VerbGroup(at, end, "bare")

    def _is_verb_after_to(self, to: int) -> bool:
        """Whether ``to`` is the word "to" of an infinitive."""
        if self._word(to) != "to":
            return False
        word = self._word(self._after_adverbs(to + 1))
        return bool(_WORD.match(word)) and word not in _NO_INFINITIVE

    def _end_of_infinitive(self, to: int) -> int:
        verb = self._after_adverbs(to + 1)
        if self._word(verb) == "be":
            further = self._after_adverbs(verb + 1)
            if self._form_at(further) in ("past", "participle", "gerund"):
                verb = further
        return min(verb + 1, len(self._words))

    def _planned(self, first: int, last: int, time: VerbTime) -> VerbGroup:
        """From ``first`` to ``last`` and the infinitive behind it, if there is one."""
        has_infinitive = self._is_verb_after_to(last + 1)
        end = self._end_of_infinitive(last + 1) if has_infinitive else last + 1
        return VerbGroup(first, end, time)


def _any_finite(groups: Sequence[VerbGroup]) -> bool:
    return any(group.time != "bare" for group in groups)
