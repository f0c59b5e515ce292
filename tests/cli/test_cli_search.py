"""``search`` and ``stories`` as a shell hands them over, and what they may show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.cli.arguments import parse
from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from tests.conftest import Site, Workspace


def reports(*titles: str) -> bytes:
    """A document that has no title of its own, with one item for each of ``titles``."""
    items = (
        item(title, f"{title} it was said on Tuesday.", link=f"https://wire.example/{n}")
        for n, title in enumerate(titles)
    )
    return rss("", *items)


@pytest.fixture
def filled(site: Site, workspace: Workspace) -> Workspace:
    """Two feeds, one of whose names holds a space and one of which has none but its address."""
    site.documents["/world.xml"] = reports("Trump's and Lee's plans", "Harbour fees rise")
    site.documents["/secret.xml"] = reports("Trump visits a shipyard")
    secret = site.url.replace("//", "//ann:hunter2@") + "/secret.xml"
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/world.xml"\nname = "Daily World"\ntags = ["korea", "en"]\n'
        f'[[feeds]]\nurl = "{secret}"\n'
    )
    assert workspace.run("refresh", "--quiet").returncode == 0
    return workspace


def titles(workspace: Workspace, *argv: str) -> list[str]:
    hits = workspace.json("search", "--json", *argv)["results"]
    return sorted(hit["title"] for hit in hits)


@pytest.mark.parametrize(
    "argv",
    [
        ("feed:Daily World", "Trump"),
        ('feed:"Daily World"', "Trump"),
        ('feed:"Daily World" Trump',),
        ("tag:korea trump",),
        ("tag:korea", "Trump's", "Lee's"),
        ("Trump's and Lee's",),
        ("feed:world", "Lee's plans"),
    ],
)
def test_quotes_of_the_shell_keep_words_together(filled: Workspace, argv: tuple[str, ...]) -> None:
    assert titles(filled, *argv) == ["Trump's and Lee's plans"]


@pytest.mark.parametrize(
    "argv",
    [
        ("Trump", "-shipyard"),
        ("-shipyard", "Trump"),
        ("--limit", "9", "-shipyard", "Trump"),
        ("Trump", "-visits", "-hotel", "-vote"),
        ("Trump", "-visits a shipyard"),
        ("Trump -shipyard",),
    ],
)
def test_a_word_with_a_dash_is_left_out_without_quotes(
    filled: Workspace, argv: tuple[str, ...]
) -> None:
    assert titles(filled, *argv) == ["Trump's and Lee's plans"]


def test_behind_two_dashes_everything_is_a_word() -> None:
    args = parse(["search", "--json", "--", "-v", "--limit", "-Lee"])
    assert (args.json, args.verbose) == (True, False)
    assert args.query == ["-v", "--limit", "-Lee"]


@pytest.mark.parametrize(
    ("argv", "code", "message"),
    [
        (("Trump", "-v"), 0, ""),
        (("-h",), 0, ""),
        (("Trump", "--limt", "3"), 2, "unrecognized arguments: --limt"),
        (("Trump", "--limit", "-3"), 2, "expected a whole number"),
        (("Trump", "--limit"), 2, "expected one argument"),
        (("Trump", "--cache", "-none.db"), 0, "no entries yet"),
    ],
)
def test_options_of_a_search_stay_options(
    filled: Workspace, argv: tuple[str, ...], code: int, message: str
) -> None:
    done = filled.run("search", *argv)
    assert done.returncode == code
    assert message in done.stderr


def test_a_name_with_a_space_is_one_value(filled: Workspace) -> None:
    assert titles(filled, "feed:Daily World") == ["Harbour fees rise", "Trump's and Lee's plans"]


@pytest.mark.parametrize(
    ("query", "words"),
    [("tag:korae", "no feed has the tag 'korae'"), ("feed:nowhere", "no feed is called 'nowhere'")],
)
def test_an_operator_that_no_feed_answers_is_told(
    filled: Workspace, query: str, words: str
) -> None:
    done = filled.run("search", query, "Trump")
    assert (done.returncode, done.stdout) == (0, "")
    assert words in done.stderr
    assert not filled.run("search", "tag:korea", "nothing at all").stderr


def test_what_is_no_operator_is_told(filled: Workspace) -> None:
    done = filled.run("search", "title:plans Trump")
    assert "title: is no operator" in done.stderr
    assert titles(filled, "Trump -Lee") == ["Trump visits a shipyard"]


@pytest.mark.parametrize("argv", [("search", "Trump"), ("stories",), ("feeds",)])
def test_no_password_is_printed(filled: Workspace, argv: tuple[str, ...]) -> None:
    done = filled.run(*argv)
    assert done.returncode == 0
    assert "secret.xml" in done.stdout
    assert "hunter2" not in done.stdout + done.stderr


def test_no_password_is_printed_in_an_error(workspace: Workspace) -> None:
    workspace.configure("")
    done = workspace.run("refresh", "https://ann:hunter2@wire.example/rss")
    assert done.returncode == 2
    assert "wire.example" in done.stderr
    assert "hunter2" not in done.stderr


@pytest.fixture
def quoted(site: Site, workspace: Workspace) -> Workspace:
    """Three entries that name Lee; in one of them he speaks, in another his president's office."""
    texts = {
        "A crown": "Lee Jae Myung gave a crown away. “It stands for peace,” Lee said.",
        "A fund": "President Lee Jae Myung came late. “There is no fund,” the president said.",
        "No crown": "“Lee gave no crown to anybody in the garden,” Ken Sato told reporters.",
        "A ship": "Lee's lawyer said the ship was sold. The Lee family denied that it was.",
        "왕관": "이재명 대통령은 29일 “왕관은 평화의 상징”이라고 말했다.",
    }
    site.documents["/world.xml"] = rss(
        "World",
        *(
            item(title, text, link=f"https://wire.example/{n}")
            for n, (title, text) in enumerate(texts.items())
        ),
    )
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/world.xml"\n[[summits]]\nid = "gyeongju"\n'
        'name = "Gyeongju summit"\npeople = [["Lee Jae Myung", "이재명"]]\n'
    )
    assert workspace.run("refresh", "--quiet").returncode == 0
    return workspace


