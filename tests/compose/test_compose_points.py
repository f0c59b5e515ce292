from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from briefing.compose.rules import MOST_POINTS
from briefing.domain.annotation import Annotation
from tests.compose.newsroom import Newsroom, report

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing, Point

WIRE = (
    "Trump was received with honours by President Lee in Gyeongju.",
    "The talks turned on investments worth $350 billion.",
)


def texts(briefing: Briefing) -> list[str]:
    lead = [briefing.lead] if briefing.lead else []
    return [point.text for point in (*lead, *briefing.points)]


def point_of(briefing: Briefing, text: str) -> Point:
    lead = [briefing.lead] if briefing.lead else []
    (point,) = [point for point in (*lead, *briefing.points) if text in point.text]
    return point


def test_every_proper_sentence_of_a_lone_article_is_told_in_its_order(news: Newsroom) -> None:
    paragraphs = [
        "Trump was received with honours by President Lee in Gyeongju on Wednesday. "
        "Lee gave him a medal in gold and the replica of a crown.",
        "Both governments have negotiated for months over investments of $350 billion.",
        "No agreement has been signed by either of the two sides so far. "
        "Trump called the deal nearly done when he spoke to reporters.",
        "The outline foresees payments in stages and help for shipyards.",
        "Seoul is wary of paying large sums in cash and prefers guarantees.",
        "Japan pledged $550 billion to Washington earlier in the year.",
        "Trump means to lower tariffs on China after he has met Xi.",
    ]
    news.story("s", report("World Wire", *paragraphs))
    sentences = texts(news.briefing())
    assert len(sentences) == 9
    whole = " ".join(paragraphs)
    assert [whole.index(text) for text in sentences] == sorted(
        whole.index(text) for text in sentences
    )
    assert " ".join(sentences) == whole


def test_wire_copies_are_one_independent_source_carried_by_four_outlets(news: Newsroom) -> None:
    news.story(
        "wire",
        report("World Wire", *WIRE, at=1),
        *(report(name, *WIRE, at=2 + n) for n, name in enumerate(("Post", "Times", "Echo"))),
    )
    point = point_of(news.briefing(), "honours")
    assert (point.outlets, point.independent) == (4, 1)
    assert [source.outlet for source in point.sources] == ["World Wire", "Post", "Times", "Echo"]
    assert [source.copy_of for source in point.sources] == [None, 1, 1, 1]
    assert point.published == point.sources[0].published


def test_independent_reports_count_each_and_an_outlet_only_once(news: Newsroom) -> None:
    news.story("a", report("World Wire", *WIRE, at=1), report("Post", *WIRE, at=2))
    news.story("b", report("Seoul Daily", WIRE[0], at=3))
    news.story("c", report("Post", WIRE[0], at=4))
    point = point_of(news.briefing(), "honours")
    assert (point.outlets, point.independent) == (3, 2)
    assert [source.n for source in point.sources] == [1, 2, 3, 2]


def test_an_outlet_does_not_copy_itself(news: Newsroom) -> None:
    news.story("a", report("Post", *WIRE, at=1), report("Post", *WIRE, at=2, title="Again"))
    assert [s.copy_of for s in point_of(news.briefing(), "honours").sources] == [None, None]


def test_nearly_equal_sentences_are_one_point(news: Newsroom) -> None:
    first = (
        "The two presidents exchanged gifts in the national museum of Gyeongju before they sat "
        "down for their long talks about trade and security."
    )
    news.story("a", report("World Wire", first, at=1))
    news.story("b", report("Post", first.replace("their long", "long"), at=2))
    briefing = news.briefing()
    assert texts(briefing) == [first]
    assert briefing.points[0].independent == 2


def test_figures_negations_names_and_turns_keep_facts_apart(news: Newsroom) -> None:
    frame = (
        "Officials of the finance ministry said on the evening after the long meeting that {} "
        "according to the draft text seen by the reporters who travel with them."
    )
    facts = [
        "Seoul had offered $350 billion",
        "Seoul had offered $550 billion",
        "Seoul had not offered $350 billion",
        "Tokyo had offered $350 billion",
    ]
    turns = ["exports would rise this year", "exports would fall this year"]
    for number, fact in enumerate(facts + turns):
        news.story(f"s{number}", report(f"Outlet {number}", frame.format(fact)))
    assert len(texts(news.briefing())) == 6


