"""A feed's Unicode form and character width decide nothing."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.desk import Desk
from briefing.refresh import run as refresh
from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

NOW = datetime(2025, 10, 29, 6, tzinfo=UTC)
SUMMIT = (
    '[[summits]]\nid = "gyeongju"\nname = "경주 정상회의"\n'
    'people = [["Donald Trump", "트럼프", "トランプ"], ["Lee Jae Myung", "이재명"]]\n'
    'place = ["경주", "慶州", "APEC"]\n'
)
TEXTS = {
    "decomposed": unicodedata.normalize(
        "NFD", "이재명 대통령과 트럼프 대통령이 29일 경주에서 만나 두 시간 동안 이야기했다."
    ),
    "half-width": "ﾄﾗﾝﾌﾟ大統領は29日、慶州で首脳会談に臨み、二時間にわたって話し合った。",
    "full-width": "Ｄｏｎａｌｄ　Ｔｒｕｍｐ arrived at ＡＰＥＣ on Wednesday for talks.",
}


@pytest.fixture
def desk(site: Site, workspace: Workspace) -> Desk:
    feeds = ""
    for name, text in TEXTS.items():
        site.documents[f"/{name}.xml"] = rss(
            name, item(text, text, link=f"https://{name}.example/")
        )
        title = unicodedata.normalize("NFD", f"경주 {name}")
        feeds += f'[[feeds]]\nurl = "{site.url}/{name}.xml"\nname = "{title}"\n'
    workspace.configure(feeds + unicodedata.normalize("NFD", SUMMIT))
    config = load(workspace.config)
    refresh(config, now=NOW)
    return Desk(config, NOW)


def test_every_form_joins_the_summit_and_is_shown_composed(desk: Desk) -> None:
    with desk:
        entries = [entry for story in desk.stories("gyeongju") for entry in story.entries]
    assert {entry.feed for entry in entries} == {f"경주 {name}" for name in TEXTS}
    assert {entry.title for entry in entries} == {
        unicodedata.normalize("NFC", " ".join(text.split())) for text in TEXTS.values()
    }


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("이재명", "decomposed"),
        (unicodedata.normalize("NFD", "이재명 feed:경주"), "decomposed"),
        ("トランプ", "half-width"),
        ("ﾄﾗﾝﾌﾟ", "half-width"),
        ("Trump", "full-width"),
        ("ＴＲＵＭＰ", "full-width"),
    ],
)
def test_a_search_finds_every_form(desk: Desk, query: str, form: str) -> None:
    with desk:
        assert [hit.feed for hit in desk.search(query)] == [f"경주 {form}"]


def test_a_paragraph_of_two_summits_is_told_in_both_whatever_its_punctuation(
    site: Site, workspace: Workspace
) -> None:
    first = "이재명 대통령과 트럼프 대통령이 경주에서 만나（약 ３０분…）배 이야기를 했다."
    second = "브란트 대통령과 포스 총리는 석도에서 만나（약 ６０분…）가스 문제를 논의했다."
    other = (
        '[[summits]]\nid = "stein"\nname = "석도 회담"\n'
        'people = [["Ivo Brandt", "브란트"], ["Lena Voss", "포스"]]\nplace = "석도"\n'
    )
    site.documents["/f.xml"] = rss("f", item("하루에 두 회담", f"{first} {second}"))
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/f.xml"\n{SUMMIT}{other}')
    config = load(workspace.config)
    refresh(config, now=NOW)
    with Desk(config, NOW) as desk:
        shown = [
            {point.text for point in (*filter(None, [briefing.lead]), *briefing.points)}
            for briefing in desk.briefings(["gyeongju", "stein"])
        ]
    assert first in shown[0]
    assert second in shown[1]
