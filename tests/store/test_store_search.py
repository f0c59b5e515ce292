"""Words that stand inside longer runs of letters, words that are left out, and symbols."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.domain import search_query
from briefing.store.feeds import FeedNames
from briefing.store.search import search
from tests.builders.entries import NOON, entry
from tests.store.filling import store

if TYPE_CHECKING:
    from briefing.store.sqlite import Connection


@pytest.fixture
def filled(db: Connection) -> Connection:
    """One entry for each script, and some in Latin letters."""
    texts = {
        "ko": "남북고위급회담에서 방위비분담금을 다뤘다. 이번G20정상회의는 길었다.",
        "zh": "中方代表出席布鲁塞尔NATO峰会，并参观F35生产线。",
        "ja": "韓国でＡＳＥＡＮ会合が開かれた。",
        "ar": "وافق الوزراء على الهُدنة. بدأت والمفاوضات في إسطنبول.",
        "he": "השרים נפגשו והמשלחת חזרה.",
        "th": "รัฐมนตรีร่วมลงนามข้อตกลงหยุดยิงเมื่อวานนี้",
        "en": "Ministers admit that the NATO summit failed.",
        "c++": "A committee met on C++ and on a $5 fee.",
        "c": "A cat met a dog for 5 minutes.",
    }
    store(db, *(entry(title, text, guid=title) for title, text in texts.items()))
    return db


def titles(db: Connection, text: str, limit: int = 20) -> set[str]:
    query = search_query.parse(text)
    hits = search(db, query, FeedNames(), feeds=None, now=NOON, limit=limit)
    return {hit.title for hit in hits}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("회담", {"ko"}),
        ("분담금", {"ko"}),
        ("회담 분담금", {"ko"}),
        ("g20", {"ko"}),
        ("g20 회담", {"ko"}),
        ("代表", {"zh"}),
        ("nato", {"zh", "en"}),
        ("NATO 峰会", {"zh"}),
        ("nato峰会", {"zh"}),
        ("F35", {"zh"}),
        ("asean", {"ja"}),
        ("الهدنة", {"ar"}),
        ("هدنه", {"ar"}),
        ("مفاوضات", {"ar"}),
        ("اسطنبول", {"ar"}),
        ("משלחת", {"he"}),
        ("ข้อตกลง", {"th"}),
        ("หยุดยิง รัฐมนตรี", {"th"}),
        ("mit", set()),
        ("ato", set()),
    ],
)
def test_a_word_is_found_inside_a_run_of_letters(
    filled: Connection, text: str, expected: set[str]
) -> None:
    assert titles(filled, text) == expected


def test_the_snippet_shows_the_word(filled: Connection) -> None:
    (hit,) = search(
        filled, search_query.parse("분담금"), FeedNames(), feeds=None, now=NOON, limit=5
    )
    assert "분담금" in hit.snippet


def test_the_newest_are_shown_whichever_way_they_were_found(db: Connection) -> None:
    texts = ["NATO met.", "布鲁塞尔NATO峰会。", "NATO met again."]
    store(
        db,
        *(
            entry(str(n), text, guid=str(n), published=NOON + timedelta(minutes=n))
            for n, text in enumerate(texts)
        ),
    )
    assert titles(db, "nato", limit=2) == {"1", "2"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met -cat", {"c++"}),
        ("met -CAT -committee", set()),
        ("nato -峰会", {"en"}),
        ("nato -summit", {"zh"}),
        ('met -"a dog"', {"c++"}),
        ("회담 -회담", set()),
        ("-nato -met", {"ko", "ja", "ar", "he", "th"}),
    ],
)
def test_words_are_left_out(filled: Connection, text: str, expected: set[str]) -> None:
    assert titles(filled, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("C++", {"c++"}), ("c++", {"c++"}), ("$5", {"c++"}), ("5", {"c++", "c"})]
)
def test_symbols_count(filled: Connection, text: str, expected: set[str]) -> None:
    assert titles(filled, text) == expected


@pytest.mark.parametrize("text", ["\u0640", "_", "-", "--", "- -"])
def test_what_has_no_letter_finds_nothing(filled: Connection, text: str) -> None:
    assert titles(filled, text) == set()
