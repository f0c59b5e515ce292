"""Commands that explain a story and overrule how it was grouped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.tui import corrections
from briefing.tui.dialogs.article import open_article
from briefing.tui.dialogs.pick import Choice, PickScreen
from briefing.tui.dialogs.why import WhyScreen
from briefing.tui.model import sources

if TYPE_CHECKING:
    from briefing.tui.host import MainHost


def article(main: MainHost) -> None:
    """``v``: the article under the cursor as its publisher wrote it."""
    item = main.state.item
    entry = sources.entry_of(item) if item else None
    if entry is None:
        main.host.say("There is no article under the cursor")
    else:
        passage = item.sources[0].passage if item and item.sources else ""
        main.work(partial(open_article, main, entry, passage), "article")


def why(main: MainHost) -> None:
    """``w``: why the reports under the cursor are one story."""
    item = main.state.item
    story = sources.story_of(item) if item else None
    if story is None:
        main.host.say("There is no story under the cursor")
    else:
        main.work(partial(_explain, main, story), "why")


async def _explain(main: MainHost, story: str) -> None:
    explanation = await corrections.explained(main, story)
    if explanation is None:
        main.host.say("This story is no longer in the cache")
    else:
        main.app.push_screen(WhyScreen(main, explanation))


def assign(main: MainHost) -> None:
    """``i``: put the story under the cursor into a summit, or take it out."""
    item, summits = main.state.item, main.host.config.summits
    story = sources.story_of(item) if item else None
    if item is None or story is None or not summits:
        main.host.say("There is no story here, or no summit to put it into")
        return
    current = sources.summits_of(item, main.state)
    choices = [
        Choice(summit.id, f"{'Take out of' if summit.id in current else 'Put into'} {summit.name}")
        for summit in summits
    ]

    def chosen(summit: str | None) -> None:
        if summit is not None:
            belongs = summit not in current
            main.work(partial(_assign, main, story, summit, belongs=belongs), "correct")

    main.app.push_screen(PickScreen("Assign this story", choices), chosen)


async def _assign(main: MainHost, story: str, summit: str, *, belongs: bool) -> None:
    if await corrections.assign(main, story, summit, belongs=belongs):
        message = "Put into the summit" if belongs else "Taken out of the summit"
        main.host.say(f"{message} · z undo")
