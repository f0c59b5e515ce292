"""The two formats that nearly all feeds write dates in, which nobody reads differently."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from briefing.text.calendar_names import SHORT_MONTHS, SHORT_WEEKDAYS

_CLOCK = r"(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d):(?P<second>[0-5]\d)"
_OFFSET = r"(?P<sign>[+-])(?P<hours>0\d|1[0-3])"
_RFC_822 = re.compile(
    rf"(?:(?:{'|'.join(SHORT_WEEKDAYS)}), )?(?P<day>\d\d?) (?P<month>{'|'.join(SHORT_MONTHS)}) "
    rf"(?P<year>(?:19|20)\d\d) {_CLOCK} (?:GMT|UTC?|Z|{_OFFSET}(?P<minutes>[0-5]\d))",
    re.ASCII,
)
_RFC_3339 = re.compile(
    rf"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)T{_CLOCK}(?:\.\d{{1,9}})?"
    rf"(?:Z|{_OFFSET}:(?P<minutes>[0-5]\d))",
    re.ASCII,
)
_MONTHS = {name: number for number, name in enumerate(SHORT_MONTHS, 1)}


def read_common(text: str) -> datetime | None:
    """The instant (UTC) of a date in RFC 822 with four digits of the year, or in RFC 3339.

    Seconds are not divided. None for any other text: it may be a date all the same.
    """
    date = _RFC_822.fullmatch(text)
    if date is not None:
        month = _MONTHS[date["month"]]
    else:
        date = _RFC_3339.fullmatch(text)
        if date is None:
            return None
        month = int(date["month"])
    year, day, hour, minute, second = map(
        int, date.group("year", "day", "hour", "minute", "second")
    )
    try:
        instant = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    if date["sign"] is None:
        return instant
    offset = timedelta(hours=int(date["hours"]), minutes=int(date["minutes"]))
    return instant - offset if date["sign"] == "+" else instant + offset
