"""Who says what, in English: the verb that attributes a sentence, and its subject.

Quotations are masked first, so that what somebody is quoted as saying of others attributes nothing.
Each verb of `english_verbs` outside them is then read with what stands around it. No parser is
used, and a sentence is read in linear time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.language.english_subjects import Sentence
from briefing.compose.language.english_verbs import NOUNS, VERBS
from briefing.compose.language.english_words import PREPOSITIONS, STOPS, is_capital
from briefing.compose.language.protocol import Attribution
from briefing.text.calendar_names import LONG_WEEKDAYS
from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.compose.language.english_subjects import Subject
    from briefing.compose.language.english_words import Word

_LONGEST = 1_200
"""Characters; a longer sentence is not prose."""
_WORD = lazy_regex(r"[a-z]+")
_CUES = frozenset((*VERBS, "according", "ccording"))

_INTRODUCES = lazy_regex(r":\s[\"“]")

_ADVERBS = frozenset(
    "also later again then once even still now both all since often never not always just recently "
    "first already ever soon twice too instead himself herself itself themselves earlier jointly "
    "further long today yesterday tonight".split()
) | frozenset(map(str.lower, LONG_WEEKDAYS))
_NOUNS_IN_LY = frozenset("ally assembly bully family fly monopoly rally reply supply tally".split())
_HAVE = frozenset("has have had having".split())
_BE = frozenset("is are was were be been being get gets got".split())
_MODALS = frozenset("will would could may might can must shall should did does do".split())
_AUXILIARIES = _HAVE | _BE | _MODALS
_NEGATIVE = lazy_regex(r"(?:not|never|nor|cannot|\w*n't)$")
_NOT_BEFORE_VERB = PREPOSITIONS | frozenset(
    "the a an two three several another one his her its their my our your no any this that these "
    "those new other more and or recent latest own".split()
)
_AFTER_PARTICIPLE = frozenset("of as to".split())
"""Behind these words the form in -ed may be a participle: "accused of", "described as"."""
_IN_HEADLINES = frozenset(("Says", "Said", "Warns", "Claims", "Tells", "Calls", "Vows", "Denies"))
_CLAUSE = frozenset(
    "that he she they it there we i if whether how why what the a an his her its their".split()
)
"""What a clause, or an object, begins with."""
_WITHOUT_PERSON = frozenset("say add write note explain insist argue".split())
_WITHOUT_CLAUSE = frozenset("decide hope want".split())


def attributions(sentence: str) -> tuple[Attribution, ...]:
    """Who is reported to say, think or judge something: of the main clause first, a pronoun too."""
    if len(sentence) > _LONGEST:
        return ()
    if _CUES.isdisjoint(_WORD.findall(sentence)) and not _INTRODUCES.search(sentence):
        return ()
    words = Sentence(sentence)
    ranked = sorted(_found(words), key=lambda item: item[:2])
    return tuple(attribution for *_, attribution in ranked) or tuple(_introduced(words))


def first_name(sentence: str) -> str | None:
    """The name that ``sentence`` begins with as a subject: "Lee Jae Myung" before "met Trump"."""
    return Sentence(sentence[:_LONGEST]).first_name()


def _found(sentence: Sentence) -> Iterator[tuple[bool, int, Attribution]]:
    """Each attribution, with whether its clause is subordinate and where its verb stands."""
    for place, word in enumerate(sentence.words):
        subject = None
        if word.low in VERBS and (word.text == word.low or word.text in _IN_HEADLINES):
            subject = _subject(sentence, place)
            if subject and _governs_from_behind(sentence, place, subject):
                yield False, -word.start, Attribution(subject.text, word.start, subject.named)
                continue
        elif word.low == "according" and sentence.low(place + 1) == "to":
            subject = sentence.after(place + 2)
        if subject:
            speaker = Attribution(subject.text, word.start, subject.named)
            yield subject.subordinate, word.start, speaker


def _introduced(sentence: Sentence) -> Iterator[Attribution]:
    """Who is quoted behind a colon: "Lee held up the crown: “…”"."""
    for place, word in enumerate(sentence.words[1:]):
        before = sentence.words[place]
        if before.text == ":" and word.is_quotation:
            if subject := sentence.before_colon(place):
                yield Attribution(subject.text, before.start, subject.named)
            return


def _subject(sentence: Sentence, place: int) -> Subject | None:
    """Who does what the verb at ``place`` says; None if it attributes nothing there."""
    verb, kind, form = VERBS[sentence.words[place].low]
    before = _before_helpers(sentence, place)
    helpers = {word.low for word in sentence.words[before + 1 : place]}
    if any(map(_NEGATIVE.match, helpers)):
        return None
    if form in ("past", "participle") and not _BE.isdisjoint(helpers):
        return sentence.after(place + 2) if sentence.low(place + 1) == "by" else None
    if not _is_complete(sentence.word(place + 1), kind, verb):
        return None
    if _receives_guest(sentence, place, verb):
        return None
    if form == "gerund" and _BE.isdisjoint(helpers):
        # "Trump left early, saying ..."
        shares = sentence.low(before) == "," and not helpers
        return sentence.of_main_clause(before) if shares else None
    if form == "participle" and _HAVE.isdisjoint(helpers):
        return None
    if sentence.low(before) == "to" or _may_be_noun(sentence, place, before):
        return None
    subject = _of_finite_verb(
        sentence,
        before,
        place + 1,
        any_noun=kind == "human",
        may_invert=verb in _WITHOUT_PERSON,
    )
    if subject and subject.text.lower() == "it" and kind in ("stance", "thought"):
        return None
    if subject and kind == "thought" and _is_beside(sentence, before, subject):
        return None
    return subject


def _is_beside(sentence: Sentence, before: int, subject: Subject) -> bool:
    """Whether the clause only says which thing is meant: "the plan that Trump wants settled"."""
    first = before - len(subject.text.split()) + 1
    is_name = all(map(is_capital, sentence.words[first : before + 1]))
    return subject.subordinate and is_name and sentence.low(first - 1) in ("that", "which")


def _receives_guest(sentence: Sentence, place: int, verb: str) -> bool:
    """Whether somebody is welcomed, not what somebody did: "will welcome Trump"."""
    guest = sentence.word(place + 1)
    if verb != "welcome" or guest is None:
        return False
    last = place + 1
    while (word := sentence.word(last)) and is_capital(word):
        if word.low.endswith(("'s", "’s")):
            return False
        last += 1
    return last > place + 1 or guest.low in ("him", "her", "them")


def _governs_from_behind(sentence: Sentence, place: int, subject: Subject) -> bool:
    """Whether a clause at the end is the main one: "…, sources said."."""
    words = [word for word in sentence.words[place + 1 :] if not _is_helper(word)]
    if words and [word.low for word in words] != ["on"]:
        return False
    before = place - len(subject.text.split()) - 1
    return sentence.low(before) == "," and not sentence.words[before - 1].is_quotation


def _of_finite_verb(
    sentence: Sentence, before: int, after: int, *, any_noun: bool, may_invert: bool
) -> Subject | None:
    """The subject that ends at ``before`` or, behind an inverted verb, begins at ``after``.

    ``any_noun``: whatever noun it is. ``may_invert``: the verb has no person for an object.
    """
    word = sentence.word(before)
    if word is None or word.is_quotation:
        return sentence.after(after)
    if word.text == ",":
        if before and sentence.words[before - 1].is_quotation:
            return sentence.after(after)
        inverted = sentence.inverted(after) if may_invert else None
        if inverted and sentence.has_no_verb(after):
            return inverted
        return sentence.with_apposition(before) or sentence.inverted(after)
    if word.text in (")", "]"):
        return sentence.ending_at(sentence.before_bracket(before), any_noun=any_noun)
    if word.low in ("and", "but"):
        return sentence.of_main_clause(before)
    if word.text in STOPS:
        return sentence.inverted(after)
    return sentence.ending_at(before, any_noun=any_noun)


def _is_complete(after: Word | None, kind: str, verb: str) -> bool:
    """Whether what follows a verb is what verbs of its kind have after them."""
    if after is None:
        return kind in ("human", "speech")
    if after.low == "by":
        return False
    if after.low in _AFTER_PARTICIPLE and kind != "human":
        return verb == "agree" or (after.low == "to" and kind == "speech")
    if verb == "show":
        return after.low in ("that", "how")
    if kind == "thought":
        clause = after.low in _CLAUSE or after.is_quotation or is_capital(after)
        return clause or verb in _WITHOUT_CLAUSE
    return True


def _may_be_noun(sentence: Sentence, place: int, before: int) -> bool:
    """Whether a form such as "claims" is a noun there."""
    word = sentence.words[place]
    if word.low not in NOUNS or before != place - 1:
        return False
    head, after = sentence.word(before), sentence.word(place + 1)
    if head is None or head.low in _NOT_BEFORE_VERB or head.low.endswith(("'s", "s'")):
        return True
    if after is None or after.low in PREPOSITIONS - {"for", "on"}:
        return True
    if after.text in STOPS and after.text != ":":
        return True
    if not is_capital(head) and after and after.low not in _CLAUSE and not after.is_quotation:
        return True
    # "Democrats claim", "Lee and Trump claim", "Trump claims", but not "a Trump claim".
    if "and" in (sentence.low(before - 1), sentence.low(before - 2)):
        return False
    return not word.low.endswith("s") and not head.low.endswith("s")


def _before_helpers(sentence: Sentence, place: int) -> int:
    """The place of the last word before a verb, its auxiliaries and adverbs."""
    before = place - 1
    while before >= 0 and _is_helper(sentence.words[before]):
        before -= 1
        if sentence.low(before) == "on" and sentence.words[before + 1].text in LONG_WEEKDAYS:
            before -= 1
    return before


def _is_helper(word: Word) -> bool:
    if word.text == "May":
        return False
    if word.low in _AUXILIARIES or word.low in _ADVERBS or _NEGATIVE.match(word.low):
        return True
    return word.low.endswith("ly") and word.low not in _NOUNS_IN_LY and word.text == word.low
