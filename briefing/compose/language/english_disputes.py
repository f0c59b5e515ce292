"""English sentences that contradict: both claims in one, or an answer to the one before."""

from __future__ import annotations

import re
from itertools import islice

from briefing.compose.language.english_claims import (
    ADVERB,
    ASIDE,
    ASSERTING_VERB,
    CLAIM_SYNONYMS,
    CLAIM_VERB,
    DEALS,
    LONGEST,
    NEGATIONS,
    OPENING,
    REFUSING,
    REFUSING_VERB,
    SPEAKER,
    STATEMENT,
    UNSETTLED,
    asserts,
    attributed_text,
    is_speaker,
    plain_name,
)
from briefing.compose.language.protocol import Contradiction, Side
from briefing.compose.rules import SAME_CLAIM_WORDS
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.stemmer import stem
from briefing.text.stop_words import CLAIM_STOP_WORDS

# Whoever claims progress is contradicted by there being no agreement; who only reports it is not.
_RESULTS = DEALS | frozenset(
    "progress breakthrough headway success victory truce ceasefire settlement consensus "
    "understanding commitment concession signed finalized finalised sealed".split()
)
_DOUBTED = frozenset(
    "claimed claims boasted boasts touted hailed proclaimed insisted insists".split()
)
_OUTCOME = "done"
"""The stem that alone shows that a claim and its contradiction are about one outcome."""
CONTRAST_WORDS = REFUSING | frozenset(
    "while although though but yet despite contradicting refuting rebutting disputing contrary "
    "fact".split()
)
_CLAIM_NOUN = (
    r"(?:claim|report|allegation|accusation|suggestion|assertion|rumou?r|statement|account"
    r"|charge|contention|boast|version)s?"
)
_POSSESSIVE = lazy_regex(r"['’]s?$")
_CONCESSION = lazy_regex(
    rf"^(?:(?:But|And|Yet)\s)?(?:While|Although|Though|Even though|Even as)\s"
    rf"(?P<speaker>{SPEAKER}){ASIDE}\s{ADVERB}(?P<verb>{ASSERTING_VERB})\s"
)
_DESPITE = lazy_regex(
    rf"^(?:(?:But|And|Yet)\s)?Despite\s(?P<speaker>{SPEAKER})['’]s?\s(?:[a-z-]+\s)?"
    r"(?:claim|boast|assertion|insistence)s?\s(?:of|that)\s"
)
_MOST_CLAUSES = 6
"""Clauses after a claim that may contradict it; a list of more is no contrast."""
_COMMA = lazy_regex(r",[”\"]?\s")
_CONTRAST = lazy_regex(r"[,;]\s(?:but|yet|though|although|while|whereas)\s")
_WHICH = lazy_regex(
    rf",\s(?P<side>(?:which|something(?:\sthat)?|(?:an?\s)?{_CLAIM_NOUN}(?:\s(?:that|which))?)\s"
    rf"(?P<speaker>{SPEAKER})\s{ADVERB}(?:denies|denied|disputes|disputed|rejects"
    r"|rejected|refuted|refutes)\b)"
)
_DENIAL = lazy_regex(
    rf"^(?P<speaker>{SPEAKER})\s{ADVERB}{REFUSING_VERB}\s"
    rf"(?P<object>(?:it|this|that|doing so|(?:the|that|this|those|these|such|any|his|her|their|its)"
    rf"(?:\s[a-z-]+)?\s{_CLAIM_NOUN})(?=[\s.,;]|$))?"
)
_SAYS_OTHERWISE = lazy_regex(
    rf"^(?P<speaker>{SPEAKER})\s{ADVERB}(?:said|says|insist(?:ed|s)|maintain(?:ed|s)"
    r"|confirmed|stated|countered)\s(?:that\s)?(?P<content>\S.*)$"
)
_NOT_SO = lazy_regex(
    r"^(?:(?:so far|as yet|still|in fact|in reality),?\s)?"
    r"(?:(?:no|neither|none|nothing)\s"
    r"|there\s(?:is|was|are|were|has been|have been|had been)\s(?:still\s|yet\s)?no\s"
    r"|(?P<subject>[^,;:\"“”]{2,60}?)\s(?:(?:has|have|had|is|are|was|were|did|does|do)"
    r"(?:n['’]t|\s(?:still\s)?(?:not|never)|\syet\sto)\b"
    r"|remain(?:s|ed)?\s(?:unsigned|unresolved|unfinished|incomplete)\b))",
    re.IGNORECASE,
)
_FALSE = lazy_regex(
    r"^(?:that|this|it|the claim)\s(?:is|was)\s"
    r"(?:not true|untrue|false|not so|not the case|wrong)\b"
    r"|^[^,;:\"“”]{2,60}\s(?:shows?|showed|suggests?|suggested)\s(?:otherwise|the opposite)\b",
    re.IGNORECASE,
)
_PRONOUN = lazy_regex(
    r"^(?:he|she|it|they|we|i|you|his|her|their|its|our|there|this|that|these|those)\b",
    re.IGNORECASE,
)
_OWNER = r"(?P<opponent>(?:[A-Z][\w.’'-]*\s){0,4}[A-Z][\w.-]*)['’]s?"
_OWN_CLAIM = rf"{_OWNER}(?:\s[a-z-]+)?\s{_CLAIM_NOUN}"
_WITH_ITS_CLAIM = lazy_regex(rf"(?P<side>{_OWN_CLAIM}\sthat\s[^,;]+)")
_REFUSED_CLAIM = lazy_regex(
    rf"^(?P<speaker>{SPEAKER})\s{ADVERB}{REFUSING_VERB}\s(?={_OWN_CLAIM}\b)"
)
_REFUSED_THAT_CLAIM = lazy_regex(
    rf"^(?P<speaker>{SPEAKER})\s{ADVERB}{REFUSING_VERB}\s"
    rf"(?:the|that|this|those|these|such)(?:\s[a-z-]+)?\s{_CLAIM_NOUN}"
    r"(?!\s(?:that|of|by|from|against|about|made)\b)"
)
_CONTRADICTING = lazy_regex(
    r",\s(?:directly\s|flatly\s)?(?:contradicting|refuting|rebutting|disputing)\s"
    r"(?P<opponent>(?:[A-Z][\w.’'-]*\s){0,4}[A-Z][\w.-]*)"
)
_CONTRARY = lazy_regex(
    r"^Contrary to (?:what\s(?P<opponent>[^,;:]{2,60}?)\s(?:has\s|had\s)?"
    rf"(?:{ASSERTING_VERB}|been saying)|{_OWNER.replace('opponent', 'owner')}\s{_CLAIM_NOUN})\b"
    r"[^,;]*,\s"
)


