"""``why`` says what joined a story, what keeps it apart and what its paragraphs match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

LEAD = (
    "The ministers of the two coasts met in the old customs house on Tuesday and spoke for three "
    "hours about the ferry line that has been closed since the spring storms.",
    "A working group is to look at the harbour walls, the price of tickets and the timetable, and "
    "will report to both governments before the autumn session of their assemblies.",
)
FORTY = "The repair of the walls would cost 40 million crowns, the ministers said."
THIRTY = "The repair of the walls would cost 30 million crowns, the ministers said."
NOW = ("--as-of", "2025-10-29T06:00Z")


def report(title: str, *paragraphs: str) -> bytes:
    published = "Wed, 29 Oct 2025 04:00:00 GMT"
    link = "https://news.example/1"
    return rss("T", item(title, *paragraphs, guid="1", link=link, published=published))


@pytest.fixture
def filled(site: Site, workspace: Workspace) -> Workspace:
    """A text in two outlets and, in a third, one with another figure."""
    site.documents |= {
        "/a.xml": report("Ministers meet about the ferry", *LEAD, FORTY),
        "/b.xml": report("Walls may cost millions", *LEAD, FORTY),
        "/c.xml": report("Ferry talks in the customs house", *LEAD, THIRTY),
    }
    feeds = (f'[[feeds]]\nurl = "{site.url}/{n}.xml"\nname = "{n.upper()}"\n' for n in "abc")
    summit = 'id = "coasts"\nname = "Customs house talks"\nterms = ["customs house"]\n'
    workspace.configure(f"{''.join(feeds)}[[summits]]\n{summit}")
    assert workspace.run("refresh", *NOW).returncode == 0
    return workspace


def test_it_tells_what_joined_and_which_sentences_keep_apart(filled: Workspace) -> None:
    listed = filled.json("stories", "--json")["stories"]
    story, other = sorted(listed, key=lambda story: -len(story["entries"]))
    for name in (story["id"], story["entries"][1]["id"]):
        explanation = filled.json("why", name, "--json")
        assert explanation["story"] == story["id"]
        first, copy = sorted(explanation["entries"], key=lambda entry: entry["copy_of"] or "")
        assert (first["copy_of"], copy["copy_of"]) == (None, first["id"])
        assert (copy["share"], copy["same_headline"]) == (1.0, False)
        (apart,) = explanation["apart"]
        assert (apart["story"], apart["ours"], apart["theirs"]) == (other["id"], FORTY, THIRTY)
        headline, paragraph = explanation["paragraphs"][:2]
        assert headline["paragraph"] is None
        assert "customs house" in paragraph["summits"][0]["terms"][0]
        assert explanation["corrections"] == []
    read = filled.run("why", story["id"], *NOW)
    assert read.returncode == 0
    for words in (
        f"with {first['id']} ({first['outlet']})",
        f"here: {FORTY}",
        f"there: {THIRTY}",
        "customs house",
    ):
        assert words in " ".join(read.stdout.split())


def test_it_tells_what_was_done_by_hand(filled: Workspace) -> None:
    listed = filled.json("stories", "--json")["stories"]
    story, other = sorted(listed, key=lambda story: -len(story["entries"]))
    filled.run("split", story["id"], story["entries"][1]["id"], *NOW)
    filled.run("merge", story["entries"][0]["id"], other["id"], *NOW)
    explanation = filled.json("why", other["id"], "--json")
    assert [entry["by_hand"] for entry in explanation["entries"]].count(True) == 1
    assert [apart["by_hand"] for apart in explanation["apart"]] == [True]
    assert [made["kind"] for made in explanation["corrections"]] == ["split", "merge"]
    read = filled.run("why", other["id"], *NOW).stdout
    for words in ("put here by hand", "kept apart by hand", "06:00 2 entries are one story"):
        assert words in " ".join(read.split())


def test_it_explains_a_point_and_its_copies(filled: Workspace) -> None:
    summit = filled.json("show", "coasts", "--format", "json", *NOW)["summits"][0]
    point = summit["lead"]
    explanation = filled.json("why", point["id"], "--json", *NOW)
    assert explanation["point"] == {key: point[key] for key in ("id", "text", "sources")}
    copies = [source["n"] for source in point["sources"] if source["copy_of"]]
    assert copies
    read = filled.run("why", point["id"], *NOW).stdout
    assert read.count("(copy of [") == len(copies)


def test_an_id_that_nothing_has_is_told(filled: Workspace) -> None:
    answer = filled.run("why", "nothing")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "no story, entry or point has the id 'nothing'" in answer.stderr


def test_it_tells_when_a_report_was_changed(filled: Workspace, site: Site) -> None:
    site.documents["/c.xml"] = report("Ferry talks end", *LEAD, THIRTY)
    assert filled.run("refresh", "--force", "--as-of", "2025-10-29T07:30Z").returncode == 0
    for story in filled.json("stories", "--json")["stories"]:
        changed = story["title"] == "Ferry talks end"
        (*earlier, last) = filled.json("why", story["id"], "--json")["entries"][0]["states"]
        assert [state["title"] for state in earlier] == (
            ["Ferry talks in the customs house"] if changed else []
        )
        assert last["title"] == story["title"]
        read = filled.run("why", story["id"], *NOW, "--as-of", "2025-10-29T08:00Z").stdout
        assert ("2 states: first seen " in read) == changed
