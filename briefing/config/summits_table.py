"""Read the ``[[summits]]`` blocks."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from briefing.config import known_keys
from briefing.config.feeds_table import resolve
from briefing.config.table_reader import plain_texts
from briefing.config.time_zone import LOCAL, suggestion, zone
from briefing.domain.summit import Summit
from briefing.text.normalize import composed
from briefing.text.place_zones import zone_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from briefing.config.problems import Findings
    from briefing.config.table_reader import Table
    from briefing.domain.feed import Feed

LABEL = "[[summits]]"
RESERVED = "today"
"""``briefing show today`` shows what is new in all summits, so no summit can have this id."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def read_summits(
    tables: Sequence[Table], feeds: Sequence[Feed], findings: Findings, *, check_words: bool
) -> tuple[Summit, ...]:
    """The summits in file order; their ``feeds`` become URLs, or feeds' own titles.

    With ``check_words``, warns of words that do not count and of blocks that can find nothing.
    """
    summits = tuple(_summit(table, feeds) for table in tables)
    first: dict[str, Table] = {}
    for summit, table in zip(summits, tables, strict=True):
        earlier = first.setdefault(summit.id, table)
        if summit.id and earlier is not table:
            findings.problem(
                table.at("id"),
                f'the id "{summit.id}" is already used on line {findings.line(earlier.at("id"))}: '
                "choose another",
            )
    if (
        check_words and not findings.problems
    ):  # they come first: a block in error is not read as meant
        for summit, table in zip(summits, tables, strict=True):
            _check_words(table, summit)
    return summits


def _check_words(table: Table, summit: Summit) -> None:
    from briefing.group.block_words import concerns  # reading commands do not need it

    for concern in concerns(summit):
        path = table.at(concern.key)
        values = table.data.get(concern.key)
        if concern.word and isinstance(values, list):
            places = (place for place, value in enumerate(values) if concern.word in _names(value))
            path = (*path, next(places, 0))
        table.findings.warn(path, f"{LABEL} {concern.key}: {concern.message}")


def _summit(table: Table, feeds: Sequence[Feed]) -> Summit:
    table.check_known(known_keys.SUMMIT)
    starts, ends = _moment(table, "starts"), _moment(table, "ends")
    _check_order(table, starts, ends)
    place = _place(table)
    return Summit(
        id=_id(table),
        name=composed(table.required("name", known_keys.SUMMIT)),
        people=_people(table),
        place=place,
        starts=starts,
        ends=ends,
        terms=table.texts("terms"),
        feeds=_feeds(table, feeds),
        zone=_zone(table, place),
    )


def _id(table: Table) -> str:
    name = table.required("id", known_keys.SUMMIT)
    if name == RESERVED:
        table.findings.problem(
            table.at("id"), f'{LABEL} id: "{RESERVED}" is reserved: choose another'
        )
    elif " " in name or name.startswith("-"):
        table.wrong("id", 'one word, such as id = "gyeongju"')
    return name


def _people(table: Table) -> tuple[tuple[str, ...], ...]:
    people = table.data.get("people", [])
    expected = 'a list of names, such as people = ["Donald Trump", ["Lee Jae Myung", "이재명"]]'
    if not isinstance(people, list):
        table.wrong("people", expected)
        return ()
    persons = []
    for place, person in enumerate(people):
        names = [person] if isinstance(person, str) else person
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            table.findings.problem(
                (*table.at("people"), place), f"{LABEL} people: expected {expected}"
            )
            continue
        persons.append(plain_texts(names))
    return tuple(names for names in persons if names)


def _names(value: object) -> tuple[str, ...]:
    """The texts of an element of a list: itself, or those in it."""
    names = value if isinstance(value, list) else [value]
    return plain_texts([name for name in names if isinstance(name, str)])


def _place(table: Table) -> tuple[str, ...]:
    if isinstance(table.data.get("place"), str):
        name = table.name("place")
        return (name,) if name else ()
    return table.texts("place")


def _zone(table: Table, place: Sequence[str]) -> tzinfo | None:
    """The zone in ``timezone``, else that of the place, if it is known."""
    if name := table.text("timezone"):
        try:
            if name != LOCAL:
                return zone(name)
        except KeyError:
            pass
        table.wrong("timezone", f'a name such as "Asia/Seoul"{suggestion(name)}')
        return None
    known = zone_of(place)
    return zone(known) if known else None


def _feeds(table: Table, feeds: Sequence[Feed]) -> tuple[str, ...]:
    references = [
        resolve(reference, feeds, table.findings, (*table.at("feeds"), place))
        for place, reference in enumerate(table.texts("feeds"))
    ]
    return tuple(dict.fromkeys(url for url in references if url is not None))


def _moment(table: Table, key: str) -> date | datetime | None:
    value = table.data.get(key)
    if value is None:
        return None
    if isinstance(value, datetime) and value.tzinfo is None:
        table.wrong(key, f"a zone after the time, such as {key} = {value.isoformat()}+09:00")
        return None
    if not isinstance(value, date):
        table.wrong(
            key, f"a date without quotes, such as {key} = 2025-10-29 or 2025-10-30T11:00:00+09:00"
        )
        return None
    if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        table.wrong(key, f"a year between {_FIRST_YEAR} and {_LAST_YEAR}")
        return None
    return value


def _check_order(
    table: Table, starts: date | datetime | None, ends: date | datetime | None
) -> None:
    if ends is not None and "starts" not in table.data:
        table.findings.warn(
            table.at("ends"), f"{LABEL} has ends but no starts: it counts as undated"
        )
    if starts is None or ends is None:
        return
    if isinstance(starts, datetime) and isinstance(ends, datetime):
        backwards = ends < starts
    else:
        backwards = _day(ends) < _day(starts)
    if backwards:
        table.wrong("ends", f"a date not before starts ({starts.isoformat()})")


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
