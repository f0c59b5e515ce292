"""Which keys each table of feeds.toml knows."""

from __future__ import annotations

BRIEFING = ("cache", "interval", "concurrency", "timeout", "keep", "timezone", "contact")
TUI = ("theme", "mark_read", "ascii", "reader")
FEED = (
    "url", "name", "tags", "outlet", "interval", "prefer", "headers", "user_agent",
    "allow_private", "full_text", "dedupe", "username", "password_command", "proxy", "ca_file",
    "block",
)  # fmt: skip
SUMMIT = ("id", "name", "people", "place", "starts", "ends", "terms", "feeds")

IDLE_FEED = ("dedupe", "block")
"""Documented keys that this version reads and does not act on: never offered to anyone."""


def home(key: str) -> str | None:
    """The table of the whole program that ``key`` belongs to."""
    if key in BRIEFING:
        return "[briefing]"
    return "[tui]" if key in TUI else None
