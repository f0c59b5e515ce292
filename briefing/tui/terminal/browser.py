"""Whether there is a browser to open addresses in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


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
