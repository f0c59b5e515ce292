"""``briefing feeds check``: every feed's verdict, with what can be done."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace


def talks(outlet: str, published: str | None = None) -> bytes:
    return rss(outlet, item("Talks open", published=published))


def follow(workspace: Workspace, site: Site, *paths: str) -> None:
    workspace.configure(
        "".join(
            f'[[feeds]]\nurl = "{path if ":" in path else site.url + path}"\nname = "{path}"\n'
            for path in paths
        )
    )


def test_each_feed_gets_its_verdict_and_its_remedy(site: Site, workspace: Workspace) -> None:
    site.documents |= {
        "/good": talks("Good"),
        "/old": talks("Old", "1 Oct 2025 05:00:00 GMT"),
        "/fast": talks("Fast", "29 Oct 2025 17:00:00 GMT"),
        "/page": "<html><h1>News</h1></html>",
    }
    follow(workspace, site, "/good", "/old", "/fast", "/page", "/lost", "gopher://old.example/")
    clock = ("--as-of", "2025-10-29T08:00Z")
    done = workspace.run("feeds", "check", *clock)
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert [re.split(r"\s{2,}", line)[:2] for line in lines] == [
        ["silent", "/old"],
        ["drifting", "/fast"],
        ["no feed", "/page"],
        ["failing", "/lost"],
        ["unusable", "gopher://old.example/"],
        ["ok", "/good"],
    ]
    assert "silent for 28 days" in done.stdout
    assert "dated 9 h ahead" in done.stdout
    checked = workspace.json("feeds", "check", "--json", *clock)["feeds"]
    assert [feed["verdict"] for feed in checked] == [
        *("ok", "silent", "drifting", "no feed", "failing", "unusable"),
    ]
    assert checked[0]["remedy"] is None
    assert checked[3]["words"] == "not a feed: an HTML page, 2 times in a row"
    assert "briefing feeds add" in checked[3]["remedy"]


def test_a_feed_that_moved_for_good_is_told_with_its_new_address(
    site: Site, workspace: Workspace
) -> None:
    site.documents["/new"] = talks("Good")
    site.redirects["/old"] = (301, "/new")
    follow(workspace, site, "/old")
    for _ in range(2):
        assert workspace.json("feeds", "check", "--json")["feeds"][0]["verdict"] == "ok"
    (feed,) = workspace.json("feeds", "check", "--json")["feeds"]
    assert (feed["verdict"], feed["moved_to"]) == ("moved", f"{site.url}/new")
    assert feed["remedy"] == f'set url = "{site.url}/new"'
    done = workspace.run("refresh", "--force")
    assert f"/old has moved permanently to {site.url}/new" in done.stderr


def test_some_feeds_can_be_checked_alone(site: Site, workspace: Workspace) -> None:
    site.documents["/good"] = talks("Good")
    follow(workspace, site, "/good", "/lost")
    done = workspace.run("feeds", "check", "/good")
    assert (done.returncode, done.stdout) == (0, "ok        /good  1 entry\n")
    assert workspace.run("feeds", "check", "/lost").returncode == 1, "all that were asked failed"
    listed = json.loads(workspace.run("feeds", "list", "--json").stdout)["feeds"]
    assert [feed["status"] for feed in listed] == ["ok", "failing"]
