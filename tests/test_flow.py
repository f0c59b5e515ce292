"""The whole road: feeds over HTTP in, a deduplicated briefing out, by the command line alone."""

from __future__ import annotations

import json
import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

ARTICLE = (
    "US President Donald Trump was received by South Korean President Lee Jae Myung at the "
    "Gyeongju National Museum on Wednesday, where an honour guard lined the steps and the two "
    "leaders exchanged gifts.",
    "Lee conferred the Grand Order of Mugunghwa, the highest honour of his country, and handed "
    "over a replica of a golden crown from the Silla kingdom. Trump called the medal beautiful "
    "and said he would like to wear it at once.",
    "The ceremony came before talks on trade, in which Washington seeks South Korean investment "
    "worth $350 billion. Trump said the deal was “pretty much finalized”, yet no agreement has "
    "been signed.",
    "Officials describe an outline in which the money would flow in stages, shipyards would work "
    "together and US tariffs on South Korean cars would fall. Seoul is wary of paying large sums "
    "in cash and prefers loans and guarantees, since its economy could be destabilised.",
    "Before an audience of business leaders Trump struck a softer tone than in earlier speeches "
    "and said that the best deals were those that work for everybody. Lee warned of rising trade "
    "barriers and asked for cooperation and inclusive growth.",
    "Japan has been readier than its neighbour: its government pledged $550 billion after a trade "
    "agreement earlier in the year.",
    "On Thursday Trump is to meet the Chinese leader Xi Jinping, and he has said that he means to "
    "lower the tariffs on China that are tied to ingredients of fentanyl.",
)
DOUBLED = (*ARTICLE, *ARTICLE[1:])
SUMMITS = """
[[summits]]
id = "gyeongju"
name = "Gyeongju summit"
people = ["Donald Trump", "Lee Jae Myung"]

[[summits]]
id = "trump-xi"
name = "Trump-Xi meeting"
people = ["Donald Trump", "Xi Jinping"]
"""
NOW = ("--as-of", "2025-10-29T06:00Z")


def report(title: str, link: str, *paragraphs: str, at: str = "04:00:00") -> str:
    """An item of Wednesday, whose guid is its link."""
    published = f"Wed, 29 Oct 2025 {at} GMT"
    return item(title, *paragraphs, guid=link, link=link, published=published)


def feeds(site: Site, *names: str) -> str:
    return "".join(f'[[feeds]]\nurl = "{site.url}/{name}.xml"\nname = "{name}"\n' for name in names)


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def doubled(site: Site, workspace: Workspace) -> Workspace:
    """One feed whose one entry repeats paragraphs 2 to 7 after its end."""
    site.documents["/wire.xml"] = rss(
        "World Wire", report("Trump honoured in Gyeongju", "https://wire.example/1", *DOUBLED)
    )
    workspace.configure(feeds(site, "wire") + SUMMITS)
    assert workspace.run("refresh", *NOW).returncode == 0
    return workspace


def test_a_doubled_article_is_read_once_and_in_order(doubled: Workspace) -> None:
    listed = doubled.json("stories", "--json", *NOW)["stories"]
    shown = doubled.json("show", "gyeongju", "--format", "json", *NOW)["summits"][0]["stories"]
    assert [entry["text"] for story in listed for entry in story["entries"]] == [list(ARTICLE)]
    assert [entry["text"] for story in shown for entry in story["entries"]] == [list(ARTICLE)]


def test_each_paragraph_goes_to_its_own_summit(doubled: Workspace) -> None:
    summits = doubled.json("show", "--format", "json", *NOW)["summits"]
    text = {summit["id"]: " ".join(passages(summit)) for summit in summits}
    for paragraph in ARTICLE[:-1]:
        assert words(paragraph) in words(text["gyeongju"])
    assert "Xi Jinping" not in text["gyeongju"]
    assert words(text["trump-xi"]) == words(ARTICLE[-1])


