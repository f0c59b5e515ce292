"""Briefings in one of the formats that they can be had in; only that one is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import Briefing


def document(
    briefings: Sequence[Briefing], form: str, *, now: datetime, zone: tzinfo, width: int
) -> str:
    """The briefings as ``json``, ``md`` or ``html``, else as text in lines of ``width`` cells."""
    if form == "json":
        from briefing.render import json

        return json.show(briefings, now)
    if form == "md":
        from briefing.render import markdown

        return markdown.briefings(briefings, now=now, zone=zone)
    if form == "html":
        from briefing.render import html

        return html.briefings(briefings, now=now, zone=zone)
    from briefing.render import text

    return text.briefings(briefings, now=now, zone=zone, width=width)
