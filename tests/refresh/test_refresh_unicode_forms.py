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
