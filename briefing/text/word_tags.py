"""The words of an English sentence, each with the form of the verb that it may be.

Only form and neighbours are looked at: "a closely watched meeting" has no verb, "they watched it"
has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from briefing.text import verb_forms as forms
from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

VerbForm = Literal["past", "participle", "present", "gerund", ""]
"""``present`` only of verbs of events; "" is no verb."""

_TOKEN = lazy_regex(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?|\d[\d,.:]*|[^\s\w]")
_WORD = lazy_regex(r"[a-z'-]+$")
_NO_INFINITIVE = forms.DETERMINERS | forms.POINTING | forms.PREPOSITIONS
_BE = forms.BE_PRESENT | forms.BE_PAST
_NO_SUBJECT = frozenset(("", "to", "be", "been", "'s", "and", "or", "another"))
_BEHIND_NOUN = frozenset(("of", ",", ".", ";", ":", "?", "!", "’", "-"))

_ABBREVIATION = lazy_regex(
    r"(?:[A-Za-z]|Mr|Mrs|Ms|Dr|St|Jr|Sr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Adm|Prof|Rev|Amb"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|vs)\.$"
)
_OPENS_SENTENCE = lazy_regex(r"[A-Z\d\"“‘'(\[•—-]")


class Token(NamedTuple):
    """A word, number or mark at ``[start, end)``; ``word`` is it in lower case without a dot."""

    text: str
    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words, numbers and marks of ``text``."""
    return [
        Token(part, part.lower().replace("’", "'").rstrip("."), match.start(), match.end())
        for match in _TOKEN.finditer(text)
        for part in (match.group(),)
    ]


def sentence_ends(words: Sequence[Token]) -> list[int]:
    """Behind which of ``words`` a sentence ends, the last one included; never empty."""
    ends = [at + 1 for at in range(len(words) - 1) if _ends_sentence(words, at)]
    return [*ends, len(words)]


def _ends_sentence(words: Sequence[Token], at: int) -> bool:
    text = words[at].text
    if text in "。！？":
        return True
    if text not in ".!?" and not (text.endswith(".") and not _ABBREVIATION.match(text)):
        return False
    following = at + 1
    while following < len(words) and words[following].text in "\"”’')":
        following += 1
    return following == len(words) or bool(_OPENS_SENTENCE.match(words[following].text))


class TaggedWords:
    """A sentence; every method takes the number of a word, and any number is accepted."""

    def __init__(self, sentence: Sequence[Token]) -> None:
        self._tokens = sentence
        self._words = [token.word for token in sentence]
        self._forms: list[VerbForm] = []
        for at in range(len(sentence)):
            self._forms.append(self._find_form(at))

    def __len__(self) -> int:
        return len(self._words)

    def word(self, at: int) -> str:
        """The word in lower case, "" outside the sentence."""
        return self._words[at] if 0 <= at < len(self._words) else ""

    def form(self, at: int) -> VerbForm:
        """The form of the verb that the word may be."""
        return self._forms[at] if 0 <= at < len(self._forms) else ""

    def is_participle(self, at: int) -> bool:
        """Whether the word can follow "have" or "be"."""
        return self.form(at) in ("past", "participle")

    def is_capital(self, at: int) -> bool:
        """Whether the word begins with a capital."""
        return 0 <= at < len(self._tokens) and self._tokens[at].text[:1].isupper()

    def is_noun(self, at: int) -> bool:
        """Whether a word that may be a verb or a noun stands where a noun does."""
        before = self.word(at - 1)
        return before in forms.DETERMINERS or before in forms.PREPOSITIONS or before.endswith("'s")

    def after_adverbs(self, at: int) -> int:
        """The number of the first word from ``at`` on that is no adverb."""
        while forms.ADVERB.match(self.word(at)) and self.word(at) != "likely":
            at += 1
        return at

    def opens_infinitive(self, at: int) -> bool:
        """Whether the word is the "to" of an infinitive."""
        if self.word(at) != "to":
            return False
        word = self.word(self.after_adverbs(at + 1))
        return bool(_WORD.match(word)) and word not in _NO_INFINITIVE

    def end_of_infinitive(self, to: int) -> int:
        """The number of the word behind the infinitive that ``to`` opens."""
        return self.end_of_verb(self.after_adverbs(to + 1))

    def end_of_verb(self, verb: int) -> int:
        """The number of the word behind a verb, with the participle if the verb is "be"."""
        if self.word(verb) in ("be", "get"):
            further = self.after_adverbs(verb + 1)
            if self.form(further) in ("past", "participle", "gerund"):
                verb = further
        return min(verb + 1, len(self._words))

    def _find_form(self, at: int) -> VerbForm:
        """The form of the verb that the word may be; "" if it is more likely none."""
        word, previous = self._words[at], self.word(at - 1)
        if word in forms.PARTICIPLE_ONLY:
            return "participle"
        regular = word.endswith("ed") and len(word) > 3 and not forms.NOT_PAST.match(word)
        if word in forms.PAST or (regular and "-" not in word):
            if regular and at and self.is_capital(at):
                return ""
            return "participle" if self._modifies(at, regular) else "past"
        if word.endswith("ing"):
            noun = word in forms.NOUNS_IN_ING and previous not in _BE
            return "" if noun else "gerund"
        return "present" if self._is_event(at, previous) else ""

    def _modifies(self, at: int, regular: bool) -> bool:
        """Whether a form in -ed is a participle: after "be", before "by", in front of a noun."""
        before = at - 1
        while before >= 0 and forms.ADVERB.match(self._words[before]):
            before -= 1
        word, following = self.word(before), self.word(at + 1)
        if word in _BE | forms.BE_FORMS or following == "by":
            return True
        return regular and (
            word in forms.DETERMINERS
            or word in forms.PREPOSITIONS
            or (before == at - 1 and word.endswith("'s") and word not in forms.BE_PRESENT)
        )

    def _is_event(self, at: int, previous: str) -> bool:
        """Whether the word is the present of an event's verb, and not a noun or an infinitive."""
        word = self._words[at]
        if word.endswith("ing") or forms.base_of_event(word) is None or self.is_capital(at):
            return False
        if not self._can_be_subject(at - 1) or self.word(at + 1) in _BEHIND_NOUN:
            return False
        plural_subject = (
            (previous.endswith("s") and not previous.endswith("ss"))
            or previous in forms.PLURAL_SUBJECTS
            or previous == ")"
        )
        if word not in forms.EVENTS:  # "the mayor hosts", but "multiple reports"
            return word not in forms.ALSO_NOUNS or self._is_singular_subject(at - 1)
        return plural_subject or (word not in forms.ALSO_NOUNS and self.is_capital(at - 1))

    def _is_singular_subject(self, at: int) -> bool:
        return (
            self._words[at] in forms.SINGULAR_SUBJECTS
            or self.is_capital(at)
            or (self.word(at - 1) in forms.DETERMINERS and not self._words[at].endswith("s"))
        )

    def _can_be_subject(self, at: int) -> bool:
        """Whether a verb in the present may stand behind the word."""
        word = self.word(at)
        return not (
            word in _NO_SUBJECT
            or word in forms.DETERMINERS
            or word in forms.PREPOSITIONS
            or word in forms.MODALS
            or word.endswith(("'s", "s'"))
            or self.form(at) in ("past", "participle", "gerund")
        ) and (word[-1:].isalpha() or word in ',”"’)—–-')
