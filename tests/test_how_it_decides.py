"""Each example of docs/how-it-decides.md comes out as the page says, read by the whole program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.compose.across_scripts import links
from briefing.compose.rules import (
    ACROSS_SCRIPTS_FIGURE,
    ACROSS_SCRIPTS_WINDOW,
    LARGE_COUNT,
    SIMILAR_ACROSS_SCRIPTS,
    SIMILAR_WITH_FIGURE,
)
from briefing.compose.statements import statements
from briefing.config.load import load
from briefing.group import rules
from briefing.group.date_prior import prior
from briefing.store import briefing_input
from briefing.store.connection import open_read_only
from briefing.store.feeds import FeedNames
from tests.builders.rss import item, rss

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.conftest import Site, Workspace

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-it-decides.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```news\n(.*?)\n=> ([^:\n]+): (.*?)\n```", PAGE, re.DOTALL)
NOW = ("--as-of", "2025-10-29T14:00Z")


def test_every_question_has_an_example() -> None:
    assert {kind.split(" of ")[0] for _, kind, _ in EXAMPLES} >= {
        "stories", "events", "summits", "points", "disputes", "why",
    }  # fmt: skip
    assert len(EXAMPLES) == PAGE.count("```news")


def test_the_figures_on_summits_are_those_of_the_rules() -> None:
    section = PAGE[PAGE.index("## Summits: ") : PAGE.index("## Proposals: ")]
    weights = dict(re.findall(r"^\| ([^|]+) \| (\d(?:\.\d)?) \|$", section, re.MULTILINE))
    assert {words: float(weight) for words, weight in weights.items()} == {
        "the whole name": rules.WHOLE_NAME,
        "the place, or a literal term": rules.PLACE,
        "a noun of the name, or a person in the name": rules.NAME,
        "a person, or a term in small letters": rules.PERSON,
        "an everyday word": rules.SUBJECT,
    }
    assert (rules.TERM, rules.TERM_IN_LOWER_CASE) == (rules.PLACE, rules.PERSON)
    for words in (
        f"More than {rules.PEOPLE_DAYS} days from the summit",
        f"more than {rules.HALF_YEAR} days from it",
        f"at least {rules.SECOND:.0%} of the highest".replace("%", " %"),
    ):
        assert words in section
    assert (rules.PIECES, rules.LONG_UNCASED, rules.ENTRY_SHARE, rules.BEFORE) == (2, 5, 0.5, 0.25)
    assert (rules.REFERENCE, rules.THE_MEETING, rules.ABOUT_SUMMIT) == (0.5, 1, 0.25)
    assert round(prior(30), 1) == 0.6


def test_the_figures_on_translations_are_those_of_the_rules() -> None:
    for words in (
        f"is at least {ACROSS_SCRIPTS_FIGURE}, or is a count of at least {LARGE_COUNT:,}",
        f"a cosine of at least {SIMILAR_ACROSS_SCRIPTS}, or of {SIMILAR_WITH_FIGURE} if",
        f"within {ACROSS_SCRIPTS_WINDOW.total_seconds() / 3600:.0f} hours",
    ):
        assert words in PAGE


@pytest.mark.parametrize(
    ("news", "kind", "answer"),
    EXAMPLES,
    ids=[f"{kind}: {answer[:40]}" for _, kind, answer in EXAMPLES],
)
def test_the_example_is_true(
    site: Site, workspace: Workspace, news: str, kind: str, answer: str
) -> None:
    numbers = published(news, site)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    config = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)[0]
    with_summits = re.search("summit|points|numbers| of ", kind)
    summits = config[config.index("[[summits]]") :] if with_summits else ""
    feeds = "".join(f'[[feeds]]\nurl = "{site.url}/{n}.xml"\n' for n in numbers.values())
    workspace.configure(feeds + summits)
    assert workspace.run("refresh", *NOW).returncode == 0
    stories = workspace.json("stories", "--json", *NOW)["stories"]
    read = {
        "stories": lambda: groups(numbers, ([story] for story in stories)),
        "events": lambda: groups(numbers, by_event(stories)),
        "summits": lambda: assigned(numbers, stories, workspace),
        "proposals": lambda: proposed(workspace),
    }
    if kind.startswith("translations of "):
        assert translations(workspace, kind.removeprefix("translations of "), numbers) == answer
    elif kind in read:
        assert read[kind]() == answer
    else:
        section, summit = kind.split(" of ")
        shown = workspace.json("show", summit, "--format", "json", *NOW)
        assert answer in read_section(section, shown, numbers)


def read_section(section: str, shown: dict[str, Any], numbers: dict[str, str]) -> list[str]:
    """What the page is compared with: any of the points, else the whole section."""
    read = {
        "points": lambda: points(shown),
        "all points": lambda: [" ".join(points(shown))],
        "opinions": lambda: [", ".join(opinions(numbers, shown))],
        "numbers": lambda: [figures(shown)],
        "speakers": lambda: [", ".join(speakers(shown))],
        "disputes": lambda: disputes(shown),
        "why": lambda: why(shown),
        "facts": lambda: facts(shown, numbers),
        "lead": lambda: [lead(shown)],
        "next": lambda: [dates(shown)],
    }
    return read[section]()


def translations(workspace: Workspace, summit: str, numbers: dict[str, str]) -> str:
    """``1+2``: the entries whose sentences state one fact in different scripts."""
    (configured,) = (s for s in load(workspace.config).summits if s.id == summit)
    db = open_read_only(workspace.cache)
    assert db is not None
    source = briefing_input.of_summit(db, summit, FeedNames(), limit=99, since=None)
    db.close()
    ordered = statements(source.stories, source.passages)
    return ", ".join(
        "+".join(sorted(numbers[ordered[place].entry.title] for place in pair))
        for pair in links(ordered, configured, source.similar)
    )


def proposed(workspace: Workspace) -> str:
    meetings = workspace.json("summits", "suggest", "--json", *NOW)["proposed"]
    return "; ".join(", ".join(m[key] for key in ("name", "place", "starts")) for m in meetings)


def published(news: str, site: Site) -> dict[str, str]:
    """Serve each entry as a feed of its outlet; numbers by titles."""
    numbers = {}
    for entry in re.split(r"\n(?=\[)", news):
        head, *paragraphs = entry.splitlines()
        match = re.fullmatch(r"\[(\d)\] ([^,]+), (\d\d:\d\d) \| (.+)", head)
        assert match, head
        number, outlet, hour, title = match.groups()
        published = f"Wed, 29 Oct 2025 {hour}:00 GMT"
        texts = [text.strip() for text in paragraphs]
        site.documents[f"/{number}.xml"] = rss(
            outlet, item(title, *texts, guid=number, published=published)
        )
        numbers[title] = number
    return numbers


def groups(numbers: dict[str, str], stories: Iterable[list[dict[str, Any]]]) -> str:
    """``1+2, 3``: the entries of each group of stories."""
    joined = (
        "+".join(sorted(numbers[entry["title"]] for story in group for entry in story["entries"]))
        for group in stories
    )
    return ", ".join(sorted(joined))


def by_event(stories: list[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    """The stories of each event; one without an event stands alone."""
    events: dict[str, list[dict[str, Any]]] = {}
    for story in stories:
        events.setdefault(story["event"] or story["id"], []).append(story)
    return events.values()


def assigned(numbers: dict[str, str], stories: list[dict[str, Any]], workspace: Workspace) -> str:
    """``1 headline gyeongju, 1.1 gyeongju``: where each paragraph went that went anywhere."""
    places = []
    for story in stories:
        for row in workspace.json("why", story["id"], "--json", *NOW)["paragraphs"]:
            number = numbers[story["title"]]
            place = " headline" if row["paragraph"] is None else f".{row['paragraph'] + 1}"
            places += [f"{number}{place} {summit['id']}" for summit in row["summits"]]
    return ", ".join(places)


def points(shown: dict[str, Any]) -> list[str]:
    """``text [1·2]``: each point with its sources."""
    return [
        f"{point['text']} [{'·'.join(str(source['n']) for source in point['sources'])}]"
        for point in every_point(shown)
    ]


def figures(shown: dict[str, Any]) -> str:
    """``$350 billion [1] +1, 12 → 17 [2]``: each number with its course, its sources, and how many
    others give it."""
    (summit,) = shown["summits"]
    return ", ".join(
        (" → " if number["moved"] else " / ").join(
            [step["value"] for step in number["course"]] or [number["value"]]
        )
        + f" [{'·'.join(str(source['n']) for source in number['sources'])}]"
        + (f" +{len(number['others'])}" if number["others"] else "")
        for number in summit["numbers"]
    )


def opinions(numbers: dict[str, str], shown: dict[str, Any]) -> list[str]:
    """The entries whose points are marked as opinion."""
    marked = [point for point in every_point(shown) if point["opinion"]]
    return sorted({numbers[source["title"]] for point in marked for source in point["sources"]})


def every_point(shown: dict[str, Any]) -> list[dict[str, Any]]:
    (summit,) = shown["summits"]
    return [point for point in (summit["lead"], summit["why"], *summit["points"]) if point]


def speakers(shown: dict[str, Any]) -> list[str]:
    """Who says the points, in the order of the text they are from."""
    (summit,) = shown["summits"]
    text = " ".join(summit["stories"][0]["entries"][0]["text"])
    in_text = sorted(every_point(shown), key=lambda point: text.find(point["text"]))
    return [point["speaker"] for point in in_text if point["speaker"]]


def facts(shown: dict[str, Any], numbers: dict[str, str]) -> list[str]:
    """``1+2≈3``: of each point with others folded into it, the entries that have its words, and
    theirs."""
    return [
        "+".join(numbers[source["title"]] for source in point["sources"])
        + "".join(f"≈{numbers[source['title']]}" for source in point["also"])
        for point in every_point(shown)
        if point["also"]
    ]


def lead(shown: dict[str, Any]) -> str:
    (summit,) = shown["summits"]
    return summit["lead"]["text"] if summit["lead"] else ""


def disputes(shown: dict[str, Any]) -> list[str]:
    """``speaker: text / speaker: text``: each dispute with its two sides."""
    (summit,) = shown["summits"]
    return [
        " / ".join(f"{claim['speaker']}: {claim['text']}" for claim in dispute["claims"])
        for dispute in summit["disputed"]
    ]


def why(shown: dict[str, Any]) -> list[str]:
    """The text that says why the summit matters, if there is one."""
    (summit,) = shown["summits"]
    return [summit["why"]["text"]] if summit["why"] else []


def dates(shown: dict[str, Any]) -> str:
    """``2025-10-30 text [1·2]; …``: each date with its sentence and its sources."""
    (summit,) = shown["summits"]
    rows = []
    for date in summit["next"]:
        sources = "·".join(str(source["n"]) for source in date["sources"])
        rows.append(f"{date['date']} {date['text']} [{sources}]")
    return "; ".join(rows)
