"""The entries that the index names for comparison, and how many of them are compared."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.group import similarity_graph
from briefing.group import story_rules as rules
from briefing.group.same_text import copies, fingerprints, keys
from briefing.store.connection import open_writable
from briefing.store.fingerprint_index import FingerprintIndex
from tests.builders.entries import NOON, entry, sketch_of
from tests.store.filling import group, store

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.domain.entry import Entry
    from briefing.group.comparison_form import ComparisonForm
    from briefing.group.text_profile import TextProfile

WORDS = [
    f"{first}{second}" for first in ("ba", "do", "ki", "lu", "me") for second in "bdfgklmnprst"
]
WINDOW = timedelta(days=15)


def reports(count: int, seed: int) -> list[Entry]:
    """Entries over forty days, some of which have sentences of others or their whole text."""
    chance = random.Random(seed)
    lines = [" ".join(chance.choices(WORDS, k=14)).capitalize() + "." for _ in range(count)]
    return [
        entry(
            " ".join(chance.choices(WORDS, k=8)),
            " ".join(chance.sample(lines, chance.randint(1, 4))),
            lines[chance.randrange(8)],
            guid=str(number),
            feed=f"https://feed{number % 5}.example/rss",
            published=NOON - timedelta(days=chance.randrange(40)),
        )
        for number in range(count)
    ]


def is_candidate(form: ComparisonForm, other: ComparisonForm) -> bool:
    """Whether the two are candidates by the definition, where no bound applies."""
    own, theirs = fingerprints(form), fingerprints(other)
    common = len(own & theirs)
    enough = min(rules.ENOUGH_SHARED, rules.SHARED * min(len(own), len(theirs)))
    near = abs(other.at.toordinal() - form.at.toordinal()) <= WINDOW.days
    return near and common > 0 and (common >= enough or not keys(form).isdisjoint(theirs))


@pytest.mark.parametrize("seed", range(3))
def test_the_index_names_all_that_share_enough(tmp_path: Path, seed: int) -> None:
    db = open_writable(tmp_path / "cache.db")
    entries = reports(40, seed)
    store(db, *entries)
    forms = [sketch_of(report) for report in entries]
    candidates = FingerprintIndex(db, {}).candidates(forms)
    for form in forms:
        assert set(candidates[form.entry]) == {
            other.entry for other in forms if other is not form and is_candidate(form, other)
        }
    assert any(candidates.values())
    db.close()


def test_each_pair_is_compared_once_and_an_entry_with_few_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred and fifty notices of one template: far fewer than all 11,175 pairs."""
    db = open_writable(tmp_path / "cache.db")
    notices = [
        entry(
            f"Weather warning {number}",
            f"The weather office has issued a warning of wind for district {number} until noon. "
            f"People of district {number} are asked to stay at home and to keep their windows shut "
            "until the office has called the warning off, and to help their neighbours.",
            guid=str(number),
            feed=f"https://feed{number % 5}.example/rss",
        )
        for number in range(150)
    ]
    store(db, *notices)
    compared: list[frozenset[str]] = []

    def counted(ours: TextProfile, theirs: TextProfile) -> bool:
        compared.append(frozenset((ours.form.entry, theirs.form.entry)))
        return copies(ours, theirs)

    monkeypatch.setattr(similarity_graph, "copies", counted)
    group(db)
    assert len(compared) == len(set(compared))
    assert 150 <= len(compared) <= 150 * rules.MOST_CANDIDATES
    db.close()
