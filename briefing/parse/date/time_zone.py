"""Time zones as dates name them, and a feed's own zone for dates that name none."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable

# Hours east of UTC. A name used for several zones means the one most frequent in world news:
# IST is India's, CST and EST are North America's (RFC 822), BST is British Summer Time.
_UTC_OFFSETS = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "wat": 1, "cet": 1,
    "met": 1, "mez": 1, "cest": 2, "mest": 2, "mesz": 2, "eet": 2, "sast": 2, "cat": 2, "idt": 3,
    "eest": 3, "msk": 3, "eat": 3, "trt": 3, "irst": 3.5, "gst": 4, "azt": 4, "aft": 4.5, "pkt": 5,
    "uzt": 5, "ist": 5.5, "npt": 5.75, "bdt": 6, "mmt": 6.5, "ict": 7, "wib": 7, "hkt": 8,
    "sgt": 8, "myt": 8, "pht": 8, "awst": 8, "wita": 8, "ulat": 8, "kst": 9, "jst": 9, "wit": 9,
    "acst": 9.5, "aest": 10, "acdt": 10.5, "aedt": 11, "nzst": 12, "nzdt": 13, "nst": -3.5,
    "ndt": -2.5, "brt": -3, "art": -3, "ast": -4, "adt": -3, "est": -5, "edt": -4, "cst": -6,
    "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
}  # fmt: skip
_WITH_DAYLIGHT_SAVING = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}  # fmt: skip
_MONTH_FIRST = frozenset(_WITH_DAYLIGHT_SAVING.values()) | {
    f"{letter}{kind}T" for letter in "ECMP" for kind in "SD"
}
_YEAR_FIRST = {
    "Asia/Seoul", "Asia/Tokyo", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Macau", "Asia/Taipei",
}  # fmt: skip
# In feeds from these zones the same letters mean their own time.
_LOCAL_MEANINGS = {
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
# The zone of a date that names none in a feed from these countries, by top-level domain. In a
# country with several zones it is that of its national press.
_COUNTRY_ZONES = {
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
# Languages spoken in a single time zone, or nearly so, and the country for each.
_LANGUAGE_COUNTRIES = {
    "ko": "kr", "ja": "jp", "zh": "cn", "vi": "vn", "th": "th", "hi": "in", "fa": "ir", "he": "il",
    "tr": "tr", "el": "gr", "uk": "ua", "pl": "pl", "cs": "cz", "de": "de", "it": "it", "hu": "hu",
    "ro": "ro", "da": "dk", "sv": "se", "nb": "no", "no": "no", "fi": "fi", "nl": "nl",
}  # fmt: skip
# A name may precede its offset: GMT+9, KST+0900, Uhr +0100.
_OFFSET = re.compile(
    r"^[\s:,(\[]*(?:[a-z]{1,5}\s?)?(?P<sign>[+\-−–])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?"
    r"(?!\d)|^[\s(\[]*(?:gmt|utc)\s?(?P<apart>[+\-−–])\s?(?P<hour>\d{1,2})(?!\d)"
)
_DIGIT_OR_SIGN = re.compile(r"[\d+-]")
_NAME = re.compile(r"[a-z]+(?:/[a-z_]+)*")
_FINAL_ZONE = re.compile(
    r"(?:^|\s)[(\[]?(?:[a-z]{1,5}|[a-z]+/[a-z_]+|(?:gmt|utc|ut)?[+\-−]\d{1,2}(?::?\d{2})?)[)\]]?$"
)
_NAMES_AFTER_TIME = 2


def home_zone(hosts: Iterable[str], language: str | None) -> tzinfo:
    """A feed's own zone: that of its host's country, else of its language's, else UTC."""
    countries = [host.rpartition(".")[2].lower() for host in hosts]
    countries.append(_LANGUAGE_COUNTRIES.get((language or "").lower().partition("-")[0], ""))
    for country in countries:
        zone = _zone_info(_COUNTRY_ZONES.get(country, ""))
        if zone:
            return zone
    return UTC


def find_after(text: str, home: tzinfo) -> tuple[tzinfo | None, int]:
    """The zone named in ``text``, which follows a time of day, and where its offset ends in it.

    An offset takes precedence over a name. A name is sought next to the time and at the very end.
    Raises ``ValueError`` for an offset of a day or more.
    """
    zone = None
    offset = _OFFSET.match(text)
    if offset and (zone := _from_offset(offset)):
        return zone, offset.end()
    for name in _NAME.findall(_DIGIT_OR_SIGN.split(text, maxsplit=1)[0])[:_NAMES_AFTER_TIME]:
        zone = zone or _named(name, home)
    if zone is None and (last := _FINAL_ZONE.search(text)):
        end = last[0].strip(" ()[]")
        offset = _OFFSET.match(end)
        zone = _from_offset(offset) if offset else _named(end, home)
    return zone, 0


def date_order(zone: tzinfo | None, home: tzinfo) -> str:
    """The order of day, month and year in numeric dates in ``zone``, or in the feed's own zone.

    "mdy", "ymd", "dmy", or "" where neither is known.
    """
    if str(zone or home) in _MONTH_FIRST:
        return "mdy"
    if str(home) in _YEAR_FIRST:
        return "ymd"
    return "" if home is UTC else "dmy"


def _from_offset(match: re.Match[str]) -> tzinfo | None:
    hours, minutes = int(match["hours"] or match["hour"]), int(match["minutes"] or 0)
    is_west = (match["sign"] or match["apart"]) in "-−–"
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if is_west else offset) if minutes < 60 else None


def _named(name: str, home: tzinfo) -> tzinfo | None:
    if str(home) in _LOCAL_MEANINGS.get(name, ()):
        return home
    if name in _UTC_OFFSETS:
        return timezone(timedelta(hours=_UTC_OFFSETS[name]), name.upper())
    if "/" in name:
        return _zone_info("/".join(map(_capitalized, name.split("/"))))
    return _zone_info(_WITH_DAYLIGHT_SAVING.get(name, ""))


def _capitalized(part: str) -> str:
    return "_".join(word.capitalize() for word in part.split("_"))


def _zone_info(key: str) -> tzinfo | None:
    try:
        return ZoneInfo(key) if key else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
