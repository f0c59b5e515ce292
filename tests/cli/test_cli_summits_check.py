"""``summits check``: how the blocks work on the cached entries, and what would mend them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace

NOW = ("--as-of", "2018-05-16T06:00Z")
REPORTS = (
    ("Macron and Rutte open talks in Lisbon",
     "French President Emmanuel Macron and Prime Minister Mark Rutte met in Lisbon on Tuesday."),
    ("Macron lands in Lisbon for talks",
     "French President Emmanuel Macron landed in Lisbon, where fish is on the agenda."),
    ("Macron and Rutte speak about fish",
     "Emmanuel Macron and Prime Minister Mark Rutte spoke about quotas, said Mr. Rutte."),
    ("Rutte says Macron agrees on fish",
     "Prime Minister Mark Rutte said that Emmanuel Macron agrees with him on quotas."),
    ("Macron, Rutte and the price of sardines",
     "Emmanuel Macron heard Prime Minister Mark Rutte explain what sardines cost at home."),
    ("Macron calls for calm",
     "LISBON (Wire) - Emmanuel Macron called for calm in the suburbs of Lyon on Tuesday."),
    ("Sardines are dear this spring", "Sardines cost twice as much as a year ago."),
)  # fmt: skip
BLOCK = (
    '[[summits]]\nid = "lisbon"\nname = "Lisbon summit"\npeople = ["Emmanuel Macron"]\n'
    'place = "Lisbon"\nterms = ["trade"]\nstarts = 2018-05-16\n'
    '[[summits]]\nid = "oslo"\nname = "Oslo summit"\n'
)


@pytest.fixture
def filled(site: Site, workspace: Workspace) -> Workspace:
    items = (
        item(title, text, guid=str(n), published=f"Tue, 15 May 2018 {n:02}:00:00 GMT")
        for n, (title, text) in enumerate(REPORTS)
    )
    site.documents["/a.xml"] = rss("Wire", *items)
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\nname = "Wire"\n{BLOCK}')
    assert workspace.run("refresh", *NOW).returncode == 0
    return workspace


def test_it_lists_what_counts_what_was_taken_and_what_was_nearly_taken(filled: Workspace) -> None:
    lisbon, oslo = filled.json("summits", "check", "--json", *NOW)["checked"]
    assert {word["word"]: word["use"] for word in lisbon["words"]} == {
        "Emmanuel Macron": "second",
        "Lisbon": "second",
        "trade": "weight",
        "Lisbon summit": "alone",
        "summit": "never",
    }
    assert lisbon["warnings"] == [
        '"trade" is an everyday word: it adds weight and is no evidence alone'
    ]
    assert (lisbon["entries"], lisbon["searched"], lisbon["missed"]) == (2, 7, 4)
    assert {"word": "Lisbon", "entries": 2} in lisbon["by"]
    nearest = lisbon["misses"][0]
    assert (nearest["title"], nearest["outlet"]) == ("Macron calls for calm", "Wire")
    assert nearest["matched"] == ["Emmanuel Macron"]
    assert nearest["lacking"][-1] == "Lisbon stands in a dateline only"
    assert all("Sardines are dear" not in missed["title"] for missed in lisbon["misses"])
    assert (oslo["entries"], oslo["misses"], oslo["additions"]) == (0, [], [])


def test_a_line_that_it_offers_brings_what_it_says(filled: Workspace) -> None:
    (lisbon,) = filled.json("summits", "check", "lisbon", "--json", *NOW)["checked"]
    (addition,) = lisbon["additions"]
    assert addition["toml"] == 'people = ["Emmanuel Macron", "Mark Rutte"]'
    assert addition["entries"] == 3
    assert set(addition["examples"]) <= {title for title, _ in REPORTS}
    text = filled.config.read_text()
    filled.config.write_text(text.replace('people = ["Emmanuel Macron"]', addition["toml"]))
    (after,) = filled.json("summits", "check", "lisbon", "--json", *NOW)["checked"]
    assert after["entries"] == lisbon["entries"] + addition["entries"]


def test_the_text_says_it_in_plain_words(filled: Workspace) -> None:
    answer = filled.run("summits", "check", "lisbon", *NOW)
    read = " ".join(answer.stdout.split())
    for words in (
        "lisbon · Lisbon summit",
        "2 entries since 2 May, most often by",
        '! "trade" is an everyday word',
        "Emmanuel Macron people with a second piece of evidence",
        "trade terms only adds weight: an everyday word",
        "4 of the newest 7 entries have words of it and are not in it",
        "Wire: Macron calls for calm Emmanuel Macron matched; a second piece of evidence was "
        "lacking: Lisbon stands in a dateline only",
        'people = ["Emmanuel Macron", "Mark Rutte"] takes 3 entries more, such as “',
    ):
        assert words in read
    assert max(map(len, answer.stdout.splitlines())) <= 100


def test_an_entry_that_was_taken_out_by_hand_is_no_miss(filled: Workspace) -> None:
    story = next(
        story for story in filled.json("stories", "--json")["stories"] if "lands" in story["title"]
    )
    assert filled.run("assign", story["id"], "lisbon", "--not", *NOW).returncode == 0
    (lisbon,) = filled.json("summits", "check", "lisbon", "--json", *NOW)["checked"]
    assert lisbon["entries"] == 1
    assert story["title"] not in [missed["title"] for missed in lisbon["misses"]]
    assert not filled.json("why", story["id"], "--json", *NOW)["misses"]


def test_why_says_what_a_story_lacks_for_a_summit(filled: Workspace) -> None:
    story = next(
        story for story in filled.json("stories", "--json")["stories"] if "calm" in story["title"]
    )
    (miss,) = filled.json("why", story["id"], "--json", *NOW)["misses"]
    assert miss == {
        "summit": "lisbon",
        "matched": ["Emmanuel Macron"],
        "lacking": [
            "a second piece of evidence was lacking",
            "Lisbon stands in a dateline only",
        ],
    }
    read = " ".join(filled.run("why", story["id"], *NOW).stdout.split())
    assert "NOT IN lisbon: Emmanuel Macron matched; a second piece of evidence was lacking" in read


def test_an_unknown_id_is_told_with_the_nearest(filled: Workspace) -> None:
    answer = filled.run("summits", "check", "lisbo", *NOW)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "no summit has the id 'lisbo'; did you mean \"lisbon\"?" in answer.stderr


def test_without_a_cache_or_a_summit_it_tells_what_it_can(workspace: Workspace) -> None:
    workspace.configure(BLOCK)
    lisbon, _ = workspace.json("summits", "check", "--json", *NOW)["checked"]
    assert (lisbon["entries"], lisbon["searched"]) == (0, 0)
    assert len(lisbon["words"]) == 5
    assert "none of the newest 0 entries" not in workspace.run("summits", "check", *NOW).stdout
    assert not workspace.cache.exists()
    workspace.configure("")
    answer = workspace.run("summits", "check")
    assert (answer.returncode, answer.stdout) == (0, "")
    assert "no summits yet" in answer.stderr


def test_refreshing_warns_of_words_that_do_not_count_and_reading_does_not(
    filled: Workspace,
) -> None:
    warning = '"trade" is an everyday word'
    assert warning in filled.run("refresh", *NOW).stderr
    for reading in (("refresh", "--quiet"), ("show",), ("stories",), ("search", "fish")):
        assert warning not in filled.run(*reading, *NOW).stderr
