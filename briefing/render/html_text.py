"""Texts of feeds in HTML: shown as they are, never read as markup."""

from __future__ import annotations

from html import escape

from briefing.text.sanitize import line


def html_text(text: str) -> str:
    """``text`` on one line, escaped for an element or a quoted attribute."""
    return escape(line(text), quote=True)
