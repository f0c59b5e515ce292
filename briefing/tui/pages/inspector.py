"""What a wide screen shows beside the page: all about the item under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text.normalize import words
from briefing.text.plural import counted
from briefing.tui.pages.detail import context, reported, standing, title
from briefing.tui.pages.heading import heading
from briefing.tui.view import times
from briefing.tui.view.short_names import short
from briefing.tui.view.spans import BLANK, Block, Row, Span

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.domain.story import Story
    from briefing.tui.model.state import State
    from briefing.tui.model.views import Item
    from briefing.tui.pages.page_context import Setting

_TIMELINE = 12
_HINTS = (("why", "why one story"), ("source.best", "open"), ("cite", "cite"), ("star", "star"))


def inspector(state: State, setting: Setting) -> list[Block]:
    """Headline, paragraph, who reports it, as it happened, which other summits it touches."""
    item = state.item
    if item is None or not item.sources:
        return []
    blocks = [BLANK, _head(item, setting)]
    headline = words(title(item))
    paragraphs = [text for text in context(item, state) if words(text) != headline]
    for text in paragraphs:
        blocks += [BLANK, Block((Row((Span(text),)),))]
    blocks += [BLANK, heading("WHO REPORTS IT"), _reports(item, setting)]
    story = _story(item, state)
    timeline = _timeline(story, state, setting)
    if timeline:
        where = short(state.summit.summit.name) if state.summit else ""
        blocks += [BLANK, heading("AS IT HAPPENED", right=(Span(where, "muted"),)), *timeline]
    touched = story.summits if story else ()
    if len(touched) > 1:
        names = tuple(Row((Span(setting.names.get(one, one)),)) for one in touched)
        blocks += [BLANK, heading("TOUCHES"), Block(names)]
    return [*blocks, BLANK, _hints(setting)]


def _hints(setting: Setting) -> Block:
    spans: list[Span] = []
    for command, said in _HINTS:
        if key := setting.keys.get(command):
            spans += [Span(key, "soon"), Span(f" {said}   ", "muted")]
    return Block((Row(tuple(spans), one_line=True),))


def _head(item: Item, setting: Setting) -> Block:
    count = len({source.n for source in item.sources})
    first = min(source.first_seen for source in item.sources)
    said = counted(count, "source")
    said += f" · first seen {times.stamp(first, setting.now, setting.zone)}"
    if item.point and item.point.independent < count:
        said += f" · {item.point.independent} independent"
    return Block((Row((Span(title(item), "strong"),)), Row((Span(said, "muted"),))))


def _reports(item: Item, setting: Setting) -> Block:
    digits = max(len(str(source.n)) for source in item.sources) + 4
    rows = []
    shown = {tuple(words(title(item)))}
    for source in item.sources:
        number = (Span(f"[{source.n}]".ljust(digits), "number"),)
        told = Span(f"{standing(source, item)}  {reported(source, setting):>6}", "muted")
        rows.append(Row((Span(source.outlet, "strong"),), number, right=(told,), one_line=True))
        indent = (Span(" " * digits),)
        if tuple(words(source.title)) not in shown:
            rows.append(Row((Span(source.title, "muted"),), indent, indent))
            shown.add(tuple(words(source.title)))
    return Block(tuple(rows))


def _story(item: Item, state: State) -> Story | None:
    if item.story:
        return item.story
    briefing = state.summit
    stories = briefing.stories if briefing else ()
    first = item.sources[0].entry
    own = item.point.story if item.point else None
    exact = (story for story in stories if story.id == own)
    holding = (one for one in stories if first in {entry.id for entry in one.entries})
    return next(exact, None) or next(holding, None)


def _timeline(shown: Story | None, state: State, setting: Setting) -> list[Block]:
    """The summit's stories, newest first, around the one under the cursor."""
    briefing = state.summit
    if briefing is None or len(briefing.stories) < 2:
        return []
    stories = sorted(briefing.stories, key=_at, reverse=True)
    index = stories.index(shown) if shown in stories else 0
    start = max(0, min(index - _TIMELINE // 2, len(stories) - _TIMELINE))
    rows = []
    for story in stories[start : start + _TIMELINE]:
        here = story == shown
        stamp = f"{times.stamp(_at(story), setting.now, setting.zone):<6}  "
        bar = Span("┃ " if here else "│ ", "new" if here else "rule")
        gutter = (Span(stamp, "new" if here else "muted"), bar)
        indent = (Span(" " * len(stamp)), bar)
        rows.append(Row((Span(story.title, "strong" if here else "muted"),), gutter, indent))
    return [Block(tuple(rows))]


def _at(story: Story) -> datetime:
    return min((entry.at for entry in story.entries), default=story.first_seen)
