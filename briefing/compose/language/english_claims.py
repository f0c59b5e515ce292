"""English sentences that claim or contradict: who says what, and who says the opposite."""

from __future__ import annotations

import re

from briefing.compose.language.protocol import AttributedText, Contradiction, Side
from briefing.compose.rules import SAME_CLAIM_WORDS
from briefing.text.normalize import words
from briefing.text.stemmer import stem
from briefing.text.stop_words import CLAIM_STOP_WORDS

_LONGEST = 600
"""Characters; a longer sentence is not prose, and no pattern is tried on it."""

_UNSETTLED = frozenset(
    "will would can could may might must shall should expects expected due plans planned hopes "
    "hoped wants wanted likely ready nearly almost tomorrow".split()
)
MODAL = _UNSETTLED | frozenset("close near yesterday last next earlier".split())
NEGATIONS = frozenset("no not none never cannot unsigned".split())
_DEALS = frozenset("deal agreement accord pact treaty".split())
CLAIM_SYNONYMS = {
    **dict.fromkeys(
        "signed finalized finalised concluded completed reached sealed agreed done struck".split(),
        "done",
    ),
    **dict.fromkeys(_DEALS, "deal"),
    **dict.fromkeys("ceasefire truce armistice".split(), "truce"),
    "defence": stem("defense"),
}
# Whoever claims progress is contradicted by there being no agreement; who only reports it is not.
_RESULTS = _DEALS | frozenset(
    "progress breakthrough headway success victory truce ceasefire settlement consensus "
    "understanding commitment concession signed finalized finalised sealed".split()
)
_DOUBTED = frozenset(
    "claimed claims boasted boasts touted hailed proclaimed insisted insists".split()
)
_OUTCOME = "done"
"""The stem that alone shows that a claim and its contradiction are about one outcome."""

