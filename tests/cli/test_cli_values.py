"""Values of the command line that cannot be used, each told in a sentence."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.errors import RefreshHeld
from briefing.store.refresh_lock import refresh_lock
from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site, Workspace


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("stories", "--since", "999999w"), "at most 100 years"),
        (("stories", "--since", "often"), 'a duration such as "90s", "30m", "1h30m" or "7d"'),
        (("search", "since:999999w"), 'since:999999w: expected a duration such as "90s"'),
        (("search", "a", "--limit", "1" + "0" * 30), "expected a whole number from 1"),
        (("search", "a", "--limit", "1" + "0" * 5000), "expected a whole number from 1"),
        (("search", "a", "--limit", "0"), "argument --limit: expected a whole number from 1"),
        (("show", "--max-words", "9" * 20), "from 1 to 1000000"),
        (("show", "--max-words", "few"), "argument --max-words: expected a whole number from 1"),
        (("show", "--as-of", "0001-01-01"), "between 1970 and 2100"),
        (("show", "--as-of", "9999-12-31T23:59-12:00"), "between 1970 and 2100"),
        (("show", "--as-of", "1969-12-31"), "between 1970 and 2100"),
        (("refresh", "--json", "--progress"), "--json and --progress"),
        (("mark",), "give the ids of summits, or --all"),
    ],
)
def test_a_value_out_of_reach_is_told_and_exits_2(
    workspace: Workspace, argv: tuple[str, ...], words: str
) -> None:
    workspace.configure("")
    done = workspace.run(*argv)
    assert done.returncode == 2, done.stderr
    assert words in " ".join(done.stderr.split())
    assert "bug" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("argv", [(), ("show",), ("show", "--cache", "c.db")])
def test_the_demo_has_its_own_feeds_and_cache(workspace: Workspace, argv: tuple[str, ...]) -> None:
    workspace.configure("")
    done = workspace.run("--demo", *argv)
    assert done.returncode == 2
    assert "--demo brings its own feeds.toml and cache" in done.stderr


def test_the_demo_cannot_be_scheduled(workspace: Workspace) -> None:
    done = workspace.run("--demo", "schedule")
    assert done.returncode == 2
    assert "--demo" in done.stderr


def test_a_directory_is_no_cache(workspace: Workspace) -> None:
    workspace.configure("")
    for argv in (("show",), ("refresh",), ("search", "a")):
        done = workspace.run(*argv, "--cache", str(workspace.path))
        assert done.returncode == 74
        assert "is a directory" in done.stderr


def test_one_feed_is_one_feed(site: Site, workspace: Workspace) -> None:
    site.documents["/a.xml"] = rss("A", item("Talks"))
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    assert (
        "briefing: 1 feed: 1 updated; 1 new entry, 1 new story in "
        in workspace.run("refresh").stderr
    )


def test_without_feeds_it_says_so(workspace: Workspace) -> None:
    workspace.configure("")
    done = workspace.run("feeds")
    assert (done.returncode, done.stdout) == (0, "")
    assert "feeds.toml has no feeds" in done.stderr
    workspace.run("refresh")
    assert workspace.run("feeds").stderr.count("feeds.toml has no feeds") == 1


def test_the_holder_of_the_lock_is_told_by_the_clock_on_the_wall(tmp_path: Path) -> None:
    cache = tmp_path / "briefing.db"
    before = datetime.now(UTC)
    with refresh_lock(cache):
        note = json.loads((tmp_path / "briefing.db.refresh").read_text())
        with pytest.raises(RefreshHeld) as held, refresh_lock(cache):
            pass
    since = datetime.fromisoformat(note["since"])
    assert before <= since <= datetime.now(UTC)
    assert held.value.since == since


def test_the_day_of_the_lock_is_told_when_it_is_another() -> None:
    since = datetime(2025, 10, 28, 23, 5, 0, tzinfo=UTC)
    same, later = datetime(2025, 10, 28, 23, 9, tzinfo=UTC), datetime(2025, 10, 29, tzinfo=UTC)
    assert str(RefreshHeld(7, since, same)).endswith("process 7 since 23:05:00 UTC")
    assert str(RefreshHeld(7, since, later)).endswith("process 7 since 2025-10-28 23:05:00 UTC")
