"""What a reader has read stays read when its publisher only edits it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

SUMMIT = """
[[summits]]
id = "gyeongju"
name = "Gyeongju summit"
people = ["Donald Trump", ["Lee Jae Myung", "이재명"]]
place = ["Gyeongju", "경주"]
"""
MEDAL = "Lee Jae Myung gave Donald Trump a medal of gold in Gyeongju on Wednesday, after a dinner."
SHIPS = "Donald Trump and Lee Jae Myung will speak about 12 ships in Gyeongju in the morning."
KOREAN = "이재명 대통령은 수요일 경주에서 도널드 트럼프 대통령에게 금관을 선물햇다."


@pytest.fixture
def reader(site: Site, workspace: Workspace) -> Workspace:
    """A reader of two feeds, within this process."""
    workspace.within = True
    workspace.configure(
        "".join(
            f'[[feeds]]\nurl = "{site.url}/{name}.xml"\nname = "{name}"\ninterval = "0s"\n'
            for name in ("wire", "post")
        )
        + SUMMIT
    )
    for name in ("wire", "post"):
        site.documents[f"/{name}.xml"] = rss(name)
    return workspace


def refresh(reader: Workspace, site: Site, hour: int, *texts: str, feed: str = "wire") -> None:
    published = "Wed, 29 Oct 2025 06:00:00 GMT"
    site.documents[f"/{feed}.xml"] = rss(
        feed, item("In Gyeongju", *texts, guid="1", published=published)
    )
    assert reader.run("refresh", *at(hour)).returncode == 0


def at(hour: int) -> tuple[str, str]:
    return "--as-of", f"2025-10-29T{hour:02}:00Z"


def shown(reader: Workspace) -> dict[str, Any]:
    summit: dict[str, Any] = reader.json("show", "--format", "json", *at(20))["summits"][0]
    return summit


def new_texts(reader: Workspace) -> list[str]:
    summit = shown(reader)
    points = [*([summit["lead"]] if summit["lead"] else []), *summit["points"]]
    return [point["text"] for point in points if point["new"]]


def read(reader: Workspace, hour: int) -> None:
    assert reader.run("mark", "gyeongju", *at(hour)).returncode == 0


def test_an_edit_after_an_edit_stays_read_and_a_figure_does_not(
    site: Site, reader: Workspace
) -> None:
    refresh(reader, site, 8, MEDAL, SHIPS, KOREAN)
    read(reader, 9)
    first = MEDAL.replace("after a dinner", "following a dinner")
    refresh(reader, site, 10, first, SHIPS, KOREAN.replace("선물햇다", "선물했다"))
    assert new_texts(reader) == []
    assert reader.json("stories", "--json", *at(20))["stories"][0]["read"]
    second = first.replace("Donald Trump", "President Donald Trump")
    refresh(reader, site, 11, second, SHIPS, KOREAN.replace("선물햇다", "선물하였다"))
    assert new_texts(reader) == []
    refresh(reader, site, 12, second, SHIPS.replace("12", "14"), KOREAN)
    assert new_texts(reader) == [SHIPS.replace("12", "14")]


def test_what_nobody_has_read_is_counted_once(site: Site, reader: Workspace) -> None:
    refresh(reader, site, 8, MEDAL, SHIPS)
    refresh(reader, site, 10, MEDAL.replace("gave", "has given"), SHIPS)
    summit = shown(reader)
    assert summit["counts"]["new"] == 2
    assert {point["first_seen"] for point in summit["points"]} == {"2025-10-29T08:00:00Z"}


def test_an_edit_in_a_late_copy_is_as_old_as_the_words_it_edits(
    site: Site, reader: Workspace
) -> None:
    refresh(reader, site, 8, MEDAL)
    read(reader, 9)
    refresh(reader, site, 10, MEDAL, feed="post")
    refresh(reader, site, 11, MEDAL.replace("a medal of gold", "a golden medal"), feed="post")
    refresh(reader, site, 12, MEDAL.replace("on Wednesday, after", "Wednesday after"), feed="post")
    assert new_texts(reader) == []
