from __future__ import annotations

from dataclasses import replace

from briefing.compose.briefing import today

KNOWN = "Trump was received with honours by President Lee in Gyeongju."
FRESH = "Both sides signed a memorandum on building ships in Ulsan."


def news_of(briefing) -> dict[str, bool]:
    lead = [briefing.lead] if briefing.lead else []
    return {point.text: point.new for point in (*lead, *briefing.points)}


def test_without_a_reading_everything_is_new(news, make_entry) -> None:
    news.story("a", make_entry("Post", KNOWN, FRESH))
    briefing = news.briefing()
    assert set(news_of(briefing).values()) == {True}
    assert briefing.counts.new == 2


def test_new_is_what_was_first_seen_after_the_reading(news, make_entry, make_hour) -> None:
    news.story("a", make_entry("Post", KNOWN, at=1))
    news.story("b", make_entry("Echo", FRESH, at=0, seen=6))  # published before, seen after
    briefing = news.briefing(read_at=make_hour(5))
    assert news_of(briefing) == {FRESH: True, KNOWN: False}
    assert [point.text for point in briefing.points] == [FRESH, KNOWN]
    assert briefing.counts.new == 1


def test_a_late_copy_of_a_known_fact_raises_its_count_and_is_not_new(
    news, make_entry, make_hour
) -> None:
    news.story("a", make_entry("Post", KNOWN, at=1))
    news.story("b", make_entry("Echo", KNOWN, at=6))
    (point,) = news.briefing(read_at=make_hour(5)).points
    assert not point.new
    assert point.independent == 2


def test_a_passage_marked_read_is_not_new_even_without_a_reading(news, make_entry) -> None:
    news.story("a", make_entry("Post", KNOWN), read=True)
    news.story("b", make_entry("Echo", KNOWN, FRESH))
    assert news_of(news.briefing()) == {FRESH: True, KNOWN: False}


def test_a_new_sentence_is_not_hidden_behind_a_known_one(news, make_entry, make_hour) -> None:
    news.story(
        "a",
        make_entry("Post", f"{KNOWN} He left before dinner because the talks had failed.", at=6),
        make_entry("Echo", KNOWN, at=1),
    )
    told = news_of(news.briefing(read_at=make_hour(5)))
    assert told[KNOWN] is False
    assert [new for text, new in told.items() if "dinner" in text] == [True]


def test_a_point_is_changed_when_its_figure_moved(news, make_entry, make_hour) -> None:
    before = "The first payment is to amount to $20 billion."
    news.story(
        "a",
        make_entry("Post", before, at=1),
        make_entry("Post", before.replace("20", "25"), FRESH, at=6),
    )
    points = {point.text: point for point in news.briefing(read_at=make_hour(5)).points}
    assert not points[before].changed
    briefing = news.briefing(read_at=make_hour(5))
    assert [p.changed for p in (briefing.lead, *briefing.points) if p and "25" in p.text] == [True]
    assert [p.changed for p in (briefing.lead, *briefing.points) if p and p.text == FRESH] == [
        False
    ]


def test_today_keeps_only_what_is_new(news, make_entry, make_hour, make_newsroom) -> None:
    news.story("a", make_entry("Post", KNOWN, at=1))
    news.story("b", make_entry("Echo", FRESH, at=6))
    quiet = make_newsroom()
    quiet.story("a", make_entry("Post", KNOWN, at=1))
    whole = news.briefing(read_at=make_hour(5))
    (shown,) = today([quiet.briefing(read_at=make_hour(5)), whole])
    assert [point.text for point in shown.points] == [FRESH]
    assert shown.points[0].sources[0].n == whole.points[0].sources[0].n
    assert shown.numbers == shown.next == ()


def test_today_drops_a_lead_that_is_known(news, make_entry, make_hour) -> None:
    news.story("a", make_entry("Post", KNOWN, FRESH, "Seoul prefers loans to large sums in cash."))
    assert today([news.briefing(read_at=make_hour(5))]) == ()
    (shown,) = today([news.briefing()])
    assert shown.lead is not None
    assert shown.lead.text == KNOWN


def test_a_sentence_that_a_live_report_gained_later_is_dated_when_it_came(
    news, make_entry, make_hour
) -> None:
    gained = "Officials in Seoul then said that no text of the agreement would be published."
    live = make_entry("Lantern", "Talks opened in the museum of the old capital.", gained, at=1)
    news.story("s1", live)
    news.passages = [
        replace(passage, first_seen=make_hour(5)) if passage.text == gained else passage
        for passage in news.passages
    ]
    told = {point.text: point.published for point in news.briefing().points}
    assert told[gained] == make_hour(5)
    assert make_hour(1) in told.values()
