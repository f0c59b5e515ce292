"""The known keys of each table of feeds.toml."""

from __future__ import annotations

BRIEFING = (
    "cache",
    "interval",
    "concurrency",
    "timeout",
    "keep",
    "timezone",
    "languages",
    "contact",
)
TUI = ("theme", "mark_read", "ascii", "reader")
FEED = (
    "url", "name", "tags", "outlet", "interval", "prefer", "headers", "user_agent",
    "allow_private", "full_text", "username", "password_command", "proxy", "ca_file",
    "legacy_tls",
)  # fmt: skip
VIEW = ("name", "query")
SUMMIT = ("id", "name", "people", "place", "starts", "ends", "timezone", "terms", "feeds")


def table_of(key: str) -> str | None:
    """The table of general settings that ``key`` belongs to, if any."""
    if key in BRIEFING:
        return "[briefing]"
    return "[tui]" if key in TUI else None
