"""Events as the command `stories` shows them after refreshes."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.config.load import load
from briefing.desk import Desk
from briefing.group import rules_version
from briefing.refresh import event_grouping
from briefing.store import event_similarity, event_terms, events
from briefing.store.connection import open_writable
from briefing.store.sqlite import transaction
from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site, Workspace

_NOW = datetime(2025, 10, 29, 12, tzinfo=UTC)
ITEMS = {
    "fund-a": (
        "Ministers open talks on a fund for damaged coasts",
        "Finance ministers of nine nations opened a conference in Harbour City to settle how a "
        "shared fund for damaged coasts will be paid for, with the two largest donors at odds.",
    ),
    "fund-b": (
        "Donors at odds as coast fund conference opens in Harbour City",
        "The conference on a fund for damaged coasts began with the two largest donors at odds "
        "over who pays; the ministers of nine nations are to talk in Harbour City until Friday.",
    ),
    "ferry-a": (
        "Ferry missing in the north after a call from its engine room",
        "Rescuers searched through the night for a ferry that lost contact with the port on "
        "Tuesday after its crew reported water in the engine room.",
    ),
    "ferry-b": (
        "Search for missing ferry goes on, relatives wait at the northern port",
        "Relatives of those on the missing ferry gathered at the port while rescuers searched "
        "the northern waters; the crew had reported water in the engine room.",
    ),
    "chess": (
        "Teenager wins the open chess title",
        "A pupil of fifteen from the islands beat two grandmasters to take the national title.",
    ),
}


def document(*names: str) -> bytes:
    items = [
        item(
            *ITEMS[name],
            guid=name,
            # The chess is in an earlier block of days.
            published=f"Wed, {22 if name == 'chess' else 29} Oct 2025 05:00:00 GMT",
        )
        for name in names
    ]
    return rss("A", *items)


@pytest.fixture
def feed(workspace: Workspace, site: Site) -> Site:
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    site.documents["/a.xml"] = document(*ITEMS)
    return site


def event_by_guid(workspace: Workspace) -> dict[str, str | None]:
    """The event of every entry, by guid."""
    return {
        entry["guid"]: story["event"]
        for story in workspace.json("stories", "--json")["stories"]
        for entry in story["entries"]
    }


def partition(cache: Path) -> list[list[str]]:
    db = open_writable(cache)
    rows = db.execute("SELECT story, event FROM event_stories").fetchall()
    db.close()
    stories = defaultdict(list)
    for row in rows:
        stories[row["event"]].append(row["story"])
    return sorted(sorted(members) for members in stories.values())


def test_stories_of_one_event_share_its_id_and_one_alone_has_none(
    workspace: Workspace, feed: Site
) -> None:
    assert workspace.run("refresh").returncode == 0
    event = event_by_guid(workspace)
    assert event["fund-a"] == event["fund-b"] != event["ferry-a"] == event["ferry-b"]
    assert None not in (event["fund-a"], event["ferry-a"])
    assert event["chess"] is None


def test_a_digest_is_in_no_event(workspace: Workspace, feed: Site) -> None:
    workspace.within = True
    items = [ITEMS[name][1] for name in ("fund-b", "ferry-b", "chess")]
    feed.documents["/b.xml"] = rss("B", item("Your Wednesday Briefing", *items, guid="digest"))
    workspace.configure(
        "".join(f'[[feeds]]\nurl = "{feed.url}/{name}.xml"\n' for name in ("a", "b"))
    )
    assert workspace.run("refresh").returncode == 0
    event = event_by_guid(workspace)
    assert event["digest"] is None
    assert event["fund-a"] == event["fund-b"] is not None


def test_an_event_is_shown_with_its_title_its_size_and_its_outlets(
    workspace: Workspace, feed: Site
) -> None:
    workspace.within = True
    feed.documents["/b.xml"] = rss(
        "Harbour Post",
        item(
            "Ministers near a deal on the coast fund in Harbour City",
            "Finance ministers of nine nations who met in Harbour City were near a deal on a fund "
            "for damaged coasts, though the two largest donors were still at odds.",
            guid="fund-c",
            published="Wed, 29 Oct 2025 06:00:00 GMT",
        ),
    )
    workspace.configure(
        "".join(f'[[feeds]]\nurl = "{feed.url}/{name}.xml"\n' for name in ("a", "b"))
    )
    assert workspace.run("refresh").returncode == 0
    answer = workspace.json("stories", "--json")
    by_guid = event_by_guid(workspace)
    (fund,) = [event for event in answer["events"] if event["event"] == by_guid["fund-a"]]
    assert fund["title"] == "Ministers near a deal on the coast fund in Harbour City"
    assert (fund["stories"], fund["entries"]) == (3, 3)
    assert fund["outlets"] == ["A", "Harbour Post"]
    shown = f"event {fund['event']}: {fund['title']} · 3 stories · 2 outlets"
    assert workspace.run("stories").stdout.count(shown) == 3
    assert workspace.run("search", "coasts").stdout.count(shown) == 3
    assert workspace.json("search", "coasts", "--json")["events"] == [fund]
    story = next(s for s in answer["stories"] if s["entries"][0]["guid"] == "fund-c")
    explained = " ".join(workspace.run("why", story["id"]).stdout.split())
    assert f"EVENT {fund['event']} {fund['title']}" in explained
    assert "3 stories · 2 outlets: A, Harbour Post" in explained
    assert workspace.json("why", story["id"], "--json")["event"] == fund
    alone = next(s for s in answer["stories"] if s["entries"][0]["guid"] == "chess")
    assert "EVENT" not in workspace.run("why", alone["id"]).stdout


def test_an_event_keeps_its_id_as_it_grows_and_with_a_summit_configured(
    workspace: Workspace, feed: Site
) -> None:
    feed.documents["/a.xml"] = document("fund-a", "chess")
    assert workspace.run("refresh").returncode == 0
    (first,) = [
        story["id"]
        for story in workspace.json("stories", "--json")["stories"]
        if story["entries"][0]["guid"] == "fund-a"
    ]
    feed.documents["/a.xml"] = document(*ITEMS)
    workspace.configure(
        f'[[feeds]]\nurl = "{feed.url}/a.xml"\n'
        '[[summits]]\nid = "coast"\nname = "Coast fund"\nterms = ["Harbour City"]\n'
    )
    assert workspace.run("refresh", "--force").returncode == 0
    event = event_by_guid(workspace)
    assert event["fund-a"] == event["fund-b"] == f"e{first[1:]}"


def test_a_run_killed_between_two_transactions_is_finished_by_the_next(
    workspace: Workspace, feed: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert workspace.run("refresh").returncode == 0
    whole = partition(workspace.cache)
    db = open_writable(workspace.cache)
    for owner, step in (
        (event_terms, "update"),
        (event_similarity.SimilarStoryFinder, "link"),
        (events, "save"),
    ):
        events.reset(db)
        with monkeypatch.context() as patch:
            patch.setattr(event_grouping, "_READ_AT_ONCE", 2)
            patch.setattr(event_grouping, "_LINKED_AT_ONCE", 2)
            patch.setattr(event_grouping, "_DECIDED_AT_ONCE", 1)
            patch.setattr(owner, step, fails_at_second_call(getattr(owner, step)))
            with pytest.raises(KeyboardInterrupt):
                event_grouping.update_events(db)
        event_grouping.update_events(db)
        assert partition(workspace.cache) == whole
        assert not db.execute("SELECT * FROM event_waiting").fetchall()
    db.close()


def fails_at_second_call(function: Callable[..., object]) -> Callable[..., object]:
    """``function``, interrupted when it is called for the second time."""
    calls = []

    def failing(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) > 1:
            raise KeyboardInterrupt
        return function(*arguments)

    return failing


def test_other_rules_group_everything_again(
    workspace: Workspace, feed: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert workspace.run("refresh").returncode == 0
    whole = partition(workspace.cache)
    db = open_writable(workspace.cache)
    with transaction(db):
        db.execute("UPDATE event_stories SET event = 'e' || row")
    event_grouping.update_events(db)
    assert partition(workspace.cache) != whole
    monkeypatch.setattr(events, "EVENTS", rules_version.EVENTS + 1)
    event_grouping.update_events(db)
    db.close()
    assert partition(workspace.cache) == whole


def test_what_is_in_no_summit_can_be_read_by_event(workspace: Workspace, feed: Site) -> None:
    assert workspace.run("refresh").returncode == 0
    with Desk(load(workspace.config), _NOW) as desk:
        shared = [story.event for story in desk.unassigned() if story.event]
    assert len(shared) == 4
    assert len(set(shared)) == 2


def test_the_terms_of_a_story_are_counted_once_and_uncounted_when_it_goes(
    workspace: Workspace, feed: Site
) -> None:
    assert workspace.run("refresh").returncode == 0
    db = open_writable(workspace.cache)
    (most,) = db.execute("SELECT MAX(stories) FROM event_counts").fetchone()
    assert most <= len(ITEMS)
    with transaction(db):
        stories = [row[0] for row in db.execute("SELECT story FROM entries").fetchall()]
        db.execute("DELETE FROM entries")
        events.queue_stories(db, stories)
    event_grouping.update_events(db)
    assert db.execute("SELECT SUM(stories) FROM event_counts").fetchone()[0] == 0
    for table in ("event_stories", "event_terms", "event_links", "event_waiting"):
        assert db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] == 0
    db.close()


CAPTIONS = (
    "Ferry captain Olma Reyes walks along the pier of Brightwater before the annual regatta of "
    "wooden boats, which opens the season. Photo: Jun Arle",
    "Children of the Brightwater rowing school lift their boat from the water after the regatta "
    "of wooden boats. Photo: Jun Arle",
    "Visitors on the pier of Brightwater watch the regatta from under umbrellas. Photo: Tess Holm",
)
SCRIPT = (
    "window._box = window._box || []; _box.push({{ mode: 'thumbnails-c', container: 'below-{0}', "
    "placement: 'interstitial gallery thumbnails {0}', target_type: 'mix', gallery: 'regatta' }});"
)
UNRELATED = (
    (
        "Court hears appeal over quarry",
        "Judges in Overton heard an appeal on Tuesday against the plan for a quarry. Neighbours "
        "told them of dust, lorries and wells that ran dry. The company answered that it had "
        "moved its drills away from every house and would pay for new wells. A ruling is due "
        "before Christmas, and either side may still turn to the highest court of the land.",
    ),
    (
        "Library reopens after flood",
        "The library of Marsh End lent books again on Monday, a year after a flood ruined its "
        "cellar. Volunteers had dried nine thousand volumes leaf by leaf. The oldest map of the "
        "county survived because a reader had forgotten to bring it back. Opening hours are "
        "shorter than they were, since the heating has to be switched off at six.",
    ),
    (
        "Bakers warn of dearer bread",
        "Millers and bakers expect the price of flour to rise by a tenth in January. A dry spring "
        "left the wheat thin, and fuel for the ovens costs more as well. Small shops said that "
        "they would bake fewer kinds. Supermarkets have not yet said whether customers are going "
        "to pay more for a loaf, or get a smaller one for the same money.",
    ),
)


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_captions_and_scripts_of_a_site_make_no_event(
    workspace: Workspace, site: Site, order: tuple[int, ...], at_once: bool
) -> None:
    workspace.within = True
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    published = "Wed, 29 Oct 2025 05:00:00 GMT"
    items = []
    for number in order:
        title, sentence = UNRELATED[number]
        text = (SCRIPT.format(number), *CAPTIONS, sentence)
        link = f"https://brightwater.example/{number}"
        items.append(item(title, *text, guid=str(number), link=link, published=published))
        if not at_once:
            site.documents["/a.xml"] = rss("A", *items)
            assert workspace.run("refresh", "--force").returncode == 0
    site.documents["/a.xml"] = rss("A", *items)
    assert workspace.run("refresh", "--force").returncode == 0
    assert event_by_guid(workspace) == {"0": None, "1": None, "2": None}


def test_a_report_published_again_with_another_figure_stays_in_its_event(
    workspace: Workspace, site: Site
) -> None:
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    items = [
        item(
            f"Fire in Overton mill kills {dead}",
            f"A fire in the old mill of Overton killed {dead} people on Tuesday night. The mill "
            "had stood empty since spring. The mayor promised an inquiry into the alarm.",
            guid=str(dead),
            link=f"https://brightwater.example/{dead}",
            published="Wed, 29 Oct 2025 05:00:00 GMT",
        )
        for dead in (12, 14, 17)
    ]
    site.documents["/a.xml"] = rss("A", *items)
    assert workspace.run("refresh").returncode == 0
    (event,) = set(event_by_guid(workspace).values())
    assert event is not None