def test_points_stand_in_the_order_of_the_article_each_once(doubled: Workspace) -> None:
    summit = doubled.json("show", "gyeongju", "--format", "json", *NOW)["summits"][0]
    texts = [point["text"] for point in points(summit)]
    assert len(texts) == len(set(texts))
    whole = words(" ".join(ARTICLE))
    places = [whole.index(words(point["text"])) for point in summit["points"]]
    assert places == sorted(places)


def test_copies_under_other_headlines_and_links_are_one_story(
    site: Site, workspace: Workspace
) -> None:
    site.documents |= {
        "/wire.xml": rss("Wire", report("Trump honoured", "https://wire.example/1", *DOUBLED)),
        "/daily.xml": rss(
            "Daily",
            report(
                "A crown and a medal for the guest",
                "https://wire.example/1?utm_source=rss",
                *DOUBLED,
                at="04:30:00",
            ),
        ),
        "/brief.xml": rss(
            "Brief", report("In Gyeongju", "https://brief.example/9", *ARTICLE[:2], at="05:00:00")
        ),
    }
    workspace.configure(feeds(site, "wire", "daily", "brief") + SUMMITS)
    workspace.run("refresh", *NOW)
    stories = workspace.json("stories", "--json")["stories"]
    assert [len(story["entries"]) for story in stories] == [3]

    site.log.clear()
    refreshed = workspace.json("refresh", "--force", "--json", "--as-of", "2025-10-29T08:00Z")
    assert [status for _, status in site.log] == [304, 304, 304]
    assert refreshed["feeds"] == {
        "total": 3, "updated": 0, "unchanged": 3, "not_due": 0, "failed": 0,
    }  # fmt: skip
    assert workspace.json("stories", "--json")["stories"] == stories

    workspace.cache.unlink()
    workspace.configure(feeds(site, "brief", "daily", "wire") + SUMMITS)
    workspace.run("refresh", *NOW)
    assert ids(workspace.json("stories", "--json")["stories"]) == ids(stories)


def test_one_wire_text_in_many_outlets_is_one_independent_source(
    site: Site, workspace: Workspace
) -> None:
    names = ("wire", "daily", "ledger")
    for n, name in enumerate(names):
        site.documents[f"/{name}.xml"] = rss(
            name,
            report(f"Headline {name}", f"https://{name}.example/1", *ARTICLE, at=f"04:0{n}:00"),
        )
    workspace.configure(feeds(site, *names) + SUMMITS)
    workspace.run("refresh", *NOW)
    summit = workspace.json("show", "gyeongju", "--format", "json", *NOW)["summits"][0]
    assert summit["counts"]["outlets"] == 3
    for point in points(summit):
        assert (point["outlets"], point["independent"]) == (3, 1)
        assert [source["copy_of"] for source in point["sources"]] == [None, 1, 1]


def test_every_point_is_found_in_an_entry_that_it_cites(doubled: Workspace) -> None:
    for summit in doubled.json("show", "--format", "json", *NOW)["summits"]:
        cited = {
            entry["id"]: words(" ".join([entry["title"], *entry["text"]]))
            for story in summit["stories"]
            for entry in story["entries"]
        }
        assert points(summit)
        for point in points(summit):
            assert any(
                words(point["text"]) in cited[source["entry"]] for source in point["sources"]
            )
            assert all(
                words(source["passage"]) in cited[source["entry"]] for source in point["sources"]
            )


def test_next_dates_are_read_from_the_text(doubled: Workspace) -> None:
    summit = doubled.json("show", "trump-xi", "--format", "json", *NOW)["summits"][0]
    assert [event["date"] for event in summit["next"]] == ["2025-10-30"]
    assert summit["status"] is None