def test_small_changes_do_not_chain(news: Newsroom) -> None:
    words = [f"wor{chr(97 + n)}{chr(122 - n)}" for n in range(26)] + [
        "and",
        "so",
        "on",
        "it",
        "went",
    ]
    for number, cut in enumerate((0, 2, 5)):
        text = f"The {' '.join(words[cut : cut + 26])}."
        news.story(f"s{number}", report(f"Outlet {number}", text, at=number))
    # Each is close to the next, but the third is not close to the first: its words are kept apart.
    (point,) = news.briefing().points
    assert [source.outlet for source in point.sources] == ["Outlet 0", "Outlet 1"]
    assert [source.outlet for source in point.also] == ["Outlet 2"]


def test_a_headline_speaks_only_for_an_entry_without_text(news: Newsroom) -> None:
    news.story("a", report("Post", WIRE[0], title="Trump wears the crown of Silla"))
    news.story("b", report("Echo", title="Lee hands over a golden medal"))
    news.story("c", report("Bell", "Trump and Lee have…", title="Crowds line the road to Gyeongju"))
    news.story("d", report("Gong", "Very short.", title="Drummers greet the guests of Lee"))
    sentences = texts(news.briefing())
    assert sorted(sentences) == sorted(
        [
            WIRE[0],
            "Lee hands over a golden medal",
            "Crowds line the road to Gyeongju",
            "Drummers greet the guests of Lee",
        ]
    )


def test_what_is_no_statement_stays_out(news: Newsroom) -> None:
    furniture = [
        "Will the deal hold until the end of the year?",
        "The president went on to say that the…",
        "Here is what the two sides have agreed on:",
        "Reporting by Jane Doe and John Roe in Seoul.",
        "By Jane Doe and John Roe",
        "Sign up for our daily newsletter to read on.",
        "Read more about the meeting of the two leaders.",
        "Soldiers stand guard at the museum in Gyeongju (Reuters)",
        "Trump and Lee in Gyeongju on Wednesday. Photo by Jane Doe.",
        "Copyright 2025 World Wire, all rights reserved.",
        "Very short indeed.",
    ]
    news.story("s", report("World Wire", WIRE[0], *furniture))
    sentences = texts(news.briefing())
    assert sentences[0] == WIRE[0]
    assert [
        text for text in sentences[1:] if text != "Trump and Lee in Gyeongju on Wednesday."
    ] == []


def test_a_sentence_that_leans_is_told_with_the_one_before(news: Newsroom) -> None:
    paragraph = "Trump praised the medal from Seoul. He would like to wear it right away."
    news.story("s", report("World Wire", paragraph, WIRE[1]))
    briefing = news.briefing()
    assert texts(briefing) == [paragraph, WIRE[1]]
    assert len(briefing.points[0].keys) == 2


def test_a_short_sentence_is_told_with_the_one_before(news: Newsroom) -> None:
    paragraph = "Trump called the medal from Seoul beautiful. Lee smiled."
    news.story("s", report("World Wire", paragraph))
    assert texts(news.briefing()) == [paragraph]


def test_what_leans_at_the_start_of_a_paragraph_is_not_lost(news: Newsroom) -> None:
    leaning = "He told business leaders that the best deals work for everybody."
    news.story("s", report("World Wire", WIRE[0], leaning))
    assert texts(news.briefing()) == [WIRE[0], leaning]


def test_a_joined_sentence_claims_no_support_it_has_not(news: Newsroom) -> None:
    head, tail = "Trump praised the medal from Seoul.", "He would like to wear it right away."
    news.story("a", report("World Wire", f"{head} {tail}", at=1))
    news.story("b", report("Seoul Daily", head, at=2))
    briefing = news.briefing()
    assert point_of(briefing, head).text == head
    assert point_of(briefing, head).independent == 2
    assert point_of(briefing, tail).independent == 1


