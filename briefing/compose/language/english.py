"""What composing knows of English: its word lists and patterns."""

from __future__ import annotations

import re

from briefing.compose.language import (
    english_claims,
    english_disputes,
    english_importance,
    english_speakers,
)
from briefing.compose.language.protocol import (
    AttributedText,
    Attribution,
    Contradiction,
    Language,
    Side,
)
from briefing.text.calendar_names import MONTH_PATTERN, SHORT_MONTHS, WEEKDAY_PATTERN
from briefing.text.lazy_regex import lazy_regex
from briefing.text.substrings import contains_any

_UNSETTLED = frozenset(
    "will would shall may might could can must should expected expects due set scheduled planned "
    "plans planning slated poised hopes hoped likely aims intends wants".split()
)
_ANTICIPATING = _UNSETTLED | frozenset(
    "ahead upcoming looming eve awaits awaiting prepare prepares preparing heads heading".split()
)
_AUXILIARY = frozenset("is are was were be been being am has have had having".split())
_BOUNDS = frozenset("at least most more less than about around some nearly almost roughly".split())
_SCALES = frozenset(
    "k thousand m mn mln million b bn bln billion t tn trn trillion hundred dozen".split()
)
_POSSESSIVES = frozenset("its his her their our my itself himself herself themselves".split())
_DECISIVE = frozenset({
    "rise", "rises", "rose", "fall", "falls", "fell", "fallen", "raise", "raises", "raised",
    "cut", "cuts", "lower", "lowers", "lowered", "increase", "increases", "increased", "decrease",
    "decreases", "decreased", "up", "down", "more", "less", "fewer", "higher", "gain", "gains",
    "gained", "lose", "loses", "lost", "win", "wins", "won", "accept", "accepts", "accepted",
    "before", "after", "open", "opens", "opened", "close", "closes", "closed", "export", "exports",
    "import", "imports", "buy", "buys", "bought", "sell", "sells", "sold", "begin", "begins",
    "began", "end", "ends", "ended", "start", "stop", "support", "supports", "supported", "oppose",
    "opposes", "opposed", "for", "against", "with", "without", "best", "worst", "first", "second",
    "third", "last", "next", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "dozen", "half", "all", "some", "today", "tomorrow", "yesterday",
})  # fmt: skip
_PERSONAL = frozenset(
    "i my me we our ours us your yours you let's i'm i'd i'll i've we're we've we'll we'd you're "
    "you've you'll you'd imagine here there if what how well now no yes so here's there's what's "
    "how's".split()
)
_UNFINISHED = lazy_regex(r"\b(?:the|a|an|of|to|and|or|in|on|for|with|that|by|at|from|as)$")
# A headline that promises to tell something, or names the kind of its text, states nothing.
_TEASER = lazy_regex(
    r"^(?:Here(?:['’]s| (?:is|are))|What|Why|How|When|Where|Who|Which|Inside|Meet|Will|Can|Could"
    r"|Should|Is|Are|Does|Do|Did)\b"
    r"|^\W?(?:LIVE|Live|Live updates?|Watch|WATCH|Video|VIDEO|Opinion|OPINION|Analysis|ANALYSIS"
    r"|Explainer|EXPLAINER|Explained|Editorial|Podcast|Photos?|Quiz|Factbox|FACTBOX|Timeline|Q&A"
    r"|Profile|Review|Comment|Letters?|Newsletter|Morning briefing)\b\s?[:：|\])–—-]"
    r"|^(?:\d+|[A-Z][a-z]+) (?:things|takeaways|reasons|ways|questions|charts|facts|key)\b"
    r"|\b(?:to know|you need|you should|in (?:pictures|photos|charts)|explained|what we know"
    r"|all about|won['’]t believe)\b"
)
_OPENING = r"(?:(?:But|And|Yet|So|Still|However|Also|Then|Instead|Later|Earlier|Meanwhile),?\s)?"
_SPEECH_VERB = (
    r"(?:also\s|then\s|later\s)?(?:said|says|added|told|wrote|noted|asked|replied|insisted)\b"
)
# The first word of what stands before the subject of a sentence.
_FRONTED = (
    r"(?:In|On|At|By|After|Before|While|When|If|Since|Once|Though|Although|As|Again|Moreover|Now"
    r"|Today|Then|For|From|Until|During|Despite|With|Without|Instead|Like|Unlike|More|Not|But|And"
    r"|Yet|So|Because|Even|Of|Among|Under|Over|Through|Throughout|Meanwhile|Later|Earlier|Still"
    r"|Asked|Two|Three|Four|Five|Six|The (?:next|following|same|previous)|[A-Z][a-z]+(?:ly|ing))"
)
# "The two leaders" and "both sides" are not among these: the summit itself says who they are.
_REFERS_BACK = lazy_regex(
    rf"^[\"'“‘]?{_OPENING}(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]hese|[Tt]hose)"
    r"(?:['’]\w+)?\s"
    # And long believing in ties, he has insisted ...; a quotation that goes on: "So, we could ..."
    r"|^(?:But|And|Yet|So)\s[^,;:.]{1,100},\s(?:he|she|they|it)\b"
    r"|^(?:In|On) (?:his|her|their) (?:view|part)\b"
    r"|^[\"“](?:So|And|But|Or|Well|Because)\b[^\"“”]*[\"”]$"
    r"|^[\"'“‘]?(?:But|And|Yet)\s(?:that|this)\b|^(?:This|That)\s(?:is|was|will|would|means?|came|comes"
    r"|follows|followed|has|had|could|may|might|includes?)\b|^The (?:former|latter)\b"
    r"|^(?:The|This|That|These|Those|Such an?) (?:same |latest )?(?:move|decision|announcement"
    r"|remark|comment|gesture|step|incident|revelation|disclosure|admission|number|figure|total|tally)s?\s"
    r"(?!of\b|by\b|to\b|on\b|from\b|in\b|that\b|for\b|made\b|about\b|at\b|against\b)"
    rf"|^{_OPENING}(?:The (?:pair|duo|two)\s(?:[a-z]+ed|said|met|have|are|were|will|also|then)\b"
    r"|Both (?:of them|[a-z]+ed|said|met|have|are|were|will)\b|(?:Others|Another official) [a-z]"
    r"|Neither (?:of them|side|[a-z]+ed|gave|said|would|has)\b(?!.*\bnor\b))"
    r"|^(?:This|That|Such an?) (?:deal|agreement|accord|pact|plan|meeting|visit|trip|offer|proposal"
    r"|statement|call|issue|question|law|bill|vote|rule)\s(?!of\b|to\b|with\b|by\b|between\b)"
    r"|^(?:In response|As a result|By contrast|At the time|In it),\s"
    r"|^Asked (?:why|if|whether|about it)\b"
    r"|^(?:This|That),\s|^Such [a-z]+\s(?!as\b)|^\([^()]*\)\.?$"
    r"|^[—–-]*\s?Another\s[a-z]+(?:\s[a-z]+)?,?\s(?:said|says|reads?|added|told|wrote)\b"
    r"|^(?:[\w’'-]+\s){0,5}(?:any|all|none|some|most|many|few|each|both) of (?:these|those)\s"
    r"(?!(?:who|in|with|on|from|that|which|at|of)\b)[a-z]"
    # The following day, they shook hands: nobody is named before the pronoun.
    rf"|^{_FRONTED}(?:\s(?:{WEEKDAY_PATTERN}|{MONTH_PATTERN}|[a-z0-9’'-]+))*,\s(?:he|she|they)\s"
)
_SAYING_PLACE = (
    r"(?:\s(?:in|on|at|during|via|to)\s(?:an?\s|the\s|his\s|her\s|their\s)?(?:\w+\s)?(?:statement|tweet"
    r"|interview|speech|remarks|post|letter|e-?mail|conference|briefing|Twitter|Facebook|\w+day"
    r"|reporters))"
)
# Trump said in a statement on Friday. What was said stands before it.
_SAYS_NOTHING = lazy_regex(
    r"^(?:[A-Z][\w.’'-]*\s){1,5}(?:also\s|later\s)?(?:said|wrote|tweeted|added|replied|continued"
    rf"|concluded|explained)(?:,\s\w+ing\b[^“\"]*|{_SAYING_PLACE}+)\.$"
)
_SPEAKER_BEFORE_UNQUOTED = lazy_regex(
    r",\s(?:he|she|they)\s(?:also\s|later\s)?(?:said|says|added|wrote|noted|told|explained|argued"
    r"|insisted|warned)(?:[.,]|$|\s(?:in|on|at|of|to|during)\b)"
)
_PRONOUNS_AFTER_COMMA = (", he ", ", she ", ", they ")
_SPEAKER_NAMED_BEFORE = lazy_regex(
    rf"[\"”’']\s(?:(?:he|she|they|it)\s{_SPEECH_VERB}|(?:said|added)\s(?:he|she|they)\b)"
)
_ADDRESS = lazy_regex(
    r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]urs?|us|[Yy]ours?|[Yy]ou|[Ll]et['’]s)\b"
    r"|^[\"“]?(?:Imagine|Here|There|If|What|How|Well|Now|No,|Yes|So)\b"
)
# The first person, what ought to be, adverbs by which a writer judges (the stance adverbs of
# Biber and others, Longman Grammar of Spoken and Written English, 1999), and questions.
_VOICE = frozenset(
    "I I'm I've I'd I'll My my me We we we're we've we'll we'd Our our ours us Let's let's should "
    "shouldn't must mustn't ought perhaps surely indeed obviously unfortunately clearly frankly "
    "arguably undoubtedly sadly thankfully rightly wrongly certainly simply hardly merely alas "
    "supposedly admittedly Perhaps Surely Indeed Obviously Unfortunately Clearly Frankly Arguably "
    "Undoubtedly Sadly Thankfully Certainly Simply Alas Admittedly ?".split()
)
_REPORTING = frozenset(
    "said says told added according announced reported statement spokesman spokeswoman "
    "spokesperson confirmed asked wrote tweeted official officials".split()
)

