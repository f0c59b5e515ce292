"""Briefings of two Korean summits, a week of APEC and a concluded stop; outlets are fictional."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

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
from briefing.domain.story import Story
from briefing.domain.summit import Summit
from tests.builders.briefings import point as build_point
from tests.builders.briefings import source

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


def report(n: int, when: datetime, passage: str, story: str, copy_of: int | None = None) -> Source:
    """A report by outlet ``n``."""
    outlet = OUTLETS[n - 1]
    return source(
        n,
        outlet,
        entry=f"{story}-{n}",
        feed=f"{outlet} feed",
        title="청와대: 합의문 아직" if n == 2 else f"{outlet} on {story}",
        url=f"https://news{n}.example/{story}",
        published=when,
        first_seen=when,
        passage=passage,
        copy_of=copy_of,
    )


def point(name: str, text: str, when: datetime, *outlets: int, new: bool = True) -> Point:
    """A point that ``outlets`` report; the third of them copies the first."""
    reports = (
        report(n, when + timedelta(minutes=index), text, name, outlets[0] if index == 2 else None)
        for index, n in enumerate(outlets)
    )
    return build_point(
        text,
        *reports,
        id=name,
        new=new,
        first_seen=when,
        published=when,
        independent=max(len(outlets) - 1, 1),
        keys=(hash_of(name),),
        story=f"story-{name}",
    )


def starred(name: str, text: str, when: datetime, *outlets: int) -> Point:
    """A point with a star."""
    return replace(point(name, text, when, *outlets), starred=True)


def hash_of(name: str) -> int:
    """A passage key that is the same in every run."""
    return int.from_bytes(name.encode()[:7], "big")


def story(of: Point, summits: tuple[str, ...], title: str, event: str | None = None) -> Story:
    """The story that a point was taken from."""
    entries = tuple(
        CachedEntry(
            source.entry,
            source.feed,
            source.outlet,
            source.entry,
            source.title,
            source.url,
            source.published,
            source.first_seen,
            (f"{of.text} Aides on both sides say that the paper is still being written.",),
        )
        for source in of.sources
    )
    return Story(of.story, title, of.first_seen, not of.new, summits, event, entries)


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
        *(1, 2, 4, 6),
    ),
    point(
        "loans",
        "Seoul offers loans and guarantees for the most part and wants cash paid in"
        " stages, so that the won holds.",
        at(13, 48),
        *(2, 3, 5, 6, 12),
    ),
    point(
        "yards",
        "On ships the two agree: yards in Geoje and Ulsan would train crews and build"
        " for American owners.",
        at(13, 5),
        *(2, 8),
    ),
    starred(
        "medal",
        "The host hands over the Grand Order of Mugunghwa and a copy of a Silla crown.",
        at(12, 31),
        *(1, 2, 3, 4, 5, 7, 12),
    ),
    point(
        "tone",
        "Before business leaders the visitor strikes a softer tone than a week ago.",
        at(11, 10),
        *(1, 4, 13),
    ),
)
EARLIER = (
    point(
        "talks",
        "Negotiators leave Washington without a word on how fast the money would flow.",
        at(10, 0, 27),
        *(4, 6),
        new=False,
    ),
    point(
        "visas",
        "Workers held at a battery site in Georgia fly home; Seoul asks for a visa of its own.",
        at(10, 0, 12, 9),
        *(1, 2, 3),
        new=False,
    ),
)
LEAD = point(
    "lead",
    "Honours and warm words at the museum, but the $350bn package that would lower"
    " the car tariff is still unsigned.",
    at(14, 25),
    *(1, 2),
    new=False,
)
XI_NEW = (
    point(
        "duty",
        "A lower duty on goods tied to fentanyl is expected from the White House.",
        at(14, 2),
        *(1, 3, 9),
    ),
    point(
        "talk",
        "Beijing confirms Thursday’s meeting and speaks of thorough talks, naming no tariffs.",
        at(12, 55),
        *(1, 9),
    ),
    point(
        "beans",
        "State buyers take three cargoes of soybeans, the first of this harvest.",
        at(10, 40),
        *(10, 6),
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
        *(5, 14),
    ),
)
TOKYO_NEW = (
    point(
        "list", "Tokyo prints a first list of projects under its $550bn pledge.", at(9, 31), 7, 6
    ),
)


def briefings() -> tuple[Briefing, ...]:
    """Four briefings, eleven new points in all."""
    gyeongju = Briefing(
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
        stories=tuple(
            story(point, ("gyeongju", "xi") if point is NEW[0] else ("gyeongju",), title)
            for point, title in zip(
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
        outlets=OUTLETS[:13],
        activity=(1, 1, 2, 2, 3, 4, 9),
    )
    xi = Briefing(
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
        stories=tuple(story(point, ("xi",), f"About {point.id}") for point in XI_NEW),
        outlets=OUTLETS[:11],
        activity=(1, 1, 1, 2, 1, 2, 5),
    )
    apec = Briefing(
        APEC,
        "upcoming",
        READ,
        Counts(9, 5, 5, 1),
        None,
        None,
        APEC_NEW,
        stories=tuple(story(point, ("apec",), f"About {point.id}") for point in APEC_NEW),
        outlets=OUTLETS,
        activity=(0, 1, 1, 1, 2, 2, 4),
    )
    tokyo = Briefing(
        TOKYO,
        "concluded",
        READ,
        Counts(12, 6, 7, 1),
        None,
        None,
        TOKYO_NEW,
        stories=tuple(story(point, ("tokyo",), f"About {point.id}") for point in TOKYO_NEW),
        outlets=OUTLETS[:7],
        activity=(0, 1, 2, 5, 8, 5, 2),
    )
    return gyeongju, xi, apec, tokyo
