from __future__ import annotations

import unicodedata
from datetime import timedelta

import pytest

from briefing.demo.clock import AFTERNOON, MORNING
from briefing.demo.server import CONTENT_TYPES, FEEDS
from briefing.domain.entry import Entry, ParsedFeed
from briefing.parse.feed import parse
from briefing.text.normalize import words

ENTRIES = {
    "world-wire": (4, 7),
    "seoul-daily": (3, 7),
    "capitol-ledger": (2, 5),
    "pacific-tide": (3, 6),
    "delta-business": (3, 5),
    "harbour-post": (3, 5),
    "daybreak": (4, 6),
    "lantern-live": (3, 3),
}
PUBLISHED_AT = {"morning": MORNING, "afternoon": AFTERNOON}


def read(name: str, edition: str = "afternoon") -> ParsedFeed:
    url = f"http://127.0.0.1:1234/{name}"
    parsed = parse(
        (FEEDS / edition / f"{name}.xml").read_bytes(),
        feed=url,
        url=url,
        headers={"content-type": CONTENT_TYPES[name]},
    )
    assert isinstance(parsed, ParsedFeed), parsed
    return parsed


def entry(name: str, title: str, edition: str = "afternoon") -> Entry:
    (matching,) = [
        candidate for candidate in read(name, edition).entries if title in candidate.title
    ]
    return matching


@pytest.mark.parametrize("name", CONTENT_TYPES)
def test_every_entry_is_read(name: str) -> None:
    counts = tuple(len(read(name, edition).entries) for edition in PUBLISHED_AT)
    assert counts == ENTRIES[name]


@pytest.mark.parametrize("name", CONTENT_TYPES)
def test_the_afternoon_still_holds_the_morning(name: str) -> None:
    morning = {entry.guid for entry in read(name, "morning").entries}
    assert morning <= {entry.guid for entry in read(name).entries}


@pytest.mark.parametrize("edition", PUBLISHED_AT)
@pytest.mark.parametrize("name", CONTENT_TYPES)
def test_dates_lie_in_the_two_days_before_the_edition(name: str, edition: str) -> None:
    at = PUBLISHED_AT[edition]
    for entry in read(name, edition).entries:
        if name == "delta-business":
            assert entry.published is None
        else:
            assert entry.published is not None
            assert at - timedelta(days=2) <= entry.published <= at, entry.title


@pytest.mark.parametrize("name", CONTENT_TYPES)
def test_nothing_a_terminal_obeys_comes_through(name: str) -> None:
    for entry in read(name).entries:
        for text in (entry.title, *entry.paragraphs):
            bad = [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Cn")]
            assert not bad, text
            assert not {"<", ">", "&"} & set(text.replace(" & ", " ")), text


@pytest.mark.parametrize("name", sorted(CONTENT_TYPES.keys() - {"daybreak", "delta-business"}))
def test_every_sentence_can_stand_alone_as_a_point(name: str) -> None:
    for entry in read(name).entries:
        assert entry.paragraphs
        for passage in entry.passages:
            if passage.paragraph >= 0:
                assert 10 <= len(passage.text.split()) <= 32, passage.text


def test_thirteen_paragraphs_are_seven() -> None:
    body = (FEEDS / "afternoon" / "capitol-ledger.xml").read_text(encoding="utf-8")
    content = body.split("<content", 2)[1]
    day = entry("capitol-ledger", "A crown, a medal and no signature")
    assert content.count("&lt;p&gt;") == 13
    assert len(day.paragraphs) == 7
    assert "Xi Jinping" in day.paragraphs[6]


def test_one_wire_text_stands_in_four_outlets() -> None:
    whole = [
        entry(name, "Lee honours Trump in Gyeongju")
        for name in ("world-wire", "seoul-daily", "pacific-tide")
    ]
    cut = entry("harbour-post", "Gold medal, gold crown")
    texts = [[words(text) for text in entry.paragraphs] for entry in whole]
    assert texts[0] == texts[1] == texts[2]
    assert [words(text) for text in cut.paragraphs] == texts[0][:-1]


def test_a_live_entry_changes_in_place() -> None:
    before, after = (
        next(
            entry
            for entry in read("lantern-live", edition).entries
            if "Trump" in entry.title and "in Gyeongju" in entry.title
        )
        for edition in PUBLISHED_AT
    )
    assert before.guid == after.guid
    assert before.title != after.title
    assert set(before.paragraphs) < set(after.paragraphs)


def test_korean_is_read_down_to_the_rarest_syllable() -> None:
    titles = [entry.title for entry in read("daybreak").entries]
    assert "트럼프·시진핑, 10월 30일 부산에서 만난다" in titles
    assert "똠얌" in " ".join(entry("daybreak", "영화제").paragraphs)


def test_a_hostile_headline_reads_as_it_was_meant() -> None:
    title = entry("harbour-post", "Soybeans").title
    assert title == "Soybeans and chips: what Busan may settle"


def test_brackets_in_a_headline_stay() -> None:
    assert entry("harbour-post", "[Analysis] Cash, loans or guarantees [/] what Seoul")


def test_the_look_alike_amounts_are_both_there() -> None:
    texts = {
        paragraph
        for name in ("world-wire", "capitol-ledger")
        for entry in read(name).entries
        for paragraph in entry.paragraphs
    }
    assert {
        "Japan’s plan for investment in the United States, a yardstick in Gyeongju,"
        " is worth $550 billion.",
        "South Korea’s plan for investment in the United States, to be discussed in Gyeongju,"
        " is worth $350 billion.",
    } <= texts
