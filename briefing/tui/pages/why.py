"""The page that explains a story: what joins its entries, what was kept apart, its summits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.domain.entry import HEADLINE
from briefing.render.correction import words as correction_words
from briefing.render.event import event_size
from briefing.render.explanation import reason
from briefing.render.summit_check import sentence
from briefing.text.plural import counted
from briefing.tui.pages.heading import heading
from briefing.tui.pages.side_by_side import side_by_side
from briefing.tui.view.spans import BLANK, Block, Row, Span, column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.domain.explanation import Explanation, SeparateStory, StoryMember
    from briefing.domain.story import Story
    from briefing.tui.pages.page_context import PageContext
    from briefing.tui.view.spans import Line

_BAR, _SHORT_BAR = 20, 10
_ROOMY = 80
_NAME = 24


@dataclass(frozen=True, slots=True)
class StoryReasons:
    """An explanation, and the other stories on the same event that it could be merged with."""

    explanation: Explanation
    same_event: tuple[Story, ...]

    @property
    def entries(self) -> tuple[str, ...]:
        """Ids of the story's entries."""
        return tuple(joined.entry.id for joined in self.explanation.members)

    @property
    def others(self) -> tuple[str, ...]:
        """Ids of the other stories that are listed."""
        apart = {other.story: None for other in self.explanation.separate}
        return tuple({**apart, **{story.id: None for story in self.same_event}})


def why(
    reasons: StoryReasons, setting: PageContext, width: int, *, open_: str | None
) -> list[Block]:
    """The explanation in blocks; each entry and each other story is a block with its id.

    The text of the entry ``open_`` is shown beside that of the story's first other entry.
    """
    explanation = reasons.explanation
    instants = [
        *(joined.entry.at for joined in explanation.members),
        *(entry.at for story in reasons.same_event for entry in story.entries),
        *(correction.at for correction in explanation.corrections),
    ]
    wide = setting.stamp_width(instants) + 2
    entries = (
        _entry(joined, reasons, setting, (width, wide), open_ == joined.entry.id)
        for joined in explanation.members
    )
    blocks = [_head(reasons), BLANK, *entries]
    if explanation.separate:
        blocks += [BLANK, heading("KEPT APART"), *map(_apart, explanation.separate)]
    listed = {other.story for other in explanation.separate}
    others = [story for story in reasons.same_event if story.id not in listed]
    if others:
        rows = (_same_event(story, wide, setting) for story in others)
        event = reasons.explanation.event
        size = (Span(event_size(event), "muted"),) if event else ()
        title = (Block((Row((Span(event.title, "strong"),)),)),) if event else ()
        blocks += [BLANK, heading("ON THE SAME EVENT", right=size), *title, *rows]
    blocks += [BLANK, heading("SUMMITS"), Block(tuple(_assignments(reasons, setting)))]
    if explanation.misses:
        blocks += [BLANK, heading("NOT IN"), Block(tuple(_misses(reasons, setting)))]
    if explanation.corrections:
        corrections = (
            Row(
                (Span(correction_words(correction)),),
                (Span(setting.stamp(correction.at).ljust(wide), "muted"),),
            )
            for correction in explanation.corrections
        )
        blocks += [BLANK, heading("YOUR CORRECTIONS"), Block(tuple(corrections))]
    return blocks


def _head(reasons: StoryReasons) -> Block:
    entries = [joined.entry for joined in reasons.explanation.members]
    outlets = len({entry.outlet for entry in entries})
    counts = f"{counted(len(entries), 'report')} of one text · "
    counts += counted(outlets, "outlet")
    title = Row((Span(reasons.explanation.story.title, "strong"),))
    return Block((title, Row((Span(counts, "muted"),))))


