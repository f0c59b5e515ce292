"""Hours of the day in English text, with their time zone if it is written."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

from briefing.text.lazy_regex import lazy_regex

_ZONES = {
    "GMT": 0, "UTC": 0, "KST": 9, "JST": 9, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4,
}  # fmt: skip
_HOUR = lazy_regex(
    r"\b(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"(?:\s\(?(?P<zone>[A-Z]{2,4})\b)?"
    r"|\b(?P<hours>[01]\d|2[0-3]):?(?P<minutes>[0-5]\d)\s\(?(?P<zone_after>[A-Z]{3,4})\b"
    r"|\bat\s(?P<clock>[01]?\d|2[0-3]):(?P<clock_minutes>[0-5]\d)\b(?!\s\(?[A-Z]{3,4}\b|\s?[ap]\.?m)"
    r"|\b(?:at\s)?(?P<word>noon|midday)\b"
)


def only_hour(text: str) -> tuple[time, str] | None:
    """The only hour that ``text`` names and the letters of its zone ("" if none are written).

    None if it names none or several.
    """
    hours = list(_HOUR.finditer(text))
    if len(hours) != 1:
        return None
    (match,) = hours
    if match["word"]:
        return time(12), ""
    number = int(match["hour"] or match["hours"] or match["clock"])
    minute = int(match["minute"] or match["minutes"] or match["clock_minutes"] or 0)
    if match["half"]:
        number = number % 12 + (12 if match["half"] == "p" else 0)
    if minute > 59:
        return None
    return time(number, minute), match["zone"] or match["zone_after"] or ""


def instant(day: date, hour: time, zone: str) -> datetime | None:
    """The instant in UTC; None if ``zone`` is not one that names a single offset."""
    offset = _ZONES.get(zone)
    if offset is None or not 1 < day.year < 9999:
        return None
    local = datetime.combine(day, hour, timezone(timedelta(hours=offset)))
    return local.astimezone(UTC)
