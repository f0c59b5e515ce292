"""Which two texts are one, and what keeps two apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from briefing.group.stories import same_text
from tests.group.comparison_forms import (
    CAPTIONED,
    KOREAN,
    NAMED,
    NOON,
    OTHER,
    WIRE,
    form,
    prose,
)
from tests.group.memory import stories_of

TREES = "ash birch cedar elm fir hazel juniper larch maple oak pine rowan"


def test_a_wire_copy_with_a_new_headline_and_a_tracking_link_joins() -> None:
    copy = form("b", title="Seoul honours its guest", hours=3)
    copy = replace(copy, url="http://b.example/x?utm_source=rss&utm_medium=feed")
    assert same_text(form("a"), copy)
    assert stories_of(form("a"), copy) == {frozenset("ab")}


def test_the_first_two_paragraphs_join_the_full_text() -> None:
    assert same_text(form("a"), form("b", WIRE[:2], "A medal and a crown for Trump"))


def test_a_short_teaser_joins_the_full_text() -> None:
    first = WIRE[0].partition(" with a guard")[0] + "…"
    assert same_text(form("a"), form("b", (first,), "Seoul greets Trump with a crown"))


@pytest.mark.parametrize(
    "paragraphs", [WIRE[:-1], WIRE[1:], (*WIRE, OTHER[0]), (WIRE[0], OTHER[1], *WIRE[1:])]
)
def test_a_cut_or_added_paragraph_does_not_part_copies(paragraphs: tuple[str, ...]) -> None:
    assert same_text(form("a"), form("b", paragraphs, "Crown for Trump"))


def test_markup_of_the_same_words_does_not_part_copies() -> None:
    typeset = tuple(text.replace("'", "’").replace("-", "–") for text in WIRE)
    assert same_text(form("a"), form("b", (" ".join(typeset),)))


def test_korean_copies_join_and_korean_news_of_another_day_does_not() -> None:
    title = "경주서 한미 정상 만나"
    assert same_text(form("a", KOREAN, title), form("b", KOREAN[:1], "트럼프에 무궁화대훈장"))
    changed = tuple(text.replace("3500억", "5500억") for text in KOREAN)
    assert not same_text(form("a", KOREAN, title), form("b", changed, title))


def test_a_digest_joins_none_of_its_parts() -> None:
    parts = [
        form("a", WIRE[:2]),
        form("b", OTHER, "Ferry missing in the north"),
        form("c", WIRE[2:4], "Seoul and Washington haggle over loans"),
    ]
    lead = ("Here is what moved the region overnight, and what to watch for in the day ahead.",)
    filler = tuple(
        f"Elsewhere, the council of town number {word} opened a library with a reading room for "
        f"{word} and a garden, which neighbours had asked for since the {word} flood."
        for word in TREES.split()
    )
    digest = form("d", (*lead, *filler[:6], *WIRE[:4], *filler[6:], *OTHER), "Morning digest")
    assert not any(same_text(part, digest) for part in parts)
    opener = form("e", (*WIRE[:1], *filler, *OTHER), "Morning digest")
    assert not same_text(form("f", WIRE[:1]), opener)


def test_figures_veto() -> None:
    dearer = tuple(text.replace("$350 billion", "$550 billion") for text in WIRE)
    assert not same_text(form("a"), form("b", dearer))
    first = form("a", ("South Korea has agreed to invest $350 billion in American industry.",))
    other = form("b", ("South Korea has agreed to invest $550 billion in American industry.",))
    assert not same_text(first, other)


def test_negations_veto() -> None:
    signed = tuple(text.replace("no agreement had", "an agreement had") for text in WIRE)
    assert not same_text(form("a"), form("b", signed))
    body = "Ministers of both countries met for two hours on Wednesday and the text was {}signed."
    assert not same_text(form("a", (body.format(""),)), form("b", (body.format("not "),)))


def test_headlines_that_differ_in_a_figure_veto() -> None:
    first = form("a", title="Seoul to pay $350 billion for lower tariffs")
    assert not same_text(first, form("b", title="Seoul to pay $550 billion for lower tariffs"))


def test_one_teaser_does_not_join_texts_that_contradict_each_other() -> None:
    dearer = tuple(text.replace("$350 billion", "$550 billion") for text in WIRE)
    partition = stories_of(form("a", WIRE[:2]), form("b", hours=1), form("c", dearer, hours=2))
    assert partition == {frozenset("ab"), frozenset("c")}


def test_the_time_a_page_was_put_up_does_not_part_copies() -> None:
    stamp = (
        "Posted: {} AM, October 29, 2025 by the foreign desk of our paper in Seoul, South Korea."
    )
    first = form("a", (stamp.format("3:56"), *WIRE))
    assert same_text(first, form("b", (stamp.format("4:56"), *WIRE)))


def test_a_byline_a_dateline_or_a_caption_does_not_part_copies() -> None:
    chrome = "Menu Weather Jane Merin, staff 5:38 am, Wednesday, October 29, 2025 SEOUL (AP) — "
    caption = "FILE - In this Oct. 11, 2024, file photo, the guest waves to a crowd of 700 people."
    teaser = WIRE[0].partition(" with a guard")[0]
    first = form("a", (teaser,), "Seoul greets its guest with a crown")
    for before in (chrome, caption + " ", "Published October 29, 2025 at 2:01 am "):
        assert same_text(first, form("b", (before + teaser,), "A crown for a guest"))


def test_excerpts_that_begin_elsewhere_in_a_text_join_when_one_runs_into_the_other() -> None:
    words = " ".join(WIRE).split()
    caption = "The guest and his host admire a crown of gold in a hall of the museum on their walk."
    title = "Seoul greets its guest with a crown of gold"
    first = form("a", (f"{caption} {' '.join(words[:36])}",), title)
    other = form("b", (" ".join(words[:60]),), "A president and a golden crown")
    assert same_text(first, other)
    assert same_text(other, first)
    quoted = (f"{' '.join(OTHER[0].split()[:20])} {' '.join(words[:14])}",)
    assert not same_text(form("c", quoted, "Ferry missing in the north"), other)


def test_one_long_headline_over_partly_equal_teasers_joins_for_two_days() -> None:
    title = "Seoul greets its guest with a crown of gold and an unsigned deal"
    first = form(
        "a", (f"{prose('lead', 14)} {' '.join(WIRE[0].split()[:16])} {prose('end', 12)}",), title
    )
    other = form("b", WIRE[:1], title)
    assert same_text(first, other)
    assert not same_text(first, replace(other, at=NOON + timedelta(hours=60)))
    assert not same_text(
        first, replace(other, title="A crown and a guest in the museum on Wednesday")
    )


def test_a_caption_goes_with_the_text_whose_headline_it_bears() -> None:
    text, caption = form("a", title=NAMED), form("b", CAPTIONED, NAMED, hours=3)
    assert same_text(text, caption)
    assert stories_of(text, caption) == {frozenset("ab")}
    later = replace(caption, at=NOON + timedelta(hours=60))
    elsewhere = replace(caption, paragraphs=("FILE - A ferry in the harbour of the north, seen.",))
    for other in (later, elsewhere, replace(caption, feed=text.feed), replace(caption, title="")):
        assert stories_of(text, other) == {frozenset("a"), frozenset("b")}


def test_a_headline_over_two_texts_says_of_no_caption_whose_it_is() -> None:
    caption = form("c", CAPTIONED, NAMED, hours=3)
    other = tuple(prose(f"other {place}", 30) for place in range(4))
    rival = form("b", (f"Of robes at the museum {prose('lead', 20)}", *other), NAMED, hours=1)
    assert not same_text(form("a", title=NAMED), rival)
    partition = stories_of(form("a", title=NAMED), rival, caption)
    assert partition == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_half_a_text_under_its_own_long_headline_is_a_copy() -> None:
    pictures = tuple(prose(f"picture {place}", 40) for place in range(3))
    long = (*WIRE, *(prose(f"more {place}", 40) for place in range(12)))
    first, other = form("a", long, NAMED), form("b", (*pictures, *WIRE), NAMED)
    assert same_text(first, other)
    assert not same_text(first, replace(other, title="A dozen pictures of a visit"))
    assert not same_text(first, replace(other, feed=first.feed, url=f"{first.url}/2"))


def test_the_states_of_a_running_report_that_are_cut_short_join() -> None:
    opening = "The latest on the meeting of the two presidents in Gyeongju (all times local):"
    first = form("a", (f"{opening} 10:15 a.m. {prose('one', 30)}",), "The latest: he lands")
    other = form("b", (f"{opening} 9:05 a.m. {prose('two', 30)}",), "The latest: he is awaited")
    plain = replace(other, title="The guest is awaited")
    assert same_text(first, other)
    assert same_text(first, plain)
    assert not same_text(plain, replace(first, title="The guest lands"))
    assert not same_text(first, replace(other, feed=first.feed))
    assert not same_text(first, replace(other, paragraphs=(prose("two", 30),)))


def test_a_sentence_that_a_teaser_cuts_short_denies_nothing() -> None:
    opening = "The guest wrote on Wednesday, before he met his host at the museum in Gyeongju, that"
    first = form("a", (f"{opening} their ties had never been better.",), NAMED)
    assert same_text(first, form("b", (f"{opening} their ties had",), NAMED))
    assert same_text(first, form("b", (f"{opening} their ties had…",), NAMED))
    assert not same_text(first, form("b", (f"{opening} their ties had been better.",), NAMED))


def test_the_states_of_a_running_report_join() -> None:
    opening = "The latest on the meeting of the two presidents in Gyeongju, all times local."
    early = (opening, *(prose(f"item {place}", 40) for place in range(3)))
    late = (opening, *(prose(f"later {place}", 40) for place in range(8)), *early[1:])
    title = "The latest: the guest {} in Gyeongju"
    first, other = (
        form("a", early, title.format("arrives")),
        form("b", late, "Latest: it is over"),
    )
    assert same_text(first, replace(other, title=title.format("leaves")))
    assert not same_text(first, replace(other, paragraphs=late[1:]))


def test_a_headline_alone_joins_nothing_that_has_a_text() -> None:
    assert not same_text(form("a", WIRE), form("b", OTHER))
    assert not same_text(form("a", WIRE), form("b", ()))


def test_long_equal_headlines_join_entries_without_text_for_two_days() -> None:
    bare = form("a", ())
    assert same_text(bare, form("b", (), hours=40))
    assert not same_text(bare, form("b", (), hours=60))
    assert not same_text(bare, form("b", (), feed=bare.feed))
    assert not same_text(
        form("a", (), "Trump arrives in Seoul"), form("b", (), "Trump arrives in Seoul")
    )


def test_a_body_that_is_a_label_or_the_headline_is_no_text() -> None:
    assert not same_text(
        form("a", ("Read more",), "Markets rise"), form("b", ("Read more",), "Ferry lost")
    )
    title = "Trump is given a gold medal in Gyeongju as trade talks drag on"
    assert not same_text(form("a", (f"{title} The Harbour Post",)), form("b", (*WIRE,), title))


def test_one_link_joins_texts_that_do_not_contradict() -> None:
    link = "https://post.example/2025/10/29/gyeongju"
    first = form("a", WIRE[:1], url=link)
    summary = ("The president's guest leaves with a crown, a medal and an unsigned deal on loans.",)
    assert same_text(first, form("b", summary, "A crown for the guest", url=link))
    assert same_text(first, form("b", (), "A crown for the guest", url=link))
    assert not same_text(
        first, form("b", summary, "A crown", url=link, at=NOON + timedelta(days=20))
    )


def test_posts_of_a_live_blog_and_links_to_a_front_page_stay_apart() -> None:
    feed, page = "https://post.example/rss", "https://post.example/live/gyeongju"
    first = form("a", WIRE[:1], "The guest arrives", feed=feed, url=page)
    other = form("b", OTHER[:1], "A ferry is missing", feed=feed, url=page)
    assert not same_text(first, other)
    front = "https://post.example/"
    assert not same_text(
        replace(first, url=front), replace(other, url=front, feed="https://x.example/rss")
    )


def test_a_link_that_no_parser_accepts_is_no_link() -> None:
    broken = "http://[::bad/news"
    assert same_text(form("a", url=broken), form("b", url=broken))
    assert not same_text(form("a", url=broken), form("b", OTHER, "Ferry", url=broken))


def test_standing_paragraphs_of_one_house_join_nothing() -> None:
    boilerplate = (
        "The ministry publishes its notices on working days at noon and keeps them for ten years "
        "in the reading room of its library, where visitors are welcome from nine to five.",
        "Questions of the press are answered by the information desk, which asks for the name of "
        "the paper, a telephone number and a deadline, and calls back within the hour.",
    )
    feed = "https://ministry.example/rss"
    first = form("a", (OTHER[0], *boilerplate), "Ferry missing in the north", feed=feed)
    other = form("b", (WIRE[0], *boilerplate), "Guest received in Gyeongju", feed=feed)
    assert not same_text(first, other)
    teaser = ("Continue reading the whole story on our website, with pictures and a map.",)
    assert not same_text(
        form("a", teaser, "Ferry missing in the north", feed=feed),
        form("b", teaser, "Guest received in Gyeongju", feed=feed),
    )


def test_the_same_feed_republishing_under_another_guid_joins() -> None:
    again = form("b", hours=2, feed=form("a").feed)
    assert same_text(form("a"), again)


def test_an_anniversary_does_not_join() -> None:
    assert not same_text(form("a"), form("b", hours=24 * 15))
    assert same_text(form("a"), form("b", hours=24 * 13))