# "The allies did, in fact, pay": somebody said that they did not.
_DID = lazy_regex(r"^[^,;:\"“”]{2,80}?\s(?:did, in fact,|did in fact|in fact did)\s[a-z]")


def opposed_sides(sentence: str) -> tuple[Side, Side] | None:
    """The claim in a sentence, and what the same sentence sets against it."""
    if len(sentence) > LONGEST:
        return None
    return (
        _denied_aside(sentence)
        or _conceded(sentence)
        or _contrasted(sentence)
        or _refused(sentence)
    )


def contradiction(sentence: str) -> Contradiction | None:
    """Who contradicts whom in a sentence that leaves the claim itself to those before it."""
    if len(sentence) > LONGEST:
        return None
    text = OPENING.sub("", sentence)
    if match := _REFUSED_CLAIM.match(text):
        claim = re.compile(_OWN_CLAIM).match(text, match.end())
        opponent = claim["opponent"] if claim else ""
        return _contradiction(match["speaker"], opponent)
    if match := _CONTRADICTING.search(text):
        return _contradiction(_speaker_of(text[: match.start()] + "."), match["opponent"])
    if match := _CONTRARY.match(text):
        return _contradiction(_speaker_of(text[match.end() :]), match["opponent"] or match["owner"])
    if match := _REFUSED_THAT_CLAIM.match(text):
        return _contradiction(match["speaker"], "")
    if _DID.match(text) and _speaker_of(text) == "":
        return Contradiction("", "", affirms=True)
    return None


def _contradiction(speaker: str | None, opponent: str) -> Contradiction | None:
    if speaker is None or (speaker and not is_speaker(speaker)):
        return None
    return Contradiction(plain_name(speaker), _POSSESSIVE.sub("", opponent))


def _speaker_of(clause: str) -> str | None:
    """The speaker of ``clause``; empty for the writer's own words, None for an unnamed one."""
    attributed = attributed_text(clause)
    if attributed is not None:
        return attributed.speaker
    return None if re.search(rf"\b{CLAIM_VERB}\b", clause) else ""


def _denied_aside(sentence: str) -> tuple[Side, Side] | None:
    """ "X said that Y broke the treaty, a claim that Y denies"."""
    aside = _WHICH.search(sentence)
    if aside is None or not is_speaker(aside["speaker"]):
        return None
    claim = sentence[: aside.start()]
    statement = STATEMENT.match(claim + ".")
    if statement is None or not is_speaker(statement["speaker"]):
        return None
    if not asserts(claim[statement.end() :]):
        return None
    return (
        Side(plain_name(statement["speaker"]), claim),
        Side(plain_name(aside["speaker"]), aside["side"]),
    )


