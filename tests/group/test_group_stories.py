"""What joins, what stays apart, and that the partition is a function of the entries alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.group.comparison_form import ComparisonForm
from briefing.group.stories import Component, fingerprints, regroup, same_text

NOON = datetime(2025, 10, 29, 12, tzinfo=UTC)

WIRE = (
    "President Lee Jae Myung received Donald Trump at the national museum in Gyeongju on Wednesday "
    "with a guard of honour in robes of the old kingdom and a band that played for twenty minutes.",
    "Lee handed his guest the Grand Order of Mugunghwa, a medal in gold that no American president "
    "has been given before, and a copy of a crown found in a royal tomb nearby.",
    "Behind the ceremony the two governments are still bargaining over South Korean investment in "
    "American industry worth $350 billion, which Seoul would rather pay as loans and guarantees.",
    "Trump told reporters that the deal was pretty much finalized. Officials on both sides said "
    "that no agreement had been signed and that several questions of timing were open.",
    "Japan, which concluded its own trade agreement earlier in the year, has promised $550 billion "
    "and negotiators in Seoul hear the comparison at every meeting.",
    "The outline foresees money in stages, common work on shipbuilding and lower American tariffs "
    "on cars, according to two officials who asked not to be named.",
)
OTHER = (
    "Rescuers in the northern province searched through the night for a ferry that lost contact "
    "with the harbour on Tuesday evening after its crew reported water in the engine room.",
    "The coast guard sent four boats and a helicopter, but fog kept the aircraft on the ground "
    "until dawn, and relatives gathered in a school gymnasium near the pier.",
    "The owner of the vessel said it had passed its yearly inspection in May and carried fewer "
    "passengers than it was allowed to, a figure that the port authority has yet to confirm.",
)
KOREAN = (
    "이재명 대통령은 수요일 경주 국립박물관에서 도널드 트럼프 미국 대통령을 맞이하고 "
    "무궁화대훈장을 수여했다. 트럼프 대통령은 훈장이 매우 아름답다며 바로 달고 싶다고 말했다.",
    "양국은 3500억 달러 규모의 대미 투자를 놓고 협상을 이어가고 있으며 아직 합의문에는 서명하지 "
    "않았다고 정부 관계자들이 전했다.",
)

TREES = "ash birch cedar elm fir hazel juniper larch maple oak pine rowan"


def entry(
    name: str,
    paragraphs: tuple[str, ...] = WIRE,
    title: str = "Trump is given a gold medal in Gyeongju as trade talks drag on",
    *,
    hours: float = 0,
    **other: object,
) -> ComparisonForm:
    at = NOON + timedelta(hours=hours)
    made = ComparisonForm(
        entry=name,
        feed=f"https://{name}.example/rss",
        url=f"https://{name}.example/news/{name}",
        title=title,
        paragraphs=paragraphs,
        at=at,
        first_seen=at + timedelta(minutes=5),
    )
    return replace(made, **other)


def prose(seed: str, length: int) -> str:
    """A sentence of words that stand in no other sentence."""
    random = Random(seed)
    tokens = ("".join(random.choices("abdegiklmnoprstu", k=6)) for _ in range(length))
    return " ".join(tokens).capitalize() + "."


class Memory:
    """The cache, in memory."""

    def __init__(self) -> None:
        self.held: dict[str, ComparisonForm] = {}
        self.home: dict[str, str] = {}
        self.stories: dict[str, tuple[str, ...]] = {}
        self.lookups = 0

    def forms(self, entries):
        self.lookups += len(entries)
        return [self.held[name] for name in entries if name in self.held]

    def candidates(self, form):
        prints = fingerprints(form)
        return [
            name
            for name, other in self.held.items()
            if name != form.entry
            and abs(other.at - form.at) <= timedelta(days=15)
            and not prints.isdisjoint(fingerprints(other))
        ]

    def component_members(self, entries):
        homes = {self.home[name] for name in entries if name in self.home}
        return [name for name, home in self.home.items() if home in homes]

    def regroup(self, changed):
        return regroup(changed, self)

    def put(self, *forms: ComparisonForm, remove: tuple[str, ...] = ()) -> tuple[Component, ...]:
        self.held.update((form.entry, form) for form in forms)
        for name in remove:
            del self.held[name]
        groups = self.regroup([*(form.entry for form in forms), *remove])
        for name in remove:
            self.home.pop(name, None)
        for group in groups:
            for story in group.stories:
                for name in story.entries:
                    self.home[name] = group.id
        gone = {name for group in groups for story in group.stories for name in story.entries}
        gone.update(remove)
        self.stories = {
            name: members for name, members in self.stories.items() if gone.isdisjoint(members)
        }
        self.stories.update(
            (story.id, story.entries) for group in groups for story in group.stories
        )
        return groups


def stories_of(*forms: ComparisonForm) -> set[frozenset[str]]:
    memory = Memory()
    memory.put(*forms)
    return {frozenset(members) for members in memory.stories.values()}


def test_a_wire_copy_with_a_new_headline_and_a_tracking_link_joins():
    copy = entry("b", title="Seoul honours its guest", hours=3)
    copy = replace(copy, url="http://b.example/x?utm_source=rss&utm_medium=feed")
    assert same_text(entry("a"), copy)
    assert stories_of(entry("a"), copy) == {frozenset("ab")}


def test_the_first_two_paragraphs_join_the_full_text():
    assert same_text(entry("a"), entry("b", WIRE[:2], "A medal and a crown for Trump"))


def test_a_short_teaser_joins_the_full_text():
    first = WIRE[0].partition(" with a guard")[0] + "…"
    assert same_text(entry("a"), entry("b", (first,), "Seoul greets Trump with a crown"))


@pytest.mark.parametrize(
    "paragraphs", [WIRE[:-1], WIRE[1:], (*WIRE, OTHER[0]), (WIRE[0], OTHER[1], *WIRE[1:])]
)
def test_a_cut_or_added_paragraph_does_not_part_copies(paragraphs):
    assert same_text(entry("a"), entry("b", paragraphs, "Crown for Trump"))


def test_markup_of_the_same_words_does_not_part_copies():
    typeset = tuple(text.replace("'", "’").replace("-", "–") for text in WIRE)
    assert same_text(entry("a"), entry("b", (" ".join(typeset),)))


def test_korean_copies_join_and_korean_news_of_another_day_does_not():
    title = "경주서 한미 정상 만나"
    assert same_text(entry("a", KOREAN, title), entry("b", KOREAN[:1], "트럼프에 무궁화대훈장"))
    changed = tuple(text.replace("3500억", "5500억") for text in KOREAN)
    assert not same_text(entry("a", KOREAN, title), entry("b", changed, title))


def test_a_digest_joins_none_of_its_parts():
    parts = [
        entry("a", WIRE[:2]),
        entry("b", OTHER, "Ferry missing in the north"),
        entry("c", WIRE[2:4], "Seoul and Washington haggle over loans"),
    ]
    lead = ("Here is what moved the region overnight, and what to watch for in the day ahead.",)
    filler = tuple(
        f"Elsewhere, the council of town number {word} opened a library with a reading room for "
        f"{word} and a garden, which neighbours had asked for since the {word} flood."
        for word in TREES.split()
    )
    digest = entry("d", (*lead, *filler[:6], *WIRE[:4], *filler[6:], *OTHER), "Morning digest")
    assert not any(same_text(part, digest) for part in parts)
    opener = entry("e", (*WIRE[:1], *filler, *OTHER), "Morning digest")
    assert not same_text(entry("f", WIRE[:1]), opener)


def test_figures_veto():
    dearer = tuple(text.replace("$350 billion", "$550 billion") for text in WIRE)
    assert not same_text(entry("a"), entry("b", dearer))
    first = entry("a", ("South Korea has agreed to invest $350 billion in American industry.",))
    other = entry("b", ("South Korea has agreed to invest $550 billion in American industry.",))
    assert not same_text(first, other)


def test_negations_veto():
    signed = tuple(text.replace("no agreement had", "an agreement had") for text in WIRE)
    assert not same_text(entry("a"), entry("b", signed))
    body = "Ministers of both countries met for two hours on Wednesday and the text was {}signed."
    assert not same_text(entry("a", (body.format(""),)), entry("b", (body.format("not "),)))


def test_headlines_that_differ_in_a_figure_veto():
    first = entry("a", title="Seoul to pay $350 billion for lower tariffs")
    assert not same_text(first, entry("b", title="Seoul to pay $550 billion for lower tariffs"))


def test_one_teaser_does_not_join_texts_that_contradict_each_other():
    dearer = tuple(text.replace("$350 billion", "$550 billion") for text in WIRE)
    stories = stories_of(entry("a", WIRE[:2]), entry("b", hours=1), entry("c", dearer, hours=2))
    assert stories == {frozenset("ab"), frozenset("c")}


def test_the_time_a_page_was_put_up_does_not_part_copies():
    stamp = (
        "Posted: {} AM, October 29, 2025 by the foreign desk of our paper in Seoul, South Korea."
    )
    first = entry("a", (stamp.format("3:56"), *WIRE))
    assert same_text(first, entry("b", (stamp.format("4:56"), *WIRE)))


def test_a_byline_a_dateline_or_a_caption_does_not_part_copies():
    chrome = "Menu Weather Jane Merin, staff 5:38 am, Wednesday, October 29, 2025 SEOUL (AP) — "
    caption = "FILE - In this Oct. 11, 2024, file photo, the guest waves to a crowd of 700 people."
    teaser = WIRE[0].partition(" with a guard")[0]
    first = entry("a", (teaser,), "Seoul greets its guest with a crown")
    for before in (chrome, caption + " ", "Published October 29, 2025 at 2:01 am "):
        assert same_text(first, entry("b", (before + teaser,), "A crown for a guest"))


def test_excerpts_that_begin_elsewhere_in_a_text_join_when_one_runs_into_the_other():
    words = " ".join(WIRE).split()
    caption = "The guest and his host admire a crown of gold in a hall of the museum on their walk."
    title = "Seoul greets its guest with a crown of gold"
    first = entry("a", (f"{caption} {' '.join(words[:36])}",), title)
    other = entry("b", (" ".join(words[:60]),), "A president and a golden crown")
    assert same_text(first, other)
    assert same_text(other, first)
    quoted = (f"{' '.join(OTHER[0].split()[:20])} {' '.join(words[:14])}",)
    assert not same_text(entry("c", quoted, "Ferry missing in the north"), other)


def test_one_long_headline_over_partly_equal_teasers_joins_for_two_days():
    title = "Seoul greets its guest with a crown of gold and an unsigned deal"
    first = entry(
        "a", (f"{prose('lead', 14)} {' '.join(WIRE[0].split()[:16])} {prose('end', 12)}",), title
    )
    other = entry("b", WIRE[:1], title)
    assert same_text(first, other)
    assert not same_text(first, replace(other, at=NOON + timedelta(hours=60)))
    assert not same_text(
        first, replace(other, title="A crown and a guest in the museum on Wednesday")
    )


CAPTIONED = (
    "FILE - Robes and a guard in the museum, which stands in an old royal park: here President Lee "
    "received Donald Trump.",
)
NAMED = "Seoul greets its guest with a crown of gold and an unsigned deal"


def test_a_caption_goes_with_the_text_whose_headline_it_bears():
    text, caption = entry("a", title=NAMED), entry("b", CAPTIONED, NAMED, hours=3)
    assert same_text(text, caption)
    assert stories_of(text, caption) == {frozenset("ab")}
    later = replace(caption, at=NOON + timedelta(hours=60))
    elsewhere = replace(caption, paragraphs=("FILE - A ferry in the harbour of the north, seen.",))
    for other in (later, elsewhere, replace(caption, feed=text.feed), replace(caption, title="")):
        assert stories_of(text, other) == {frozenset("a"), frozenset("b")}


def test_a_headline_over_two_texts_says_of_no_caption_whose_it_is():
    caption = entry("c", CAPTIONED, NAMED, hours=3)
    other = tuple(prose(f"other {place}", 30) for place in range(4))
    rival = entry("b", (f"Of robes at the museum {prose('lead', 20)}", *other), NAMED, hours=1)
    assert not same_text(entry("a", title=NAMED), rival)
    stories = stories_of(entry("a", title=NAMED), rival, caption)
    assert stories == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_half_a_text_under_its_own_long_headline_is_a_copy():
    pictures = tuple(prose(f"picture {place}", 40) for place in range(3))
    long = (*WIRE, *(prose(f"more {place}", 40) for place in range(12)))
    first, other = entry("a", long, NAMED), entry("b", (*pictures, *WIRE), NAMED)
    assert same_text(first, other)
    assert not same_text(first, replace(other, title="A dozen pictures of a visit"))
    assert not same_text(first, replace(other, feed=first.feed, url=first.url + "/2"))


def test_the_states_of_a_running_report_that_are_cut_short_join():
    opening = "The latest on the meeting of the two presidents in Gyeongju (all times local):"
    first = entry("a", (f"{opening} 10:15 a.m. {prose('one', 30)}",), "The latest: he lands")
    other = entry("b", (f"{opening} 9:05 a.m. {prose('two', 30)}",), "The latest: he is awaited")
    plain = replace(other, title="The guest is awaited")
    assert same_text(first, other)
    assert same_text(first, plain)
    assert not same_text(plain, replace(first, title="The guest lands"))
    assert not same_text(first, replace(other, feed=first.feed))
    assert not same_text(first, replace(other, paragraphs=(prose("two", 30),)))


def test_a_sentence_that_a_teaser_cuts_short_denies_nothing():
    opening = "The guest wrote on Wednesday, before he met his host at the museum in Gyeongju, that"
    first = entry("a", (f"{opening} their ties had never been better.",), NAMED)
    assert same_text(first, entry("b", (f"{opening} their ties had",), NAMED))
    assert same_text(first, entry("b", (f"{opening} their ties had…",), NAMED))
    assert not same_text(first, entry("b", (f"{opening} their ties had been better.",), NAMED))


def test_the_states_of_a_running_report_join():
    opening = "The latest on the meeting of the two presidents in Gyeongju, all times local."
    early = (opening, *(prose(f"item {place}", 40) for place in range(3)))
    late = (opening, *(prose(f"later {place}", 40) for place in range(8)), *early[1:])
    title = "The latest: the guest {} in Gyeongju"
    first, other = (
        entry("a", early, title.format("arrives")),
        entry("b", late, "Latest: it is over"),
    )
    assert same_text(first, replace(other, title=title.format("leaves")))
    assert not same_text(first, replace(other, paragraphs=late[1:]))


def test_a_headline_alone_joins_nothing_that_has_a_text():
    assert not same_text(entry("a", WIRE), entry("b", OTHER))
    assert not same_text(entry("a", WIRE), entry("b", ()))


def test_long_equal_headlines_join_entries_without_text_for_two_days():
    bare = entry("a", ())
    assert same_text(bare, entry("b", (), hours=40))
    assert not same_text(bare, entry("b", (), hours=60))
    assert not same_text(bare, entry("b", (), feed=bare.feed))
    assert not same_text(
        entry("a", (), "Trump arrives in Seoul"), entry("b", (), "Trump arrives in Seoul")
    )


def test_a_body_that_is_a_label_or_the_headline_is_no_text():
    assert not same_text(
        entry("a", ("Read more",), "Markets rise"), entry("b", ("Read more",), "Ferry lost")
    )
    title = "Trump is given a gold medal in Gyeongju as trade talks drag on"
    assert not same_text(entry("a", (f"{title} The Harbour Post",)), entry("b", (*WIRE,), title))


def test_one_link_joins_texts_that_do_not_contradict():
    link = "https://post.example/2025/10/29/gyeongju"
    first = entry("a", WIRE[:1], url=link)
    summary = ("The president's guest leaves with a crown, a medal and an unsigned deal on loans.",)
    assert same_text(first, entry("b", summary, "A crown for the guest", url=link))
    assert same_text(first, entry("b", (), "A crown for the guest", url=link))
    assert not same_text(
        first, entry("b", summary, "A crown", url=link, at=NOON + timedelta(days=20))
    )


def test_posts_of_a_live_blog_and_links_to_a_front_page_stay_apart():
    feed, page = "https://post.example/rss", "https://post.example/live/gyeongju"
    first = entry("a", WIRE[:1], "The guest arrives", feed=feed, url=page)
    other = entry("b", OTHER[:1], "A ferry is missing", feed=feed, url=page)
    assert not same_text(first, other)
    front = "https://post.example/"
    assert not same_text(
        replace(first, url=front), replace(other, url=front, feed="https://x.example/rss")
    )


def test_a_link_that_no_parser_accepts_is_no_link():
    broken = "http://[::bad/news"
    assert same_text(entry("a", url=broken), entry("b", url=broken))
    assert not same_text(entry("a", url=broken), entry("b", OTHER, "Ferry", url=broken))


def test_standing_paragraphs_of_one_house_join_nothing():
    standing = (
        "The ministry publishes its notices on working days at noon and keeps them for ten years "
        "in the reading room of its library, where visitors are welcome from nine to five.",
        "Questions of the press are answered by the information desk, which asks for the name of "
        "the paper, a telephone number and a deadline, and calls back within the hour.",
    )
    feed = "https://ministry.example/rss"
    first = entry("a", (OTHER[0], *standing), "Ferry missing in the north", feed=feed)
    other = entry("b", (WIRE[0], *standing), "Guest received in Gyeongju", feed=feed)
    assert not same_text(first, other)
    teaser = ("Continue reading the whole story on our website, with pictures and a map.",)
    assert not same_text(
        entry("a", teaser, "Ferry missing in the north", feed=feed),
        entry("b", teaser, "Guest received in Gyeongju", feed=feed),
    )


def test_the_same_feed_republishing_under_another_guid_joins():
    again = entry("b", hours=2, feed=entry("a").feed)
    assert same_text(entry("a"), again)


def test_an_anniversary_does_not_join():
    assert not same_text(entry("a"), entry("b", hours=24 * 15))
    assert same_text(entry("a"), entry("b", hours=24 * 13))


def test_rewrites_link_to_the_first_text_and_do_not_chain():
    parts = [tuple(prose(f"{kind} {place}", 30) for place in range(6)) for kind in ("old", "new")]
    drafts = [parts[0], parts[0][:4] + parts[1][:2], parts[0][:2] + parts[1][:4], parts[1]]
    made = [
        entry(name, draft, f"Harbour talks {name}", hours=hour)
        for hour, (name, draft) in enumerate(zip("abcd", drafts, strict=True))
    ]
    assert same_text(made[0], made[1])
    assert same_text(made[2], made[3])
    assert not same_text(made[0], made[3])
    stories = stories_of(*made)
    assert not any({"a", "d"} <= story for story in stories)


def test_the_text_that_most_others_carry_is_the_centre_of_a_story():
    parts = [prose(f"part {place}", 60) for place in range(8)]
    drafts = {"a": parts[:4], "b": parts[:7], "c": parts[3:], "d": parts[1:6]}
    made = {
        name: entry(name, tuple(draft), f"Harbour talks {name}", hours=hour)
        for hour, (name, draft) in enumerate(drafts.items())
    }
    assert not same_text(made["a"], made["c"])
    assert stories_of(*made.values()) == {frozenset("abcd")}


def test_what_is_alike_to_two_texts_goes_to_the_nearer():
    old, new = (tuple(prose(f"{kind} {place}", 30) for place in range(6)) for kind in ("o", "n"))
    between = entry("c", (*old[:2], *new[:4]), "Harbour talks, a draft", hours=2)
    texts = [
        *(entry(name, old, f"Harbour talks {name}") for name in "ab"),
        *(entry(name, (*new[:4], *old[2:4]), f"Harbour news {name}", hours=3) for name in "de"),
    ]
    assert {frozenset("ab"), frozenset("cde")} <= stories_of(between, *texts)


def test_the_copy_shown_first_is_the_preferred_then_the_longest():
    memory = Memory()
    memory.put(entry("a", WIRE[:3]), entry("b", WIRE, hours=1), entry("c", WIRE[:2], hours=2))
    assert memory.stories == {"sa": ("b", "a", "c")}
    memory.put(entry("c", WIRE[:2], hours=2, prefer=10))
    assert memory.stories == {"sa": ("c", "a", "b")}


def test_standing_words_make_no_copy_the_longest():
    memory = Memory()
    footer = prose("footer", 200)
    padded = entry("b", (*WIRE[:3], footer), hours=1, recurring=(footer,))
    memory.put(entry("a", WIRE), padded)
    assert memory.stories == {"sa": ("a", "b")}
    memory.put(replace(padded, recurring=()))
    assert memory.stories == {"sa": ("b", "a")}


def test_a_text_is_compared_without_its_standing_words():
    footer = prose("footer", 60)
    first = entry("a", (f"{WIRE[0]} {footer}",), "Seoul greets its guest")
    other = entry("b", (f"{OTHER[0]} {footer}",), "Ferry missing in the north")
    assert same_text(first, other)
    assert not same_text(replace(first, recurring=(footer,)), other)
    assert fingerprints(replace(first, recurring=(footer,))) == fingerprints(first)
    copy = entry("c", (WIRE[0],), "A guest is greeted")
    assert same_text(replace(first, recurring=(footer,)), copy)
    alone = replace(first, paragraphs=(footer,), recurring=(footer,))
    assert same_text(alone, other)


def test_a_story_keeps_its_id_when_an_older_copy_arrives_later():
    memory = Memory()
    memory.put(entry("b", hours=5))
    assert set(memory.stories) == {"sb"}
    memory.put(entry("a", first_seen=NOON + timedelta(hours=6)))
    assert memory.stories == {"sb": ("a", "b")}


def test_an_entry_that_changes_its_text_leaves_its_story():
    memory = Memory()
    memory.put(entry("a"), entry("b", hours=1), entry("c", hours=2))
    memory.put(entry("b", OTHER, "Ferry missing in the north", hours=1))
    assert memory.stories == {"sa": ("a", "c"), "sb": ("b",)}


def test_a_removed_entry_makes_its_old_mates_be_decided_again():
    memory = Memory()
    memory.put(entry("a"), entry("b", hours=1))
    groups = memory.put(remove=("a",))
    assert [story.entries for group in groups for story in group.stories] == [("b",)]
    assert memory.stories == {"sb": ("b",)}


def test_an_unknown_entry_is_no_error():
    assert regroup(["nobody"], Memory()) == ()
    assert regroup([], Memory()) == ()


def test_the_cost_of_an_entry_does_not_grow_with_the_cache():
    memory = Memory()
    for number in range(60):
        body = (prose(f"one {number}", 40), prose(f"two {number}", 40))
        memory.put(entry(f"e{number}", body, f"Report {number} of the harbour office"))
    memory.lookups = 0
    memory.put(entry("new", OTHER, "Ferry missing in the north"))
    assert memory.lookups <= 2


SENTENCES = (
    *WIRE,
    *OTHER,
    *KOREAN,
    WIRE[2].replace("$350", "$550"),
    "Read more",
    "The ship sailed.",
    *CAPTIONED,
)
TITLES = (
    "Trump is given a gold medal in Gyeongju as trade talks drag on",
    "Ferry missing in the north after a call from its engine room",
    "Morning digest",
    "",
)
forms = st.builds(
    lambda name, picks, title, feed, link, hours, seen: ComparisonForm(
        entry=f"e{name:02}",
        feed=f"https://f{feed}.example/rss",
        url=None if link is None else f"https://f{feed % 2}.example/{link}",
        title=title,
        paragraphs=tuple(dict.fromkeys(SENTENCES[pick] for pick in picks)),
        at=NOON + timedelta(hours=hours),
        first_seen=NOON + timedelta(hours=seen),
    ),
    name=st.integers(0, 15),
    picks=st.lists(st.integers(0, len(SENTENCES) - 1), max_size=7),
    title=st.sampled_from(TITLES),
    feed=st.integers(0, 3),
    link=st.none() | st.sampled_from(["a", "b", "b?utm_source=x", ""]),
    hours=st.integers(0, 30 * 24),
    seen=st.integers(0, 40 * 24),
)
some = st.lists(forms, max_size=9, unique_by=lambda form: form.entry)
unhurried = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


@unhurried
@given(forms, forms)
def test_likeness_is_symmetric_and_found_by_the_index(first, other):
    assert same_text(first, other) == same_text(other, first)
    if same_text(first, other):
        assert fingerprints(first) & fingerprints(other)


@unhurried
@given(some, st.randoms(use_true_random=False))
def test_order_and_portions_of_arrival_change_nothing(entries, random):
    whole, bit_by_bit = Memory(), Memory()
    whole.put(*entries)
    shuffled = random.sample(entries, len(entries))
    while shuffled:
        size = random.randint(1, 3)
        bit_by_bit.put(*shuffled[:size])
        shuffled = shuffled[size:]
    assert bit_by_bit.stories == whole.stories
    assert bit_by_bit.home == whole.home


@unhurried
@given(some, some, st.randoms(use_true_random=False))
def test_updates_and_removals_end_where_a_fresh_start_would(first, later, random):
    lived, fresh = Memory(), Memory()
    lived.put(*first)
    lived.put(*later)
    removed = tuple(name for name in sorted(lived.held) if random.random() < 0.3)
    lived.put(remove=removed)
    fresh.put(*lived.held.values())
    assert lived.stories == fresh.stories
    assert lived.home == fresh.home


@unhurried
@given(some)
def test_every_entry_is_in_one_story_and_a_second_run_changes_nothing(entries):
    memory = Memory()
    memory.put(*entries)
    members = [name for story in memory.stories.values() for name in story]
    assert sorted(members) == sorted(memory.held)
    before = dict(memory.stories)
    memory.put(*entries[::2])
    assert memory.stories == before


@unhurried
@given(some)
def test_no_story_holds_both_amounts_for_one_sentence(entries):
    memory = Memory()
    memory.put(*entries)
    for members in memory.stories.values():
        texts = {text for name in members for text in memory.held[name].paragraphs}
        whole = [
            name
            for name in members
            if {WIRE[2], WIRE[2].replace("$350", "$550")} <= set(memory.held[name].paragraphs)
        ]
        if not whole:
            assert not {WIRE[2], WIRE[2].replace("$350", "$550")} <= texts


def test_six_hundred_words_need_some_fifty_fingerprints():
    body = tuple(prose(f"part {row}", 60) for row in range(10))
    assert 20 <= len(fingerprints(entry("a", body))) <= 60
