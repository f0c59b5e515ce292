"""Which paragraphs go to which summit, and what is said to explain it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.entry import HEADLINE
from briefing.domain.summit import Summit
from briefing.group.summits import WHOLLY, WITH_ARTICLE, WITH_BEFORE, Matcher

if TYPE_CHECKING:
    from collections.abc import Sequence

GYEONGJU = Summit(
    "gyeongju",
    "Gyeongju summit",
    people=(("Donald Trump", "트럼프"), ("Lee Jae Myung", "이재명")),
    place=("Gyeongju", "경주"),
    terms=("APEC", "Silla", "Grand Order of Mugunghwa"),
)
TRUMP_XI = Summit(
    "trump-xi",
    "Trump-Xi meeting",
    people=(("Donald Trump", "트럼프"), ("Xi Jinping", "시진핑", "习近平")),
    place=("Busan", "부산", "Gimhae"),
    terms=("fentanyl", "rare earths", "soybeans"),
)
DESCRIBED = (GYEONGJU, TRUMP_XI)
BARE = (
    Summit("gyeongju", "Gyeongju summit", people=(("Trump",), ("Lee Jae Myung",))),
    Summit("trump-xi", "Trump-Xi meeting", people=(("Trump",), ("Xi Jinping",))),
)

HEADLINE_TEXT = "Gold for the guest, and a bill still open"
ARTICLE = (
    "A band in red silk played as President Lee Jae Myung led Donald Trump into the museum "
    "of Gyeongju on Wednesday, where the two men exchanged presents.",
    "Lee put the Grand Order of Mugunghwa, the highest honour he can give, into his guest's hands. "
    "Trump found it beautiful and said he would like to wear it on the spot.",
    "The second present was a crown, copied from one that a king of Silla took into his grave.",
    "Then came money. Trump called an accord on $350 billion of South Korean investment pretty "
    "much finalized, although nothing has been signed.",
    "Seoul offers loans and guarantees in stages and fears for its currency if it must pay cash. "
    "In return it hopes for cheaper access for its cars and for joint work on ships.",
    "The neighbours in Tokyo were faster. Japan's government pledged $550 billion this year, and "
    "the host's negotiators are reminded of it every day.",
    "On Thursday Trump is due to meet Xi Jinping, China's leader, and says he will lower a tariff "
    "that was meant to stop the ingredients of fentanyl.",
)


def where(
    summits: Sequence[Summit],
    title: str,
    paragraphs: Sequence[str],
    wholly: Sequence[str] = (),
) -> dict[int, set[str]]:
    """Paragraph number to the summits it went to."""
    summits_of: dict[int, set[str]] = {}
    for made in Matcher(summits).assign("e", title, paragraphs, wholly):
        assert made.entry == "e"
        summits_of.setdefault(made.paragraph, set()).add(made.summit)
    return summits_of


@pytest.mark.parametrize("summits", [DESCRIBED, DESCRIBED[::-1], BARE, BARE[::-1]])
def test_the_last_paragraph_goes_to_the_other_summit_alone(summits: Sequence[Summit]) -> None:
    expected = {place: {"gyeongju"} for place in range(HEADLINE, 6)} | {6: {"trump-xi"}}
    assert where(summits, HEADLINE_TEXT, ARTICLE) == expected


@pytest.mark.parametrize("summits", [DESCRIBED, BARE])
def test_repeated_paragraphs_go_where_they_went_before(summits: Sequence[Summit]) -> None:
    doubled = where(summits, HEADLINE_TEXT, (*ARTICLE, *ARTICLE[1:]))
    assert [doubled[place] for place in range(7, 13)] == [doubled[place] for place in range(1, 7)]
    assert doubled[12] == {"trump-xi"}


def test_alone_in_the_configuration_a_summit_takes_only_its_own_paragraph() -> None:
    assert where([TRUMP_XI], HEADLINE_TEXT, ARTICLE) == {6: {"trump-xi"}}
    assert set(where([GYEONGJU], HEADLINE_TEXT, ARTICLE)) >= set(range(6))


@pytest.mark.parametrize("summits", [DESCRIBED, BARE, [GYEONGJU], [TRUMP_XI], BARE[:1], BARE[1:]])
@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        (
            "Trump spends the weekend in Florida",
            ("Donald Trump played golf on Saturday.", "Trump said that the weather was fine."),
        ),
        (
            "Busan film festival opens with a comedy",
            ("The festival in Busan shows two hundred films.", "Busan's hotels are full."),
        ),
        (
            "Xi visits a factory",
            ("Xi Jinping looked at electric buses in Hefei.", "Xi asked workers about their pay."),
        ),
        ("Crown of gold draws crowds to Gyeongju", ("Gyeongju expects a record of visitors.",)),
        ("Soybeans fall again", ("Farmers in Brazil sold soybeans at lower prices.",)),
        ("Kung fu star Bruce Lee remembered", ("Lee Chang Dong spoke, and so did Lee Min Ho.",)),
        (
            "Trump promises aid",
            ("Trump spoke to growers of soybeans and makers of fentanyl tests.",),
        ),
        ("", ()),
    ],
)
def test_what_is_about_no_summit_goes_to_none(
    summits: Sequence[Summit], title: str, paragraphs: Sequence[str]
) -> None:
    assert where(summits, title, paragraphs) == {}


def test_a_korean_entry_is_matched_through_its_particles() -> None:
    summits_of = where(
        DESCRIBED,
        "경주서 한미 정상회담",
        ("이재명 대통령은 경주에서 트럼프 대통령을 만났다.", "양국은 투자 협상을 이어간다."),
    )
    assert summits_of == {HEADLINE: {"gyeongju"}, 0: {"gyeongju"}, 1: {"gyeongju"}}
    assert where(DESCRIBED, "자전거경주 열려", ("시민 이재명씨가 우승했다.",)) == {}


def test_short_korean_terms_add_to_evidence_and_are_none() -> None:
    talks = Summit("t", "Trump-Xi meeting", people=(("Trump",), ("Xi",)), terms=("대두", "희토류"))
    assert where([talks], "문제가 대두됐다", ("희토류 값이 올랐다.",)) == {}
    order = Summit("o", "Gyeongju summit", people=(("Trump",),), terms=("무궁화대훈장",))
    assert where([order], "무궁화대훈장 수여", ())


def test_latin_terms_are_found_before_korean_particles_and_han_names_anywhere() -> None:
    assert where(DESCRIBED, "APEC에서 만난 정상들", ()) == {HEADLINE: {"gyeongju"}}
    assert where(DESCRIBED, "特朗普与习近平会晤", ("习近平在Busan会见Trump。",))[0] == {"trump-xi"}


@pytest.mark.parametrize(
    "text",
    [
        "Trump was greeted by Jae-myung Lee.",
        "TRUMP GREETS LEE JAE MYUNG",
        "Trump shook hands with Lee Jae-myung’s wife.",
        "President Donald J. Trump and President Lee spoke.",
        "Trump spoke with Lee Jaemyung.",
    ],
)
def test_names_are_known_in_every_spelling(text: str) -> None:
    assert where([GYEONGJU], "News", (text,)) == {0: {"gyeongju"}, HEADLINE: {"gyeongju"}}


def test_a_common_family_name_needs_the_full_name_or_the_office() -> None:
    assert where([GYEONGJU], "Trump and Lee", ("Trump called Lee.",)) == {}
    assert where([GYEONGJU], "Trump and Lee", ("Trump called President Lee.",))
    assert where([GYEONGJU], "Ships are part of a Trump-Lee deal", ())
    assert where([GYEONGJU], "Trump calls", ("Trump met Lee Jae Myung.", "Lee smiled."))[1]


def test_a_name_is_not_found_inside_another_word() -> None:
    assert (
        where(DESCRIBED, "Trumpets in Xi'an", ("Trumpets and Xinhua, Busanese and Sillabub.",))
        == {}
    )


def test_references_follow_the_paragraph_before() -> None:
    paragraphs = (*ARTICLE, "The two leaders have not met for six years.")
    assert where(DESCRIBED, HEADLINE_TEXT, paragraphs)[7] == {"trump-xi"}
    plain = (*ARTICLE, "The museum closes to visitors until the weekend.")
    assert where(DESCRIBED, HEADLINE_TEXT, plain)[7] == {"gyeongju"}


def test_in_a_mixed_article_a_paragraph_without_evidence_goes_with_the_one_before() -> None:
    summits_of = where(
        DESCRIBED,
        "Two meetings in two days",
        (
            "Trump met Lee Jae Myung in Gyeongju on Wednesday.",
            "Dinner was served at seven.",
            "Trump will see Xi Jinping in Busan on Thursday.",
            "The airport has been closed to other flights.",
        ),
    )
    assert [summits_of[place] for place in range(4)] == [
        {"gyeongju"}, {"gyeongju"}, {"trump-xi"}, {"trump-xi"},
    ]  # fmt: skip


def test_a_digest_gives_a_summit_only_the_paragraphs_about_it() -> None:
    others = tuple(
        f"The council of {town} opened a library on Tuesday."
        for town in ("Oslo", "Turin", "Porto", "Ghent", "Graz", "Lodz")
    )
    digest = (*others[:3], "Trump met Lee Jae Myung in Gyeongju.", *others[3:])
    assert where(DESCRIBED, "The day in brief", digest) == {3: {"gyeongju"}}


def test_a_paragraph_about_both_goes_to_both() -> None:
    text = "Xi Jinping flies to Gyeongju for APEC after he has met Trump in Busan."
    assert where(BARE, "Xi and Lee Jae Myung await Trump", (text,))[0] == {"gyeongju", "trump-xi"}


def test_a_feed_wholly_about_a_summit_gives_it_everything() -> None:
    matcher = Matcher(DESCRIBED)
    made = matcher.assign("e", "Weather", ("It rains.", "It snows."), wholly=("trump-xi",))
    assert [(assignment.paragraph, assignment.summit) for assignment in made] == [
        (HEADLINE, "trump-xi"), (0, "trump-xi"), (1, "trump-xi"),
    ]  # fmt: skip
    assert all(assignment.terms == (WHOLLY,) and assignment.score > 0 for assignment in made)
    both = where(DESCRIBED, HEADLINE_TEXT, ARTICLE, wholly=("trump-xi",))
    assert both[0] == {"gyeongju", "trump-xi"}


def test_every_assignment_says_what_matched() -> None:
    made = {
        assignment.paragraph: assignment
        for assignment in Matcher(DESCRIBED).assign("e", HEADLINE_TEXT, ARTICLE)
    }
    assert made[0].terms == ("place Gyeongju", "person Lee Jae Myung", "person Donald Trump")
    assert made[5].terms == (WITH_ARTICLE,)
    assert "person Xi Jinping" in made[6].terms
    follower = Matcher([TRUMP_XI]).assign(
        "e", HEADLINE_TEXT, (*ARTICLE, "The two leaders have not met for six years.")
    )
    assert follower[-1].terms == (WITH_BEFORE,)


def test_a_summit_with_nothing_but_a_name_is_found_by_it() -> None:
    cop = Summit("cop", "COP30")
    assert where([cop], "Delegates leave COP30", ("It rained.",)) == {
        HEADLINE: {"cop"}, 0: {"cop"},
    }  # fmt: skip
    forum = Summit("wef", "World Economic Forum")
    assert where([forum], "The World Economic Forum opens", ())
    assert where([forum], "An economic forum of the world opens", ()) == {}


def test_where_nothing_else_is_given_subjects_are_enough() -> None:
    forum = Summit("wef", "World Economic Forum", terms=("davos",))
    assert where([forum], "Snow falls on Davos", ())


def test_a_name_in_lower_case_is_found_in_any_case() -> None:
    assert where([Summit("g", "gyeongju summit", people=(("Lee Jae Myung",),))],
                 "Lee Jae Myung in Gyeongju", ())  # fmt: skip


def test_a_western_family_name_stands_for_the_person() -> None:
    berlin = Summit("b", "Berlin talks", people=(("Ursula von der Leyen",), ("Keir Starmer",)))
    assert where([berlin], "Starmer and von der Leyen meet", ())
    assert not where([berlin], "Starmer meets Leyen", ())
    baghdad = Summit("c", "Baghdad talks", people=(("Mohammed al-Sudani",), ("Keir Starmer",)))
    for name in ("al-Sudani", "Sudani"):
        assert where([baghdad], f"Starmer meets {name}", ())
    sanae = Summit("t", "Tokyo visit", people=(("Takaichi Sanae",), ("Donald Trump",)))
    assert where([sanae], "Trump praises Sanae Takaichi", ())
    assert where([sanae], "Takaichi thanks Trump", ())


def test_without_summits_nothing_is_assigned() -> None:
    assert where((), HEADLINE_TEXT, ARTICLE) == {}


@settings(max_examples=80, deadline=None, database=None)
@given(
    st.lists(st.sampled_from((*ARTICLE, "Rain.", "", "이재명 경주", "Lee")), max_size=6),
    st.sampled_from((HEADLINE_TEXT, "", "Trump, Xi")),
    st.sampled_from(((), ("gyeongju",))),
)
def test_assignments_are_in_order_unique_and_explained(
    paragraphs: Sequence[str], title: str, wholly: Sequence[str]
) -> None:
    made = Matcher(DESCRIBED).assign("e", title, paragraphs, wholly)
    places = [(assignment.paragraph, assignment.summit) for assignment in made]
    assert len(set(places)) == len(places)
    assert [place for place, _ in places] == sorted(place for place, _ in places)
    assert all(HEADLINE <= place < len(paragraphs) for place, _ in places)
    assert all(assignment.terms and assignment.score > 0 for assignment in made)


@settings(max_examples=60, deadline=None, database=None)
@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12), st.text(max_size=40))
def test_no_configuration_breaks_the_matcher(name: str, person: str, term: str, text: str) -> None:
    summit = Summit("s", name, people=((person,),), place=(term,), terms=(term, person))
    Matcher([summit, GYEONGJU]).assign("e", text, (f"{person} {name} {term} {text}",))


def test_a_name_that_is_only_an_accent_finds_nothing() -> None:
    accent = Summit("s", "Talks", people=(("\u0300",),), place=("\u0300",), terms=("\u0300",))
    assert where([accent], "Trump speaks", ("Donald Trump spoke of cars.",)) == {}


def day(month: int, number: int) -> datetime:
    return datetime(2025, month, number, 12, tzinfo=UTC)


OCTOBER = replace(TRUMP_XI, id="october", place=(), terms=(), starts=date(2025, 10, 30))
APRIL = replace(OCTOBER, id="april", starts=date(2026, 4, 8))
FACE_TO_FACE = "Donald Trump and Xi Jinping will face each other over tariffs, officials said."


def test_of_two_meetings_of_the_same_people_it_is_the_nearer_one() -> None:
    def matched(published: datetime) -> set[str]:
        matcher = Matcher([APRIL, OCTOBER])
        made = matcher.assign("e", FACE_TO_FACE, (FACE_TO_FACE,), (), published)
        return {assignment.summit for assignment in made}

    assert matched(day(10, 28)) == {"october"}
    assert matched(datetime(2026, 4, 1, tzinfo=UTC)) == {"april"}


def test_of_a_meeting_elsewhere_in_the_year_the_people_alone_say_nothing() -> None:
    dated = replace(GYEONGJU, starts=date(2025, 10, 29), ends=date(2025, 11, 1))
    washington = "Donald Trump received Lee Jae Myung in Washington on Monday."
    matcher = Matcher([dated])
    assert not matcher.assign("e", washington, (washington,), (), day(8, 25))
    assert matcher.assign("e", washington, (washington,), (), day(10, 25))
    assert matcher.assign("e", washington, (washington,)), "no date of publication, no objection"
    ahead = "Donald Trump and Lee Jae Myung will meet again in Gyeongju in the autumn."
    assert matcher.assign("e", ahead, (ahead,), (), day(8, 25))


def test_how_far_a_summit_is_away_is_told_where_it_could_decide() -> None:
    dated = replace(GYEONGJU, starts=date(2025, 10, 29), ends=date(2025, 11, 1))
    text = "Trump and Lee Jae Myung will meet in Gyeongju, then Trump and Xi Jinping in Busan."
    made = Matcher([dated, TRUMP_XI]).assign("e", text, (text,), (), day(10, 27))
    reasons = {
        assignment.summit: assignment.terms for assignment in made if assignment.paragraph == 0
    }
    assert "2 days away" in reasons["gyeongju"]
    assert not any("away" in reason for reason in reasons.get("trump-xi", ()))


def test_a_term_is_not_found_in_a_longer_word_that_is_a_term_of_another_summit() -> None:
    summits = [
        Summit("five", "Lake talks", terms=("C5",)),
        Summit("fifty", "Hill talks", terms=("C50",)),
    ]
    assert where(summits, "Ministers open C50 in Almaty", []) == {HEADLINE: {"fifty"}}
