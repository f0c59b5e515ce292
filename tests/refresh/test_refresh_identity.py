"""An item of a feed stays the same entry, whatever its feed does to its guid, link or headline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.store.connection import open_writable
from tests.builders.rss import item
from tests.refresh.documents import Documents

HOUR = timedelta(hours=1)
MORNING = datetime(2025, 10, 28, 8, tzinfo=UTC)
TEXTS = (
    "The harbour board of Marran voted for a second ferry to the island on Tuesday evening.",
    "Growers in the Ostrel valley expect the smallest harvest of plums since the frost of May.",
    "A court in Belmar let the sale of the old mint go ahead and gave its reasons in writing.",
)


def report(
    n: int,
    guid: str | None = "",
    link: str | None = None,
    *,
    title: str | None = None,
    text: str | None = None,
    published: datetime | str | None = "",
) -> str:
    """An item with a text of its own; ``guid`` and ``published`` differ unless they are given."""
    date = MORNING + n * HOUR if published == "" else published
    built = item(
        title or f"Report {n}",
        TEXTS[n] if text is None else text,
        guid=f"r{n}" if guid == "" else guid or "",
        link=link,
        published=date,
    )
    return built.replace("<guid></guid>", "")


@pytest.mark.parametrize("guid", ["N/A", "none", "wire-report", "https://wire.example/"])
@pytest.mark.parametrize(
    "link", [None, "N/A", "https://wire.example/reports", "https://wire.example"]
)
def test_a_guid_that_several_items_have_does_not_depend_on_who_else_is_in_the_document(
    documents: Documents, guid: str, link: str | None
) -> None:
    zero, first, second = (report(n, guid, link) for n in range(3))
    assert documents.publish(first, zero) == 2
    assert documents.publish(first) == 0
    assert documents.publish(second, first) == 1
    assert documents.publish(second) == 0
    assert documents.titles() == ["Report 0", "Report 1", "Report 2"]


@pytest.mark.parametrize("guid", ["wire-report", "https://wire.example/reports"])
def test_a_guid_may_turn_out_to_be_shared(documents: Documents, guid: str) -> None:
    assert documents.publish(report(0, guid)) == 1
    assert documents.publish(report(1, guid), report(0, guid)) == 1
    assert documents.publish(report(1, guid)) == 0
    assert documents.titles() == ["Report 0", "Report 1"]


def test_a_place_in_the_document_is_no_identity(documents: Documents) -> None:
    links = [f"https://wire.example/{n}" for n in range(3)]
    assert documents.publish(report(1, "1", links[1]), report(0, "2", links[0])) == 2
    assert (
        documents.publish(
            report(2, "1", links[2]), report(1, "2", links[1]), report(0, "3", links[0])
        )
        == 1
    )
    assert documents.titles() == ["Report 0", "Report 1", "Report 2"]


def test_bad_guids_may_become_good_ones(documents: Documents) -> None:
    links = [f"https://wire.example/{n}" for n in range(3)]
    assert documents.publish(*(report(n, "0000", links[n]) for n in range(3))) == 3
    assert documents.publish(*(report(n, f"good-{n}", links[n]) for n in range(3))) == 0
    assert (
        documents.publish(*(report(n, f"good-{n}", links[n], text=TEXTS[0]) for n in range(1))) == 0
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://wire.example/a/{}",
        "http://www.wire.example/a/{}",
        "http://wire.example:80/a/{}",
        "https://wire.example:443/a/{}/",
        "https://WIRE.example/a/{}",
    ],
)
@pytest.mark.parametrize("as_guid", [True, False])
def test_another_way_to_write_an_address_is_the_same_address(
    documents: Documents, address: str, as_guid: bool
) -> None:
    def items(form: str, *, edited: bool = False) -> list[str]:
        addresses = [form.format(n) for n in range(3)]
        return [
            report(
                n,
                address if as_guid else None,
                address,
                title=f"Now {n}" if edited else None,
                text=TEXTS[n - 1] if edited else None,
            )
            for n, address in enumerate(addresses)
        ]

    assert documents.publish(*items("http://wire.example/a/{}")) == 3
    assert documents.publish(*items(address)) == 0
    assert documents.publish(*items(address, edited=True)) == 0
    assert documents.titles() == ["Now 0", "Now 1", "Now 2"]


def test_an_address_within_a_guid_may_change_its_form(documents: Documents) -> None:
    forms = "4711 at http://wire.example", "4711 at https://www.wire.example"
    assert documents.publish(report(0, forms[0])) == 1
    assert documents.publish(report(0, forms[1], title="Now 0", text=TEXTS[1])) == 0


@pytest.mark.parametrize("title", ["Bulletin", None])
@pytest.mark.parametrize("guid", ["wire-report", None])
@pytest.mark.parametrize("link", ["https://wire.example/reports", None])
def test_items_with_nothing_but_a_text_of_their_own_are_told_apart(
    documents: Documents, title: str | None, guid: str | None, link: str | None
) -> None:
    def bulletin(n: int) -> str:
        titled = report(n, guid, link, title=title or "none")
        return titled if title else titled.replace("<title>none</title>", "")

    assert documents.publish(bulletin(1), bulletin(0)) == 2
    assert documents.publish(bulletin(2), bulletin(1)) == 1
    assert documents.publish(bulletin(2)) == 0
    assert len(documents.titles()) == 3


def test_guids_that_differ_in_the_fragment_alone_are_different(documents: Documents) -> None:
    assert documents.publish(report(0, "https://wire.example/live#post-1")) == 1
    assert documents.publish(report(1, "https://wire.example/live#post-2")) == 1


def test_one_item_under_two_forms_of_its_address_is_one_entry(documents: Documents) -> None:
    forms = "http://wire.example/1", "https://www.wire.example/1"
    assert documents.publish(*(report(1, form, form) for form in forms)) == 1


@pytest.mark.parametrize(
    "moved", ["https://news.wire.example/{}", "https://wire.example/corrected-{}"]
)
def test_items_that_move_to_another_address_are_known_by_what_they_say(
    documents: Documents, moved: str
) -> None:
    old = [f"https://wire.example/{n}" for n in range(3)]
    assert documents.publish(*(report(n, old[n], old[n]) for n in range(3))) == 3
    new = [moved.format(n) for n in range(3)]
    assert documents.publish(*(report(n, new[n], new[n]) for n in range(3))) == 0
    assert len(documents.titles()) == 3


def test_a_new_headline_moves_the_item_to_an_address_made_of_it(documents: Documents) -> None:
    old, new = "https://wire.example/second-ferry", "https://wire.example/second-ferry-approved"
    assert documents.publish(report(0, old, old, title="Board votes on second ferry")) == 1
    assert documents.publish(report(0, new, new, title="Board votes for second ferry")) == 0


@pytest.mark.parametrize(
    ("guid", "link"),
    [
        ("https://wire.example", "https://wire.example#item={}"),
        ("https://wire.example", "https://wire.example/"),
        (None, "https://wire.example/"),
        (None, None),
    ],
)
@pytest.mark.parametrize("published", ["", None])
def test_an_edited_headline_without_a_usable_guid_is_the_same_item(
    documents: Documents, guid: str | None, link: str | None, published: str | None
) -> None:
    def items(title: str, text: str) -> list[str]:
        changed = {1: (title, text)}
        return [
            report(n, guid, link and link.format(n), title=t, text=x, published=published)
            for n in range(3)
            for t, x in [changed.get(n, (f"Report {n}", TEXTS[n]))]
        ]

    assert documents.publish(*items("Small harvest of plums", TEXTS[1])) == 3
    assert documents.publish(*items("Smallest harvest of plums in years", TEXTS[1])) == 0
    longer = f"{TEXTS[1]} The board of growers asks for help from the state fund."
    assert documents.publish(*items("Plum growers ask for help", longer)) == 0
    assert len(documents.titles()) == 3


def test_another_item_of_a_template_is_new_although_most_words_are_the_same(
    documents: Documents,
) -> None:
    def notice(place: str) -> str:
        text = f"The office in {place} is closed on Thursday, callers may ring the duty officer."
        return report(0, None, title=f"Notice: {place}", text=text, published=None)

    assert documents.publish(notice("Marran"), notice("Belmar")) == 2
    assert documents.publish(notice("Ostrel"), notice("Marran")) == 1
    versions = [
        f"Version {n} of the code replaces article {n} and its annex in full." for n in (1, 2)
    ]
    assert (
        documents.publish(report(0, None, title="Code, 1", text=versions[0], published=None)) == 1
    )
    assert (
        documents.publish(report(0, None, title="Code, 2", text=versions[1], published=None)) == 1
    )


def test_one_headline_over_other_texts_is_another_item(documents: Documents) -> None:
    daily = [
        report(n, f"d{n}", f"https://wire.example/d{n}", title="Morning notes") for n in range(3)
    ]
    assert documents.publish(daily[0]) == 1
    assert documents.publish(daily[1]) == 1
    same_day = report(
        2, "d9", "https://wire.example/d9", title="Morning notes", published=MORNING + HOUR
    )
    assert documents.publish(same_day) == 1
    assert len(documents.titles()) == 3


def listed(code: str, title: str, hours: int, outlet: str = "Post") -> str:
    """An item as Google News lists it."""
    return item(
        f"{title} - {outlet}",
        guid=f"CBM{code}",
        link=f"https://news.google.com/rss/articles/CBM{code}?oc=5",
        published=MORNING + hours * HOUR,
        markup=f'<source url="https://post.example">{outlet}</source>',
    )


def test_an_article_that_an_aggregator_lists_again_is_one_entry(documents: Documents) -> None:
    ferry, plums = (
        "Harbour board of Marran votes for a ferry",
        "Plum growers of Ostrel ask for help",
    )
    assert documents.publish(listed("a", ferry, 0), listed("b", plums, 1)) == 2
    assert (
        documents.publish(listed("c", ferry, 0), listed("b", plums, 1), listed("d", plums, 3)) == 0
    )
    assert documents.publish(listed("d", plums, 3), listed("e", plums, 3, outlet="Lantern")) == 1
    assert documents.publish(listed("f", plums, 24 * 6)) == 1
    assert len(documents.titles()) == 4


def test_the_same_page_headline_and_text_under_two_guids_are_one_entry(
    documents: Documents,
) -> None:
    page = "https://wire.example/1"
    assert documents.publish(report(1, "x", page), report(1, "y", page)) == 1
    assert documents.publish(report(1, "z", page)) == 0


def test_an_entry_of_an_older_cache_is_known_again(documents: Documents) -> None:
    links = [f"http://wire.example/{n}" for n in range(3)]
    assert documents.publish(*(report(n, links[n], links[n]) for n in range(3))) == 3
    documents.db.execute("DELETE FROM entry_keys")
    documents.db.execute("DELETE FROM meta WHERE name = 'entry keys'")
    secure = [link.replace("http:", "https:") for link in links]
    assert documents.publish(*(report(n, secure[n], secure[n]) for n in range(3))) == 0
    assert documents.titles() == ["Report 0", "Report 1", "Report 2"]


ITEMS = st.builds(
    report,
    st.integers(0, 2),
    st.sampled_from(["a", "b", "N/A", "https://wire.example/", "http://wire.example/1", None]),
    st.sampled_from([None, "https://wire.example/1", "http://www.wire.example/1/", "N/A"]),
    title=st.sampled_from(["Second ferry", "Second ferry approved", "Notes"]),
    text=st.sampled_from([*TEXTS, f"{TEXTS[0]} It is to sail in May.", ""]),
    published=st.sampled_from([MORNING, MORNING + HOUR, None]),
)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(st.lists(ITEMS, max_size=4), min_size=2, max_size=4))
def test_a_document_that_is_read_again_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, published: list[list[str]]
) -> None:
    db = open_writable(tmp_path_factory.mktemp("cache") / "c.db")
    documents = Documents(db)
    for items in published:
        documents.publish(*items)
    db.close()


@pytest.mark.parametrize("published", ["<published>2025-10-28T08:00:00Z</published>", ""])
def test_a_date_of_update_that_moves_alone_updates_nothing(
    documents: Documents, published: str
) -> None:
    def read(updated: str, text: str = TEXTS[0]) -> tuple[int, int]:
        entry = f"<id>u:1</id><title>A</title><updated>{updated}</updated>{published}"
        document = '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>{}</feed>'
        item = f"<entry>{entry}<summary>{text}</summary></entry>"
        documents.last = document.format(item).encode()
        result = documents.read()
        return result.new, result.updated

    assert read("2025-10-28T09:00:00Z") == (1, 0)
    assert read("2025-10-28T11:00:00Z") == (0, 0)
    assert read("2025-10-28T12:00:00Z", TEXTS[1]) == (0, 1)
