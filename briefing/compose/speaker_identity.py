"""Whether two speakers may be one person under two names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.compose.language.registry import LANGUAGE
from briefing.compose.rules import REMEMBERED
from briefing.text.countries import FOREIGN_NAMES, country
from briefing.text.lazy_regex import lazy_regex
from briefing.text.normalize import words
from briefing.text.scripts import CJK, has_cjk
from briefing.text.stop_words import CLAIM_STOP_WORDS

if TYPE_CHECKING:
    from briefing.domain.summit import Summit

_CJK_RUN = lazy_regex(f"[{CJK}]+")


class SpeakerIdentity:
    """Tells speakers apart; it knows the people of ``summit`` under all their names."""

    def __init__(self, summit: Summit) -> None:
        self._people = [
            frozenset(part for name in names for part in _parts(name)) for names in summit.people
        ]

    def may_be_one(self, first: str, second: str) -> bool:
        """Whether two speakers share a name, or one of them is named by an office alone.

        "The president" may be anyone in the news, but neither a ministry nor officials. "Mr. Trump"
        and "President Trump" share a name; "President Trump" and "President Xi" do not.
        """
        ours, theirs = _names(first), _names(second)
        if not ours or not theirs:
            return not (LANGUAGE.names_body(first) or LANGUAGE.names_body(second))
        if _share(ours, theirs):
            return True
        return any(_share(ours, person) and _share(theirs, person) for person in self._people)


@lru_cache(REMEMBERED)
def _names(speaker: str) -> frozenset[str]:
    """The parts of ``speaker`` that name it: not its office, nor the country of the office."""
    parts = _parts(LANGUAGE.without_office(speaker))
    if LANGUAGE.names_body(speaker) or parts == _parts(speaker):
        return parts
    return frozenset(part for part in parts if country(part) is None and part not in FOREIGN_NAMES)


def _parts(name: str) -> frozenset[str]:
    if has_cjk(name):
        return frozenset(_CJK_RUN.findall(name))
    return frozenset(words(name.replace(".", ""))) - CLAIM_STOP_WORDS


def _share(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a name is in both; in Han, kana and Hangul, where one may begin the other ("이" and
    "이재명") or be written together with its country, whether one contains another."""
    if ours & theirs:
        return True
    return any(
        (our in their or their in our) and has_cjk(our) and has_cjk(their)
        for our in ours
        for their in theirs
    )
