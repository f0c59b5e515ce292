"""What is odd about a document that was read all the same, in words for ``feeds check``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from briefing.parse.date import feed_date
from briefing.text.sanitize import line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_DATES = ("published", "created", "updated")
_LONGEST_EXAMPLE = 50


def notes(
    result: Mapping[str, Any], items: Sequence[Mapping[str, Any]], left_out: int
) -> tuple[str, ...]:
    """One line an oddity; ``left_out`` of ``items`` became no entry."""
    told = ["not well-formed XML"] if result.get("bozo") else []
    if result.get("cut"):
        told.append(f"longer than is read: only the first {len(items)} items count")
    if left_out:
        told.append(f"{left_out} of {len(items)} items have neither title nor text")
    return (*told, *_of_dates(items))


def _of_dates(items: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Dates that nobody can read, and those that other readers are likely to read otherwise."""
    unread: Counter[str] = Counter()
    unlike: Counter[str] = Counter()
    total = 0
    for item in items:
        for name in _DATES:
            raw, given = feed_date.told(item, name)
            if not raw.strip():
                continue
            total += 1
            # A date that names no zone is UTC to both, whatever zone the feed is at home in.
            ours, theirs = feed_date.parse(raw), feed_date.given(given)
            if ours is None and feed_date.read(raw, given) is None:
                unread[raw] += 1
            elif ours and theirs and ours != theirs:
                unlike[raw] += 1
    for kind, said in ((unread, "cannot be read"), (unlike, "mean another time to other readers")):
        if kind:
            example = line(kind.most_common(1)[0][0][:_LONGEST_EXAMPLE])
            yield f"{kind.total()} of {total} dates {said}, such as “{example}”"
