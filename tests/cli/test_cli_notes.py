"""``briefing note``: what a reader writes on a point stays, whatever happens to the point."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

MEDAL = "Lee Jae Myung gave Donald Trump a medal of gold in Gyeongju on Wednesday, after a dinner."
EDITED = MEDAL.replace("a medal of gold", "a medal made of gold")
SHIPS = "Donald Trump and Lee Jae Myung will speak about 12 ships in Gyeongju in the morning."
SUMMIT = """
[[summits]]
id = "g"
name = "Gyeongju summit"
people = ["Donald Trump", "Lee Jae Myung"]
place = ["Gyeongju"]
"""
FORMATS = ("text", "md", "html")
NOTE = 'Ask about the "medal".\n\nTab\there, \x1b[31mred\x1b[0m, \u202eback, 한국어 & <b>bold</b>'


def at(hour: int) -> tuple[str, str]:
    return "--as-of", f"2025-10-29T{hour:02}:00Z"


def publish(site: Site, *texts: str, guid: str = "1", feed: str = "a") -> None:
    published = "Wed, 29 Oct 2025 06:00:00 GMT"
    site.documents[f"/{feed}.xml"] = rss(
        feed, item("In Gyeongju", *texts, guid=guid, published=published)
    )


@pytest.fixture
def reader(site: Site, workspace: Workspace) -> Workspace:
    """A reader of two feeds; the first has one entry with two points."""
    publish(site, MEDAL, SHIPS)
    site.documents["/b.xml"] = rss("b")
    feeds = "".join(
        f'[[feeds]]\nurl = "{site.url}/{name}.xml"\nname = "{name}"\ninterval = "0s"\n'
        for name in "ab"
    )
    workspace.configure(feeds + SUMMIT)
    assert workspace.run("refresh", *at(7)).returncode == 0
    return workspace


def point_of(reader: Workspace, word: str, hour: int = 20) -> dict[str, Any]:
    """The point with that word."""
    summit = reader.json("show", "g", "--format", "json", *at(hour))["summits"][0]
    shown = [summit["lead"], summit["why"], *summit["points"]]
    return next(point for point in shown if point and word in point["text"])


def ids(reader: Workspace, word: str) -> str:
    return str(point_of(reader, word)["id"])


def write(reader: Workspace, word: str, *argv: str) -> str:
    """Write on the point with that word; returns its id."""
    point = ids(reader, word)
    done = reader.run("note", point, *argv, *at(8))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return point


def test_a_note_is_written_printed_changed_and_removed(reader: Workspace) -> None:
    point = write(reader, "medal", "Ask about", "the medal")
    assert reader.run("note", point).stdout == "Ask about the medal\n"
    assert reader.run("note").stdout == f"{point}  {MEDAL}\n    Ask about the medal\n"
    assert point_of(reader, "medal")["note"] == "Ask about the medal"
    assert point_of(reader, "ships")["note"] is None
    write(reader, "medal", "-5 degrees that day")
    assert reader.run("note", point).stdout == "-5 degrees that day\n"
    write(reader, "medal", "")
    assert reader.run("note", point).stdout == ""
    write(reader, "medal", "Once more")
    write(reader, "medal", "--remove")
    assert reader.run("note", point).stdout == reader.run("note").stdout == ""
    assert point_of(reader, "medal")["note"] is None


def test_labels_are_added_and_taken_away_one_by_one(reader: Workspace) -> None:
    point = write(reader, "medal", "--label", "gift", "--label", "#Follow-up, later")
    assert reader.run("note", point).stdout == "#Follow-up #gift #later\n"
    write(reader, "medal", "--unlabel", "LATER", "--label", "Gift")
    assert point_of(reader, "medal")["labels"] == ["Follow-up", "gift"]
    write(reader, "medal", "With words too")
    assert reader.run("note", point).stdout == "With words too\n#Follow-up #gift\n"
    write(reader, "medal", "--remove")
    assert reader.run("note", point).stdout == "#Follow-up #gift\n"


def test_what_cannot_be_meant_is_told(reader: Workspace) -> None:
    for argv, words in (
        (("nothing",), "no point has the id 'nothing'"),
        (("nothing", "text"), "no point has the id 'nothing'"),
        (("--label", "x"), "give the id of a point"),
        ((ids(reader, "medal"), "text", "--remove"), "not both"),
        ((ids(reader, "medal"), "--label", "x" * 50), "at most 40"),
    ):
        done = reader.run("note", *argv)
        assert (done.returncode, done.stdout) == (2, ""), argv
        assert words in done.stderr
    assert reader.run("note").stdout == ""


def test_a_note_is_whole_in_json_and_controls_no_terminal(reader: Workspace) -> None:
    point = write(reader, "medal", NOTE)
    assert point_of(reader, "medal")["note"] == NOTE
    assert reader.json("note", point, "--json") == {
        "point": point,
        "text": MEDAL,
        "note": NOTE,
        "labels": [],
    }
    (listed,) = reader.json("note", "--json")["notes"]
    assert (listed["note"], listed["written"], listed["shown"]) == (
        NOTE,
        "2025-10-29T08:00:00Z",
        True,
    )
    for argv in (
        ("note",),
        ("note", point),
        ("note", "--json"),
        ("show",),
        *(("show", "--format", name) for name in ("md", "html", "json")),
        ("search", "is:noted"),
    ):
        printed = reader.run(*argv, *at(20)).stdout
        assert printed
        assert not re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", printed), argv


def test_every_format_has_the_note_below_its_point(reader: Workspace) -> None:
    write(reader, "ships", "First line\n1. second <line>\n\nlast", "--label", "navy")
    shown = {name: reader.run("show", "g", "--format", name, *at(20)).stdout for name in FORMATS}
    assert "#navy\n        Note: First line\n" in shown["text"]
    assert re.search(r"\n +1\. second <line>\n\n +last\n", shown["text"])
    assert "> **Note:** First line\\\n" in shown["md"]
    assert re.search(r"> 1\\\. second &lt;line&gt;\n *>\n *> last", shown["md"])
    assert "dir=auto>Note: First line<br>1. second &lt;line&gt;<br><br>last</span>" in shown["html"]


def test_notes_and_labels_are_found(reader: Workspace) -> None:
    def found(query: str) -> int:
        return len(reader.json("search", query, "--json", *at(20))["results"])

    assert [found("is:noted"), found("label:gift")] == [0, 0]
    write(reader, "medal", "A note", "--label", "Gift", "--label", "ä")
    counts = {
        "is:noted": 1,
        "label:gift": 1,
        'label:"#GIFT"': 1,
        "label:Ä": 1,
        "label:gift label:ä": 1,
        "label:gift label:other": 0,
        "label:gif": 0,
        "medal is:noted": 1,
        "medal is:starred": 0,
        "nowhere is:noted": 0,
    }
    assert {query: found(query) for query in counts} == counts
    assert "label:" in reader.run("search", "note:x").stderr


def test_a_note_survives_what_refreshes_bring(site: Site, reader: Workspace) -> None:
    write(reader, "medal", "Mine", "--label", "gift")
    publish(site, MEDAL, SHIPS, guid="2", feed="b")  # a copy
    assert reader.run("refresh", *at(9)).returncode == 0
    assert point_of(reader, "medal")["outlets"] == 2
    assert point_of(reader, "medal")["note"] == "Mine"
    publish(site, EDITED, SHIPS)  # a copy edit
    publish(site, EDITED, SHIPS, guid="2", feed="b")
    assert reader.run("refresh", *at(10)).returncode == 0
    edited = point_of(reader, "medal")
    assert (edited["text"], edited["note"], edited["labels"]) == (EDITED, "Mine", ["gift"])


def test_a_note_on_a_sentence_that_is_gone_is_listed_and_can_be_changed(
    site: Site, reader: Workspace
) -> None:
    point = write(reader, "medal", "Mine", "--label", "gift")
    publish(site, SHIPS)
    assert reader.run("refresh", *at(9)).returncode == 0
    assert "medal" not in reader.run("show", "g", *at(20)).stdout
    assert reader.run("note").stdout == (
        f"{point}  {MEDAL}  (in no briefing now)\n    Mine\n    #gift\n"
    )
    assert reader.run("note", point).stdout == "Mine\n#gift\n"
    assert len(reader.json("search", "is:noted", "--json", *at(20))["results"]) == 1
    assert reader.run("note", point, "Changed").returncode == 0
    publish(site, MEDAL, SHIPS)
    assert reader.run("refresh", *at(11)).returncode == 0
    assert point_of(reader, "medal")["note"] == "Changed"


def test_a_note_stays_when_its_summit_goes_and_comes_back(reader: Workspace) -> None:
    point = write(reader, "medal", "Mine")
    configured = reader.config.read_text(encoding="utf-8")
    reader.config.write_text(configured.replace(SUMMIT, ""), encoding="utf-8")
    assert reader.run("note", point).stdout == "Mine\n"
    reader.config.write_text(configured, encoding="utf-8")
    assert point_of(reader, "medal")["note"] == "Mine"


def test_corrections_and_marks_leave_notes_alone(site: Site, reader: Workspace) -> None:
    publish(site, MEDAL, SHIPS, guid="2", feed="b")
    assert reader.run("refresh", *at(9)).returncode == 0
    write(reader, "medal", "Mine", "--label", "gift")
    (story,) = reader.json("stories", "--json")["stories"]
    first, second = (entry["id"] for entry in story["entries"])
    for argv in (
        ("split", story["id"], second),
        ("undo",),
        ("mark", "--all"),
        ("mark", "--all", "--unread"),
        ("assign", story["id"], "g", "--not"),
        ("undo",),
        ("split", story["id"], second),
        ("merge", first, second),
    ):
        assert reader.run(*argv, *at(10)).returncode == 0, argv
        (listed,) = reader.json("note", "--json", *at(10))["notes"]
        assert (listed["note"], listed["labels"]) == ("Mine", ["gift"]), argv
    assert point_of(reader, "medal")["note"] == "Mine"


def test_notes_outlive_the_damage_of_a_cache(reader: Workspace) -> None:
    point = write(reader, "medal", NOTE, "--label", "gift")
    with closing(sqlite3.connect(reader.cache)) as db:
        db.execute("UPDATE notes SET at = 'no time'")
        page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'passages'").fetchone()
        db.commit()
    with reader.cache.open("r+b") as file:
        file.seek((page[0] - 1) * 4096)
        file.write(b"\xa5" * 4096)
    assert reader.run("doctor", *at(11)).returncode == 1
    assert reader.run("doctor", "--repair", *at(11)).returncode == 0
    (listed,) = reader.json("note", "--json", *at(11))["notes"]
    assert (listed["point"], listed["note"], listed["labels"]) == (point, NOTE, ["gift"])
    assert reader.run("refresh", "--force", *at(12)).returncode == 0
    assert point_of(reader, "medal")["note"] == NOTE