def test_new_is_what_came_after_the_reading(site: Site, doubled: Workspace) -> None:
    first = doubled.json("show", "gyeongju", "--format", "json", "--mark-read", *NOW)
    assert first["summits"][0]["counts"]["new"] == len(points(first["summits"][0]))
    nothing = doubled.run("show", "--if-new", "gyeongju", "--as-of", "2025-10-29T07:00Z")
    assert (nothing.returncode, nothing.stdout) == (3, "")

    fresh = (
        "Lee Jae Myung and Trump agreed in Gyeongju to let working groups meet again in December."
    )
    site.documents["/wire.xml"] = rss(
        "World Wire",
        report("Groups to meet", "https://wire.example/2", fresh, at="06:30:00"),
        report("Trump honoured in Gyeongju", "https://wire.example/1", *DOUBLED),
    )
    doubled.run("refresh", "--force", "--as-of", "2025-10-29T07:00Z")
    later = doubled.json("show", "gyeongju", "--format", "json", "--as-of", "2025-10-29T07:00Z")
    new = [point["text"] for point in points(later["summits"][0]) if point["new"]]
    assert new == [fresh]


def test_figures_that_differ_stay_two_facts(site: Site, workspace: Workspace) -> None:
    text = "Lee Jae Myung is asked in Gyeongju to invest {} in American industry over some years."
    for n, amount in enumerate(("$350 billion", "$550 billion")):
        site.documents[f"/{n}.xml"] = rss(
            str(n), report("Sum on the table", f"https://{n}.example/", text.format(amount))
        )
    workspace.configure(feeds(site, "0", "1") + SUMMITS)
    workspace.run("refresh", *NOW)
    assert len(workspace.json("stories", "--json")["stories"]) == 2
    summit = workspace.json("show", "gyeongju", "--format", "json", *NOW)["summits"][0]
    assert {point["text"] for point in points(summit)} == {
        text.format("$350 billion"),
        text.format("$550 billion"),
    }


def test_without_a_network_every_feed_fails_in_words_and_the_cache_stays(
    site: Site, doubled: Workspace
) -> None:
    before = doubled.json("stories", "--json")
    doubled.configure(
        '[[feeds]]\nurl = "http://127.0.0.1:9/a.xml"\n'
        '[[feeds]]\nurl = "https://nowhere.invalid/rss"\n' + SUMMITS
    )
    done = doubled.run("refresh", "--json")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") >= 2
    # An outage of the whole network makes no feed wait longer than its interval.
    later = (datetime.now(UTC) + timedelta(minutes=61)).isoformat()
    assert doubled.run("refresh", "--quiet", "--as-of", later).returncode == 1
    assert doubled.json("stories", "--json")["stories"][0]["id"] == before["stories"][0]["id"]


def test_what_a_refresh_brings_while_one_marks_a_summit_read_is_still_new(
    site: Site, workspace: Workspace
) -> None:
    late = "Lee Jae Myung handed Trump a replica of a Silla crown on the museum steps in Gyeongju."
    site.documents |= {
        "/early.xml": rss("Early", report("Early", "https://early.example/1", ARTICLE[0])),
        "/late.xml": rss("Late", report("Late", "https://late.example/1", late)),
    }
    site.gates["/late.xml"] = threading.Event()
    workspace.configure(feeds(site, "early", "late") + SUMMITS)
    workspace.run("refresh", "early", *NOW)
    workspace.run("mark", "--all", *NOW)
    running = workspace.start("refresh", "--force", "--as-of", "2025-10-29T07:00Z")
    assert site.waiting.wait(timeout=30)
    assert workspace.run("mark", "--all", "--as-of", "2025-10-29T07:01Z").returncode == 0
    site.gates["/late.xml"].set()
    running.communicate(timeout=60)
    summit = workspace.json("show", "gyeongju", "--format", "json")["summits"][0]
    new = " ".join(point["text"] for point in points(summit) if point["new"])
    assert late in new
    assert "honour guard" not in new


