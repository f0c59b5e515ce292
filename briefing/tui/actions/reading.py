"""Commands for reading, finding and taking along what is shown.

A dialog is loaded when it is opened, so that the first page that is turned does not wait for it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from briefing.tui import themes
from briefing.tui.model import annotating, filters, navigation, opening, search_target, sources
from briefing.tui.model.views import STARRED, TODAY
from briefing.tui.terminal import external_programs
from briefing.tui.view import paging

if TYPE_CHECKING:
    from briefing.domain.search_hit import Hit
    from briefing.tui.host import MainHost


_ALL = "*"


def read_on(main: MainHost) -> None:
    """``Space``: a page further, then on to the next summit with news."""
    at, doc, state = main.host.seconds(), main.page, main.state
    if state.pane == "sidebar":
        main.become(navigation.enter(state, at))
        return
    turned = paging.page_forward(doc.layout_, doc.top, doc.page_height)
    doc.scroll_page(turned.top, turned.cursor)
    main.become(navigation.read_on(state, turned.passed, turned.cursor, at, ended=turned.ended))


def page_back(main: MainHost) -> None:
    """``b``."""
    _turn(main, paging.page_back(main.page.layout_, main.page.top, main.page.page_height))


def half_page_down(main: MainHost) -> None:
    """``^D``."""
    _turn(main, paging.half_page(main.page.layout_, main.page.top, main.page.page_height, 1))


def half_page_up(main: MainHost) -> None:
    """``^U``."""
    _turn(main, paging.half_page(main.page.layout_, main.page.top, main.page.page_height, -1))


def _turn(main: MainHost, turned: paging.PageTurn) -> None:
    main.page.scroll_page(turned.top, turned.cursor)
    main.become(navigation.move_to(main.state, turned.cursor, main.host.seconds()))


def refresh_all(main: MainHost) -> None:
    """``R``."""
    _refresh(main, ())


def refresh_summit(main: MainHost) -> None:
    """``r``: refresh the feeds that this view comes from; all of them on Today."""
    _refresh(main, () if main.state.view == TODAY else navigation.feeds_in_view(main.state))


def _refresh(main: MainHost, feeds: tuple[str, ...]) -> None:
    watcher = main.watcher
    if not watcher.can_refresh:
        main.host.say("Refreshing is switched off here")
    elif watcher.running:
        main.host.say("A refresh is already running")
    else:
        main.work(partial(watcher.refresh, feeds, force=True), "refresh")


def search(main: MainHost) -> None:
    """``/``."""
    from briefing.tui.dialogs.completion import values
    from briefing.tui.dialogs.search import SearchScreen

    def go(hit: Hit | None) -> None:
        if hit is not None:
            main.become(search_target.go_to_hit(main.state, hit, main.host.seconds()))

    def read(entry: str) -> None:
        from briefing.tui.dialogs.article import open_article

        main.work(partial(open_article, main, entry), "article")

    def keep(query: str) -> None:
        from briefing.tui.actions.feeds_file import keep_view

        keep_view(main, query)

    known = values(main.host.config, main.state.snapshot.feeds, annotating.known_labels(main.state))
    main.app.push_screen(SearchScreen(known, read, keep), go)


def pick_link(main: MainHost) -> None:
    """``u``: list every link of the item."""
    from briefing.tui.dialogs.pick import Choice, PickScreen

    def follow(url: str | None) -> None:
        if url is not None:
            main.become(sources.open_link(main.state, url))

    item = main.state.item
    links = sources.links(item) if item else ()
    if not links:
        main.host.say("There is no link under the cursor")
        return
    choices = [Choice(url, label, url) for url, label in links]
    main.app.push_screen(PickScreen("Links", choices), follow)


def pick_tag(main: MainHost) -> None:
    """``t``: show only what feeds with one tag report."""
    from briefing.tui.dialogs.pick import Choice, PickScreen

    def filter_by(choice: str | None) -> None:
        if choice is not None:
            tag = None if choice == _ALL else choice.removeprefix("#")
            state = replace(main.state, tag=tag)
            main.become(opening.rebuild_sections(state, state.cursor))

    counts = filters.tag_counts(main.state.snapshot.feeds)
    if not counts:
        main.host.say("No feed has a tag; add tags in feeds.toml")
        return
    choices = [Choice(f"#{name}", f"{name}  {count}") for name, count in counts.items()]
    title = "Only feeds tagged"
    main.app.push_screen(PickScreen(title, [Choice(_ALL, "all feeds"), *choices]), filter_by)


def export(main: MainHost) -> None:
    """``e``: write this page to a file, in a format to choose."""
    from briefing.render.formats import FORMATS
    from briefing.tui.actions import export as exports
    from briefing.tui.dialogs.pick import Choice, PickScreen

    def save(format_name: str | None) -> None:
        if format_name is not None:
            host = main.host
            folder, now, zone = host.launch.export_folder, host.now(), host.config.zone
            host.say(exports.saved(main.state, format_name, folder, now, zone))

    snapshot = main.state.snapshot
    if snapshot.pending_briefing(main.state.view) or (
        snapshot.pending and main.state.view in (TODAY, STARRED)
    ):
        main.host.say("What is on this page is still being composed")
    elif exports.exported(main.state):
        choices = [Choice(name, format_.title) for name, format_ in FORMATS.items()]
        main.app.push_screen(PickScreen("Export this page", choices), save)
    else:
        main.host.say("There is nothing to export on this page")


def pipe(main: MainHost) -> None:
    """``|``: send what ``y`` copies to a shell command."""
    from briefing.tui.dialogs.prompt import PromptScreen

    host, item = main.host, main.state.item
    text = sources.citation_text(item, host.config.zone) if item else ""
    if not text:
        host.say("There is nothing to pipe under the cursor")
        return
    prompt = PromptScreen("Pipe to command", "less, wc -w, mail …", lambda _: None)
    main.app.push_screen(prompt, lambda command: _pipe(main, command, text))


def _pipe(main: MainHost, command: str | None, text: str) -> None:
    host = main.host
    if command is None:
        return
    try:
        wrong = host.lend_terminal(lambda: external_programs.pipe(f"{text}\n", command))
    except SuspendNotSupported:
        host.say("This terminal cannot run another program meanwhile")
    except OSError as error:
        host.say(f"Cannot start a shell: {error.strerror or error}", severity="warning")
    else:
        if wrong:
            host.say(wrong, severity="warning")
    main.redraw()


def cite(main: MainHost) -> None:
    """``y``: copy the point with its sources, dated in the reader's time zone."""
    main.become(sources.copy_citation(main.state, main.host.config.zone))


def next_theme(main: MainHost) -> None:
    """``T``."""
    app = main.app
    app.theme = themes.next_theme(app.theme or "")
    main.host.say(f'{app.theme}: to keep it, set theme = "{app.theme}" under [tui] in feeds.toml')


def show_keys(main: MainHost) -> None:
    """``?``."""
    main.host.action_keys()


def open_palette(main: MainHost) -> None:
    """``:``."""
    main.app.action_command_palette()


def redraw(main: MainHost) -> None:
    """``^L``."""
    main.redraw()


def suspend(main: MainHost) -> None:
    """``^Z``."""
    main.app.action_suspend_process()


def leave_or_quit(main: MainHost) -> None:
    """``q``: close a list, the drawer or zen mode; else quit."""
    state = main.state
    drawer = state.drawer and main.setting.narrow
    if state.view not in state.tabs or state.zen or drawer:
        main.action_command("close")
    else:
        quit_now(main)


def quit_now(main: MainHost) -> None:
    """``Q``: quit. What was read stays read."""
    main.become(opening.leave_view(main.state, main.host.seconds()))
    main.app.exit(return_code=0)
