"""Summits listed, proposed and accepted, and what is to come, by the command line."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from briefing.cli.main import main
from briefing.config.load import load
from briefing.demo import opened
from briefing.domain.agenda import UpcomingDate
from briefing.domain.summit import Summit
from briefing.render.ics import calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.demo import Demo
    from tests.conftest import Site, Workspace

NOW = datetime(2025, 10, 29, 5, 32, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    with opened() as running:
        yield running


def options(demo: Demo) -> list[str]:
    return ["--config", str(demo.config_path), "--cache", str(demo.cache),
            "--as-of", NOW.isoformat()]  # fmt: skip


def test_the_demo_proposes_the_one_meeting_that_nobody_configured(
    demo: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["summits", "suggest", "--json", *options(demo)]) == 0
    (proposed,) = json.loads(capsys.readouterr().out)["proposed"]
    assert (proposed["id"], proposed["place"], proposed["starts"]) == (
        "takaichi-trump", "Tokyo", "2025-10-28",
    )  # fmt: skip
    assert proposed["outlets"] >= 2
    assert all("Takaichi" in evidence["text"] for evidence in proposed["evidence"])


def test_a_suggestion_is_a_block_for_feeds_toml_with_its_evidence(
    demo: Demo, capsys: pytest.CaptureFixture[str], workspace: Workspace
) -> None:
    assert main(["summits", "suggest", *options(demo)]) == 0
    answer = capsys.readouterr()
    assert "summits accept takaichi-trump" in answer.err
    workspace.configure(answer.out)
    (summit,) = load(workspace.config).summits
    assert [names[0] for names in summit.people] == ["Takaichi Sanae", "Donald Trump"]
    assert summit.people[1][1] == "Trump"
    assert summit.starts == date(2025, 10, 28)
    comments = [row for row in answer.out.splitlines() if row.startswith("#")]
    assert any("World Wire: " in row for row in comments)
    assert any("https://worldwire.example/" in row for row in comments)
    assert any("held talks in Tokyo on Tuesday" in row for row in comments)


def test_accepting_it_writes_the_block_and_fills_the_summit(
    demo: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    before = demo.config_path.read_text()
    try:
        assert main(["summits", "accept", "takaichi-trump", *options(demo)]) == 0
        answer = capsys.readouterr().out
        path, number, _ = answer.split(":", 2)
        assert path == str(demo.config_path)
        after = demo.config_path.read_text()
        assert after.startswith(before)
        assert after.splitlines()[int(number) - 1] == "[[summits]]"
        assert main(["summits", "suggest", *options(demo)]) == 0
        assert capsys.readouterr().out == ""
        assert main(["summits", "accept", "takaichi-trump", *options(demo)]) == 2
        assert "already configured" in capsys.readouterr().err
        assert main(["summits", "list", "--json", *options(demo)]) == 0
        followed = json.loads(capsys.readouterr().out)["followed"]
        assert [summit["id"] for summit in followed] == ["gyeongju", "trump-xi", "takaichi-trump"]
        assert followed[2]["counts"]["entries"] >= 3
        assert followed[2]["status"] == "concluded"
    finally:
        demo.config_path.write_text(before)


def test_an_id_that_is_not_proposed_is_told(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summits", "accept", "nobody", *options(demo)]) == 2
    assert "proposed: takaichi-trump" in capsys.readouterr().err
    assert main(["--demo", "summits", "accept", "takaichi-trump"]) == 2
    assert "summits accept would edit" in capsys.readouterr().err


def test_the_list_is_read_in_the_order_of_feeds_toml(
    demo: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["summits", *options(demo)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("gyeongju ")
    assert "ongoing, day 1 of 4" in first
    assert second.startswith("trump-xi ")


@pytest.mark.parametrize(
    ("as_of", "shown"),
    [
        ("2025-10-27T20:00:00-04:00", "upcoming, tomorrow"),
        ("2025-10-28T10:59:00-04:00", "upcoming, tomorrow"),
        ("2025-10-28T11:00:00-04:00", "ongoing, day 1 of 4"),
        ("2025-10-29T23:00:00-04:00", "ongoing, day 2 of 4"),
        ("2025-11-01T11:00:00-04:00", "concluded"),
    ],
)
def test_a_reader_far_away_sees_the_days_of_the_place(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], as_of: str, shown: str
) -> None:
    workspace.config.write_text(
        '[briefing]\ncache = "c.db"\ntimezone = "America/New_York"\n[[summits]]\nid = "gyeongju"\n'
        'name = "Gyeongju summit"\nplace = "Gyeongju"\nstarts = 2025-10-29\nends = 2025-11-01\n'
    )
    options = ["--config", str(workspace.config), "--as-of", as_of]
    assert main(["summits", *options]) == 0
    assert shown in capsys.readouterr().out
    if shown != "concluded":
        assert main(["upcoming", *options]) == 0
        line = capsys.readouterr().out
        assert ("tomorrow" in line) == ("tomorrow" in shown)
        assert ("under way" in line) == ("ongoing" in shown)


def test_what_is_to_come_stands_in_the_order_of_time(
    demo: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["upcoming", "--json", *options(demo)]) == 0
    coming = json.loads(capsys.readouterr().out)["upcoming"]
    assert (coming[0]["summit"], coming[0]["date"], coming[0]["ends"], coming[0]["text"]) == (
        "gyeongju", "2025-10-29", "2025-11-01", None,
    )  # fmt: skip
    dates = [item["date"] for item in coming]
    assert dates == sorted(dates)
    named = [item for item in coming if item["text"]]
    assert {item["summit"] for item in named} == {"gyeongju", "trump-xi"}
    assert all(item["sources"] for item in named)
    assert main(["upcoming", *options(demo)]) == 0
    read = capsys.readouterr().out
    assert " ".join(read.split()).startswith(
        "◆ Wed 29 Oct Gyeongju summit · Gyeongju · under way · until Sat 1 Nov"
    )


def test_the_calendar_keeps_to_rfc_5545(
    demo: Demo, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["upcoming", "--ics", *options(demo)]) == 0
    written = capfdbinary.readouterr().out
    assert written.endswith(b"END:VCALENDAR\r\n")
    rows = written.split(b"\r\n")
    assert b"\n" not in b"".join(rows)
    assert max(map(len, rows)) <= 75
    for row in rows:
        row.decode()  # no character is cut
    text = written.decode().replace("\r\n ", "")
    events = text.split("BEGIN:VEVENT\r\n")[1:]
    assert len({re.search("UID:(.*)", event)[1] for event in events}) == len(events)  # type: ignore[index]
    assert all("DTSTAMP:20251029T053200Z\r\n" in event for event in events)
    assert "DTSTART;VALUE=DATE:20251029\r\nDTEND;VALUE=DATE:20251102\r\n" in events[0]
    main(["upcoming", "--ics", *options(demo)])
    assert capfdbinary.readouterr().out == written


def test_what_a_calendar_cannot_hold_is_escaped_or_left_out() -> None:
    hostile = "A;b,c\\d\r\nATTENDEE:mailto:x@y.example\x1b[31m\u202e"
    summit = Summit("x", hostile, place=(hostile,))
    at = datetime(2025, 10, 30, 2, tzinfo=UTC)
    items = [
        UpcomingDate(at, None, summit, "upcoming"),
        UpcomingDate(date(9999, 12, 31), None, summit, None, text="경주" * 60),
    ]
    written = calendar(items, NOW, UTC)
    assert "\r\nATTENDEE" not in written
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\u202e]", written)
    assert r"SUMMARY:A\;b\,c\\d ATTENDEE:mailto:x@y.example" in written.replace("\r\n ", "")
    assert "DTSTART:20251030T020000Z\r\n" in written
    assert "경주" * 60 in written.replace("\r\n ", "")
    assert max(len(row.encode()) for row in written.split("\r\n")) <= 75


@pytest.mark.parametrize(
    ("zone", "ends"),
    [(None, "20251106T000000Z"), (timezone(timedelta(hours=9)), "20251105T150000Z")],
)
def test_what_begins_at_an_hour_ends_with_its_last_day(zone: timezone | None, ends: str) -> None:
    summit = Summit("x", "Oslo talks", zone=zone)
    item = UpcomingDate(datetime(2025, 11, 3, 2, tzinfo=UTC), date(2025, 11, 5), summit, "upcoming")
    written = calendar([item], NOW, UTC)
    assert f"DTSTART:20251103T020000Z\r\nDTEND:{ends}\r\n" in written


def test_nothing_to_tell_is_told(workspace: Workspace, site: Site) -> None:
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    for argv, words in (
        (("summits",), "no summits yet"),
        (("summits", "suggest"), "no new meetings found"),
        (("upcoming",), "nothing coming up"),
    ):
        answer = workspace.run(*argv)
        assert (answer.returncode, answer.stdout) == (0, "")
        assert words in answer.stderr
    assert not workspace.cache.exists()


def largest_event(demo: Demo, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["stories", "--json", *options(demo)]) == 0
    events = json.loads(capsys.readouterr().out)["events"]
    return str(max(events, key=lambda event: event["entries"])["event"])


def test_an_event_is_drafted_as_a_block_that_says_who_names_what(
    demo: Demo, capsys: pytest.CaptureFixture[str], workspace: Workspace
) -> None:
    event = largest_event(demo, capsys)
    assert main(["summits", "draft", event, *options(demo)]) == 0
    answer = capsys.readouterr()
    assert "put it into feeds.toml" in answer.err
    workspace.configure(answer.out)
    (summit,) = load(workspace.config).summits
    assert [names[0] for names in summit.people] == ["Donald Trump", "Lee Jae Myung"]
    assert summit.place == ("Gyeongju",)
    assert "Grand Order" in summit.terms
    comments = [row for row in answer.out.splitlines() if row.startswith("#")]
    assert comments[0].startswith(f"# event {event}: ")
    assert re.search(r" \d+ stories · \d+ outlets$", comments[0])
    assert any("World Wire" in row for row in comments)
    assert any(re.search(r"Donald Trump: \d+ outlets", row) for row in comments)
    assert any(re.search(r"Gyeongju: \d+ outlets", row) for row in comments)


@pytest.mark.parametrize("id", ["e000000000000", "gyeongju", ""])
def test_a_draft_of_no_event_is_an_error(
    demo: Demo, capsys: pytest.CaptureFixture[str], workspace: Workspace, id: str
) -> None:
    assert main(["summits", "draft", id, *options(demo)]) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert f"no event has the id {id!r}" in answer.err
    assert "briefing stories" in answer.err
    workspace.configure("")
    assert workspace.run("summits", "draft", "e000000000000").returncode == 2
    assert not workspace.cache.exists()
