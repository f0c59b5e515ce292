"""What ``show`` prints, and what it marks: only what a reader can have seen."""

from __future__ import annotations

import os
import shlex
import sqlite3
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from briefing.store.refresh_lock import is_refreshing, refresh_lock
from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site, Workspace

FACTS = (
    "Trump received the Grand Order of Mugunghwa in Gyeongju from his host with great delight.",
    "Shipyards in Gyeongju hope that the talks bring American orders, so owners say openly.",
)
SUMMITS = """
[[summits]]
id = "g"
name = "Gyeongju summit"
[[summits]]
id = "x"
name = "Busan meeting"
"""
NOW = ("--as-of", "2025-10-29T06:00Z")
LATER = ("--as-of", "2025-10-29T07:00Z")


@pytest.fixture
def filled(site: Site, workspace: Workspace) -> Workspace:
    """Two facts on one summit, none on the other."""
    site.documents["/a.xml"] = rss(
        "Wire", *(item(f"Report {n}", fact) for n, fact in enumerate(FACTS))
    )
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n{SUMMITS}')
    assert workspace.run("refresh", *NOW).returncode == 0
    return workspace


def new(workspace: Workspace) -> set[str]:
    """The texts of the new points of the summit ``g``."""
    shown = workspace.json("show", "g", "--format", "json", *LATER)["summits"][0]
    points: list[dict[str, Any]] = [shown["lead"], *shown["points"]]
    return {point["text"] for point in points if point and point["new"]}


def test_what_could_not_be_written_is_not_marked(filled: Workspace) -> None:
    before = new(filled)
    assert before == set(FACTS)
    for argv in (("show", "g"), ("show", "today"), ("show", "--format", "json")):
        command = shlex.join(filled.command(*argv, "--mark-read", *NOW))
        for redirect, code in ((">/dev/full", 74), (">&-", 74)):
            done = subprocess.run(
                ["/bin/sh", "-c", f"{command} {redirect}"],
                capture_output=True,
                env=filled.environment(),
                check=False,
            )
            assert done.returncode == code
        assert new(filled) == before


def test_a_reader_that_left_before_the_answer_has_read_nothing(filled: Workspace) -> None:
    process = filled.start("show", "g", "--mark-read", *NOW)
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    assert new(filled) == set(FACTS)


def test_only_what_was_shown_is_marked(filled: Workspace) -> None:
    shown = filled.run("show", "g", "--max-words", "15", "--mark-read", *NOW)
    words = " ".join(shown.stdout.split())
    seen = {fact for fact in FACTS if fact in words}
    assert len(seen) == 1
    assert new(filled) == set(FACTS) - seen
    assert filled.run("show", "g", "--if-new", *LATER).returncode == 0


def test_what_does_not_fit_is_new_all_the_same(filled: Workspace) -> None:
    done = filled.run("show", "today", "--if-new", "--max-words", "1", "--mark-read", *NOW)
    assert (done.returncode, done.stdout) == (0, "")
    assert new(filled) == set(FACTS)


def test_all_of_a_summit_that_was_shown_is_read(filled: Workspace) -> None:
    assert filled.run("show", "today", "--mark-read", *NOW).returncode == 0
    assert new(filled) == set()
    assert filled.json("show", "g", "--format", "json", *LATER)["summits"][0]["read_at"]
    done = filled.run("show", "today", *LATER)
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing new since 06:00" in done.stderr


@pytest.mark.parametrize("argv", [("show", "--mark-read"), ("mark", "--all"), ("mark", "g")])
def test_marking_makes_no_cache(workspace: Workspace, argv: tuple[str, ...]) -> None:
    workspace.configure(SUMMITS)
    done = workspace.run(*argv)
    assert done.returncode == 0
    assert "no entries yet" in done.stderr
    assert not workspace.cache.exists()


def test_a_summit_named_twice_is_shown_once(filled: Workspace) -> None:
    once = filled.run("show", "g", *NOW).stdout
    assert filled.run("show", "g", "g", *NOW).stdout == once


def test_without_a_summit_it_says_how_to_follow_one(workspace: Workspace) -> None:
    workspace.configure("")
    done = workspace.run("show")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no summits yet; add a [[summits]] block with an id and a name" in (done.stderr)


def test_all_names_are_looked_at_before_one_is_marked(filled: Workspace) -> None:
    done = filled.run("mark", "g", "nope", *NOW)
    assert done.returncode == 2
    assert "nope" in done.stderr
    with sqlite3.connect(filled.cache) as db:
        assert db.execute("SELECT count(*) FROM readings").fetchone() == (0,)
    db.close()


def test_an_unknown_summit_cannot_be_marked_even_without_a_cache(workspace: Workspace) -> None:
    workspace.configure(SUMMITS)
    assert workspace.run("mark", "nope").returncode == 2


