"""Which addresses are opened, and where."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.tui.model.sources import is_web_address
from briefing.tui.terminal.browser import command, has_browser, needs_terminal, run_apart
from tests.tui.running_app import opened

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://example.org/?a=$(x)&b='c'"


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c#d", "http://127.0.0.1:8000/", "HTTP://x"]
)
def test_web_addresses_are_is_web_address(url: str) -> None:
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "file:///etc/passwd",
            "javascript:alert(1)",
            "ftp://x",
            "x",
            "",
            "https://",
            "http://[::1",
        ),
        *("https://x/\x1b]0;t\x07", "https://x y", "https://x/\u202eevil", "https://x\n.org"),
    ],
)
def test_other_addresses_are_not(url: str) -> None:
    assert not is_web_address(url)


def test_a_browser_is_used_only_where_the_reader_would_see_it() -> None:
    assert has_browser({"DISPLAY": ":0"}, "linux")
    assert has_browser({}, "darwin")
    assert not has_browser({}, "linux")
    assert not has_browser({"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, "linux")
    assert has_browser({"SSH_TTY": "/dev/pts/1", "BROWSER": "code"}, "linux")


def test_the_first_browser_that_exists_gets_the_address_as_one_argument() -> None:
    environ = {"BROWSER": os.pathsep.join(["nothing-here", f"'{sys.executable}' --tab=%s -x"])}
    assert command(URL, environ) == [sys.executable, f"--tab={URL}", "-x"]
    assert command(URL, {"BROWSER": "nothing-here -n"}) == ["nothing-here", "-n", URL]
    assert command(URL, {})[-1] == URL


def test_which_browsers_need_the_terminal() -> None:
    assert needs_terminal(["/usr/bin/w3m", URL])
    assert needs_terminal(["lynx", URL])
    assert not needs_terminal(["firefox", URL])


def test_a_browser_with_a_window_has_no_part_in_the_terminal(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    code = "import os,sys; open(sys.argv[1],'w').write(str([os.isatty(n) for n in (0,1,2)]))"
    assert run_apart([sys.executable, "-c", code, str(seen)]) == ""
    assert seen.read_text() == "[False, False, False]"
    assert run_apart(["/bin/sh", "-c", "echo noise; exit 3"]) == "/bin/sh ended with 3"
    assert run_apart(["nothing-here"]).startswith("nothing-here: ")


async def test_a_point_whose_page_was_not_opened_stays_new(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BROWSER", "nothing-here")
    async with opened(toasts=True) as at:
        at.app.launch = replace(at.app.launch, open_url=None)
        point = at.point
        assert at.state.is_new(point)
        await at.press("o")
        while at.state.is_new(point) is False:  # the browser is started in another thread
            await at.pilot.pause(0.01)
        assert "Not opened: nothing-here" in at.text()
        assert at.desk.marked == [(point.id, True), (point.id, False)]
        assert at.state.undo == ()


async def test_nothing_is_copied_over_the_clipboard() -> None:
    async with opened() as at:
        at.app.copy_to_clipboard("kept")
        at.app.copy_to_clipboard("")
        assert at.app.clipboard == "kept"
