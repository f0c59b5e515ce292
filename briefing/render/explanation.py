"""An explanation, to be read and to be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.entry import HEADLINE
from briefing.render.correction import words
from briefing.render.json import sources_of
from briefing.render.json_values import dumped, instant, moment
from briefing.render.sources import marks, notes
from briefing.render.time_words import since
from briefing.render.wrap import wrap
from briefing.text.plural import counted
from briefing.text.sanitize import line
from briefing.text.urls import masked, safe_link

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import Point
    from briefing.domain.explanation import Explanation, SeparateStory, StoryMember
    from briefing.render.json_values import Shape

_OPENING = 60


def as_json(told: Explanation, point: Point | None) -> str:
    """``{"story", "title", "point", "entries", "apart", "paragraphs", "corrections"}``."""
    return dumped(
        {
            "story": told.story.id,
            "title": told.story.title,
            "point": _point(point) if point else None,
            "entries": [_entry(joined) for joined in told.members],
            "apart": [_neighbour(other) for other in told.separate],
            "paragraphs": list(_paragraphs(told)),
            "corrections": [
                {
                    "kind": made.kind,
                    "entries": list(made.entries),
                    "others": list(made.others),
                    "summit": made.summit,
                    "at": instant(made.at),
                }
                for made in told.corrections
            ],
        }
    )


def as_text(
    told: Explanation, point: Point | None, *, now: datetime, zone: tzinfo, width: int
) -> str:
    """The explanation in lines of ``width`` cells; addresses are never cut."""
    lines = [*_head(told)]
    if point:
        lines += ["", "POINT", *_of_point(point)]
    lines += ["", "ENTRIES", *(row for joined in told.members for row in _of_entry(joined, told))]
    if told.separate:
        lines += ["", "APART", *(row for other in told.separate for row in _of_neighbour(other))]
    lines += ["", "SUMMITS", *_of_paragraphs(told)]
    if told.corrections:
        lines += ["", "CORRECTIONS"]
        lines += (f"  {since(made.at, now, zone)}  {words(made)}" for made in told.corrections)
    return "\n".join(row for text in lines for row in _wrapped(text, width))


def _wrapped(text: str, width: int) -> Iterator[str]:
    margin = " " * (len(text) - len(text.lstrip(" ")))
    return wrap(line(masked(text)), width, first=margin, rest=f"{margin}    ")


def _head(told: Explanation) -> Iterator[str]:
    yield f"{told.story.id}  {told.story.title}"
    outlets = len({entry.outlet for entry in told.story.entries})
    count = len(told.story.entries)
    yield f"{counted(count, 'entry', 'entries')} of {counted(outlets, 'outlet')}"


def _of_point(point: Point) -> Iterator[str]:
    yield "  " + " ".join(filter(None, (point.text, marks(point.sources), notes(point))))
    for source in point.sources:
        copy = "" if source.copy_of is None else f" (copy of [{source.copy_of}])"
        yield f"  [{source.n}] {source.outlet}: {source.title}{copy}"
        if url := safe_link(source.url):
            yield f"      {url}"


def _of_entry(joined: StoryMember, told: Explanation) -> Iterator[str]:
    yield f"  {joined.entry.id}  {joined.entry.outlet}: {joined.entry.title}"
    if url := safe_link(joined.entry.page):
        yield f"      {url}"
    yield f"      {reason(joined, told)}"


def reason(joined: StoryMember, told: Explanation, *, ids: bool = True) -> str:
    """What joined an entry to its story, in a few words; with or without the other one's id."""
    if joined.corrected:
        return "put here by hand"
    if joined.copy_of is None or joined.similarity is None:
        return "the first text" if len(told.members) > 1 else "the only entry"
    like, shared = joined.similarity, []
    if like.share is not None:
        shared.append(f"{like.share:.0%} of the shorter text")
    if like.headline:
        shared.append("the headline")
    if like.link:
        shared.append("the link")
    outlet = next(each.entry.outlet for each in told.members if each.entry.id == joined.copy_of)
    who = f"{joined.copy_of} ({outlet})" if ids else outlet
    return f"shares {' and '.join(shared) or 'its words'} with {who}"


def _of_neighbour(other: SeparateStory) -> Iterator[str]:
    yield f"  {other.story}  {other.outlet}: {other.title}"
    if other.ours is None or other.theirs is None:
        yield "      kept apart by hand"
    else:
        yield "      these contradict each other:"
        yield f"      here: {other.ours}"
        yield f"      there: {other.theirs}"


def _of_paragraphs(told: Explanation) -> Iterator[str]:
    """Those of the copy that is shown; of its copies they are the same, as far as they go."""
    first = told.story.entries[0].id
    found = [shape for shape in _paragraphs(told) if shape["entry"] == first]
    if not any(shape["summits"] for shape in found):
        yield "  in no summit"
        return
    for shape in found:
        text = shape["text"]
        opening = text if len(text) <= _OPENING else f"{text[:_OPENING].rsplit(' ', 1)[0]} …"
        place = "headline" if shape["paragraph"] is None else f"paragraph {shape['paragraph'] + 1}"
        yield f"  {place}: {opening}"
        for summit in shape["summits"]:
            terms = ", ".join(summit["terms"]) or "no term"
            yield f"      {summit['id']} {summit['score']:.2f}: {terms}"
        if not shape["summits"]:
            yield "      none"


def _paragraphs(told: Explanation) -> Iterator[Shape]:
    for entry in told.story.entries:
        for place, text in enumerate((entry.title, *entry.paragraphs), HEADLINE):
            yield {
                "entry": entry.id,
                "paragraph": None if place == HEADLINE else place,
                "text": text,
                "summits": [
                    {"id": found.summit, "score": found.score, "terms": list(found.terms)}
                    for found in told.assignments
                    if found.entry == entry.id and found.paragraph == place
                ],
            }


def _point(point: Point) -> Shape:
    return {"id": point.id, "text": point.text, "sources": sources_of(point.sources)}


def _entry(joined: StoryMember) -> Shape:
    entry, like = joined.entry, joined.similarity
    return {
        "id": entry.id,
        "feed": masked(entry.feed),
        "outlet": masked(entry.outlet),
        "title": entry.title,
        "url": safe_link(entry.page),
        "published": moment(entry.published),
        "copy_of": joined.copy_of,
        "share": None if like is None or like.share is None else round(like.share, 4),
        "same_headline": bool(like and like.headline),
        "same_link": bool(like and like.link),
        "by_hand": joined.corrected,
    }


def _neighbour(other: SeparateStory) -> Shape:
    return {
        "story": other.story,
        "title": other.title,
        "outlet": masked(other.outlet),
        "ours": other.ours,
        "theirs": other.theirs,
        "by_hand": other.ours is None,
    }
