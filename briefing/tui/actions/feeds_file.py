"""Commands that change feeds.toml. Each can be undone with ``z``, and is shown at once."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from briefing.config.model import NOWHERE, Config
from briefing.errors import BriefingError
from briefing.subscriptions import feeds, first_config, opml_lists, summits, views
from briefing.text.plural import counted
from briefing.tui.dialogs.add_feed import AddFeedScreen
from briefing.tui.dialogs.prompt import PromptScreen
from briefing.tui.dialogs.welcome import ADDRESS, OPML, SAMPLE, WelcomeScreen
from briefing.tui.model import marking, snapshot_updates
from briefing.tui.model import state as states
from briefing.tui.model.effects import FeedsFileChange
from briefing.tui.terminal import external_programs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.subscriptions.opml_lists import Imported
    from briefing.tui.host import MainHost
    from briefing.tui.model.state import State


def ask_for_first_config(main: MainHost) -> None:
    """Where there is no feeds.toml, ask how to make one, until there is or the reader quits."""
    host = main.host
    if host.missing:
        main.app.push_screen(WelcomeScreen(host.config.path), lambda way: _start(main, way))


def forget_first_config(main: MainHost) -> None:
    """The feeds.toml that was made here is gone again: ask again."""
    host = main.host
    host.missing = True
    main.follow(Config(host.config.path, NOWHERE))
    ask_for_first_config(main)


def _start(main: MainHost, way: str | None) -> None:
    match way:
        case None:
            main.app.exit(return_code=0)
        case _ if way == SAMPLE:
            _write_first_config(main, "sample")
        case _ if way == OPML:
            _ask_for_opml(main)
        case _ if way == ADDRESS:
            main.app.push_screen(AddFeedScreen(), lambda change: _finish_or_ask(main, change))
        case _:
            if _write_first_config(main, "template"):
                edit(main)


def _write_first_config(main: MainHost, form: first_config.Form) -> bool:
    host = main.host
    try:
        written = first_config.create(host.config.path, form)
    except BriefingError as error:
        host.say(str(error), severity="warning")
        ask_for_first_config(main)
        return False
    _finish(main, FeedsFileChange(written, f"Created {host.config.path}"))
    return True


def _ask_for_opml(main: MainHost) -> None:
    done: list[Imported] = []

    def take(path: str) -> str | None:
        try:
            imported = opml_lists.import_opml(main.host.config, opml_lists.contents(path))
        except BriefingError as error:
            return str(error)
        if not imported.lines:
            return "\n".join(("No feed in this file can be used", *_left_out(imported)))
        done.append(imported)
        return None

    hint = "The file that another feed reader exported: ~/feeds.opml"
    main.app.push_screen(
        PromptScreen("Import an OPML file", hint, take), lambda _: _finish_import(main, done)
    )


def _finish_import(main: MainHost, done: Sequence[Imported]) -> None:
    """Say how many feeds were imported and, where other messages do not replace it, what was not;
    or ask again where nothing was."""
    if not done:
        ask_for_first_config(main)
        return
    imported = done[0]
    summary = f"Imported {counted(len(imported.lines), 'feed')}"
    _finish(main, FeedsFileChange(imported.written, summary))
    if left_out := "\n".join(_left_out(imported)):
        main.host.say(left_out, severity="warning")


def _left_out(imported: Imported) -> Iterator[str]:
    """What was left out of each kind, with the first reason of each."""
    if bad := imported.outlines.bad:
        yield f"Left out {len(bad)}: {bad[0].name or f'line {bad[0].line}'}: {bad[0].reason}"
    if faults := imported.faults:
        yield f"Left out {counted(len(faults), 'broken tag')}: {faults[0]}"
    if imported.broken:
        yield f"The file is damaged ({imported.broken}): what is behind that was not read"


def _finish_or_ask(main: MainHost, change: FeedsFileChange | None) -> None:
    if change is None:
        ask_for_first_config(main)
    else:
        _finish(main, change)


def add(main: MainHost) -> None:
    """``a``: follow what is under the cursor: a proposed summit, an event, a new address; else add
    a feed."""
    config, item = main.host.config, main.state.item
    feed_state = item.feed.state if item and item.feed else None
    moved_to = feed_state.proposed_url if feed_state else None
    try:
        if item and item.proposal:
            written = summits.follow(config, item.proposal).written
            _finish(main, FeedsFileChange(written, f"Following {item.proposal.summit.name}"))
            rest = tuple(
                proposal
                for proposal in main.state.snapshot.proposals
                if proposal is not item.proposal
            )
            main.become(snapshot_updates.set_proposals(main.state, rest))
        elif item and item.feed and moved_to:
            written = feeds.move(config, item.feed.feed, moved_to)
            _finish(main, FeedsFileChange(written, f"Changed the address of {item.feed.name}"))
        elif event := _event(main.state):
            main.work(partial(_draft, main, event), "draft")
        else:
            main.app.push_screen(AddFeedScreen(), lambda change: _finish(main, change))
    except BriefingError as error:
        main.host.say(str(error), severity="warning")


def _event(state: State) -> str | None:
    """The id of the event that is open, or of the one under the cursor."""
    opened = state.snapshot.event_briefing
    if opened and state.view == opened.summit.id:
        return state.view
    item = state.item
    if item and item.event:
        return item.event.event.id
    return item.story.event if item and item.story else None


async def _draft(main: MainHost, event: str) -> None:
    """Show the event as a block for feeds.toml; what the reader makes of it is kept."""
    from briefing.tui.dialogs.draft_summit import DraftSummitScreen  # loads the text editor

    config = main.host.config
    try:
        block = await asyncio.to_thread(lambda: summits.draft_block(summits.draft(config, event)))
    except BriefingError as error:
        main.host.say(str(error), severity="warning")
    else:
        main.app.push_screen(DraftSummitScreen(block), lambda change: _finish(main, change))


def keep_view(main: MainHost, query: str) -> None:
    """Show a search as a block for feeds.toml; what the reader makes of it is kept as a view."""
    from briefing.tui.dialogs.draft_view import DraftViewScreen  # loads the text editor

    block = views.draft_block(main.host.config, query)
    main.app.push_screen(DraftViewScreen(block), lambda change: _finish(main, change))


def remove(main: MainHost) -> None:
    """``D``: remove the feed under the cursor, while its entries stay; else hide the point."""
    host, item = main.host, main.state.item
    if item is None or item.feed is None:
        main.become(marking.hide(main.state, host.seconds()))
        return
    try:
        _, removed = feeds.remove(host.config, item.feed.feed.url)
    except BriefingError as error:
        host.say(str(error), severity="warning")
    else:
        _finish(main, FeedsFileChange(removed.written, f"Removed {item.feed.name}"))


def _finish(main: MainHost, change: FeedsFileChange | None) -> None:
    """Keep a change of feeds.toml for ``z``, and read the file at once."""
    if change is not None:
        main.become(states.with_undo(main.state, change))
        main.host.say(f"{change.summary} · z undo")
        main.config_watcher.look()


def edit(main: MainHost) -> None:
    """``E``: open feeds.toml in the reader's editor."""
    host = main.host
    try:
        if wrong := host.lend_terminal(
            lambda: external_programs.edit(host.config.path, os.environ)
        ):
            host.say(wrong, severity="warning")
    except SuspendNotSupported:
        host.say(f"This terminal cannot run an editor meanwhile: edit {host.config.path} elsewhere")
    except OSError as error:
        host.say(f"No editor: {error.strerror or error}; set EDITOR", severity="warning")
    main.redraw()
    main.config_watcher.look()
