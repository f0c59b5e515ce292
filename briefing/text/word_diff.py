"""What changed from one text to the next, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from briefing.text.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["same", "removed", "added"]

_WORD = lazy_regex(r"\w+|\s+|.", 16)  # 16: DOTALL
_MOST_WORDS = 3_000
"""Words and marks of paragraphs that are aligned, which takes squared time at worst."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a paragraph that is in both texts, or in one of them."""

    kind: Kind
    text: str


def word_diff(before: Sequence[str], after: Sequence[str]) -> list[tuple[Part, ...]]:
    """The paragraphs of both texts in order, each as its parts.

    A paragraph that changed is one paragraph with parts removed and added. One that is in both
    texts has a single part.
    """
    paragraphs: list[tuple[Part, ...]] = []
    for kind, old, new in _aligned(before, after):
        if kind == "equal":
            paragraphs += [(Part("same", text),) for text in old]
            continue
        # Paragraphs that stand at the same place of the changed stretch are versions of one.
        common = min(len(old), len(new))
        paragraphs += [
            tuple(_parts(first, second))
            for first, second in zip(old[:common], new[:common], strict=True)
        ]
        paragraphs += [(Part("removed", text),) for text in old[common:]]
        paragraphs += [(Part("added", text),) for text in new[common:]]
    return paragraphs


def _aligned(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        yield kind, before[start:end], after[first:last]


def _parts(before: str, after: str) -> Iterator[Part]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        yield from (Part("removed", before), Part("added", after))
        return
    changed: list[Part] = []
    for kind, left, right in _aligned(old, new):
        if kind == "equal":
            changed.append(Part("same", "".join(left)))
        else:
            changed += [Part("removed", "".join(left)), Part("added", "".join(right))]
    for _, group in groupby(filter(lambda part: part.text, changed), lambda part: part.kind):
        same_kind = list(group)
        yield Part(same_kind[0].kind, "".join(part.text for part in same_kind))