@pytest.mark.parametrize(
    ("argv", "found"),
    [
        (("from:lee",), ["A crown", "A fund", "왕관"]),
        (("from:Lee Jae Myung",), ["A crown", "A fund", "왕관"]),
        (('from:"Lee Jae Myung" peace',), ["A crown"]),
        (("crown", "from:lee"), ["A crown"]),
        (("from:이재명",), ["A crown", "A fund", "왕관"]),
        (("from:sato",), ["No crown"]),
        (("from:nobody",), []),
    ],
)
def test_from_finds_who_says_something(
    quoted: Workspace, argv: tuple[str, ...], found: list[str]
) -> None:
    assert titles(quoted, *argv) == found


def test_from_shows_the_sentence(quoted: Workspace) -> None:
    (hit,) = quoted.json("search", "from:sato", "--json")["results"]
    assert hit["snippet"].startswith("“Lee gave no crown")


def test_operators_narrow_a_search(site: Site, workspace: Workspace) -> None:
    def day(number: int) -> str:
        return f"Tue, {number} Oct 2025 12:00:00 GMT"

    shared = "Shipyards in Geoje would build three frigates for the navy, the owners said openly."
    site.documents |= {
        "/a.xml": rss(
            "Wire",
            item("Tariffs on cars fall", "The tariffs on cars fall.", published=day(28)),
            item("Frigates for the navy", shared, published=day(29)),
            item("Duties on steel stay", "The duties on steel stay.", published=day(30)),
        ),
        "/b.xml": rss(
            "Daily",
            item("Navy orders frigates", shared, published=day(29)),
            item(
                "한미 정상회담",
                "이재명 대통령은 경주에서 트럼프 대통령을 만났다.",
                published=day(29),
            ),
        ),
    }
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/a.xml"\nname = "Wire"\n'
        f'[[feeds]]\nurl = "{site.url}/b.xml"\nname = "Daily"\noutlet = "Seoul Daily"\n'
        '[[summits]]\nid = "s"\nname = "Steel talks"\nterms = ["duties on steel"]\n'
    )
    now = ("--as-of", "2025-10-31T00:00Z")
    assert workspace.run("refresh", *now).returncode == 0

    def titles(query: str) -> set[str]:
        found = workspace.json("search", query, "--json", *now)["results"]
        return {hit["title"] for hit in found}

    frigates = {"Frigates for the navy", "Navy orders frigates"}
    assert titles("tariffs OR duties OR 정상회담") == {
        "Tariffs on cars fall",
        "Duties on steel stay",
        "한미 정상회담",
    }
    assert titles("the tariffs OR duties cars") == {"Tariffs on cars fall"}
    assert titles("after:2025-10-29 before:2025-10-30") == {*frigates, "한미 정상회담"}
    assert titles('outlet:"seoul daily"') == {"Navy orders frigates", "한미 정상회담"}
    assert titles("lang:ko") == {"한미 정상회담"}
    assert titles("sources>=2") == frigates
    assert titles("is:read") == set()
    assert workspace.run("mark", "--all", *now).returncode == 0
    assert titles("is:read") == {"Duties on steel stay"}
    assert "Duties on steel stay" not in titles("is:new")
    assert titles("is:starred") == set()
    (point,) = [
        point
        for point in workspace.json("show", "s", "--format", "json", *now)["summits"][0]["points"]
        if "steel stay" in point["text"]
    ]
    assert workspace.run("star", point["id"], *now).returncode == 0
    assert titles("is:starred") == {"Duties on steel stay"}
    assert workspace.run("search", "is:nothing", *now).returncode == 2


