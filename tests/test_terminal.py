"""The reading room on a real pseudo-terminal, as a person at a keyboard meets it."""

from __future__ import annotations

import re
import signal
import sys
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("termios", reason="needs a POSIX terminal")

from tests.builders.rss import item, rss
from tests.terminal import Terminal
from tests.waiting import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Site, Workspace


@pytest.fixture
def links(tmp_path: Path) -> Path:
    """A file that gets the links which the program opens in its browser."""
    return tmp_path / "links"


@pytest.fixture
def environment(workspace: Workspace) -> dict[str, str]:
    """A colourful terminal on this very machine."""
    env = workspace.environment() | {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
    }
    for name in ("SSH_CONNECTION", "SSH_TTY", "NO_COLOR", "COLUMNS", "LINES"):
        env.pop(name, None)
    return env


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    """Starts programs of Python on terminals, ``briefing --demo`` by default."""
    begun: list[Terminal] = []

    def begin(
        *arguments: str, size: tuple[int, int] = (100, 30), session: bool = True, **more: str
    ) -> Terminal:
        command = [sys.executable, *(arguments or ("-m", "briefing", "--demo"))]
        begun.append(Terminal(command, environment | more, *size, session=session))
        return begun[-1]

    yield begin
    for terminal in begun:
        terminal.close()


@pytest.fixture(params=[(120, 36), (80, 24)], ids=lambda size: "{}x{}".format(*size))
def room(
    request: pytest.FixtureRequest, environment: dict[str, str], links: Path, tmp_path: Path
) -> Iterator[Terminal]:
    """``briefing --demo`` with a browser that only takes notes."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> {links}\n')
    browser.chmod(0o755)
    env = environment | {"BROWSER": str(browser)}
    terminal = Terminal([sys.executable, "-m", "briefing", "--demo"], env, *request.param)
    yield terminal
    terminal.close()


def test_the_first_screen_and_the_keys(room: Terminal, links: Path) -> None:
    today = room.until(lambda text: "Gyeongju summit" in text and "●" in text)
    assert "new" in today
    assert "Trump" in today

    room.press("?")
    room.until(lambda text: "Keys" in text and "quit now" in text)
    room.press("\x1b")
    room.until(lambda text: "quit now" not in text)

    room.press("J")
    room.until(lambda text: "NEW SINCE" in text)
    room.press("g\r")
    room.until(lambda text: "▾" in text)
    room.press("1")
    room.until(lambda _: links.exists() and links.read_text().startswith("https://"))

    room.press("/")
    room.until(lambda text: "Search" in text)
    room.press("fentanyl")
    room.until(lambda text: text.count("fentanyl") >= 3)
    room.press("\x1b")
    room.until(lambda text: "Search" not in text)

    before = room.text
    room.press(" ")
    room.until(lambda text: text != before)

    room.press("Q")
    assert room.finish() == 0
    assert room.restored()


def opened(terminal: Terminal) -> None:
    """Wait until every briefing is on the first screen."""
    terminal.until(
        lambda text: (
            "Gyeongju summit" in text and "Space read on" in text and "omposing" not in text
        )
    )


SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]


@pytest.mark.parametrize("number", SIGNALS)
def test_signals_end_it_without_a_word(start: Callable[..., Terminal], number: int) -> None:
    room = start()
    opened(room)
    room.press("jjjjJJJJ")
    room.process.send_signal(number)
    assert room.finish() == 128 + number
    assert room.restored()
    assert b"Traceback" not in room.raw


_SIGNALLED = """
import os, sys
from briefing.cli.main import main
from briefing.tui.{module} import {owner}

def signal_first(name):
    method = getattr({owner}, name)
    def signalled(self, *arguments):
        os.kill(os.getpid(), int(os.environ["SIGNAL"]))
        return method(self, *arguments)
    setattr({owner}, name, signalled)

