"""The briefing as plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.render.text import briefings
from briefing.text.cells import cell_width

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from briefing.domain.briefing import Briefing
    from briefing.domain.summit import Status

EXPECTED = """\
Gyeongju summit                          ongoing, day 1 of 4
────────────────────────────────────────────────────────────
Donald Trump · Lee Jae Myung · Gyeongju · Wed 29 Oct to Sat
1 Nov
2 new since 09:12 · 38 entries · 11 stories · 3 outlets

STATE OF PLAY
● 14:20 Lee received Trump in Gyeongju. [1·2] copies of one
        text

WHY IT MATTERS
○ 14:20 The deal would lower tariffs on cars. [3]

NEW SINCE 09:12 (1)
● 14:20 The deal is not signed yet. [1·3] changed, before:
        It is open.

DISPUTED: DIFFERS
≠ Trump: It is done. [1]
  Seoul: No. [2]

NUMBERS
  $350 billion  Seoul may invest $350 billion. [1·3]

NEXT
◷ Thu 30 Oct 11:00  Trump meets Xi. [1]
◷ Fri 31 Oct        The leaders of APEC meet. [2]

EARLIER
Tue 28 Oct
○ 12:00 Trump was in Tokyo. [1]

SOURCES
[1] World Wire
    14:20 Medal and crown
    https://1.example/story
[2] Seoul Daily
    14:20 금관과 훈장 (copy of [1])
    https://2.example/story
[3] Ledger
    14:30 Ledger reports"""


def test_a_briefing_reads_from_the_lead_to_its_sources(
    full: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    assert briefings([full], now=now, zone=zone, width=60) == EXPECTED


def test_a_briefing_nothing_is_known_of_says_so_and_shows_no_heading(
    bare: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    output = briefings([bare], now=now, zone=zone)
    assert output.endswith("0 new · 0 entries · 0 stories · 0 outlets\n\nNothing yet.")
    assert not re.search(r"^[A-Z ]{4,}$", output, re.MULTILINE)


def test_several_briefings_stand_one_below_the_other(
    full: Briefing, bare: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    output = briefings([full, bare], now=now, zone=zone)
    assert output.count("Gyeongju summit") == 2
    assert "\n\n\nGyeongju summit" in output
    assert briefings([], now=now, zone=zone) == ""


@pytest.mark.parametrize("width", [1, 24, 40, 80, 200])
def test_no_line_is_wider_than_asked_but_for_addresses(
    full: Briefing, hostile: Briefing, now: datetime, zone: ZoneInfo, width: int
) -> None:
    for line in briefings([full, hostile], now=now, zone=zone, width=width).split("\n"):
        assert cell_width(line) <= max(width, 24) or "://" in line


def test_korean_and_chinese_are_measured_in_cells(
    full: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    korean = "이재명 대통령은 경주에서 도널드 트럼프 미국 대통령을 만나 무궁화대훈장을 수여했다."
    chinese = "李在明总统在庆州会见美国总统特朗普，并授予他无穷花大勋章（韩国最高荣誉）。"
    points = tuple(replace(full.points[0], text=text) for text in (korean, chinese))
    told = briefings([replace(full, points=points)], now=now, zone=zone, width=40)
    assert all(cell_width(line) <= 40 for line in told.split("\n") if "://" not in line)
    new = told.split("NEW SINCE 09:12 (2)\n")[1].split("\n\n")[0]
    assert " ".join(new.split()).startswith(f"● 14:20 {korean} [1·3]")
    assert chinese in "".join(new.split())
    assert not re.search(r"^\s*[，。）]", new, re.MULTILINE)


def test_nothing_a_terminal_obeys_comes_out(
    hostile: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    output = briefings([hostile], now=now, zone=zone)
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069\ud800]", output
    )
    assert "owned" not in output
    assert "evil" in output
    output.encode()


def test_addresses_are_shown_without_passwords_and_only_of_the_web(
    hostile: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    output = briefings([hostile], now=now, zone=zone)
    assert "hunter2" not in output
    assert "\n    https://odd.example/a%20b" in output
    assert "\n    javascript:" not in output


@pytest.mark.parametrize(
    ("hours", "status", "expected"),
    [
        (-50, "upcoming", "upcoming, in 2 d"),
        (-15, "upcoming", "upcoming, tomorrow"),
        (-39, "upcoming", "upcoming, in 2 d"),
        (48, "ongoing", "ongoing, day 3 of 4"),
        (96, "concluded", "concluded"),
    ],
)
def test_the_first_line_tells_how_far_off_the_summit_is(
    full: Briefing, now: datetime, zone: ZoneInfo, hours: int, status: Status, expected: str
) -> None:
    output = briefings([replace(full, status=status)], now=now + timedelta(hours=hours), zone=zone)
    assert output.split("\n")[0].endswith(f" {expected}")


def test_a_summit_without_dates_has_no_status(
    hostile: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    assert briefings([hostile], now=now, zone=zone).split("\n")[0] == "Gyeongju summit"


def test_times_are_those_of_the_zone_and_years_told_when_they_differ(
    full: Briefing, now: datetime, zone: ZoneInfo
) -> None:
    output = briefings([full], now=now + timedelta(days=365), zone=zone)
    assert "● 29 Oct 2025 Lee received" in output
    assert "NEW SINCE 29 OCT 2025 09:12 (1)" in output
    assert "◷ Thu 30 Oct 2025 11:00  Trump" in output