EARTHQUAKE = (
    (
        "Strong earthquake strikes off Hualien in Taiwan",
        "A strong earthquake struck off Hualien in eastern Taiwan, the weather office said.",
    ),
    (
        "Strong earthquake off Hualien shakes eastern Taiwan",
        "Buildings shook for a minute in Hualien after a strong earthquake off eastern Taiwan.",
    ),
    (
        "Trains stop after strong earthquake off Taiwan",
        "Trains stopped near Hualien in eastern Taiwan after the strong earthquake.",
    ),
)


def test_an_event_in_no_summit_has_a_briefing_under_its_id(
    site: Site, workspace: Workspace
) -> None:
    for n, (title, text) in enumerate(EARTHQUAKE):
        published = f"Wed, 29 Oct 2025 0{n}:00:00 GMT"
        site.documents[f"/{n}.xml"] = rss(f"Outlet {n}", item(title, text, published=published))
    feeds = "".join(f'[[feeds]]\nurl = "{site.url}/{n}.xml"\n' for n in range(len(EARTHQUAKE)))
    workspace.configure(feeds + SUMMITS)
    assert workspace.run("refresh", *NOW).returncode == 0
    stories = workspace.json("stories", "--json", *NOW)["stories"]
    (event,) = {story["event"] for story in stories}
    assert f"event {event}:" in workspace.run("stories", *NOW).stdout

    (shown,) = workspace.json("show", event, "--format", "json", *NOW)["summits"]
    assert shown["id"] == event
    assert shown["name"] in {title for title, _ in EARTHQUAKE}
    assert (shown["status"], shown["counts"]["outlets"]) == (None, 3)
    points = [shown["lead"], shown["why"], *shown["points"]]
    assert {point["text"] for point in points if point} == {text for _, text in EARTHQUAKE}

    read = workspace.run("show", event, "--mark-read", *NOW)
    assert EARTHQUAKE[0][1] in " ".join(read.stdout.split())
    done = workspace.run("show", event, "--if-new", *LATER)
    assert (done.returncode, done.stdout) == (3, "")


def test_what_is_no_summit_and_no_event_is_told(filled: Workspace) -> None:
    done = filled.run("show", "e0123456789ab", *NOW)
    assert done.returncode == 2
    assert "no summit or event is called 'e0123456789ab' (known summits: g, x)" in done.stderr


def kept(workspace: Workspace) -> dict[str, bytes]:
    """The stamps of the stored briefings, by summit."""
    db = sqlite3.connect(workspace.cache)
    rows = dict(db.execute("SELECT summit, stamp FROM kept_briefings").fetchall())
    db.close()
    return rows


def forget(workspace: Workspace) -> None:
    db = sqlite3.connect(workspace.cache)
    db.execute("DELETE FROM kept_briefings")
    db.commit()
    db.close()


@pytest.fixture
def uncomposed(filled: Workspace) -> Workspace:
    """A cache without a stored briefing."""
    forget(filled)
    return filled


def composers_loaded(workspace: Workspace, *args: str) -> bool:
    """Whether a command loads what composes."""
    code = (
        "import sys\nfrom briefing.cli.main import main\n"
        "code = main(sys.argv[1:])\n"
        "print('briefing.compose.briefing' in sys.modules, file=sys.stderr)\nsys.exit(code)"
    )
    argv = [sys.executable, "-c", code, *args, "--config", str(workspace.config)]
    done = subprocess.run(
        argv, capture_output=True, text=True, check=True, env=workspace.environment()
    )
    return done.stderr.splitlines()[-1] == "True"


def test_what_had_to_be_composed_is_stored_for_the_next_reader(uncomposed: Workspace) -> None:
    assert composers_loaded(uncomposed, "show", "g")
    assert set(kept(uncomposed)) == {"g"}
    assert composers_loaded(uncomposed, "show")
    assert set(kept(uncomposed)) == {"g", "x"}
    assert not composers_loaded(uncomposed, "show")


@pytest.mark.parametrize("command", [("upcoming",), ("upcoming", "--ics"), ("star",), ("summits",)])
def test_whatever_command_composes_stores_it(
    uncomposed: Workspace, command: tuple[str, ...]
) -> None:
    assert uncomposed.run(*command, *NOW).returncode == 0
    assert not kept(uncomposed)
    assert uncomposed.run(*command).returncode == 0
    assert set(kept(uncomposed)) == {"g", "x"}
    assert not composers_loaded(uncomposed, "show")


def test_nothing_new_is_stored_too(uncomposed: Workspace) -> None:
    assert uncomposed.run("mark", "--all").returncode == 0
    assert uncomposed.run("show", "--if-new").returncode == 3
    assert set(kept(uncomposed)) == {"g", "x"}


