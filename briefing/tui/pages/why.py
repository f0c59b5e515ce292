"""Why a story is one: its entries and what joins them, what stays apart, what its text matched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.domain.entry import HEADLINE
from briefing.render.correction import words as correction_words
from briefing.render.explanation import reason
from briefing.text.plural import counted
from briefing.tui.pages.heading import heading
from briefing.tui.pages.side_by_side import beside
from briefing.tui.view import times
from briefing.tui.view.spans import BLANK, Block, Row, Span, column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.domain.explanation import Explanation, SeparateStory, StoryMember
    from briefing.domain.story import Story
    from briefing.tui.pages.page_context import Setting
    from briefing.tui.view.spans import Line

_BAR, _SHORT_BAR = 20, 10
_ROOMY = 80
_NAME = 24


@dataclass(frozen=True, slots=True)
class Told:
    """An explanation, and the other stories of its event, with which it could be merged."""

    why: Explanation
    kin: tuple[Story, ...]

    @property
    def entries(self) -> tuple[str, ...]:
        """Ids of the story's entries."""
        return tuple(joined.entry.id for joined in self.why.members)

    @property
    def others(self) -> tuple[str, ...]:
        """Ids of the other stories that are listed."""
        apart = {one.story: None for one in self.why.separate}
        return tuple({**apart, **{story.id: None for story in self.kin}})


def why(told: Told, setting: Setting, width: int, *, open_: str | None) -> list[Block]:
    """The explanation in blocks: each entry and each other story takes the cursor, by its id.

    The text of the entry ``open_`` stands beside that of the story's first one.
    """
    blocks = [
        _head(told),
        BLANK,
        *(_entry(one, told, setting, width, open_ == one.entry.id) for one in told.why.members),
    ]
    listed = {one.story for one in told.why.separate}
    if told.why.separate:
        blocks += [BLANK, heading("KEPT APART"), *map(_apart, told.why.separate)]
    kin = [story for story in told.kin if story.id not in listed]
    if kin:
        blocks += [BLANK, heading("ON THE SAME EVENT"), *(_kin(story, setting) for story in kin)]
    blocks += [BLANK, heading("WHERE IT BELONGS"), Block(tuple(_belongs(told, setting)))]
    if told.why.corrections:
        said = (
            Row((Span(correction_words(made)),), (Span(f"{stamp:<8}", "muted"),))
            for made in told.why.corrections
            for stamp in (times.stamp(made.at, setting.now, setting.zone),)
        )
        blocks += [BLANK, heading("BY YOUR WORD"), Block(tuple(said))]
    return blocks


def _head(told: Told) -> Block:
    entries = [joined.entry for joined in told.why.members]
    outlets = len({entry.outlet for entry in entries})
    said = f"{counted(len(entries), 'report')} of one text · "
    said += counted(outlets, "outlet")
    return Block((Row((Span(told.why.story.title, "strong"),)), Row((Span(said, "muted"),))))


def _entry(joined: StoryMember, told: Told, setting: Setting, width: int, unfolded: bool) -> Block:
    entry = joined.entry
    count = sum(len(text.split()) for text in entry.paragraphs)
    name = Span(f"{column(entry.outlet, _NAME)}  ", "strong")
    stamp = Span(f"{times.stamp(entry.at, setting.now, setting.zone):<8}", "muted")
    words = Span(counted(count, "word"), "muted")
    indent = (Span("  "),)
    rows = [
        Row(
            (name, stamp, *_share(joined, _BAR if width >= _ROOMY else _SHORT_BAR)),
            right=(words,),
            one_line=True,
        ),
        Row((Span(reason(joined, told.why, ids=False), "muted"),), indent, indent),
    ]
    if unfolded:
        others = [one.entry for one in told.why.members if one.entry.id != entry.id]
        left = others[0].paragraphs if others else ()
        rows += [Row(), *beside(left, entry.paragraphs, width), Row()]
    return Block(tuple(rows), entry.id)


def _share(joined: StoryMember, cells: int) -> Line:
    """``█████░░░ 71 %``: how much of the shorter text the longer holds."""
    like = joined.similarity
    if like is None or like.share is None:
        return ()
    full = round(like.share * cells)
    return (
        Span("█" * full, "number"),
        Span("░" * (cells - full), "rule"),
        Span(f" {like.share:4.0%}"),
    )


def _apart(one: SeparateStory) -> Block:
    rows = [Row((Span(one.title, "strong"),), right=(Span(one.outlet, "muted"),))]
    indent = (Span("  "),)
    if one.ours is None or one.theirs is None:
        rows.append(Row((Span("apart by your word", "muted"),), indent, indent))
    else:
        for who, said in (("here   ", one.ours), ("there  ", one.theirs)):
            gutter, rest = (Span(f"  {who}", "warning"),), (Span(" " * (2 + len(who))),)
            rows.append(Row((Span(said),), gutter, rest))
    return Block(tuple(rows), one.story)


def _kin(story: Story, setting: Setting) -> Block:
    at = min(entry.at for entry in story.entries)
    stamp = times.stamp(at, setting.now, setting.zone)
    outlet = story.entries[0].outlet
    return Block(
        (
            Row(
                (Span(story.title),),
                (Span(f"{stamp:<8}", "muted"),),
                (Span(" " * 8),),
                (Span(outlet, "muted"),),
            ),
        ),
        story.id,
    )


def _belongs(told: Told, setting: Setting) -> Iterator[Row]:
    """Each paragraph of the copy that is shown, with the summits it goes to and why."""
    shown = told.why.story.entries[0]
    found = [one for one in told.why.assignments if one.entry == shown.id]
    if not found:
        yield Row((Span("In no summit", "muted"),))
        return
    for place, text in enumerate((shown.title, *shown.paragraphs), HEADLINE):
        here = [one for one in found if one.paragraph == place]
        number = "  " if place == HEADLINE else f"{place + 1:<2}"
        yield Row((Span(text, "muted"),), (Span(f"{number} ", "faint"),), one_line=True)
        for one in here:
            name = setting.names.get(one.summit, one.summit)
            terms: Sequence[str] = one.terms or ("no term of its own",)
            yield Row(
                (Span(", ".join(terms), "text"),),
                (Span("   "), Span(f"{column(name, _NAME)} ", "name")),
                (Span(" " * (_NAME + 4)),),
            )
