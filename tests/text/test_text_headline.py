"""What stands around a headline, and what of it stays."""

from __future__ import annotations

import pytest

from briefing.text.headline import compared_headline, plain_headline

LINE = "Ferry runs aground off Vesta with sixty people on board"


@pytest.mark.parametrize(
    "dressed",
    [
        f"(URGENT) {LINE}",
        f"(LEAD) {LINE}",
        f"(2nd LD) {LINE}",
        f"UPDATE 1-{LINE}",
        f"CORRECTED-UPDATE 2-{LINE}",
        f"WRAPUP 3-{LINE}",
        f"BREAKING: {LINE}",
        f"🔴 Live: {LINE}",
        f"Exclusive: {LINE}",
        f"[Breaking] {LINE}",
        f"📻 {LINE}",
        f"{LINE} – live",
        f"{LINE} (UPDATED)",
        f"{LINE} | World | The Lantern",
        f"World | {LINE} | The Lantern",
    ],
)
def test_marks_sections_and_symbols_come_off(dressed: str) -> None:
    assert plain_headline(dressed) == LINE


@pytest.mark.parametrize(
    ("dressed", "plain"),
    [
        ("[속보] 베스타 앞바다서 여객선 좌초", "베스타 앞바다서 여객선 좌초"),
        ("(2보) 베스타 앞바다서 여객선 좌초", "베스타 앞바다서 여객선 좌초"),
        ("베스타 앞바다서 여객선 좌초(종합)", "베스타 앞바다서 여객선 좌초"),
        ("베스타 앞바다서 여객선 좌초(종합2보)", "베스타 앞바다서 여객선 좌초"),
        ("【快讯】渡轮在维斯塔外海搁浅", "渡轮在维斯塔外海搁浅"),
        ("快訊｜渡輪在維斯塔外海擱淺", "渡輪在維斯塔外海擱淺"),
        ("速報：フェリーが沖合で座礁", "フェリーが沖合で座礁"),
    ],
)
def test_marks_of_east_asian_agencies_come_off(dressed: str, plain: str) -> None:
    assert plain_headline(dressed) == plain


@pytest.mark.parametrize(
    "headline",
    [
        LINE,
        f"Opinion | {LINE}",
        "[사설] 여객선 안전의 과제",
        "Lead found in the water of three schools in Selby",
        "Live music returns to the harbour of Vesta",
        "Kasten - Morra talks resume on Sunday in Selby",
        "Norland - Westmark 2:1",
        "BREAKING",
        "© Co",
        "Update",
    ],
)
def test_a_headline_and_the_label_of_an_opinion_stay(headline: str) -> None:
    assert plain_headline(headline) == headline


def test_after_a_dash_only_the_name_of_the_publisher_comes_off() -> None:
    dressed = f"{LINE} - The Harbour Post"
    assert plain_headline(dressed, ["Harbour Post: World", None]) == LINE
    assert plain_headline(f"{LINE} - Harbour Post", ["www.harbourpost.example"]) == LINE
    assert plain_headline(f"{LINE} - Crew Missing", ["Harbour Post"]) == f"{LINE} - Crew Missing"


def test_to_compare_whatever_looks_like_a_paper_comes_off() -> None:
    assert compared_headline(f"{LINE} – The Harbour Post") == LINE
    assert (
        compared_headline("베스타 앞바다서 여객선 좌초 - 등대신문") == "베스타 앞바다서 여객선 좌초"
    )
    continued = f"{LINE} - rescue goes on through the night"
    assert compared_headline(continued) == continued
