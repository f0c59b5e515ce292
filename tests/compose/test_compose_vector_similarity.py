"""Which vectors of two scripts are similar."""

from __future__ import annotations

import random

from briefing.compose.rules import MOST_SIMILAR
from briefing.compose.vector_similarity import as_bytes, similar_pairs

SIZE = 512
LATIN, HANGUL = range(100), range(100, 200)


def _vector(seed: int, *added: list[float], share: float = 1.0) -> list[float]:
    generator = random.Random(seed)
    noise = [generator.gauss(0, 1) for _ in range(SIZE)]
    return [share * n + sum(column) for n, *column in zip(noise, *added, strict=True)]


def _world() -> tuple[dict[int, bytes], dict[int, str]]:
    """A hundred sentences in each of two scripts, of which numbers 7 and 107 mean the same.

    What is common to a script is three times as large as what a sentence means.
    """
    common = {key: [3 * n for n in _vector(9_000 + key // 100)] for key in (0, 100)}
    meaning = _vector(8_000)
    vectors = {}
    for key in (*LATIN, *HANGUL):
        parts = [common[key // 100 * 100]] + ([meaning] if key % 100 == 7 else [])
        vectors[key] = as_bytes(_vector(key, *parts, share=0.8 if key % 100 == 7 else 1.0))
    return vectors, {key: "latin" if key < 100 else "hangul" for key in vectors}


def test_what_means_the_same_is_similar_though_scripts_are_far_apart() -> None:
    ((first, second, cosine),) = similar_pairs(*_world())
    assert (first, second) == (7, 107)
    assert 0.5 < cosine < 0.7


def test_the_order_of_the_sentences_makes_no_difference() -> None:
    vectors, scripts = _world()
    keys = list(vectors)
    random.Random(1).shuffle(keys)
    assert similar_pairs({key: vectors[key] for key in keys}, scripts) == similar_pairs(
        vectors, scripts
    )


def test_sentences_of_one_script_are_not_compared() -> None:
    vectors, scripts = _world()
    assert similar_pairs(vectors, dict.fromkeys(scripts, "latin")) == []
    assert similar_pairs({}, {}) == []


def test_only_the_most_similar_are_stored_for_a_sentence() -> None:
    vectors, scripts = _world()
    meaning = _vector(8_000)
    common = [3 * n for n in _vector(9_001)]
    for key in range(120, 140):
        vectors[key] = as_bytes(_vector(key, common, meaning, share=0.8))
    pairs = similar_pairs(vectors, scripts)
    assert len([pair for pair in pairs if pair[0] == 7]) == MOST_SIMILAR


def test_a_vector_of_zeros_is_like_no_other() -> None:
    zeros = as_bytes([0.0] * SIZE)
    assert similar_pairs({1: zeros, 2: zeros, 3: zeros}, {1: "a", 2: "b", 3: "b"}) == []
