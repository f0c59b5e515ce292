"""A desk of two Korean summits, a week of APEC and a concluded stop, all outlets fictional."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from briefing.config.model import Config, Settings, TuiSettings
from briefing.domain.briefing import (
    Briefing,
    Claim,
    Counts,
    Dispute,
    NextDate,
    Number,
    Point,
    Source,
)
from briefing.domain.entry import CachedEntry
from briefing.domain.feed import Feed, FeedHealth, FeedState
from briefing.domain.search_hit import Hit
from briefing.domain.story import Story
from briefing.domain.summit import Summit

SEOUL = timezone(timedelta(hours=9))
NOW = datetime(2025, 10, 29, 14, 32, tzinfo=SEOUL).astimezone(UTC)
READ = datetime(2025, 10, 29, 9, 12, tzinfo=SEOUL).astimezone(UTC)
OUTLETS = (
    "World Wire",
    "Seoul Daily",
    "Pacific Times",
    "Capitol Ledger",
    "Busan Herald",
    "Delta Business",
    "Tokyo Courier",
    "Shipyard Weekly",
    "Beijing Observer",
    "Farm Futures",
    "Chip Review",
    "Harbour Post",
    "Gazette du Lac",
    "Nordic Brief",
)


def at(hour: int, minute: int, day: int = 29, month: int = 10) -> datetime:
    """An instant of 2025 by the clock of Seoul."""
    return datetime(2025, month, day, hour, minute, tzinfo=SEOUL).astimezone(UTC)


def source(n: int, when: datetime, passage: str, story: str, copy_of: int | None = None) -> Source:
    """A report by outlet ``n``."""
    outlet = OUTLETS[n - 1]
    title = "청와대: 합의문 아직" if n == 2 else f"{outlet} on {story}"
    return Source(
        n,
        f"{story}-{n}",
        f"{outlet} feed",
        outlet,
        title,
        f"https://news{n}.example/{story}",
        when,
        when,
        passage,
        copy_of,
    )


def point(name: str, text: str, when: datetime, *outlets: int, new: bool = True) -> Point:
    """A point that ``outlets`` report; the third of them copies the first."""
    sources = tuple(
        source(n, when + timedelta(minutes=index), text, name, outlets[0] if index == 2 else None)
        for index, n in enumerate(outlets)
    )
    return Point(
        name,
        text,
        new,
        False,
        when,
        when,
        max(len(outlets) - 1, 1),
        sources,
        (hash_of(name),),
        f"story-{name}",
    )


def starred(name: str, text: str, when: datetime, *outlets: int) -> Point:
    """A point with a star."""
    return replace(point(name, text, when, *outlets), starred=True)


def hash_of(name: str) -> int:
    """A passage key that is the same in every run."""
    return int.from_bytes(name.encode()[:7], "big")


def story(one: Point, summits: tuple[str, ...], title: str, event: str | None = None) -> Story:
    """The story that a point was taken from."""
    entries = tuple(
        CachedEntry(
            each.entry,
            each.feed,
            each.outlet,
            each.entry,
            each.title,
            each.url,
            each.published,
            each.first_seen,
            (f"{one.text} Aides on both sides say that the paper is still being written.",),
        )
        for each in one.sources
    )
    return Story(one.story, title, one.first_seen, not one.new, summits, event, entries)


GYEONGJU = Summit(
    "gyeongju",
    "Gyeongju summit",
    (("Donald Trump", "Trump"), ("Lee Jae Myung", "Lee", "이재명")),
    ("Gyeongju National Museum",),
    date(2025, 10, 29),
    date(2025, 10, 30),
)
XI = Summit(
    "xi",
    "Trump–Xi meeting",
    (("Donald Trump", "Trump"), ("Xi Jinping", "Xi")),
    ("Busan",),
    datetime(2025, 10, 30, 11, 0, tzinfo=SEOUL),
    None,
)
APEC = Summit(
    "apec", "APEC leaders’ week", (), ("Gyeongju",), date(2025, 10, 31), date(2025, 11, 1)
)
TOKYO = Summit(
    "tokyo",
    "Tokyo stop",
    (("Donald Trump", "Trump"), ("Sanae Takaichi", "Takaichi")),
    ("Tokyo",),
    date(2025, 10, 28),
    date(2025, 10, 28),
)
SUMMITS = (GYEONGJU, XI, APEC, TOKYO)

NEW = (
    point(
        "deal",
        "The president calls the investment plan nearly done, while neither side has put"
        " a text on the table.",
        at(14, 20),
        1,
        2,
        4,
        6,
    ),
    point(
        "loans",
        "Seoul offers loans and guarantees for the most part and wants cash paid in"
        " stages, so that the won holds.",
        at(13, 48),
        2,
        3,
        5,
        6,
        12,
    ),
    point(
        "yards",
        "On ships the two agree: yards in Geoje and Ulsan would train crews and build"
        " for American owners.",
        at(13, 5),
        2,
        8,
    ),
    starred(
        "medal",
        "The host hands over the Grand Order of Mugunghwa and a copy of a Silla crown.",
        at(12, 31),
        1,
        2,
        3,
        4,
        5,
        7,
        12,
    ),
    point(
        "tone",
        "Before business leaders the visitor strikes a softer tone than a week ago.",
        at(11, 10),
        1,
        4,
        13,
    ),
)
EARLIER = (
    point(
        "talks",
        "Negotiators leave Washington without a word on how fast the money would flow.",
        at(10, 0, 27),
        4,
        6,
        new=False,
    ),
    point(
        "visas",
        "Workers held at a battery site in Georgia fly home; Seoul asks for a visa of its own.",
        at(10, 0, 12, 9),
        1,
        2,
        3,
        new=False,
    ),
)
LEAD = point(
    "lead",
    "Honours and warm words at the museum, but the $350bn package that would lower"
    " the car tariff is still unsigned.",
    at(14, 25),
    1,
    2,
    new=False,
)
XI_NEW = (
    point(
        "duty",
        "A lower duty on goods tied to fentanyl is expected from the White House.",
        at(14, 2),
        1,
        3,
        9,
    ),
    point(
        "talk",
        "Beijing confirms Thursday’s meeting and speaks of thorough talks, naming no tariffs.",
        at(12, 55),
        1,
        9,
    ),
    point(
        "beans",
        "State buyers take three cargoes of soybeans, the first of this harvest.",
        at(10, 40),
        10,
        6,
    ),
    point(
        "chips",
        "Rules for chip exports are on the list, says a person who was briefed.",
        at(9, 50),
        11,
    ),
)
APEC_NEW = (
    point(
        "walls",
        "The chair warns that trade barriers rise and asks for rules that leave nobody out.",
        at(13, 20),
        5,
        14,
    ),
)
TOKYO_NEW = (
    point(
        "list", "Tokyo prints a first list of projects under its $550bn pledge.", at(9, 31), 7, 6
    ),
)


def briefings() -> tuple[Briefing, ...]:
    """Four briefings, eleven new points in all."""
    one = Briefing(
        GYEONGJU,
        "ongoing",
        READ,
        Counts(38, 11, 12, 5),
        LEAD,
        point(
            "why",
            "Car makers pay more at American ports than rivals from Japan until a text is signed.",
            at(8, 0),
            6,
            new=False,
        ),
        (*NEW, *EARLIER),
        (
            Dispute(
                (
                    Claim("Trump", "The deal is done but for the paper.", (NEW[0].sources[0],)),
                    Claim("Seoul", "Large sums are open and there is no date.", NEW[1].sources[:2]),
                )
            ),
        ),
        (
            Number("$350bn", "Korean investment that Washington seeks", NEW[0].sources[:3]),
            Number("25→15%", "American tariff on Korean cars, once signed", NEW[1].sources[:1]),
        ),
        (
            NextDate(
                datetime(2025, 10, 29, 18, 0, tzinfo=SEOUL),
                "The leaders dine together.",
                NEW[0].sources[1:2],
            ),
            NextDate(date(2025, 10, 31), "APEC opens.", NEW[3].sources[:2]),
        ),
        tuple(
            story(one, ("gyeongju", "xi") if one is NEW[0] else ("gyeongju",), title)
            for one, title in zip(
                NEW,
                (
                    "Deal nearly done, says one side; the other waits for a text",
                    "Loans first, cash in stages, or the won suffers",
                    "Shipyards are the easy chapter of a hard deal",
                    "A medal and a golden crown at the museum",
                    "A milder line on trade",
                ),
                strict=True,
            )
        ),
        OUTLETS[:13],
        (1, 1, 2, 2, 3, 4, 9),
    )
    two = Briefing(
        XI,
        "upcoming",
        READ,
        Counts(22, 8, 9, 4),
        point(
            "xilead",
            "The fentanyl tariff is to be cut when the two meet in Busan; Beijing has"
            " confirmed the meeting, not the price.",
            at(8, 30),
            1,
            9,
            new=False,
        ),
        None,
        XI_NEW,
        (),
        (),
        (),
        tuple(story(one, ("xi",), f"About {one.id}") for one in XI_NEW),
        OUTLETS[:11],
        (1, 1, 1, 2, 1, 2, 5),
    )
    three = Briefing(
        APEC,
        "upcoming",
        READ,
        Counts(9, 5, 5, 1),
        None,
        None,
        APEC_NEW,
        stories=tuple(story(one, ("apec",), f"About {one.id}") for one in APEC_NEW),
        outlets=OUTLETS,
        activity=(0, 1, 1, 1, 2, 2, 4),
    )
    four = Briefing(
        TOKYO,
        "concluded",
        READ,
        Counts(12, 6, 7, 1),
        None,
        None,
        TOKYO_NEW,
        stories=tuple(story(one, ("tokyo",), f"About {one.id}") for one in TOKYO_NEW),
        outlets=OUTLETS[:7],
        activity=(0, 1, 2, 5, 8, 5, 2),
    )
    return one, two, three, four


def feeds() -> tuple[FeedHealth, ...]:
    """Forty feeds, three of which fail."""
    bad = {
        "Farm Futures": FeedState(
            "u",
            checked=at(14, 30),
            changed=at(8, 0, 12),
            http=410,
            gone=True,
            entries=61,
            failures=3,
            error="410 Gone: the feed was withdrawn",
        ),
        "Shipyard Weekly": FeedState(
            "u",
            checked=at(14, 30),
            changed=at(8, 0, 27),
            entries=22,
            failures=1,
            error="the TLS certificate has expired",
        ),
        "Chip Review": FeedState(
            "u",
            checked=at(14, 30),
            changed=at(9, 30),
            entries=47,
            failures=4,
            error="no answer within 20 s",
        ),
    }
    names = (*OUTLETS, *(f"Regional {n}" for n in range(1, 27)))
    good = FeedState("u", checked=at(14, 30), changed=at(14, 30), http=200, entries=120)
    return tuple(
        FeedHealth(Feed(f"https://{index}.example/feed", name), name, bad.get(name, good))
        for index, name in enumerate(names)
    )


class FakeDesk:
    """A desk in memory that remembers what it was told."""

    def __init__(self) -> None:
        self.shown = briefings()
        self.health = feeds()
        self.refreshed = at(14, 30)
        self.number = 1
        self.marked: list[tuple[str, bool]] = []
        self.starred_points: list[tuple[str, bool]] = []
        self.hidden: list[tuple[str, bool]] = []
        self.left: list[str] = []
        self.closed = 0

    def briefings(self) -> tuple[Briefing, ...]:
        return self.shown

    def unassigned(self, limit: int) -> tuple[Story, ...]:
        points = [
            point(f"loose{n}", f"A ferry line opens on day {n}.", at(8, n), 5) for n in range(14)
        ]
        found = [
            story(one, (), one.text, "ferry" if n < 3 else None) for n, one in enumerate(points)
        ]
        return tuple(found)[:limit] if self.shown else ()

    def search(self, text: str, limit: int = 50) -> tuple[Hit, ...]:
        found = []
        for one in self.shown:
            for each in (*one.points,):
                if text.lower() in each.text.lower():
                    first = each.sources[0]
                    found.append(
                        Hit(
                            first.entry,
                            each.story,
                            first.feed,
                            first.outlet,
                            first.title,
                            first.url,
                            first.published,
                            (one.summit.id,),
                            each.text,
                        )
                    )
        return tuple(found)[:limit]

    def feeds(self) -> tuple[FeedHealth, ...]:
        return self.health

    def mark(self, points, read: bool) -> None:
        self.marked += [(one.id, read) for one in points]

    def mark_summit(self, summit_id: str, at: datetime | None) -> None:
        self.left.append(summit_id)

    def star(self, point: Point, on: bool) -> None:
        self.starred_points.append((point.id, on))

    def hide(self, point: Point, on: bool) -> None:
        self.hidden.append((point.id, on))

    def save_briefings(self) -> None:
        pass

    def refreshed_at(self) -> datetime | None:
        return self.refreshed

    def version(self) -> int:
        return self.number

    def close(self) -> None:
        self.closed += 1


def config(**tui: object) -> Config:
    """A configuration of the four summits."""
    settings = {"theme": None, "mark_read": "leave", "ascii": False, "reader": False, **tui}
    return Config(
        path=Path("feeds.toml"),
        cache=Path("cache.db"),
        feeds=tuple(one.feed for one in feeds()),
        summits=SUMMITS,
        settings=Settings(
            interval=timedelta(hours=1),
            concurrency=8,
            timeout=timedelta(seconds=20),
            keep=timedelta(days=180),
            timezone="Asia/Seoul",
        ),
        tui=TuiSettings(**settings),
        keys={},
        warnings=(),
    )
