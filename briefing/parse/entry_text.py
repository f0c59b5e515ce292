"""The text of an entry, out of the several places in which feeds put it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.parse.mojibake import undoubled
from briefing.text.html import paragraphs
from briefing.text.normalize import words
from briefing.text.repeated_paragraphs import collapse_repeats
from briefing.text.sanitize import clean
from briefing.text.shingles import word_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MOST_HTML = 1 << 20
_KEPT_HTML = 256 << 10
_MOST_PARAGRAPHS = 2_000
_MOST_TEXT = 400_000
_RUN = 4
# A teaser is cut in the middle of a sentence, or carries a word the text has not: three fifths
# of its runs of words are far beyond what a summary in other words shares with its text.
_SAME = 0.6
_INVITATION = re.compile(
    r"\W*(?:continue reading|read (?:more|on|the (?:full|rest|whole)\b.{0,40})"
    r"|(?:read )?full (?:story|article|text)|keep reading|more|comments"
    r"|view (?:full )?(?:article|comments|story)|advertisement)\W*"
    r"|the post .{1,300} (?:appeared first on|first appeared on) .{1,200}"
    r"|this (?:article|story|post) .{0,200}(?:appeared first on|first appeared on) .{1,200}",
    re.IGNORECASE,
)
_INVITED = re.compile(
    r"(?<=[.!?…\"”’)\]])\s*[\[(]?(?:continue reading|keep reading|read more"
    r"|read the full (?:story|article))[\s.…»›→\])]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Body:
    """The raw HTML that was chosen, capped and cleaned, and its paragraphs, repeats collapsed."""

    html: str
    paragraphs: tuple[str, ...]


def body(item: Mapping[str, Any], room: int = _MOST_HTML) -> Body:
    """The text of a feedparser entry: its content, its summary, or both where they differ.

    The summary stands before the content only if its words are not in it already; a content that
    is only the beginning of the summary gives way to it. Of neither are more than ``room``
    characters read.
    """
    room = min(room, _MOST_HTML)
    content = undoubled("\n\n".join(_contents(item))[:room])
    summary = undoubled(_string(item.get("summary"))[:room])
    if not content and not summary:
        content = undoubled(_string(item.get("media_about"))[:room])
    full, teaser = _paragraphs(content), _paragraphs(summary if summary != content else "")
    if full and _says(full, teaser):
        return Body(_raw(content or summary), collapse_repeats(full))
    if _says(teaser, full):
        return Body(_raw(summary), collapse_repeats(teaser))
    return Body(_raw(f"{summary}\n\n{content}"), collapse_repeats((*teaser, *full)))


def size(item: Mapping[str, Any]) -> int:
    """How many characters of markup ``body`` has to read."""
    return len(_string(item.get("summary"))) + sum(map(len, _contents(item)))


def _contents(item: Mapping[str, Any]) -> Iterator[str]:
    met: set[str] = set()
    for part in item.get("content") or ():
        kind = _string(part.get("type", "text/html")).lower()
        value = _string(part.get("value"))
        if value and value not in met and ("html" in kind or kind.startswith("text")):
            met.add(value)
            yield value


def _paragraphs(html: str) -> list[str]:
    kept: list[str] = []
    room = _MOST_TEXT
    for paragraph in paragraphs(html)[:_MOST_PARAGRAPHS]:
        if _INVITATION.fullmatch(paragraph):
            continue
        kept.append(_INVITED.sub("", paragraph[:room]))
        room -= len(paragraph)
        if room <= 0:
            break
    return kept


def _says(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Whether ``whole`` holds what ``part`` says; nothing is said by everyone."""
    mine = _runs(part)
    return not mine or len(mine & _runs(whole)) >= _SAME * len(mine)


def _runs(paragraphs: Sequence[str]) -> set[tuple[str, ...]]:
    """The runs of four words in a text; a shorter text is one run."""
    return set(word_runs(words(" ".join(paragraphs)), _RUN))


def _raw(html: str) -> str:
    return clean(html[:_KEPT_HTML]).strip()


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
