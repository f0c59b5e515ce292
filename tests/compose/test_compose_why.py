"""Why a summit matters, where a report says so in as many words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.compose.newsroom import SUMMIT, Newsroom, report

PEOPLE = (("Donald Trump",), ("Lee Jae Myung", "이재명"))
TALKS = replace(SUMMIT, people=PEOPLE, place=("Gyeongju",))
ARRIVAL = "Donald Trump landed in Gyeongju on Wednesday and was met by Lee Jae Myung at the museum."
LOANS = (
    "Trump and Lee spoke of loans for shipyards and of tariffs on cars for two hours in Gyeongju."
)
WALK = "Lee showed Trump the royal tombs of Gyeongju, and both planted a young tree by the pond."


def why(news: Newsroom, *paragraphs: str, title: str = "Trump and Lee meet") -> str | None:
    news.story("a", report("Post", ARRIVAL, LOANS, WALK, at=1))
    news.story("b", report("Echo", *paragraphs, title=title, at=2))
    news.story("c", report("Tide", ARRIVAL, at=2.5))
    briefing = news.briefing(summit=TALKS)
    assert briefing.why is None or briefing.why not in briefing.points
    return briefing.why.text if briefing.why else None


@pytest.mark.parametrize(
    "text",
    [
        "The talks in Gyeongju are the first between Trump and Lee since the tariffs on cars.",
        "Trump and Lee met in Gyeongju for the first talks on tariffs in eleven years.",
        "The visit to Gyeongju marks a turning point in the quarrel of Trump and Lee over tariffs.",
        "The talks in Gyeongju are aimed at ending the tariffs on cars that Trump set in spring.",
        "The summit in Gyeongju is the first big test of the plan by Lee to pay them with loans.",
        "Trump and Lee met in Gyeongju while relations are at their lowest point since the war.",
        "Loans worth half of all the reserves are at stake for Lee and Trump in Gyeongju.",
    ],
)
def test_a_sentence_that_says_why_the_summit_matters_is_the_why(news: Newsroom, text: str) -> None:
    assert why(news, text) == text


@pytest.mark.parametrize(
    "text",
    [
        # Something else is the first, or was meant for something.
        "The museum in Gyeongju gave Trump and Lee the first guided tour since the spring.",
        "The first lady walked with Trump and Lee to the talks in Gyeongju since the bus was late.",
        "Trump and Lee met in Gyeongju at a press conference designed to show their good mood.",
        "Trump was in Gyeongju and liked the tea, the largest pot of which was for Lee.",
        # A quotation, and a reader's view.
        "“These are the first talks since 2019,” Trump told Lee in Gyeongju at the long table.",
    ],
)
def test_a_superlative_in_passing_is_no_why(news: Newsroom, text: str) -> None:
    assert why(news, text) is None


def test_another_meeting_deep_in_a_text_on_the_summit_is_no_why(news: Newsroom) -> None:
    history = "The 1987 treaty on cars and loans was the first agreement on tariffs in ten years."
    assert why(news, LOANS, WALK, ARRIVAL, history) is None


def test_a_text_on_another_matter_that_names_the_summit_late_gives_no_why(news: Newsroom) -> None:
    late = "The talks of Trump and Lee in Gyeongju are the first on tariffs on cars since the war."
    others = ["Shares of shipyards rose.", "Loans were dear.", "Rice was cheap in the old port."]
    assert why(news, *others, late, title="Shares rise in Seoul") is None


def test_a_why_among_many_points_is_seen_though_its_outlet_is_alone(news: Newsroom) -> None:
    names = "Ahn Bae Cho Doh Eum Geum Han Im Jang Kang Lim Ma Noh Oh Pyo Ryu Seo Tak Um Yoo".split()
    for number in range(60):
        first, second = names[number % 20], names[(number * 7 + 3) % 20]
        text = f"{first} told {second} at hall {number} of Gyeongju that row {number} was full."
        news.story(f"s{number}", report(f"Paper {number}", text, at=1 + number / 60))
    first = "The talks in Gyeongju are the first between Trump and Lee since the tariffs on cars."
    assert why(news, first) == first


def test_a_page_in_few_words_counts_the_why(news: Newsroom) -> None:
    first = "The talks in Gyeongju are the first between Trump and Lee since the tariffs on cars."
    news.story("a", report("Post", ARRIVAL, LOANS, at=1))
    news.story("b", report("Echo", first, at=2))
    for limit in (10, 25, 40, 80):
        shown = news.briefing(summit=TALKS, max_words=limit).shown
        assert sum(len(point.text.split()) for point in shown) <= limit