def test_an_update_never_shows_a_summit_the_facts_of_another(
    site: Site, workspace: Workspace
) -> None:
    site.documents |= {
        "/live.xml": rss("Live", report("Live", "https://live.example/1", ARTICLE[0], ARTICLE[6])),
        "/slow.xml": rss("Slow", report("Slow", "https://slow.example/1", ARTICLE[1])),
    }
    workspace.configure(feeds(site, "live", "slow") + SUMMITS)
    workspace.run("refresh", *NOW)
    site.documents["/live.xml"] = rss(
        "Live", report("Live", "https://live.example/1", ARTICLE[6], ARTICLE[0], at="04:30:00")
    )
    site.documents["/slow.xml"] = rss("Slow")
    site.gates["/slow.xml"] = threading.Event()
    site.log.clear()
    running = workspace.start("refresh", "--force", "--progress", *NOW)
    assert running.stdout
    assert '"done": 1' in running.stdout.readline()
    summits = workspace.json("show", "--format", "json", *NOW)["summits"]
    text = {summit["id"]: " ".join(point["text"] for point in points(summit)) for summit in summits}
    assert "honour guard" in text["gyeongju"]
    assert "Xi Jinping" not in text["gyeongju"]
    assert "Xi Jinping" in text["trump-xi"]
    site.gates["/slow.xml"].set()
    running.communicate(timeout=60)


def test_only_one_refresh_at_a_time(site: Site, workspace: Workspace) -> None:
    site.documents["/slow.xml"] = rss("Slow", report("Late", "https://slow.example/1", ARTICLE[0]))
    site.gates["/slow.xml"] = threading.Event()
    workspace.configure(feeds(site, "slow") + SUMMITS)
    first = workspace.start("refresh")
    assert site.asked.wait(timeout=30)
    second = workspace.run("refresh")
    assert second.returncode == 75
    assert str(first.pid) in second.stderr
    site.gates["/slow.xml"].set()
    _, talk = first.communicate(timeout=60)
    assert first.returncode == 0, talk
    assert workspace.run("refresh").returncode == 0


def test_a_killed_refresh_loses_and_doubles_nothing(site: Site, workspace: Workspace) -> None:
    names = [f"f{n}" for n in range(50)]
    for n, name in enumerate(names):
        site.documents[f"/{name}.xml"] = rss(
            name,
            *(
                report(
                    f"Note {n}-{k}", f"https://{name}.example/{k}", f"Report {n} {k} {ARTICLE[k]}"
                )
                for k in range(7)
            ),
        )
    for name in names[25:]:
        site.gates[f"/{name}.xml"] = threading.Event()
    workspace.configure(feeds(site, *names) + SUMMITS)
    running = workspace.start("refresh", "--progress", *NOW)
    assert running.stdout
    for _ in range(10):
        running.stdout.readline()
    running.kill()
    running.communicate(timeout=60)
    assert "Traceback" not in workspace.run("stories", "--json").stderr
    for gate in site.gates.values():
        gate.set()
    assert workspace.run("refresh", *NOW).returncode == 0
    entries = [
        (entry["feed"], entry["guid"])
        for story in workspace.json("stories", "--json")["stories"]
        for entry in story["entries"]
    ]
    assert len(entries) == len(set(entries)) == 50 * 7
    with sqlite3.connect(workspace.cache) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def test_global_options_stand_before_and_after_the_command(doubled: Workspace) -> None:
    after = doubled.run("stories", "--json", "--cache", str(doubled.cache))
    before = doubled.run("--cache", str(doubled.cache), *NOW, "stories", "--json")
    assert after.returncode == before.returncode == 0
    assert after.stdout == before.stdout


def test_reading_without_a_cache_is_an_empty_answer(workspace: Workspace) -> None:
    workspace.configure(SUMMITS)
    done = workspace.run("stories", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"stories": [], "events": []})
    assert "no entries yet; feeds.toml has no feeds" in done.stderr
    assert not workspace.cache.exists()


def points(summit: dict[str, Any]) -> list[dict[str, Any]]:
    return [point for point in (summit["lead"], summit["why"], *summit["points"]) if point]


def passages(summit: dict[str, Any]) -> list[str]:
    """Every passage of a summit, in the order of the article."""
    texts = {point["text"] for point in points(summit)}
    return sorted(texts, key=lambda text: words(" ".join(ARTICLE)).find(words(text)))


def ids(stories: list[dict[str, Any]]) -> set[tuple[str, ...]]:
    return {(story["id"], *sorted(entry["id"] for entry in story["entries"])) for story in stories}