def _conceded(sentence: str) -> tuple[Side, Side] | None:
    """ "While X claimed progress on a deal, no agreement has been signed"."""
    concession = _CONCESSION.match(sentence) or _DESPITE.match(sentence)
    if concession is None:
        return None
    for comma in islice(_COMMA.finditer(sentence, concession.end()), _MOST_CLAUSES):
        claim, counter = sentence[: comma.start()], sentence[comma.end() :]
        if sides := _opposed(concession, claim, counter):
            return sides
    return None


def _contrasted(sentence: str) -> tuple[Side, Side] | None:
    """ "X said that a deal was done, but no agreement has been signed"."""
    statement = STATEMENT.match(sentence)
    if statement is None:
        return None
    for contrast in islice(_CONTRAST.finditer(sentence, statement.end()), _MOST_CLAUSES):
        claim, counter = sentence[: contrast.start()], sentence[contrast.end() :]
        if sides := _opposed(statement, claim, counter):
            return sides
    return None


def _opposed(statement: re.Match[str], claim: str, counter: str) -> tuple[Side, Side] | None:
    speaker, content = statement["speaker"], claim[statement.end() :]
    if not is_speaker(speaker) or not asserts(content):
        return None
    if not UNSETTLED.isdisjoint(words(content)):
        return None
    opponent = _opponent(statement.groupdict().get("verb", "claimed"), content, counter)
    if opponent is None:
        return None
    return Side(plain_name(speaker), claim), Side(opponent, counter.rstrip())


def _opponent(verb: str, content: str, counter: str) -> str | None:
    """Who says in ``counter`` that ``content`` is not so; empty for the writer, None if nobody."""
    if (denial := _DENIAL.match(counter)) and is_speaker(denial["speaker"]):
        if denial["object"] or _same_matter(content, counter[denial.end() :]):
            return plain_name(denial["speaker"])
        return None
    saying = _SAYS_OTHERWISE.match(counter)
    if saying and not is_speaker(saying["speaker"]):
        return None
    counter_content = saying["content"] if saying else counter
    if _FALSE.match(counter_content):
        return plain_name(saying["speaker"]) if saying else ""
    negation = _NOT_SO.match(counter_content)
    if negation is None or not UNSETTLED.isdisjoint(words(counter_content)):
        return None
    if negation["subject"] and _PRONOUN.match(negation["subject"]):
        return None
    if not _same_outcome(verb, content, counter_content):
        return None
    return plain_name(saying["speaker"]) if saying else ""


def _same_matter(claim: str, counter: str) -> bool:
    return not _matter(claim).isdisjoint(_matter(counter))


def _same_outcome(verb: str, claim: str, counter: str) -> bool:
    """Whether ``counter`` denies what ``claim``, put forward with ``verb``, says came of it."""
    shared = _matter(claim) & _matter(counter)
    if _OUTCOME in shared or len(shared) >= SAME_CLAIM_WORDS:
        return True
    return verb in _DOUBTED and not (
        _RESULTS.isdisjoint(words(claim)) or _RESULTS.isdisjoint(words(counter))
    )


def _matter(clause: str) -> frozenset[str]:
    """Stems of the words of ``clause``, without names: those who speak stand on both sides."""
    names = {name.casefold() for name in re.findall(r"(?<!^)\b[A-Z]\w+", clause)}
    return frozenset(
        CLAIM_SYNONYMS.get(word, stem(word))
        for word in words(clause)
        if word not in CLAIM_STOP_WORDS
        and word not in NEGATIONS
        and word not in names
        and not word[0].isdigit()
    )


def _refused(sentence: str) -> tuple[Side, Side] | None:
    """ "Y rejected X's claim that a deal was done, saying it was not"."""
    text = OPENING.sub("", sentence)
    refusal = _REFUSED_CLAIM.match(text) or _CONTRADICTING.search(text)
    if refusal is None:
        return None
    start = refusal.start("opponent") if "opponent" in refusal.groupdict() else refusal.end()
    claim = _WITH_ITS_CLAIM.match(text, start)
    if claim is None:
        return None
    if "speaker" in refusal.groupdict():
        speaker: str | None = refusal["speaker"]
    else:
        speaker = _speaker_of(text[: refusal.start()] + ".")
    if speaker is None or (speaker and not is_speaker(speaker)):
        return None
    return (
        Side(_POSSESSIVE.sub("", claim["opponent"]), claim["side"].rstrip(" .:")),
        Side(plain_name(speaker), sentence),
    )
