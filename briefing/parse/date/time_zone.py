"""Time zones as dates name them, and the one a feed is at home in when its dates name none."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable

# Hours east of UTC. Where a name is used for several zones the one of the world's news counts:
# IST is India's, CST and EST are North America's (RFC 822), BST is Britain's summer.
_HOURS = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "wat": 1, "cet": 1,
    "met": 1, "mez": 1, "cest": 2, "mest": 2, "mesz": 2, "eet": 2, "sast": 2, "cat": 2, "idt": 3,
    "eest": 3, "msk": 3, "eat": 3, "trt": 3, "irst": 3.5, "gst": 4, "azt": 4, "aft": 4.5, "pkt": 5,
    "uzt": 5, "ist": 5.5, "npt": 5.75, "bdt": 6, "mmt": 6.5, "ict": 7, "wib": 7, "hkt": 8,
    "sgt": 8, "myt": 8, "pht": 8, "awst": 8, "wita": 8, "ulat": 8, "kst": 9, "jst": 9, "wit": 9,
    "acst": 9.5, "aest": 10, "acdt": 10.5, "aedt": 11, "nzst": 12, "nzdt": 13, "nst": -3.5,
    "ndt": -2.5, "brt": -3, "art": -3, "ast": -4, "adt": -3, "est": -5, "edt": -4, "cst": -6,
    "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
}  # fmt: skip
_WITH_SUMMER = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}  # fmt: skip
_AMERICAN = frozenset(_WITH_SUMMER.values()) | {
    f"{letter}{kind}T" for letter in "ECMP" for kind in "SD"
}
_YEAR_FIRST = {
    "Asia/Seoul", "Asia/Tokyo", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Macau", "Asia/Taipei",
}  # fmt: skip
# The same letters mean the feed's own time where that goes by them.
_AT_HOME = {
    "cst": {"Asia/Shanghai", "Asia/Hong_Kong", "Asia/Macau", "Asia/Taipei"},
    "ist": {"Asia/Jerusalem", "Europe/Dublin"},
    "bst": {"Asia/Dhaka"},
    "pst": {"Asia/Manila"},
    "ast": {"Asia/Baghdad", "Asia/Qatar", "Asia/Riyadh"},
    "mst": {"Asia/Kuala_Lumpur", "Asia/Yangon"},
    "sst": {"Asia/Singapore"},
    "est": {"Australia/Sydney"},
    "edt": {"Australia/Sydney"},
}
# What a date without zone means in a feed of these countries. Where a country has several zones
# it is that of its national press.
_COUNTRIES = {
    "kr": "Asia/Seoul", "kp": "Asia/Pyongyang", "jp": "Asia/Tokyo", "cn": "Asia/Shanghai",
    "hk": "Asia/Hong_Kong", "mo": "Asia/Macau", "tw": "Asia/Taipei", "sg": "Asia/Singapore",
    "my": "Asia/Kuala_Lumpur", "ph": "Asia/Manila", "id": "Asia/Jakarta", "vn": "Asia/Saigon",
    "th": "Asia/Bangkok", "kh": "Asia/Phnom_Penh", "mm": "Asia/Yangon", "in": "Asia/Kolkata",
    "lk": "Asia/Colombo", "np": "Asia/Kathmandu", "bd": "Asia/Dhaka", "pk": "Asia/Karachi",
    "ir": "Asia/Tehran", "iq": "Asia/Baghdad", "sa": "Asia/Riyadh", "qa": "Asia/Qatar",
    "ae": "Asia/Dubai", "il": "Asia/Jerusalem", "tr": "Europe/Istanbul", "eg": "Africa/Cairo",
    "za": "Africa/Johannesburg", "ke": "Africa/Nairobi", "ng": "Africa/Lagos",
    "ru": "Europe/Moscow", "ua": "Europe/Kiev", "uk": "Europe/London", "ie": "Europe/Dublin",
    "fr": "Europe/Paris", "de": "Europe/Berlin", "at": "Europe/Vienna", "ch": "Europe/Zurich",
    "it": "Europe/Rome", "es": "Europe/Madrid", "pt": "Europe/Lisbon", "nl": "Europe/Amsterdam",
    "be": "Europe/Brussels", "pl": "Europe/Warsaw", "cz": "Europe/Prague", "gr": "Europe/Athens",
    "hu": "Europe/Budapest", "ro": "Europe/Bucharest", "dk": "Europe/Copenhagen",
    "se": "Europe/Stockholm", "no": "Europe/Oslo", "fi": "Europe/Helsinki",
    "au": "Australia/Sydney", "nz": "Pacific/Auckland", "br": "America/Sao_Paulo",
    "ar": "America/Buenos_Aires", "gov": "America/New_York", "mil": "America/New_York",
}  # fmt: skip
# Languages of one zone of time, or nearly so.
_LANGUAGES = {
    "ko": "kr", "ja": "jp", "zh": "cn", "vi": "vn", "th": "th", "hi": "in", "fa": "ir", "he": "il",
    "tr": "tr", "el": "gr", "uk": "ua", "pl": "pl", "cs": "cz", "de": "de", "it": "it", "hu": "hu",
    "ro": "ro", "da": "dk", "sv": "se", "nb": "no", "no": "no", "fi": "fi", "nl": "nl",
}  # fmt: skip
# A name may stand before its offset: GMT+9, KST+0900, Uhr +0100.
_OFFSET = re.compile(
    r"^[\s:,(\[]*(?:[a-z]{1,5}\s?)?(?P<sign>[+\-−–])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?"
    r"(?!\d)|^[\s(\[]*(?:gmt|utc)\s?(?P<apart>[+\-−–])\s?(?P<hour>\d{1,2})(?!\d)"
)
_FIGURE = re.compile(r"[\d+-]")
_NAME = re.compile(r"[a-z]+(?:/[a-z_]+)*")
_LAST = re.compile(
    r"(?:^|\s)[(\[]?(?:[a-z]{1,5}|[a-z]+/[a-z_]+|(?:gmt|utc|ut)?[+\-−]\d{1,2}(?::?\d{2})?)[)\]]?$"
)
_NEAR = 2


def home(hosts: Iterable[str], language: str | None) -> tzinfo:
    """The zone a feed means when it names none: its host's country, its language's, else UTC."""
    countries = [host.rpartition(".")[2].lower() for host in hosts]
    countries.append(_LANGUAGES.get((language or "").lower().partition("-")[0], ""))
    for country in countries:
        zone = _database(_COUNTRIES.get(country, ""))
        if zone:
            return zone
    return UTC


def after(clock: str, at_home: tzinfo) -> tuple[tzinfo | None, int]:
    """The zone named in ``clock``, what follows a time of day, and where its offset ends in it.

    An offset counts before a name. A name is looked for next to the time and at the very end.
    Raises ``ValueError`` for an offset of a day or more.
    """
    zone = None
    offset = _OFFSET.match(clock)
    if offset and (zone := _of_offset(offset)):
        return zone, offset.end()
    for name in _NAME.findall(_FIGURE.split(clock, maxsplit=1)[0])[:_NEAR]:
        zone = zone or _named(name, at_home)
    if zone is None and (last := _LAST.search(clock)):
        end = last[0].strip(" ()[]")
        offset = _OFFSET.match(end)
        zone = _of_offset(offset) if offset else _named(end, at_home)
    return zone, 0


def habit(zone: tzinfo | None, at_home: tzinfo) -> str:
    """The order in which dates are written where ``zone`` is named or the feed is at home."""
    if str(zone or at_home) in _AMERICAN:
        return "mdy"
    if str(at_home) in _YEAR_FIRST:
        return "ymd"
    return "" if at_home is UTC else "dmy"


def _of_offset(found: re.Match[str]) -> tzinfo | None:
    hours, minutes = int(found["hours"] or found["hour"]), int(found["minutes"] or 0)
    west = (found["sign"] or found["apart"]) in "-−–"
    span = timedelta(hours=hours, minutes=minutes)
    return timezone(-span if west else span) if minutes < 60 else None


def _named(name: str, at_home: tzinfo) -> tzinfo | None:
    if str(at_home) in _AT_HOME.get(name, ()):
        return at_home
    if name in _HOURS:
        return timezone(timedelta(hours=_HOURS[name]), name.upper())
    if "/" in name:
        return _database("/".join(map(_capital, name.split("/"))))
    return _database(_WITH_SUMMER.get(name, ""))


def _capital(part: str) -> str:
    return "_".join(word.capitalize() for word in part.split("_"))


def _database(key: str) -> tzinfo | None:
    try:
        return ZoneInfo(key) if key else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