signal_first("{method}")
sys.exit(main(["--demo"]))
"""


@pytest.mark.parametrize(
    ("module", "owner", "method"),
    [
        ("background.desk_thread", "DeskThread", "read"),
        ("terminal.shutdown", "ShutdownApp", "handle_shutdown"),
        ("background.desk_thread", "DeskThread", "close"),
    ],
    ids=["before", "at-the-start", "at-the-end"],
)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_before_or_after_the_first_screen_ends_it_too(
    start: Callable[..., Terminal], module: str, owner: str, method: str, number: int
) -> None:
    script = _SIGNALLED.format(module=module, owner=owner, method=method)
    room = start("-c", script, SIGNAL=str(int(number)))
    if method == "close":
        opened(room)
        room.press("q")
    assert room.finish() == 128 + number
    assert b"\x1b[?1049h" not in room.raw or room.restored()
    assert b"Traceback" not in room.raw


def test_what_was_starred_before_a_signal_is_stored(
    start: Callable[..., Terminal], site: Site, workspace: Workspace
) -> None:
    text = "Lee Jae Myung and Donald Trump signed a trade agreement in Gyeongju on Wednesday."
    site.documents["/a.xml"] = rss("Wire", item("Lee and Trump sign", text))
    summit = 'id = "g"\nname = "Gyeongju"\nplace = ["Gyeongju"]\npeople = ["Trump"]\n'
    workspace.configure(f'[[feeds]]\nurl = "{site.url}/a.xml"\n\n[[summits]]\n{summit}')
    assert workspace.run("refresh").returncode == 0
    room = start("-m", "briefing", "--config", str(workspace.config))
    before = room.until(lambda text: "signed a trade" in text and "omposing" not in text)
    room.press("s")
    room.until(lambda text: text.count("★") > before.count("★"))
    room.process.send_signal(signal.SIGINT)
    assert room.finish() == 128 + signal.SIGINT
    assert "Lee and Trump sign" in workspace.run("search", "is:starred").stdout


def test_a_reading_of_all_sizes_with_a_stop_in_between(start: Callable[..., Terminal]) -> None:
    room = start(size=(200, 50))
    opened(room)
    room.until(lambda text: "WHO REPORTS IT" in text)
    room.press(" ")
    room.until(lambda text: "All read." in text)
    room.forget()
    room.resize(60, 16)
    room.until(
        lambda text: "Today" in text and "WHO REPORTS IT" not in text and "Space read on" in text
    )
    for columns in range(199, 80, -7):
        room.resize(columns, columns // 4)
    room.forget()
    room.resize(80, 24)
    # None of the sizes in between has as many rows.
    room.until(
        lambda text: "Today" in text.splitlines()[0] and "Space read on" in text.splitlines()[-1]
    )
    room.press("?")
    room.until(lambda text: "quit now" in text)
    room.press("\x1b")
    room.until(lambda text: "quit now" not in text and "Space read on" in text.splitlines()[-1])
    sources = room.text.splitlines()[-2]
    room.press("j")
    before = room.until(lambda text: text.splitlines()[-2] != sources and "That is all" not in text)
    room.press("\x1a")
    room.until(lambda _: room.stopped())
    room.until(lambda _: room.restored())
    room.forget()
    room.process.send_signal(signal.SIGCONT)
    room.until(lambda text: text == before)
    room.forget()
    room.press("\x0c")
    room.until(lambda text: text == before)
    room.press("q")
    assert room.finish() == 0
    assert room.restored()


_FAULTY = """
import sys
from briefing.cli.main import main
from briefing.tui.actions.table import ACTIONS
ACTIONS["theme"] = lambda main: 1 // 0
sys.exit(main(["--demo"]))
"""


def test_a_fault_is_one_line_on_a_restored_terminal(start: Callable[..., Terminal]) -> None:
    room = start("-c", _FAULTY)
    opened(room)
    room.press("T")
    assert room.finish() == 70
    assert room.restored()
    assert b"a bug in briefing: ZeroDivisionError" in room.raw
    assert b"Traceback" not in room.raw


def test_a_terminal_that_only_prints_is_refused(start: Callable[..., Terminal]) -> None:
    room = start(TERM="dumb")
    assert room.finish() == 2
    assert b"TERM=dumb cannot" in room.raw


@pytest.mark.parametrize("session", [True, False], ids=["its-own", "anothers"])
def test_a_terminal_that_vanishes_ends_it(start: Callable[..., Terminal], session: bool) -> None:
    room = start(session=session)
    opened(room)
    room.vanish()
    assert room.process.wait(PATIENCE_S) == 129


def test_a_terminal_that_vanishes_at_the_first_sign_of_life_ends_it(
    start: Callable[..., Terminal],
) -> None:
    room = start()
    room.until_written(b"\x1b[?1049h")
    room.vanish()
    assert room.process.wait(PATIENCE_S) == 129


def test_a_size_that_comes_back_is_painted_anew(start: Callable[..., Terminal]) -> None:
    room = start()
    opened(room)
    room.until(lambda text: "updated 14:32" in text)
    room.forget()
    room.process.send_signal(signal.SIGWINCH)
    # The line under the header is painted for no other reason.
    room.until(lambda text: "─" * 90 in text and "LISTS" in text)
    room.press("q")
    assert room.finish() == 0


def test_a_screen_reader_finds_the_cursor_on_the_item(start: Callable[..., Terminal]) -> None:
    room = start("-m", "briefing", "--demo", "--reader")
    room.until(lambda text: "Gyeongju summit" in text and "Space read on" in text)
    rows = [0]

    def on_the_next_item(text: str) -> bool:
        column, row, seen = room.cursor
        # Half a frame leaves it where the last letter was written, which may be any item.
        items = (
            number
            for number, line in enumerate(text.splitlines())
            if number > rows[-1] and line.strip().startswith("new ")
        )
        return seen and column == 2 and row == next(items, None)

    for _ in range(3):
        room.until(on_the_next_item)
        rows.append(room.cursor[1])
        room.press("j")
    room.press("Q")
    assert room.finish() == 0
    assert room.restored()


_AT_HOME = """
import os, sys
os.chdir(os.environ["HOME"])
from briefing.cli.main import main
sys.exit(main([]))
"""


def test_without_a_feeds_toml_it_begins(
    start: Callable[..., Terminal], workspace: Workspace
) -> None:
    room = start("-c", _AT_HOME, EDITOR="false", size=(80, 24))
    room.until(lambda text: "Start with a sample" in text and "q quit" in text)
    room.press("q")
    assert room.finish() == 0
    assert room.restored()
    again = start("-c", _AT_HOME, EDITOR="/nowhere/editor", size=(80, 24))
    again.until(lambda text: "Start with a sample" in text)
    again.press("4")
    again.until(lambda text: "No editor:" in text)
    again.press("z")
    again.until(lambda text: "Start with a sample" in text)
    again.press("q")
    assert again.finish() == 0
    assert not list(workspace.path.rglob("feeds.toml"))


def test_a_feeds_toml_with_mistakes_is_mended(
    start: Callable[..., Terminal], workspace: Workspace
) -> None:
    workspace.config.write_text("[[feeds]]\nname = 3\n")
    room = start("-c", _AT_HOME, EDITOR="true")
    room.until(lambda text: "expected text in quotes" in text)
    room.press("q")
    assert room.finish() == 2
    assert room.restored()
    assert b"feeds.toml:2" in room.raw[room.raw.rindex(b"\x1b[?1049l") :]
    mending = "sed -i.old -e 's|name = 3|url = \"http://127.0.0.1:9/f\"|'"
    again = start("-c", _AT_HOME, EDITOR=mending)
    again.until(lambda text: "expected text in quotes" in text)
    again.press("E")
    again.until(lambda text: "Reloaded feeds.toml" in text)
    again.press("!")
    again.until(lambda text: "127.0.0.1:9" in text and "Last good" in text)
    again.press("Q")
    assert again.finish() == 0


def test_a_point_is_given_to_a_command(start: Callable[..., Terminal]) -> None:
    room = start()
    opened(room)
    room.press("|")
    room.until(lambda text: "Pipe to command" in text)
    room.press("grep -c https\r")
    room.until(lambda text: "Press Enter to return" in text)
    printed = room.raw[room.raw.rindex(b"\x1b[?1049l") :]
    assert re.search(rb"(?<=l)[1-9][0-9]*\r\n", printed), printed
    room.press("\r")
    opened(room)
    room.press("q")
    assert room.finish() == 0
    assert room.restored()


def test_an_event_is_drafted_edited_and_kept(start: Callable[..., Terminal]) -> None:
    room = start(size=(120, 36))
    opened(room)
    room.press("*")
    room.until(lambda text: "The points you starred" in text)
    room.press("\tj\r")
    room.until(lambda text: "a follows an event" in text)
    # The first item is a proposed summit, if one was already looked for.
    room.press("gjja")
    room.until(lambda text: "[[summits]]" in text and "^S keep it" in text)
    room.press("# mine\r")
    room.until(lambda text: "# mine" in text)
    room.press("\x13")
    room.until(lambda text: "Following the event as a summit" in text)
    room.press("Q")
    assert room.finish() == 0
    assert room.restored()