# Whoever raises, asks or intends a thing does not say that it is so, nor who finds it absurd.
_NOT_ASSERTING = frozenset(
    "raise raises raised raising ask asks asked asking discuss discusses discussed discussing "
    "intend intends intended intending want wants wanted hope hopes hoped seek seeks sought urge "
    "urges urged demands demanded questioned talked talking consider considers considered need "
    "needs needed think thinks thought believe believes believed doubt doubts doubted likely "
    "possible absurd ridiculous nonsense false untrue hoax whether if unless until".split()
)
_NOT_ASSERTING_PHRASE = re.compile(
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
CONTRAST_WORDS = REFUSING | frozenset(
    "while although though but yet despite contradicting refuting rebutting disputing contrary "
    "fact".split()
)
_CLAIM_NOUN = (
    r"(?:claim|report|allegation|accusation|suggestion|assertion|rumou?r|statement|account"
    r"|charge|contention|boast|version)s?"
)
_ADVERB = r"(?:(?:also|later|again|then|since|once|has|have|had|[a-z]+ly)\s){0,3}"
_REFUSING = rf"(?:{'|'.join(sorted(REFUSING))})"
_SAYING = rf"(?:{'|'.join(sorted(SAYING))})"
_ASSERTING = (
    r"(?:said|says|told|insist(?:ed|s)|claim(?:ed|s)|stated|announced|declared|maintain(?:ed|s)"
    r"|alleged|alleges|assert(?:ed|s)|argued|argues|boast(?:ed|s)|proclaimed|touted|hailed"
    r"|called(?!\s(?:for|on|off)\b)|described|concluded)"
)
_NAME_OF_SPEAKER = r"[^,;:\"“”()]{2,80}?"
_ASIDE = r"(?:,\s[^,;:\"“”]{2,120},)?"

_CLAIM_VERB = rf"(?:{'|'.join(sorted(SAYING | REFUSING))})"
# Whoever rejects an offer denies nothing; whoever rejects reports that it was made does.
_CLAIM = (
    rf"(?:(?P<refusing>{_REFUSING})\s(?:as (?:false|untrue)\s)?(?:the\s)?"
    rf"(?:claim|report|allegation|accusation|suggestion|assertion|rumou?r)s?"
    r"\s(?:by\s[^,;:]+?\s)?that"
    rf"|(?P<verb>{_SAYING})(?:\s(?:reporters|journalists|state media))?"
    r"(?:\son\s[A-Z][a-z]+day)?(?:\sthat)?)"
)
_SPEAKER_FIRST = re.compile(
    r"^(?P<speaker>[^,;:\"“”]+?)\s(?:also\s|later\s|again\s|flatly\s|strongly\s)?"
    rf"{_CLAIM}[:,]?\s(?P<content>\S.*)$"
)
_SPEAKER_LAST = re.compile(
    r"^(?P<content>.+?),[”\"]?\s(?:according to\s(?P<source>[^,;:\"“”]+)"
    rf"|(?P<speaker>[^,;:\"“”]+?)\s(?P<verb>{_SAYING}))"
    r"(?:\son\s[A-Z][a-z]+day)?\.$"
)
_UNNAMED_SPEAKER = re.compile(
    r"^(?:he|she|it|they|we|i|you|who|which|what|that|this|these|those|there|one|some|many|others|both"
    r"|no one|nobody|critics|analysts|observers|a|an)\b",
    re.IGNORECASE,
)
# Words for what need not be so, or for how much there is at most: these contradict nothing.
_QUALIFIED = re.compile(
    r"\b(?:if|unless|whether|until|not (?:only|just|merely|necessarily)"
    r"|(?:not|\w+n['’]t) the (?:first|last|only)"
    r"|no (?:later|longer|more|less|fewer)|nothing but|but|while|whereas|although|though)\b",
    re.IGNORECASE,
)
_TRAILING_AUXILIARY = re.compile(r"\s+(?:has|have|had)?$")
# "As Macron made clear, the allies did nothing more than repeat it": there was no more.
_MADE_CLEAR = re.compile(
    rf"^(?:As\s)?(?:the\s)?(?P<speaker>{_NAME_OF_SPEAKER})(?:,\swho\s[^,;:\"“”]{{2,120}},)?\s"
    r"(?:has\s|have\s|had\s)?made (?:it )?clear(?:\s(?P<when>[^,;:\"“”]{2,60}),)?,?"
    r"(?:\sthat)?\s(?P<content>\S.*)$"
)
_NO_MORE = re.compile(r"\b(?:nothing|no|little) (?:more|further) than\b")

_SENTENCE_END = re.compile(r"[a-z”\"’][.!?][”\"’]?\s[“\"‘]?[A-Z]")
_NOT_A_SPEAKER = re.compile(
    r"^(?:in|on|at|by|for|from|with|of|to|as|during|under|over|into|about|after|before|when|if"
    r"|since|because|instead|and|or|even|so|while|although|though|despite|his|her|their|its|our)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:But|And|Yet|Still|However|Meanwhile|Instead),?\s")
_POSSESSIVE = re.compile(r"['’]s?$")

_CONCESSION = re.compile(
    rf"^(?:(?:But|And|Yet)\s)?(?:While|Although|Though|Even though|Even as)\s"
    rf"(?P<speaker>{_NAME_OF_SPEAKER}){_ASIDE}\s{_ADVERB}(?P<verb>{_ASSERTING})\s"
)
_DESPITE = re.compile(
    rf"^(?:(?:But|And|Yet)\s)?Despite\s(?P<speaker>{_NAME_OF_SPEAKER})['’]s?\s(?:[a-z-]+\s)?"
    r"(?:claim|boast|assertion|insistence)s?\s(?:of|that)\s"
)
_STATEMENT = re.compile(
    rf"^(?:(?:But|And|Yet)\s)?(?P<speaker>{_NAME_OF_SPEAKER}){_ASIDE}\s{_ADVERB}"
    rf"(?P<verb>{_ASSERTING})\s"
)
_CONTRAST = re.compile(r"[,;]\s(?:but|yet|though|although|while|whereas)\s")
_WHICH = re.compile(
    rf",\s(?P<side>(?:which|something(?:\sthat)?|(?:an?\s)?{_CLAIM_NOUN}(?:\s(?:that|which))?)\s"
    rf"(?P<speaker>{_NAME_OF_SPEAKER})\s{_ADVERB}(?:denies|denied|disputes|disputed|rejects"
    r"|rejected|refuted|refutes)\b)"
)
_DENIAL = re.compile(
    rf"^(?P<speaker>{_NAME_OF_SPEAKER})\s{_ADVERB}{_REFUSING}\s"
    rf"(?P<object>(?:it|this|that|doing so|(?:the|that|this|those|these|such|any|his|her|their|its)"
    rf"(?:\s[a-z-]+)?\s{_CLAIM_NOUN})(?=[\s.,;]|$))?"
)
_SAYS_OTHERWISE = re.compile(
    rf"^(?P<speaker>{_NAME_OF_SPEAKER})\s{_ADVERB}(?:said|says|insist(?:ed|s)|maintain(?:ed|s)"
    r"|confirmed|stated|countered)\s(?:that\s)?(?P<content>\S.*)$"
)
_NOT_SO = re.compile(
    r"^(?:(?:so far|as yet|still|in fact|in reality),?\s)?"
    r"(?:(?:no|neither|none|nothing)\s"
    r"|there\s(?:is|was|are|were|has been|have been|had been)\s(?:still\s|yet\s)?no\s"
    r"|(?P<subject>[^,;:\"“”]{2,60}?)\s(?:(?:has|have|had|is|are|was|were|did|does|do)"
    r"(?:n['’]t|\s(?:still\s)?(?:not|never)|\syet\sto)\b"
    r"|remain(?:s|ed)?\s(?:unsigned|unresolved|unfinished|incomplete)\b))",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"^(?:that|this|it|the claim)\s(?:is|was)\s"
    r"(?:not true|untrue|false|not so|not the case|wrong)\b"
    r"|^[^,;:\"“”]{2,60}\s(?:shows?|showed|suggests?|suggested)\s(?:otherwise|the opposite)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|we|i|you|his|her|their|its|our|there|this|that|these|those)\b",
    re.IGNORECASE,
)

_OFFICE = re.compile(
    r"\b(?:(?:vice|deputy|prime|foreign|defen[cs]e|trade|finance|interior|former|crown|supreme"
    r"|general)[\s-]){0,3}(?:president|minister|premier|chancellor|leader"
    r"|secretary(?:[\s-](?:general|of state))?|king|queen|emperor|emir|sultan|pope"
    r"|prince|chairman|governor|senator|envoy"
    r"|ambassador|spokes(?:man|woman|person)|mr|mrs|ms|sen|gov|gen|rep|dr)\b\.?",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:officials?|ministry|government|police|office|house|kremlin|delegation|negotiators"
    r"|spokes(?:man|woman|person)|side|army|military|forces|party|court|agency|agencies"
    r"|department|council|commission|commanders|rebels|organi[sz]ers|prosecutors|aides?|advis[eo]rs?"
    r"|allies|lawmakers|campaign|administration|committee|bank|company|team|lawyers?)\b",
    re.IGNORECASE,
)

_OWNER = r"(?P<opponent>(?:[A-Z][\w.’'-]*\s){0,4}[A-Z][\w.-]*)['’]s?"
_OWN_CLAIM = rf"{_OWNER}(?:\s[a-z-]+)?\s{_CLAIM_NOUN}"
_WITH_ITS_CLAIM = re.compile(rf"(?P<side>{_OWN_CLAIM}\sthat\s[^,;]+)")
_REFUSED_CLAIM = re.compile(
    rf"^(?P<speaker>{_NAME_OF_SPEAKER})\s{_ADVERB}{_REFUSING}\s(?={_OWN_CLAIM}\b)"
)
_REFUSED_THAT_CLAIM = re.compile(
    rf"^(?P<speaker>{_NAME_OF_SPEAKER})\s{_ADVERB}{_REFUSING}\s"
    rf"(?:the|that|this|those|these|such)(?:\s[a-z-]+)?\s{_CLAIM_NOUN}"
    r"(?!\s(?:that|of|by|from|against|about|made)\b)"
)
_CONTRADICTING = re.compile(
    r",\s(?:directly\s|flatly\s)?(?:contradicting|refuting|rebutting|disputing)\s"
    r"(?P<opponent>(?:[A-Z][\w.’'-]*\s){0,4}[A-Z][\w.-]*)"
)
_CONTRARY = re.compile(
    r"^Contrary to (?:what\s(?P<opponent>[^,;:]{2,60}?)\s(?:has\s|had\s)?"
    rf"(?:{_ASSERTING}|been saying)|{_OWNER.replace('opponent', 'owner')}\s{_CLAIM_NOUN})\b"
    r"[^,;]*,\s"
)


def attributed_text(sentence: str) -> AttributedText | None:
    """What a named speaker puts forward as so, or denies; None if that is not plain."""
    match = _SPEAKER_FIRST.match(sentence) or _SPEAKER_LAST.match(sentence)
    if match is None or _QUALIFIED.search(sentence):
        return _limited_text(sentence)
    part = match.groupdict()
    if re.search(rf"\b{_CLAIM_VERB}\b", part["content"]):
        return None  # a second speaker in one sentence
    speaker = _TRAILING_AUXILIARY.sub("", part.get("source") or part["speaker"])
    if not _is_speaker(speaker) or _SENTENCE_END.search(part["content"]):
        return None
    denied = bool(part.get("refusing")) or (part["verb"] or "").startswith("den")
    return AttributedText(speaker, part["content"], denied)


def asserts(content: str) -> bool:
    """Whether ``content`` says that something is so: not that it was asked, raised or intended."""
    if _NOT_ASSERTING_PHRASE.search(content):
        return False
    return _NOT_ASSERTING.isdisjoint(words(content))


def stated_side(sentence: str) -> Side | None:
    """The whole of ``sentence`` as the claim of a named speaker that something is so."""
    text = _OPENING.sub("", sentence)
    if len(text) > _LONGEST or _QUALIFIED.search(text):
        return None
    attributed = attributed_text(text)
    if attributed is not None:
        if attributed.denied or not asserts(attributed.content):
            return None
        return Side(attributed.speaker, sentence)
    statement = _STATEMENT.match(text)
    if statement is None or not _is_speaker(statement["speaker"]):
        return None
    return Side(statement["speaker"], sentence) if asserts(text[statement.end() :]) else None


def without_office(speaker: str) -> str:
    """``speaker`` without words for an office or title."""
    return _OFFICE.sub(" ", speaker)


def names_body(speaker: str) -> bool:
    """Whether a speaker is a body, or speaks for one, rather than the holder of an office."""
    return _BODY.search(speaker) is not None


def opposed_sides(sentence: str) -> tuple[Side, Side] | None:
    """The claim in a sentence, and what the same sentence sets against it."""
    if len(sentence) > _LONGEST:
        return None
    return (
        _denied_aside(sentence)
        or _conceded(sentence)
        or _contrasted(sentence)
        or _refused(sentence)
    )


def contradiction(sentence: str) -> Contradiction | None:
    """Who contradicts whom in a sentence that leaves the claim itself to those before it."""
    if len(sentence) > _LONGEST:
        return None
    text = _OPENING.sub("", sentence)
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
    return None


def _contradiction(speaker: str | None, opponent: str) -> Contradiction | None:
    if speaker is None or (speaker and not _is_speaker(speaker)):
        return None
    return Contradiction(_TRAILING_AUXILIARY.sub("", speaker), _POSSESSIVE.sub("", opponent))


def _speaker_of(clause: str) -> str | None:
    """The speaker of ``clause``; empty for the writer's own words, None for an unnamed one."""
    attributed = attributed_text(clause)
    if attributed is not None:
        return attributed.speaker
    return None if re.search(rf"\b{_CLAIM_VERB}\b", clause) else ""


def _limited_text(sentence: str) -> AttributedText | None:
    """What a speaker made clear to be no more than this, which denies that it was more."""
    match = _MADE_CLEAR.match(sentence) if "clear" in sentence else None
    if match is None or not _is_speaker(match["speaker"]):
        return None
    content, limits = _NO_MORE.subn(" ", match["content"])
    if limits != 1 or re.search(rf"\b{_CLAIM_VERB}\b", content):
        return None
    return AttributedText(match["speaker"], content, denied=True, statement=match["content"])


def _is_speaker(speaker: str) -> bool:
    return not (_UNNAMED_SPEAKER.match(speaker) or _NOT_A_SPEAKER.match(speaker))


def _denied_aside(sentence: str) -> tuple[Side, Side] | None:
    """ "X said that Y broke the treaty, a claim that Y denies"."""
    aside = _WHICH.search(sentence)
    if aside is None or not _is_speaker(aside["speaker"]):
        return None
    claim = sentence[: aside.start()]
    statement = _STATEMENT.match(claim + ".")
    if statement is None or not _is_speaker(statement["speaker"]):
        return None
    if not asserts(claim[statement.end() :]):
        return None
    return (
        Side(_name(statement["speaker"]), claim),
        Side(_name(aside["speaker"]), aside["side"]),
    )


def _conceded(sentence: str) -> tuple[Side, Side] | None:
    """ "While X claimed progress on a deal, no agreement has been signed"."""
    concession = _CONCESSION.match(sentence) or _DESPITE.match(sentence)
    if concession is None:
        return None
    for comma in re.finditer(r",[”\"]?\s", sentence[concession.end() :]):
        start, end = (concession.end() + place for place in comma.span())
        if sides := _opposed(concession, sentence[:start], sentence[end:]):
            return sides
    return None


def _contrasted(sentence: str) -> tuple[Side, Side] | None:
    """ "X said that a deal was done, but no agreement has been signed"."""
    statement = _STATEMENT.match(sentence)
    if statement is None:
        return None
    for contrast in _CONTRAST.finditer(sentence, statement.end()):
        claim, counter = sentence[: contrast.start()], sentence[contrast.end() :]
        if sides := _opposed(statement, claim, counter):
            return sides
    return None


def _opposed(statement: re.Match[str], claim: str, counter: str) -> tuple[Side, Side] | None:
    speaker, content = statement["speaker"], claim[statement.end() :]
    if not _is_speaker(speaker) or not asserts(content):
        return None
    if not _UNSETTLED.isdisjoint(words(content)):
        return None
    opponent = _opponent(statement.groupdict().get("verb", "claimed"), content, counter)
    if opponent is None:
        return None
    return Side(_name(speaker), claim), Side(opponent, counter.rstrip())


def _opponent(verb: str, content: str, counter: str) -> str | None:
    """Who says in ``counter`` that ``content`` is not so; empty for the writer, None if nobody."""
    if (denial := _DENIAL.match(counter)) and _is_speaker(denial["speaker"]):
        if denial["object"] or _same_matter(content, counter[denial.end() :]):
            return _name(denial["speaker"])
        return None
    saying = _SAYS_OTHERWISE.match(counter)
    if saying and not _is_speaker(saying["speaker"]):
        return None
    told = saying["content"] if saying else counter
    if _FALSE.match(told):
        return _name(saying["speaker"]) if saying else ""
    negation = _NOT_SO.match(told)
    if negation is None or not _UNSETTLED.isdisjoint(words(told)):
        return None
    if negation["subject"] and _PRONOUN.match(negation["subject"]):
        return None
    if not _same_outcome(verb, content, told):
        return None
    return _name(saying["speaker"]) if saying else ""


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
    text = _OPENING.sub("", sentence)
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
    if speaker is None or (speaker and not _is_speaker(speaker)):
        return None
    return (
        Side(_POSSESSIVE.sub("", claim["opponent"]), claim["side"].rstrip(" .:")),
        Side(_name(speaker), sentence),
    )


def _name(speaker: str) -> str:
    return _TRAILING_AUXILIARY.sub("", _OPENING.sub("", speaker))
