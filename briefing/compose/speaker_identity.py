"""Whether two speakers may be one person under two names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.language.registry import LANGUAGE
from briefing.text.countries import country
from briefing.text.normalize import words
from briefing.text.stop_words import CLAIM_STOP_WORDS

if TYPE_CHECKING:
    from briefing.domain.summit import Summit


class SpeakerIdentity:
    """Tells speakers apart; it knows the people of ``summit`` under all their names."""

    def __init__(self, summit: Summit) -> None:
        self._people = [
            frozenset(word for name in names for word in words(name)) for names in summit.people
        ]

    def may_be_one(self, first: str, second: str) -> bool:
        """Whether two speakers share a name, or one of them is named by an office alone.

        "The president" may be anyone in the news, but neither a ministry nor officials. "Mr. Trump"
        and "President Trump" share a name; "President Trump" and "President Xi" do not.
        """
        ours, theirs = _names(first), _names(second)
        if not ours or not theirs:
            return not (LANGUAGE.names_body(first) or LANGUAGE.names_body(second))
        if ours & theirs:
            return True
        return any(ours & person and theirs & person for person in self._people)


def _names(speaker: str) -> frozenset[str]:
    """The words of ``speaker`` that name it: not its office, nor the country of the office."""
    name = LANGUAGE.without_office(speaker)
    if name != speaker and not LANGUAGE.names_body(speaker):
        name = " ".join(word for word in name.split() if country(word) is None)
    return frozenset(words(name)) - CLAIM_STOP_WORDS