def test_a_bare_headline_is_printed_once(site: Site, workspace: Workspace) -> None:
    site.documents["/a.xml"] = rss("Wire", item("Frigates for the navy"))
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n')
    assert workspace.run("refresh").returncode == 0
    assert workspace.run("search", "frigates").stdout.count("Frigates for the navy") == 1


@pytest.fixture
def ranked(site: Site, workspace: Workspace) -> Workspace:
    """Four entries with one word, the newest of which has it only in passing; two in Korean."""
    filler = " ".join(f"Word{n} stands here for length." for n in range(60))
    texts = {
        "Markets rise": (f"Markets rose. {filler} A frigate was named.", 29),
        "Frigates for the navy": ("The navy gets frigates. A frigate costs much.", 27),
        "Navy orders": ("One frigate was ordered.", 28),
        "시장 소식": (f"시장은 올랐다. {filler} 대통령정상회담이 끝났다.", 29),
        "한미정상회담": ("정상회담에서 정상회담을 말했다.", 26),
    }
    site.documents["/a.xml"] = rss(
        "Wire",
        *(
            item(title, text, published=f"Wed, {day} Oct 2025 12:00:00 GMT")
            for title, (text, day) in texts.items()
        ),
    )
    workspace.configure(
        f'[[feeds]]\nurl = "{site.url}/a.xml"\nname = "Wire"\n'
        '[[views]]\nname = "The navy"\nquery = "frigate"\n'
    )
    assert workspace.run("refresh", *AT).returncode == 0
    return workspace


AT = ("--as-of", "2025-10-31T00:00Z")


def test_hits_come_by_date_or_by_rank(ranked: Workspace) -> None:
    def titles(*argv: str) -> list[str]:
        found = ranked.json("search", *argv, "--json", *AT)
        return [hit["title"] for hit in found["results"]]

    newest = ["Markets rise", "Navy orders", "Frigates for the navy"]
    best = ["Frigates for the navy", "Navy orders", "Markets rise"]
    assert titles("frigate") == titles("frigate", "--by", "date") == newest
    assert titles("frigate", "--by", "rank") == best
    assert titles("frigate", "--by", "rank", "--limit", "1") == best[:1]
    assert titles("frigate OR navy", "--by", "rank")[0] == "Frigates for the navy"
    assert titles("정상회담", "--by", "rank") == ["한미정상회담", "시장 소식"]
    assert titles("since:10d", "--by", "rank")[0] in {"Markets rise", "시장 소식"}
    assert ranked.run("search", "frigate", "--by", "luck").returncode == 2


def test_a_view_is_searched_by_its_name_and_narrowed_by_words(ranked: Workspace) -> None:
    found = ranked.json("search", "--view", "the NAVY", "--json", *AT)
    assert (found["query"], found["view"], found["by"]) == ("frigate", "The navy", "date")
    assert len(found["results"]) == 3
    narrowed = ranked.json("search", "--view", "The navy", "-markets", "--json", *AT)
    assert narrowed["query"] == "frigate -markets"
    assert len(narrowed["results"]) == 2
    assert ranked.json("search", "frigate", "--json", *AT)["view"] is None
    unknown = ranked.run("search", "--view", "army")
    assert unknown.returncode == 2
    assert "no view is called 'army' (known views: \"The navy\")" in unknown.stderr
    assert ranked.run("search").returncode == 2


def test_json_says_which_hits_are_new(ranked: Workspace) -> None:
    found = ranked.json("search", "frigate", "--json", *AT)["results"]
    assert {hit["new"] for hit in found} == {True}
    wanted = len(ranked.json("search", "frigate is:new", "--json", *AT)["results"])
    assert wanted == 3
    assert ranked.json("search", "frigate is:read", "--json", *AT)["results"] == []


@pytest.mark.parametrize(
    "word",
    ["title:x", "-title:x", "in-title:x", "intitle:x", "sources<3", "sources=2", "lang:english"],
)
def test_an_operator_of_another_search_is_told(ranked: Workspace, word: str) -> None:
    done = ranked.run("search", "frigate", word, *AT)
    assert done.returncode == 0
    assert word.lstrip("-").partition(":")[0].partition("<")[0] in done.stderr
