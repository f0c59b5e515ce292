from __future__ import annotations

import unicodedata
from datetime import timedelta

import pytest

from briefing.demo.clock import AFTERNOON, MORNING
from briefing.demo.server import CONTENT_TYPES, FEEDS
from briefing.domain.entry import ParsedFeed
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


def entry(name: str, title: str, edition: str = "afternoon"):
    (found,) = [one for one in read(name, edition).entries if title in one.title]
    return found


@pytest.mark.parametrize("name", CONTENT_TYPES)
def test_every_entry_is_read(name):
    counts = tuple(len(read(name, edition).entries) for edition in PUBLISHED_AT)
    assert counts == ENTRIES[name]


@pytest.mark.parametrize("name", CONTENT_TYPES)
def test_the_afternoon_still_holds_the_morning(name):
    morning = {one.guid for one in read(name, "morning").entries}
    assert morning <= {one.guid for one in read(name).entries}


@pytest.mark.parametrize("edition", PUBLISHED_AT)
@pytest.mark.parametrize("name", CONTENT_TYPES)
def test_dates_lie_in_the_two_days_before_the_edition(name, edition):
    at = PUBLISHED_AT[edition]
    for one in read(name, edition).entries:
        if name == "delta-business":
            assert one.published is None
        else:
            assert at - timedelta(days=2) <= one.published <= at, one.title


@pytest.mark.parametrize("name", CONTENT_TYPES)
def test_nothing_a_terminal_obeys_comes_through(name):
    for one in read(name).entries:
        for text in (one.title, *one.paragraphs):
            bad = [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Cn")]
            assert not bad, text
            assert not {"<", ">", "&"} & set(text.replace(" & ", " ")), text


@pytest.mark.parametrize("name", sorted(CONTENT_TYPES.keys() - {"daybreak", "delta-business"}))
def test_every_sentence_can_stand_alone_as_a_point(name):
    for one in read(name).entries:
        assert one.paragraphs
        for passage in one.passages:
            if passage.paragraph >= 0:
                assert 10 <= len(passage.text.split()) <= 32, passage.text


def test_thirteen_paragraphs_are_seven():
    body = (FEEDS / "afternoon" / "capitol-ledger.xml").read_text(encoding="utf-8")
    content = body.split("<content", 2)[1]
    day = entry("capitol-ledger", "A crown, a medal and no signature")
    assert content.count("&lt;p&gt;") == 13
    assert len(day.paragraphs) == 7
    assert "Xi Jinping" in day.paragraphs[6]


def test_one_wire_text_stands_in_four_outlets():
    whole = [
        entry(name, "Lee honours Trump in Gyeongju")
        for name in ("world-wire", "seoul-daily", "pacific-tide")
    ]
    cut = entry("harbour-post", "Gold medal, gold crown")
    texts = [[words(text) for text in one.paragraphs] for one in whole]
    assert texts[0] == texts[1] == texts[2]
    assert [words(text) for text in cut.paragraphs] == texts[0][:-1]


def test_a_live_entry_changes_in_place():
    before, after = (
        next(one for one in read("lantern-live", edition).entries if "Live:" in one.title)
        for edition in PUBLISHED_AT
    )
    assert before.guid == after.guid
    assert before.title != after.title
    assert set(before.paragraphs) < set(after.paragraphs)


def test_korean_is_read_down_to_the_rarest_syllable():
    titles = [one.title for one in read("daybreak").entries]
    assert "트럼프·시진핑, 10월 30일 부산에서 만난다" in titles
    assert "똠얌" in " ".join(entry("daybreak", "영화제").paragraphs)


def test_a_hostile_headline_reads_as_it_was_meant():
    title = entry("harbour-post", "Soybeans").title
    assert title == "Soybeans and chips: what Busan may settle"


def test_brackets_in_a_headline_stay():
    assert entry("harbour-post", "[Analysis] Cash, loans or guarantees [/] what Seoul")


def test_the_look_alike_amounts_are_both_there():
    texts = {
        paragraph
        for name in ("world-wire", "capitol-ledger")
        for one in read(name).entries
        for paragraph in one.paragraphs
    }
    assert {
        "Japan’s plan for investment in the United States, a yardstick in Gyeongju,"
        " is worth $550 billion.",
        "South Korea’s plan for investment in the United States, to be discussed in Gyeongju,"
        " is worth $350 billion.",
    } <= texts
