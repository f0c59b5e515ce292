"""A page written to a file, in the formats of ``briefing show``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.domain.today import today
from briefing.render.formats import FORMATS, document
from briefing.tui.model.snapshot import with_marks
from briefing.tui.model.views import STARRED, TODAY

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime, tzinfo
    from pathlib import Path

    from briefing.domain.briefing import Briefing
    from briefing.tui.model.state import State

_WIDTH = 80


def exported(state: State) -> tuple[Briefing, ...]:
    """What the view shows, as briefings; nothing for a list without points."""
    snapshot = with_marks(state.snapshot, state.marks, state.stars, state.annotations)
    briefings = tuple(_without_hidden(briefing, state.hidden) for briefing in snapshot.briefings)
    if state.view == TODAY:
        return tuple(today(briefings))
    if state.view == STARRED:
        return tuple(one for one in map(_starred, briefings) if one.shown)
    briefing = snapshot.briefing(state.view)
    return (_without_hidden(briefing, state.hidden),) if briefing else ()


def saved(state: State, format_name: str, folder: Path, now: datetime, zone: tzinfo) -> str:
    """Write the view to a file in ``folder``; returns a sentence on where, or why not."""
    stem = f"{state.view.removeprefix('@')}-{now.astimezone(zone):%Y-%m-%d}"
    format_ = FORMATS[format_name]
    as_of = format_.as_of.format(f"{now.astimezone(zone):%Y-%m-%d %H:%M}")
    try:
        text = document(
            exported(state),
            format_name,
            now=now,
            zone=zone,
            width=_WIDTH,
            pictures=state.view not in (TODAY, STARRED),
        )
        text = f"{as_of}\n\n{text}\n" if as_of else f"{text}\n"
        path = written(folder, stem, format_.suffix, text)
    except OSError as error:
        return f"Not exported: {error.strerror or error}"
    return f"Exported to {path}"


def written(folder: Path, stem: str, suffix: str, text: str) -> Path:
    """Write ``text`` to a new file in ``folder``; an existing file is never overwritten.

    Raises `OSError`. A file that could not be written to its end is deleted.
    """
    number = 1
    while True:
        name = f"{stem}.{suffix}" if number == 1 else f"{stem}-{number}.{suffix}"
        path = folder / name
        try:
            file = path.open("x", encoding="utf-8")
        except FileExistsError:
            number += 1
            continue
        try:
            with file:
                file.write(text)
        except OSError:
            path.unlink(missing_ok=True)
            raise
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
