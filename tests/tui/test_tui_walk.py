"""Every screen there is: its keys, their ids, and what ``?`` and the palette say of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from textual.binding import Binding
from textual.command import CommandPalette

from briefing.domain.article import Article
from briefing.domain.explanation import Explanation
from briefing.tui.dialogs import (
    add_feed,
    article,
    config_errors,
    coverage,
    draft_view,
    headlines,
    note,
    pick,
    prompt,
    search,
    speakers,
    welcome,
    why,
)
from briefing.tui.dialogs.config_errors import ConfigErrorsScreen
from briefing.tui.dialogs.help import HelpScreen
from briefing.tui.dialogs.palette import Commands
from briefing.tui.dialogs.pick import Choice, PickScreen
from briefing.tui.main import screen as main
from briefing.tui.model.commands import COMMANDS, keymap_problems
from briefing.tui.pages.why import StoryReasons
from tests.tui.running_app import Opened, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

OURS = {one.id for one in COMMANDS} | {f"source.{digit}" for digit in "123456789"}
WAYS: dict[type[Screen[Any]], tuple[str, ...] | None] = {
    main.MainScreen: (),
    search.SearchScreen: ("slash",),
    HelpScreen: ("question_mark",),
    why.WhyScreen: None,
    article.ArticleScreen: None,
    coverage.CoverageScreen: ("J", "c"),
    speakers.SpeakersScreen: ("J", "S"),
    headlines.HeadlinesScreen: ("J", "H"),
    pick.PickScreen: ("e",),
    add_feed.AddFeedScreen: ("a",),
    config_errors.ConfigErrorsScreen: None,
    note.NoteScreen: ("W",),
    draft_view.DraftViewScreen: ("slash", "a", "ctrl+s"),
    prompt.PromptScreen: ("L",),
    welcome.WelcomeScreen: None,
}


async def come_to(at: Opened, screen: type[Screen[Any]]) -> None:
    """The screen in front, as a reader gets there."""
    keys = WAYS[screen]
    if keys is None:
        story = at.desk.unassigned(1)[0]
        reasons = StoryReasons(Explanation(story, (), (), (), ()), ())
        ready: dict[type[Screen[Any]], Callable[[], Screen[Any]]] = {
            config_errors.ConfigErrorsScreen: lambda: ConfigErrorsScreen(
                ["feeds.toml:3: wrong"], lambda: None
            ),
            prompt.PromptScreen: lambda: prompt.PromptScreen("Which?", "One of them", str),
            welcome.WelcomeScreen: lambda: welcome.WelcomeScreen(at.app.config.path),
            why.WhyScreen: lambda: why.WhyScreen(at.main, reasons),
            article.ArticleScreen: lambda: article.ArticleScreen(
                at.main, Article(story.entries[0], (), (), (), ""), None, ""
            ),
        }
        at.app.push_screen(ready[screen]())
        await at.settle()
    else:
        await at.press(*keys)
        await at.finish()
    assert isinstance(at.app.screen, screen), at.app.screen


def chain(at: Opened) -> dict[str, list[Binding]]:
    """All bindings that a key may meet, from what has the focus to the app."""
    met: dict[str, list[Binding]] = defaultdict(list)
    focused = at.app.focused or at.app.screen
    for node in focused.ancestors_with_self:
        for key, bindings in node._bindings.key_to_bindings.items():
            met[key] += bindings
    return met


def ours(bindings: list[Binding]) -> set[str]:
    return {one.id for one in bindings if one.id in OURS}


def printable(key: str) -> bool:
    return len(key) == 1 or key.endswith(("_mark", "_bracket", "slash", "colon", "stop", "comma"))


@pytest.mark.parametrize("screen", WAYS, ids=lambda one: one.__name__)
async def test_each_key_means_one_thing(screen: type[Screen[Any]]) -> None:
    async with opened() as at:
        await come_to(at, screen)
        met = chain(at)
        assert met
        for key, bindings in met.items():
            assert len(ours(bindings)) <= 1, f"{key}: {bindings}"
            assert not (printable(key) and any(one.priority for one in bindings)), key
        own = [one for one in screen.BINDINGS if isinstance(one, Binding)]
        assert own
        assert all(one.id in OURS for one in own), own


@pytest.mark.parametrize("screen", WAYS, ids=lambda one: one.__name__)
async def test_help_begins_with_the_keys_of_its_screen(screen: type[Screen[Any]]) -> None:
    async with opened((120, 60)) as at:
        await come_to(at, screen)
        if screen is HelpScreen:
            return
        await at.press("f1")
        assert isinstance(at.app.screen, HelpScreen)
        shown = at.text()
        if screen is main.MainScreen:
            return
        assert "Here" in shown
        ids = {binding.id for binding in screen.BINDINGS if isinstance(binding, Binding)}
        for command in COMMANDS:
            if command.id in ids:
                assert command.title in shown.partition("fold, pane")[0], command.title
        await at.press("escape")
        assert isinstance(at.app.screen, screen)


async def test_help_is_found_in_by_typing() -> None:
    async with opened() as at:
        await at.press("question_mark", "slash", *"star this")
        assert "Star this point" in at.text()
        assert "Next summit" not in at.text()
        await at.press("escape")
        assert "half a page" in at.text()
        await at.press("slash", *"qqq")
        assert "No command matches" in at.text()
        await at.press("escape", "escape")
        assert isinstance(at.app.screen, main.MainScreen)


async def test_the_palette_has_every_command() -> None:
    async with opened() as at:
        await at.press("colon")
        assert isinstance(at.app.screen, CommandPalette)
        found = Commands(at.main)
        titles = {title for title, _, _ in found._entries()}
        wanted = {one.title for one in COMMANDS if not one.dialog}
        assert wanted - titles == {"Open a source by its number", "Command palette"}


def test_the_table_contradicts_nothing() -> None:
    assert keymap_problems({}) == ()


async def test_a_list_of_hostile_choices_is_a_list() -> None:
    async with opened((80, 24)) as at:
        at.app.push_screen(PickScreen("[/] [b]", [Choice("a", "[/]"), Choice("b", "[red]x")]))
        await at.settle()
        assert "[/]" in at.text()
        assert "[red]x" in at.text()
