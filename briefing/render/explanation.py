"""Write an explanation of a story as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.citation import title_as_published
from briefing.domain.entry import HEADLINE
from briefing.render.correction import words
from briefing.render.event import event_shape, event_size
from briefing.render.json import sources_of
from briefing.render.json_values import dumped, instant, moment
from briefing.render.point_explanation import point_lines
from briefing.render.summit_check import sentence
from briefing.render.time_words import since
from briefing.text.plural import counted
from briefing.text.sanitize import line
from briefing.text.urls import masked, safe_link
from briefing.text.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import Point
    from briefing.domain.event import Event
    from briefing.domain.explanation import Explanation, SeparateStory, StoryMember
    from briefing.render.json_values import Shape

_OPENING = 60


def as_json(explanation: Explanation, point: Point | None) -> str:
    """``{"story", "title", "point", "entries", "apart", "paragraphs", "corrections",
    "event", "misses"}``."""
    return dumped(
        {
            "story": explanation.story.id,
            "title": explanation.story.title,
            "point": _point(point) if point else None,
            "entries": [_entry(joined) for joined in explanation.members],
            "apart": [_kept_apart(other) for other in explanation.separate],
            "paragraphs": list(_paragraphs(explanation)),
            "corrections": [
                {
                    "kind": correction.kind,
                    "entries": list(correction.entries),
                    "others": list(correction.others),
                    "summit": correction.summit,
                    "at": instant(correction.at),
                }
                for correction in explanation.corrections
            ],
            "event": event_shape(explanation.event) if explanation.event else None,
            "misses": [
                {
                    "summit": miss.summit,
                    "matched": list(miss.matched),
                    "lacking": list(miss.lacking),
                }
                for miss in explanation.misses
            ],
        }
    )


def as_text(
    explanation: Explanation, point: Point | None, *, now: datetime, zone: tzinfo, width: int
) -> str:
    """The explanation in lines of ``width`` cells; addresses are not cut."""
    lines = [*_head(explanation)]
    if point:
        lines += ["", "POINT", *point_lines(point)]
    lines += [
        "",
        "ENTRIES",
        *(
            row
            for joined in explanation.members
            for row in (
                *_entry_lines(joined, explanation),
                *_state_lines(joined, now, zone),
            )
        ),
    ]
    if explanation.separate:
        lines += [
            "",
            "APART",
            *(row for other in explanation.separate for row in _kept_apart_lines(other)),
        ]
    if explanation.event:
        lines += ["", "EVENT", *_event_lines(explanation.event)]
    lines += ["", "SUMMITS", *_paragraph_lines(explanation)]
    if explanation.misses:
        lines += ["", "NOT IN"]
        lines += (f"  {miss.summit}: {sentence(miss)}" for miss in explanation.misses)
    if explanation.corrections:
        lines += ["", "CORRECTIONS"]
        lines += (
            f"  {since(correction.at, now, zone)}  {words(correction)}"
            for correction in explanation.corrections
        )
    return "\n".join(row for text in lines for row in _wrapped(text, width))


def _wrapped(text: str, width: int) -> Iterator[str]:
    margin = " " * (len(text) - len(text.lstrip(" ")))
    return wrap(line(masked(text)), width, first=margin, rest=f"{margin}    ")


def _head(explanation: Explanation) -> Iterator[str]:
    yield f"{explanation.story.id}  {explanation.story.title}"
    outlets = len({entry.outlet for entry in explanation.story.entries})
    count = len(explanation.story.entries)
    yield (f"{counted(count, 'entry', 'entries')} of {counted(outlets, 'outlet')}")


def _entry_lines(joined: StoryMember, explanation: Explanation) -> Iterator[str]:
    yield f"  {joined.entry.id}  {joined.entry.outlet}: {joined.entry.title}"
    if url := safe_link(joined.entry.page):
        yield f"      {url}"
    yield f"      {reason(joined, explanation)}"


def _state_lines(joined: StoryMember, now: datetime, zone: tzinfo) -> Iterator[str]:
    """When an entry that was changed was seen first, and when its changes were."""
    if len(joined.states) > 1:
        first, *changed = (since(state.first_seen, now, zone) for state in joined.states)
        times = f"first seen {first}, changed {', '.join(changed)}"
        yield f"      {counted(len(joined.states), 'state')}: {times}"


def reason(joined: StoryMember, explanation: Explanation, *, ids: bool = True) -> str:
    """What joined an entry to its story, in a few words; ``ids``: with the other entry's id."""
    if joined.corrected:
        return "put here by hand"
    if joined.copy_of is None or joined.similarity is None:
        return "the first text" if len(explanation.members) > 1 else "the only entry"
    likeness, shared = joined.similarity, []
    if likeness.share is not None:
        shared.append(f"{likeness.share:.0%} of the shorter text")
    if likeness.headline:
        shared.append("the headline")
    if likeness.link:
        shared.append("the link")
    outlet = next(
        other.entry.outlet for other in explanation.members if other.entry.id == joined.copy_of
    )
    other = f"{joined.copy_of} ({outlet})" if ids else outlet
    return f"shares {' and '.join(shared) or 'its words'} with {other}"


