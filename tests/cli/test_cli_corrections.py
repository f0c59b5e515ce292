"""split, merge, assign and undo, by the command line: they hold at once and for good."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.desk import Desk
from briefing.refresh import run as run_refresh
from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from briefing.domain.story import Story
    from tests.conftest import Site, Workspace

WIRE = (
    "The ministers of the two coasts met in the old customs house on Tuesday and spoke for three "
    "hours about the ferry line that has been closed since the spring storms.",
    "A working group is to look at the harbour walls, the price of tickets and the timetable, and "
    "will report to both governments before the autumn session of their assemblies.",
    "Fishermen on either shore have asked for a say, since the boats cross their grounds by night "
    "and the nets that were lost last year have still not been paid for.",
)
DEARER = (*WIRE[:2], "The repair of the walls would cost 40 million crowns, the ministers said.")
CHEAPER = (*WIRE[:2], "The repair of the walls would cost 30 million crowns, the ministers said.")
SUMMITS = """
[[summits]]
id = "coasts"
name = "Customs house meeting"
terms = ["customs house"]
[[summits]]
id = "capes"
name = "Capes summit"
terms = ["Northern Capes"]
"""
NOW = ("--as-of", "2025-10-29T06:00Z")
SIX = datetime(2025, 10, 29, 6, tzinfo=UTC)
EIGHT = datetime(2025, 10, 29, 8, tzinfo=UTC)


def report(*paragraphs: str, title: str = "Ministers meet about the ferry") -> bytes:
    published = "Wed, 29 Oct 2025 04:00:00 GMT"
    return rss("T", item(title, *paragraphs, guid="1", published=published))


@pytest.fixture
def three(site: Site, workspace: Workspace) -> Workspace:
    """One text in three outlets."""
    for name in ("shore", "coast", "tide"):
        site.documents[f"/{name}.xml"] = report(*WIRE)
    configure(workspace, site, "shore", "coast", "tide")
    refresh(workspace, SIX)
    return workspace


def configure(workspace: Workspace, site: Site, *names: str) -> None:
    feeds = (f'[[feeds]]\nurl = "{site.url}/{name}.xml"\nname = "{name}"\n' for name in names)
    workspace.configure("".join(feeds) + SUMMITS)


def refresh(workspace: Workspace, now: datetime) -> None:
    run_refresh(load(workspace.config), now=now, force=True)


def stories(workspace: Workspace) -> tuple[Story, ...]:
    with Desk(load(workspace.config), SIX) as desk:
        return desk.stories()


def outlets(workspace: Workspace) -> set[str]:
    """Which outlets are in one story: ``{"coast shore", "tide"}``."""
    return {
        " ".join(sorted(entry.outlet for entry in story.entries)) for story in stories(workspace)
    }


def entry_of(workspace: Workspace, outlet: str) -> str:
    return next(
        entry.id
        for story in stories(workspace)
        for entry in story.entries
        if entry.outlet == outlet
    )


def done(workspace: Workspace, *argv: str) -> str:
    result = workspace.run(*argv)
    assert result.returncode == 0, result.stderr
    return result.stdout


def refused(workspace: Workspace, *argv: str) -> str:
    result = workspace.run(*argv)
    assert result.returncode == 2, result.stdout
    assert not result.stdout
    assert "Traceback" not in result.stderr
    return result.stderr


def test_a_split_holds_at_once_and_through_refreshes_rules_and_new_copies(
    three: Workspace, site: Site
) -> None:
    (story,) = stories(three)
    answer = done(three, "split", story.id, entry_of(three, "tide"), *NOW)
    assert answer.startswith("1 entry is a story apart from 2 others\n")
    assert outlets(three) == {"coast shore", "tide"}

    site.documents["/new.xml"] = report(*WIRE, title="About the ferry")
    site.documents["/tide.xml"] = report(*WIRE, title="Ministers meet again about the ferry")
    configure(three, site, "shore", "coast", "tide", "new")
    refresh(three, EIGHT)
    assert sorted(map(len, (story.split() for story in outlets(three)))) == [1, 3]
    assert "tide" in outlets(three)

    db = sqlite3.connect(three.cache)
    with db:  # as if other rules had made the stories
        db.execute("UPDATE meta SET value = 'older' WHERE name IN ('stories', 'summits')")
    db.close()
    refresh(three, EIGHT)
    assert "tide" in outlets(three)


def test_a_copy_of_what_was_split_off_goes_with_it(three: Workspace, site: Site) -> None:
    changed = (*WIRE[:2], WIRE[2].replace("have asked for a say", "were not asked at all"))
    site.documents["/tide.xml"] = report(*changed)
    refresh(three, SIX)
    three.run("split", entry_of(three, "shore"), entry_of(three, "tide"), *NOW)
    site.documents["/new.xml"] = report(*changed, title="Fishermen were not asked")
    configure(three, site, "shore", "coast", "tide", "new")
    refresh(three, EIGHT)
    assert outlets(three) == {"coast shore", "new tide"}


def test_merged_stories_stay_one_though_their_figures_differ(
    site: Site, workspace: Workspace
) -> None:
    site.documents |= {"/a.xml": report(*DEARER), "/b.xml": report(*CHEAPER)}
    configure(workspace, site, "a", "b")
    refresh(workspace, SIX)
    first, second = stories(workspace)
    assert done(workspace, "merge", first.id, second.id, *NOW).startswith(
        "2 entries are one story\n"
    )
    assert outlets(workspace) == {"a b"}
    site.documents["/b.xml"] = report(*CHEAPER, "The talks go on.")
    refresh(workspace, EIGHT)
    assert outlets(workspace) == {"a b"}
    assert "one story already" in refused(workspace, "merge", first.id, second.id)
    assert done(workspace, "undo").startswith("undone: 2 entries are one story\n")
    assert outlets(workspace) == {"a", "b"}


def test_assign_gives_every_paragraph_and_its_later_copies_follow(
    three: Workspace, site: Site
) -> None:
    (story,) = stories(three)
    assert story.summits == ("coasts",)
    done(three, "assign", story.id, "capes", *NOW)
    done(three, "assign", story.id, "coasts", "--not", *NOW)
    assert stories(three)[0].summits == ("capes",)
    summit = three.json("show", "capes", "--format", "json", *NOW)["summits"][0]
    points = [point["text"] for point in (summit["lead"], *summit["points"])]
    assert any("Fishermen" in text for text in points)

    site.documents["/new.xml"] = report(*WIRE, title="About the ferry")
    configure(three, site, "shore", "coast", "tide", "new")
    refresh(three, EIGHT)
    assert len(stories(three)[0].entries) == 4
    assert stories(three)[0].summits == ("capes",)

    done(three, "undo")
    assert stories(three)[0].summits == ("capes", "coasts")
    done(three, "undo")
    assert stories(three)[0].summits == ("coasts",)


def test_a_copy_that_is_split_off_no_longer_follows(three: Workspace) -> None:
    (story,) = stories(three)
    three.run("split", story.id, entry_of(three, "tide"), *NOW)
    three.run("assign", entry_of(three, "shore"), "capes", *NOW)
    three.run("merge", entry_of(three, "shore"), entry_of(three, "tide"), *NOW)
    assert [story.summits for story in stories(three)] == [("capes", "coasts")]
    three.run("undo")
    summits = {len(story.entries): story.summits for story in stories(three)}
    assert summits == {2: ("capes", "coasts"), 1: ("coasts",)}


def test_undo_takes_one_after_the_other_back_and_says_when_none_is_left(three: Workspace) -> None:
    before = stories(three)
    three.run("split", before[0].id, entry_of(three, "tide"))
    three.run("split", entry_of(three, "shore"), entry_of(three, "coast"))
    assert outlets(three) == {"coast", "shore", "tide"}
    assert "1 entry is a story apart from 1 other" in done(three, "undo")
    assert outlets(three) == {"coast shore", "tide"}
    assert "apart from 2 others" in done(three, "undo")
    assert stories(three) == before
    nothing = three.run("undo")
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert "no correction to undo" in nothing.stderr


def test_mistakes_are_told_in_words_and_change_nothing(three: Workspace) -> None:
    before = stories(three)
    story = before[0].id
    everyone = [entry.id for entry in before[0].entries]
    assert "no story or entry has the id 'nobody'" in refused(three, "split", "nobody", "x")
    assert "has no entry 'x'" in refused(three, "split", story, "x")
    assert "at most 2" in refused(three, "split", story, *everyone)
    assert "one story already" in refused(three, "merge", story, everyone[1])
    assert "known: coasts, capes" in refused(three, "assign", story, "nowhere")
    assert stories(three) == before
    assert "no correction" in three.run("undo").stderr


def test_without_a_cache_nothing_is_made(workspace: Workspace) -> None:
    workspace.configure(SUMMITS)
    assert "nothing is cached yet" in refused(workspace, "merge", "a", "b")
    assert workspace.run("undo").returncode == 0
    assert not workspace.cache.exists()


def test_a_correction_does_not_wait_for_a_refresh_and_outlives_it(
    three: Workspace, site: Site
) -> None:
    """A story is split while a server keeps a refresh waiting."""
    site.documents["/shore.xml"] = report(*WIRE, title="Ministers meet again")
    site.documents["/late.xml"] = report(*WIRE, title="About the ferry")
    site.gates["/late.xml"] = threading.Event()
    configure(three, site, "shore", "coast", "tide", "late")
    refreshing = three.start("refresh", "--force", "--as-of", "2025-10-29T08:00Z")
    assert site.waiting.wait(60)
    done(three, "split", entry_of(three, "coast"), entry_of(three, "tide"), *NOW)
    assert refreshing.poll() is None
    assert outlets(three) == {"coast shore", "tide"}
    site.gates["/late.xml"].set()
    assert refreshing.wait(60) == 0
    assert not any({"coast", "tide"} <= set(story.split()) for story in outlets(three))