_BOUND = lazy_regex(
    r"(?:more|less|fewer|greater) than|over|under|at (?:least|most)|up to|as many as|about|around"
    r"|some|nearly|almost|roughly|approximately|above|below"
)
_BOUND_AT_END = lazy_regex(rf"\b(?:{_BOUND.pattern})\s$", re.IGNORECASE)
_DATE = lazy_regex(
    rf"\b(?:{'|'.join(SHORT_MONTHS)})[a-z]*\b"
    r"|\d(?:st|nd|rd|th)\b|\d:\d\d"
    r"|\b(?:19|20)\d\d\b"
)

_SUBORDINATE = lazy_regex(r"(?:In|When|After|Before|As|Since|Like|While|Although|Though)\b")


class English(Language):
    """English, the only language in which composing recognises changed facts and importance."""

    unsettled_words = _UNSETTLED
    anticipating_words = _ANTICIPATING
    auxiliaries = _AUXILIARY
    bounding_words = _BOUNDS
    scale_words = _SCALES
    infinitive_markers = frozenset({"to"})
    modal_words = english_claims.MODAL
    claim_synonyms = english_claims.CLAIM_SYNONYMS
    negations = english_claims.NEGATIONS
    possessives = _POSSESSIVES
    decisive_words = _DECISIVE
    personal_words = _PERSONAL
    voice_words = _VOICE
    reporting_words = _REPORTING
    claim_words = english_claims.SAYING | english_claims.REFUSING | {"according", "clear"}
    contrast_words = english_disputes.CONTRAST_WORDS
    importance_words = english_importance.IMPORTANCE_WORDS

    def is_unfinished(self, line: str) -> bool:
        return _UNFINISHED.search(line) is not None

    def is_teaser(self, headline: str) -> bool:
        return _TEASER.search(headline) is not None

    def refers_back(self, line: str) -> bool:
        return (
            _REFERS_BACK.match(line) is not None
            or _names_speaker_before(line)
            or _SAYS_NOTHING.match(line) is not None
        )

    def addresses_reader(self, text: str) -> bool:
        return _ADDRESS.search(text) is not None

    def is_negation(self, word: str) -> bool:
        return word in english_claims.NEGATIONS or word.endswith("n't")

    def attributed_text(self, sentence: str) -> AttributedText | None:
        return english_claims.attributed_text(sentence)

    def main_clause(self, text: str) -> str:
        return english_claims.main_clause(text)

    def asserts(self, content: str) -> bool:
        return english_claims.asserts(content)

    def opposed_sides(self, sentence: str) -> tuple[Side, Side] | None:
        return english_disputes.opposed_sides(sentence)

    def contradiction(self, sentence: str) -> Contradiction | None:
        return english_disputes.contradiction(sentence)

    def stated_side(self, sentence: str) -> Side | None:
        return english_claims.stated_side(sentence)

    def without_office(self, speaker: str) -> str:
        return english_claims.without_office(speaker)

    def names_body(self, speaker: str) -> bool:
        return english_claims.names_body(speaker)

    def attributions(self, sentence: str) -> tuple[Attribution, ...]:
        return english_speakers.attributions(sentence)

    def first_name(self, sentence: str) -> str | None:
        return english_speakers.first_name(sentence)

    def ends_with_bound(self, text: str) -> bool:
        return _BOUND_AT_END.search(text) is not None

    def names_date(self, text: str) -> bool:
        return _DATE.search(text) is not None

    def states_importance(self, text: str) -> bool:
        return english_importance.states_importance(text)

    def begins_with_subordinate(self, text: str) -> bool:
        return _SUBORDINATE.match(text) is not None


def _names_speaker_before(line: str) -> bool:
    if contains_any(line, _PRONOUNS_AFTER_COMMA) and _SPEAKER_BEFORE_UNQUOTED.search(line):
        return True
    return contains_any(line, "\"”’'") and _SPEAKER_NAMED_BEFORE.search(line) is not None