def _kept_apart_lines(other: SeparateStory) -> Iterator[str]:
    yield f"  {other.story}  {other.outlet}: {other.title}"
    if other.ours is None or other.theirs is None:
        yield "      kept apart by hand"
    else:
        yield "      these contradict each other:"
        yield f"      here: {other.ours}"
        yield f"      there: {other.theirs}"


def _event_lines(event: Event) -> Iterator[str]:
    yield f"  {event.id}  {event.title}"
    yield f"      {event_size(event)}: {', '.join(event.outlets)}"


def _paragraph_lines(explanation: Explanation) -> Iterator[str]:
    """The paragraphs of the shown entry; its copies have the same ones, as far as they go."""
    first = explanation.story.entries[0].id
    paragraphs = [shape for shape in _paragraphs(explanation) if shape["entry"] == first]
    if not any(shape["summits"] for shape in paragraphs):
        yield "  in no summit"
        return
    for shape in paragraphs:
        text = shape["text"]
        opening = text if len(text) <= _OPENING else f"{text[:_OPENING].rsplit(' ', 1)[0]} …"
        place = "headline" if shape["paragraph"] is None else f"paragraph {shape['paragraph'] + 1}"
        yield f"  {place}: {opening}"
        for summit in shape["summits"]:
            terms = ", ".join(summit["terms"]) or "no term"
            yield f"      {summit['id']} {summit['score']:.2f}: {terms}"
        if not shape["summits"]:
            yield "      none"


def _paragraphs(explanation: Explanation) -> Iterator[Shape]:
    for entry in explanation.story.entries:
        for place, text in enumerate((entry.title, *entry.paragraphs), HEADLINE):
            yield {
                "entry": entry.id,
                "paragraph": None if place == HEADLINE else place,
                "text": text,
                "summits": [
                    {
                        "id": assignment.summit,
                        "score": assignment.score,
                        "terms": list(assignment.terms),
                    }
                    for assignment in explanation.assignments
                    if assignment.entry == entry.id and assignment.paragraph == place
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
        "title": title_as_published(entry),
        "url": safe_link(entry.page),
        "published": moment(entry.published),
        "copy_of": joined.copy_of,
        "share": None if like is None or like.share is None else round(like.share, 4),
        "same_headline": bool(like and like.headline),
        "same_link": bool(like and like.link),
        "by_hand": joined.corrected,
        "states": [
            {"first_seen": instant(state.first_seen), "title": title_as_published(state)}
            for state in joined.states
        ],
    }


def _kept_apart(other: SeparateStory) -> Shape:
    return {
        "story": other.story,
        "title": other.title,
        "outlet": masked(other.outlet),
        "ours": other.ours,
        "theirs": other.theirs,
        "by_hand": other.ours is None,
    }
