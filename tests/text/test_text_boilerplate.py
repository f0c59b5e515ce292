from __future__ import annotations

import time

import pytest

from briefing.text.boilerplate.comparison import only_captions, strip_boilerplate, strip_captions

LEAD = "The two governments are still bargaining over investment worth $350 billion."


@pytest.mark.parametrize(
    "around",
    [
        "GYEONGJU, South Korea (AP) — {}",
        "SEOUL, Oct 29 (Reuters) - {}",
        "Seoul (AFP) – {}",
        "SEOUL — {}",
        "WASHINGTON -- {}",
        "By JANE MERIN and TOM KOVAR Associated Press SEOUL — {}",
        "Published October 29, 2025 {}",
        "Updated: Oct. 29, 2025 at 12:48 p.m. {}",
        "Wednesday, 29 October 2025 05:38 AM {}",
        "5:38 am KST, Wednesday, October 29, 2025 {}",
        "Menu Weather The guest waves. Jane Merin, staff GYEONGJU, South Korea (AP) — {}",
    ],
)
def test_boilerplate_around_a_text_is_removed(around: str) -> None:
    assert " ".join(strip_boilerplate((around.format(LEAD), "And more."))).endswith(
        f"{LEAD} And more."
    )
    assert len(" ".join(strip_boilerplate((around.format(LEAD), "And more.")))) <= len(LEAD) + 40


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        "A Reuters/Ipsos poll found that 54 percent were against it.",
        "NATO said on Wednesday that nothing had been signed (by anybody).",
        "The summit was held on Wednesday, October 29, 2025, in Gyeongju.",
        "The photo shows both leaders at 10:15 a.m. on Wednesday.",
        "이재명 대통령은 29일 경주에서 트럼프 대통령과 회담했다.",
        "By Wednesday the talks had ended.",
    ],
)
def test_a_statement_stays_whole(text: str) -> None:
    assert strip_boilerplate((text, "And more.")) == (text, "And more.")


def test_a_dateline_further_down_is_not_the_beginning() -> None:
    first = "The ferry was found on Tuesday. " * 25
    digest = (first.strip(), f"SEOUL (AP) — {LEAD}")
    assert strip_boilerplate(digest)[0] == first.strip()


@pytest.mark.parametrize(
    "caption",
    [
        "FILE - In this Oct. 11, 2024, file photo, the guest waves to the crowd.",
        "The guest waves in Gyeongju, Wednesday, October 29, 2025.",
        "The guest waves (AP Photo/Jane Merin).",
        "Photo: Jane Merin.",
        "Image 1 of 4.",
    ],
)
def test_captions_are_removed_by_strip_captions(caption: str) -> None:
    assert strip_captions((f"{caption} {LEAD}",)) == (LEAD,)
    assert strip_captions((LEAD, caption)) == (LEAD,)
    assert strip_captions((caption,)) == (caption,)
    assert strip_boilerplate((f"{caption} {LEAD}",)) == (f"{caption} {LEAD}",)


def test_a_text_of_boilerplate_only_stays() -> None:
    assert strip_boilerplate(("SEOUL — ",)) == ("SEOUL —",)
    assert strip_boilerplate(()) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "A ",
        "A, ",
        "AA, Aaaa ",
        "(AP) ",
        "AP Photo/A ",
        "Oct 29, 2025 ",
        "1:23 ",
        "updated 1 ",
        "By A, ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    started = time.process_time()
    strip_boilerplate((piece * 20_000,))
    strip_captions((piece * 20_000,))
    assert time.process_time() - started < 3


def test_script_and_the_time_of_an_item_are_removed() -> None:
    script = "window._show = window._show || []; _show.push({ mode: 'thumbnails' });"
    assert strip_boilerplate((script, LEAD)) == (LEAD,)
    opening = "The latest on the meeting (all times local):"
    assert strip_boilerplate((f"{opening} 10:15 a.m. {LEAD}",)) == (f"{opening} {LEAD}",)
    for hour in (
        "He left. 10 a.m. Wednesday is the deadline.",
        "It begins at 10:15 a.m. in Seoul.",
    ):
        assert strip_boilerplate((hour, LEAD)) == (hour, LEAD)
    assert strip_boilerplate(("It has a key function (of the committee) in it.",))[0].endswith(
        "in it."
    )


def test_where_a_caption_runs_on_the_text_after_the_dateline_stays() -> None:
    caption = "The guest shows a crown to reporters in the museum | AP Photo/Jane Merin SEOUL — "
    assert strip_captions((caption + LEAD,)) == (LEAD,)
    assert not only_captions((caption + LEAD,))
    assert only_captions(("The guest shows a crown to reporters (AP Photo/Jane Merin)",))
