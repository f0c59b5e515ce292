"""English sentences that attribute a claim: who puts what forward as so, or denies it."""

from __future__ import annotations

import re

from briefing.compose.language.protocol import AttributedText, Side
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.stemmer import stem

LONGEST = 600
"""Characters; a longer sentence is not prose, and no pattern is tried on it."""
UNSETTLED = frozenset(
    "will would can could may might must shall should expects expected due plans planned hopes "
    "hoped wants wanted likely ready nearly almost tomorrow".split()
)
MODAL = UNSETTLED | frozenset("close near yesterday last next earlier".split())
NEGATIONS = frozenset("no not none never cannot unsigned".split())
DEALS = frozenset("deal agreement accord pact treaty".split())
CLAIM_SYNONYMS = {
    **dict.fromkeys(
        "signed finalized finalised concluded completed reached sealed agreed done struck".split(),
        "done",
    ),
    **dict.fromkeys(DEALS, "deal"),
    **dict.fromkeys("ceasefire truce armistice".split(), "truce"),
    "defence": stem("defense"),
}
# Whoever raises, asks or intends a thing does not say that it is so, nor who finds it absurd.
_NOT_ASSERTING = frozenset(
    "raise raises raised raising ask asks asked asking discuss discusses discussed discussing "
    "intend intends intended intending want wants wanted hope hopes hoped seek seeks sought urge "
    "urges urged demands demanded questioned talked talking consider considers considered need "
    "needs needed think thinks thought believe believes believed doubt doubts doubted likely "
    "possible absurd ridiculous nonsense false untrue hoax whether if unless until".split()
)
_NOT_ASSERTING_PHRASE = lazy_regex(
    r"\bcall(?:s|ed|ing)? (?:for|on)\b|\b(?:brings?|brought|bringing) up\b|\bpress(?:ed|es|ing)\b"
)
# What a speaker does with a claim that is put forward as so, or, denying, as not so.
SAYING = frozenset(
    "said says told insisted insists claimed claims stated announced declared reported maintained "
    "maintains confirmed denied denies alleged alleges asserted asserts acknowledged admitted "
    "argued argues warned reiterated countered".split()
)
# What a speaker does with another's claim: to reject reports that it is so says it is not.
REFUSING = frozenset(
    "denied denies rejected rejects dismissed dismisses refuted refutes rebutted rebuts disputed "
    "disputes contradicted contradicts".split()
)
ADVERB = r"(?:(?:also|later|again|then|since|once|has|have|had|[a-z]+ly)\s){0,3}"
REFUSING_VERB = rf"(?:{'|'.join(sorted(REFUSING))})"
_SAYING = rf"(?:{'|'.join(sorted(SAYING))})"
ASSERTING_VERB = (
    r"(?:said|says|told|insist(?:ed|s)|claim(?:ed|s)|stated|announced|declared|maintain(?:ed|s)"
    r"|alleged|alleges|assert(?:ed|s)|argued|argues|boast(?:ed|s)|proclaimed|touted|hailed"
    r"|called(?!\s(?:for|on|off)\b)|described|concluded)"
)
SPEAKER = r"[^,;:\"“”()]{2,80}?"
ASIDE = r"(?:,\s[^,;:\"“”]{2,120},)?"
CLAIM_VERB = rf"(?:{'|'.join(sorted(SAYING | REFUSING))})"
# Whoever rejects an offer denies nothing; whoever rejects reports that it was made does.
_CLAIM = (
    rf"(?:(?P<refusing>{REFUSING_VERB})\s(?:as (?:false|untrue)\s)?(?:the\s)?"
    rf"(?:claim|report|allegation|accusation|suggestion|assertion|rumou?r)s?"
    r"\s(?:by\s[^,;:]+?\s)?that"
    rf"|(?P<verb>{_SAYING})(?:\s(?:reporters|journalists|state media))?"
    r"(?:\son\s[A-Z][a-z]+day)?(?:\sthat)?)"
)
_SPEAKER_FIRST = lazy_regex(
    r"^(?P<speaker>[^,;:\"“”]+?)\s(?:also\s|later\s|again\s|flatly\s|strongly\s)?"
    rf"{_CLAIM}[:,]?\s(?P<content>\S.*)$"
)
_SPEAKER_LAST = lazy_regex(
    r"^(?P<content>.+?),[”\"]?\s(?:according to\s(?P<source>[^,;:\"“”]+)"
    rf"|(?P<speaker>[^,;:\"“”]+?)\s(?P<verb>{_SAYING}))"
    r"(?:\son\s[A-Z][a-z]+day)?\.$"
)
_UNNAMED_SPEAKER = lazy_regex(
    r"^(?:he|she|it|they|we|i|you|who|which|what|that|this|these|those|there|one|some|many|others|both"
    r"|no one|nobody|critics|analysts|observers|a|an)\b",
    re.IGNORECASE,
)
# Words for what need not be so, or for how much there is at most: these contradict nothing.
_QUALIFIED = lazy_regex(
    r"\b(?:if|unless|whether|until|not (?:only|just|merely|necessarily)"
    r"|(?:not|\w+n['’]t) the (?:first|last|only)"
    r"|no (?:later|longer|more|less|fewer)|nothing but|but|while|whereas|although|though)\b",
    re.IGNORECASE,
)
_TRAILING_AUXILIARY = lazy_regex(r"\s+(?:has|have|had)?$")
# "As Macron made clear, the allies did nothing more than repeat it": there was no more.
_MADE_CLEAR = lazy_regex(
    rf"^(?:As\s)?(?:the\s)?(?P<speaker>{SPEAKER})(?:,\swho\s[^,;:\"“”]{{2,120}},)?\s"
    r"(?:has\s|have\s|had\s)?made (?:it )?clear(?:\s(?P<when>[^,;:\"“”]{2,60}),)?,?"
    r"(?:\sthat)?\s(?P<content>\S.*)$"
)
_NO_MORE = lazy_regex(r"\b(?:nothing|no|little) (?:more|further) than\b")
_SENTENCE_END = lazy_regex(r"[a-z”\"’][.!?][”\"’]?\s[“\"‘]?[A-Z]")
_RELATIVE = lazy_regex(r",?\s(?:who|whose|whom|which|where)\s[^,;]*")
_NOT_A_SPEAKER = lazy_regex(
    r"^(?:in|on|at|by|for|from|with|of|to|as|during|under|over|into|about|after|before|when|if"
    r"|since|because|instead|and|or|even|so|while|although|though|despite|his|her|their|its|our)\b",
    re.IGNORECASE,
)
OPENING = lazy_regex(r"^(?:But|And|Yet|Still|However|Meanwhile|Instead),?\s")
STATEMENT = lazy_regex(
    rf"^(?:(?:But|And|Yet)\s)?(?P<speaker>{SPEAKER}){ASIDE}\s{ADVERB}"
    rf"(?P<verb>{ASSERTING_VERB})\s"
)
_OFFICE = lazy_regex(
    r"\b(?:(?:vice|deputy|prime|foreign|defen[cs]e|trade|finance|interior|former|crown|supreme"
    r"|general)[\s-]){0,3}(?:president|minister|premier|chancellor|leader"
    r"|secretary(?:[\s-](?:general|of state))?|king|queen|emperor|emir|sultan|pope"
    r"|prince|chairman|governor|senator|envoy"
    r"|ambassador|spokes(?:man|woman|person)|mr|mrs|ms|sen|gov|gen|rep|dr)\b\.?",
    re.IGNORECASE,
)
_BODY = lazy_regex(
    r"\b(?:officials?|ministry|government|police|office|house|kremlin|delegation|negotiators"
    r"|spokes(?:man|woman|person)|side|army|military|forces|party|court|agency|agencies"
    r"|department|council|commission|commanders|rebels|organi[sz]ers|prosecutors|aides?|advis[eo]rs?"
    r"|allies|lawmakers|campaign|administration|committee|bank|company|team|lawyers?)\b",
    re.IGNORECASE,
)