@pytest.mark.parametrize(
    "argv", [("--max-words", "15"), ("--as-of", "2025-10-29T06:00Z"), ("--mark-read",)]
)
def test_what_the_next_reader_cannot_use_is_not_stored(
    uncomposed: Workspace, argv: tuple[str, ...]
) -> None:
    assert uncomposed.run("show", *argv).returncode == 0
    assert kept(uncomposed) == {}


def test_another_time_leaves_what_is_stored(uncomposed: Workspace) -> None:
    assert uncomposed.run("show").returncode == 0
    before = kept(uncomposed)
    assert uncomposed.run("show", "--as-of", "2025-10-29T06:00Z").returncode == 0
    assert kept(uncomposed) == before


def test_show_neither_waits_for_a_refresh_nor_disturbs_it(uncomposed: Workspace) -> None:
    with refresh_lock(uncomposed.cache):
        done = uncomposed.run("show")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout
        assert kept(uncomposed) == {}
    writer = sqlite3.connect(uncomposed.cache, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    done = uncomposed.run("show")
    writer.execute("ROLLBACK")
    writer.close()
    assert (done.returncode, done.stderr) == (0, "")
    assert kept(uncomposed) == {}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_cache_that_cannot_be_written_is_shown(uncomposed: Workspace) -> None:
    for path in (uncomposed.cache, uncomposed.path):
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        done = uncomposed.run("show")
    finally:
        uncomposed.path.chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")
    assert FACTS[0][:20] in " ".join(done.stdout.split())


def test_today_ends_with_the_largest_events_outside_the_summits(
    site: Site, workspace: Workspace
) -> None:
    def ferry(outlet: str, number: int, hour: int) -> str:
        return item(
            f"Ferry line reopens after the spring storms, {outlet} says",
            "The ferry line between the two coasts reopened on Wednesday after the spring storms.",
            f"Tickets for crossing {number} of the {outlet} cost {number} crowns at the harbour.",
            published=f"Wed, 29 Oct 2025 0{hour}:00:00 GMT",
        )

    old = item(
        "Museum finds a lost map",
        "A map was found in the museum.",
        published="Sat, 25 Oct 2025 04:00:00 GMT",
    )
    site.documents |= {
        "/a.xml": rss(
            "Wire", ferry("Wire", 1, 3), old, *(item("Gyeongju", fact) for fact in FACTS)
        ),
        "/b.xml": rss("Post", ferry("Post", 2, 4), old),
        "/c.xml": rss("Daily", ferry("Daily", 3, 5)),
    }
    feeds = "".join(f'[[feeds]]\nurl = "{site.url}/{name}.xml"\n' for name in "abc")
    workspace.configure(f"{feeds}{SUMMITS}")
    assert workspace.run("refresh", *NOW).returncode == 0
    shown = workspace.json("show", "today", "--format", "json", *NOW)
    (event,) = shown["outside"]
    assert event["title"].startswith("Ferry line reopens")
    assert sorted(event["outlets"]) == ["Daily", "Post", "Wire"]
    assert event["activity"] == [0, 0, 0, 0, 0, 0, 3]
    for form in ("text", "md", "html"):
        page = workspace.run("show", "today", "--format", form, *NOW).stdout
        assert "outside your summits" in page.lower()
        assert "3 outlets" in page
    assert workspace.json("show", "--format", "json", *NOW)["outside"] == []
    # The event itself can be read, and is told by name.
    (briefing,) = workspace.json("show", event["event"], "--format", "json", *NOW)["summits"]
    assert briefing["name"] == event["title"]


def test_a_refresh_that_was_killed_keeps_nothing_from_being_stored(
    uncomposed: Workspace, site: Site
) -> None:
    site.gates["/a.xml"] = threading.Event()
    running = uncomposed.start("refresh", "--force")
    assert site.waiting.wait(60)
    note = uncomposed.path / "briefing.db.refresh"
    assert note.exists()
    assert uncomposed.run("show", "g").returncode == 0
    assert not kept(uncomposed)
    running.kill()
    running.wait()
    assert note.exists()
    assert uncomposed.run("show", "g").returncode == 0
    assert set(kept(uncomposed)) == {"g"}
    assert not note.exists()


def test_asking_whether_a_refresh_runs_keeps_none_from_starting(tmp_path: Path) -> None:
    cache = tmp_path / "briefing.db"
    note = tmp_path / "briefing.db.refresh"
    for _ in range(50):
        note.touch()
        asking = threading.Thread(target=is_refreshing, args=(cache,))
        asking.start()
        with refresh_lock(cache):
            asking.join()
