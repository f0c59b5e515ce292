"""Which addresses may be opened, and whether there is a browser to open them in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping


def safe(url: str) -> bool:
    """Whether ``url`` is http or https, names a host and holds no control character."""
    if any(not char.isprintable() or char.isspace() for char in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def has_browser(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a browser would show an address to this reader.

    Over SSH it would open on the remote machine; without a display, inside this terminal.
    ``BROWSER`` overrides both: remote editors set it to reach the local machine.
    """
    if environ.get("BROWSER"):
        return True
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return False
    if platform in ("darwin", "win32"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
