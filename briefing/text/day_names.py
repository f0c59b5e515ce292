"""Names that have the word of a day in them: Good Friday, the Mail on Sunday, the "Today" show."""

from __future__ import annotations

from briefing.text.calendar_names import WEEKDAY_PATTERN
from briefing.text.lazy_regex import lazy_regex

_BEFORE_WEEKDAY = lazy_regex(
    r"\b(?:Good|Black|Super|Bloody|Ash|Cyber|Giving|Fat|Shrove|Palm|Easter|Maundy|Holy|Spy|Whit"
    r"|Ramadan|Freaky|Ruby)\s\Z"
    r"|\b(?:Mail|Independent|Scotland|Wales|Observer)\son\s\Z"
)
_AFTER_WEEKDAY = lazy_regex(
    r"\s(?:Night|Morning|Evening|Brunch|Times|Telegraph|Mirror|Express|Mail|Herald|Mercury|Post\b"
    r"|newspapers?\b)"
)
_RELATIVE = lazy_regex(r"(?:Today|Tonight|Tomorrow)\Z")
_SHOW = lazy_regex(r"[\"”’']?\s(?:show|host|programme|program|newspaper|anchor|co-host)s?\b")
_BEFORE_NAME = lazy_regex(r"[\w’'),]\s[\"“‘']?\Z")
_WEEKDAY = lazy_regex(WEEKDAY_PATTERN)
_QUOTED_TITLE = 6
"""Words of a quotation, all with capitals, that is the title of a show or a work."""
_SMALL_WORDS = frozenset("a an and at for from in of on or the to with".split())


def is_in_name(text: str, start: int, end: int) -> bool:
    """Whether the day word at ``[start, end)`` of ``text`` belongs to a name, and is no day."""
    word, before = text[start:end], text[max(0, start - 40) : start]
    if _RELATIVE.match(word):
        capital_inside = _BEFORE_NAME.search(before) is not None and not _is_title_case(text)
        return capital_inside or bool(_SHOW.match(text, end)) or _in_quoted_title(text, start, end)
    if _WEEKDAY.match(word):
        return bool(
            _BEFORE_WEEKDAY.search(before)
            or (_WEEKDAY.fullmatch(word) and _AFTER_WEEKDAY.match(text, end))
            or _in_quoted_title(text, start, end)
        )
    return False


def _in_quoted_title(text: str, start: int, end: int) -> bool:
    opening = max(text.rfind("“", 0, start), text.rfind('"', 0, start))
    closing = min((at for at in (text.find("”", end), text.find('"', end)) if at >= 0), default=-1)
    if opening < 0 or closing < 0 or "”" in text[opening:start]:
        return False
    words = text[opening + 1 : closing].strip(" ,.").split()
    names = [word for word in words if word not in _SMALL_WORDS]
    return len(words) <= _QUOTED_TITLE and all(not word[0].islower() for word in names)


def _is_title_case(text: str) -> bool:
    """Whether most words begin with a capital, as in a headline."""
    words = [word for word in text.split() if word[0].isalpha() and word not in _SMALL_WORDS]
    return 2 * sum(word[0].isupper() for word in words) > len(words)
