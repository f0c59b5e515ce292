"""A page written to a file, in the formats of ``briefing show``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.compose.briefing import today
from briefing.render.formats import document
from briefing.tui.model.snapshot import settle
from briefing.tui.model.views import STARRED, TODAY

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime, tzinfo
    from pathlib import Path

    from briefing.domain.briefing import Briefing
    from briefing.tui.model.state import State

FORMATS = (("md", "Markdown"), ("txt", "Plain text"), ("html", "HTML"), ("json", "JSON"))
"""File suffix and title of each format."""

_WIDTH = 80


def exported(state: State) -> tuple[Briefing, ...]:
    """What the view shows, as briefings; nothing for a list without points."""
    snapshot = settle(state.snapshot, state.marks, state.stars)
    briefings = tuple(_without_hidden(briefing, state.hidden) for briefing in snapshot.briefings)
    if state.view == TODAY:
        return tuple(today(briefings))
    if state.view == STARRED:
        return tuple(one for one in map(_starred, briefings) if one.shown)
    return tuple(one for one in briefings if one.summit.id == state.view)


def saved(state: State, form: str, folder: Path, now: datetime, zone: tzinfo) -> str:
    """Write the view to a file in ``folder``; returns a sentence on where, or why not."""
    stem = f"{state.view.removeprefix('@')}-{now.astimezone(zone):%Y-%m-%d}"
    try:
        text = document(exported(state), form, now=now, zone=zone, width=_WIDTH)
        path = written(folder, stem, form, f"{_dated(form, now, zone)}{text}\n")
    except OSError as error:
        return f"Cannot save: {error.strerror or error}"
    return f"Saved {path}"


def _dated(form: str, now: datetime, zone: tzinfo) -> str:
    """The line that dates a Markdown or text file; HTML and JSON hold the date already."""
    as_of = f"As of {now.astimezone(zone):%Y-%m-%d %H:%M}"
    return {"md": f"*{as_of}*\n\n", "txt": f"{as_of}\n\n"}.get(form, "")


def written(folder: Path, stem: str, form: str, text: str) -> Path:
    """Write ``text`` to a new file in ``folder``; an existing file is never overwritten.

    Raises `OSError`.
    """
    number = 1
    while True:
        name = f"{stem}.{form}" if number == 1 else f"{stem}-{number}.{form}"
        path = folder / name
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            number += 1
        else:
            return path


def _without_hidden(briefing: Briefing, hidden: Collection[str]) -> Briefing:
    """The briefing without the points with these ids."""
    lead, why = briefing.lead, briefing.why
    return replace(
        briefing,
        lead=None if lead and lead.id in hidden else lead,
        why=None if why and why.id in hidden else why,
        points=tuple(point for point in briefing.points if point.id not in hidden),
    )


def _starred(briefing: Briefing) -> Briefing:
    lead, why = briefing.lead, briefing.why
    return replace(
        briefing,
        lead=lead if lead and lead.starred else None,
        why=why if why and why.starred else None,
        points=tuple(point for point in briefing.points if point.starred),
        disputed=(),
        numbers=(),
        next=(),
    )
