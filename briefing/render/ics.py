"""Write what is coming up as a calendar: iCalendar, RFC 5545."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.domain.summit import first_instant
from briefing.text.normalize import words
from briefing.text.sanitize import line
from briefing.text.urls import masked, safe_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import tzinfo

    from briefing.domain.agenda import UpcomingDate

_OCTETS = 75
"""The longest line, without its line ending (RFC 5545, 3.1)."""


def calendar(items: Sequence[UpcomingDate], now: datetime, zone: tzinfo) -> str:
    """``items`` as one VCALENDAR, lines ending in CRLF; ``now`` is the DTSTAMP of each.

    A day is a date without a time (VALUE=DATE, DTEND is the day after); an instant is in UTC. What
    starts at an instant ends at one too: with the last day, which is one of ``zone`` unless the
    summit has a zone of its own. The UID of a summit depends on its id alone, that of another date
    also on the day and the words.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//briefing//briefing//EN",
        "CALSCALE:GREGORIAN",
    ]
    for item in items:
        if not item.vague:  # a calendar cannot express "some day next week"
            lines += _event(item, now, zone)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for text in lines for part in _folded(text))


def _event(item: UpcomingDate, now: datetime, zone: tzinfo) -> Iterator[str]:
    summit = item.summit
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(item)}"
    yield f"DTSTAMP:{_instant(now)}"
    yield f"DTSTART{_moment(item.at)}"
    if not isinstance(item.at, datetime):
        last = item.ends or item.at
        yield f"DTEND{_moment(_day_after(last))}"
    elif isinstance(item.ends, datetime):
        yield f"DTEND{_moment(item.ends)}"
    elif item.ends:
        yield f"DTEND{_moment(first_instant(_day_after(item.ends), summit.zone_of_days(zone)))}"
    if item.text is None:
        yield f"SUMMARY:{_text(summit.name)}"
    else:
        yield f"SUMMARY:{_text(f'{summit.name}: {item.text}')}"
    if item.text is None and summit.place:
        yield f"LOCATION:{_text(summit.place[0])}"
    people = [names[0] for names in summit.people if names]
    description = [", ".join(people)] if people and item.text is None else []
    description += (f"{source.outlet}: {source.title}" for source in item.sources)
    if description:
        yield f"DESCRIPTION:{_lines(description)}"
    if url := next(filter(None, (safe_link(source.url) for source in item.sources)), None):
        yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _uid(item: UpcomingDate) -> str:
    parts = [item.summit.id]
    if item.text is not None:
        parts += [item.at.isoformat(), *words(item.text)]
    identity = "\0".join(parts).encode(errors="replace")
    return f"{blake2b(identity, digest_size=12).hexdigest()}@briefing"


def _moment(moment: date | datetime) -> str:
    if isinstance(moment, datetime):
        return f":{_instant(moment)}"
    return f";VALUE=DATE:{moment.year:04}{moment.month:02}{moment.day:02}"


def _instant(moment: datetime) -> str:
    utc = moment.astimezone(UTC)
    return f"{utc.year:04}{utc:%m%dT%H%M%S}Z"


def _day_after(last: date | datetime) -> date:
    day = last.date() if isinstance(last, datetime) else last
    return day if day == date.max else day + timedelta(days=1)


def _lines(texts: Iterable[str]) -> str:
    return r"\n".join(map(_text, texts))


def _text(value: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11), cleaned and on one line."""
    plain = line(masked(value)).encode(errors="replace").decode()
    return plain.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")


def _folded(text: str) -> Iterator[str]:
    """Lines of at most `_OCTETS`, no character cut; continuation lines start with a space."""
    part, used = "", 0
    for char in text:
        size = len(char.encode())
        if used + size > _OCTETS:
            yield part
            part, used = " ", 1
        part += char
        used += size
    yield part
