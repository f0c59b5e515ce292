"""The formats that briefings can be had in.

To add one, write a module with ``briefings(items, *, now, zone, width, outside, by_day, pictures)``
and list it in `FORMATS`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from briefing.domain.briefing import Briefing
    from briefing.domain.event import OutsideEvent


class Format(NamedTuple):
    """``name`` is what ``--format`` takes, ``title`` what the TUI shows.

    ``as_of`` is the line that dates a file, empty where the document itself holds its date.
    """

    name: str
    title: str
    suffix: str
    module: str
    as_of: str = ""


FORMATS = {
    listed.name: listed
    for listed in (
        Format("md", "Markdown", "md", "briefing.render.markdown", "*As of {}*"),
        Format("text", "Plain text", "txt", "briefing.render.text", "As of {}"),
        Format("html", "HTML", "html", "briefing.render.html"),
        Format("json", "JSON", "json", "briefing.render.json"),
    )
}
DEFAULT = "text"


def document(
    briefings: Sequence[Briefing],
    format_name: str,
    *,
    now: datetime,
    zone: tzinfo,
    width: int,
    outside: Sequence[OutsideEvent] = (),
    by_day: bool = False,
    pictures: bool = False,
) -> str:
    """The briefings in the format of that name; plain text in lines of ``width`` cells.

    ``outside`` are events that no summit has a part in, to be listed at the end. ``by_day``: what
    happened and what is to come by day, in place of the sections. ``pictures``: with what the
    pictures of a summit show, in formats that can hold them. Only the module of the format is
    loaded.
    """
    renderer = import_module(FORMATS[format_name].module)
    page = renderer.briefings(
        briefings,
        now=now,
        zone=zone,
        width=width,
        outside=outside,
        by_day=by_day,
        pictures=pictures,
    )
    return str(page)