def _entry(
    joined: StoryMember,
    reasons: StoryReasons,
    setting: PageContext,
    widths: tuple[int, int],
    unfolded: bool,
) -> Block:
    width, wide = widths
    entry = joined.entry
    count = sum(len(text.split()) for text in entry.paragraphs)
    name = Span(f"{column(entry.outlet, _NAME)}  ", "strong")
    stamp = Span(setting.stamp(entry.at).ljust(wide), "muted")
    words = Span(counted(count, "word"), "muted")
    indent = (Span("  "),)
    rows = [
        Row(
            (name, stamp, *_share(joined, _BAR if width >= _ROOMY else _SHORT_BAR)),
            right=(words,),
            one_line=True,
        ),
        Row((Span(reason(joined, reasons.explanation, ids=False), "muted"),), indent, indent),
    ]
    if unfolded:
        members = [member.entry for member in reasons.explanation.members]
        others = [member for member in members if member.id != entry.id]
        left = others[0].paragraphs if others else ()
        rows += [Row(), *side_by_side(left, entry.paragraphs, width), Row()]
    return Block(tuple(rows), entry.id)


def _share(joined: StoryMember, cells: int) -> Line:
    """``█████░░░ 71 %``: how much of the shorter text is in the longer one."""
    like = joined.similarity
    if like is None or like.share is None:
        return ()
    full = round(like.share * cells)
    return (
        Span("█" * full, "number"),
        Span("░" * (cells - full), "rule"),
        Span(f" {like.share:4.0%}"),
    )


def _apart(other: SeparateStory) -> Block:
    rows = [Row((Span(other.title, "strong"),), right=(Span(other.outlet, "muted"),))]
    indent = (Span("  "),)
    if other.ours is None or other.theirs is None:
        rows.append(Row((Span("kept apart by your correction", "muted"),), indent, indent))
    else:
        for label, text in (("here   ", other.ours), ("there  ", other.theirs)):
            gutter, rest = (Span(f"  {label}", "warning"),), (Span(" " * (2 + len(label))),)
            rows.append(Row((Span(text),), gutter, rest))
    return Block(tuple(rows), other.story)


def _same_event(story: Story, wide: int, setting: PageContext) -> Block:
    at = min(entry.at for entry in story.entries)
    stamp = setting.stamp(at).ljust(wide)
    outlet = story.entries[0].outlet
    return Block(
        (
            Row(
                (Span(story.title),),
                (Span(stamp, "muted"),),
                (Span(" " * wide),),
                (Span(outlet, "muted"),),
            ),
        ),
        story.id,
    )


def _assignments(reasons: StoryReasons, setting: PageContext) -> Iterator[Row]:
    """Each paragraph of the copy that is shown, with the summits it was assigned to and why."""
    shown = reasons.explanation.story.entries[0]
    assignments = [made for made in reasons.explanation.assignments if made.entry == shown.id]
    if not assignments:
        yield Row((Span("In no summit", "muted"),))
        return
    for place, text in enumerate((shown.title, *shown.paragraphs), HEADLINE):
        number = "  " if place == HEADLINE else f"{place + 1:<2}"
        yield Row((Span(text, "muted"),), (Span(f"{number} ", "faint"),), one_line=True)
        for assignment in assignments:
            if assignment.paragraph == place:
                name = setting.names.get(assignment.summit, assignment.summit)
                terms: Sequence[str] = assignment.terms or ("no term of its own",)
                yield Row(
                    (Span(", ".join(terms), "text"),),
                    (Span("   "), Span(f"{column(name, _NAME)} ", "name")),
                    (Span(" " * (_NAME + 4)),),
                )


def _misses(reasons: StoryReasons, setting: PageContext) -> Iterator[Row]:
    """The summits of which the shown copy has words, and what it lacks to be in them."""
    for miss in reasons.explanation.misses:
        name = setting.names.get(miss.summit, miss.summit)
        yield Row(
            (Span(sentence(miss)),),
            (Span(f"{column(name, _NAME)} ", "name"),),
            (Span(" " * (_NAME + 1)),),
        )