def test_a_shorter_form_in_the_same_story_is_not_told_again(news: Newsroom) -> None:
    short = "Trump was received with honours by President Lee in Gyeongju."
    longer = short[:-1] + ", where the two presidents sat down for talks."
    news.story("s", report("Post", longer, at=1), report("Echo", short, at=2))
    assert texts(news.briefing()) == [longer]


def test_points_leaning_in_two_stories_are_two(news: Newsroom) -> None:
    leaning = "He added that the talks on the ships would go on for weeks."
    for name, head in (("a", "Trump praised the yards of Ulsan at length."), ("b", WIRE[0])):
        news.story(name, report(f"Outlet {name}", f"{head} {leaning}"))
    assert sum(leaning in text for text in texts(news.briefing())) == 2


def test_chinese_sentences_are_joined_as_they_stand(news: Newsroom) -> None:
    paragraph = "特朗普周三在庆州会见了韩国总统李在明。他称赞了这枚勋章。"
    news.story("s", report("Bell", paragraph))
    assert texts(news.briefing()) == [paragraph]


def test_a_star_on_any_passage_shows_on_its_point(news: Newsroom) -> None:
    news.story("a", report("Post", WIRE[0]), starred=True)
    news.story("b", report("Echo", *WIRE))
    briefing = news.briefing()
    assert point_of(briefing, "honours").starred
    assert not point_of(briefing, "$350").starred


def test_what_is_written_on_any_passage_shows_on_its_point_once(news: Newsroom) -> None:
    news.story("a", report("Post", WIRE[0]))
    news.story("b", report("Echo", WIRE[0]))
    notes = {"Post": ("mine", ("b",)), "Echo": ("mine", ("a", "b"))}
    news.passages = [
        replace(passage, note=note, labels=labels)
        for passage, (note, labels) in zip(
            news.passages, (notes["Post"],) * 2 + (notes["Echo"],) * 2, strict=True
        )
        if passage.text in WIRE
    ]
    (point,) = news.briefing().shown
    assert point.annotation == Annotation("mine", ("a", "b"))


def test_what_the_reader_keeps_is_shown_in_a_long_briefing_too(news: Newsroom) -> None:
    for number in range(MOST_POINTS + 20):
        text = f"Ministry {number} signed agreement {number * 7} on harbour {number} with Seoul."
        news.story(f"s{number}", report(f"Outlet {number}", text, title=f"Signed {number}", at=9))
    plain = {point.id for point in news.briefing().shown}
    passages = news.passages
    lost = [p for p in passages if p.paragraph >= 0 and p.text not in texts(news.briefing())]
    assert lost
    changes: tuple[dict[str, Any], ...] = ({"starred": True}, {"note": "m"}, {"labels": ("a",)})
    for change in changes:
        news.passages = [replace(p, **change) if p is lost[0] else p for p in passages]
        shown = news.briefing().shown
        assert lost[0].text in {point.text for point in shown}
        assert plain <= {point.id for point in shown}


def test_a_point_keeps_its_id_as_copies_come_in(news: Newsroom) -> None:
    later = Newsroom()
    news.story("a", report("Post", *WIRE, at=5))
    later.story("a", report("Post", *WIRE, at=5), report("World Wire", *WIRE, at=1, seen=6))
    assert {p.id for p in news.briefing().points} == {p.id for p in later.briefing().points}


def test_what_leans_on_something_that_is_not_told_is_no_point(news: Newsroom) -> None:
    orphan = "He added that the talks would go on for the whole week."
    move = "The move was called a breakthrough by the finance minister of Seoul."
    news.story("a", report("Post", WIRE[0], "Will it hold?", orphan, at=1))
    news.story("b", report("Echo", "Why did it come so late?", move, WIRE[1], at=2))
    assert sorted(texts(news.briefing())) == sorted(WIRE)


def test_a_text_that_leans_on_its_headline_is_told_by_both(news: Newsroom) -> None:
    headline = "Minister Kang resigns over the trade deal"
    news.story("a", report("Post", "He had signed it without a vote.", title=headline))
    news.story("b", report("Echo", WIRE[0]))
    sentences = texts(news.briefing())
    assert headline in sentences


def test_a_reference_is_resolved_by_the_sentence_before(news: Newsroom) -> None:
    paragraph = (
        "Seoul lowered its tariffs on cars. The move was welcomed by the dealers in Detroit."
    )
    news.story("a", report("Post", paragraph))
    assert texts(news.briefing()) == [paragraph]


