"""Finds similar sentences in the scripts of each summit, with the extra ``scripts``."""

from __future__ import annotations

import json
from hashlib import blake2b
from statistics import mode
from typing import TYPE_CHECKING

from briefing.compose import rules
from briefing.compose.vector_similarity import as_bytes, similar_pairs
from briefing.refresh import sentence_encoder
from briefing.refresh.sentence_encoder import EncoderError
from briefing.store import meta
from briefing.store import similar_sentences as stored
from briefing.store.sqlite import transaction
from briefing.text.scripts import script_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from briefing.domain.summit import Summit
    from briefing.refresh.sentence_encoder import Encoder
    from briefing.store.sqlite import Connection

_NEWEST_ENTRIES = 600
"""Newest entries of a summit: as many as a briefing is composed from."""
_MOST_SENTENCES = 10_000
"""Sentences of a summit: 600 articles have about as many."""
_LONGEST = 600
"""Characters of a sentence that is compared; what is longer is a list."""
_AT_ONCE = 500
"""Sentences that are encoded before they are stored: about half a second of work."""
_MODEL = "sentence_vectors"
_COMPARED = "similar_sentences"
"""Names in `meta` of the model that the vectors are from, and of what was compared last: a digest
of the sentences of each summit."""


def update(
    db: Connection, summits: Sequence[Summit], encoder: Encoder | None = None
) -> tuple[str, ...]:
    """Bring the similar sentences of ``summits`` up to date; returns notices for the reader.

    A sentence gets a vector once, and only if its summit has sentences in two scripts. ``encoder``
    is that of the extra by default; without the extra nothing is done.
    """
    if encoder is None:
        if not sentence_encoder.is_available():
            return ()
        encoder = sentence_encoder.UniversalSentenceEncoder()
    sentences = {summit.id: _sentences(db, summit.id) for summit in summits}
    sentences = {
        summit: texts for summit, texts in sentences.items() if len(_scripts(texts.values())) > 1
    }
    digests = {summit: _digest(encoder.model, texts) for summit, texts in sentences.items()}
    before = _compared(db)
    if digests == before:
        return ()
    if meta.get(db, _MODEL) != encoder.model:
        with transaction(db):
            stored.delete_all(db)
            meta.put(db, _MODEL, encoder.model)
    try:
        _encode(
            db, {key: text for texts in sentences.values() for key, text in texts.items()}, encoder
        )
    except EncoderError as error:
        return (f"the extra briefing[scripts] cannot be used: {error}",)
    changed = {
        summit: similar_pairs(
            stored.vectors(db, texts), {key: script_of(text) for key, text in texts.items()}
        )
        for summit, texts in sentences.items()
        if digests[summit] != before.get(summit)
    }
    with transaction(db):
        for summit, pairs in changed.items():
            stored.replace(db, summit, pairs)
        stored.delete_except(db, sentences, {key for texts in sentences.values() for key in texts})
        meta.put(db, _COMPARED, json.dumps(digests))
    return ()


def _compared(db: Connection) -> dict[str, str]:
    """The digest of what was compared last, by summit; without one it is compared again."""
    try:
        digests = json.loads(meta.get(db, _COMPARED) or "{}")
    except ValueError:
        return {}
    return digests if isinstance(digests, dict) else {}


def _sentences(db: Connection, summit: str) -> dict[int, str]:
    texts = stored.sentences(db, summit, entries=_NEWEST_ENTRIES, limit=_MOST_SENTENCES)
    return {key: text for key, text in texts.items() if len(text) <= _LONGEST and script_of(text)}


def _scripts(texts: Collection[str]) -> set[str | None]:
    return {*map(script_of, texts)}


def _digest(model: str, texts: Mapping[int, str]) -> str:
    """A digest of everything that the similar sentences of a summit depend on."""
    limits = (rules.SIMILAR_WITH_FIGURE, rules.SIMILAR_SIGNS, rules.MOST_SIMILAR)
    parts = repr((model, limits, sorted(texts)))
    return blake2b(parts.encode(), digest_size=16).hexdigest()


def _encode(db: Connection, texts: Mapping[int, str], encoder: Encoder) -> None:
    """Store the vectors of those sentences that have none yet, or one of another length."""
    known = stored.vectors(db, texts)
    length = mode(map(len, known.values())) if known else 0
    sound = {key for key, vector in known.items() if len(vector) == length}
    missing = sorted(texts.keys() - sound)
    for start in range(0, len(missing), _AT_ONCE):
        keys = missing[start : start + _AT_ONCE]
        encoded = encoder.encode([texts[key] for key in keys])
        with transaction(db):
            stored.put_vectors(db, dict(zip(keys, map(as_bytes, encoded), strict=True)))
