"""What comes first in a briefing, and what leads it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing.domain.summit import Summit
from tests.compose.newsroom import SUMMIT, Newsroom, hour, report

if TYPE_CHECKING:
    from briefing.domain.briefing import Briefing

LEADERS = (("Donald Trump",), ("Lee Jae Myung",))
TODAY = Summit(SUMMIT.id, SUMMIT.name, LEADERS, ("Gyeongju",), date(2025, 10, 29))
OVER = Summit(SUMMIT.id, SUMMIT.name, LEADERS, ("Gyeongju",), date(2025, 10, 28))

CROWN = "Lee Jae Myung gave Donald Trump a replica of a golden crown in Gyeongju."
BAND = "A band of the army played loud songs on the steps of a library."
LUNCH = "Beef from the region was served with rice and a sauce of beans."
SEAL = "The mayor of a nearby town showed a seal that his grandfather had carved."


def texts(briefing: Briefing) -> list[str]:
    return [point.text for point in briefing.shown]


def lead_text(briefing: Briefing) -> str:
    assert briefing.lead is not None
    return briefing.lead.text


def test_what_several_outlets_tell_comes_before_what_one_does(news: Newsroom) -> None:
    news.story("a", report("Post", BAND, at=3), report("Echo", BAND, at=3))
    news.story("b", report("Bell", LUNCH, at=3.5))
    news.story("c", report("Star", SEAL, at=3))
    news.story("d", report("Herald", "At noon " + SEAL[0].lower() + SEAL[1:], at=3))
    # Copies of one text count once: two outlets with one text are one report.
    assert "showed a seal" in texts(news.briefing(summit=TODAY))[0]


def test_of_facts_told_alike_the_latest_comes_first(news: Newsroom) -> None:
    for number, text in enumerate((BAND, LUNCH, SEAL)):
        news.story(f"s{number}", report(f"Outlet {number}", text, at=number * 4))
    assert texts(news.briefing(summit=TODAY)) == [SEAL, LUNCH, BAND]


def test_what_was_to_come_gives_way_to_what_happened(news: Newsroom) -> None:
    plan = "Donald Trump will meet Lee Jae Myung in Gyeongju and is expected to speak of ships."
    deed = "Donald Trump left the hall of Gyeongju with Lee Jae Myung after a long lunch of beef."
    news.story("a", report("Post", plan, at=-3), report("Echo", plan, at=-3))
    news.story("b", report("Bell", deed, at=-3))
    news.story("c", report("Star", BAND, at=-3))
    assert texts(news.briefing(summit=OVER, now=hour(30)))[0] == deed


def test_the_lead_names_the_summit_rather_than_something_else(news: Newsroom) -> None:
    news.story("a", report("Post", BAND, at=4), report("Echo", BAND, at=4))
    news.story("b", report("Bell", CROWN, at=3))
    news.story("c", report("Star", LUNCH, at=4))
    assert lead_text(news.briefing(summit=TODAY)) == CROWN


def test_an_opinion_never_leads(news: Newsroom) -> None:
    view = "Donald Trump and Lee Jae Myung should be ashamed of what they did in Gyeongju."
    news.story("a", report("Post", view, title="Opinion: Shame on both of them", at=5))
    news.story("b", report("Bell", CROWN, at=3))
    news.story("c", report("Star", LUNCH, at=4))
    briefing = news.briefing(summit=TODAY)
    assert lead_text(briefing) == CROWN
    (opinion,) = [point for point in briefing.shown if point.text == view]
    assert opinion.opinion


def test_a_line_without_a_full_stop_does_not_lead(news: Newsroom) -> None:
    label = "Donald Trump and Lee Jae Myung in Gyeongju, the crown, the band and the beef"
    news.story("a", report("Post", label, at=5))
    news.story("b", report("Bell", CROWN, at=3))
    news.story("c", report("Star", LUNCH, at=4))
    assert lead_text(news.briefing(summit=TODAY)) == CROWN


def test_a_long_sentence_yields_the_lead_to_a_short_one(news: Newsroom) -> None:
    long = CROWN[:-1] + ", " + " and ".join(f"then hall number {n}" for n in range(12)) + "."
    news.story("a", report("Post", long, at=3))
    news.story("b", report("Bell", "Lee Jae Myung walked Donald Trump to a car in Gyeongju.", at=3))
    news.story("c", report("Star", LUNCH, at=3))
    assert (
        lead_text(news.briefing(summit=TODAY))
        == "Lee Jae Myung walked Donald Trump to a car in Gyeongju."
    )


def test_the_lead_is_in_the_preferred_language(news: Newsroom) -> None:
    korean = "이재명 대통령은 경주에서 트럼프 대통령에게 금관 모형을 선물했다."
    summit = Summit(
        SUMMIT.id,
        SUMMIT.name,
        (("Donald Trump", "트럼프"), ("Lee Jae Myung", "이재명")),
        ("Gyeongju", "경주"),
        date(2025, 10, 29),
    )
    news.story("a", report("연합", korean, title="금관 선물", at=1))
    news.story("b", report("Bell", CROWN, at=3))
    news.story("c", report("Star", LUNCH, at=4))
    for languages, text in ((("ko",), korean), (("en", "ko"), CROWN)):
        assert lead_text(news.briefing(summit=summit, languages=languages)) == text


def test_ids_of_entries_do_not_decide(news: Newsroom) -> None:
    """Everything else equal, the order is that of the texts."""
    other = Newsroom()
    for room, names in ((news, "abc"), (other, "zyx")):
        for name, text in zip(names, (BAND, LUNCH, SEAL), strict=True):
            room.story(f"{name} story", report(f"Outlet {text[:3]}", text, title=text[:20], at=3))
    assert texts(news.briefing(summit=TODAY)) == texts(other.briefing(summit=TODAY))


def test_golf_at_the_place_of_a_summit_does_not_lead(news: Newsroom) -> None:
    golf = "Donald Trump played a round of golf near Gyeongju with an old friend of the family."
    back = "That summit of Donald Trump and Lee Jae Myung in Gyeongju was watched by millions."
    news.story("a", report("Post", golf, at=5), report("Echo", golf, at=5))
    news.story("b", report("Bell", CROWN, at=3))
    news.story("c", report("Star", back, at=5))
    assert lead_text(news.briefing(summit=TODAY)) == CROWN


def test_where_nothing_speaks_of_the_summit_nothing_leads(news: Newsroom) -> None:
    for number, text in enumerate((BAND, LUNCH, SEAL)):
        news.story(f"s{number}", report(f"Outlet {number}", text, at=number))
    assert news.briefing(summit=TODAY).lead is None