def attributed_text(sentence: str) -> AttributedText | None:
    """What a named speaker puts forward as so, or denies; None if that is not plain."""
    match = _SPEAKER_FIRST.match(sentence) or _SPEAKER_LAST.match(sentence)
    if match is None or _QUALIFIED.search(sentence):
        return _limited_text(sentence)
    part = match.groupdict()
    if re.search(rf"\b{CLAIM_VERB}\b", part["content"]):
        return None  # a second speaker in one sentence
    speaker = _TRAILING_AUXILIARY.sub("", part.get("source") or part["speaker"])
    if not is_speaker(speaker) or _SENTENCE_END.search(part["content"]):
        return None
    denied = bool(part.get("refusing")) or (part["verb"] or "").startswith("den")
    return AttributedText(speaker, part["content"], denied)


def main_clause(text: str) -> str:
    """``text`` without its relative clauses: what is not so in them is not what is claimed."""
    return _RELATIVE.sub(" ", text)


def asserts(content: str) -> bool:
    """Whether ``content`` says that something is so: not that it was asked, raised or intended."""
    if _NOT_ASSERTING_PHRASE.search(content):
        return False
    return _NOT_ASSERTING.isdisjoint(words(content))


def stated_side(sentence: str) -> Side | None:
    """The whole of ``sentence`` as the claim of a named speaker that something is so."""
    text = OPENING.sub("", sentence)
    if len(text) > LONGEST or _QUALIFIED.search(text):
        return None
    attributed = attributed_text(text)
    if attributed is not None:
        if attributed.denied or not asserts(attributed.content):
            return None
        return Side(attributed.speaker, sentence)
    statement = STATEMENT.match(text)
    if statement is None or not is_speaker(statement["speaker"]):
        return None
    return Side(statement["speaker"], sentence) if asserts(text[statement.end() :]) else None


def without_office(speaker: str) -> str:
    """``speaker`` without words for an office or title."""
    return _OFFICE.sub(" ", speaker)


def names_body(speaker: str) -> bool:
    """Whether a speaker is a body, or speaks for one, rather than the holder of an office."""
    return _BODY.search(speaker) is not None


def _limited_text(sentence: str) -> AttributedText | None:
    """What a speaker made clear to be no more than this, which denies that it was more."""
    match = _MADE_CLEAR.match(sentence) if "clear" in sentence else None
    if match is None or not is_speaker(match["speaker"]):
        return None
    content, limits = _NO_MORE.subn(" ", match["content"])
    if limits != 1 or re.search(rf"\b{CLAIM_VERB}\b", content):
        return None
    return AttributedText(match["speaker"], content, denied=True, statement=match["content"])


def is_speaker(speaker: str) -> bool:
    if speaker.endswith((" and", " or", " but")):
        return False  # a predicate before it: "the woman left and reported it"
    return not (_UNNAMED_SPEAKER.match(speaker) or _NOT_A_SPEAKER.match(speaker))


def plain_name(speaker: str) -> str:
    return _TRAILING_AUXILIARY.sub("", OPENING.sub("", speaker))
