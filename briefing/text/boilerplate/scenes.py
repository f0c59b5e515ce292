"""Sentences that tell what a dated picture shows: in the present tense, with a full date.

News tells what is over in the past tense, and gives the weekday alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.calendar_names import MONTH_PATTERN
from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

FULL_DATE = lazy_regex(
    rf"(?:\b|(?<=[a-z])){MONTH_PATTERN},?\s\d\d?,?\s(?:19|20)\d\d\b"
    rf"|\b\d\d?\s{MONTH_PATTERN},?\s(?:19|20)\d\d\b"
)
"""In the orders of both sides of the Atlantic; sites leave out the space before it."""

_SEEN = frozenset(
    "shake shakes gesture gestures wave waves pose poses smile smiles stand stands sit sits speak "
    "speaks listen listens look looks attend attends arrive arrives greet greets embrace embraces "
    "hug hugs applaud applauds react reacts watch watches chat chats disembark disembarks board "
    "boards step steps pause pauses answer answers meet meets pat pats gather gathers demonstrate "
    "demonstrates chant chants carry carries wear wears participate participates escort escorts "
    "clash clashes welcome welcomes kiss kisses kneel kneels pray prays perform performs inspect "
    "inspects salute salutes cheer cheers deliver delivers raise raises lay lays rise "
    "rises investigate investigates".split()
)
"""Verbs for what a picture can show of people, in the present tense."""
_SEEN_OR_NOUN = frozenset(
    "talk talks walk walks protest protests march marches rally rallies address addresses exchange "
    "exchanges point points ride rides travel travels wait waits".split()
)
_SHOWN = frozenset(
    "seen shown displayed greeted welcomed escorted introduced reflected unfurled surrounded "
    "projected driven".split()
)
"""What a picture can show to be done to somebody or something, after "is" or "are"."""
_TAKING = frozenset("hold holds take takes give gives".split())
_TAKEN = lazy_regex(
    r"\s(?:(?:up|out|an?|the|their|his|her|joint|[a-z]+ing)\s){0,4}(?:signs?|placards?|banners?|flags?"
    r"|posters?|portraits?|candles?|flowers|glass(?:es)?|hands|photos?|pictures?|part|questions"
    r"|selfies?|seats?|speech|demonstration|protest|rally|(?:news |press )?conference)\b"
)
"""What somebody holds, takes or gives in a picture: not a meeting, which may be to come."""
_FINITE_PAST = frozenset(
    "was were had has have did said told became began came went made took gave held met won lost "
    "saw found led wrote fell rose spoke flew drew will would could should might may can must says "
    "say".split()
)
_DETERMINERS = frozenset("a an the this that these those his her their its our no".split())
_SUBORDINATE = frozenset("who which that whom whose where when while as after before since".split())
_CONCURRENT = frozenset({"as", "while"})
"""The verb of such a clause has the tense of the main verb: "checks the time as he stands"."""
_REFERS_BACK = lazy_regex(r"(?:He|She|It|They|This|That|These|Those|Such)\b")
_WORD = lazy_regex(r"(?<![\w’'-])[a-z]+(?![\w’'-])")


def shows_dated_scene(sentence: str) -> re.Match[str] | None:
    """The full date in ``sentence`` if its first verb tells in the present what can be seen.

    None for any other. Where the first verb is in the past or a modal, a sentence reports; what
    looks like a participle before the verb ("armed police") is taken for one, since a wrong
    refusal is worse than a missed caption.
    """
    date = FULL_DATE.search(sentence)
    if date is None or _REFERS_BACK.match(sentence):
        return None
    return date if _first_verb_shows(sentence) else None


def _first_verb_shows(sentence: str) -> bool:
    before, last = "", 0
    for match in _WORD.finditer(sentence):
        word = match.group()
        adjoins = match.start() - last <= 1
        if word in _SEEN or word in _SEEN_OR_NOUN:
            if before in ("to", "not"):
                return False
            if not (adjoins and before in _DETERMINERS):
                return not _reports(sentence[match.end() :], participles=word in _SEEN_OR_NOUN)
        elif word in _TAKING:
            return _TAKEN.match(sentence, match.end()) is not None
        elif word in _SHOWN:
            return before in ("is", "are", "being")
        elif word in _CONCURRENT:
            pass
        elif word in _FINITE_PAST or word in _SUBORDINATE or word.endswith("ed"):
            return False
        before, last = word, match.end()
    return False


def _reports(rest: str, *, participles: bool) -> bool:
    """Whether a main clause in the past follows: then the verb before it was a noun."""
    for match in _WORD.finditer(rest):
        word = match.group()
        if word in _SUBORDINATE:
            return False
        if word in _FINITE_PAST or (participles and word.endswith("ed")):
            return True
    return False
