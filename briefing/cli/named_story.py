"""The story that an id on the command line means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.desk import Desk
    from briefing.domain.briefing import Point
    from briefing.domain.story import Story


def named_story(desk: Desk, id: str) -> tuple[Story, Point | None]:
    """The story with this id, or that of the entry or the point with it; and the point, if it is
    one. Raises `UsageError` for an unknown id."""
    if stories := desk.stories_named([id]):
        return stories[0], None
    point = desk.point(id)
    if point and (stories := desk.stories_named([point.story])):
        return stories[0], point
    raise UsageError(
        f"no story, entry or point has the id {id!r}; `briefing stories` and "
        "`briefing show --format json` show the ids"
    )
