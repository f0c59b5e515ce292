"""Briefings built by hand: one full, one hostile, one of which nothing is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from briefing.domain.briefing import (
    Briefing,
    Claim,
    Counts,
    Dispute,
    NextDate,
    Number,
)
from briefing.domain.entry import CachedEntry
from briefing.domain.story import Story
from briefing.domain.summit import Summit
from tests.builders.briefings import point, source


def at(hour: int, minute: int = 0, day: int = 29) -> datetime:
    return datetime(2025, 10, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return at(5, 32)


@pytest.fixture
def zone() -> ZoneInfo:
    return ZoneInfo("Asia/Seoul")


@pytest.fixture
def summit() -> Summit:
    return Summit(
        id="gyeongju",
        name="Gyeongju summit",
        people=(("Donald Trump", "트럼프"), ("Lee Jae Myung", "이재명")),
        place=("Gyeongju", "경주"),
        starts=date(2025, 10, 29),
        ends=date(2025, 11, 1),
    )


@pytest.fixture
def story() -> Story:
    entry = CachedEntry(
        id="0123456789ab",
        feed="Wire Asia",
        outlet="World Wire",
        guid="tag:wire,1",
        title="금관과 훈장",
        url="https://wire.example/1",
        published=None,
        first_seen=at(5, 30),
        paragraphs=("첫 문단.", "Second paragraph."),
    )
    return Story("s1", "금관과 훈장", at(5, 30), False, ("gyeongju",), None, (entry,))


@pytest.fixture
def full(summit: Summit, story: Story) -> Briefing:
    wire = source(1, "World Wire", title="Medal and crown")
    daily = source(2, "Seoul Daily", title="금관과 훈장", copy_of=1)
    ledger = source(3, "Ledger", url=None, published=None)
    return Briefing(
        summit=summit,
        status="ongoing",
        read_at=at(0, 12),
        counts=Counts(entries=38, stories=11, outlets=3, new=2),
        lead=point("Lee received Trump in Gyeongju.", wire, daily, independent=1),
        why=point("The deal would lower tariffs on cars.", ledger, new=False),
        points=(
            point("The deal is not signed yet.", ledger, wire, previous_text="It is open."),
            point("Trump was in Tokyo.", wire, new=False, published=at(3, day=28)),
        ),
        disputed=(
            Dispute((Claim("Trump", "It is done.", (wire,)), Claim("Seoul", "No.", (daily,)))),
        ),
        numbers=(Number("$350 billion", "Seoul may invest $350 billion.", (wire, ledger)),),
        next=(
            NextDate(at(2, day=30), "Trump meets Xi.", (wire,)),
            NextDate(date(2025, 10, 31), "The leaders of APEC meet.", (daily,)),
        ),
        stories=(story,),
        outlets=("World Wire", "Seoul Daily", "Ledger"),
    )


@pytest.fixture
def distinct(full: Briefing) -> Briefing:
    """The same with an id of its own for each point."""
    lead, why = full.lead, full.why
    assert lead
    assert why
    points = (replace(point, id=f"p{n}") for n, point in enumerate(full.points, 3))
    return replace(full, lead=replace(lead, id="p1"), why=replace(why, id="p2"), points=(*points,))


@pytest.fixture
def folded(full: Briefing) -> Briefing:
    """A point with a folded wording and further reports, an opinion, an entry without points."""
    wire = source(1, "World Wire", title="Medal and crown")
    daily = source(2, "Seoul Daily", title="금관과 훈장")
    herald = source(4, "Busan Herald", title="Herald", passage="Trump got a crown from Lee.")
    courier = source(5, "Tokyo Courier", title="Courier", passage="A golden crown changed hands.")
    also = (replace(wire, passage="Lee gave Trump a crown."), herald)
    return replace(
        full,
        points=(
            point(
                "A golden crown went to the guest.",
                wire,
                daily,
                also=also,
                other_reports=(courier,),
                speaker="Lee Jae Myung",
            ),
            point("Tariffs are folly.", daily, id="p2", opinion=True, speaker="Kim Op-Ed"),
        ),
        also_reported=(source(6, "Ferry Post", entry="f1", title="Ferries are full"),),
        outlets=(
            "World Wire",
            "Seoul Daily",
            "Ledger",
            "Busan Herald",
            "Tokyo Courier",
            "Ferry Post",
        ),
    )


@pytest.fixture
def bare(summit: Summit) -> Briefing:
    return Briefing(summit, "ongoing", None, Counts(entries=0, stories=0, outlets=0, new=0))


HOSTILE = (
    "\x1b]0;owned\x07[click](javascript:alert(1)) <script>x</script> ![i](http://e.example/i.png) "
    "<http://e.example> http://e.example www.e.example `code` **b** # h &lt;b&gt; [1]: /u"
    " \u202eevil\u2066 \x9b31m\x00\r\n- item\n> quote\u2028end \ud800"
)


@pytest.fixture
def hostile(summit: Summit) -> Briefing:
    bad = source(
        1, HOSTILE, title=HOSTILE, feed=HOSTILE, url="javascript:alert(1)", passage=HOSTILE
    )
    odd = source(
        2, "Odd", title="] (x", url="https://ann:hunter2@odd.example/a b(c)>\x1b[1m\u202e\"'&lt;"
    )
    bad_point = point(HOSTILE, bad, odd)
    return Briefing(
        summit=summit,
        status=None,
        read_at=None,
        counts=Counts(entries=1, stories=1, outlets=2, new=1),
        lead=bad_point,
        why=bad_point,
        points=(bad_point, point(HOSTILE, bad, new=False)),
        disputed=(Dispute((Claim(HOSTILE, HOSTILE, (bad,)),)),),
        numbers=(Number(HOSTILE, HOSTILE, (bad,)),),
        next=(NextDate(date(2026, 1, 1), HOSTILE, (bad,)),),
    )
