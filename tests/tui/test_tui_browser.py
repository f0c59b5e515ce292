"""Which addresses are opened, and where."""

from __future__ import annotations

import pytest

from briefing.tui.model.sources import is_web_address
from briefing.tui.terminal.browser import has_browser


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
