"""The inspector beside the page on wide screens: details of the item under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.render import time_words
from briefing.render.annotation import note_lines
from briefing.text.normalize import words
from briefing.text.plural import counted
from briefing.tui.pages.details import (
    headline,
    other_wordings,
    report_time,
    source_note,
    source_paragraphs,
    speaker_of,
    wording_rows,
)
from briefing.tui.pages.heading import heading
from briefing.tui.view.short_names import short_name
from briefing.tui.view.spans import BLANK, Block, Row, Span, source_number

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.briefing import Source
    from briefing.domain.story import Story
    from briefing.tui.model.items import Item
    from briefing.tui.model.state import State
    from briefing.tui.pages.page_context import PageContext

_TIMELINE = 12
_WORDINGS = 5
"""The inspector does not scroll: the unfolded item lists them all."""
_HINTS = (("why", "why one story"), ("source.best", "open"), ("cite", "cite"), ("star", "star"))


def inspector(state: State, setting: PageContext) -> list[Block]:
    """Headline, paragraph, who reports it, timeline, and the other summits it concerns."""
    item = state.item
    if item is None or not item.sources:
        return []
    blocks = [BLANK, _head(item, state, setting)]
    if item.point and (lines := note_lines(state.annotation(item.point))):
        rows = tuple(Row((Span(line),)) for line in lines)
        blocks += [BLANK, heading("NOTE"), Block(rows)]
    own_headline = words(headline(item))
    paragraphs = source_paragraphs(item, state)
    paragraphs = tuple(text for text in paragraphs if words(text) != own_headline)
    for text in paragraphs:
        blocks += [BLANK, Block((Row((Span(text),)),))]
    blocks += [BLANK, heading("WHO REPORTS IT"), _reports(item, setting)]
    for label, note, reports in other_wordings(item):
        blocks += [BLANK, heading(label.upper()), _wordings(note, reports)]
    story = _story(item, state)
    timeline = _timeline(story, state, setting)
    if timeline:
        where = short_name(state.summit.summit.name) if state.summit else ""
        blocks += [BLANK, heading("AS IT HAPPENED", right=(Span(where, "muted"),)), *timeline]
    summits = story.summits if story else ()
    if len(summits) > 1:
        names = tuple(Row((Span(setting.names.get(id_, id_)),)) for id_ in summits)
        blocks += [BLANK, heading("SUMMITS"), Block(names)]
    return [*blocks, BLANK, _hints(setting)]


def _hints(setting: PageContext) -> Block:
    spans: list[Span] = []
    for command, verb in _HINTS:
        if key := setting.keys.get(command):
            spans += [Span(" · ", "faint")] if spans else []
            spans += [Span(key, "soon", command), Span(f" {verb}", "muted", command)]
    return Block((Row(tuple(spans), one_line=True),))


def _head(item: Item, state: State, setting: PageContext) -> Block:
    count = len({source.n for source in item.sources})
    first = min(source.first_seen for source in item.sources)
    facts = counted(count, "source")
    facts += f" · first seen {time_words.stamp(first, setting.now, setting.zone)}"
    if item.point and item.point.independent < count:
        facts += f" · {item.point.independent} independent"
    if speaker := speaker_of(item, state):
        facts += f" · said by {speaker}"
    return Block((Row((Span(headline(item), "strong"),)), Row((Span(facts, "muted"),))))


def _reports(item: Item, setting: PageContext) -> Block:
    digits = max(len(str(source.n)) for source in item.sources) + 4
    rows = []
    shown = {tuple(words(headline(item)))}
    for source in item.sources:
        number = (source_number(source.n, f"[{source.n}]".ljust(digits)),)
        note = Span(f"{source_note(source, item)}  {report_time(source, setting):>6}", "muted")
        outlet = (source_number(source.n, source.outlet, "strong"),)
        rows.append(Row(outlet, number, right=(note,), one_line=True))
        indent = (Span(" " * digits),)
        if tuple(words(source.title)) not in shown:
            rows.append(Row((Span(source.title, "muted"),), indent, indent))
            shown.add(tuple(words(source.title)))
    return Block(tuple(rows))


def _wordings(note: str, reports: tuple[Source, ...]) -> Block:
    rows = wording_rows(reports)
    listed, rest = rows[:_WORDINGS], len(rows) - _WORDINGS
    above = [Row((Span(note, "muted"),))] if note else []
    below = [Row((Span(f"… {rest} more in the unfolded item", "muted"),))] if rest > 0 else []
    return Block((*above, *listed, *below))


def _story(item: Item, state: State) -> Story | None:
    if item.story:
        return item.story
    briefing = state.summit
    stories = briefing.stories if briefing else ()
    first = item.sources[0].entry
    own = item.point.story if item.point else None
    exact = (story for story in stories if story.id == own)
    with_entry = (story for story in stories if first in {entry.id for entry in story.entries})
    return next(exact, None) or next(with_entry, None)


def _timeline(shown: Story | None, state: State, setting: PageContext) -> list[Block]:
    """The summit's stories around the one under the cursor, newest first."""
    briefing = state.summit
    if briefing is None or len(briefing.stories) < 2:
        return []
    stories = sorted(briefing.stories, key=_at, reverse=True)
    index = stories.index(shown) if shown in stories else 0
    start = max(0, min(index - _TIMELINE // 2, len(stories) - _TIMELINE))
    listed = stories[start : start + _TIMELINE]
    rows = []
    for story, at in zip(listed, setting.stamps(map(_at, listed)), strict=True):
        here = story == shown
        stamp = f"{at}  "
        bar = Span("┃ " if here else "│ ", "new" if here else "rule")
        gutter = (Span(stamp, "new" if here else "muted"), bar)
        indent = (Span(" " * len(stamp)), bar)
        rows.append(Row((Span(story.title, "strong" if here else "muted"),), gutter, indent))
    return [Block(tuple(rows))]


def _at(story: Story) -> datetime:
    return min((entry.at for entry in story.entries), default=story.first_seen)