@pytest.mark.parametrize(
    "leaning",
    [
        "The two agreed to meet again in Beijing.",
        "Both said the talks had gone very well.",
        "That deal would lower the tariffs on cars.",
        "It was the first such visit in six years.",
        "Neither gave any details of the deal on ships.",
        "In response, the ministry said it would wait.",
        "Another official called the deal nearly done.",
        'Another sign read: "No money for empty words and photos."',
        "The following day, they shook hands and spoke again.",
        "On Friday, he told reporters that nothing had been signed.",
        "The yard will stay open until the spring, he said.",
        "But none of those claims stood up to a second look.",
        "This, too, makes a deal on ships a little less likely.",
        "Lee wrote, referring to the ships and to their builders.",
        "Lee said in a statement on Friday.",
        "(A sailor had died on one of the ships in the summer.)",
        "그러면서 그는 협상이 계속될 것이라고 말했다.",
        "对此，外交部发言人星期五表示欢迎。",
    ],
)
def test_a_reference_is_told_only_beside_what_it_refers_to(news: Newsroom, leaning: str) -> None:
    before = "Seoul and Tokyo ended their talks on ships."
    news.story("a", report("Post", WIRE[0], "Why now?", leaning, at=1))
    news.story("b", report("Echo", f"{before} {leaning}", WIRE[1], at=2))
    assert sorted(texts(news.briefing())) == sorted([*WIRE, f"{before} {leaning}"])


@pytest.mark.parametrize(
    "standing",
    [
        "The two leaders agreed to meet again in Beijing.",
        "Both sides called the talks on ships a success.",
        "Both Seoul and Tokyo called the talks on ships a success.",
        "Neither Seoul nor Tokyo gave any details of the deal.",
        "This week the leaders of APEC gather in Gyeongju.",
        "The two of diamonds lay on the table of the museum.",
        "On Friday, President Lee told reporters that nothing had been signed.",
        "Lee said in a statement that if elected, he would lower the tariffs.",
        "After Lee arrived, he told reporters that nothing had been signed.",
        "Some of those who built the ships came to the museum.",
        "Another typhoon is on its way to the coast of Ulsan.",
    ],
)
def test_what_names_its_own_refers_to_nothing(news: Newsroom, standing: str) -> None:
    news.story("a", report("Post", WIRE[0], "Why now?", standing, at=1))
    assert texts(news.briefing()) == [WIRE[0], standing]


@pytest.mark.parametrize(
    "headline",
    [
        "Will the deal between Seoul and Washington hold?",
        "Here’s what to know about the talks in Gyeongju",
        "Why Seoul is wary of paying in cash for the deal",
        "5 takeaways from the summit of the leaders in Gyeongju",
        "LIVE: Trump meets Lee at the museum in Gyeongju",
        "Analysis | Seoul pays dearly for calm with Washington",
        "Trump and Lee in Gyeongju, in pictures from the museum",
        "[사설] 정상회담 이후의 과제를 생각한다",
    ],
)
def test_a_headline_that_states_nothing_is_no_point(news: Newsroom, headline: str) -> None:
    news.story("a", report("Post", WIRE[0], at=1))
    news.story("b", report("Echo", title=headline, at=2))
    assert texts(news.briefing()) == [WIRE[0]]


def test_a_quotation_is_told_with_its_speaker_or_not_at_all(news: Newsroom) -> None:
    news.story(
        "s",
        report(
            "World Wire",
            "Lee spoke to reporters in the garden of the museum. "
            "“We have agreed on most of the points.”",
            "“There will be a fund, and it will be large, and nobody knows how large.”",
            "The shipyards of Geoje expect orders for forty vessels, Howard Lutnick said.",
        ),
    )
    briefing = news.briefing()
    assert point_of(briefing, "agreed on most").text.startswith("Lee spoke to reporters")
    assert point_of(briefing, "agreed on most").speaker == "Lee"
    assert point_of(briefing, "shipyards").speaker == "Howard Lutnick"
    assert not any("nobody knows" in text for text in texts(briefing))
