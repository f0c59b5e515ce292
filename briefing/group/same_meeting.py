"""Whether a proposed meeting is one that the reader has configured."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.group import rules
from briefing.text.countries import country_name
from briefing.text.dates import day_in
from briefing.text.office_holders import name_key
from briefing.text.place_zones import zone_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from briefing.domain.summit import Summit


def is_configured(proposed: Summit, summits: Iterable[Summit], zone: tzinfo) -> bool:
    """Whether one of ``summits`` is this meeting, or the one at which it takes place.

    That is one near it in time, or without a date, with the same people, with one of them and the
    same place, or with the same name; one in the same place on the same days; and one of which it
    is a side meeting.
    """
    return any(
        _same(proposed, known, zone) or (known.starts and is_part_of(proposed, known, zone))
        for known in summits
    )


def _same(proposed: Summit, known: Summit, zone: tzinfo) -> bool:
    apart = days_apart(proposed, known, zone)
    if apart is not None and apart > rules.OTHER_TIME:
        return False
    theirs = {name_key(tuple(name.split())) for names in known.people for name in names}
    shared = sum(
        any(name_key(tuple(name.split())) in theirs for name in names) for names in proposed.people
    )
    if proposed.people and shared >= min(2, len(proposed.people)):
        return True
    same_place = bool(_places(proposed) & _places(known))
    if same_place and (shared or (apart is not None and apart <= timedelta(days=1))):
        return True
    return proposed.name.casefold() == known.name.casefold()


def is_part_of(small: Summit, large: Summit, zone: tzinfo) -> bool:
    """Whether ``small`` is a side meeting of ``large``.

    That is one on its days in its place, or one of its people on its days in no other place.
    """
    apart = days_apart(small, large, zone)
    if apart is None:
        shared = not large.people or _share_a_person(small, large)
        return shared and bool(_places(small) & _places(large))
    if apart > timedelta(0):
        return False
    return _is_within(small, large) or (not small.place and _share_a_person(small, large))


def _share_a_person(small: Summit, large: Summit) -> bool:
    theirs = {name_key(tuple(name.split())) for names in large.people for name in names}
    return any(name_key(tuple(name.split())) in theirs for names in small.people for name in names)


def _is_within(small: Summit, large: Summit) -> bool:
    """Whether they are in one place, or one is in the country of the other's."""
    if _places(small) & _places(large):
        return True
    a_country = any(country_name(name) for name in (*small.place, *large.place))
    zone = zone_of(small.place)
    return a_country and zone is not None and zone == zone_of(large.place)


def days_apart(first: Summit, second: Summit, zone: tzinfo) -> timedelta | None:
    """How many days lie between two meetings, 0 if they overlap; None if one has no date."""
    spans = []
    for summit in (first, second):
        begins, over = summit.begins_at(zone), summit.over_at(zone)
        if begins is None or over is None:
            return None
        spans.append((day_in(zone, begins), day_in(zone, over - timedelta(microseconds=1))))
    (begin, end), (other_begin, other_end) = spans
    return max(other_begin - end, begin - other_end, timedelta(0))


def _places(summit: Summit) -> set[str]:
    return {country_name(name) or name.casefold() for name in summit.place}
