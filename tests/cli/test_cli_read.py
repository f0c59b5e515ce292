"""``read`` prints an entry as its publisher wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.rss import rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

NOW = ("--as-of", "2025-10-29T06:00Z")
LATER = ("--as-of", "2025-10-29T07:00Z")
FACT = "Trump met Lee in Gyeongju on Wednesday and praised the shipyards of the south coast."


def document(markup: str) -> bytes:
    return rss(
        "A",
        "<item><title>Trump and Lee meet in Gyeongju</title><guid>1</guid>"
        "<link>https://news.example/talks</link>"
        f"<pubDate>Wed, 29 Oct 2025 04:00:00 GMT</pubDate>"
        f"<description><![CDATA[{markup}]]></description></item>",
    )


@pytest.fixture
def filled(site: Site, workspace: Workspace) -> Workspace:
    """One entry with a list, links and furniture, which its feed has changed once."""
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/a.xml"\nname = "A"\n'
        '[[summits]]\nid = "g"\nname = "Gyeongju summit"\nplace = "Gyeongju"\n'
        'people = ["Donald Trump", "Lee Jae Myung"]\n'
    )
    for offer, now in (("200", NOW), ("350", LATER)):
        site.documents["/a.xml"] = document(
            f"<h3>The talks</h3><p>{FACT}</p><ul><li>Seoul offers {offer} billion dollars, "
            "officials said, to be paid over ten years.</li></ul>"
            '<p>Read <a href="/more">the whole text</a> of the statement here.&#27;[31m</p>'
            "<p>Sign up for our newsletter</p>"
        )
        assert workspace.run("refresh", *now).returncode == 0
    return workspace


def test_it_keeps_structure_numbers_links_and_marks_what_a_briefing_shows(
    filled: Workspace,
) -> None:
    (story,) = filled.json("stories", "--json", *LATER)["stories"]
    for name in (story["id"], story["entries"][0]["id"]):
        text = filled.run("read", name, *LATER).stdout
        head, *rest = text.split("\n\n")
        assert head.startswith("Trump and Lee meet in Gyeongju\nA · ")
        assert "https://news.example/talks" in head
        assert "changed 1 time" in head
        body = " ".join("\n\n".join(rest).split())
        assert "### The talks" in body
        assert f"*{FACT}*" in body
        assert "• " in body
        assert "the whole text [1] of the statement" in body
        assert "~ Sign up for our newsletter" in body
        assert body.endswith("LINKS [1] https://news.example/more")
        assert "\x1b" not in text


def test_a_point_leads_to_the_article_of_its_first_source(filled: Workspace) -> None:
    (briefing,) = filled.json("show", "g", "--format", "json", *LATER)["summits"]
    point = next(point for point in briefing["points"] if point["text"] == FACT)
    article = filled.json("read", point["id"], "--json", *LATER)
    assert article["entry"] == point["sources"][0]["entry"]
    used = [run["text"] for block in article["blocks"] for run in block["runs"] if run["used"]]
    assert FACT in used


def test_links_markup_and_changes_alone(filled: Workspace) -> None:
    (story,) = filled.json("stories", "--json", *LATER)["stories"]
    assert filled.run("read", story["id"], "--links").stdout == "[1] https://news.example/more\n"
    raw = filled.run("read", story["id"], "--raw").stdout
    assert raw.startswith("<h3>The talks</h3>")
    assert "\x1b" not in raw
    diff = filled.run("read", story["id"], "--diff", *LATER).stdout
    assert "[-200-]{+350+} billion dollars" in " ".join(diff.split())
    assert FACT not in diff


def test_an_unknown_id_is_an_error_that_says_where_ids_are(filled: Workspace) -> None:
    done = filled.run("read", "nothing")
    assert done.returncode == 2
    assert "briefing stories" in done.stderr
